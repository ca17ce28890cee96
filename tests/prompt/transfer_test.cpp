#include <string>

#include "prompt/transfer.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

using namespace wafer::prompt;
using wafer::graph_format;

namespace {

graph_format format_of(std::string const& path, std::string const& format = "") { return transfer_format({path, format, {}, {}, "", "", ""}); }

}  // namespace

TEST_CASE("a command names a format and a path, or a path alone") {
    CHECK(read_transfer("jsonl some file.txt").format == "jsonl");
    CHECK(read_transfer("jsonl some file.txt").path == "some file.txt");
    CHECK(read_transfer("graph.jsonl").path == "graph.jsonl");
    CHECK(read_transfer("my graph.jsonl").path == "my graph.jsonl");
    CHECK(read_transfer("csv").path == "csv");
    CHECK_THROWS_AS(read_transfer(""), wafer::error);
}

TEST_CASE("the format is the one named, or told by the name") {
    CHECK(format_of("a.jsonl") == graph_format::jsonl);
    CHECK(format_of("a.b.graphml") == graph_format::graphml);
    CHECK(format_of("dump.cypher") == graph_format::cypher);
    CHECK(format_of("dump.cql", "jsonl") == graph_format::jsonl);
    CHECK(format_of("/") == graph_format::csv);
    CHECK(transfer_format({"", "", {"a.csv"}, {}, "", "", ""}) == graph_format::csv);
    CHECK_THROWS_WITH(format_of("a.txt"), Catch::Contains("csv, jsonl, graphml or cypher"));
    CHECK_THROWS_WITH(format_of("a.txt", "jsonn"), Catch::Contains("jsonn"));
}

TEST_CASE("delimiters are characters or names of them") {
    auto const options = transfer_layout({"x", "", {}, {}, "TAB", "'", "|"});
    CHECK(options.delimiter == '\t');
    CHECK(options.quote == '\'');
    CHECK(options.array_delimiter == '|');
    CHECK(transfer_layout({}).delimiter == ',');
    CHECK_THROWS_AS(transfer_layout({"x", "", {}, {}, "ab", "", ""}), wafer::error);
}

TEST_CASE("tables are names and files") {
    auto const tables = tables_of({"Person:Actor=header.csv,a.csv", "b.csv", "=c.csv"});
    REQUIRE(tables.size() == 3);
    CHECK(tables[0].names == std::vector<std::string>{"Person", "Actor"});
    CHECK(tables[0].files == std::vector<std::filesystem::path>{"header.csv", "a.csv"});
    CHECK(tables[1].names.empty());
    CHECK(tables[2].files.size() == 1);
    CHECK_THROWS_AS(tables_of({"Person="}), wafer::error);
    CHECK_THROWS_AS(tables_of({""}), wafer::error);
}
