#include "tests/bind/outline.hpp"
#include "tests/support/catch.hpp"

using wafer::tests::bound_of;
using wafer::tests::outline_of;
using wafer::tests::refusal_of;

TEST_CASE("a CALL by itself returns all outputs, or those it yields") {
    CHECK(outline_of("CALL test.pair(1, 'y')") == "call test.pair(1, 'y') yield [0:a, 1:b]");
    CHECK(bound_of("CALL test.pair(1, 'y')")->column_names == std::vector<std::string>{"a", "b"});
    CHECK(bound_of("CALL test.pair(1, 'y') YIELD *")->column_names == std::vector<std::string>{"a", "b"});
    CHECK(bound_of("CALL test.pair(1, 'y') YIELD b AS c, a")->column_names == std::vector<std::string>{"c", "a"});
    CHECK(bound_of("CALL test.nothing()")->column_names.empty());
}

TEST_CASE("a CALL by itself takes parameters of the names of its inputs") {
    auto const statement = bound_of("CALL test.pair");
    CHECK(wafer::tests::outline(*statement).query(*statement->root) == "call test.pair($first, $second) yield [0:a, 1:b]\n");
    CHECK(statement->parameters == std::vector<std::string>{"first", "second"});
    CHECK(refusal_of("CALL test.pair YIELD a RETURN a") == "InvalidArgumentPassingMode: test.pair");
}

TEST_CASE("defaults fill in for arguments that are left out") {
    CHECK(outline_of("CALL test.pair(1)") == "call test.pair(1, 'x') yield [0:a, 1:b]");
    CHECK(refusal_of("CALL test.pair()") == "InvalidNumberOfArguments: test.pair");
    CHECK(refusal_of("CALL test.pair(1, 'a', 2)") == "InvalidNumberOfArguments: test.pair");
}

TEST_CASE("within a query a CALL yields by name, and its rows may be filtered") {
    CHECK(outline_of("MATCH (n) CALL test.pair(n.x) YIELD b AS c WHERE c > 'a' RETURN c") ==
          "match (n)\ncall test.pair(n.x, 'x') yield [1:c] where c > 'a'\nproject c");
    CHECK(outline_of("MATCH (n) CALL test.nothing() RETURN n") == "match (n)\ncall test.nothing() yield []\nproject n");
    CHECK(refusal_of("CALL test.pair(1) RETURN a") == "UndefinedVariable: a");
    CHECK(refusal_of("CALL test.pair(1) YIELD * RETURN a") == "UnexpectedSyntax: test.pair");
    CHECK(refusal_of("MATCH (n) CALL test.pair(1) YIELD a") == "InvalidClauseComposition: CALL test.pair(1) YIELD a");
}

TEST_CASE("what is yielded has a name of its own") {
    CHECK(refusal_of("CALL test.pair(1) YIELD a, b AS a RETURN a") == "VariableAlreadyBound: a");
    CHECK(refusal_of("MATCH (a) CALL test.pair(1) YIELD a RETURN a") == "VariableAlreadyBound: a");
    CHECK(refusal_of("CALL test.pair(1) YIELD z RETURN z") == "UndefinedVariable: z");
}

TEST_CASE("arguments are of the kinds of the inputs, and no aggregates") {
    CHECK(refusal_of("CALL test.pair(true)") == "InvalidArgumentType: true");
    CHECK(refusal_of("CALL test.pair(null)") == "none");
    CHECK(refusal_of("MATCH (n) CALL test.pair(count(n)) YIELD a RETURN a") == "InvalidAggregation: count(n)");
}

TEST_CASE("an unknown procedure suggests the nearest one") {
    CHECK(refusal_of("CALL test.pear()") == "ProcedureNotFound: test.pear");
    try {
        bound_of("CALL test.pear()");
    } catch (wafer::error const& refused) {
        CHECK(refused.code() == wafer::error_code::procedure);
        CHECK(refused.suggestions() == std::vector<std::string>{"test.pair"});
    }
}
