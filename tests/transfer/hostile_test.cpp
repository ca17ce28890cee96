// Files made to do harm, or broken on their way: each is an error that says what is wrong, and leaves nothing of itself.
#include <sstream>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

/// What an import ends with: its error's detail and message, or `none` and what is in the graph.
template <class Import>
std::string outcome(Import import) {
    wafer::database data;
    auto connection = data.connect();
    try {
        import(connection);
    } catch (wafer::error const& failure) {
        CHECK(data.schema().nodes == 0);
        return failure.detail() + ": " + failure.what();
    }
    auto rows = connection.run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN collect(labels(n) + [properties(n), type(r)])").rows();
    return "none: " + wafer::to_string(rows.at(0).at(0));
}

std::string of_jsonl(std::string const& text) {
    return outcome([&](wafer::connection& connection) {
        std::istringstream stream(text);
        wafer::import_stream(connection, stream, wafer::graph_format::jsonl, "f");
    });
}

std::string of_csv(std::string const& nodes, std::string const& relationships = ":START_ID,:END_ID,:TYPE\n") {
    wafer::tests::scratch_folder const folder;
    auto const text = outcome([&](wafer::connection& connection) {
        wafer::import_csv(connection, {{{folder.write("n.csv", nodes)}}}, {{{folder.write("r.csv", relationships)}}});
    });
    auto const path = text.find(folder.path().string());
    return path == std::string::npos ? text : text.substr(0, path) + text.substr(path + folder.path().string().size() + 1);
}

std::string node(std::string const& properties) { return R"({"type":"node","id":"0","properties":{)" + properties + "}}\n"; }
std::string repeated(std::string const& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

constexpr int deep = 100'000;
std::string const nul(1, '\0');

struct sample {
    std::string text;
    std::string expected;  // What the outcome begins with.
};

}  // namespace

TEST_CASE("hostile JSON lines are told of") {
    for (auto const& [text, expected] : std::vector<sample>{
             {node("\"a\":" + repeated("[", deep)), "InvalidData: f:1:"},
             {node("\"a\":" + repeated("{\"a\":", deep)), "InvalidData: f:1:"},
             {node("\"a\":" + repeated("[", 200) + repeated("]", 200)), "none: "},
             {R"({"type":"node","id":")" + std::string(300'000, '7') + "\"}", "none: [[{}, null]]"},
             {R"({"type":"node","id":)" + std::string(3000, '7') + "}", "InvalidData: f:1:"},
             {R"({"type":"node","id":1e3})", "InvalidData: f:1:1: expected a string as \"id\""},
             {R"({"type":"node","id":true})", "InvalidData: f:1:1: expected a string as \"id\""},
             {node("") + node(""), "InvalidData: f:2:1: the id `0` is used by a node before"},
             {node("") + R"({"type":"relationship","label":"R","start":{"id":"0"},"end":{"id":"1"}})", "InvalidData: f:2:1: no node has the id `1`"},
             {node("") + R"({"type":"relationship","label":"","start":{"id":"0"},"end":{"id":"0"}})", "InvalidData: f:2:1: a relationship has an empty type"},
             {node("") + R"({"type":"relationship","label":"R","start":"0","end":{"id":"0"}})", "InvalidData: f:2:1: expected an object as \"start\""},
             {node("\"a\":9223372036854775808"), "InvalidData: f:1:"},
             {node("\"a\":1e999"), "InvalidData: f:1:"},
             {node("\"a\":NaN"), "InvalidData: f:1:"},
             {node("\"a\":\"" + nul + "\""), "InvalidData: f:1:"},
             {nul, "InvalidData: f:1:1"},
             {node("\"a\":\"\\u0000\""), "none: [[{a: '"},
             {node("\"a\":\"\\ud800\""), "InvalidData: f:1:"},
             {node("\"a\":\"\xed\xa0\x80\""), "InvalidData: f:1:"},
             {node("\"a\":\"\xc0\x80\""), "InvalidData: f:1:"},
             {"\xff\xfe{\0", "InvalidData: f:1:1: the byte here is not valid UTF-8"},
             {"\xef\xbb\xbf" + node(""), "none: [[{}, null]]"},
             {"\xef\xbb\xbf\xef\xbb\xbf" + node(""), "InvalidData: f:1:1"},
             {"\r\n\r\n" + node("\"a\":1") + "\r\n", "none: [[{a: 1}, null]]"},
             {node("\"a\":1").substr(0, 30), "InvalidData: f:1:"},
             {node("\"a\":{\"$date\":\"2020-13-01\"}"), "InvalidData: f:1:"},
             {node("\"a\":{\"$datetime\":\"2020-01-01T00:00[Mars/Olympus]\"}"), "InvalidData: f:1:"},
             {node("\"a\":{\"$point\":{\"srid\":1,\"x\":1,\"y\":2}}"), "InvalidData: f:1:"},
             {node("\"a\":{\"b\":1}"), "InvalidData: f:1:1: the property `a` is an object"},
             {node("\"a\":1,\"a\":2"), "none: [[{a: 2}, null]]"},
             {node("\"\":1"), "InvalidData: f:1:1: a property has an empty name"},
             {R"({"type":"node","id":"0","labels":[""]})", "InvalidData: f:1:1: a label is empty"},
             {R"({"type":"node","id":"0","labels":"A"})", "InvalidData: f:1:1: expected a list of strings as \"labels\""},
             {R"({"type":"hyperedge","id":"0"})", "InvalidData: f:1:1: expected \"node\" or \"relationship\""},
             {"[" + node("") + "]", "InvalidData: f:1:"},
         }) {
        INFO(text.substr(0, 200));
        CHECK_THAT(of_jsonl(text), Catch::StartsWith(expected));
    }
}

TEST_CASE("hostile CSV is told of") {
    for (auto const& [text, expected] : std::vector<sample>{
             {"", "InvalidData: n.csv:1:1: the file is empty"},
             {"\xef\xbb\xbf", "InvalidData: n.csv:1:1: the file is empty"},
             {"\xef\xbb\xbf:ID,a\r\n1,x\r\n", "none: [[{a: 'x'}, null]]"},
             {":ID,a\n1,x\n1,y\n", "InvalidData: n.csv:3:1: the id `1` is used by a node before"},
             {":ID,a\n1,x\n\"1\",y\n", "InvalidData: n.csv:3:1: the id `1` is used by a node before"},
             {":ID,a\n" + std::string(300'000, '9') + ",x\n", "none: [[{a: 'x'}, null]]"},
             {":ID,a\n18446744073709551616,x\n0018446744073709551616,y\n", "none: [[{a: 'x'}, null], [{a: 'y'}, null]]"},
             {":ID,a\n,x\n", "InvalidData: n.csv:2:1: expected an id"},
             {":ID,a\n1,x,y\n", "InvalidData: n.csv:2:3: expected 2 cells as in the header, found 3"},
             {":ID,a\n1\n", "InvalidData: n.csv:2:1: expected 2 cells as in the header, found 1"},
             {":ID,a\n1," + repeated(",", deep) + "\n", "InvalidData: n.csv:2:3: expected 2 cells"},
             {":ID" + repeated(",:IGNORE", 10'000) + "\n1" + repeated(",", 10'000) + "\n", "none: [[{}, null]]"},
             {":ID,a:complex\n", "InvalidData: n.csv:1:5: unknown column type `complex`"},
             {":ID,a:int[][]\n", "InvalidData: n.csv:1:5: unknown column type"},
             {":ID,:ID\n", "InvalidData: n.csv:1:1: expected one column of type ID, found 2"},
             {":ID,a,a\n", "InvalidData: n.csv:1:7: there are two columns named `a`"},
             {":ID,a:point{crs:moon}\n", "InvalidData: n.csv:1:5:"},
             {":ID,a:time{timezone:" + repeated("x", 1000) + "}\n", "InvalidData: n.csv:1:5:"},
             {":ID,a\n1,\"x\n", "InvalidData: n.csv:2:3: the quoted field that begins here is never closed"},
             {":ID,a\n1,\"x\"y\n", "InvalidData: n.csv:2:6: expected ','"},
             {":ID,a\n1,x\"y\n", "InvalidData: n.csv:2:4: a quote inside a field"},
             {":ID,a\r1,x\r", "InvalidData: n.csv:1:6: a carriage return"},
             {":ID,a\n1,x" + nul + "y\n", "none: [[{a: 'x"},
             {":ID,a\n1,\xff\n", "InvalidData: n.csv:2:3: the byte 0xFF is not valid UTF-8"},
             {"\xff\xfe:\0I\0D\0", "InvalidData: n.csv:1:1: the byte 0xFF is not valid UTF-8"},
             {":ID,a:int\n1,9223372036854775808\n", "InvalidData: n.csv:2:3: column `a`: expected a 64-bit integer"},
             {":ID,a:byte\n1,128\n", "InvalidData: n.csv:2:3: column `a`: expected an integer from -128 to 127"},
             {":ID,a:double\n1,1e999\n", "InvalidData: n.csv:2:3: column `a`: expected a number"},
             {":ID,a:int[]\n1,1;;2\n", "InvalidData: n.csv:2:3: column `a`: expected a 64-bit integer"},
         }) {
        INFO(text.substr(0, 200));
        CHECK_THAT(of_csv(text), Catch::StartsWith(expected));
    }
    std::string const nodes = ":ID\n1\n";
    for (auto const& [text, expected] : std::vector<sample>{
             {":START_ID,:END_ID,:TYPE\n1,2,R\n", "InvalidData: r.csv:2:3: no node has the id `2`"},
             {":START_ID,:END_ID,:TYPE\n,1,R\n", "InvalidData: r.csv:2:1: no node has the id ``"},
             {":START_ID(X),:END_ID,:TYPE\n1,1,R\n", "InvalidData: r.csv:2:1: no node has the id `1`"},
             {":START_ID,:END_ID,:TYPE\n1,1,\n", "InvalidData: r.csv:2:5: expected a relationship type"},
             {":START_ID,:END_ID\n1,1\n", "InvalidData: r.csv:1:1: expected one column of type TYPE, found 0"},
             {":START_ID,:END_ID,:TYPE\n1,1,R", "none: [[{}, 'R']]"},
             {":START_ID,:END_ID,:TYPE\n1,1", "InvalidData: r.csv:2:3: expected 3 cells"},
         }) {
        INFO(text);
        CHECK_THAT(of_csv(nodes, text), Catch::StartsWith(expected));
    }
}
