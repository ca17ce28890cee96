// JSON lines as other programs write them, and what is wrong with them.
#include <sstream>
#include <string>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

struct imported {
    wafer::database data;
    wafer::import_summary summary;

    explicit imported(std::string const& text) {
        std::istringstream stream(text);
        auto connection = data.connect();
        summary = wafer::import_stream(connection, stream, wafer::graph_format::jsonl, "file.jsonl");
    }
    std::string answer(std::string const& query) { return wafer::to_string(data.connect().run(query).rows().at(0).at(0)); }
};

std::string problem_of(std::string const& text) {
    try {
        imported const made(text);
    } catch (wafer::error const& failure) {
        return failure.what();
    }
    return "none";
}

std::string const nodes = R"({"type":"node","id":"0","labels":["User"],"properties":{"name":"Adam"}})"
                          "\n"
                          R"({"type":"node","id":"1"})"
                          "\n";

}  // namespace

TEST_CASE("the JSON lines that APOC exports are read") {
    imported made(
        R"({"type":"node","id":"0","labels":["User"],"properties":{"born":"2015-07-04T19:32:24","name":"Adam","age":42,"male":true,"kids":["Sam","Anna"],"x":1.0}}
{"type":"node","id":"1","labels":["User","Other"],"properties":{"name":"Jim"}}

{"id":"0","type":"relationship","label":"KNOWS","properties":{"since":1993,"bffSince":"P5M1DT12H"},"start":{"id":"0","labels":["User"],"properties":{"name":"Adam","at":{"x":1}}},"end":{"id":"1","labels":["User"]}}
)");
    CHECK(made.summary.nodes == 2);
    CHECK(made.summary.relationships == 1);
    CHECK(made.answer("MATCH (a)-[r:KNOWS]->(b) RETURN [a, r, labels(b), b.name]") ==
          "[(:User {age: 42, born: '2015-07-04T19:32:24', kids: ['Sam', 'Anna'], male: true, name: 'Adam', x: 1.0}), "
          "[:KNOWS {bffSince: 'P5M1DT12H', since: 1993}], ['User', 'Other'], 'Jim']");
}

TEST_CASE("relationships may come before their nodes, ids may be numbers, nulls are nothing") {
    imported made(R"({"type":"relationship","label":"R","start":{"id":7},"end":{"id":"7"},"properties":null}
{"type":"node","id":7,"labels":null,"properties":{"a":null,"b":2}})");
    CHECK(made.answer("MATCH (a)-[r:R]->(a) RETURN [a, r]") == "[({b: 2}), [:R]]");
}

TEST_CASE("what is wrong with a line is told with its place, and nothing is left") {
    CHECK_THAT(problem_of(nodes + "{\"type\":\"node\",\"id\":\"芯\",}"), Catch::StartsWith("file.jsonl:3:25: expected JSON"));
    CHECK_THAT(problem_of("[]"), Catch::StartsWith("file.jsonl:1:1: expected an object"));
    CHECK_THAT(problem_of("{}"), Catch::Contains("expected a string as \"type\""));
    CHECK_THAT(problem_of(R"({"type":"edge"})"), Catch::Contains("found \"edge\""));
    CHECK_THAT(problem_of(R"({"type":"node"})"), Catch::Contains("expected a string as \"id\""));
    CHECK_THAT(problem_of(R"({"type":"node","id":"0","labels":"A"})"), Catch::Contains("expected a list of strings"));
    CHECK_THAT(problem_of(R"({"type":"node","id":"0","labels":[1]})"), Catch::Contains("expected a list of strings"));
    CHECK_THAT(problem_of(R"({"type":"node","id":"0","labels":[""]})"), Catch::Contains("a label is empty"));
    CHECK_THAT(problem_of(R"({"type":"node","id":"0","properties":[]})"), Catch::Contains("expected an object as \"properties\""));
    CHECK_THAT(problem_of(R"({"type":"node","id":"0","properties":{"a":{"b":1}}})"), Catch::Contains("the property `a` is an object"));
    CHECK_THAT(problem_of(R"({"type":"node","id":"0","properties":{"a":[[{"b":1}]]}})"), Catch::Contains("the property `a` is an object"));
    CHECK_THAT(problem_of(R"({"type":"node","id":"0","properties":{"":1}})"), Catch::Contains("empty name"));
    CHECK_THAT(problem_of(R"({"type":"node","id":"0","properties":{"a":{"$date":"soon"}}})"), Catch::Contains("expected a date"));
    CHECK_THAT(problem_of(nodes + nodes), Catch::StartsWith("file.jsonl:3:1: the id `0` is used"));
    CHECK_THAT(problem_of(nodes + R"({"type":"relationship","label":"R","start":{"id":"0"},"end":{"id":"2"}})"), Catch::StartsWith("file.jsonl:3:1: no node has the id `2`"));
    CHECK_THAT(problem_of(nodes + R"({"type":"relationship","label":"","start":{"id":"0"},"end":{"id":"1"}})"), Catch::Contains("empty type"));
    CHECK_THAT(problem_of(nodes + R"({"type":"relationship","label":"R","start":"0","end":{"id":"1"}})"), Catch::Contains("expected an object as \"start\""));
    CHECK_THAT(problem_of("{\"type\":\"node\",\"id\":\"\xff\"}"), Catch::StartsWith("file.jsonl:1:22: the byte here is not valid UTF-8"));
}
