// GraphML as other programs write it, and documents made to do harm.
#include <sstream>
#include <string>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

wafer::import_summary import(wafer::database& data, std::string const& text) {
    std::istringstream stream(text);
    auto connection = data.connect();
    return wafer::import_stream(connection, stream, wafer::graph_format::graphml, "file.graphml");
}

std::string answer(std::string const& text, std::string const& query) {
    wafer::database data;
    import(data, text);
    return wafer::to_string(data.connect().run(query).rows().at(0).at(0));
}

std::string problem_of(std::string const& text) {
    wafer::database data;
    try {
        import(data, text);
    } catch (wafer::error const& failure) {
        CHECK(wafer::to_string(data.connect().run("MATCH (n) RETURN count(n)").rows()[0][0]) == "0");
        return failure.what();
    }
    return "none";
}

std::string graph(std::string const& content, std::string const& keys = "") { return "<graphml>" + keys + "<graph>" + content + "</graph></graphml>"; }

}  // namespace

TEST_CASE("the GraphML that APOC exports is read") {
    CHECK(answer(R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="born" for="node" attr.name="born" attr.type="long"/>
<key id="tags" for="node" attr.name="tags" attr.type="string" attr.list="string"/>
<key id="labels" for="node" attr.name="labels" attr.type="string"/>
<key id="since" for="edge" attr.name="since" attr.type="double"/>
<key id="label" for="edge" attr.name="label" attr.type="string"/>
<graph id="G" edgedefault="directed">
<node id="n188" labels=":Movie:Old"><data key="labels">:Movie:Old</data><data key="born">1999</data><data key="tags">["a","b"]</data></node>
<node id="n189"><data key="labels">:Person</data></node>
<edge id="e267" source="n189" target="n188" label="ACTED_IN"><data key="label">ACTED_IN</data><data key="since">1.5</data></edge>
<edge id="e268" source="n188" target="n189"><data key="label">BACK</data></edge>
</graph>
</graphml>)",
                 "MATCH (a)-[r:ACTED_IN]->(b)-[s:BACK]->(a) RETURN [a, r, b, s]") ==
          "[(:Person), [:ACTED_IN {since: 1.5}], (:Movie:Old {born: 1999, tags: ['a', 'b']}), [:BACK]]");
}

TEST_CASE("what Gephi and NetworkX export is read") {
    CHECK(answer(R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="label" attr.type="string" for="node" id="label"/>
<key attr.name="weight" attr.type="float" for="edge" id="weight"><default>1</default></key>
<key attr.name="ok" attr.type="boolean" for="all" id="d3"><default>False</default></key>
<graph edgedefault="undirected">
<desc>a graph</desc>
<data key="d3">true</data>
<edge source="a" target="b"/>
<node id="a"><data key="label">first &amp; &#20154;</data></node>
<node id="b"><data key="d3">true</data><port name="p"/></node>
<edge source="b" target="b"><data key="weight">INF</data></edge>
</graph></graphml>)",
                 "MATCH (a)-[r]->(b)-[s]->(b) WHERE a.label IS NOT NULL RETURN [type(r), a, r, b, s.weight]") ==
          "['RELATED', ({label: 'first & 人', ok: false}), [:RELATED {ok: false, weight: 1.0}], ({ok: true}), Infinity]");
    // The drawings of yEd are no values.
    CHECK(answer(R"(<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key id="d6" for="node" yfiles.type="nodegraphics"/><graph><node id="n0"><data key="d6"><y:ShapeNode><y:Fill color="#FFCC00"/>text</y:ShapeNode></data></node></graph></graphml>)",
                 "MATCH (n) RETURN n") == "()");
}

TEST_CASE("what is wrong with a document is told with its place, and nothing is left") {
    CHECK_THAT(problem_of(""), Catch::StartsWith("file.graphml:1:1: expected XML"));
    CHECK_THAT(problem_of("<graphml>\n<graph>\n<node id='a'>\n</graph>"), Catch::StartsWith("file.graphml:4:3: expected XML: mismatched tag"));
    CHECK_THAT(problem_of("<a/>"), Catch::Contains("there is no <graph>"));
    CHECK_THAT(problem_of(graph("<node/>")), Catch::Contains("expected an attribute `id` of <node>"));
    CHECK_THAT(problem_of(graph("<node id='a'/><node id='a'/>")), Catch::Contains("the id `a` is used"));
    CHECK_THAT(problem_of(graph("<node id='a'/><edge source='a'/>")), Catch::Contains("expected an attribute `target`"));
    CHECK_THAT(problem_of(graph("\n<edge source='a' target='b'/>")), Catch::StartsWith("file.graphml:2:1: no node has the id `a`"));
    CHECK_THAT(problem_of(graph("<node id='a'><data key='x'>1</data></node>")), Catch::Contains("there is no key with the id `x`"));
    CHECK_THAT(problem_of(graph("<node id='a'><data key='x'>1.5</data></node>", "<key id='x' attr.type='int'/>")), Catch::Contains("`x`: expected a 64-bit integer, found `1.5`"));
    CHECK_THAT(problem_of(graph("", "<key id='x' attr.type='complex'/>")), Catch::Contains("unknown type `complex`"));
    CHECK_THAT(problem_of(graph("", "<key id='x'/><key id='x'/>")), Catch::Contains("two keys"));
    CHECK_THAT(problem_of(graph("<node id='a'><data key='x'>[1,</data></node>", "<key id='x' attr.type='int' attr.list='int'/>")), Catch::Contains("`x`: expected JSON"));
    CHECK_THAT(problem_of(graph("<node id='a'><data key='x'>[{}]</data></node>", "<key id='x' attr.type='int' attr.list='int'/>")), Catch::Contains("an object is no value"));
    CHECK_THAT(problem_of(graph("<node id='a'><node id='b'/></node>")), Catch::Contains("within another one"));
    CHECK_THAT(problem_of(graph("<node id='a'><graph/></node>")), Catch::Contains("within a node"));
    CHECK_THAT(problem_of(graph("<hyperedge/>")), Catch::Contains("<hyperedge>"));
    CHECK_THAT(problem_of("<graphml xmlns:w='urn:wafer:graphml'><graph><node id='a' w:labels='[1]'/></graph></graphml>"), Catch::Contains("expected a list of strings as labels"));
    CHECK_THAT(problem_of("<graph><node id='\xff'/></graph>"), Catch::Contains("expected XML"));
}

TEST_CASE("entities of a document are refused before they do harm") {
    wafer::tests::scratch_folder const folder;
    auto const secret = folder.write("secret", "SECRET");
    std::string laughs = "<!DOCTYPE graphml [<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 40; ++i) {
        laughs += "<!ENTITY l" + std::to_string(i) + " \"";
        for (int j = 0; j < 10; ++j) laughs += "&l" + std::to_string(i - 1) + ";";
        laughs += "\">";
    }
    for (auto const& type : {laughs + "]>", "<!DOCTYPE graphml [<!ENTITY e SYSTEM \"file://" + secret + "\">]>", std::string("<!DOCTYPE graphml SYSTEM \"http://localhost/x.dtd\">"),
                             "<!DOCTYPE graphml [<!ENTITY % e SYSTEM \"file://" + secret + "\"> %e;]>", std::string("<!DOCTYPE graphml>")}) {
        CHECK_THAT(problem_of("<?xml version='1.0'?>" + type + "<graphml><graph><node id='&l39;&e;'/></graph></graphml>"), Catch::Contains("a document type is refused"));
    }
    CHECK_THAT(problem_of(graph("<node id='&e;'/>")), Catch::Contains("expected XML: undefined entity"));
}

TEST_CASE("elements may not be nested without end, nor values be longer than their limit") {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    CHECK_THAT(problem_of(deep), Catch::Contains("nested too deep"));
    wafer::options options;
    options.import_record_bytes = 1000;
    wafer::database data(options);
    CHECK_THROWS_WITH(import(data, graph("<node id='a'><data key='x'>" + std::string(2000, 'x') + "</data></node>", "<key id='x'/>")), Catch::Contains("import_record_bytes"));
    CHECK_THROWS_WITH(import(data, graph("\n<node id='" + std::string(500'000, 'x') + "'/>")), Catch::Contains("file.graphml:2: an element has more than 1000 bytes (option `import_record_bytes`)"));
}

TEST_CASE("what progress throws, of whatever type, ends the reading of a document") {
    std::string nodes;
    for (int i = 0; i < 10'000; ++i) nodes += "<node id='" + std::to_string(i) + "'/>";
    std::istringstream stream(graph(nodes));
    wafer::database data;
    auto connection = data.connect();
    wafer::transfer_options options;
    options.progress = [](std::uint64_t) { throw std::out_of_range("enough"); };
    CHECK_THROWS_AS(wafer::import_stream(connection, stream, wafer::graph_format::graphml, "file.graphml", options), std::out_of_range);
    CHECK(data.schema().nodes == 0);
}
