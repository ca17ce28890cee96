#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/storage/validate.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;
using wafer::tests::scratch_folder;

constexpr char const* schema = R"({
  "schema": {
    "labels": {
      "Person": {"properties": {"id": {"type": "string"}, "name": {"type": "string", "required": true}, "born": {"type": "integer"}}},
      "Director": {"with": ["Person"], "properties": {}},
      "Film": {"properties": {"id": {"type": "string"}, "genre": {"type": "string", "values": ["drama", "comedy"]}}},
      "Review": {"properties": {"id": {"type": "string"}}}
    },
    "relationships": {
      "DIRECTED": {"from": ["Director"], "to": ["Film"], "properties": {"year": {"type": "integer"}}}
    },
    "sources": {"property": "source", "label": "Review", "exempt": ["Review", "Person", "Film"]}
  }
})";

std::vector<std::string> findings(scratch_folder const& folder) {
    std::vector<std::string> found;
    for (auto const& finding : validate_data_set(folder.path())) found.push_back(finding.text());
    return found;
}

/// A data set without a mistake, with some files replaced.
std::vector<std::string> findings_with(std::vector<std::pair<std::string, std::string>> const& files) {
    scratch_folder const folder;
    std::string with_source = schema;
    with_source.replace(with_source.find(R"("year")"), 0, R"("source": {"type": "string[]"}, )");
    folder.write("dataset.json", with_source);
    folder.write("nodes/people.csv", "id:ID,name,born:int,:LABEL\nann,Ann,1970,Person;Director\n");
    folder.write("nodes/films.csv", "id:ID,genre,:LABEL\nfilm,drama,Film\n");
    folder.write("nodes/reviews.csv", "id:ID,:LABEL\nr1,Review\n");
    folder.write("relationships/directed.csv", ":START_ID,:END_ID,:TYPE,year:int,source:string[]\nann,film,DIRECTED,1999,r1\n");
    for (auto const& [name, content] : files) folder.write(name, content);
    return findings(folder);
}

using lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a sound data set has no findings") { CHECK(findings_with({}) == lines{}); }

TEST_CASE("all that is wrong with nodes is found, with file, line and column") {
    auto const found = findings_with({{"nodes/people.csv", "id:ID,name,born:int,nmae,:LABEL\n"
                                                           "ann,Ann,1970,,Person;Director\n"
                                                           "bob,,x,,Person\n"
                                                           "ann,Ann,1980,,Persn\n"
                                                           "eve,Eve,,Eva,Person\n"
                                                           "joe,Joe,,,Director\n"},
                                      {"nodes/films.csv", "id:ID,genre,:LABEL\nfilm,horror,Film\n"}});
    CHECK(found == lines{
                       "nodes/films.csv:2:6: the property `genre` is to be one of 'drama', 'comedy', found 'horror'.",
                       "nodes/people.csv:3:6: column `born`: expected a 64-bit integer, found `x`.",
                       "nodes/people.csv:3:9: the property `name` of Person is missing.",
                       "nodes/people.csv:4:1: duplicate id `ann`, first used at nodes/people.csv:2.",
                       "nodes/people.csv:4:15: unknown label `Persn`; `Person` may be meant.",
                       "nodes/people.csv:4:15: no sources: the property `source` is empty.",
                       "nodes/people.csv:5:10: unknown property `nmae` of Person; `name` may be meant.",
                       "nodes/people.csv:6:11: the label `Person` must stand beside `Director`.",
                       "nodes/people.csv:6:11: no sources: the property `source` is empty.",
                   });
}

TEST_CASE("all that is wrong with relationships is found") {
    auto const found = findings_with({{"relationships/directed.csv", ":START_ID,:END_ID,:TYPE,year:double,source:string[]\n"
                                                                     "ann,flim,DIRECTED,,r1\n"
                                                                     "film,ann,DIRECTED,,r1\n"
                                                                     "ann,film,DIRECTS,,r1\n"
                                                                     "ann,film,DIRECTED,1.5,film;r2\n"
                                                                     "ann,film,DIRECTED,,\n"}});
    CHECK(found == lines{
                       "relationships/directed.csv:2:5: unknown node id `flim`; `film` may be meant.",
                       "relationships/directed.csv:3:1: the start node of DIRECTED must be one of Director, but `film` is Film.",
                       "relationships/directed.csv:3:6: the end node of DIRECTED must be one of Film, but `ann` is Person, Director.",
                       "relationships/directed.csv:4:10: unknown relationship type `DIRECTS`; `DIRECTED` may be meant.",
                       "relationships/directed.csv:5:19: the property `year` is to be of type integer, but the column has float.",
                       "relationships/directed.csv:5:23: the source `film` is not a Review node.",
                       "relationships/directed.csv:5:23: the source `r2` is not a node.",
                       "relationships/directed.csv:6:10: no sources: the property `source` is empty.",
                   });
}

TEST_CASE("a broken file does not hide what is wrong with the others") {
    auto const found =
        findings_with({{"nodes/a.csv", "id:ID,x\n1,\"open\n"}, {"nodes/b.csv", "x\n"}, {"nodes/reviews.csv", "id:ID,:LABEL\nr1,Reviw\n"}});
    REQUIRE(found.size() >= 4);
    CHECK(found[0] == "nodes/a.csv:2:3: the quoted field that begins here is never closed.");
    CHECK(found[1] == "nodes/b.csv:1:1: expected one column of type ID, found 0.");
    CHECK(found[2] == "nodes/reviews.csv:2:4: unknown label `Reviw`; `Review` may be meant.");
}

TEST_CASE("a schema that does not fit together, or is no JSON, is a finding") {
    CHECK_THAT(findings_with({{"dataset.json", "{\"schema\": {\"labels\": {},\n oops"}})[0],
               Catch::StartsWith("dataset.json:1:1: line 2: "));
    CHECK_THAT(findings_with({{"dataset.json", R"({"schema": {"labels": {}}})"}})[0],
               Catch::Contains("expected a key `relationships` at `schema`"));
    CHECK_THAT(findings_with({{"dataset.json", R"({"schema": {"labels": {"A": {"with": ["B"]}}, "relationships": {}}})"}})[0],
               Catch::Contains("unknown label `B` at `schema.labels.A.with`"));
    CHECK_THAT(findings_with(
                   {{"dataset.json", R"({"schema": {"labels": {"A": {"properties": {"x": {"type": "text"}}}}, "relationships": {}}})"}})[0],
               Catch::Contains("at `schema.labels.A.properties.x.type`"));
}

TEST_CASE("without a schema only files and ids are looked at") {
    scratch_folder const folder;
    folder.write("nodes/n.csv", "id:ID,:LABEL,x\na,Anything,1\n");
    folder.write("relationships/r.csv", ":START_ID,:END_ID,:TYPE\na,b,ANY\n");
    CHECK(findings(folder) == lines{"relationships/r.csv:2:3: unknown node id `b`."});
    CHECK_THROWS_AS(validate_data_set(folder.path() / "nodes"), wafer::error);
}

TEST_CASE("the data sets of this repository are sound") {
    auto const root = std::filesystem::path(WAFER_SOURCE_DIR) / "graph-data";
    for (auto const& entry : std::filesystem::directory_iterator(root)) {
        if (!entry.is_directory()) continue;
        lines found;
        for (auto const& finding : validate_data_set(entry.path())) found.push_back(finding.text());
        CHECK(found == lines{});
    }
}
