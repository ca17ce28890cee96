#include <cstdlib>
#include <sstream>
#include <string>

#include <wafer/database.hpp>

#include "prompt/formats.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using wafer::prompt::format;

namespace {

/// What the last statement prints, the others having made its graph.
std::string printed(std::vector<std::string> const& statements, format form) {
    wafer::database database;
    auto connection = database.connect();
    for (std::size_t i = 0; i + 1 < statements.size(); ++i) connection.run(statements[i]);
    auto rows = connection.run(statements.back());
    std::ostringstream stream;
    wafer::prompt::held_output out(stream);
    wafer::prompt::print_result(connection, rows, form, {}, out);
    out.flush();
    return stream.str();
}

std::size_t occurrences(std::string const& text, std::string const& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

constexpr char const* hostile = R"(CREATE (:`A"]; B` {name: '"]; x\\ <b>`#|&\nline' })-[:`T"|> x`]->(:甲 {name: '英伟达'}))";

bool has_graphviz() { return wafer::tests::run_process("/bin/sh", {"-c", "command -v dot"}).exit_code == 0; }

}  // namespace

TEST_CASE("a graph of Graphviz holds each element once, however many rows hold it") {
    auto const text = printed({"CREATE (a:A {name: 'a'})-[:T]->(:B {name: 'b'})", "MATCH (a)-[r]->(b) UNWIND [1, 2, 3] AS i RETURN a, r, b, [a, b], {x: r}"},
                              format::dot);
    CHECK(text.starts_with("digraph result {\n"));
    CHECK(text.ends_with("}\n"));
    CHECK(occurrences(text, "[label=\"a\", tooltip=\":A\"") == 1);
    CHECK(occurrences(text, "n0 -> n1 [label=\"T\"]") == 1);
}

TEST_CASE("the ends of a relationship are drawn with it") {
    CHECK(printed({"CREATE (a:A {name: 'a'})-[:T]->(:B {title: 'b'})", "MATCH ()-[r]->() RETURN r"}, format::mermaid) ==
          "flowchart LR\n  n0[\"a\"]:::k0\n  n1[\"b\"]:::k1\n  n0 -->|\"T\"| n1\n"
          "  classDef k0 fill:#a5c8ff,stroke:#555,color:#000\n  classDef k1 fill:#ffd08a,stroke:#555,color:#000\n");
}

TEST_CASE("paths are drawn, and so is what is nested in lists, maps and evidence") {
    auto const query = GENERATE("MATCH p = (:A)-->()-->() RETURN p", "MATCH (a:A)-[r]->(b)-[s]->(c) RETURN [a, {m: [r, b, null, s]}, 1, c]",
                                "WHY MATCH (a:A)-->()-->(c) RETURN a.name");
    auto const text = printed({"CREATE (:A {name: 'a'})-[:T]->({name: 'b'})-[:U]->({name: 'c'})", query}, format::dot);
    CHECK(occurrences(text, "fillcolor") == 3);
    CHECK(occurrences(text, " -> ") == 2);
}

TEST_CASE("a result without nodes is an empty picture") {
    CHECK(printed({"RETURN 1, null, 'x'"}, format::mermaid) == "flowchart LR\n");
    CHECK(printed({"RETURN 1"}, format::dot).find(" -> ") == std::string::npos);
}

TEST_CASE("what a statement has just made is drawn, its text is not") {
    auto const text = printed({"CREATE (n {name: 'new'}) RETURN n, 'some text' AS t"}, format::dot);
    CHECK(text.find("\"new\"") != std::string::npos);
    CHECK(text.find("some text") == std::string::npos);
}

TEST_CASE("Mermaid gets no character that it would read as its own") {
    auto const text = printed({hostile, "MATCH (a)-[r]->(b) RETURN a, r, b"}, format::mermaid);
    CHECK(text.find("n0[\"#quot;]; x#92; #lt;b#gt;#96;#35;|#amp;<br>line\"]:::k") != std::string::npos);
    CHECK(text.find("n0 -->|\"T#quot;|#gt; x\"| n1\n") != std::string::npos);
    CHECK(text.find("英伟达") != std::string::npos);
}

TEST_CASE("Graphviz takes hostile names as text") {
    auto const text = printed({hostile, "MATCH (a)-[r]->(b) RETURN a, r, b"}, format::dot);
    CHECK(text.find(R"(label="\"]; x\\ <b>`#|&\nline")") != std::string::npos);
    if (!has_graphviz()) {
        WARN("Graphviz is not installed: `dot` did not read the graph");
        return;
    }
    auto const svg = wafer::tests::run_process("/usr/bin/env", {"dot", "-Tsvg"}, text);
    CHECK(svg.exit_code == 0);
    CHECK(svg.err == "");
    CHECK(svg.out.find("英伟达") != std::string::npos);
    CHECK(svg.out.find("T&quot;|&gt; x") != std::string::npos);
}
