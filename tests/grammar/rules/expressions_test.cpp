// Operators, their precedence, and suffixes.
#include "tests/support/catch.hpp"
#include "tests/support/readings.hpp"
#include "tests/support/syntax_tree.hpp"

using wafer::tests::tree_of_condition;
using wafer::tests::tree_of_expression;

namespace {

/// Holds each text against its tree.
constexpr auto check = wafer::tests::check_readings<wafer::tests::tree_of_expression>;

}  // namespace

TEST_CASE("operators bind, from the loosest: OR, XOR, AND, NOT, comparisons, IN and its like, sums, products, power, signs") {
    check({{"a OR b XOR c", "(OR a (XOR b c))"},
           {"a XOR b AND c", "(XOR a (AND b c))"},
           {"a AND NOT b", "(AND a (NOT b))"},
           {"NOT a = b", "(NOT (= a b))"},
           {"a = b IN c", "(= a (IN b c))"},
           {"a IN b + c", "(IN a (+ b c))"},
           {"a + b * c", "(+ a (* b c))"},
           {"a * b ^ c", "(* a (^ b c))"},
           {"-a ^ b", "(^ (minus a) b)"},
           {"-a.b", "(minus (of a .b))"},
           {"a ^ b * c + d IN e = f AND g XOR h OR i", "(OR (XOR (AND (= (IN (+ (* (^ a b) c) d) e) f) g) h) i)"}});
}

TEST_CASE("operators of one level are one flat chain, read from left to right") {
    check({{"a OR b OR c", "(OR a b c)"},
           {"a - b + c - d", "(- a b + c - d)"},
           {"a * b / c % d", "(* a b / c % d)"},
           {"2 ^ 3 ^ 4", "(^ 2 3 4)"},
           {"a + b || c", "(+ a b || c)"}});
}

TEST_CASE("a chain of comparisons keeps them all") {
    check({{"1 < x <= 5", "(< 1 x <= 5)"}, {"a = b <> c > d >= e", "(= a b <> c > d >= e)"}, {"a < b + 1 < c", "(< a (+ b 1) c)"}});
}

TEST_CASE("parentheses are kept, and make a chain its own") {
    check({{"(1)", "[1]"},
           {"((1))", "[1]"},
           {"(a + b) + c", "(+ [(+ a b)] c)"},
           {"a + (b + c)", "(+ a [(+ b c)])"},
           {"(a).b", "(of [a] .b)"},
           {"(a.b).c", "(of [(of a .b)] .c)"}});
}

TEST_CASE("tests for null stand with IN and its like, and may follow one another") {
    check({{"a IS NULL", "(is-null a)"},
           {"a IS NOT NULL", "(is-not-null a)"},
           {"a + b IS NULL", "(is-null (+ a b))"},
           {"a = b IS NULL", "(= a (is-null b))"},
           {"NOT a IS NULL", "(NOT (is-null a))"},
           {"a IN b IS NULL", "(is-null (IN a b))"},
           {"a IS NULL IN b", "(IN (is-null a) b)"},
           {"a IS NULL IS NOT NULL", "(is-not-null (is-null a))"},
           {"a IS NULL IN b IS NULL", "(is-null (IN (is-null a) b))"}});
}

TEST_CASE("operators of strings and lists are words") {
    check({{"a STARTS WITH b", "(STARTS a b)"},
           {"a ends\nwith b", "(ENDS a b)"},
           {"a CONTAINS b", "(CONTAINS a b)"},
           {"a =~ 'x.*'", "(=~ a 'x.*')"},
           {"a IN [1] IN [true]", "(IN a (list 1) (list true))"},
           {"a STARTS b", "<UnexpectedSyntax>"},
           {"a IS b", "<UnexpectedSyntax>"}});
}

TEST_CASE("signs and NOT may be repeated") {
    check({{"- -1", "(minus (minus 1))"},
           {"--1", "(minus (minus 1))"},
           {"+-a", "(plus (minus a))"},
           {"1 - -1", "(- 1 (minus 1))"},
           {"1--1", "(- 1 (minus 1))"},
           {"NOT NOT a", "(NOT (NOT a))"},
           {"NOT -a", "(NOT (minus a))"}});
}

TEST_CASE("NOT binds too loosely to stand in an operand") {
    check({{"a = NOT b", "<UnexpectedSyntax>"},
           {"1 + NOT b", "<UnexpectedSyntax>"},
           {"a = (NOT b)", "(= a [(NOT b)])"},
           {"a AND NOT b OR NOT c", "(OR (AND a (NOT b)) (NOT c))"}});
}

TEST_CASE("properties, subscripts and slices follow their operand in one flat list") {
    check({{"a.b.c", "(of a .b .c)"},
           {"a[0]", "(of a (at 0))"},
           {"a.b[0][1].c", "(of a .b (at 0) (at 1) .c)"},
           {"a[1..2]", "(of a (slice (from 1) (to 2)))"},
           {"a[1..]", "(of a (slice (from 1)))"},
           {"a[..2]", "(of a (slice (to 2)))"},
           {"a[..]", "(of a (slice))"},
           {"a[-3..-1]", "(of a (slice (from (minus 3)) (to (minus 1))))"},
           {"[1, 2][0]", "(of (list 1 2) (at 0))"},
           {"{a: 1}.a", "(of (map (a 1)) .a)"},
           {"f(x).y", "(of (call f x) .y)"},
           {"$p.a[$i]", "(of $p .a (at $i))"},
           {"'abc'[0]", "(of 'abc' (at 0))"},
           {"a[]", "<UnexpectedSyntax>"},
           {"a.1", "<UnexpectedSyntax>"}});
}

TEST_CASE("labels are tested after a colon") {
    check({{"n:A", "(labels n A)"},
           {"n:A:B", "(labels n (& A B))"},
           {"n:A|B", "(labels n (| A B))"},
           {"n:A&!B", "(labels n (& A (! B)))"},
           {"n:(A|B)&%", "(labels n (& (| A B) (%)))"},
           {"(n):A", "(labels [n] A)"},
           {"n.m:A", "(labels (of n .m) A)"},
           {"n:A AND m:B", "(AND (labels n A) (labels m B))"},
           {"NOT n:A", "(NOT (labels n A))"},
           {"n:A = true", "(= (labels n A) true)"},
           {"n:A IS NULL", "(is-null (labels n A))"},
           {"n:公司", "(labels n 公司)"}});
}

TEST_CASE("a case has branches, and may have a subject and an else") {
    check({{"CASE WHEN a THEN 1 END", "(case (when a 1))"},
           {"CASE x WHEN 1 THEN 'a' WHEN 2 THEN 'b' ELSE 'c' END", "(case x (when 1 'a') (when 2 'b') (else 'c'))"},
           {"CASE (x) WHEN 1 THEN 2 END", "(case [x] (when 1 2))"},
           {"CASE WHEN a THEN CASE WHEN b THEN 1 END ELSE 2 END + 1", "(+ (case (when a (case (when b 1))) (else 2)) 1)"},
           {"CASE x END", "<UnexpectedSyntax>"},
           {"CASE WHEN a THEN 1", "<UnexpectedSyntax>"}});
}

TEST_CASE("a function has a name, perhaps in a namespace, and arguments") {
    check({{"f()", "(call f)"},
           {"f(1, 2)", "(call f 1 2)"},
           {"a.b.f(x)", "(call a.b.f x)"},
           {"duration . between (a, b)", "(call duration.between a b)"},
           {"count(*)", "(call count *)"},
           {"COUNT ( * )", "(call COUNT *)"},
           {"count(DISTINCT x)", "(call count DISTINCT x)"},
           {"sum(*)", "<UnexpectedSyntax>"},
           {"f(1,)", "<UnexpectedSyntax>"},
           {"`my f`(1)", "(call my f 1)"},
           {"exists(n.x)", "(call exists (of n .x))"},
           {"any(x)", "(call any x)"}});
}

TEST_CASE("a list comprehension may have a condition and a projection") {
    check({{"[x IN xs]", "(each x xs)"},
           {"[x IN xs WHERE x > 1]", "(each x xs (where (> x 1)))"},
           {"[x IN xs | x + 1]", "(each x xs (as (+ x 1)))"},
           {"[x IN [1, 2] WHERE x > 1 | x]", "(each x (list 1 2) (where (> x 1)) (as x))"},
           {"[x IN xs | [y IN x | y]]", "(each x xs (as (each y x (as y))))"},
           {"[x IN a || b | x]", "(each x (|| a b) (as x))"}});
}

TEST_CASE("a list whose first item tests for membership is a list") {
    check({{"[x IN xs, y]", "(list (IN x xs) y)"},
           {"[(x IN xs)]", "(list [(IN x xs)])"},
           {"[1 IN xs]", "(list (IN 1 xs))"},
           {"[x = 1]", "(list (= x 1))"}});
}

TEST_CASE("in a comprehension the bar ends the condition, but not inside of brackets") {
    check({{"[x IN xs WHERE x:A | x.n]", "(each x xs (where (labels x A)) (as (of x .n)))"},
           {"[x IN xs WHERE x:(A|B) | x]", "(each x xs (where (labels x (| A B))) (as x))"},
           {"[x IN xs WHERE (x:A|B) | x]", "(each x xs (where [(labels x (| A B))]) (as x))"},
           {"[x IN xs WHERE f(x:A|B) | x]", "(each x xs (where (call f (labels x (| A B)))) (as x))"},
           {"[x IN xs WHERE (x)-[:R|S]->() | x]", "(each x xs (where (holds (path (node x) (-> (: (| R S))) (node)))) (as x))"}});
}

TEST_CASE("quantifiers run over lists") {
    check({{"all(x IN xs WHERE x > 0)", "(all x xs (where (> x 0)))"},
           {"ANY(x IN xs WHERE x)", "(any x xs (where x))"},
           {"none(x IN xs)", "(none x xs)"},
           {"single(x IN [1] WHERE true)", "(single x (list 1) (where true))"}});
}

TEST_CASE("a reduction has an accumulator and a step") {
    check({{"reduce(s = 0, x IN xs | s + x)", "(reduce s 0 x xs (+ s x))"},
           {"reduce(x)", "(call reduce x)"},
           {"reduce(s = 0, x IN xs)", "<UnexpectedSyntax>"}});
}

TEST_CASE("a subquery is a pattern with a condition, or a whole query") {
    check({{"EXISTS { (n)-->() }", "(exists (match (path (node n) (->) (node))))"},
           {"exists { (n)-->(m) WHERE n.a = m.a }", "(exists (match (path (node n) (->) (node m)) (where (= (of n .a) (of m .a)))))"},
           {"EXISTS { MATCH (n) WHERE n.x RETURN n }", "(exists (match (path (node n)) (where (of n .x))) (return n))"},
           {"COUNT { (n), (m) } > 1", "(> (count (match (path (node n)) (path (node m)))) 1)"},
           {"COUNT { p = (n)-->() }", "(count (match (path p = (node n) (->) (node))))"},
           {"COLLECT { MATCH (n) RETURN n UNION RETURN 1 }", "(collect (match (path (node n))) (return n) union (return 1))"},
           {"EXISTS { MATCH (a) WHERE EXISTS { (a)-->() } }",
            "(exists (match (path (node a)) (where (exists (match (path (node a) (->) (node)))))))"},
           {"EXISTS { }", "<UnexpectedSyntax>"}});
}

TEST_CASE("a path pattern is a condition, alone or among AND, OR, XOR and NOT") {
    std::string const path = "(holds (path (node a) (->) (node b)))";
    CHECK(tree_of_condition("(a)-->(b)") == path);
    CHECK(tree_of_condition("((a)-->(b))") == "[" + path + "]");
    CHECK(tree_of_condition("NOT (a)-->(b) AND a.x") == "(AND (NOT " + path + ") (of a .x))");
    CHECK(tree_of_condition("exists((a)-->(b))") == "(call exists " + path + ")");
    CHECK(tree_of_condition("a.x OR (a)-->(b)") == "(OR (of a .x) " + path + ")");
    check({{"CASE WHEN (a)-->(b) THEN 1 END", "(case (when " + path + " 1))"},
           {"[x IN xs WHERE (a)-->(b)]", "(each x xs (where " + path + "))"}});
}

TEST_CASE("a path pattern is no value") {
    check({{"(a)-->(b)", "<UnexpectedSyntax>"},
           {"size((a)-->(b))", "<UnexpectedSyntax>"},
           {"[(a)-->(b)]", "<UnexpectedSyntax>"},
           {"f(((a)-->(b)))", "<UnexpectedSyntax>"}});
    CHECK(tree_of_condition("(a)-->(b) = true") == "<UnexpectedSyntax>");
    CHECK(tree_of_condition("f((a)-->(b))") == "<UnexpectedSyntax>");
}

TEST_CASE("a shortest path is a value") {
    check({{"length(shortestPath((a)-[*]-(b)))", "(call length (holds (shortest (node a) (-- (length ..)) (node b))))"}});
}

TEST_CASE("a pattern comprehension needs a projection, and may name its path") {
    check({{"[(a)-->(b) | b.x]", "(each-path (path (node a) (->) (node b)) (of b .x))"},
           {"[p = (a)-[:R|S]->(b) WHERE b:B | p]", "(each-path (path p = (node a) (-> (: (| R S))) (node b)) (where (labels b B)) p)"},
           {"[(a)-->(b)]", "<UnexpectedSyntax>"}});
}
