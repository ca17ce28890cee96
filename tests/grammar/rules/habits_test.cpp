// What newcomers type, and what they are told.
#include "grammar/rules/habits.hpp"
#include "tests/support/catch.hpp"

namespace {

using wafer::grammar::parse_error;

struct mistake {
    std::string text;
    std::string pointed;  // What the error points to.
    std::string told;     // What its message ends with.
};

parse_error error_of(std::string_view text) {
    auto const parsed = wafer::grammar::parse(text);
    auto const* error = std::get_if<parse_error>(&parsed);
    return error == nullptr ? parse_error{} : *error;
}

void check(std::vector<mistake> const& mistakes) {
    for (auto const& [text, pointed, told] : mistakes) {
        auto const error = error_of(text);
        CAPTURE(text, error.message);
        CHECK(text.substr(error.at.begin, error.at.end - error.at.begin) == pointed);
        CHECK(error.message.ends_with(told));
    }
}

}  // namespace

TEST_CASE("who writes SQL is told the clause of this language") {
    check({
        {"SELECT * FROM Company", "SELECT", "MATCH (n:Label) RETURN n.key."},
        {"select n.name from Company n", "select", "MATCH (n:Label) RETURN n.key."},
        {"MATCH (n:Company) SELECT n.name", "SELECT", "MATCH (n:Label) RETURN n.key."},
        {"INSERT INTO Company VALUES ('x')", "INTO", "CREATE (:Label {key: value})."},
        {"UPDATE Company SET name = 'x'", "UPDATE", "MATCH (n:Label) SET n.key = value."},
        {"TRUNCATE Company", "TRUNCATE", "MATCH (n:Label) DETACH DELETE n deletes the nodes of a label."},
        {"MATCH (n) JOIN (m) ON n.id = m.id RETURN n", "JOIN", "MATCH (a)-[:TYPE]->(b)."},
        {"MATCH (n) LEFT JOIN (m) RETURN n", "LEFT", "Did you mean OPTIONAL MATCH?"},
        {"MATCH (n) RETURN n.role, count(*) GROUP BY n.role", "GROUP", "that hold no aggregate."},
        {"MATCH (n) RETURN n.role HAVING count(*) > 1", "HAVING", "WHERE many > 1 RETURN key."},
        {"MATCH (n) WHERE n.name LIKE 'N%' RETURN n", "LIKE", "=~ with a regular expression."},
        {"MATCH (n) WHERE n.name ILIKE 'n%' RETURN n", "ILIKE", "such as '(?i)n.*'."},
        {"MATCH (n) WHERE n.name REGEXP 'N.*' RETURN n", "REGEXP", "Did you mean =~?"},
        {"MATCH (n) WHERE n.age BETWEEN 1 AND 2 RETURN n", "BETWEEN", "A range is written low <= x <= high."},
        {"MATCH (n) WHERE n.name NOT IN ['a'] RETURN n", "NOT", "NOT x IN list."},
        {"MATCH (n) WHERE n.name NOT CONTAINS 'a' RETURN n", "NOT", "NOT x IN list."},
        {"MATCH (n) WHERE n.name IN ('a', 'b') RETURN n", ",", "A list stands in square brackets: ['a', 'b']."},
        {"MATCH (n) WHERE n.name IS NOT 'x' RETURN n", "'x'", "values are compared by = and <>."},
        {"MATCH (n) WHERE n.name IS 'x' RETURN n", "'x'", "values are compared by = and <>."},
        {"MATCH (n) WHERE n.name ISNULL RETURN n", "ISNULL", "Did you mean IS NULL?"},
        {"MATCH (n) RETURN n FETCH FIRST 3 ROWS ONLY", "FETCH", "Did you mean LIMIT?"},
        {"MATCH (n) RETURN TOP 3 n", "TOP 3", "Did you mean LIMIT?"},
        {"MATCH (n) RETURN n.name EXCEPT MATCH (m) RETURN m.name", "EXCEPT", "WHERE NOT EXISTS { … } leaves out what another pattern has."},
        {"COUNT(*)", "COUNT", "RETURN count(*)."},
        {"MATCH (n) COUNT(*)", "COUNT", "RETURN count(*)."},
        {"MATCH (n) max(n.x)", "max", "RETURN count(*)."},
        {"BEGIN", "BEGIN", "in the prompt by :begin."},
        {"USE neo4j MATCH (n) RETURN n", "USE", "it needs no USE."},
    });
}

TEST_CASE("a clause in the wrong place is told its own") {
    check({
        {"MATCH (n) RETURN n.name LIMIT 3 ORDER BY n.name", "ORDER", "ORDER BY stands before SKIP and LIMIT."},
        {"MATCH (n) RETURN n.name LIMIT 3 SKIP 1", "SKIP", "SKIP stands before LIMIT."},
        {"MATCH (n) ORDER BY n.name RETURN n.name", "ORDER", "ORDER BY stands behind the items of RETURN or WITH."},
        {"MATCH (n) RETURN n.name WHERE n.x = 1", "WHERE", "WHERE stands before RETURN, behind MATCH or WITH."},
        {"MERGE (n:A) WHERE n.x = 1 RETURN n", "WHERE", "MERGE (n:Label {key: value})."},
        {"MATCH (n) RETURN n.name, LIMIT 3", ",", "No comma stands before LIMIT."},
        {"MATCH (n) RETURN n.name, ORDER BY n.name", ",", "No comma stands before ORDER."},
        {"MATCH (n) RETURN DISTINT n.name", "DISTINT", "It was read as a variable. Did you mean DISTINCT?"},
        {"MATCH (n) WHERE n.name START WITH 'a' RETURN n", "START", "Did you mean STARTS WITH?"},
        {"MATCH (n) WHERE n.name STARTSWITH 'a' RETURN n", "STARTSWITH", "Did you mean STARTS WITH?"},
        {"RETURN CASE WHEN a THEN 1 ELSEIF b THEN 2 END", "ELSEIF", "Did you mean WHEN?"},
    });
}

TEST_CASE("operators of other languages are shown whole, with that of this one") {
    check({
        {"MATCH (n) WHERE n.x == 1 RETURN n", "==", "Did you mean =?"},
        {"MATCH (n) WHERE n.x != 1 RETURN n", "!=", "Did you mean <>?"},
        {"MATCH (n) WHERE n.x = 1 && n.y = 2 RETURN n", "&&", "Did you mean AND?"},
        {"MATCH (n) WHERE !n.x RETURN n", "!", "Did you mean NOT?"},
        {"MATCH (n {name = 'x'}) RETURN n", "=", "Did you mean :?"},
        {"MATCH (n) SET n.name: 'x'", ":", "Did you mean =?"},
        {"MATCH (n) SET n.name == 'x'", "==", "Did you mean =?"},
        {"MATCH (n)-[:T]>(m) RETURN m", ">", "Did you mean ->?"},
        {"MATCH (n)-(m) RETURN m", "(", "a relationship such as -[:TYPE]->."},
    });
}

TEST_CASE("quotes around a name, or within a string, are told from those of a string") {
    check({
        {"MATCH (n) RETURN n.name AS 'name'", "'name'", "Did you mean `name`?"},
        {"MATCH (n) RETURN n.name AS \"Company name\"", "\"Company name\"", "Did you mean `Company name`?"},
        {"MATCH (n) RETURN n.\"name\"", "\"name\"", "Did you mean `name`?"},
        {"MATCH (n {'name': 1}) RETURN n", "'name'", "Did you mean `name`?"},
        {"RETURN {\"a b\": 1}", "\"a b\"", "Did you mean `a b`?"},
        {"RETURN 'It's'", "s", "A quote within a string is written \\'."},
        {"RETURN 'abc\"", "'", "is not closed by '."},
    });
}

TEST_CASE("what looks like syntax but is none is named with what to write") {
    check({
        {"MATCH （n） RETURN n", "（", "Did you mean `(`?"},
        {"RETURN n，m", "，", "Did you mean `,`?"},
        {"RETURN {a：1}", "：", "Did you mean `:`?"},
        {"RETURN 1；", "；", "Did you mean `;`?"},
        {"MATCH (n) RETURN n。name", "。", "Did you mean `.`?"},
        {"MATCH (n) WHERE n.name = 「x」 RETURN n", "「", "Did you mean `'`?"},
        {"MATCH (n) WHERE n.name = ‘x’ RETURN n", "‘", "Did you mean `'`?"},
        {"MATCH (n) WHERE n.name = “x” RETURN n", "“", "Did you mean `\"`?"},
        {"MATCH (n)→(m) RETURN m", "→", "Did you mean `->`?"},
        {"MATCH (n)—[:T]—>(m) RETURN m", "—", "Did you mean `-`?"},
        {"MATCH (n) WHERE n.x ≠ 1 RETURN n", "≠", "Did you mean `<>`?"},
        {"MATCH (n) WHERE n.x ≥ 1 RETURN n", "≥", "Did you mean `>=`?"},
        {"RETURN 2 × 3", "×", "Did you mean `*`?"},
        {"RETURN 【1】", "【", "Did you mean `[`?"},
        {"RETURN 1 ☃", "☃", "is no part of the language."},
    });
}

TEST_CASE("words of other languages are names where a name may stand") {
    for (std::string const text : {"MATCH (select:From) RETURN select.like AS group", "RETURN {order: 1, where: 2}.join AS top",
                                   "MATCH (start)-[r:USE]->(left) RETURN start, left"}) {
        CAPTURE(text);
        CHECK(error_of(text).message == "");
    }
}

TEST_CASE("what other graph databases write is told apart") {
    check({
        {"START n=node(1) RETURN n", "START", "Did you mean MATCH?"},
        {"g.V().out()", "g", "MATCH (n:Label)-[:TYPE]->(m) RETURN m."},
        {"USING PERIODIC COMMIT LOAD CSV FROM 'x' AS r RETURN r", "USING", "leave USING out."},
        {"MATCH (n:A) USING INDEX n:A(x) RETURN n", "USING", "leave USING out."},
        {"CREATE INDEX ON :Company(name)", ":", "CREATE INDEX FOR (n:Label) ON (n.key)."},
        {"CREATE CONSTRAINT ON (n:A) ASSERT n.id IS UNIQUE", "(", "CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS UNIQUE."},
        {"CREATE NODE TABLE A(x STRING)", "NODE", "CREATE (:Label {key: value})."},
        {"CREATE REL TABLE A(FROM A TO B)", "REL", "CREATE (:Label {key: value})."},
        {"COPY A FROM 'x.csv'", "COPY", "Did you mean LOAD CSV?"},
        {"DESCRIBE Company", "DESCRIBE", "Did you mean SHOW LABELS?"},
        {"SHOW TABLES", "TABLES", "Did you mean SHOW LABELS?"},
        {"SHOW DATABASES", "DATABASES", "that of the database at hand."},
        {"MATCH (a)-[*bfs]-(b) RETURN a", "bfs", "Did you mean shortestPath?"},
        {"MATCH (a)-[r *wShortest (r, n | r.w)]-(b) RETURN r", "wShortest", "Did you mean shortestPath?"},
        {"MATCH (n) WHERE NOT EXISTS n.x RETURN n", "n", "EXISTS { (n)-->() } for a pattern."},
        {"MATCH (n) WHERE n HAS x RETURN n", "HAS", "Did you mean IS NOT NULL?"},
        {"MATCH (n) ADD n:Label", "ADD", "Did you mean SET?"},
        {"ALTER TABLE A ADD x INT", "ALTER", "Did you mean SET?"},
        {"DELETE FROM Company", "FROM Company", "MATCH (n:Label) DETACH DELETE n."},
        {"RETURN {param}", "}", "a parameter is written $name."},
        {"RETURN @x", "@", "A parameter is written $name."},
        {"-- comment", "-", "or /* … */."},
        {"# comment", "#", "or /* … */."},
    });
}

TEST_CASE("patterns, lists and rows that are nearly right are told what is missing") {
    check({
        {"MATCH n RETURN n", "n", "a pattern such as (n) was expected."},
        {"MATCH (n)-r->(m) RETURN n", "r", "-[r:TYPE]->."},
        {"MATCH (n)-[:R1,R2]->(m) RETURN n", ",", "Did you mean |?"},
        {"MATCH (n:A,B) RETURN n", ",", "Did you mean &?"},
        {"MATCH (n)-[:R*3-5]->(m) RETURN n", "-", "Did you mean ..?"},
        {"MATCH (a)-[*1...3]-(b) RETURN a", "...", "Did you mean ..?"},
        {"MATCH (a)-[:R {x > 1}]-(b) RETURN a", ">", "other conditions stand behind WHERE."},
        {"MATCH (n {x: 1, }) RETURN n", ",", "before a closing bracket."},
        {"RETURN [1, 2, ]", ",", "before a closing bracket."},
        {"RETURN size([1], )", ",", "before a closing bracket."},
        {"MATCH (n) RETURN n LIMIT 5, 10", ",", "Did you mean SKIP?"},
        {"MATCH (n) RETURN n LIMIT 5 OFFSET 10", "OFFSET", "OFFSET stands before LIMIT."},
        {"MATCH (n) WHERE n.name ~ 'x' RETURN n", "~", "Did you mean =~?"},
        {"MATCH (n) REMOVE n.x = 1", "=", "REMOVE takes no value: REMOVE n.key."},
        {"RETURN [x FOR x IN [1, 2]]", "FOR", "[x IN list WHERE condition | value]."},
        {"RETURN any(x > 1 for x in [1])", "for", "[x IN list WHERE condition | value]."},
        {"RETURN [x in [1, 2] if x > 1]", "if", "Did you mean WHERE?"},
        {"RETURN x -> x + 1", ">", "[x IN list | value], without a function."},
        {"RETURN reduce(0, x IN [1] | x)", "|", "reduce(total = 0, x IN list | total + x)."},
        {"RETURN cast(1 AS INTEGER)", "AS", "toInteger(), toFloat(), toString() and date()."},
    });
}
