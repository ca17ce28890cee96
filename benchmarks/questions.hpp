// What is asked of a network, in openCypher. KNOWS is stored once and matched in both directions.
#pragma once

namespace wafer::bench {

struct question {
    char const* name;
    char const* text;
};

namespace questions {

inline constexpr question q1{
    "q1",
    "MATCH (:TagClass)<-[:HAS_TYPE]-(:Tag)<-[:HAS_TAG]-(:Comment)-[:REPLY_OF]->(:Post)<-[:CONTAINER_OF]-(:Forum)-[:HAS_MEMBER]->(:Person)"
    "-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(:Country) RETURN count(*) AS n"};
inline constexpr question q2{
    "q2",
    "MATCH (a:Person)-[:KNOWS]-(b:Person), (a)<-[:HAS_CREATOR]-(:Comment)-[:REPLY_OF]->(:Post)-[:HAS_CREATOR]->(b) RETURN count(*) AS n"};
inline constexpr question q3{
    "q3",
    "MATCH (a:Person)-[:KNOWS]-(b:Person)-[:KNOWS]-(c:Person)-[:KNOWS]-(a) "
    "MATCH (a)-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(home:Country) MATCH (b)-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(home) "
    "MATCH (c)-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(home) RETURN count(*) AS n"};
inline constexpr question q4{
    "q4",
    "MATCH (m:Message)-[:HAS_TAG]->(:Tag), (m)-[:HAS_CREATOR]->(:Person), (m)<-[:LIKES]-(:Person), (m)<-[:REPLY_OF]-(:Comment) "
    "RETURN count(*) AS n"};
inline constexpr question q5{
    "q5", "MATCH (s:Tag)<-[:HAS_TAG]-(:Message)<-[:REPLY_OF]-(:Comment)-[:HAS_TAG]->(t:Tag) WHERE s <> t RETURN count(*) AS n"};
inline constexpr question q6{
    "q6", "MATCH (a:Person)-[:KNOWS]-(:Person)-[:KNOWS]-(c:Person)-[:HAS_INTEREST]->(:Tag) WHERE a <> c RETURN count(*) AS n"};
inline constexpr question q7{
    "q7",
    "MATCH (m:Message)-[:HAS_TAG]->(:Tag), (m)-[:HAS_CREATOR]->(:Person) OPTIONAL MATCH (m)<-[:LIKES]-(l:Person) "
    "OPTIONAL MATCH (m)<-[:REPLY_OF]-(r:Comment) RETURN count(*) AS n"};
inline constexpr question q8{
    "q8",
    "MATCH (s:Tag)<-[:HAS_TAG]-(:Message)<-[:REPLY_OF]-(r:Comment)-[:HAS_TAG]->(t:Tag) WHERE s <> t AND NOT (r)-[:HAS_TAG]->(s) "
    "RETURN count(*) AS n"};
inline constexpr question q9{
    "q9",
    "MATCH (a:Person)-[:KNOWS]-(:Person)-[:KNOWS]-(c:Person)-[:HAS_INTEREST]->(:Tag) WHERE a <> c AND NOT (a)-[:KNOWS]-(c) "
    "RETURN count(*) AS n"};
inline constexpr question triangles{
    "triangles", "MATCH (a:Person)-[:KNOWS]-(b:Person)-[:KNOWS]-(c:Person)-[:KNOWS]-(a) RETURN count(*) AS n"};

// With parameters, for one person after the other. A walk may take a relationship twice: a MATCH for each step.
inline constexpr question look_up{"10,000 look-ups by key", "MATCH (p:Person {id: $id}) RETURN p.id"};
inline constexpr question one_hop{"1 hop ×100", "MATCH (a:Person {id: $id})-[:KNOWS]-(b:Person) RETURN count(DISTINCT b)"};
inline constexpr question two_hops{
    "2 hops ×100", "MATCH (a:Person {id: $id})-[:KNOWS]-(x:Person) MATCH (x)-[:KNOWS]-(b:Person) RETURN count(DISTINCT b)"};
inline constexpr question three_hops{
    "3 hops ×100",
    "MATCH (a:Person {id: $id})-[:KNOWS]-(x:Person) MATCH (x)-[:KNOWS]-(y:Person) MATCH (y)-[:KNOWS]-(b:Person) "
    "RETURN count(DISTINCT b)"};
inline constexpr question shortest_path{
    "shortest path ×100",
    "MATCH (a:Person {id: $a}), (b:Person {id: $b}) MATCH p = shortestPath((a)-[:KNOWS*..10]-(b)) RETURN length(p)"};
inline constexpr question trails{"trails *1..3 from 20", "MATCH (a:Person {id: $id})-[:KNOWS*1..3]-(b:Person) RETURN count(*)"};

inline constexpr question by_country{
    "group by country", "MATCH (m:Message)-[:IS_LOCATED_IN]->(c:Country) RETURN c.id AS k, count(*) AS n ORDER BY n DESC, k LIMIT 10"};
inline constexpr question scan_filter_group{
    "scan, filter, group", "MATCH (m:Message) WHERE m.id % 7 <> 3 RETURN m.id % 16 AS k, count(*) AS n ORDER BY n DESC, k LIMIT 5"};

}  // namespace questions

}  // namespace wafer::bench
