// Expressions but for operators, calls and subqueries.
#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "engine/base/overloaded.hpp"
#include "engine/bind/binder.hpp"
#include "engine/bind/foreign_functions.hpp"
#include "engine/bind/written.hpp"
#include "wafer/text.hpp"

namespace wafer::engine {

namespace {

/// Suffixes nest when they are bound, so that their number is a depth.
constexpr std::size_t most_suffixes = 200;

constexpr kind_set temporal_kinds =
    kind::date | kind::local_time | kind::zoned_time | kind::local_datetime | kind::zoned_datetime | kind::duration;
constexpr kind_set entity_kinds = kind::node | kind::relationship;

bool is_constant(ast::expression const& written) {
    return std::visit(overloaded{
                          [](ast::null_literal) { return true; },
                          [](ast::boolean_literal) { return true; },
                          [](ast::integer_literal) { return true; },
                          [](ast::float_literal) { return true; },
                          [](ast::string_literal const&) { return true; },
                          [](ast::parameter const&) { return true; },
                          [](auto const&) { return false; },
                      },
                      written.node);
}

/// Whether a scope between `from` and `to` declares one of the names anew.
bool shadowed(std::set<std::string> const& names, scope const* from, scope const* to) {
    for (; from != to; from = from->around) {
        if (std::any_of(names.begin(), names.end(), [&](auto const& name) { return from->own(name) != nullptr; })) return true;
    }
    return false;
}

}  // namespace

template <class Bind>
auto binder::within(scope& inner, Bind const& bind_inner) {
    replaced const entered(scope_, &inner);
    replaced const place(aggregation_, aggregation::refused);
    return bind_inner();
}

symbol const* binder::substituted(ast::expression const& written) const {
    if (is_constant(written)) return nullptr;
    for (scope const* at = scope_; at; at = at->around) {
        if (!at->view) continue;
        for (auto const& known : at->view->substitutions) {
            if (same(*known.written, written) && !shadowed(known.variables, scope_, at)) return &known.to;
        }
    }
    return nullptr;
}

expr binder::expression(ast::expression const& written) {
    if (auto const* const known = substituted(written)) return refer(*known, written.at);
    auto const at = written.at;
    return std::visit(
        overloaded{
            [&](ast::null_literal) { return literal({}, at); },
            [&](ast::boolean_literal boolean) { return literal(value::of(boolean.value), at); },
            [&](ast::integer_literal number) { return integer(number.magnitude, false, at); },
            [&](ast::float_literal number) { return literal(value::of(number.value), at); },
            [&](ast::string_literal const& text) { return literal(value::of(std::string_view(text.value)), at); },
            [&](ast::parameter const& parameter) {
                add_parameter(parameter.name);
                return make(bound::parameter{parameter.name}, any_kind, at);
            },
            [&](ast::variable const& name) { return variable(name.name, at); },
            [&](ast::list_literal const& items) { return list(items, at); },
            [&](ast::map_literal const& entries) { return map(entries, at); },
            [&](ast::map_projection const& items) { return projected_map(items, at); },
            [&](ast::chain const& operands) { return chain(operands, at, false); },
            [&](ast::unary const& operand) { return unary(operand, at, false); },
            [&](ast::null_test const& test) {
                return make(bound::null_test{expression(*test.operand), test.negated}, kind::boolean, at);
            },
            [&](ast::type_test const& test) { return test_type(test, at); },
            [&](ast::normal_test const& test) { return test_normal(test, at); },
            [&](ast::label_test const& test) { return test_labels(test, at); },
            [&](ast::postfix const& chain) { return postfix(chain, chain.suffixes.size(), at); },
            [&](ast::case_expression const& branches) { return cases(branches, at); },
            [&](ast::function_call const& call) { return function(call, written); },
            [&](ast::list_comprehension const& inner) { return comprehension(inner, at); },
            [&](ast::quantifier const& inner) { return quantified(inner, at); },
            [&](ast::reduction const& inner) { return reduced(inner, at); },
            [&](ast::pattern_comprehension const& inner) { return pattern_comprehension(inner, at); },
            [&](ast::pattern_predicate const& pattern) -> expr {
                if (pattern.path->search != ast::path_search::none) return shortest_paths(*pattern.path, written.at);
                fail("UnexpectedSyntax",
                     "A pattern is a predicate, for WHERE and the like; here, a pattern comprehension or a COUNT subquery says how "
                     "often it is found.",
                     at);
            },
            [&](ast::subquery_expression const& inner) { return subquery(inner, at); },
        },
        written.node);
}

expr binder::condition(ast::expression const& written) {
    if (auto const* const known = substituted(written)) return refer(*known, written.at);
    auto const at = written.at;
    if (auto const* const pattern = std::get_if<ast::pattern_predicate>(&written.node)) return pattern_predicate(*pattern, at);
    expr bound = nullptr;
    if (auto const* const operands = std::get_if<ast::chain>(&written.node)) {
        bound = chain(*operands, at, true);
    } else if (auto const* const operand = std::get_if<ast::unary>(&written.node)) {
        bound = unary(*operand, at, true);
    } else {
        bound = expression(written);
    }
    require_boolean(bound, "A condition");
    return bound;
}

expr binder::variable(std::string const& name, ast::text_range at) {
    auto const* const found = scope_->find(name);
    if (!found) fail_undefined(name, at);
    return refer(*found, at);
}

projected_view const* binder::hiding(std::string_view name, scope const* in) {
    for (scope const* inner = in; inner; inner = inner->around) {
        if (inner->view && inner->view->hidden && inner->view->hidden->knows(name)) return inner->view;
    }
    return nullptr;
}

void binder::fail_undefined(std::string_view name, ast::text_range at, scope const* in) const {
    if (auto const* const view = hiding(name, in)) {
        bool const ambiguous =
            view->ambiguous && aggregation_ != aggregation::nested && (!view->sorting || view->only_within.contains(std::string(name)));
        if (ambiguous)
            fail("AmbiguousAggregationExpression",
                 fmt::format("`{}` has many values where an aggregate has one: project it by itself, as a grouping key.", name), at);
        fail("UndefinedVariable", fmt::format("The variable `{}` is not there any more after this projection.", name), at);
    }
    if (same_pattern_ && same_pattern_->find(name))
        fail("UndefinedVariable",
             fmt::format("Within a part of a path that is walked by itself, `{}` is not known: only the variables of that part, and those "
                         "that are bound before this pattern, are.",
                         name),
             at);
    bool const elsewhere = std::any_of(out_->symbols.begin(), out_->symbols.end(), [&](auto const& symbol) { return symbol.name == name; });
    if (elsewhere)
        fail("UndefinedVariable",
             fmt::format("The variable `{}` is not known here: WITH passes on only what it names, and what is inside of a list or a subquery stays there.", name),
             at);
    if (auto const* const foreign = find_foreign_function(name); foreign && name.starts_with("current_") && !foreign->here.empty())
        fail("UndefinedVariable", fmt::format("The variable `{}` is not defined. The function {}() tells it.", name, foreign->here), at,
             {fmt::format("{}()", foreign->here)});
    auto near = nearest_names(name, in->visible());
    auto const first = static_cast<unsigned char>(name.front());
    bool const like_text = near.empty() && ((first >= 'A' && first <= 'Z') || first >= 0x80);
    fail("UndefinedVariable", fmt::format("The variable `{0}` is not defined.{1}", name, like_text ? fmt::format(" Text stands in quotes: '{}'.", name) : ""),
         at, std::move(near));
}

expr binder::integer(std::uint64_t magnitude, bool negative, ast::text_range at) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (magnitude > most + (negative ? 1 : 0))
        fail("IntegerOverflow", fmt::format("{}{} does not fit into 64 bits.", negative ? "-" : "", magnitude), at);
    return literal(value::of(static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude)), at);
}

expr binder::list(ast::list_literal const& list, ast::text_range at) {
    bound::list made;
    kind_set elements{};
    for (auto const& item : list.items) {
        made.items.push_back(expression(item));
        elements = elements | made.items.back()->kinds;
    }
    expr const whole = make(std::move(made), kind::list, at);
    know_elements(whole, elements);
    return whole;
}

expr binder::map(ast::map_literal const& map, ast::text_range at) {
    bound::map made;
    for (auto const& entry : map.entries) made.fields.emplace_back(entry.key.text, expression(entry.value));
    return make(std::move(made), kind::map, at);
}

expr binder::postfix(ast::postfix const& postfix, std::size_t count, ast::text_range at) {
    if (count > most_suffixes)
        fail("NestingTooDeep", fmt::format("More than {} properties and indexes in a row.", most_suffixes), at, {}, error_code::limit);
    expr base = expression(*postfix.base);
    for (std::size_t i = 0; i < count; ++i) {
        base = std::visit(overloaded{
                              [&](ast::property_access const& access) {
                                  return property(base, access.key, {at.begin, access.key.at.end});
                              },
                              [&](ast::subscript const& index) {
                                  expr const place = expression(*index.index);
                                  // The closing bracket is known only of the last.
                                  auto const end = i + 1 == postfix.suffixes.size() ? at.end : index.index->at.end;
                                  return subscript(base, place, {at.begin, end});
                              },
                              [&](ast::slice const& bounds) { return slice(base, bounds, at); },
                          },
                          postfix.suffixes[i]);
    }
    return base;
}

expr binder::property(expr base, ast::name const& key, ast::text_range at) {
    constexpr kind_set with_properties = entity_kinds | kind::map | temporal_kinds | kind::point;
    if (!base->kinds.empty() && (base->kinds & with_properties).empty()) {
        // openCypher tells a path, a structure that is part of the graph, from plain values.
        auto const code = base->kinds == kind_set(kind::path) ? error_code::syntax : error_code::type;
        fail("InvalidArgumentType", fmt::format("The property `{}` is asked of {}, which has none.", key.text, described(base->kinds)), at,
             {}, code);
    }
    if (!base->kinds.empty() && (base->kinds | entity_kinds) == entity_kinds) read_name(bound::name_use::sort::key, key);
    return make(bound::property{base, key.text}, any_kind, at);
}

expr binder::subscript(expr base, expr index, ast::text_range at) {
    kind_set const kinds = index->kinds == kind_set(kind::integer) ? elements_of(base) : any_kind;
    return make(bound::subscript{base, index}, kinds, at);
}

expr binder::slice(expr base, ast::slice const& bounds, ast::text_range at) {
    expr const from = bounds.from ? expression(**bounds.from) : nullptr;
    expr const to = bounds.to ? expression(**bounds.to) : nullptr;
    expr const made = make(bound::slice{base, from, to}, any_kind, at);
    know_elements(made, elements_of(base));
    return made;
}

expr binder::cases(ast::case_expression const& written, ast::text_range at) {
    bound::conditional made{{}, nullptr};
    kind_set kinds{};
    expr const subject = written.subject ? expression(**written.subject) : nullptr;
    for (auto const& branch : written.branches) {
        expr const when = subject ? equal(subject, expression(branch.when), branch.when.at) : condition(branch.when);
        expr const then = expression(branch.then);
        kinds = kinds | then->kinds;
        made.branches.emplace_back(when, then);
    }
    if (written.otherwise) {
        made.otherwise = expression(**written.otherwise);
        kinds = kinds | made.otherwise->kinds;
    }
    return make(std::move(made), kinds, at);
}

symbol binder::declare_element(scope& inner, ast::name const& variable, expr list) {
    symbol const element = make_symbol(variable.text, elements_of(list));
    inner.names[variable.text] = element;
    return element;
}

expr binder::comprehension(ast::list_comprehension const& written, ast::text_range at) {
    expr const source = expression(*written.list);
    require(source, kind::list, "A list comprehension");
    scope inner{scope_, nullptr, {}};
    symbol const element = declare_element(inner, written.variable, source);
    return within(inner, [&] {
        expr const where = written.where ? condition(**written.where) : nullptr;
        expr const projection = written.projection ? expression(**written.projection) : nullptr;
        expr const made = make(bound::list_comprehension{element, source, where, projection}, kind::list, at);
        know_elements(made, projection ? projection->kinds : elements_of(source));
        return made;
    });
}

expr binder::quantified(ast::quantifier const& written, ast::text_range at) {
    expr const source = expression(*written.list);
    require(source, kind::list, "A quantifier");
    scope inner{scope_, nullptr, {}};
    symbol const element = declare_element(inner, written.variable, source);
    return within(inner, [&] {
        expr const where = written.where ? condition(**written.where) : literal(value::of(true), at);
        auto const kind = static_cast<bound::quantifier_kind>(written.kind);
        return make(bound::quantifier{kind, element, source, where}, wafer::engine::kind::boolean, at);
    });
}

expr binder::reduced(ast::reduction const& written, ast::text_range at) {
    expr const initial = expression(*written.initial);
    expr const source = expression(*written.list);
    require(source, kind::list, "reduce()");
    scope inner{scope_, nullptr, {}};
    symbol const accumulator = make_symbol(written.accumulator.text, any_kind);
    inner.names[written.accumulator.text] = accumulator;
    symbol const element = declare_element(inner, written.variable, source);
    return within(inner, [&] {
        expr const step = expression(*written.step);
        return make(bound::reduction{accumulator, initial, element, source, step}, initial->kinds | step->kinds, at);
    });
}

expr binder::test_labels(ast::label_test const& written, ast::text_range at) {
    expr const operand = expression(*written.operand);
    require(operand, entity_kinds, "A test of labels");
    auto const sort = operand->kinds == kind_set(kind::relationship) ? bound::name_use::sort::type : bound::name_use::sort::label;
    std::size_t const known = out_->names.size();
    expr const tested = label_condition(operand, *written.labels, sort, at);
    // A label or a type: who knows.
    if (operand->kinds != kind_set(kind::relationship) && operand->kinds != kind_set(kind::node)) out_->names.resize(known);
    return tested;
}

}  // namespace wafer::engine
