#include <sstream>
#include <string>

#include "prompt/session.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using wafer::prompt::format;
using wafer::prompt::session;
using wafer::prompt::session_settings;
using wafer::tests::scratch_folder;

namespace {

struct talk {
    std::ostringstream out;
    std::ostringstream err;
    session open;

    explicit talk(session_settings settings = {}) : open(std::move(settings), out, err) {}

    bool run(std::string const& text) {
        out.str("");
        err.str("");
        return open.run_text(text, "");
    }
    bool said(std::string const& part) const { return err.str().find(part) != std::string::npos; }
    bool printed(std::string const& part) const { return out.str().find(part) != std::string::npos; }
};

session_settings printing(format form) {
    session_settings settings;
    settings.form = form;
    return settings;
}

}  // namespace

TEST_CASE("transactions are opened and closed by commands") {
    talk one(printing(format::csv));
    REQUIRE(one.run(":begin\nCREATE (:A)"));
    CHECK(one.open.in_transaction());
    REQUIRE(one.run(":rollback"));
    REQUIRE(one.run("MATCH (a:A) RETURN count(*) AS n"));
    CHECK(one.out.str() == "n\n0\n");
    REQUIRE(one.run(":begin\nCREATE (:A);\n:commit\nMATCH (a:A) RETURN count(*) AS n"));
    CHECK(one.out.str() == "n\n1\n");
    CHECK_FALSE(one.open.in_transaction());
}

TEST_CASE("a transaction that is not open cannot be committed") {
    talk one;
    CHECK_FALSE(one.run(":commit"));
    CHECK(one.said("error: transaction"));
}

TEST_CASE("parameters are set, shown and used") {
    talk one(printing(format::csv));
    REQUIRE(one.run(":param name '英伟达'\n:param year 2023\n:param year 2024"));
    REQUIRE(one.run(":params"));
    CHECK(one.out.str() == "$name = '英伟达'\n$year = 2024\n");
    REQUIRE(one.run("RETURN $name AS name, $year + 1 AS year"));
    CHECK(one.out.str() == "name,year\n英伟达,2025\n");
    CHECK_FALSE(one.run(":param name"));
    CHECK_FALSE(one.run("RETURN $missing"));
    CHECK(one.said("parameter_missing"));
}

TEST_CASE("the format changes between statements") {
    talk one;
    REQUIRE(one.run(":format jsonl\nRETURN 1 AS n"));
    CHECK(one.out.str() == "{\"n\":1}\n");
    REQUIRE(one.run(":format"));
    CHECK(one.out.str() == "jsonl\n");
    CHECK_FALSE(one.run(":format xml"));
    REQUIRE(one.run("RETURN 1 AS n"));
    CHECK(one.out.str() == "{\"n\":1}\n");
}

TEST_CASE("timing is told when asked for, and on request not") {
    talk one;
    REQUIRE(one.run("RETURN 1"));
    CHECK(one.err.str() == "");
    REQUIRE(one.run(":timing on\nRETURN 1"));
    CHECK(one.said("1 row, "));
    REQUIRE(one.run(":timing off\nRETURN 1"));
    CHECK(one.err.str() == "");
    CHECK_FALSE(one.run(":timing maybe"));
}

TEST_CASE("at a prompt every statement says what it did") {
    session_settings settings;
    settings.interactive = true;
    talk one(settings);
    REQUIRE(one.run("CREATE (:A {n: 1})"));
    CHECK(one.said("1 node created, 1 property set, 1 label added"));
    CHECK(one.said("0 rows, "));
    CHECK(one.out.str() == "");
}

TEST_CASE("files are sourced, and stop at their first failure") {
    scratch_folder const folder;
    auto const good = folder.write("good.cypher", "CREATE (:A);\nMATCH (a:A) RETURN count(*) AS n;");
    auto const bad = folder.write("bad.cypher", "RETURN 1 AS n;\nRETURN x;\nRETURN 2 AS n");
    auto const endless = folder.write("endless.cypher", ":source " + (folder.path() / "endless.cypher").string());
    talk one(printing(format::csv));
    REQUIRE(one.run(":source " + good));
    CHECK(one.out.str() == "n\n1\n");
    CHECK_FALSE(one.run(":source " + bad));
    CHECK(one.out.str() == "n\n1\n");
    CHECK(one.said("in " + bad + ", line 2"));
    CHECK_FALSE(one.run(":source " + endless));
    CHECK(one.said("16 deep"));
    CHECK_FALSE(one.run(":source no/such/file"));
    CHECK(one.said("no/such/file"));
    REQUIRE(one.run(":source " + good));
}

TEST_CASE("the schema lists labels, types and properties with counts") {
    talk one;
    REQUIRE(one.run("CREATE (:Company {name: 'A', size: 1})-[:OWNS {since: 2020}]->(:Company {name: 'B'})"));
    REQUIRE(one.run(":schema"));
    CHECK(one.printed("2 nodes, 1 relationship\n"));
    CHECK(one.printed("| Company |     2 | name STRING, size INTEGER |"));
    CHECK(one.printed("Company -> Company"));
    CHECK(one.printed("since INTEGER"));
}

TEST_CASE("examples are listed, filtered and run by number") {
    scratch_folder const folder;
    folder.write("nodes/things.csv", "id:ID,name,:LABEL\na,one,Thing\n");
    folder.write("relationships/none.csv", ":START_ID,:END_ID,:TYPE\n");
    folder.write("questions.json", R"([{"question":"Which things?","query":"MATCH (t:Thing) RETURN t.name AS name"},)"
                                   R"({"question":"几个?","query":"MATCH (t:Thing) RETURN count(*) AS n"}])");
    auto settings = printing(format::csv);
    settings.data_set = folder.path();
    talk one(settings);
    REQUIRE(one.run(":examples"));
    CHECK(one.out.str() == "   1  Which things?\n   2  几个?\n");
    REQUIRE(one.run(":examples 几"));
    CHECK(one.out.str() == "   2  几个?\n");
    REQUIRE(one.run(":2"));
    CHECK(one.out.str() == "n\n1\n");
    CHECK(one.said("几个?\nMATCH (t:Thing) RETURN count(*) AS n\n"));
    CHECK_FALSE(one.run(":examples 3"));
    CHECK(one.said("only 1 to 2"));
}

TEST_CASE("a graph without questions says so") {
    talk one;
    CHECK_FALSE(one.run(":examples"));
    CHECK(one.said("without questions"));
}

TEST_CASE("quit ends the session and what stands behind it") {
    talk one(printing(format::csv));
    REQUIRE(one.run(":quit\nRETURN 1"));
    CHECK(one.open.ended());
    CHECK(one.out.str() == "");
}

TEST_CASE("EXPLAIN draws a plan and runs nothing, PROFILE measures") {
    talk one;
    REQUIRE(one.run("UNWIND range(1, 3) AS n CREATE (:A {n: n})"));
    REQUIRE(one.run("EXPLAIN MATCH (a:A) DELETE a"));
    CHECK(one.printed("| operator"));
    CHECK(one.printed("└─ "));
    REQUIRE(one.run("PROFILE MATCH (a:A) RETURN a.n ORDER BY a.n"));
    CHECK(one.printed("| a.n |"));
    CHECK(one.printed("time (ms)"));
}

TEST_CASE(":explain and :profile draw the plan of a statement, or of the last one") {
    session_settings settings;
    settings.terminal_width = [] { return std::size_t{80}; };
    talk one(settings);
    CHECK_FALSE(one.run(":explain"));
    CHECK(one.said(":explain wants a statement"));
    REQUIRE(one.run("UNWIND range(1, 3) AS n CREATE (:A {n: n})"));
    REQUIRE(one.run(":explain MATCH (a:A) DELETE a"));
    CHECK(one.printed("operator"));
    CHECK(one.printed(" %\n"));
    REQUIRE(one.run("MATCH (a:A) RETURN count(a) AS n;"));
    CHECK(one.printed("| 3 |"));
    REQUIRE(one.run(":profile"));
    CHECK(one.printed(" in all\n"));
    REQUIRE(one.run(":explain"));
    CHECK(one.printed("NodeByLabelScan"));
}

TEST_CASE("the language is chosen and asked for") {
    talk one;
    REQUIRE(one.run(":lang"));
    CHECK(one.out.str() == "en\n");
    REQUIRE(one.run(":lang zh\n:timing on\nRETURN 1"));
    CHECK(one.said("1 行，"));
    CHECK_FALSE(one.run(":lang fr"));
    CHECK(one.said("没有语言“fr”"));
    REQUIRE(one.run(":lang en\n:lang"));
    CHECK(one.out.str() == "en\n");
}

TEST_CASE("switches are on or off") {
    talk one;
    REQUIRE(one.run(":pager off\n:pager on"));
    CHECK_FALSE(one.run(":pager perhaps"));
    CHECK(one.said(":pager wants on or off."));
}

TEST_CASE("a table is as wide as the terminal, no wider") {
    session_settings settings;
    settings.terminal_width = [] { return std::size_t{30}; };
    talk one(settings);
    REQUIRE(one.run("RETURN 'a text that is longer than the terminal is wide' AS text"));
    CHECK(one.printed("+----------------------------+\n"));
}
