#include "tests/bind/outline.hpp"
#include "tests/support/catch.hpp"

using wafer::tests::bound_of;
using wafer::tests::outline_of;
using wafer::tests::refusal_of;

TEST_CASE("CREATE makes the nodes of a path before its relationships, each from source to target") {
    CHECK(outline_of("CREATE (a:A:B {x: 1})<-[r:T $p]-(b)") == "create (a:A:B {x: 1}), (b), b-[r:T $p]->a");
    CHECK(outline_of("CREATE p = (a)-[:S]->()-[:T]->(a)") == "create (a), (_1), a-[_2:S]->_1, _1-[_3:T]->a, p = path(a, _2, _1, _3, a)");
    CHECK(outline_of("MATCH (a) CREATE (a)-[:T]->(b {x: a.x})") == "match (a)\ncreate (b {x: a.x}), a-[_2:T]->b");
    CHECK(bound_of("CREATE ()")->writes);
    CHECK_FALSE(bound_of("RETURN 1")->writes);
}

TEST_CASE("CREATE adds nothing to what is there") {
    CHECK(refusal_of("MATCH (a) CREATE (a)") == "VariableAlreadyBound: a");
    CHECK(refusal_of("MATCH (a) CREATE (a:X)-[:T]->()") == "VariableAlreadyBound: a");
    CHECK(refusal_of("MATCH (a) CREATE (a {})-[:T]->()") == "VariableAlreadyBound: a");
    CHECK(refusal_of("CREATE (a), (a)") == "VariableAlreadyBound: a");
    CHECK(refusal_of("MATCH ()-[r]->() CREATE ()-[r:T]->()") == "VariableAlreadyBound: r");
    CHECK(refusal_of("WITH 1 AS a CREATE (a)-[:T]->()") == "VariableTypeConflict: a");
    CHECK(refusal_of("CREATE (a {x: a.y})") == "UndefinedVariable: a");
}

TEST_CASE("a created relationship has one type, one direction and no length") {
    CHECK(refusal_of("CREATE ()-->()") == "NoSingleRelationshipType: -->");
    CHECK(refusal_of("CREATE ()-[:S|T]->()") == "NoSingleRelationshipType: -[:S|T]->");
    CHECK(refusal_of("CREATE ()-[:T]-()") == "RequiresDirectedRelationship: -[:T]-");
    CHECK(refusal_of("CREATE ()-[:T*2]->()") == "CreatingVarLength: *2");
    CHECK(refusal_of("CREATE (:A|B)") == "UnexpectedSyntax: A|B");
}

TEST_CASE("MERGE searches for what it would create") {
    CHECK(outline_of("MERGE (a:A {x: 1})") == "merge (a) where a:A & a.x = 1 else create (a:A {x: 1})");
    CHECK(outline_of("MATCH (a) MERGE p = (a)<-[r:T {x: 1}]-(b)") ==
          "match (a)\nmerge p=(=a)<-[r:T]-(b) where r.x = 1 else create (b), b-[r:T {x: 1}]->a, p = path(a, r, b)");
}

TEST_CASE("MERGE creates from left to right what has no direction") {
    CHECK(outline_of("MATCH (a), (b) MERGE (a)-[r:T]-(b)") == "match (a), (b)\nmerge (=a)-[r:T]-(=b) else create a-[r:T]->b");
}

TEST_CASE("MERGE says what else to do when it found or created") {
    CHECK(outline_of("MERGE (a) ON CREATE SET a.x = 1, a:N ON MATCH SET a += {y: 2}") ==
          "merge (a) else create (a) matched a += {y: 2} created a.x = 1, a +N");
    CHECK(refusal_of("MERGE (n) ON CREATE SET x.num = 1") == "UndefinedVariable: x");
}

TEST_CASE("MERGE refuses what CREATE refuses, and a map of parameters") {
    CHECK(refusal_of("MATCH (a) MERGE (a)") == "VariableAlreadyBound: a");
    CHECK(refusal_of("CREATE (a:Foo) MERGE (a)-[r:KNOWS]->(a:Bar)") == "VariableAlreadyBound: a");
    CHECK(refusal_of("MATCH (a)-[r]->(b) MERGE (a)-[r]->(b)") == "VariableAlreadyBound: r");
    CHECK(refusal_of("MATCH (a), (b) MERGE (a)-->(b)") == "NoSingleRelationshipType: -->");
    CHECK(refusal_of("MATCH (a), (b) MERGE (a)-[:T*2]->(b)") == "CreatingVarLength: *2");
    CHECK(refusal_of("MERGE (a $p)") == "InvalidParameterUse: $p");
    CHECK(refusal_of("MATCH (a), (b) MERGE (a)-[:T $p]->(b)") == "InvalidParameterUse: $p");
}

TEST_CASE("SET and REMOVE change nodes and relationships in the order written") {
    CHECK(outline_of("MATCH (a) SET a.x = 1, a = {y: 2}, a += $p, a:A:B, a['z'] = 3") ==
          "match (a)\nupdate a.x = 1, a = {y: 2}, a += $p, a +A +B, a.'z' = 3");
    CHECK(outline_of("MATCH (a) REMOVE a.x, a:A:B") == "match (a)\nupdate -a.x, a -A -B");
    CHECK(outline_of("MATCH (a) WITH {k: [a]} AS m SET m.k[0].x = 1") == "match (a)\nproject m = {k: [a]}\nupdate m.k[0].x = 1");
}

TEST_CASE("nothing but nodes and relationships can be changed") {
    CHECK(refusal_of("WITH 1 AS x SET x.y = 1") == "InvalidArgumentType: x");
    CHECK(refusal_of("MATCH ()-[r]->() SET r:A") == "InvalidArgumentType: r");
    CHECK(refusal_of("MATCH (a) SET a = 1") == "InvalidArgumentType: 1");
    CHECK(refusal_of("MATCH (a) SET a.name = missing") == "UndefinedVariable: missing");
    CHECK(refusal_of("MATCH (a) SET b.name = 1") == "UndefinedVariable: b");
}

TEST_CASE("DELETE takes nodes, relationships and paths, however they are reached") {
    CHECK(outline_of("MATCH (a) WITH collect(a) AS l DETACH DELETE l[$i]") ==
          "match (a)\nproject l group [] [l = collect(a)]\ndetach delete l[$i]");
    CHECK(refusal_of("MATCH (n) DELETE n:Person") == "InvalidDelete: n:Person");
    CHECK(refusal_of("MATCH () DELETE 1 + 1") == "InvalidArgumentType: 1 + 1");
}
