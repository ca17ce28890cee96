#include "tests/support/catch.hpp"
#include "tests/support/readings.hpp"
#include "tests/support/syntax_tree.hpp"

using wafer::tests::tree_of;
using wafer::tests::tree_of_path;

namespace {

/// Holds each text against its tree.
constexpr auto check = wafer::tests::check_readings<wafer::tests::tree_of_path>;

}  // namespace

TEST_CASE("a node may have a variable, labels, properties and a condition, in this order") {
    check({{"()", "(path (node))"},
           {"(n)", "(path (node n))"},
           {"(:A)", "(path (node (: A)))"},
           {"( n : A { x : 1 } )", "(path (node n (: A) (properties (map (x 1)))))"},
           {"(n $p)", "(path (node n (properties $p)))"},
           {"(n WHERE n.x > 1)", "(path (node n (where (> (of n .x) 1))))"},
           {"(n:A {x: 1} WHERE n.y)", "(path (node n (: A) (properties (map (x 1))) (where (of n .y))))"},
           {"(公司:公司 {名称: '华为'})", "(path (node 公司 (: 公司) (properties (map (名称 '华为')))))"}});
}

TEST_CASE("labels are a formula of names") {
    check({{"(:A:B)", "(path (node (: (& A B))))"},
           {"(:A&B)", "(path (node (: (& A B))))"},
           {"(:A|B)", "(path (node (: (| A B))))"},
           {"(:A|:B)", "(path (node (: (| A B))))"},
           {"(:A&B|!C)", "(path (node (: (| (& A B) (! C)))))"},
           {"(:A&(B|C))", "(path (node (: (& A (| B C)))))"},
           {"(:!!A)", "(path (node (: (! (! A)))))"},
           {"(:%)", "(path (node (: (%))))"},
           {"(:!%)", "(path (node (: (! (%)))))"},
           {"(:`a b`)", "(path (node (: a b)))"}});
}

TEST_CASE("a relationship points right, left or either way") {
    check({{"()-->()", "(path (node) (->) (node))"},
           {"()<--()", "(path (node) (<-) (node))"},
           {"()--()", "(path (node) (--) (node))"},
           {"()<-->()", "(path (node) (--) (node))"},
           {"()-[]->()", "(path (node) (->) (node))"},
           {"()<-[r]-()", "(path (node) (<- r) (node))"},
           {"() - [r] - ()", "(path (node) (-- r) (node))"},
           {"()<-[r]->()", "(path (node) (-- r) (node))"}});
}

TEST_CASE("a relationship may have a variable, types, a length, properties and a condition") {
    check({{"()-[r:R]->()", "(path (node) (-> r (: R)) (node))"},
           {"()-[:R|S]->()", "(path (node) (-> (: (| R S))) (node))"},
           {"()-[:R|:S|T]->()", "(path (node) (-> (: (| R S T))) (node))"},
           {"()-[:!R]->()", "(path (node) (-> (: (! R))) (node))"},
           {"()-[r {x: 1}]->()", "(path (node) (-> r (properties (map (x 1)))) (node))"},
           {"()-[r:R $p]->()", "(path (node) (-> r (: R) (properties $p)) (node))"},
           {"()-[r:R*1..2 {x: 1} WHERE r.y]->()",
            "(path (node) (-> r (: R) (length 1..2) (properties (map (x 1))) (where (of r .y))) (node))"}});
}

TEST_CASE("a length is a star, perhaps with bounds") {
    check({{"()-[*]-()", "(path (node) (-- (length ..)) (node))"},
           {"()-[*2]-()", "(path (node) (-- (length 2..2)) (node))"},
           {"()-[*1..]-()", "(path (node) (-- (length 1..)) (node))"},
           {"()-[*..3]-()", "(path (node) (-- (length ..3)) (node))"},
           {"()-[*1..3]-()", "(path (node) (-- (length 1..3)) (node))"},
           {"()-[ * 1 .. 3 ]-()", "(path (node) (-- (length 1..3)) (node))"},
           {"()-[*0..0]-()", "(path (node) (-- (length 0..0)) (node))"},
           {"()-[*..]-()", "(path (node) (-- (length ..)) (node))"}});
}

TEST_CASE("bounds without a star, and negative ones, are invalid relationship patterns") {
    check({{"()-[:R..]->()", "<InvalidRelationshipPattern>"},
           {"()-[r..3]->()", "<InvalidRelationshipPattern>"},
           {"()-[:R*-2]->()", "<InvalidRelationshipPattern>"},
           {"()-[*1..-2]->()", "<UnexpectedSyntax>"},
           {"()-[*x]->()", "<UnexpectedSyntax>"}});
}

TEST_CASE("a path may be named, and shortened") {
    check({{"p = (a)-->(b)", "(path p = (node a) (->) (node b))"},
           {"p = shortestPath((a)-[*]-(b))", "(shortest p = (node a) (-- (length ..)) (node b))"},
           {"allShortestPaths((a)-[*]-(b))", "(all-shortest (node a) (-- (length ..)) (node b))"},
           {"SHORTESTPATH ( (a)--(b) )", "(shortest (node a) (--) (node b))"},
           {"p = ((a)-->(b))", "(path p = (node a) (->) (node b))"},
           {"(((a)))", "(path (node a))"}});
}

TEST_CASE("a pattern is paths with commas between") {
    CHECK(tree_of("MATCH (a), (b)-->(c)") == "(match (path (node a)) (path (node b) (->) (node c)))");
}

TEST_CASE("what is no pattern is refused") {
    for (std::string const text : {"n", "(n", "(n))", "(n)-", "(n)-->", "(n)->(m)", "(n)-[->(m)", "(n)-[r]>(m)", "(1)", "(n.x)", "(:)",
                                   "(n:A:)", "(n:A|)", "(n:&A)", "(n {x})", "p = ", "(a)-[r:]->(b)", "shortestPath(p)"}) {
        CAPTURE(text);
        CHECK(tree_of_path(text) == "<UnexpectedSyntax>");
    }
}
