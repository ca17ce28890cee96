#include <optional>

#include "engine/execute/evaluator.hpp"
#include "tests/execute/evaluator_expressions.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::tests;
using bound::arithmetic_operator;
using bound::comparison_operator;
using bound::logic_operator;

namespace {

value truth_of(char letter) { return letter == '?' ? value() : value::of(letter == 't'); }

char letter_of(value const& truth) { return truth.is_null() ? '?' : truth.boolean() ? 't' : 'f'; }

std::vector<value> truths(std::string const& letters) {
    std::vector<value> contents;
    for (char const letter : letters) contents.push_back(truth_of(letter));
    return contents;
}

std::string letters(std::vector<value> const& truths) {
    std::string text;
    for (auto const& truth : truths) text += letter_of(truth);
    return text;
}

value count_calls(call_context& context, std::span<value const> arguments) {
    ++context.random_state;
    return arguments[0];
}

value draw(call_context& context, std::span<value const>) { return value::of(static_cast<std::int64_t>(++context.random_state)); }

value second_of(call_context&, std::span<value const> arguments) { return arguments[1]; }

scalar_function function_of(value (*call)(call_context&, std::span<value const>), std::vector<kind_set> accepts, bool strict = true) {
    scalar_function made;
    made.name = "f";
    made.most = 2;
    made.accepts = std::move(accepts);
    made.strict = strict;
    made.call = call;
    return made;
}

}  // namespace

TEST_CASE("logic has three values") {
    auto const [op, expected] = GENERATE(table<logic_operator, std::string>({
        {logic_operator::and_, "tf?fff?f?"},
        {logic_operator::or_, "ttttf?t??"},
        {logic_operator::xor_, "ft?tf????"},
    }));
    bool const packed = GENERATE(true, false);
    expressions e;
    auto const rows = batch_of({truths("tttfff???"), truths("tf?tf?tf?")}, packed);
    CHECK(letters(e.values(e.logic(op, {e.ref(0), e.ref(1)}), rows)) == expected);
}

TEST_CASE("logic of constants and of rows is the same") {
    auto const op = GENERATE(logic_operator::and_, logic_operator::or_, logic_operator::xor_);
    std::string const all = "tf?";
    for (char const left : all) {
        for (char const right : all) {
            expressions e;
            auto const rows = batch_of({truths({left}), truths({right})});
            auto const by_rows = letters(e.values(e.logic(op, {e.ref(0), e.ref(1)}), rows));
            auto const by_constant = letters(e.values(e.logic(op, {e.ref(0), e.literal(truth_of(right))}), rows));
            auto const folded = letters(e.values(e.logic(op, {e.literal(truth_of(left)), e.literal(truth_of(right))}), rows));
            CHECK(by_constant == by_rows);
            CHECK(folded == by_rows);
        }
    }
}

TEST_CASE("negation leaves null alone") {
    bool const packed = GENERATE(true, false);
    expressions e;
    CHECK(letters(e.values(e.make(bound::negation{e.ref(0)}), batch_of({truths("tf?")}, packed))) == "ft?");
}

TEST_CASE("an operand of logic that is no boolean ends the statement") {
    expressions e;
    auto const rows = batch_of({integers({1})});
    CHECK(e.failure(e.logic(logic_operator::and_, {e.ref(0), e.literal(value::of(true))}), rows) == "InvalidArgumentType");
    CHECK(e.failure(e.logic(logic_operator::or_, {e.literal(value::of(false)), e.ref(0)}), rows) == "InvalidArgumentType");
    CHECK(e.failure(e.make(bound::negation{e.ref(0)}), rows) == "InvalidArgumentType");
}

TEST_CASE("AND shows its later operands only the rows that are open") {
    expressions e;
    auto const nonzero = e.compare(comparison_operator::not_equal, e.ref(0), e.integer(0));
    auto const quotient = e.compute(arithmetic_operator::divide, e.integer(10), e.ref(0));
    auto const condition = e.logic(logic_operator::and_, {nonzero, e.compare(comparison_operator::greater, quotient, e.integer(1))});
    auto const rows = batch_of({integers({0, 1, 0, 4, 5, 0})});
    CHECK(letters(e.values(condition, rows)) == "ftfttf");
    CHECK(e.failure(quotient, rows) == "DivisionByZero");
}

TEST_CASE("OR shows its later operands only the rows that are open") {
    expressions e;
    auto const zero = e.compare(comparison_operator::equal, e.ref(0), e.integer(0));
    auto const quotient = e.compute(arithmetic_operator::divide, e.integer(10), e.ref(0));
    auto const condition = e.logic(logic_operator::or_, {zero, e.compare(comparison_operator::less, quotient, e.integer(3))});
    CHECK(letters(e.values(condition, batch_of({integers({0, 1, 0, 4, 5, 0})}))) == "tftttt");
    CHECK(letters(e.values(condition, batch_of({integers({0})}))) == "t");
}

TEST_CASE("a chain of 100,000 operands works") {
    constexpr std::int64_t length = 100'000;
    expressions e;
    std::vector<bound::expr> conditions;
    std::vector<std::pair<arithmetic_operator, bound::expr>> additions;
    for (std::int64_t i = 0; i < length; ++i) {
        conditions.push_back(e.compare(comparison_operator::equal, e.ref(0), e.integer(i)));
        additions.emplace_back(arithmetic_operator::add, e.ref(0));
    }
    auto const rows = batch_of({integers({-1, length - 1, 7})});
    CHECK(letters(e.values(e.logic(logic_operator::or_, std::move(conditions)), rows)) == "ftt");
    CHECK(e.rows(e.make(bound::arithmetic{e.integer(5), std::move(additions)}), rows) == "-99995, 9999900005, 700005");
}

TEST_CASE("a condition of CASE is asked, and its value computed, only where it matters") {
    bool const packed = GENERATE(true, false);
    expressions e;
    auto const zero = e.compare(comparison_operator::equal, e.ref(0), e.integer(0));
    auto const quotient = e.compute(arithmetic_operator::divide, e.integer(10), e.ref(0));
    auto const large = e.compare(comparison_operator::greater, quotient, e.integer(4));
    auto const chosen = e.make(bound::conditional{{{zero, e.text("none")}, {large, quotient}}, e.ref(0)});
    auto const rows = batch_of({{value::of(std::int64_t{0}), value::of(std::int64_t{2}), value::of(std::int64_t{5}), value()}}, packed);
    CHECK(e.rows(chosen, rows) == "'none', 5, 5, null");
    auto const without_else = e.make(bound::conditional{{{zero, e.integer(1)}}, nullptr}, kind::integer);
    CHECK(e.rows(without_else, rows) == "1, null, null, null");
}

TEST_CASE("a constant expression is computed once, and its error waits until a row asks") {
    expressions e;
    auto const counted = function_of(count_calls, {any_kind});
    auto const call = e.call(counted, {e.integer(3)});
    CHECK(e.rows(call, batch_of({integers({1, 2, 3})})) == "3, 3, 3");
    CHECK(e.run.calls.random_state == 1);
    auto const impossible = e.compute(arithmetic_operator::divide, e.integer(1), e.integer(0));
    auto const guarded = e.make(bound::conditional{{{e.compare(comparison_operator::equal, e.ref(0), e.integer(9)), impossible}}, nullptr});
    CHECK(e.rows(guarded, batch_of({integers({1})})) == "null");
    CHECK(e.failure(guarded, batch_of({integers({9})})) == "DivisionByZero");
    CHECK(e.failure(impossible, batch_of({{}})).empty());
}

TEST_CASE("functions get their arguments by row") {
    bool const packed = GENERATE(true, false);
    expressions e;
    auto const second = function_of(second_of, {kind::integer, kind::integer | kind::string});
    auto const rows = batch_of({{value::of(std::int64_t{1}), value(), value::of(std::int64_t{3})}, integers({4, 5, 6})}, packed);
    CHECK(e.rows(e.call(second, {e.ref(0), e.ref(1)}), rows) == "4, null, 6");
    CHECK(e.rows(e.call(second, {e.ref(0), e.text("x")}), rows) == "'x', null, 'x'");
    CHECK(e.rows(e.call(second, {e.literal({}), e.ref(1)}), rows) == "null, null, null");
    CHECK(e.failure(e.call(second, {e.ref(1), e.literal(value::of(2.5))}), rows) == "InvalidArgumentValue");
    auto const lenient = function_of(second_of, {kind::integer}, false);
    CHECK(e.rows(e.call(lenient, {e.ref(0), e.ref(1)}), rows) == "4, 5, 6");
}

TEST_CASE("a function that draws anew is called for each row, one that reads the clock once for a batch") {
    expressions e;
    auto drawing = function_of(draw, {any_kind});
    drawing.deterministic = false;
    drawing.most = 0;
    auto const rows = batch_of({integers({1, 2, 3})});
    CHECK(e.rows(e.call(drawing, {}), rows) == "1, 2, 3");
    auto reading = function_of(count_calls, {any_kind});
    reading.deterministic = false;
    CHECK(e.rows(e.call(reading, {e.integer(7)}), rows) == "7, 7, 7");
    CHECK(e.run.calls.random_state == 4);
}

TEST_CASE("an evaluator may be run again with other parameters and another graph") {
    expressions e;
    e.parameters = {"a"};
    auto const parameter = e.make(bound::parameter{"a"});
    auto const found = e.make(bound::predicate{bound::predicate_operator::in, e.integer(1), parameter});
    auto const compiled = e.compiled(e.make(bound::list{{parameter, found}}), 0);
    batch one;
    one.rows = 1;
    for (std::int64_t const number : {1, 2}) {
        e.run.parameters = {list_of({value::of(number)})};
        CHECK(to_literal(compiled->evaluate(one).get(0)) == (number == 1 ? "[[1], true]" : "[[2], false]"));
    }
}

TEST_CASE("the message about a wrong argument names function, place and kinds") {
    expressions e;
    auto const second = function_of(second_of, {kind::integer, kind::integer | kind::string});
    auto const rows = batch_of({{value::of(true)}});
    CHECK_THROWS_WITH(e.rows(e.call(second, {e.integer(1), e.ref(0)}), rows), "f() takes INTEGER or STRING as its argument 2, not true, which is BOOLEAN.");
}

TEST_CASE("parameters are constants of the run") {
    expressions e;
    e.parameters = {"a", "b"};
    e.run.parameters = {value::of(std::int64_t{1}), list_of({value::of("x")})};
    auto const rows = batch_of({integers({5, 6})});
    CHECK(e.rows(e.make(bound::parameter{"b"}), rows) == "['x'], ['x']");
    CHECK(e.rows(e.compute(arithmetic_operator::add, e.ref(0), e.make(bound::parameter{"a"})), rows) == "6, 7");
    CHECK(e.failure(e.make(bound::parameter{"c"}), rows) == "MissingParameter");
}

TEST_CASE("a reference is the column of the batch itself") {
    expressions e;
    auto const rows = batch_of({integers({1, 2})});
    auto const compiled = e.compiled(e.ref(0), 1);
    CHECK(&compiled->evaluate(rows) == &rows.columns[0]);
    std::vector<slot> slots;
    compiled->collect_slots(slots);
    CHECK(slots == std::vector<slot>{0});
}

TEST_CASE("the rows selected are those that are true") {
    std::vector<std::uint32_t> selected{7};
    auto const rows = batch_of({truths("t?ft?t")}, GENERATE(true, false));
    select_true(rows.columns[0], rows.rows, selected);
    CHECK(selected == std::vector<std::uint32_t>{0, 3, 5});
    column constant;
    constant.make_constant(value::of(true));
    select_true(constant, 3, selected);
    CHECK(selected == std::vector<std::uint32_t>{0, 1, 2});
    constant.make_constant({});
    select_true(constant, 3, selected);
    CHECK(selected.empty());
    constant.make_constant(value::of(std::int64_t{1}));
    CHECK_THROWS_AS(select_true(constant, 3, selected), wafer::error);
}

TEST_CASE("a constant can be evaluated without rows") {
    expressions e;
    compile_context context;
    context.run = &e.run;
    auto const sum = e.compute(arithmetic_operator::add, e.integer(1), e.integer(2));
    CHECK(to_literal(evaluate_constant(sum, context)) == "3");
}
