#include "tests/bind/outline.hpp"
#include "tests/support/catch.hpp"

using wafer::tests::bound_of;
using wafer::tests::outline_of;
using wafer::tests::refusal_of;

TEST_CASE("an item that only passes a variable on keeps its symbol, a renamed one gets its own") {
    CHECK(outline_of("MATCH (n) RETURN n") == "match (n)\nproject n");
    CHECK(outline_of("MATCH (n) RETURN n AS m") == "match (n)\nproject m = n");
    CHECK(outline_of("MATCH (n) WITH n AS n RETURN n") == "match (n)\nproject n\nproject n");
}

TEST_CASE("columns are named by the alias, or else by the text of the expression") {
    CHECK(bound_of("MATCH (n) RETURN n.name AS a, n . age")->column_names == std::vector<std::string>{"a", "n . age"});
}

TEST_CASE("a star passes all variables on, in the order of their names") {
    CHECK(bound_of("MATCH (b)-[r]->(a) RETURN *")->column_names == std::vector<std::string>{"a", "b", "r"});
    CHECK(bound_of("MATCH (b) RETURN *, 1 AS a")->column_names == std::vector<std::string>{"b", "a"});
    CHECK(refusal_of("MATCH () RETURN *") == "NoVariablesInScope: ");
    CHECK(refusal_of("MATCH () WITH * RETURN 1 AS one") == "none");
}

TEST_CASE("items without aggregates become grouping keys, and the others are computed from keys and aggregates") {
    CHECK(outline_of("MATCH (n) RETURN n.name AS name, count(*) AS c") ==
          "match (n)\nproject name, c group [name = n.name] [c = count(*)]");
    CHECK(outline_of("MATCH (n) RETURN n, n.age + max(n.size) * 2 AS x") ==
          "match (n)\nproject n, x = (n.age + (_1 * 2)) group [n] [_1 = max(n.size)]");
    CHECK(outline_of("MATCH (n) RETURN n.age, n.age + count(*) AS x") ==
          "match (n)\nproject n.age, x = (n.age + _2) group [n.age] [_2 = count(*)]");
}

TEST_CASE("the same aggregate is computed once") {
    CHECK(outline_of("MATCH (n) RETURN sum(n.x) / count(n) AS a, SUM(n.x) AS b") ==
          "match (n)\nproject a = (_1 / _2), b = _1 group [] [_1 = sum(n.x), _2 = count(n)]");
}

TEST_CASE("what stands beside an aggregate must be a grouping key") {
    CHECK(refusal_of("MATCH (a)--(b) RETURN a.x + count(b)") == "AmbiguousAggregationExpression: a");
    CHECK(refusal_of("MATCH (a)--(b) RETURN a.x + b.x, a.x + b.x + count(*)") == "AmbiguousAggregationExpression: a");
    CHECK(refusal_of("MATCH (a)--(b) RETURN [(a)-->(c) | c] + collect(b)") == "AmbiguousAggregationExpression: a");
    CHECK(refusal_of("MATCH (a)--(b) RETURN a, [(a)-->(c) | c] + collect(b)") == "none");
}

TEST_CASE("aggregates stay where rows are grouped") {
    CHECK(refusal_of("MATCH (n) WHERE count(n) > 1 RETURN n") == "InvalidAggregation: count(n)");
    CHECK(refusal_of("MATCH (n) RETURN [x IN [1] | count(*)]") == "InvalidAggregation: count(*)");
    CHECK(refusal_of("MATCH (n) RETURN [x IN collect(n) | x.y]") == "none");
    CHECK(refusal_of("MATCH (n) RETURN n.x ORDER BY max(n.y)") == "InvalidAggregation: max(n.y)");
    CHECK(refusal_of("RETURN count(count(*))") == "NestedAggregation: count(*)");
    CHECK(refusal_of("RETURN count(rand())") == "NonConstantExpression: rand()");
    CHECK(refusal_of("RETURN max()") == "InvalidNumberOfArguments: max");
}

TEST_CASE("ORDER BY sees the items and the variables before them, of which an alias hides one") {
    CHECK(outline_of("MATCH (n) RETURN n.name AS name ORDER BY n.age, name DESC") ==
          "match (n)\nproject name = n.name order n.age, name down");
    CHECK(outline_of("UNWIND [1] AS x WITH x % 3 AS x ORDER BY x * 2 RETURN x") ==
          "unwind [1] as x#0\nproject x#1 = (x#0 % 3) order (x#1 * 2)\nproject x#1");
    CHECK(outline_of("UNWIND [1] AS x WITH x % 3 AS x ORDER BY x % 3 RETURN x") ==
          "unwind [1] as x#0\nproject x#1 = (x#0 % 3) order (x#1 % 3)\nproject x#1");
}

TEST_CASE("an expression that is an item already means that item") {
    CHECK(outline_of("MATCH (n) RETURN DISTINCT n.x AS x ORDER BY n.x + 1") == "match (n)\ndistinct x = n.x order (x + 1)");
    CHECK(outline_of("MATCH (n) RETURN n.x AS x, count(*) AS c ORDER BY n.x, count(*) + 1") ==
          "match (n)\nproject x, c group [x = n.x] [c = count(*)] order x, (c + 1)");
    CHECK(outline_of("MATCH (n) WITH DISTINCT n.x AS x WHERE n.x > 1 RETURN x") == "match (n)\ndistinct x = n.x where x > 1\nproject x");
}

TEST_CASE("after grouping or DISTINCT nothing else is there to sort by") {
    CHECK(refusal_of("MATCH (a) RETURN DISTINCT a.name ORDER BY a.age") == "UndefinedVariable: a");
    CHECK(refusal_of("MATCH (a)--(b) RETURN count(b) AS c ORDER BY a.x + count(b)") == "UndefinedVariable: a");
    CHECK(refusal_of("MATCH (a)--(b) RETURN a.x + b.x, count(*) AS c ORDER BY a.x + b.x + count(*)") ==
          "AmbiguousAggregationExpression: a");
    CHECK(refusal_of("MATCH (a) RETURN a.x AS x, min(a.y) AS y ORDER BY sum(a.y)") == "UndefinedVariable: a");
    CHECK(refusal_of("MATCH (a) RETURN a.x AS x, min(a.y) AS y ORDER BY sum(x)") == "InvalidAggregation: sum(x)");
}

TEST_CASE("WHERE after WITH sees the variables before it, which the projection then carries along") {
    CHECK(outline_of("MATCH (a)-[r]->(b) WITH b WHERE r.x = 1 RETURN b") ==
          "match (a)-[r]->(b)\nproject b, r where r.x = 1\nproject b\nproject b");
    CHECK(outline_of("MATCH (a) WITH a.x AS x WHERE x = 1 OR a.y = 2 RETURN x") ==
          "match (a)\nproject x = a.x, a where (x = 1 or a.y = 2)\nproject x\nproject x");
    CHECK(outline_of("MATCH (a) WITH a.x AS x, count(*) + 1 AS c WHERE count(*) > 1 RETURN x") ==
          "match (a)\nproject x, c = (_2 + 1), _2 group [x = a.x] [_2 = count(*)] where _2 > 1\nproject x, c\nproject x");
    CHECK(refusal_of("MATCH (a), (b) WITH a WITH a WHERE b.x RETURN a") == "UndefinedVariable: b");
}

TEST_CASE("SKIP and LIMIT are integers that do not depend on rows") {
    CHECK(outline_of("MATCH (n) RETURN n SKIP 1 LIMIT $x + 1") == "match (n)\nproject n skip 1 limit ($x + 1)");
    CHECK(refusal_of("MATCH (n) RETURN n SKIP n.x") == "NonConstantExpression: n.x");
    CHECK(refusal_of("MATCH (n) RETURN n LIMIT count { (m) }") == "NonConstantExpression: count { (m) }");
    CHECK(refusal_of("MATCH (n) RETURN n LIMIT -1") == "NegativeIntegerArgument: -1");
    CHECK(refusal_of("MATCH (n) RETURN n LIMIT 1.5") == "InvalidArgumentType: 1.5");
    CHECK(refusal_of("MATCH (n) RETURN n LIMIT 'a'") == "InvalidArgumentType: 'a'");
}

TEST_CASE("WITH names every item, and no two columns have the same name") {
    CHECK(refusal_of("MATCH (a) WITH a, count(*) RETURN a") == "NoExpressionAlias: count(*)");
    CHECK(refusal_of("RETURN 1 AS a, 2 AS a") == "ColumnNameConflict: a");
    CHECK(refusal_of("MATCH (n) RETURN n, n") == "ColumnNameConflict: n");
}

TEST_CASE("a projection hides what it does not pass on") {
    CHECK(refusal_of("MATCH (a), (b) WITH a RETURN b") == "UndefinedVariable: b");
    CHECK(outline_of("MATCH (a) WITH 1 AS x MATCH (a) RETURN a") == "match (a#0)\nproject x = 1\nmatch (a#2)\nproject a#2");
}
