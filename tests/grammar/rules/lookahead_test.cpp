// Where arithmetic and paths look alike.
#include "tests/support/catch.hpp"
#include "tests/support/readings.hpp"
#include "tests/support/syntax_tree.hpp"

using wafer::tests::tree_of_condition;

namespace {

/// Holds each text against its tree.
constexpr auto check = wafer::tests::check_readings<wafer::tests::tree_of_condition>;

}  // namespace

TEST_CASE("parentheses and a minus are arithmetic where no relationship follows") {
    check({{"(a) - 1", "(- [a] 1)"},
           {"(a) - (b)", "(- [a] [b])"},
           {"(a)-(b)", "(- [a] [b])"},
           {"(a) - -(b)", "(- [a] (minus [b]))"},
           {"(a)--1", "(- [a] (minus 1))"},
           {"(a) - [1, 2][0]", "(- [a] (of (list 1 2) (at 0)))"},
           {"(a) - [x][0]", "(- [a] (of (list x) (at 0)))"},
           {"(a)-[b]-c", "(- [a] (list b) c)"},
           {"(a) - [x IN xs | x][0]", "(- [a] (of (each x xs (as x)) (at 0)))"},
           {"(a.b) - (c)", "(- [(of a .b)] [c])"},
           {"(a + b)-(c)", "(- [(+ a b)] [c])"}});
}

TEST_CASE("parentheses and a less-than are a comparison where no relationship follows") {
    check({{"(a) < (b)", "(< [a] [b])"},
           {"(a)<-1", "(< [a] (minus 1))"},
           {"(a)<--1", "(< [a] (minus (minus 1)))"},
           {"(a) < -(b)", "(< [a] (minus [b]))"},
           {"(a)<-[1][0]", "(< [a] (minus (of (list 1) (at 0))))"}});
}

TEST_CASE("parentheses and a relationship are a path") {
    check({{"(a)--(b)", "(holds (path (node a) (--) (node b)))"},
           {"(a) --> (b)", "(holds (path (node a) (->) (node b)))"},
           {"(a)<--(b)", "(holds (path (node a) (<-) (node b)))"},
           {"(a)-[r]-(b)", "(holds (path (node a) (-- r) (node b)))"},
           {"(a)-[]->(b)", "(holds (path (node a) (->) (node b)))"},
           {"(a)<-[:R]-(b)", "(holds (path (node a) (<- (: R)) (node b)))"},
           {"(a)-[*1..2]-(b)", "(holds (path (node a) (-- (length 1..2)) (node b)))"},
           {"(a)-[r {x: [1]}]->(b)", "(holds (path (node a) (-> r (properties (map (x (list 1))))) (node b)))"},
           {"()--()", "(holds (path (node) (--) (node)))"},
           {"(:A)--(a)", "(holds (path (node (: A)) (--) (node a)))"},
           {"(a:A {x: ')'})--()", "(holds (path (node a (: A) (properties (map (x ')')))) (--) (node)))"},
           {"({x: 1})-->()", "(holds (path (node (properties (map (x 1)))) (->) (node)))"},
           {"(a WHERE a.x)--()", "(holds (path (node a (where (of a .x))) (--) (node)))"}});
}

TEST_CASE("parentheses alone are an expression, even around a label test") {
    check({{"(a:A)", "[(labels a A)]"}, {"({x: 1}).x", "(of [(map (x 1))] .x)"}, {"($p) = 1", "(= [$p] 1)"}});
}
