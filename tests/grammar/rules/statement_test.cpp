// Clauses and how they make queries and statements.
#include "grammar/parse.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/readings.hpp"
#include "tests/support/syntax_tree.hpp"

using wafer::tests::tree_of;

namespace {

/// Holds each text against its tree.
constexpr auto check = wafer::tests::check_readings<wafer::tests::tree_of>;

}  // namespace

TEST_CASE("MATCH has a pattern and perhaps a condition, and may be optional") {
    check({{"MATCH (n) RETURN n", "(match (path (node n))) (return n)"},
           {"OPTIONAL MATCH (n) WHERE n.x RETURN n", "(optional-match (path (node n)) (where (of n .x))) (return n)"}});
}

TEST_CASE("LOAD CSV names the records of a file") {
    check({{"LOAD CSV FROM 'a' AS row RETURN row", "(load-csv row 'a') (return row)"},
           {"load csv with headers from $x + '.csv' as row fieldterminator ';' return 1",
            "(load-csv-with-headers row (+ $x '.csv') (fieldterminator ';')) (return 1)"},
           {"LOAD CSV HEADERS FROM 'a' AS row RETURN row", "<UnexpectedSyntax>"},
           {"LOAD CSV FROM 'a' RETURN row", "<UnexpectedSyntax>"}});
}

TEST_CASE("UNWIND names the items of a list") {
    check({{"UNWIND [1] AS x RETURN x", "(unwind x (list 1)) (return x)"}, {"UNWIND [1] x RETURN x", "<UnexpectedSyntax>"}});
}

TEST_CASE("WITH and RETURN project, sort and cut") {
    check({{"RETURN *", "(return *)"},
           {"RETURN *, 1 AS x", "(return * (as x 1))"},
           {"RETURN DISTINCT a, b.c AS d", "(return DISTINCT a (as d (of b .c)))"},
           {"RETURN a ORDER BY a, b DESC, c ASC, d DESCENDING, e ASCENDING SKIP 1 LIMIT $n",
            "(return a (order (asc a) (desc b) (asc c) (desc d) (asc e)) (skip 1) (limit $n))"},
           {"RETURN a LIMIT 1 + 1", "(return a (limit (+ 1 1)))"},
           {"WITH a AS b WHERE b > 1 RETURN b", "(with (as b a) (where (> b 1))) (return b)"},
           {"WITH * ORDER BY a WHERE a RETURN 1", "(with * (order (asc a)) (where a)) (return 1)"},
           {"RETURN a LIMIT 1 SKIP 1", "<UnexpectedSyntax>"},
           {"RETURN a AS 1", "<UnexpectedSyntax>"},
           {"RETURN", "<UnexpectedSyntax>"}});
}

TEST_CASE("a column is named by the text of its expression, as written") {
    auto const parsed = wafer::grammar::parse("RETURN  n . name,\n count( * )  AS c, ( 1+2 ) /* sum */ , cOuNt( x ) ORDER BY 1");
    auto const& clause = std::get<wafer::ast::statement>(parsed).what.parts.at(0).clauses.at(0);
    auto const& items = std::get<wafer::ast::return_clause>(clause.node).what.items;
    REQUIRE(items.size() == 4);
    CHECK(items[0].text == "n . name");
    CHECK(items[1].text == "count( * )");
    CHECK(items[2].text == "( 1+2 )");
    CHECK(items[3].text == "cOuNt( x )");
}

TEST_CASE("CREATE, MERGE, DELETE, SET and REMOVE write") {
    check({{"CREATE (a)-[:R]->(b), (c)", "(create (path (node a) (-> (: R)) (node b)) (path (node c)))"},
           {"MERGE (a) ON CREATE SET a.x = 1 ON MATCH SET a.x = 2, a.y = 3",
            "(merge (path (node a)) (on-create (property (of a .x) 1)) (on-match (property (of a .x) 2) (property (of a .y) 3)))"},
           {"MATCH (n) DELETE n, n.x", "(match (path (node n))) (delete n (of n .x))"},
           {"MATCH (n) DETACH DELETE n", "(match (path (node n))) (detach-delete n)"},
           {"MATCH (n) DELETE n:Person", "(match (path (node n))) (delete (labels n Person))"}});
}

TEST_CASE("SET gives properties, all properties, or labels") {
    check({{"SET n.x = 1", "(set (property (of n .x) 1))"},
           {"SET (n).x = 1", "(set (property (of [n] .x) 1))"},
           {"SET n.x.y = 1", "(set (property (of n .x .y) 1))"},
           {"SET n['x'] = 1", "(set (property (of n (at 'x')) 1))"},
           {"SET n = {x: 1}", "(set (replace n (map (x 1))))"},
           {"SET n += $p", "(set (add n $p))"},
           {"SET n:A:B, m.y = 2", "(set (labels n A B) (property (of m .y) 2))"},
           {"SET n", "<UnexpectedSyntax>"},
           {"SET n.x", "<UnexpectedSyntax>"},
           {"SET f(n) = 1", "<UnexpectedSyntax>"},
           {"SET n[1..2] = 1", "<UnexpectedSyntax>"}});
}

TEST_CASE("REMOVE takes properties and labels away") {
    check({{"REMOVE n.x, n:A:B", "(remove (property (of n .x)) (labels n A B))"}, {"REMOVE n", "<UnexpectedSyntax>"}});
}

TEST_CASE("CALL has arguments in parentheses or none at all, and may yield") {
    check({{"CALL a.b", "(call a.b)"},
           {"CALL a.b()", "(call a.b (with))"},
           {"CALL a.b.c(1, $x) YIELD p, q AS r RETURN r", "(call a.b.c (with 1 $x) (yield p (as r q))) (return r)"},
           {"CALL a.b() YIELD *", "(call a.b (with) (yield *))"},
           {"CALL a.b() YIELD x WHERE x > 1 RETURN x", "(call a.b (with) (yield x) (where (> x 1))) (return x)"},
           {"CALL a.b YIELD", "<UnexpectedSyntax>"}});
}

TEST_CASE("queries are united with or without doubles") {
    check({{"RETURN 1 UNION RETURN 2", "(return 1) union (return 2)"},
           {"RETURN 1 AS x UNION ALL RETURN 2 AS x UNION RETURN 3 AS x",
            "(return (as x 1)) union-all (return (as x 2)) union (return (as x 3))"},
           {"RETURN 1 UNION", "<UnexpectedSyntax>"}});
}

TEST_CASE("NEXT binds queries more loosely than UNION") {
    check({{"RETURN 1 NEXT RETURN 2", "(return 1) next (return 2)"},
           {"RETURN 1 UNION RETURN 2 NEXT RETURN 3 UNION ALL RETURN 4 NEXT RETURN 5",
            "(return 1) union (return 2) next (return 3) union-all (return 4) next (return 5)"},
           {"RETURN COUNT { RETURN 1 NEXT RETURN 2 }", "(return (count (return 1) next (return 2)))"},
           {"NEXT RETURN 1", "<UnexpectedSyntax>"},
           {"RETURN 1 NEXT", "<UnexpectedSyntax>"}});
}

TEST_CASE("FOR may name the position in the list") {
    check({{"FOR x IN [1] RETURN x", "(unwind x (list 1)) (return x)"},
           {"FOR x IN [1] WITH ORDINALITY i RETURN x", "(for-ordinality x (list 1) i) (return x)"},
           {"for x in [1] with offset i RETURN x", "(for-offset x (list 1) i) (return x)"},
           {"FOR x IN [1] WITH offset AS i RETURN x", "(unwind x (list 1)) (with (as i offset)) (return x)"},
           {"UNWIND [1] AS x WITH ORDINALITY i RETURN x", "<UnexpectedSyntax>"}});
}

TEST_CASE("SHOW has a subject, in the singular too, and what is left out of it") {
    check({{"SHOW LABELS", "(show labels)"},
           {"show label", "(show labels)"},
           {"SHOW RELATIONSHIP TYPES", "(show relationship-types)"},
           {"SHOW PROPERTY KEY", "(show property-keys)"},
           {"SHOW FUNCTIONS", "(show functions)"},
           {"SHOW BUILT IN FUNCTION EXECUTABLE", "(show built-in functions)"},
           {"SHOW USER DEFINED FUNCTIONS", "(show user-defined functions)"},
           {"SHOW PROCEDURES EXECUTABLE BY CURRENT USER", "(show procedures)"},
           {"SHOW ALL INDEXES", "(show indexes)"},
           {"SHOW RANGE INDEX", "(show range indexes)"},
           {"SHOW CONSTRAINTS", "(show constraints)"},
           {"SHOW UNIQUE CONSTRAINTS", "(show uniqueness constraints)"},
           {"SHOW ALL NODE PROPERTY UNIQUENESS CONSTRAINT", "(show node uniqueness constraints)"},
           {"SHOW REL PROPERTY EXISTENCE CONSTRAINTS", "(show relationship existence constraints)"},
           {"SHOW RELATIONSHIP KEY CONSTRAINTS", "(show relationship key constraints)"},
           {"SHOW PROPERTY TYPE CONSTRAINTS", "(show property-type constraints)"},
           {"SHOW KEY", "<UnexpectedSyntax>"},
           {"SHOW USERS", "<UnexpectedSyntax>"},
           {"SHOW", "<UnexpectedSyntax>"}});
}

TEST_CASE("SHOW yields columns, sorted and cut, and filters") {
    check({{"SHOW LABELS YIELD *", "(show labels (yield *))"},
           {"SHOW LABELS YIELD label AS l, count ORDER BY l SKIP 1 LIMIT 2 WHERE l > 'a' RETURN l",
            "(show labels (yield (as l label) count (order (asc l)) (skip 1) (limit 2)) (where (> l 'a'))) (return l)"},
           {"SHOW LABELS WHERE label = 'a'", "(show labels (where (= label 'a')))"},
           {"SHOW LABELS YIELD 1", "<UnexpectedSyntax>"},
           {"SHOW LABELS YIELD", "<UnexpectedSyntax>"}});
}

TEST_CASE("a statement may be explained or profiled") {
    check({{"EXPLAIN RETURN 1", "explain (return 1)"},
           {"profile RETURN 1", "profile (return 1)"},
           {"EXPLAIN", "<UnexpectedSyntax>"},
           {"MATCH (explain) RETURN explain", "(match (path (node explain))) (return explain)"}});
}

TEST_CASE("clauses follow one another in any order; what makes sense is not the grammar's to say") {
    check({{"RETURN 1 MATCH (n)", "(return 1) (match (path (node n)))"}, {"MATCH (n)", "(match (path (node n)))"}});
}
