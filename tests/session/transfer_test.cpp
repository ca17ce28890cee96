// Imports and exports through the public interface: tables of CSV, transactions, progress, cancellation.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

using wafer::graph_format;

std::string answer(wafer::connection& connection, std::string const& query) {
    return wafer::to_string(connection.run(query).rows().at(0).at(0));
}

std::string detail_of(std::function<void()> const& what) {
    try {
        what();
    } catch (wafer::error const& failure) {
        return failure.detail();
    }
    return "none";
}

struct tables {
    wafer::tests::scratch_folder folder;
    wafer::database data;
    wafer::connection connection = data.connect();

    std::string file(std::string const& name, std::string const& content) const { return folder.write(name, content); }
    std::string problem_of(std::string const& nodes, std::string const& relationships = "") {
        std::vector<wafer::csv_files> more;
        if (!relationships.empty()) more.push_back({{file("r.csv", relationships)}});
        try {
            wafer::import_csv(connection, {{{file("n.csv", nodes)}}}, more);
        } catch (wafer::error const& failure) {
            CHECK(answer(connection, "MATCH (n) RETURN count(n)") == "0");
            std::string const message = failure.what();
            return message.substr(message.rfind('/') == std::string::npos ? 0 : message.find(folder.path().string()) == 0 ? folder.path().string().size() + 1 : 0);
        }
        return "none";
    }
};

std::string const two_nodes = R"({"type":"node","id":"0","labels":["A"]}
{"type":"node","id":"1","labels":["A"]}
)";

}  // namespace

TEST_CASE("tables in the layout of Neo4j's bulk importer are read") {
    tables here;
    auto const done = wafer::import_csv(
        here.connection,
        {{{here.file("header.csv", "personId:ID(Person){id-type:long}|name|born:int|:LABEL|at:datetime{timezone:Europe/Berlin}|x:IGNORE\n"), here.file("a.csv", "1|'a|b'|1984|Actor;Old|2020-07-01T12:00|?\n"), here.file("b.csv", "2|b||||\n")}, {"Person"}},
         {{here.file("movies.csv", ":ID(Movie)|title:string|tags:string[]|score:float|ok:boolean\n1|First|x;y|1.5|true\n")}, {"Movie"}}},
        {{{here.file("acted.csv", ":START_ID(Person)|:END_ID(Movie)|role|:TYPE\n1|1|hero|\n2|1||DIRECTED\n")}, {"ACTED_IN"}}}, {'|', '\'', ';'});
    CHECK(done.nodes == 3);
    CHECK(done.relationships == 2);
    CHECK(answer(here.connection, "MATCH (p:Actor)-[r]->(m) RETURN [p, r, m]") ==
          "[(:Person:Actor:Old {at: datetime('2020-07-01T12:00+02:00[Europe/Berlin]'), born: 1984, name: 'a|b', personId: 1}), [:ACTED_IN {role: 'hero'}], "
          "(:Movie {ok: true, score: 1.5, tags: ['x', 'y'], title: 'First'})]");
    CHECK(answer(here.connection, "MATCH (p {name: 'b'})-[r]->(m) RETURN [labels(p), keys(p), type(r)]") == "[['Person'], ['personId', 'name'], 'DIRECTED']");
}

TEST_CASE("what is wrong with a table is told with file, line and column, and nothing is left") {
    tables here;
    CHECK_THAT(here.problem_of("id:ID,x:int\n1,2\n2,two\n"), Catch::StartsWith("n.csv:3:3: column `x`: expected a 64-bit integer, found `two`"));
    CHECK_THAT(here.problem_of(":ID\na\na\n"), Catch::StartsWith("n.csv:3:1: the id `a` is used"));
    CHECK_THAT(here.problem_of(":ID,x\na\n"), Catch::Contains("n.csv:2:1: expected 2 cells"));
    CHECK_THAT(here.problem_of("x\na\n"), Catch::Contains("expected one column of type ID, found 0"));
    CHECK_THAT(here.problem_of(":ID\na\n", ":START_ID,:END_ID,:TYPE\na,b,R\n"), Catch::StartsWith("r.csv:2:3: no node has the id `b`"));
    CHECK_THAT(here.problem_of(":ID(A)\na\n", ":START_ID(A),:END_ID(B),:TYPE\na,a,R\n"), Catch::StartsWith("r.csv:2:3: no node has the id `a`"));
    CHECK_THAT(here.problem_of(":ID\na\n", ":START_ID,:END_ID,:TYPE\na,a,\n"), Catch::Contains("expected a relationship type"));
    CHECK_THAT(here.problem_of(":ID\na\n", ":START_ID,:END_ID\na,a\n"), Catch::Contains("expected one column of type TYPE"));
    CHECK_THAT(here.problem_of(":ID,x:datetime{timezone:Nowhere}\n"), Catch::Contains("n.csv:1:5: "));
    CHECK_THAT(here.problem_of(":ID,x:int{size:4}\n"), Catch::Contains("unknown option `size:4`"));
    CHECK_THAT(here.problem_of(":ID\n\"a\n"), Catch::Contains("n.csv:2:1: the quoted field"));
    CHECK(detail_of([&] { wafer::import_csv(here.connection, {{{"/nowhere/a.csv"}}}, {}); }) == "FileNotReadable");
    CHECK(detail_of([&] { wafer::import_csv(here.connection, {{}}, {}); }) == "InvalidArgumentValue");
    CHECK(detail_of([&] { wafer::import_csv(here.connection, {}, {}, {',', ','}); }) == "InvalidArgumentValue");
}

TEST_CASE("ids are found among numbers, sparse numbers and texts") {
    tables here;
    std::string nodes = ":ID,i:int\n";
    std::string relationships = ":START_ID,:END_ID,:TYPE\n";
    std::vector<std::string> const ids = {"0", "00", "1", "+1", "123456789012345678", "1234567890123456789012", "", "-1", "1.0", "x", "999999999999999999", "007", "7"};
    int number = 0;
    for (auto const& id : ids) {
        if (id.empty()) continue;
        nodes += id + "," + std::to_string(number) + "\n";
        relationships += id + "," + id + ",R\n";
        ++number;
    }
    for (int i = 10; i < 5000; ++i) nodes += std::to_string(i * 3) + "," + std::to_string(i) + "\n";
    relationships += "30,14997,S\n";
    wafer::import_csv(here.connection, {{{here.file("n.csv", nodes)}}}, {{{here.file("r.csv", relationships)}}});
    CHECK(answer(here.connection, "MATCH (n)-[:R]->(n) RETURN [count(*), sum(n.i)]") == "[12, 66]");
    CHECK(answer(here.connection, "MATCH (a)-[:S]->(b) RETURN [a.i, b.i]") == "[10, 4999]");
}

TEST_CASE("an import is part of the open transaction, and leaves nothing of itself when it fails") {
    wafer::database data;
    auto connection = data.connect();
    connection.begin();
    static_cast<void>(connection.run("CREATE (:Before)").rows());
    std::istringstream good(two_nodes);
    wafer::import_stream(connection, good, graph_format::jsonl);
    std::istringstream bad(two_nodes + "{");
    CHECK(detail_of([&] { wafer::import_stream(connection, bad, graph_format::jsonl); }) == "InvalidData");
    CHECK(answer(connection, "MATCH (n) RETURN count(n)") == "3");
    std::ostringstream out;
    CHECK(wafer::export_stream(connection, out, graph_format::jsonl).nodes == 3);
    connection.roll_back();
    CHECK(answer(connection, "MATCH (n) RETURN count(n)") == "0");
}

TEST_CASE("constraints hold for imports, and one that breaks any leaves nothing") {
    auto const relationship = [](std::string const& properties) {
        return R"({"type":"relationship","label":"R","start":{"id":"0"},"end":{"id":"1"},"properties":)" + properties + "}";
    };
    std::pair<std::string, std::string> const cases[] = {
        {"CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS UNIQUE", R"({"type":"node","id":"2","labels":["A"],"properties":{"x":1}})"},
        {"CREATE CONSTRAINT FOR (n:B) REQUIRE n.x IS NOT NULL", R"({"type":"node","id":"2","labels":["B"]})"},
        {"CREATE CONSTRAINT FOR (n:B) REQUIRE n.x IS :: STRING", R"({"type":"node","id":"2","labels":["B"],"properties":{"x":1}})"},
        {"CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.x IS NOT NULL", relationship("{}")},
        {"CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.x IS UNIQUE", relationship(R"({"x":1})") + "\n" + relationship(R"({"x":1})")},
    };
    for (auto const& [constraint, line] : cases) {
        INFO(constraint);
        for (bool const is_open : {false, true}) {
            wafer::database data;
            auto connection = data.connect();
            static_cast<void>(connection.run("CREATE (:A {x: 1})").rows());
            static_cast<void>(connection.run(constraint).rows());
            if (is_open) connection.begin();
            std::istringstream bad(two_nodes + line);
            CHECK(detail_of([&] { wafer::import_stream(connection, bad, graph_format::jsonl); }) == "ConstraintValidationFailed");
            CHECK(answer(connection, "MATCH (n) RETURN count(n)") == "1");
            std::istringstream good(two_nodes + relationship(R"({"x":1})"));
            CHECK(wafer::import_stream(connection, good, graph_format::jsonl).relationships == 1);
            if (is_open) connection.commit();
            CHECK(answer(connection, "MATCH (n)-[r:R {x: 1}]->() RETURN count(r)") == "1");
        }
    }
}

TEST_CASE("indexes find what was imported") {
    wafer::database data;
    auto connection = data.connect();
    static_cast<void>(connection.run("CREATE INDEX FOR (n:A) ON (n.x)").rows());
    static_cast<void>(connection.run("CREATE INDEX FOR ()-[r:R]-() ON (r.x)").rows());
    std::string text = two_nodes;
    for (int i = 0; i < 3000; ++i) {
        auto const x = std::to_string(i % 1000);
        text += R"({"type":"node","id":"a)" + std::to_string(i) + R"(","labels":["A"],"properties":{"x":)" + x + "}}\n";
        text += R"({"type":"relationship","label":"R","start":{"id":"0"},"end":{"id":"1"},"properties":{"x":)" + x + "}}\n";
    }
    std::istringstream from(text);
    wafer::import_stream(connection, from, graph_format::jsonl);
    CHECK(answer(connection, "MATCH (n:A {x: 7}) RETURN count(n)") == "3");
    CHECK(answer(connection, "MATCH ()-[r:R {x: 7}]->() RETURN count(r)") == "3");
    CHECK(answer(connection, "MATCH ()-[r:R]->() WHERE r.x >= 998 RETURN count(r)") == "6");
    static_cast<void>(connection.run("MATCH ()-[r:R {x: 7}]->() SET r.x = 1000").rows());
    CHECK(answer(connection, "MATCH ()-[r:R {x: 7}]->() RETURN count(r)") == "0");
    CHECK(answer(connection, "MATCH ()-[r:R {x: 1000}]->() RETURN count(r)") == "3");
}

TEST_CASE("points are cells of tables, in the reference system of the header unless they name their own") {
    tables here;
    wafer::import_csv(here.connection, {{{here.file("p.csv", ":ID,a:point{crs:WGS-84},b:point,c:point[]\n"
                                                             "1,\"{latitude: 55.5, longitude: 13}\",\"{x: 1, y: 2, z: 3}\",\"{x: 1, y: 2};{ 'height': 3, 'latitude': 2, 'longitude': 1 }\"\n"
                                                             "2,\"{x: 1, y: 2, crs: 'cartesian'}\",\"{x: 1, y: 2, srid: 4326}\",\n")}}}, {});
    CHECK(answer(here.connection, "MATCH (n) WITH n ORDER BY id(n) RETURN collect([n.a, n.b])") ==
          "[[point({x: 13.0, y: 55.5, crs: 'wgs-84'}), point({x: 1.0, y: 2.0, z: 3.0, crs: 'cartesian-3d'})], "
          "[point({x: 1.0, y: 2.0, crs: 'cartesian'}), point({x: 1.0, y: 2.0, crs: 'wgs-84'})]]");
    CHECK(answer(here.connection, "MATCH (n) WHERE n.c IS NOT NULL RETURN n.c") == "[point({x: 1.0, y: 2.0, crs: 'cartesian'}), point({x: 1.0, y: 2.0, z: 3.0, crs: 'wgs-84-3d'})]");
    tables other;
    CHECK_THAT(other.problem_of(":ID,x:point{crs:moon}\n"), Catch::Contains("is no coordinate reference system"));
    for (std::string const cell : {"1", "{}", "{x: 1}", "{x: 1, x: 2, y: 3}", "{x: 1, y: 2, w: 3}", "{x: 1, y: 2, crs: 'moon'}", "{latitude: 91, longitude: 0}", "{x: NaN, y: 0}", "{latitude: 1, longitude: 1, crs: 'cartesian'}", "{x: 1, y}"}) {
        INFO(cell);
        CHECK_THAT(other.problem_of(":ID,x:point\n1,\"" + cell + "\"\n"), Catch::Contains("expected a point such as"));
    }
}

TEST_CASE("an import adds to what is there") {
    wafer::database data;
    auto connection = data.connect();
    for (int i = 0; i < 2; ++i) {
        std::istringstream text(two_nodes + R"({"type":"relationship","label":"R","start":{"id":"0"},"end":{"id":"1"}})");
        wafer::import_stream(connection, text, graph_format::jsonl);
    }
    CHECK(answer(connection, "MATCH (a:A)-[r:R]->(b:A) RETURN [count(DISTINCT a), count(r)]") == "[2, 2]");
}

TEST_CASE("progress is told now and then and at the end, and may stop the call") {
    wafer::database data;
    auto connection = data.connect();
    static_cast<void>(connection.run("UNWIND range(1, 10000) AS i CREATE (:N {i: i})").rows());
    std::vector<std::uint64_t> told;
    wafer::transfer_options options;
    options.progress = [&](std::uint64_t rows) { told.push_back(rows); };
    std::stringstream text;
    wafer::export_stream(connection, text, graph_format::jsonl, options);
    REQUIRE(told.size() == 3);
    CHECK(told.back() == 10'000);
    CHECK(std::is_sorted(told.begin(), told.end()));
    wafer::database copy;
    auto other = copy.connect();
    options.progress = [&](std::uint64_t) { other.cancel(); };
    CHECK(detail_of([&] { wafer::import_stream(other, text, graph_format::jsonl, "text", options); }) == "Cancelled");
    CHECK(answer(other, "MATCH (n) RETURN count(n)") == "0");
}

TEST_CASE("a time limit ends an import") {
    wafer::options limited;
    limited.time_limit_ms = std::chrono::milliseconds(1);
    wafer::database data(limited);
    auto connection = data.connect();
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += "{\"type\":\"node\",\"id\":\"" + std::to_string(i) + "\"}\n";
    std::istringstream stream(text);
    CHECK(detail_of([&] { wafer::import_stream(connection, stream, graph_format::jsonl); }) == "TimeLimit");
}

TEST_CASE("files are replaced when an export is complete, folders must be new or empty") {
    wafer::tests::scratch_folder const folder;
    wafer::database data;
    auto connection = data.connect();
    static_cast<void>(connection.run("CREATE (:A {x: 1})").rows());
    auto const file = folder.write("graph.jsonl", "before");
    wafer::export_file(connection, file, graph_format::jsonl);
    wafer::database copy;
    auto other = copy.connect();
    CHECK(wafer::import_file(other, file, graph_format::jsonl).nodes == 1);
    static_cast<void>(connection.run("CREATE ({x: ['a', 1]})").rows());
    CHECK(detail_of([&] { wafer::export_file(connection, folder.path() / "csv", graph_format::csv); }) == "NotExpressible");
    static_cast<void>(connection.run("MATCH (n) WHERE NOT n:A DELETE n").rows());
    wafer::export_file(connection, folder.path() / "csv", graph_format::csv);
    CHECK(std::filesystem::exists(folder.path() / "csv/nodes/001.csv"));
    CHECK(detail_of([&] { wafer::export_file(connection, folder.path() / "csv", graph_format::csv); }) == "FileNotWritable");
    CHECK(detail_of([&] { wafer::export_file(connection, "/nowhere/x.jsonl", graph_format::jsonl); }) == "FileNotWritable");
    CHECK(detail_of([&] { wafer::export_file(connection, "/nowhere/x", graph_format::csv); }) == "FileNotWritable");
}

TEST_CASE("calls that make no sense are refused") {
    wafer::options reading;
    reading.read_only = true;
    wafer::database data(reading);
    auto connection = data.connect();
    std::stringstream text;
    CHECK(detail_of([&] { wafer::import_stream(connection, text, graph_format::jsonl); }) == "ReadOnly");
    CHECK(detail_of([&] { wafer::import_stream(connection, text, graph_format::csv); }) == "UnsupportedFormat");
    CHECK(detail_of([&] { wafer::import_stream(connection, text, graph_format::cypher); }) == "UnsupportedFormat");
    CHECK(detail_of([&] { wafer::export_stream(connection, text, graph_format::csv); }) == "UnsupportedFormat");
    CHECK(detail_of([&] { wafer::import_file(connection, "/nowhere", graph_format::csv); }) == "DataSetNotFound");
    text.setstate(std::ios::badbit);
    CHECK(detail_of([&] { wafer::export_stream(connection, text, graph_format::jsonl); }) == "FileNotWritable");
}
