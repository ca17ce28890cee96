// What is exported and imported again is the same graph, in every format.
#include <filesystem>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "prompt/script.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/same_graph.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

using wafer::graph_format;

constexpr graph_format all_formats[] = {graph_format::csv, graph_format::jsonl, graph_format::graphml, graph_format::cypher};

void run(wafer::database& data, std::string const& statement, wafer::parameters const& given = {}) {
    static_cast<void>(data.connect().run(statement, given).rows());
}

std::string names_in(wafer::plan_description const& plan) {
    std::string names = plan.name + "\n";
    for (auto const& input : plan.inputs) names += names_in(input);
    return names;
}

/// What `wafer < dump` does.
void run_script(wafer::database& data, std::string const& script) {
    auto connection = data.connect();
    for (auto const& piece : wafer::prompt::pieces_of(script)) {
        if (piece.what == wafer::prompt::script_piece::kind::statement)
            static_cast<void>(connection.run(piece.text).rows());
        else if (piece.text == "begin")
            connection.begin();
        else
            connection.commit();
    }
}

void transfer(wafer::database& from, wafer::database& to, graph_format format, wafer::transfer_options const& options = {}) {
    auto source = from.connect();
    auto target = to.connect();
    if (format == graph_format::csv) {
        wafer::tests::scratch_folder const folder;
        wafer::export_file(source, folder.path() / "graph", format, options);
        wafer::import_file(target, folder.path() / "graph", format, options);
        return;
    }
    std::stringstream text;
    wafer::export_stream(source, text, format, options);
    INFO(text.str().substr(0, 5000));
    if (format == graph_format::cypher)
        run_script(to, text.str());
    else
        wafer::import_stream(target, text, format, "text", options);
}

void check_round_trip(wafer::database& original, graph_format format, wafer::transfer_options const& options = {}) {
    INFO("format " << static_cast<int>(format));
    wafer::database copy;
    transfer(original, copy, format, options);
    CHECK(wafer::tests::difference(original, copy) == "");
}

std::vector<std::string> const nasty_texts = {
    "", " ", "  two  ", "\t", "\n", "\r", "\r\n", "a\nb\rc\r\nd", "\"", "'", "`", "\"\"", "a,b", "a|b", ",", ",,", "\\", "\\n", "\\\"", "\\u0041", "芯片", "𝒳", "🇨🇳👩‍🚀", "e\xcc\x81", "<a>&amp;</a>",
    "]]>", "<!-- -->", "&#13;", "${x}", "{\"$date\":\"2020-01-01\"}", "null", "true", "1", "1.0", "NaN", "2020-01-01", "\x01\x02\x1f", std::string("a\0b", 3), "\x7f", "\xef\xbb\xbf", "\xef\xbb\xbf,x", "\xef\xbf\xbe", "\xef\xbf\xbf",
    "//", "/* */", ":begin", ":commit\n", "a\n:commit\nb", ";", "a;\n\nb;", "=1+1", "#", "\xe2\x80\xa8", "\xc2\x85", std::string(10'000, 'x'), "-", "--", "\\", "\\\\'",
};

/// Values of all kinds, extreme ones among them, as expressions.
std::vector<std::string> const scalars = {
    "0", "-1", "9223372036854775807", "-9223372036854775808", "0.0", "-0.0", "1.0", "1e300", "-1e-300", "5e-324", "1.7976931348623157e308", "0.1", "123456789.123456789", "0.0 / 0.0", "1.0 / 0.0", "-1.0 / 0.0", "true", "false",
    "date('2023-10-16')", "date('-999999999-01-01')", "date('+999999999-12-31')", "date('0000-01-01')", "localtime('00:00')", "localtime('23:59:59.999999999')", "time('12:31:14.645876123+01:00')", "time('12:00Z')", "time('23:59:59.1-18:00')",
    "localdatetime('2015-07-21T21:40:32.142')", "localdatetime('-12345-01-01T00:00:00.000000001')", "datetime('2015-07-21T21:40:32.142+0100')", "datetime('2015-07-21T21:40:32Z')", "datetime('2015-10-25T02:30:00+01:00[Europe/Berlin]')",
    "datetime('2015-10-25T02:30:00+02:00[Europe/Berlin]')", "datetime('1818-07-21T21:40:32.142[Europe/Stockholm]')", "datetime('2023-01-01T00:00:00.000000001[Asia/Shanghai]')", "duration('P1Y2M3DT4H5M6.789S')", "duration('PT0S')", "duration('-P1M')",
    "duration({months: -1, days: 2, seconds: -3, nanoseconds: 4})", "duration({seconds: -1, nanoseconds: 1})", "duration('P-14M-3DT-0.000000001S')", "duration({days: 999999999, seconds: 86399})",
    "point({x: 1, y: 2})", "point({x: -0.0, y: 5e-324, z: -1.7976931348623157e308})", "point({longitude: -180, latitude: 90})", "point({x: 116.4, y: 39.9, z: -0.1, crs: 'wgs-84-3d'})",
};

std::vector<std::string> const plain_lists = {
    "[]", "[1]", "[1, -2, 9223372036854775807]", "[1.5, -0.0, 0.0 / 0.0, 1.0 / 0.0]", "[true, false]", "['a']", "['a', '']", "['', '']", "['a,b', 'c\"d', 'e\\nf']", "['芯片', '𝒳']", "[date('2020-01-01'), date('2021-01-01')]",
    "[datetime('2015-10-25T02:30:00+01:00[Europe/Berlin]')]", "[duration('P1D'), duration('-PT0.5S')]", "[time('12:00+08:00')]", "[localtime('12:00')]", "[localdatetime('2020-01-01T12:00')]",
    "[point({x: 0.1, y: -2}), point({longitude: 12.5, latitude: 55.25})]",
};

std::vector<std::string> const mixed_lists = {"[1, 'a', 2.5, true]", "['']", "['a;b', 'c']", "[date('2020-01-01'), 'x']", "[point({x: 1, y: 2}), 1]"};

void fill_with_values(wafer::database& data, bool with_mixed_lists) {
    std::size_t number = 0;
    auto const add = [&](std::string const& expression) {
        auto const n = std::to_string(number++);
        run(data, "CREATE (a:Value {number: " + n + ", value: " + expression + "})-[:HAS {number: " + n + ", value: " + expression + "}]->(a)");
    };
    for (auto const& each : scalars) add(each);
    for (auto const& each : plain_lists) add(each);
    if (with_mixed_lists) {
        for (auto const& each : mixed_lists) add(each);
    }
    for (auto const& text : nasty_texts) {
        // What CSV parts the items of lists by, is in none of them.
        bool const in_lists = with_mixed_lists || text.find_first_of(";|") == std::string::npos;
        std::string const list = in_lists ? "['x', $text, 'y']" : "[]";
        run(data, "CREATE (a:Text {text: $text, list: " + list + "})-[:SAYS {text: $text}]->()", {{"text", text}});
    }
}

std::vector<std::string> const nasty_names = {"Person", "with space", "back`tick", "芯片", "a:b", "a/b", "a\"b", "a'b", "1st", "null", "match", "a,b", "a{b}", "a(b)", "x:ID", "x:string", ":LABEL", "labels", "label", "id", "type", "$date", "<&>", "wafer import", "a\\b", "\xc3\xa9"};

std::string quoted(std::string const& name) {
    std::string out = "`";
    for (char const c : name) out.append(c == '`' ? 2 : 1, c);
    return out + "`";
}

class random_graph {
public:
    random_graph(unsigned seed, graph_format format) : random_(seed), format_(format) {}

    void fill(wafer::database& data) {
        auto const nodes = pick(40);
        for (std::size_t i = 0; i < nodes; ++i) run(data, "CREATE (n" + labels() + ") SET n = " + properties(i));
        auto const edges = nodes == 0 ? 0 : pick(120);
        for (std::size_t i = 0; i < edges; ++i) {
            auto const from = std::to_string(pick(nodes));
            auto const to = pick(10) == 0 ? from : std::to_string(pick(nodes));
            run(data, "MATCH (a), (b) WHERE id(a) = " + from + " AND id(b) = " + to + " CREATE (a)-[r:" + quoted(name()) + "]->(b) SET r = " +
                          properties(i % 3));
        }
    }

private:
    std::size_t pick(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_); }
    std::string name() { return nasty_names[pick(nasty_names.size())]; }
    std::string labels() {
        std::string text;
        for (auto count = pick(4); count > 0; --count) text += ":" + quoted(name());
        return text;
    }
    std::string content() {
        bool const mixed = format_ != graph_format::csv && pick(5) == 0;
        if (mixed) return mixed_lists[pick(mixed_lists.size())];
        return pick(3) == 0 ? plain_lists[pick(plain_lists.size())] : scalars[pick(scalars.size())];
    }
    std::string properties(std::size_t number) {
        std::string text = "{number: " + std::to_string(number);
        for (auto count = pick(4); count > 0; --count) text += ", " + quoted(name()) + ": " + content();
        return text + "}";
    }

    std::mt19937 random_;
    graph_format format_;
};

}  // namespace

TEST_CASE("values of every kind come back as they were") {
    auto const format = GENERATE(from_range(std::begin(all_formats), std::end(all_formats)));
    wafer::database original;
    fill_with_values(original, format != graph_format::csv);
    check_round_trip(original, format);
}

TEST_CASE("graphs of every shape come back as they were") {
    auto const format = GENERATE(from_range(std::begin(all_formats), std::end(all_formats)));
    for (std::string const statement : {
             "RETURN 1", "CREATE ()", "CREATE (), (), ()", "CREATE (a)-[:R]->(a), (a)-[:R]->(a)", "CREATE (a:A)-[:R]->(b:B), (a)-[:R]->(b), (b)-[:R]->(a), (a)-[:S]->(b)",
             "CREATE (:A:B:C {x: 1}), (:A {x: 'a'}), (:B {x: 1.5}), (:A {x: [1]}), (:A {x: []}), (:A {x: ['a']})", "CREATE (a {x: 1})-[:R {x: 1}]->(b), (a)-[:R {x: 'a'}]->(b), (a)-[:R {y: 'a'}]->(b), (a)-[:R]->(b)",
             "UNWIND range(1, 40) AS i CREATE (:N)-[:R]->(:N)", "UNWIND range(1, 3000) AS i CREATE (:N {i: i})", "CREATE (:A) CREATE (b:B) CREATE (:C)-[:R]->(:D) DELETE b",
         }) {
        INFO(statement);
        wafer::database original;
        run(original, statement);
        check_round_trip(original, format);
    }
}

TEST_CASE("the data sets of this repository come back as they were") {
    auto const format = GENERATE(from_range(std::begin(all_formats), std::end(all_formats)));
    std::size_t found = 0;
    for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(WAFER_SOURCE_DIR) / "graph-data")) {
        if (!std::filesystem::exists(entry.path() / "dataset.json")) continue;
        INFO(entry.path());
        wafer::database original;
        CHECK(original.import_directory(entry.path()).nodes > 0);
        check_round_trip(original, format);
        ++found;
    }
    CHECK(found >= 2);
}

TEST_CASE("a network of hubs, parallel relationships and loops comes back as it was") {
    auto const format = GENERATE(from_range(std::begin(all_formats), std::end(all_formats)));
    wafer::database original;
    run(original, "UNWIND range(0, 29) AS i CREATE (:Hub:`a hub` {i: i, name: '👩‍🚀 ' + i})");
    run(original, "MATCH (a:Hub), (b:Hub) WHERE (a.i * 7 + b.i * 3) % 5 = 0 UNWIND range(0, a.i % 3) AS k CREATE (a)-[:`a type` {k: k}]->(b), (b)-[:S]->(b)");
    check_round_trip(original, format);
}

TEST_CASE("names of every kind come back as they were") {
    auto const format = GENERATE(from_range(std::begin(all_formats), std::end(all_formats)));
    wafer::database original;
    for (auto const& name : nasty_names) {
        auto const written = quoted(name);
        run(original, "CREATE (a:" + written + " {" + written + ": 1}), (b {" + written + ": 'x'}), (a)-[:" + written + " {" + written + ": true}]->(b)");
        run(original, "CREATE (a:" + written + ":Other)");
    }
    check_round_trip(original, format);
}

TEST_CASE("random graphs come back as they were") {
    auto const format = GENERATE(from_range(std::begin(all_formats), std::end(all_formats)));
    for (unsigned seed = 1; seed <= 25; ++seed) {
        INFO("seed " << seed);
        wafer::database original;
        random_graph(seed, format).fill(original);
        check_round_trip(original, format);
    }
}

TEST_CASE("long dumps come in statements of a length that is taken by default") {
    wafer::database original;
    run(original, "UNWIND range(1, 30000) AS i CREATE (a:N {i: i, text: 'number ' + toString(i)})");
    run(original, "MATCH (a:N) WHERE a.i % 3 = 0 CREATE (a)-[:NEXT {long: 'a text of some length, again and again'}]->(a)");
    wafer::database copy;
    transfer(original, copy, graph_format::cypher);
    auto const count = [](wafer::database& data) {
        return wafer::to_string(data.connect().run("MATCH (a:N) OPTIONAL MATCH (a)-[r]->(a) RETURN [count(*), sum(a.i), count(r), count(r.long)]").rows()[0][0]);
    };
    CHECK(count(copy) == count(original));
    CHECK(count(copy) == "[30000, 450015000, 10000, 10000]");
}

TEST_CASE("a dump brings indexes and constraints along, and leaves nothing of its own behind") {
    wafer::database original;
    for (std::string const statement : {"CREATE INDEX `an index` FOR (n:A) ON (n.x, n.y)", "CREATE TEXT INDEX t FOR ()-[r:R]-() ON (r.z)", "CREATE CONSTRAINT c FOR (n:A) REQUIRE n.id IS UNIQUE",
                                        "CREATE CONSTRAINT k FOR (n:A) REQUIRE (n.p, n.q) IS NODE KEY", "CREATE CONSTRAINT e FOR ()-[r:R]-() REQUIRE r.since IS NOT NULL", "CREATE CONSTRAINT ty FOR (n:B) REQUIRE n.x IS :: INTEGER | STRING"})
        run(original, statement);
    run(original, "CREATE INDEX `wafer import_` FOR (n:Other) ON (n.y)");
    run(original, "CREATE (a:`wafer import` {id: 1})-[:TO]->(a)");
    wafer::database copy;
    transfer(original, copy, graph_format::cypher);
    std::stringstream first;
    std::stringstream second;
    auto a = original.connect();
    auto b = copy.connect();
    wafer::export_stream(a, first, graph_format::cypher);
    wafer::export_stream(b, second, graph_format::cypher);
    CHECK(first.str() == second.str());
    CHECK(first.str().find("CREATE CONSTRAINT `k` FOR (e:`A`) REQUIRE (e.`p`, e.`q`) IS NODE KEY;") != std::string::npos);
    CHECK(wafer::tests::difference(original, copy) == "");
}

TEST_CASE("the relationships of a dump find their ends by an index, however many nodes there are") {
    wafer::database original;
    run(original, "UNWIND range(1, 20) AS i CREATE (:N)-[:R]->(:N)");
    std::stringstream dump;
    auto source = original.connect();
    wafer::export_stream(source, dump, graph_format::cypher);
    wafer::database copy;
    auto target = copy.connect();
    std::size_t plans = 0;
    for (std::string line; std::getline(dump, line);) {
        if (line.find("CREATE (a)-[r") != std::string::npos) {
            auto explained = target.run("EXPLAIN " + line);
            auto const plan = names_in(*explained.plan());
            CHECK(plan.find("Scan") == std::string::npos);
            CHECK(plan.find("IndexSeek") != plan.rfind("IndexSeek"));
            ++plans;
        }
        bool const is_statement = line[0] != ':' && line[0] != '/';
        if (is_statement) static_cast<void>(target.run(line).rows());
    }
    CHECK(plans == 1);
}

TEST_CASE("CSV comes back through other delimiters and quotes") {
    wafer::database original;
    fill_with_values(original, false);
    wafer::transfer_options options;
    options.delimiter = '\t';
    options.quote = '\'';
    options.array_delimiter = '|';
    check_round_trip(original, graph_format::csv, options);
}

TEST_CASE("what a format cannot hold is refused, and nothing is left of the file") {
    wafer::tests::scratch_folder const folder;
    auto const refused = [&](std::string const& statement, graph_format format) {
        wafer::database data;
        run(data, statement);
        auto connection = data.connect();
        try {
            wafer::export_file(connection, folder.path() / "graph", format);
        } catch (wafer::error const& failure) {
            CHECK(std::filesystem::is_empty(folder.path()));
            return failure.detail();
        }
        std::filesystem::remove_all(folder.path() / "graph");
        return std::string("none");
    };
    for (auto const& list : mixed_lists) CHECK(refused("CREATE ({x: " + list + "})", graph_format::csv) == "NotExpressible");
    CHECK(refused("CREATE (:`a;b`)", graph_format::csv) == "NotExpressible");
    CHECK(refused("CREATE (:`a\x01`)", graph_format::graphml) == "NotExpressible");
    CHECK(refused("CREATE ({`a\x01`: 1})", graph_format::graphml) == "NotExpressible");
    CHECK(refused("CREATE ()-[:`a\x01`]->()", graph_format::graphml) == "NotExpressible");
    CHECK(refused("CREATE (:`a\x01`)", graph_format::cypher) == "none");
    CHECK(refused("CREATE (:`a\x01`)", graph_format::jsonl) == "none");
}
