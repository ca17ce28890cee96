// Statements that are made long or deep by saying one thing again and again: what the parser is measured and tested with. Constant.
#pragma once

#include <cstddef>
#include <string>

namespace wafer::bench {

/// `before`, `open` n times, `middle`, `close` n times, `after`.
struct repeated_text {
    char const* before;
    char const* open;
    char const* middle = "";
    char const* close = "";
    char const* after = "";

    [[nodiscard]] std::string of(std::size_t times) const {
        std::string text = before;
        for (std::size_t i = 0; i < times; ++i) text += open;
        text += middle;
        for (std::size_t i = 0; i < times; ++i) text += close;
        return text + after;
    }
    /// Never closed.
    [[nodiscard]] std::string open_of(std::size_t times) const { return repeated_text{before, open}.of(times); }
};

/// What can stand within itself.
constexpr repeated_text nests[] = {
    {"RETURN ", "(", "1", ")"},
    {"RETURN ", "[", "", "]"},
    {"RETURN ", "{a: ", "1", "}"},
    {"RETURN ", "NOT ", "true"},
    {"RETURN ", "-", "1"},
    {"RETURN ", "+", "1"},
    {"RETURN ", "f(", "1", ")"},
    {"RETURN ", "a[", "1", "]"},
    {"RETURN ", "a[..", "1", "]"},
    {"RETURN 1", " IS NULL"},
    {"RETURN 1", " IS NULL IN [1]"},
    {"RETURN 1", " IS :: LIST<INTEGER>"},
    {"RETURN 1 IS :: ", "LIST<", "ANY", ">"},
    {"RETURN ", "CASE WHEN true THEN ", "1", " END"},
    {"RETURN ", "CASE ", "1", " WHEN 1 THEN 1 END"},
    {"RETURN ", "CASE WHEN true THEN 1 ELSE ", "1", " END"},
    {"RETURN ", "[x IN ", "[1]", "]"},
    {"RETURN ", "[x IN xs WHERE ", "x", "]"},
    {"RETURN ", "[x IN xs | ", "1", "]"},
    {"RETURN ", "[(a)-->(b) | ", "1", "]"},
    {"RETURN ", "[(a)-->(b) WHERE ", "true", " | 1]"},
    {"RETURN ", "[p = (a)-->(b {x: ", "1", "}) | 1]"},
    {"RETURN ", "all(x IN ", "xs", ")"},
    {"RETURN ", "all(x IN xs WHERE ", "x", ")"},
    {"RETURN ", "reduce(a = ", "1", ", x IN xs | 1)"},
    {"RETURN ", "reduce(a = 1, x IN xs | ", "1", ")"},
    {"RETURN ", "n {.a, b: ", "1", "}"},
    {"RETURN ", "toUpper('a' || ", "'b'", ")"},
    {"MATCH (n) WHERE ", "EXISTS { MATCH (n) WHERE ", "true", " }"},
    {"MATCH (n) WHERE ", "EXISTS { (n) WHERE ", "true", " }"},
    {"RETURN ", "COUNT { MATCH (n) RETURN ", "1", " }"},
    {"RETURN ", "COLLECT { RETURN ", "1", " }"},
    {"MATCH (n) WHERE ", "(n)-[{x: ", "1", "}]->() AND (n)-[{x: 1}]->()"},
    {"MATCH (n) WHERE ", "({x: [", "1", "]})-->()"},
    {"MATCH (n) WHERE ", "(n WHERE ", "true", ")-->()"},
    {"MATCH p = ", "shortestPath(", "(a)-[*]->(b)", ")"},
    {"MATCH ", "(", "(a)", ")"},
    {"MATCH ", "(", "(a)-->(b)", "){1,2}"},
    {"MATCH ", "(", "(a)-->(b)", " WHERE true)+"},
    {"MATCH ", "((a)-->", "(b)", "){2}"},
    {"MATCH (n:", "(", "A", ")", ")"},
    {"MATCH (n:", "!", "A", "", ")"},
    {"MATCH (n:", "(A&", "B", ")", ")"},
    {"MATCH ()-[:", "(A|", "B", ")", "]-()"},
    {"MATCH (n:", "$(", "'A'", ")", ")"},
    {"MATCH ", "(a {x: COUNT {", "(b)", "}})"},
    {"", "FOREACH (x IN xs | ", "CREATE ()", ")"},
    {"", "CALL { ", "RETURN 1 AS x", " }"},
    {"", "CALL (x) { ", "RETURN 1 AS x", " }"},
    {"", "OPTIONAL CALL (*) { ", "RETURN 1 AS x", " }"},
    {"", "CALL { RETURN 1 AS x UNION ", "RETURN 1 AS x", " }"},
    {"MATCH (n) FILTER ", "EXISTS { MATCH (n) FILTER ", "true", " RETURN 1 }"},
    {"LET x = ", "COUNT { LET x = ", "1", " RETURN x }"},
};

/// What can stand beside itself.
constexpr repeated_text lengths[] = {
    {"RETURN 0", " + 1"},
    {"RETURN 'a'", " || 'b'"},
    {"RETURN 0", " + (a)-(b)"},
    {"RETURN true", " AND NOT x.y < 3"},
    {"RETURN true", " AND n:A:B"},
    {"RETURN 0", " = 0 IS NULL"},
    {"RETURN ", "(a.b) - [x] + ", "1"},
    {"MATCH (a) WHERE true", " AND (a)-->(b)"},
    {"MATCH (a) WHERE true", " OR (a {x: 1})--()"},
    {"RETURN [0", ", 'some text'", "", "", "]"},
    {"RETURN [0", ", [x IN xs WHERE x > 1 | x]", "", "", "]"},
    {"RETURN {a: 1", ", b: {c: 2}", "", "", "}"},
    {"RETURN x", ".a[0]"},
    {"MATCH (a)", "<-[:R*1..2]-(b)"},
    {"MATCH (a)", "-[:R]->{1,2}(b)"},
    {"MATCH (a)", "((x)-->(y) WHERE x.a < y.a)+(b)"},
    {"MATCH (a)", ", (b:B {x: 1})-->(c)"},
    {"MATCH (a)", ", ANY SHORTEST (b)-->+(c)"},
    {"MATCH (:A", "|B", "", "", ")"},
    {"MATCH (:A", "&!B", "", "", ")"},
    {"RETURN 1", " UNION RETURN 2"},
    {"RETURN 1 AS x", " NEXT RETURN x"},
    {"MATCH (n) SET n.x = 1", ", n:A, n += {}"},
    {"RETURN f(1)", " + a.b.c(2)"},
    {"RETURN 1", " + CASE WHEN a THEN 1 END"},
    {"RETURN CASE", " WHEN a THEN 1", " END"},
    {"RETURN 0", " + [(a)-->(b) | 1]"},
    {"WITH 1 AS a ", "MATCH (n) WITH n ", "RETURN 1"},
    {"RETURN 0", ", COUNT { (a)-->(b) }"},
    {"RETURN n {.a", ", .b, c: 1", "", "", "}"},
    {"RETURN 'a'", " + 'b' /* c */"},
    {"CREATE (a)", " MERGE (b) ON CREATE SET b.x = 1"},
    {"CREATE (a)", ", (b:B {x: 1})"},
    {"CALL p()", " CALL a.b.c(1) YIELD x"},
    {"MATCH (a) ", "CALL (a) { RETURN 1 AS x } ", "RETURN 1"},
    {"RETURN 1", " AS `a``b`, 0x1F"},
    {"RETURN 'a", "\\u4E2D文", "", "", "'"},
    {"RETURN 1 //", " comment"},
};

}  // namespace wafer::bench
