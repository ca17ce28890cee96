// Calls of functions and aggregates.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"
#include "engine/bind/foreign_functions.hpp"
#include "engine/bind/written.hpp"
#include "wafer/text.hpp"

namespace wafer::engine {

namespace {

constexpr std::uint8_t unlimited = 255;

/// What the lists that some functions return are made of.
kind_set elements_returned(std::string_view function) {
    if (function == "nodes") return kind::node;
    if (function == "relationships") return kind::relationship;
    if (function == "keys" || function == "labels" || function == "split") return kind::string;
    if (function == "range") return kind::integer;
    return any_kind;
}

bool is_random(std::string_view function) { return function == "rand" || function == "randomUUID"; }

bool equal_names(std::string_view left, std::string_view right) {
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [&](char a, char b) { return lower(a) == lower(b); });
}

/// `NFC` and its kin as words, for normalize(); nothing if that is no such word.
std::optional<std::string_view> form_named(ast::expression const& written) {
    auto const* const word = std::get_if<ast::variable>(&written.node);
    if (!word) return std::nullopt;
    for (std::string_view const form : {"NFC", "NFD", "NFKC", "NFKD"}) {
        if (equal_names(form, word->name)) return form;
    }
    return std::nullopt;
}

std::vector<std::string> known_names() {
    std::vector<std::string> names{"exists"};
    for (auto const& function : functions()) names.emplace_back(function.name);
    for (auto const& aggregate : aggregates()) names.emplace_back(aggregate.name);
    return names;
}

[[noreturn]] void fail_unknown_function(std::string const& name, ast::text_range at) {
    auto const* const foreign = find_foreign_function(name);
    if (!foreign) fail("UnknownFunction", fmt::format("There is no function {}().", name), at, nearest_names(name, known_names()));
    if (foreign->here.empty()) fail("UnknownFunction", fmt::format("There is no function {}(): {}.", name, foreign->advice), at);
    fail("UnknownFunction", fmt::format("There is no function {}().", name), at, {std::string(foreign->here)});
}

std::string counted_arguments(std::size_t least, std::size_t most) {
    if (most == unlimited) return fmt::format("at least {} argument{}", least, least == 1 ? "" : "s");
    if (least == most) return fmt::format("{} argument{}", least, least == 1 ? "" : "s");
    return fmt::format("{} to {} arguments", least, most);
}

void check_count(std::string_view name, std::size_t least, std::size_t most, std::size_t given, ast::text_range at) {
    if (given >= least && (most == unlimited || given <= most)) return;
    fail("InvalidNumberOfArguments", fmt::format("{}() takes {}, not {}.", name, counted_arguments(least, most), given), at);
}

}  // namespace

expr binder::function(ast::function_call const& call, ast::expression const& written) {
    auto const name = joined(call.path);
    if (auto const* const known = find_aggregate(name)) return aggregate(*known, call, written);
    if (equal_names(name, "exists") && call.arguments.size() == 1) return exists(call, written.at);
    if (expr const place = call.arguments.empty() ? place_in_file(name, written.at) : nullptr) return place;
    auto const* const known = find_function(name);
    if (!known) fail_unknown_function(name, range_of(call.path));
    if (call.star || call.distinct)
        fail("UnexpectedSyntax", fmt::format("{}() is no aggregate: it takes neither * nor DISTINCT.", known->name), written.at);
    check_count(known->name, known->least, known->most, call.arguments.size(), written.at);
    if (aggregation_ == aggregation::nested && is_random(known->name))
        fail("NonConstantExpression", fmt::format("An aggregate cannot run over {}(): give it a name in a WITH before.", known->name),
             written.at);
    bound::call made{known, {}};
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        auto const form = i == 1 && known->name == "normalize" ? form_named(call.arguments[i]) : std::nullopt;
        expr const argument = form ? literal(value::of(*form), call.arguments[i].at) : expression(call.arguments[i]);
        if (!known->accepts.empty())
            require(argument, known->accepts[std::min(i, known->accepts.size() - 1)], fmt::format("{}()", known->name));
        made.arguments.push_back(argument);
    }
    expr const whole = make(std::move(made), known->returns, written.at);
    know_elements(whole, elements_returned(known->name));
    return whole;
}

/// `exists(n.key)`, `exists((n)-->())`.
expr binder::exists(ast::function_call const& call, ast::text_range at) {
    auto const& argument = call.arguments.front();
    if (auto const* const pattern = std::get_if<ast::pattern_predicate>(&argument.node)) return pattern_predicate(*pattern, at);
    return make(bound::null_test{expression(argument), true}, kind::boolean, at);
}

expr binder::aggregate(aggregate_function const& function, ast::function_call const& call, ast::expression const& written) {
    if (aggregation_ == aggregation::nested)
        fail("NestedAggregation", fmt::format("{}() is within another aggregate.", function.name), written.at);
    if (aggregation_ == aggregation::refused)
        fail("InvalidAggregation",
             fmt::format("{}() has no rows to run over here: aggregates belong into the items of WITH and RETURN.", function.name),
             written.at);
    auto& gathered = *aggregates_;
    for (auto const& known : gathered.found) {
        if (same(*known.written, written)) return refer(known.name, written.at);
    }
    if (gathered.closed) {
        aggregate_arguments(function, call);
        fail("InvalidAggregation", fmt::format("{}() is not among the items, so that it cannot be used after them.", function.name),
             written.at);
    }
    bound::aggregate_item item = [&] {
        replaced const before(scope_, gathered.input);
        return aggregate_arguments(function, call);
    }();
    item.name = make_anonymous(function.returns);
    if (equal_names(function.name, "collect") && item.argument) symbol_elements_[item.name.value] = item.argument->kinds;
    gathered.found.push_back({&written, item.name});
    gathered.into->aggregates.push_back(item);
    return refer(item.name, written.at);
}

bound::aggregate_item binder::aggregate_arguments(aggregate_function const& function, ast::function_call const& call) {
    replaced const place(aggregation_, aggregation::nested);
    ast::text_range const at = range_of(call.path);
    bound::aggregate_item item{{}, &function, call.distinct, nullptr, nullptr};
    if (call.star) {
        if (!equal_names(function.name, "count"))
            fail("UnexpectedSyntax", fmt::format("Only count() takes a star, {}() does not.", function.name), at);
        return item;
    }
    check_count(function.name, function.arguments, function.arguments, call.arguments.size(), at);
    item.argument = expression(call.arguments[0]);
    require(item.argument, function.accepts, fmt::format("{}()", function.name));
    if (function.arguments == 2) item.parameter = expression(call.arguments[1]);
    return item;
}

}  // namespace wafer::engine
