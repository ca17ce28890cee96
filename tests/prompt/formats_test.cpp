#include <sstream>
#include <string>

#include <wafer/database.hpp>
#include <wafer/error.hpp>

#include "prompt/formats.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::format;
using wafer::prompt::format_named;
using wafer::prompt::held_output;

namespace {

struct printing {
    std::string text;
    std::uint64_t rows = 0;
};

printing print(std::string const& statement, format form) {
    wafer::database database;
    auto connection = database.connect();
    auto rows = connection.run(statement);
    std::ostringstream stream;
    held_output out(stream);
    auto const count = wafer::prompt::print_result(connection, rows, form, {}, out);
    out.flush();
    return {stream.str(), count};
}

std::string text_of(std::string const& statement, format form) { return print(statement, form).text; }

}  // namespace

TEST_CASE("formats have names and a mistyped one a suggestion") {
    CHECK(format_named("markdown") == format::markdown);
    try {
        format_named("tabel");
        FAIL("it was taken");
    } catch (wafer::error const& failure) {
        CHECK(failure.suggestions() == std::vector<std::string>{"table"});
        CHECK(std::string(failure.what()).find("html, dot and mermaid.") != std::string::npos);
    }
}

TEST_CASE("rows are counted in every format") {
    auto const form = GENERATE(format::table, format::line, format::json, format::jsonl, format::csv, format::tsv, format::markdown, format::html,
                               format::dot, format::mermaid);
    CHECK(print("UNWIND range(1, 3) AS n RETURN n", form).rows == 3);
    CHECK(print("UNWIND [] AS n RETURN n", form).rows == 0);
    CHECK(print("CREATE (:A)", form).rows == 0);
}

TEST_CASE("a statement without columns prints nothing but its JSON object") {
    CHECK(text_of("CREATE (:A)", format::table).empty());
    CHECK(text_of("CREATE (:A)", format::jsonl).empty());
    CHECK(text_of("CREATE (:A)", format::csv).empty());
    CHECK(text_of("CREATE (:A)", format::markdown).empty());
    CHECK(text_of("CREATE (:A)", format::line).empty());
    CHECK(text_of("CREATE (:A)", format::tsv).empty());
    CHECK(text_of("CREATE (:A)", format::html).empty());
    CHECK(text_of("CREATE (:A)", format::json).starts_with(R"({"columns":[],"rows":[],"counters":{"nodes_created":1)"));
}

TEST_CASE("a result without rows still tells its columns") {
    CHECK(text_of("UNWIND [] AS n RETURN n", format::table) == "+---+\n| n |\n+---+\n+---+\n");
    CHECK(text_of("UNWIND [] AS n RETURN n", format::csv) == "n\n");
    CHECK(text_of("UNWIND [] AS n RETURN n", format::markdown) == "| n |\n| --- |\n");
    CHECK(text_of("UNWIND [] AS n RETURN n", format::tsv) == "n\n");
    CHECK(text_of("UNWIND [] AS n RETURN n", format::line).empty());
    CHECK(text_of("UNWIND [] AS n RETURN n", format::html) == "<table>\n<thead>\n<tr><th>n</th></tr>\n</thead>\n<tbody>\n</tbody>\n</table>\n");
    CHECK(text_of("UNWIND [] AS n RETURN n", format::json) == R"({"columns":["n"],"rows":[],"counters":{},"warnings":[]})"
                                                              "\n");
}

TEST_CASE("a table shows strings bare, and what is in containers as the language writes it") {
    auto const text =
        text_of("RETURN 'it' AS s, ['it', 1.0, null] AS l, {a: 'x'} AS m, date('2023-09-28') AS d, true AS b, null AS n", format::table);
    CHECK(text.find("| it | ['it', 1.0, null] | {a: 'x'} | 2023-09-28 | true | null |") != std::string::npos);
}

TEST_CASE("CSV quotes what needs it") {
    CHECK(text_of("RETURN 'a,b' AS a, 'a\"b' AS b, 'a\\nb' AS c, ' a' AS d, '' AS e, null AS f", format::csv) ==
          "a,b,c,d,e,f\n\"a,b\",\"a\"\"b\",\"a\nb\",\" a\",\"\",\n");
}

TEST_CASE("Markdown keeps a row on its line") {
    CHECK(text_of("RETURN 'a\\nb|c' AS a", format::markdown) == "| a |\n| --- |\n| a<br>b\\|c |\n");
}

TEST_CASE("fields of TSV never hold a tab or a line end") {
    CHECK(text_of(R"(RETURN 'a\tb' AS a, 'a\nb\rc' AS b, '\\N' AS c, null AS d, '' AS e, [1, 'x'] AS f)", format::tsv) ==
          "a\tb\tc\td\te\tf\na\\tb\ta\\nb\\rc\t\\\\N\t\\N\t\t[1,\"x\"]\n");
}

TEST_CASE("lines stand aligned below the widest column, further lines of a value below its first") {
    CHECK(text_of(R"(UNWIND [1, 2] AS n RETURN n, '英伟达\nNVIDIA' AS 公司, null AS abcde)", format::line) ==
          "    n = 1\n 公司 = 英伟达\n        NVIDIA\nabcde = null\n\n    n = 2\n 公司 = 英伟达\n        NVIDIA\nabcde = null\n");
}

TEST_CASE("HTML shows hostile text as text") {
    CHECK(text_of(R"(RETURN '<script>alert("x")</script>' AS `<b>`, "it's\nR&D" AS s, 1.5 AS n, null AS z)", format::html) ==
          "<table>\n<thead>\n<tr><th>&lt;b&gt;</th><th>s</th><th>n</th><th>z</th></tr>\n</thead>\n<tbody>\n"
          "<tr><td>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</td><td>it&#39;s<br>R&amp;D</td>"
          "<td style=\"text-align:right\">1.5</td><td>null</td></tr>\n</tbody>\n</table>\n");
}

TEST_CASE("a plan comes with JSON and stands by itself in a table") {
    CHECK(text_of("EXPLAIN RETURN 1 AS n", format::json).find(R"("plan":{"operator":")") != std::string::npos);
    CHECK(text_of("EXPLAIN RETURN 1 AS n", format::table).find("| n |") == std::string::npos);
    CHECK(text_of("EXPLAIN RETURN 1 AS n", format::line).starts_with("+"));
    CHECK(text_of("EXPLAIN RETURN 1 AS n", format::html).find("<pre>+") != std::string::npos);
}

TEST_CASE("held output is dropped or let go as a whole until there is much of it") {
    std::ostringstream stream;
    held_output out(stream);
    out << "half a result";
    out.drop();
    out << "a result";
    CHECK(stream.str().empty());
    out.flush();
    CHECK(stream.str() == "a result");
    out << std::string(2 << 20, 'x');
    CHECK(stream.str().size() > (2 << 20));
}
