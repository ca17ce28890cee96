#include <optional>

#include "engine/execute/evaluator.hpp"
#include "tests/execute/evaluator_expressions.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::tests;
using bound::arithmetic_operator;
using bound::comparison_operator;
using bound::predicate_operator;
using bound::quantifier_kind;

namespace {

value integer_list(std::initializer_list<std::int64_t> numbers) { return value::of(integers(numbers)); }

bound::expr in(expressions& e, bound::expr left, bound::expr right) {
    return e.make(bound::predicate{predicate_operator::in, left, right});
}

constexpr std::uint32_t x = 10;  // The local variable of the tests below.
constexpr std::uint32_t sum = 11;

}  // namespace

TEST_CASE("predicates on texts are null unless both sides are texts") {
    auto const [op, expected] = GENERATE(table<predicate_operator, std::string>({
        {predicate_operator::starts_with, "true, false, true, null, null"},
        {predicate_operator::ends_with, "false, true, true, null, null"},
        {predicate_operator::contains, "true, true, true, null, null"},
        {predicate_operator::matches, "false, false, true, null, null"},
    }));
    expressions e;
    std::vector<value> const texts{value::of("wafers"), value::of("a wafer"), value::of("wafer"), value(), value::of(std::int64_t{1})};
    auto const rows = batch_of({texts, std::vector<value>(5, value::of("wafer"))});
    CHECK(e.rows(e.make(bound::predicate{op, e.ref(0), e.text("wafer")}), rows) == expected);
    CHECK(e.rows(e.make(bound::predicate{op, e.ref(0), e.ref(1)}), rows) == expected);
    CHECK(e.rows(e.make(bound::predicate{op, e.ref(0), e.literal({})}), rows) == "null, null, null, null, null");
}

TEST_CASE("a regular expression has to match the whole text") {
    auto const [pattern, expected] = GENERATE(table<char const*, std::string>({
        {"w.f", "false, false"},
        {"w.*", "true, false"},
        {"(?s)w.*|x\\ny", "true, true"},
        {"(?i)WAFER", "true, false"},
        {".*", "true, false"},
    }));
    expressions e;
    auto const rows = batch_of({{value::of("wafer"), value::of("x\ny")}});
    CHECK(e.rows(e.make(bound::predicate{predicate_operator::matches, e.ref(0), e.text(pattern)}), rows) == expected);
}

TEST_CASE("a text that is no regular expression is named in the error") {
    expressions e;
    auto const match = e.make(bound::predicate{predicate_operator::matches, e.ref(0), e.text("(a")});
    CHECK_THROWS_WITH(e.rows(match, batch_of({{value::of("a")}})), Catch::Contains("'(a' is not a regular expression"));
    CHECK(e.rows(match, batch_of({{value()}})) == "null");
}

TEST_CASE("IN has three values") {
    auto const ten = integer_list({0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    struct example {
        value wanted;
        value list;
        std::string expected;
    };
    for (auto const& [wanted, list, expected] : std::vector<example>{
             {value::of(std::int64_t{1}), integer_list({1, 2}), "true"},
             {value::of(std::int64_t{3}), integer_list({1, 2}), "false"},
             {value::of(1.0), integer_list({1, 2}), "true"},
             {value(), integer_list({1}), "null"},
             {value(), integer_list({}), "false"},
             {value::of(std::int64_t{1}), value(), "null"},
             {value::of(std::int64_t{1}), list_of({value(), value::of(std::int64_t{1})}), "true"},
             {value::of(std::int64_t{2}), list_of({value(), value::of(std::int64_t{1})}), "null"},
             {value::of("2"), ten, "false"},
             {value::of(9.0), ten, "true"},
             {value(), ten, "null"},
             {list_of({value()}), ten, "false"},
         }) {
        expressions e;
        auto const rows = batch_of({{wanted}, {list}});
        CHECK(e.rows(in(e, e.ref(0), e.ref(1)), rows) == expected);
        CHECK(e.rows(in(e, e.ref(0), e.literal(list)), rows) == expected);
        CHECK(e.rows(in(e, e.literal(wanted), e.ref(1)), rows) == expected);
        CHECK(e.rows(in(e, e.literal(wanted), e.literal(list)), rows) == expected);
    }
}

TEST_CASE("IN over packed integers leaves null rows null") {
    expressions e;
    std::vector<value> const numbers{value::of(std::int64_t{1}), value(), value::of(std::int64_t{5})};
    auto const rows = batch_of({numbers});
    CHECK(e.rows(in(e, e.ref(0), e.literal(integer_list({1, 2}))), rows) == "true, null, false");
    CHECK(e.rows(in(e, e.ref(0), e.literal(integer_list({}))), rows) == "false, false, false");
    value_list const many(40, value::of(std::int64_t{5}));
    CHECK(e.rows(in(e, e.ref(0), e.literal(value::of(many))), rows) == "false, null, true");
}

TEST_CASE("IN takes a list only") {
    expressions e;
    auto const rows = batch_of({integers({1})});
    CHECK(e.failure(in(e, e.ref(0), e.ref(0)), rows) == "InvalidArgumentType");
    CHECK(e.failure(in(e, e.ref(0), e.integer(1)), rows) == "InvalidArgumentType");
}

TEST_CASE("lists and maps are made of rows and constants") {
    expressions e;
    auto const rows = batch_of({integers({1, 2}), {value::of("a"), value()}});
    CHECK(e.rows(e.make(bound::list{{e.ref(0), e.text("x"), e.ref(1)}}), rows) == "[1, 'x', 'a'], [2, 'x', null]");
    CHECK(e.rows(e.make(bound::map{{{"k", e.ref(1)}, {"a", e.ref(0)}}}), rows) == "{a: 1, k: 'a'}, {a: 2, k: null}");
    CHECK(e.rows(e.make(bound::list{{e.integer(1), e.make(bound::list{{}})}}), rows) == "[1, []], [1, []]");
    CHECK(e.rows(e.make(bound::map{{}}), rows) == "{}, {}");
}

TEST_CASE("elements and slices of lists") {
    expressions e;
    auto const rows = batch_of({{integer_list({1, 2, 3}), value(), integer_list({})}, integers({1, 0, 0})});
    CHECK(e.rows(e.make(bound::subscript{e.ref(0), e.ref(1)}), rows) == "2, null, null");
    CHECK(e.rows(e.make(bound::subscript{e.ref(0), e.integer(-1)}), rows) == "3, null, null");
    CHECK(e.rows(e.make(bound::slice{e.ref(0), e.ref(1), nullptr}), rows) == "[2, 3], null, []");
    CHECK(e.rows(e.make(bound::slice{e.ref(0), nullptr, e.ref(1)}), rows) == "[1], null, []");
    CHECK(e.rows(e.make(bound::slice{e.ref(0), e.integer(0), e.literal({})}), rows) == "null, null, null");
    CHECK(e.failure(e.make(bound::subscript{e.ref(1), e.integer(0)}), rows) == "InvalidArgumentType");
}

TEST_CASE("a list comprehension filters and computes, with the variables around it") {
    expressions e;
    auto const rows = batch_of(
        {{integer_list({1, 2, 3, 4}), integer_list({}), value(), list_of({value::of(std::int64_t{9}), value()})}, integers({2, 0, 0, 1})});
    auto const large = e.compare(comparison_operator::greater, e.ref(x), e.ref(1));
    auto const product = e.compute(arithmetic_operator::multiply, e.ref(x), e.ref(1));
    CHECK(e.rows(e.make(bound::list_comprehension{{x}, e.ref(0), large, product}), rows) == "[6, 8], [], null, [9]");
    CHECK(e.rows(e.make(bound::list_comprehension{{x}, e.ref(0), large, nullptr}), rows) == "[3, 4], [], null, [9]");
    CHECK(e.rows(e.make(bound::list_comprehension{{x}, e.ref(0), nullptr, product}), rows) == "[2, 4, 6, 8], [], null, [9, null]");
    CHECK(e.failure(e.make(bound::list_comprehension{{x}, e.ref(1), nullptr, nullptr}), rows) == "InvalidArgumentType");
}

TEST_CASE("the projection of a list comprehension sees only the elements that are kept") {
    expressions e;
    auto const nonzero = e.compare(comparison_operator::not_equal, e.ref(x), e.integer(0));
    auto const quotient = e.compute(arithmetic_operator::divide, e.integer(8), e.ref(x));
    auto const comprehension = e.make(bound::list_comprehension{{x}, e.ref(0), nonzero, quotient});
    CHECK(e.rows(comprehension, batch_of({{integer_list({4, 0, 2})}})) == "[2, 4]");
}

TEST_CASE("comprehensions nest, and run in batches of any size") {
    auto const batch_rows = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{2048});
    expressions e;
    e.run.batch_rows = batch_rows;
    constexpr std::uint32_t y = 12;
    auto const total = e.make(bound::arithmetic{e.ref(x), {{arithmetic_operator::add, e.ref(y)}, {arithmetic_operator::add, e.ref(1)}}});
    auto const inner = e.make(bound::list_comprehension{{y}, e.ref(0), nullptr, total});
    auto const outer = e.make(bound::list_comprehension{{x}, e.ref(0), nullptr, inner});
    auto const rows = batch_of({{integer_list({1, 2}), integer_list({5})}, integers({100, 200})});
    CHECK(e.rows(outer, rows) == "[[102, 103], [103, 104]], [[210]]");
}

TEST_CASE("a comprehension over constants is a constant") {
    expressions e;
    auto const square = e.compute(arithmetic_operator::multiply, e.ref(x), e.ref(x));
    auto const comprehension = e.make(bound::list_comprehension{{x}, e.literal(integer_list({1, 2, 3})), nullptr, square});
    auto const rows = batch_of({integers({1, 2})});
    CHECK(e.rows(comprehension, rows) == "[1, 4, 9], [1, 4, 9]");
    CHECK(e.compiled(comprehension, 1)->evaluate(rows).constant());
}

TEST_CASE("quantifiers have three values") {
    auto const [kind, expected] = GENERATE(table<quantifier_kind, std::string>({
        {quantifier_kind::all, "true, false, true, null, false, false, null, false, null"},
        {quantifier_kind::any, "false, true, true, true, null, false, null, true, true"},
        {quantifier_kind::none, "true, false, false, false, null, true, null, false, false"},
        {quantifier_kind::single, "false, true, true, null, null, false, null, false, false"},
    }));
    auto const batch_rows = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{2048});
    expressions e;
    e.run.batch_rows = batch_rows;
    value const null;
    value const two = value::of(std::int64_t{2});
    value const zero = value::of(std::int64_t{0});
    auto const rows = batch_of({{list_of({}), list_of({zero, two}), list_of({two}), list_of({two, null}), list_of({zero, null}),
                                 list_of({zero}), null, list_of({two, zero, two}), list_of({null, two, two})}});
    auto const is_two = e.compare(comparison_operator::equal, e.ref(x), e.integer(2));
    CHECK(e.rows(e.make(bound::quantifier{kind, {x}, e.ref(0), is_two}), rows) == expected);
}

TEST_CASE("a quantifier wants a list and a boolean") {
    expressions e;
    auto const rows = batch_of({integers({1}), {integer_list({1})}});
    CHECK(e.failure(e.make(bound::quantifier{quantifier_kind::any, {x}, e.ref(0), e.ref(x)}), rows) == "InvalidArgumentType");
    CHECK(e.failure(e.make(bound::quantifier{quantifier_kind::any, {x}, e.ref(1), e.ref(x)}), rows) == "InvalidArgumentType");
}

TEST_CASE("reduce walks each list to its own end") {
    expressions e;
    auto const step =
        e.make(bound::arithmetic{e.ref(sum), {{arithmetic_operator::multiply, e.ref(1)}, {arithmetic_operator::add, e.ref(x)}}});
    auto const rows = batch_of(
        {{integer_list({1, 2, 3}), integer_list({}), value(), integer_list({7}), integer_list({4, 5})}, integers({10, 1, 1, 1, 2})});
    CHECK(e.rows(e.make(bound::reduction{{sum}, e.integer(0), {x}, e.ref(0), step}), rows) == "123, 0, null, 7, 13");
    CHECK(e.rows(e.make(bound::reduction{{sum}, e.ref(1), {x}, e.ref(0), e.ref(x)}), rows) == "3, 1, null, 7, 5");
    CHECK(e.rows(e.make(bound::reduction{{sum}, e.ref(1), {x}, e.ref(0), e.ref(sum)}), rows) == "10, 1, null, 1, 2");
    CHECK(e.failure(e.make(bound::reduction{{sum}, e.ref(1), {x}, e.ref(1), e.ref(sum)}), rows) == "InvalidArgumentType");
}

TEST_CASE("reduce over a long list can be cancelled") {
    expressions e;
    auto const step = e.compute(arithmetic_operator::add, e.ref(sum), e.ref(x));
    auto const reduction = e.make(bound::reduction{{sum}, e.integer(0), {x}, e.ref(0), step});
    auto const rows = batch_of({{value::of(value_list(10'000, value::of(std::int64_t{1})))}});
    CHECK(e.rows(reduction, rows) == "10000");
    e.stop.cancel();
    CHECK_THROWS_AS(e.rows(reduction, rows), wafer::error);
}
