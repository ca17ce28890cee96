#include <string>

#include <wafer/database.hpp>

#include "prompt/picture/collector.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::collector;
using wafer::prompt::picture;
using wafer::prompt::picture_limits;

namespace {

struct fixture {
    wafer::database database;
    wafer::connection connection = database.connect();

    explicit fixture(std::string const& graph = "CREATE (:A {name: 'a'})-[:T {w: 1}]->(:B {name: 'b'})-[:U]->(:C {name: 'c'})") { connection.run(graph); }

    picture draw(std::string const& query, picture_limits limits = {1000, 1000, 100}) {
        collector found(limits);
        auto rows = connection.run(query);
        found.add_rows(rows);
        wafer::prompt::connect_nodes(found, connection);
        wafer::prompt::look_up(found, connection, true);
        return found.finish();
    }
};

}  // namespace

TEST_CASE("a row knows which elements it holds, and its cells name them") {
    auto const drawn = fixture().draw("MATCH (a:A)-[r]->(b) RETURN a, r, b.name AS name UNION ALL MATCH (a:C) RETURN null AS a, null AS r, 'x' AS name");
    REQUIRE(drawn.rows.size() == 2);
    CHECK(drawn.columns == std::vector<std::string>{"a", "r", "name"});
    CHECK(drawn.rows[0].cells[0].node == 0);
    CHECK(drawn.rows[0].cells[1].relationship == 0);
    CHECK(drawn.rows[0].cells[2].text == "b");
    CHECK(drawn.rows[1].cells[0].text == "null");
    CHECK(drawn.rows[1].nodes.empty());
}

TEST_CASE("the ends of a relationship are looked up, with their names and labels") {
    auto const drawn = fixture().draw("MATCH ()-[r:T]->() RETURN r");
    REQUIRE(drawn.nodes.size() == 2);
    CHECK(drawn.nodes[0].name == "a");
    CHECK(drawn.nodes[1].labels == std::vector<std::string>{"B"});
    CHECK(drawn.relationships[0].properties.size() == 1);
}

TEST_CASE("nodes alone are drawn with the relationships between them, nodes with relationships are left as they are") {
    CHECK(fixture().draw("MATCH (n) RETURN n").relationships.size() == 2);
    CHECK(fixture().draw("MATCH (n) WHERE n.name <> 'b' RETURN n").relationships.empty());
    CHECK(fixture().draw("MATCH (a:A)-[r]->(b), (c:C) RETURN r, c").relationships.size() == 1);
}

TEST_CASE("what is beyond a limit is counted once") {
    auto const drawn = fixture("UNWIND range(1, 9) AS i CREATE (:A {name: toString(i)})").draw("UNWIND [1, 2] AS twice MATCH (n) RETURN n", {4, 10, 3});
    CHECK(drawn.nodes.size() == 4);
    CHECK(drawn.nodes_left_out == 5);
    CHECK(drawn.rows.size() == 3);
    CHECK(drawn.rows_left_out == 15);
    auto const ends = fixture().draw("MATCH (a)-[r]->(b) RETURN r", {2, 10, 10});
    CHECK(ends.relationships.size() == 1);
    CHECK(ends.relationships_left_out == 1);
}

TEST_CASE("sources come with every element") {
    fixture graph("CREATE (:A {name: 'a', source: 's1'})-[:T {source: ['s2', 's1']}]->(:B)");
    auto const drawn = graph.draw("MATCH ()-[r]->() RETURN r");
    CHECK(drawn.nodes[0].sources.size() == 1);
    REQUIRE(drawn.relationships[0].sources.size() == 2);
    CHECK(drawn.relationships[0].sources[0]["id"].as<std::string>() == "s2");
    CHECK(drawn.nodes[1].name == "#1");
}

TEST_CASE("evidence is drawn, and what was not found is remarked") {
    auto const drawn = fixture().draw("WHY MATCH (c:C) WHERE NOT EXISTS { (c)-[:U]->() } RETURN c.name AS name");
    CHECK(drawn.nodes.size() == 1);
    REQUIRE(drawn.rows.size() == 1);
    CHECK(drawn.rows[0].remarks.size() == 1);
    CHECK(drawn.rows[0].cells[1].text.empty());
}

TEST_CASE("a loop and relationships side by side are kept apart") {
    auto const drawn = fixture("CREATE (a:A), (b:B), (a)-[:T]->(a), (a)-[:T]->(b), (a)-[:T]->(b), (b)-[:T]->(a)").draw("MATCH ()-[r]->() RETURN collect(r) AS all");
    CHECK(drawn.nodes.size() == 2);
    CHECK(drawn.relationships.size() == 4);
}
