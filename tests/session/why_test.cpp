// What a program sees of WHY: the column `evidence`, its limit, and what it declares as sources.
#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

wafer::options with_limit(std::size_t matches) {
    wafer::options options;
    options.evidence_limit = matches;
    return options;
}

std::string fact_of(wafer::value const& fact) { return fact["fact"].as<std::string>(); }

}  // namespace

TEST_CASE("evidence that is cut off says so") {
    wafer::database database(with_limit(2));
    auto connection = database.connect();
    connection.run("UNWIND range(1, 3) AS i CREATE ({i: i})");
    auto const rows = connection.run("WHY MATCH (n) RETURN count(*) AS n").rows();
    auto const& evidence = rows.at(0).at(1).as<wafer::list>();
    REQUIRE(evidence.size() == 3);
    CHECK(fact_of(evidence[1]) == "node");
    CHECK(fact_of(evidence[2]) == "capped");
    auto const all = connection.run("WHY MATCH (n) WHERE n.i < 3 RETURN count(*) AS n").rows();
    CHECK(all.at(0).at(1).as<wafer::list>().size() == 2);
}

TEST_CASE("a program says what its sources are") {
    wafer::options options;
    options.provenance.source_property = "said_in";
    options.provenance.source_label = "Book";
    options.provenance.source_key = "isbn";
    options.provenance.shown = {"title"};
    options.provenance.source_within = "IN_SERIES";
    wafer::database database(options);
    auto connection = database.connect();
    connection.run("CREATE (:Book {isbn: 'b1', title: 'One', pages: 9})-[:IN_SERIES]->({name: 'S'}), ({name: 'x', said_in: ['b1', 'b2']})");
    auto const rows = connection.run("WHY MATCH (n {name: 'x'}) RETURN n.name AS name").rows();
    CHECK(to_string(rows.at(0).at(1).as<wafer::list>().at(0)["sources"]) == "[{id: 'b1', title: 'One', within: [{name: 'S'}]}, {id: 'b2'}]");
    auto const sources = connection.run("WHY SOURCES MATCH (b:Book) RETURN b.pages AS pages").rows();
    CHECK(to_string(sources.at(0).at(1)) == "[{fact: 'source', id: 'b1', title: 'One', within: [{name: 'S'}]}]");
}

TEST_CASE("evidence is a column of lists, and the only one beside the query's own") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE ()-[:K]->()");
    auto result = connection.run("WHY MATCH (a)-[k]->(b) RETURN 1 AS one");
    CHECK(result.columns() == std::vector<std::string>{"one", "evidence"});
    REQUIRE(result.next());
    CHECK_FALSE(result.is_null(1));
    CHECK_THROWS_AS(result.get_string(1), wafer::error);
    CHECK_THROWS_AS(result.get(2), wafer::error);
    CHECK(result.get(1).as<wafer::list>().size() == 3);
    CHECK(result.get(1).as<wafer::list>().size() == 3);
}

TEST_CASE("leaving a source out changes nothing for anybody") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE ({source: 's1'})");
    connection.begin();
    connection.run("CREATE ({source: 's2'})");
    CHECK(connection.run("WHY WITHOUT SOURCE 's1' MATCH (n) RETURN n").rows().size() == 1);
    CHECK(connection.run("MATCH (n) RETURN n").rows().size() == 2);
    connection.commit();
    CHECK(connection.run("MATCH (n) RETURN n").rows().size() == 2);
}

TEST_CASE("another name leads to the property that was asked for") {
    wafer::options options;
    options.provenance.aliases = {"aliases"};
    wafer::database database(options);
    auto connection = database.connect();
    connection.run("CREATE (:C {name: 'NVIDIA', aliases: ['英伟达']})");
    auto const rows = connection.run("WHY NOT MATCH (c:C {name: '英伟达'}) RETURN c").rows();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0][4].as<std::string>() == "'英伟达' is another name of what has name: 'NVIDIA'.");
}
