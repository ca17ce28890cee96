// The program `wafer` as a shell sees it: what it prints where, and what it ends with.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"
#include "tests/support/scratch_folder.hpp"
#include "wafer/text.hpp"

using wafer::tests::run_wafer;
using wafer::tests::scratch_folder;

namespace {

/// What the statement leaves on standard output, which it must succeed to do.
std::string printed(std::string const& statement, std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(), {":memory:", "-c", statement});
    auto const run = run_wafer(arguments);
    CAPTURE(run.err);
    CHECK(run.exit_code == 0);
    return run.out;
}

/// What a failing statement says on standard error.
std::string complaint(std::string const& statement) {
    auto const run = run_wafer({":memory:"}, statement);
    CHECK(run.exit_code == 1);
    CHECK(run.out == "");
    return run.err;
}

bool holds(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the article's graph is asked without further ado") {
    auto const run =
        run_wafer({"-c", "MATCH (c:Company)-[r:INVESTED_IN]->(d) RETURN c.name, d.name, r.amount, r.source", "--format", "csv"});
    CHECK(run.exit_code == 0);
    CHECK(holds(run.out, "c.name,d.name,r.amount,r.source\n"));
    CHECK(holds(run.out, "Amazon,Anthropic,4000000000,"));
    CHECK(run.err == "");
}

TEST_CASE("WAFER_DATA names another graph, --data yet another") {
    scratch_folder const folder;
    folder.write("one/nodes/things.csv", "id:ID,name,:LABEL\na,one,Thing\n");
    folder.write("two/nodes/things.csv", "id:ID,name,:LABEL\na,two,Thing\n");
    auto const one = (folder.path() / "one").string();
    auto const two = (folder.path() / "two").string();
    std::vector<std::string> const ask{"-c", "MATCH (n) RETURN n.name", "--format", "csv"};
    CHECK(run_wafer(ask, "", {{"WAFER_DATA", one}}).out == "n.name\none\n");
    auto with_option = ask;
    with_option.insert(with_option.end(), {"--data", two});
    CHECK(run_wafer(with_option, "", {{"WAFER_DATA", one}}).out == "n.name\ntwo\n");
}

TEST_CASE("-c, -f and standard input all run statements") {
    scratch_folder const folder;
    auto const file = folder.write("script.cypher", "// two statements\nRETURN 2 AS n;\nRETURN 3 AS n\n");
    auto const run = run_wafer({":memory:", "--format", "jsonl", "-c", "RETURN 1 AS n; ", "-f", file, "-c", "RETURN 4 AS n"});
    CHECK(run.exit_code == 0);
    CHECK(run.out == "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n{\"n\":4}\n");
    CHECK(run_wafer({":memory:", "--format", "jsonl"}, "RETURN 1 AS n;\n:format csv\nRETURN ';' AS n").out == "{\"n\":1}\nn\n;\n");
    CHECK(run_wafer({":memory:", "--format", "jsonl", "-f", "-"}, "RETURN 1 AS n").out == "{\"n\":1}\n");
}

TEST_CASE("the statements of one run share their graph") {
    CHECK(printed("CREATE (:A {n: 1}); CREATE (:A {n: 2}); MATCH (a:A) RETURN sum(a.n) AS s", {"--format", "csv"}) == "s\n3\n");
}

TEST_CASE("the first statement that fails ends the run with 1") {
    auto const run = run_wafer({":memory:", "--format", "csv", "-c", "RETURN 1 AS n", "-c", "RETRUN 2", "-c", "RETURN 3 AS n"});
    CHECK(run.exit_code == 1);
    CHECK(run.out == "n\n1\n");
    CHECK(holds(run.err, "error: syntax"));
    CHECK(holds(run.err, "RETURN"));
    CHECK(holds(run.err, "^"));
}

TEST_CASE("a script that fails names its line") {
    scratch_folder const folder;
    auto const file = folder.write("script.cypher", "RETURN 1;\n\nRETURN x;\n");
    auto const run = run_wafer({":memory:", "-f", file});
    CHECK(run.exit_code == 1);
    CHECK(holds(run.err, "in " + file + ", line 3"));
}

TEST_CASE("a statement that fails midway prints nothing of its result") {
    auto const run = run_wafer({":memory:", "--format", "json", "-c", "UNWIND [1, 2, 0] AS n RETURN 1 / n"});
    CHECK(run.exit_code == 1);
    CHECK(run.out == "");
}

TEST_CASE("--format json prints one object a statement") {
    CHECK(printed("RETURN 1 AS n, 1.0 AS f, null AS x; CREATE (:A {a: 1})", {"--format", "json"}) ==
          "{\"columns\":[\"n\",\"f\",\"x\"],\"rows\":[[1,1.0,null]],\"counters\":{},\"warnings\":[]}\n"
          "{\"columns\":[],\"rows\":[],\"counters\":{\"nodes_created\":1,\"properties_set\":1,\"labels_added\":1},\"warnings\":[]}\n");
    CHECK(holds(printed("CREATE (a:A {n: 1}) RETURN a", {"--format", "json"}), R"("labels":["A"],"properties":{"n":1}}})"));
    CHECK(holds(printed("RETURN date('1984-10-11') AS d", {"--format", "json"}), R"([[{"$date":"1984-10-11"}]])"));
    CHECK(holds(printed("RETURN duration('P1Y') AS d", {"--format", "json"}), R"([[{"$duration":"P1Y"}]])"));
}

TEST_CASE("--format jsonl, csv and markdown print rows") {
    std::string const statement = "UNWIND [['a,\"b\"', 1], ['c|d', null]] AS p RETURN p[0] AS text, p[1] AS n";
    CHECK(printed(statement, {"--format", "jsonl"}) == "{\"text\":\"a,\\\"b\\\"\",\"n\":1}\n{\"text\":\"c|d\",\"n\":null}\n");
    CHECK(printed(statement, {"--format", "csv"}) == "text,n\n\"a,\"\"b\"\"\",1\nc|d,\n");
    CHECK(printed(statement, {"--format", "markdown"}) == "| text | n |\n| --- | ---: |\n| a,\"b\" | 1 |\n| c\\|d | null |\n");
    CHECK(printed("RETURN '' AS empty, [1, 'x'] AS list", {"--format", "csv"}) == "empty,list\n\"\",\"[1,\"\"x\"\"]\"\n");
}

TEST_CASE("tables align under Chinese text") {
    auto const text =
        printed("UNWIND [['英伟达', 13510000000], ['AMD', 7], ['燧原科技（上海）', -1]] AS p RETURN p[0] AS name, p[1] AS amount");
    std::istringstream lines(text);
    std::size_t width = 0;
    for (std::string line; std::getline(lines, line);) {
        auto const here = wafer::display_width(line);
        if (width != 0) CHECK(here == width);
        width = here;
    }
    CHECK(holds(text, "| 英伟达           | 13510000000 |\n"));
    CHECK(holds(text, "| AMD              |           7 |\n"));
}

TEST_CASE("a result of more rows than a block keeps every row") {
    auto const text = printed("UNWIND range(1, 25000) AS n RETURN n");
    CHECK(std::count(text.begin(), text.end(), '\n') == 25'000 + 4);
}

TEST_CASE("parameters come as JSON, as expressions, or as plain text") {
    auto const [given, seen] = GENERATE(table<std::string, std::string>({
        {"1", "1"},
        {"1.0", "1.0"},
        {"true", "true"},
        {"null", "null"},
        {"\"1\"", "'1'"},
        {"NVIDIA", "'NVIDIA'"},
        {"New York (NY)", "'New York (NY)'"},
        {"'it'", "'it'"},
        {"[1, \"x\"]", "[1, 'x']"},
        {"['a', 2]", "['a', 2]"},
        {"{\"a\": 1}", "{a: 1}"},
        {"{a: 1}", "{a: 1}"},
        {"{\"$float\":1}", "1.0"},
        {"", "''"},
    }));
    CAPTURE(given);
    auto const run = run_wafer({":memory:", "--param", "p=" + given, "-c", ":params"});
    CHECK(run.exit_code == 0);
    CHECK(run.out == "$p = " + seen + "\n");
}

TEST_CASE("temporal parameters are values of their own") {
    auto const ask = [](std::string const& text) {
        return run_wafer({":memory:", "--format", "csv", "--param", "d=" + text, "-c", "RETURN $d.year AS y"}).out;
    };
    CHECK(ask("date('1984-10-11')") == "y\n1984\n");
    CHECK(ask(R"({"$date":"1984-10-11"})") == "y\n1984\n");
}

TEST_CASE("a parameter that is no value is a misuse") {
    auto const run = run_wafer({":memory:", "--param", "p=[1, ", "-c", "RETURN $p"});
    CHECK(run.exit_code == 2);
    CHECK(holds(run.err, "--param p: "));
}

TEST_CASE("--read-only refuses changes") {
    auto const run = run_wafer({"--read-only", "-c", "CREATE (:A)"});
    CHECK(run.exit_code == 1);
    CHECK(holds(run.err, "error: "));
    CHECK(run_wafer({"--read-only", "-c", "MATCH (n) RETURN count(*) > 0 AS some", "--format", "csv"}).out == "some\ntrue\n");
}

TEST_CASE("what the command line wants and is not there is a misuse") {
    auto const arguments =
        GENERATE(std::vector<std::string>{"--fromat", "json"}, std::vector<std::string>{"-f", "no/such/file"},
                 std::vector<std::string>{"--data", "no/such/folder"}, std::vector<std::string>{"check", "no/such/folder"},
                 std::vector<std::string>{"--format", "xml", "-c", "RETURN 1"}, std::vector<std::string>{"-c"});
    auto const run = run_wafer(arguments);
    CHECK(run.exit_code == 2);
    CHECK(run.out == "");
    CHECK(holds(run.err, "wafer: "));
}

TEST_CASE("a result that cannot be written is a failure") {
    auto const run = wafer::tests::run_process(
        "/bin/sh", {"-c", "\"$0\" :memory: -c 'RETURN 1' > /dev/full", wafer::tests::built_program("wafer").string()});
    CHECK(run.exit_code == 1);
    CHECK(holds(run.err, "Cannot write the result."));
}

TEST_CASE("--version and --help print to standard output") {
    CHECK(run_wafer({"--version"}).out == "wafer 0.1.0\n");
    CHECK(holds(run_wafer({"--help"}).out, "--read-only"));
    CHECK(run_wafer({"--help"}).exit_code == 0);
}

TEST_CASE("an arithmetic mistake is named") {
    CHECK(holds(complaint("RETURN 1 / 0"), "error: arithmetic"));
    CHECK(holds(complaint("RETURN 9223372036854775807 + 1"), "error: arithmetic"));
}

TEST_CASE("a query that is no UTF-8 is refused") {
    auto const text = complaint("RETURN '\xFF\xFE'");
    CHECK(holds(text, "error: syntax"));
    CHECK(holds(text, "UTF-8"));
}

TEST_CASE("deep nesting is an error, not a crash") {
    auto const text = complaint("RETURN " + std::string(100'000, '(') + "1" + std::string(100'000, ')'));
    CHECK(holds(text, "error: "));
    CHECK(text.size() < 2'000);
    CHECK(holds(complaint("RETURN " + std::string(100'000, '[') + std::string(100'000, ']')), "error: "));
}

TEST_CASE("a huge range does not fill memory") {
    CHECK(printed("UNWIND range(1, 1000000000000) AS n RETURN n LIMIT 2", {"--format", "csv"}) == "n\n1\n2\n");
    CHECK(holds(complaint("RETURN size([n IN range(1, 1000000000000) | n])"), "limit"));
}

TEST_CASE("an unknown label is an empty result and a warning that names the nearest") {
    auto const run = run_wafer({"-c", "MATCH (c:Compny) RETURN c.name AS name", "--format", "csv"});
    CHECK(run.exit_code == 0);
    CHECK(run.out == "name\n");
    CHECK(holds(run.err, "warning: UnknownLabel"));
    CHECK(holds(run.err, "Company"));
}

TEST_CASE("a broken line of a data set is reported with file and line") {
    scratch_folder const folder;
    folder.write("nodes/things.csv", "id:ID,name,size:long,:LABEL\na,one,1,Thing\nb,two,many,Thing\n");
    auto const run = run_wafer({"--data", folder.path().string(), "-c", "RETURN 1"});
    CHECK(run.exit_code == 1);
    CHECK(run.out == "");
    CHECK(holds(run.err, "things.csv:3"));
}

TEST_CASE("check lists what is wrong and ends with 1") {
    scratch_folder const folder;
    folder.write("dataset.json", R"({"name":"x","schema":{"labels":{"Thing":{"properties":{"id":{"type":"string"}}}},"types":{}}})");
    folder.write("nodes/things.csv", "id:ID,:LABEL\na,Thing\na,Thing\n");
    auto const run = run_wafer({"check", folder.path().string()});
    CHECK(run.exit_code == 1);
    CHECK(holds(run.out, "things.csv:3: "));
}

TEST_CASE("check finds the article's graph sound") {
    auto const run = run_wafer({"check", std::string(WAFER_SOURCE_DIR) + "/graph-data/ai-chips"});
    CHECK(run.out == "");
    CHECK(run.exit_code == 0);
}

TEST_CASE("graphs go out of one run and into the next, in every format") {
    scratch_folder const folder;
    for (std::string const name : {"graph.jsonl", "graph.graphml", "graph.cypher", "graph"}) {
        auto const path = (folder.path() / name).string();
        auto const format = name == "graph" ? "csv " : "";
        auto const out = run_wafer({":memory:", "-c", "CREATE (:A {x: '芯片;\n:commit'})-[:R]->(:B)", "-c", ":export " + (format + path)});
        CAPTURE(name, out.err);
        CHECK(out.exit_code == 0);
        auto const again = run_wafer({"--format", "jsonl", "import", path, "-c", "MATCH (a)-[r]->(b) RETURN a.x AS x, labels(b) AS b"});
        CHECK(again.out == "{\"x\":\"芯片;\\n:commit\",\"b\":[\"B\"]}\n");
        CHECK(again.exit_code == 0);
    }
}

TEST_CASE("a dump goes from one standard output to another standard input") {
    auto const dump = run_wafer({":memory:", "-c", "CREATE (:A {x: 1})-[:R]->(:B)", "-c", ":dump"});
    CHECK(holds(dump.out, "CREATE (n:`wafer import`:`A`)"));
    auto const exported = run_wafer({":memory:", "-f", "-", "-c", "MATCH (n)-[r]->() RETURN n.x AS x, type(r) AS t"}, dump.out);
    CHECK(holds(exported.out, "| 1 | R |"));
    auto const lines = run_wafer({"import", "--format", "jsonl", "-", "-c", "MATCH (n) RETURN count(*) AS n"}, "{\"type\":\"node\",\"id\":\"1\"}\n");
    CHECK(holds(lines.out, "| 1 |"));
    CHECK(lines.err == "imported 1 node, 0 relationships\n");
}

TEST_CASE("an import that fails is a failure of the run") {
    scratch_folder const folder;
    auto const run = run_wafer({"import", folder.write("a.jsonl", "{}"), "-c", "RETURN 1"});
    CHECK(run.exit_code == 1);
    CHECK(run.out == "");
    CHECK(holds(run.err, "a.jsonl:1:1"));
    CHECK(run_wafer({"import", folder.path().string() + "/none.jsonl"}).exit_code == 1);
    CHECK(run_wafer({"import", folder.write("a.txt", "")}).exit_code == 1);
}

TEST_CASE("wafer ask shows the query, the answer and the paragraphs, as one object in JSON") {
    auto const table = run_wafer({"ask", "谁投资了Anthropic?"});
    CHECK(table.exit_code == 0);
    CHECK(table.out.find("[:INVESTED_IN]") < table.out.find("| 亚马逊 |"));
    CHECK(table.out.find("| 亚马逊 |") < table.out.find("\n依据：\n- p2（引言）："));
    auto const object = run_wafer({"ask", "--format", "json", "Who invested in Anthropic?"});
    CHECK(object.out.starts_with(R"({"question":"Who invested in Anthropic?","query":"MATCH )"));
    CHECK(holds(object.out, R"("columns":["who"],"rows":[["Amazon"]],"evidence":[{"fact":"source","id":"p2","number":2,"summary":"Four)"));
    CHECK(run_wafer({"ask", "--format", "csv", "Who invested in Anthropic?"}).out == "who\nAmazon\n");
}
