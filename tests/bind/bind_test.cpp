#include "engine/bind/bind.hpp"
#include "tests/bind/outline.hpp"
#include "tests/support/catch.hpp"

using wafer::tests::bound_of;
using wafer::tests::outline_of;
using wafer::tests::refusal_of;

namespace bound = wafer::engine::bound;
using wafer::engine::kind;
using wafer::engine::kind_set;

TEST_CASE("a statement lists its parameters once each") {
    CHECK(bound_of("RETURN $b + $a + $b AS x")->parameters == std::vector<std::string>{"a", "b"});
}

TEST_CASE("EXPLAIN and PROFILE are kept") {
    CHECK(bound_of("RETURN 1")->mode == bound::statement_mode::run);
    CHECK(bound_of("EXPLAIN RETURN 1")->mode == bound::statement_mode::explain);
    CHECK(bound_of("PROFILE RETURN 1")->mode == bound::statement_mode::profile);
}

TEST_CASE("symbols know what they can be") {
    auto const statement = bound_of("MATCH p = (a)-[r]->(b)-[s*]->() UNWIND [1, 'x'] AS u RETURN count(*) AS c, a, r, s, p, u");
    std::map<std::string, kind_set> kinds;
    for (auto const& symbol : statement->symbols) kinds[symbol.name] = symbol.kinds;
    CHECK(kinds["a"] == kind_set(kind::node));
    CHECK(kinds["r"] == kind_set(kind::relationship));
    CHECK(kinds["s"] == kind_set(kind::list));
    CHECK(kinds["p"] == kind_set(kind::path));
    CHECK(kinds["u"] == (kind::integer | kind::string));
    CHECK(kinds["c"] == kind_set(kind::integer));
}

TEST_CASE("UNWIND names each element") {
    CHECK(outline_of("UNWIND [1, 2] AS x RETURN x") == "unwind [1, 2] as x\nproject x");
    CHECK(outline_of("LOAD CSV WITH HEADERS FROM 'a' AS row FIELDTERMINATOR ';' RETURN DISTINCT row.x AS x") ==
          "load with headers 'a' row ';'\ndistinct x = row.x");
    CHECK(refusal_of("UNWIND [1] AS x UNWIND [2] AS x RETURN x") == "VariableAlreadyBound: x");
}

TEST_CASE("the parts of a union return the same columns, in the order of the first part") {
    auto const statement = bound_of("RETURN 1 AS a, 2 AS b UNION ALL RETURN 3 AS b, 4 AS a");
    auto const& parts = statement->root->parts;
    REQUIRE(parts.size() == 2);
    CHECK(statement->column_names == std::vector<std::string>{"a", "b"});
    CHECK(statement->symbols[parts[1].columns[0].value].name == "a");
    CHECK(statement->root->columns.size() == 2);
    CHECK(statement->root->all == std::vector<bool>{true});
    CHECK(refusal_of("RETURN 1 AS a UNION RETURN 2 AS b") == "DifferentColumnsInUnion: RETURN 2 AS b");
    CHECK(refusal_of("RETURN 1 AS a UNION RETURN 2 AS a, 3 AS b") == "DifferentColumnsInUnion: RETURN 2 AS a, 3 AS b");
    CHECK(refusal_of("RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a") == "InvalidClauseComposition: RETURN 3 AS a");
}

TEST_CASE("the parts of a union do not see each other's variables") {
    CHECK(refusal_of("MATCH (a) RETURN a.x AS x UNION RETURN a.x AS x") == "UndefinedVariable: a");
}

TEST_CASE("a query ends with what it is for") {
    CHECK(refusal_of("MATCH (n)") == "InvalidClauseComposition: MATCH (n)");
    CHECK(refusal_of("MATCH (n) WITH n") == "InvalidClauseComposition: WITH n");
    CHECK(refusal_of("MATCH (n) UNWIND [1] AS x") == "InvalidClauseComposition: UNWIND [1] AS x");
    CHECK(refusal_of("CREATE (n)") == "none");
}

TEST_CASE("an error points at what is wrong") {
    CHECK(refusal_of("MATCH (n) RETURN foo.x") == "UndefinedVariable: foo");
    CHECK(refusal_of("MATCH (n:A {x: y}) RETURN n") == "UndefinedVariable: y");
}
