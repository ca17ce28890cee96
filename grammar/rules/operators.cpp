#include "grammar/rules/operators.hpp"

#include <optional>
#include <span>

#include "grammar/ast/precedence.hpp"
#include "grammar/rules/types.hpp"

namespace wafer::grammar::rules {
namespace {

using ast::binary_operator;
using ast::level;

struct symbol_operator {
    binary_operator op;
    std::size_t size_bytes;
};

std::optional<symbol_operator> symbol_at(char first, char second) {
    switch (first) {
        case '=': return second == '~' ? symbol_operator{binary_operator::matches, 2} : symbol_operator{binary_operator::equal, 1};
        case '<':
            if (second == '>') return symbol_operator{binary_operator::not_equal, 2};
            if (second == '=') return symbol_operator{binary_operator::less_equal, 2};
            return symbol_operator{binary_operator::less, 1};
        case '>': return second == '=' ? symbol_operator{binary_operator::greater_equal, 2} : symbol_operator{binary_operator::greater, 1};
        case '+': return symbol_operator{binary_operator::add, 1};
        case '-': return symbol_operator{binary_operator::subtract, 1};
        case '|': return second == '|' ? std::optional(symbol_operator{binary_operator::concatenate, 2}) : std::nullopt;
        case '*': return symbol_operator{binary_operator::multiply, 1};
        case '/': return symbol_operator{binary_operator::divide, 1};
        case '%': return symbol_operator{binary_operator::modulo, 1};
        case '^': return symbol_operator{binary_operator::power, 1};
        default: return std::nullopt;
    }
}

struct word_operator {
    std::string_view first;
    std::string_view second;
    binary_operator op;
};

std::optional<word_operator> word_at(char first) {
    switch (lower(first)) {
        case 'a': return word_operator{"and", "", binary_operator::and_};
        case 'o': return word_operator{"or", "", binary_operator::or_};
        case 'x': return word_operator{"xor", "", binary_operator::xor_};
        case 'i': return word_operator{"in", "", binary_operator::in};
        case 's': return word_operator{"starts", "with", binary_operator::starts_with};
        case 'e': return word_operator{"ends", "with", binary_operator::ends_with};
        case 'c': return word_operator{"contains", "", binary_operator::contains};
        default: return std::nullopt;
    }
}

constexpr unsigned bit(level of) { return 1U << static_cast<unsigned>(of); }

bool is_boolean(operation_step const& step) { return !step.test && level_of(step.op) < level::not_; }

bool colons_at(parse_state const& state, char const* at) { return state.end() - at >= 2 && at[0] == ':' && at[1] == ':'; }

// The end of `[NFC | NFD | NFKC | NFKD] NORMALIZED` at `first`; `first` when there is none.
char const* normal_form_end(parse_state& state, char const* first, std::string_view& form) {
    constexpr std::pair<std::string_view, std::string_view> forms[] = {{"nfc", "NFC"}, {"nfd", "NFD"}, {"nfkc", "NFKC"}, {"nfkd", "NFKD"}};
    auto const* next = first;
    std::string_view found = "NFC";
    for (auto const& [word, name] : forms) {
        if (!state.has_keyword(first, word)) continue;
        found = name;
        next = first + word.size();
        state.skip_blank(next);
    }
    constexpr std::string_view last = "normalized";
    if (!state.has_keyword(next, last)) return first;
    form = found;
    return next + last.size();
}

ast::expression located(ast::expression::node_type node, std::uint32_t begin, std::uint32_t end) {
    return {std::move(node), {begin, end}, false};
}

// Reads the flat list once, from left to right, one call of `fold` per level that occurs in it.
class folder {
public:
    folder(parse_state& state, operation& flat) : state_(state), flat_(flat) {
        if (!flat.first.prefixes.empty()) levels_ |= bit(level::not_);
        for (auto const& step : flat.steps) {
            levels_ |= bit(step.test ? level::predicate : level_of(step.op));
            if (!step.right.prefixes.empty()) levels_ |= bit(level::not_);
        }
    }

    struct folded {
        ast::expression value;
        std::size_t height = 0;
    };

    folded fold(level of) {
        while (of != level::sign && (levels_ & bit(of)) == 0) of = above(of);
        if (of == level::sign) return fold_operand();
        if (of == level::not_) return fold_not();
        folded result = fold(above(of));
        bool open = false;  // The result is a chain of this level, which goes on.
        while (at_ < flat_.steps.size() && !state_.stopped()) {
            auto& step = flat_.steps[at_];
            if (step.test) {
                if (of != level::predicate) break;
                ++at_;
                test(result, *step.test);
                open = false;
            } else {
                if (level_of(step.op) != of) break;
                ++at_;
                append(result, open, step, fold(above(of)));
                open = true;
            }
        }
        return result;
    }

private:
    operand& next_operand() { return at_ == 0 ? flat_.first : flat_.steps[at_ - 1].right; }

    folded fold_not() {
        auto const& prefixes = next_operand().prefixes;
        std::size_t count = 0;
        while (count < prefixes.size() && prefixes[count].op == ast::unary_operator::not_) ++count;
        nots_taken_ = count;
        auto result = fold(above(level::not_));
        wrap(result, {prefixes.data(), count});
        return result;
    }

    folded fold_operand() {
        auto& from = next_operand();
        check_pattern(from);
        auto const taken = std::exchange(nots_taken_, 0);
        auto const signs = std::span<prefix const>(from.prefixes).subspan(taken);
        folded result{std::move(from.value), from.height};
        if (!signs.empty() && signs[0].op == ast::unary_operator::not_)
            state_.stop("UnexpectedSyntax", "NOT binds more loosely than the operator before it: put NOT and its operand in parentheses.",
                        {signs[0].begin, signs[0].begin + 3});
        else
            wrap(result, signs);
        return result;
    }

    void wrap(folded& inner, std::span<prefix const> prefixes) {
        inner.height += prefixes.size();
        if (!state_.reach(inner.height, state_.begin() + inner.value.at.begin)) return;
        for (auto each = prefixes.rbegin(); each != prefixes.rend(); ++each) {
            auto const end = inner.value.at.end;
            inner.value = located(ast::unary{each->op, std::move(inner.value)}, each->begin, end);
        }
    }

    void test(folded& inner, trailing_test& what) {
        if (!state_.reach(++inner.height, state_.begin() + what.at.begin)) return;
        auto const begin = inner.value.at.begin;
        if (what.type)
            inner.value = located(ast::type_test{std::move(inner.value), std::move(*what.type), what.negated}, begin, what.at.end);
        else if (!what.form.empty())
            inner.value = located(ast::normal_test{std::move(inner.value), std::string(what.form), what.negated}, begin, what.at.end);
        else
            inner.value = located(ast::null_test{std::move(inner.value), what.negated}, begin, what.at.end);
    }

    void append(folded& left, bool open, operation_step const& step, folded right) {
        left.height = std::max(left.height, right.height);
        auto const end = right.value.at.end;
        if (!open) {
            auto const begin = left.value.at.begin;
            left.value = located(ast::chain{std::move(left.value), {}}, begin, end);
        }
        left.value.at.end = end;
        std::get<ast::chain>(left.value.node).rest.push_back({step.op, step.at, std::move(right.value)});
    }

    // A path pattern is a condition: alone where one is expected, or between AND, OR, XOR and NOT.
    void check_pattern(operand const& from) {
        auto const* path = std::get_if<ast::pattern_predicate>(&from.value.node);
        if (path == nullptr || from.value.parenthesised || path->path->search != ast::path_search::none) return;
        bool const alone = flat_.steps.empty() && from.prefixes.empty();
        bool const after = at_ == 0 || is_boolean(flat_.steps[at_ - 1]);
        bool const before = at_ == flat_.steps.size() || is_boolean(flat_.steps[at_]);
        if (alone ? state_.condition : after && before) return;
        state_.stop("UnexpectedSyntax",
                    "A path pattern may stand only where a condition is expected; EXISTS, COUNT and COLLECT {…} make a value of it.",
                    from.value.at);
    }

    parse_state& state_;
    operation& flat_;
    std::size_t at_ = 0;
    std::size_t nots_taken_ = 0;
    unsigned levels_ = 0;
};

}  // namespace

bool take_not(parse_state& state, char const*& first, prefix& result) {
    if (state.stopped() || !state.has_keyword(first, "not")) return false;
    result = {ast::unary_operator::not_, state.range(first, first).begin};
    return state.accept_token(first, first + 3);
}

bool take_sign(parse_state& state, char const*& first, prefix& result) {
    if (state.stopped() || first == state.end() || (*first != '-' && *first != '+')) return false;
    bool const minus = *first == '-';
    result = {minus ? ast::unary_operator::minus : ast::unary_operator::plus, state.range(first, first).begin};
    if (minus) state.minus_end = first + 1;
    return state.accept_token(first, first + 1);
}

bool take_operator(parse_state& state, char const*& first, operator_token& result) {
    if (state.stopped() || first == state.end()) return state.missing(first, {"an operator"});
    auto const* start = first;
    if (auto const symbol = symbol_at(*first, first + 1 == state.end() ? '\0' : first[1])) {
        result = {symbol->op, state.range(start, start + symbol->size_bytes)};
        return state.accept_token(first, start + symbol->size_bytes);
    }
    auto const word = word_at(*first);
    if (!word || !state.has_keyword(first, word->first)) return state.missing(first, {"an operator"});
    auto const* second = start + word->first.size();
    if (!word->second.empty()) {
        state.skip_blank(second);
        if (!state.has_keyword(second, word->second)) return state.missing(second, {"with", expectation::sort::keyword});
        second += word->second.size();
    }
    result = {word->op, state.range(start, second)};
    return state.accept_token(first, second);
}

bool take_test(parse_state& state, char const*& first, trailing_test& result) {
    auto const* start = first;
    bool const worded = state.has_keyword(start, "is");
    if (state.stopped() || !(worded || colons_at(state, start))) return state.missing(first, {"an operator"});
    auto const* next = start + (worded ? 2 : 0);
    state.skip_blank(next);
    result.negated = worded && state.has_keyword(next, "not");
    if (result.negated) {
        next += 3;
        state.skip_blank(next);
    }
    bool const colons = colons_at(state, next);
    if (colons || state.has_keyword(next, "typed")) {
        if (!state.accept_token(next, next + (colons ? 2 : 5))) return false;
        if (!take_value_type(state, next, result.type.emplace())) return false;
        result.at = state.range_from(start);
        first = next;
        return true;
    }
    if (auto const* end = normal_form_end(state, next, result.form); end != next) {
        result.at = state.range(start, end);
        return state.accept_token(first, end);
    }
    if (!state.has_keyword(next, "null")) return state.missing(next, {"null", expectation::sort::keyword});
    next += 4;
    result.at = state.range(start, next);
    return state.accept_token(first, next);
}

bool add_step(parse_state& state, operation& flat, operation_step step) {
    bool const binary = !step.test;
    if (!binary)
        ++flat.tests;
    else if (level_of(step.op) < level::predicate)
        flat.tests = 0;
    auto const* at = state.begin() + step.at.begin;
    flat.steps.push_back(std::move(step));
    return binary || state.reach(flat.tests, at);
}

bool fold(parse_state& state, operation& flat, ast::expression& result) {
    if (flat.steps.empty() && flat.first.prefixes.empty() && !std::holds_alternative<ast::pattern_predicate>(flat.first.value.node)) {
        result = std::move(flat.first.value);
        return state.reach(flat.first.height, state.begin());
    }
    auto folded = folder(state, flat).fold(level::or_);
    result = std::move(folded.value);
    return !state.stopped() && state.reach(folded.height, state.begin() + result.at.begin);
}

}  // namespace wafer::grammar::rules
