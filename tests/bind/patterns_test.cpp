#include "tests/bind/outline.hpp"
#include "tests/support/catch.hpp"

using wafer::tests::bound_of;
using wafer::tests::outline_of;
using wafer::tests::refusal_of;

namespace {

/// The first line: the MATCH.
std::string match_of(std::string_view text) {
    auto const whole = outline_of(text);
    return whole.substr(0, whole.find('\n'));
}

}  // namespace

TEST_CASE("a variable that occurs twice is one node, and what has no name gets one") {
    CHECK(match_of("MATCH (a)-->(b)--(a) RETURN a") == "match (a)-[_2]->(b)-[_3]-(a)");
    CHECK(match_of("MATCH (a)<--(), (a) RETURN a") == "match (a)<-[_2]-(_1), (a)");
}

TEST_CASE("labels, inline properties and conditions become predicates, split at AND") {
    CHECK(match_of("MATCH (a:A:B {x: 1}) WHERE a.y AND a.z = 2 RETURN a") == "match (a) where a:A & a:B & a.x = 1 & a.y & a.z = 2");
    CHECK(match_of("MATCH (a:A|!B WHERE a.x > 1) RETURN a") == "match (a) where a:(A|!B) & a.x > 1");
    CHECK(match_of("MATCH (a)-[r {x: a.y}]->(b) RETURN a") == "match (a)-[r]->(b) where r.x = a.y");
}

TEST_CASE("a choice of types is a list, any other formula a predicate") {
    CHECK(match_of("MATCH ()-[r:S|T|S]->() RETURN r") == "match (_0)-[r:S|T]->(_1)");
    CHECK(match_of("MATCH ()-[r:!S]->() RETURN r") == "match (_0)-[r]->(_1) where r:!S");
    CHECK(match_of("MATCH ()-[r:%]->() RETURN r") == "match (_0)-[r]->(_1)");
}

TEST_CASE("a variable length demands its properties of each relationship") {
    CHECK(match_of("MATCH (a)-[r:T*2..3 {x: 1}]->(b) RETURN r") == "match (a)-[r:T*2..3 each _3.x = 1]->(b)");
    CHECK(match_of("MATCH (a)-[r* WHERE r.x > 1]->(b) RETURN r") == "match (a)-[r*1.. each _3.x > 1]->(b)");
    CHECK(match_of("MATCH (a)-[*0]->(b) RETURN a") == "match (a)-[_2*0..0]->(b)");
    CHECK(match_of("MATCH (a)-[*..4]->(b) RETURN a") == "match (a)-[_2*1..4]->(b)");
    CHECK(match_of("MATCH (a)-[*3..]->(b) RETURN a") == "match (a)-[_2*3..]->(b)");
}

TEST_CASE("what is bound before a pattern is given in it") {
    CHECK(outline_of("MATCH (a)-[r]->(b) MATCH (a)-[r]->(c) RETURN c") == "match (a)-[r]->(b)\nmatch (=a)-[=r]->(c)\nproject c");
    CHECK(outline_of("MATCH ()-[r]->() WITH [r] AS rs MATCH (a)-[rs*]->(b) RETURN a") ==
          "match (_0)-[r]->(_1)\nproject rs = [r]\nmatch (a)-[=rs*1..]->(b)\nproject a");
    CHECK(refusal_of("WITH null AS a OPTIONAL MATCH (a)-->(b) RETURN b") == "none");
}

TEST_CASE("paths have names and may be the shortest ones") {
    CHECK(match_of("MATCH p = (a)-->(b) WHERE length(p) > 0 RETURN p") == "match p=(a)-[_2]->(b) where length(p) > 0");
    CHECK(match_of("MATCH p = shortestPath((a)-[*]-(b)) RETURN p") == "match p=shortest (a)-[_2*1..]-(b)");
    CHECK(match_of("MATCH p = allShortestPaths((a)-[*]-(b)) RETURN p") == "match p=all shortest (a)-[_2*1..]-(b)");
}

TEST_CASE("a name stands for one kind of thing") {
    CHECK(refusal_of("MATCH ()-[r]-(r) RETURN r") == "VariableTypeConflict: r");
    CHECK(refusal_of("MATCH (r) MATCH ()-[r]-() RETURN r") == "VariableTypeConflict: r");
    CHECK(refusal_of("MATCH r = ()--() MATCH (r) RETURN r") == "VariableTypeConflict: r");
    CHECK(refusal_of("MATCH ()-[r*]-() MATCH ()-[r]-() RETURN r") == "VariableTypeConflict: r");
    CHECK(refusal_of("WITH 1 AS n MATCH (n) RETURN n") == "VariableTypeConflict: n");
    CHECK(refusal_of("MATCH (n) WITH [n] AS ns MATCH (ns)-->() RETURN ns") == "VariableTypeConflict: ns");
    CHECK(refusal_of("MATCH (n) WITH [n] AS ns MATCH ()-[ns*]->() RETURN ns") == "VariableTypeConflict: ns");
}

TEST_CASE("a path's name is new, and a relationship is in one place of a pattern") {
    CHECK(refusal_of("MATCH (p) MATCH p = ()--() RETURN p") == "VariableAlreadyBound: p");
    CHECK(refusal_of("MATCH p = (p)--() RETURN p") == "VariableAlreadyBound: p");
    CHECK(refusal_of("MATCH ()-[r]->()-[r]->() RETURN r") == "RelationshipUniquenessViolation: r");
}

TEST_CASE("a quantified part is a segment, whose variables are single within and lists outside") {
    CHECK(match_of("MATCH (a) ((x:X)-[r:R]->(y) WHERE x.v < y.v){2,4} (b) RETURN x") ==
          "match (a)-[(x#2)-[r#4:R]->(y#6){2,4} where x#2:X & x#2.v < y#6.v]-(b)");
    CHECK(match_of("MATCH (a)<-[r:R|S WHERE r.w > 1]-+(b) RETURN r") == "match (a)-[(_2)<-[r#3:R|S]-(_5){1,} where r#3.w > 1]-(b)");
    CHECK(match_of("MATCH ((x)-->(x))* RETURN x") == "match (_0)-[(x#2)-[_4]->(_5){0,} where x#2 = _5]-(_1)");
    CHECK(refusal_of("MATCH (a) ((x)-->(y))? (b) RETURN x.v + 1 AS v") == "none");
    CHECK(refusal_of("MATCH (a) ((x)-->(y))+ (b) RETURN x.v + 1 AS v") == "InvalidArgumentType: x.v");
}

TEST_CASE("a path with a selector or a mode is one segment, whose conditions come before the selection") {
    CHECK(match_of("MATCH ANY SHORTEST (a:A)-[r:R]->(m {x: 1})-->+(b) WHERE m.y RETURN m") ==
          "match (a)-[shortest 1 (a)-[r:R]->(m){1,1}, (_4)-[_5]->(_6){1,} if a:A & m.x = 1]-(b) where m.y");
    CHECK(match_of("MATCH SHORTEST 2 GROUPS ((a)-->(b) WHERE a.x = b.x) RETURN a") ==
          "match (a)-[shortest 2 groups (a)-[_2]->(b){1,1} if a.x = b.x]-(b)");
    CHECK(match_of("MATCH ACYCLIC (a)-->(b) RETURN a") == "match (a)-[acyclic (a)-[_2]->(b){1,1}]-(b)");
    CHECK(match_of("MATCH TRAIL (a)-->(b) RETURN a") == "match (a)-[_2]->(b)");
    CHECK(match_of("MATCH ((a)-->(b) WHERE a.x) RETURN a") == "match (a)-[_2]->(b) where a.x");
}

TEST_CASE("a pattern to search for takes no map of parameters") {
    CHECK(refusal_of("MATCH (n $p) RETURN n") == "InvalidParameterUse: $p");
    CHECK(refusal_of("MATCH ()-[r:T $p]->() RETURN r") == "InvalidParameterUse: $p");
}

TEST_CASE("a pattern predicate asks whether there is any match, and names nothing new") {
    CHECK(match_of("MATCH (n) WHERE NOT (n)-[:T]->() RETURN n") == "match (n) where not exists(n) {match (=n)-[_2:T]->(_1)}");
    CHECK(match_of("MATCH (n) WHERE exists((n)-->()) RETURN n") == "match (n) where exists(n) {match (=n)-[_2]->(_1)}");
    CHECK(refusal_of("MATCH (n) WHERE (n)-[r]->() RETURN n") == "UndefinedVariable: r");
    CHECK(refusal_of("MATCH (n) WHERE (n)-->(m) RETURN n") == "UndefinedVariable: m");
    CHECK(refusal_of("MATCH (n) RETURN (n)-->()") == "UnexpectedSyntax: (n)-->()");
    CHECK(refusal_of("MATCH (n) RETURN size((n)-->())").starts_with("UnexpectedSyntax"));
    CHECK(refusal_of("MATCH (n) WHERE (n) RETURN n") == "InvalidArgumentType: (n)");
}

TEST_CASE("a pattern comprehension may name new things") {
    CHECK(outline_of("MATCH (n) RETURN [p = (n)-->(m) WHERE m.x | m.y] AS ys") ==
          "match (n)\nproject ys = collect(n) {match p=(=n)-[_2]->(m) where m.x;project _4 = m.y}");
    CHECK(refusal_of("MATCH (n) RETURN [(n)-->(m) | m.y], m") == "UndefinedVariable: m");
}

TEST_CASE("subqueries see the variables around them, until they group") {
    CHECK(match_of("MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH m WHERE m.x = n.x RETURN m } RETURN n") ==
          "match (n) where exists(n) {match (=n)-[_2]->(m);project m where m.x = n.x;project m}");
    CHECK(refusal_of("MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH count(*) AS c WHERE c = n.x RETURN c } RETURN n") ==
          "UndefinedVariable: n");
    CHECK(refusal_of("MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH count(*) AS c MATCH (n) RETURN c } RETURN n") ==
          "UndefinedVariable: n");
    CHECK(refusal_of("MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH count(*) AS c MATCH (m) RETURN c } RETURN n") == "none");
    CHECK(refusal_of("MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN count(m) + n.x }") == "AmbiguousAggregationExpression: n");
    CHECK(refusal_of("MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WITH n, count(*) AS c WHERE c = n.x RETURN c } RETURN n") == "none");
    CHECK(outline_of("MATCH (n) RETURN COUNT { (n)-->(m) WHERE m.x = 1 } AS c") ==
          "match (n)\nproject c = count(n) {match (=n)-[_2]->(m) where m.x = 1}");
    CHECK(outline_of("MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m.x } AS c") ==
          "match (n)\nproject c = collect(n) {match (=n)-[_2]->(m);project m.x}");
}

TEST_CASE("subqueries only read, and COLLECT takes one column") {
    CHECK(refusal_of("MATCH (n) WHERE EXISTS { MATCH (m) SET m.x = 1 } RETURN n") == "InvalidClauseComposition: SET m.x = 1");
    CHECK(refusal_of("RETURN COLLECT { MATCH (m) RETURN m, 1 AS x }").starts_with("InvalidClauseComposition"));
}

TEST_CASE("the names that a statement reads are listed, without those it writes itself") {
    auto const statement = bound_of("MATCH (a:A {k: 1})-[r:T]->(b:B) WHERE b.l > 1 SET a:B, b.l = 2 RETURN a.m, {x: 1}.x");
    std::vector<std::string> names;
    for (auto const& use : statement->names) names.push_back(use.name);
    CHECK(names == std::vector<std::string>{"A", "k", "T", "m"});
}
