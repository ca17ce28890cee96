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

TEST_CASE("a part of a path may have a quantifier") {
    check({{"(a)-[r]->+(b)", "(path (node a) (-> r (times 1..)) (node b))"},
           {"(a)--*(b)", "(path (node a) (-- (times 0..)) (node b))"},
           {"(a)<--{2,4}(b)", "(path (node a) (<- (times 2..4)) (node b))"},
           {"(a)-->{ , 4 } (b)", "(path (node a) (-> (times 0..4)) (node b))"},
           {"(a)-->{2,}(b)", "(path (node a) (-> (times 2..)) (node b))"},
           {"(a)-->{2}(b)", "(path (node a) (-> (times 2..2)) (node b))"},
           {"((a)-->(b))+", "(path - (group (path (node a) (->) (node b)) (times 1..)) -)"},
           {"(x)((a)-->(b)<--(c)){2}(y)", "(path (node x) (group (path (node a) (->) (node b) (<-) (node c)) (times 2..2)) (node y))"},
           {"((a)-->(b) WHERE a.x)?-->(c)",
            "(path - (group (path (node a) (->) (node b) (where (of a .x))) (times ?)) - (->) (node c))"},
           {"((a)-->(b))*((c)-->(d))+",
            "(path - (group (path (node a) (->) (node b)) (times 0..)) - (group (path (node c) (->) (node d)) (times 1..)) -)"}});
}

TEST_CASE("a selector and a mode may stand before a path") {
    check({{"ANY (a)-->(b)", "(path any (node a) (->) (node b))"},
           {"any 3 paths (a)-->(b)", "(path any 3 (node a) (->) (node b))"},
           {"p = ANY SHORTEST TRAIL PATH (a)-->+(b)", "(path p = any-shortest trail (node a) (-> (times 1..)) (node b))"},
           {"ALL PATHS (a)-->(b)", "(path (node a) (->) (node b))"},
           {"ALL SHORTEST (a)-->(b)", "(path all-shortest (node a) (->) (node b))"},
           {"SHORTEST 2 PATHS (a)-->(b)", "(path shortest 2 (node a) (->) (node b))"},
           {"SHORTEST 2 SIMPLE PATHS GROUPS (a)-->(b)", "(path shortest-groups 2 simple (node a) (->) (node b))"},
           {"SHORTEST GROUP (a)-->(b)", "(path shortest-groups (node a) (->) (node b))"},
           {"ACYCLIC (a)-->(b)", "(path acyclic (node a) (->) (node b))"},
           {"any = (a)-->(b)", "(path any = (node a) (->) (node b))"},
           {"WALK ((a)-->+(b) WHERE a.x)", "(path walk (node a) (-> (times 1..)) (node b) (where (of a .x)))"}});
}

TEST_CASE("a match mode stands before the pattern") {
    CHECK(tree_of("MATCH REPEATABLE ELEMENTS (a)") == "(match repeatable-elements (path (node a)))");
    CHECK(tree_of("MATCH DIFFERENT RELATIONSHIP BINDINGS (a)") == "(match different-relationships (path (node a)))");
    CHECK(tree_of("MATCH different = (a)") == "(match (path different = (node a)))");
}

TEST_CASE("nodes side by side, and parentheses around a part that is not quantified, are no path") {
    for (std::string const text : {"(a)(b)", "(a)((b)-->(c))", "((a)-->(b))-->(c)", "(a)-->{}(b)", "(a)-->{1..2}(b)", "((a)-->(b)){2", "ANY",
                                   "SHORTEST 2 GROUPS", "TRAIL ACYCLIC (a)", "ANY SHORTEST p = (a)-->(b)"}) {
        CAPTURE(text);
        CHECK(tree_of_path(text) == "<UnexpectedSyntax>");
    }
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
