// LOAD CSV through the public interface.
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

struct importing {
    wafer::tests::scratch_folder folder;
    wafer::options options;

    importing() { options.import_folder = folder.path(); }

    /// The rows' single column as text, joined by blanks.
    std::string run(std::string const& query, wafer::parameters const& parameters = {}) const {
        wafer::database data(options);
        auto connection = data.connect();
        auto rows = connection.run(query, parameters);
        std::string text;
        while (rows.next()) text += (text.empty() ? "" : " ") + wafer::to_string(rows.get(0));
        return text;
    }
    std::string detail_of(std::string const& query) const {
        try {
            run(query);
        } catch (wafer::error const& failure) {
            return failure.detail();
        }
        return "none";
    }
};

}  // namespace

TEST_CASE("LOAD CSV gives a list of fields for each record") {
    importing here;
    here.folder.write("a.csv", "1,two,\"\",\r\n\"x,\"\"y\"\"\n z\"\n\n");
    CHECK(here.run("LOAD CSV FROM 'a.csv' AS row RETURN row") == "['1', 'two', '', null] ['x,\"y\"\\n z']");
    CHECK(here.run("LOAD CSV FROM 'file:///a.csv' AS row RETURN row[1]") == "'two' null");
}

TEST_CASE("LOAD CSV WITH HEADERS gives maps, with null for what a record lacks") {
    importing here;
    here.folder.write("a.csv", "\xef\xbb\xbfname,born,\r\n芯片,1984,x\nshort\n\"\",,y,more\n");
    CHECK(here.run("LOAD CSV WITH HEADERS FROM 'a.csv' AS row RETURN row") ==
          "{born: '1984', name: '芯片'} {born: null, name: 'short'} {born: null, name: ''}");
    CHECK(here.run("LOAD CSV WITH HEADERS FROM 'a.csv' AS row WITH row WHERE row.born IS NOT NULL RETURN toInteger(row.born) + 1") == "1985");
}

TEST_CASE("FIELDTERMINATOR parts the fields") {
    importing here;
    here.folder.write("a.csv", "a;b,c\n");
    here.folder.write("t.csv", "a\tb\n");
    CHECK(here.run("LOAD CSV FROM 'a.csv' AS row FIELDTERMINATOR ';' RETURN row") == "['a', 'b,c']");
    CHECK(here.run("LOAD CSV FROM 't.csv' AS row FIELDTERMINATOR '\\t' RETURN row") == "['a', 'b']");
    for (std::string const wrong : {"''", "'ab'", "'\"'", "'\\n'", "'；'", "1", "$x"}) {
        INFO(wrong);
        CHECK(here.detail_of("LOAD CSV FROM 'a.csv' AS row FIELDTERMINATOR " + wrong + " RETURN row") == "InvalidFieldTerminator");
    }
}

TEST_CASE("linenumber() and file() tell where a row comes from") {
    importing here;
    here.folder.write("a.csv", "h\n\"1\n2\"\n3\n");
    CHECK(here.run("LOAD CSV WITH HEADERS FROM 'a.csv' AS row RETURN linenumber()") == "2 4");
    CHECK(here.run("LOAD CSV FROM 'a.csv' AS row RETURN DISTINCT file()") == "'" + (here.folder.path() / "a.csv").string() + "'");
    CHECK(here.run("LOAD CSV FROM 'a.csv' AS row WITH row[0] AS x WHERE linenumber() > 1 RETURN LINENUMBER() ORDER BY linenumber() DESC") == "4 2");
    CHECK(here.run("LOAD CSV FROM 'a.csv' AS row FILTER linenumber() = 4 LET y = linenumber() RETURN y") == "4");
    CHECK(here.run("LOAD CSV FROM 'a.csv' AS row WITH * WHERE EXISTS { UNWIND [2] AS x FILTER linenumber() = x RETURN x } RETURN row[0]") == "'1\\n2'");
    CHECK(here.run("LOAD CSV FROM 'a.csv' AS row WITH max(linenumber()) AS last RETURN [last, linenumber(), file()]") == "[4, null, null]");
    CHECK(here.run("RETURN [linenumber(), file()]") == "[null, null]");
}

TEST_CASE("LOAD CSV runs once for each row before it") {
    importing here;
    here.folder.write("a.csv", "1\n2\n");
    here.folder.write("b.csv", "3\n");
    here.folder.write("empty.csv", "");
    CHECK(here.run("UNWIND ['a', 'b', 'empty', null, 'a'] AS name LOAD CSV FROM name + '.csv' AS row RETURN name + row[0]") ==
          "'a1' 'a2' 'b3' 'a1' 'a2'");
    CHECK(here.run("LOAD CSV FROM $where AS row RETURN row[0]", {{"where", "b.csv"}}) == "'3'");
    CHECK(here.run("LOAD CSV WITH HEADERS FROM 'empty.csv' AS row RETURN row").empty());
    CHECK(here.run("UNWIND [1, 2] AS x CALL (x) { LOAD CSV FROM 'a.csv' AS row RETURN row[0] AS y } RETURN [x, y]") ==
          "[1, '1'] [1, '2'] [2, '1'] [2, '2']");
    CHECK(here.run("LOAD CSV FROM 'a.csv' AS a LOAD CSV FROM 'b.csv' AS b RETURN a + b") == "['1', '3'] ['2', '3']");
}

TEST_CASE("LOAD CSV feeds the clauses that write") {
    importing here;
    here.folder.write("a.csv", "from,to\na,b\nb,c\na,c\n");
    CHECK(here.run("LOAD CSV WITH HEADERS FROM 'a.csv' AS row MERGE (x:P {name: row.from}) MERGE (y:P {name: row.to}) "
                   "CREATE (x)-[:TO {line: linenumber()}]->(y) WITH count(*) AS made MATCH (p:P)-[r:TO]->() RETURN p.name + r.line ORDER BY r.line") ==
          "'a2' 'b3' 'a4'");
}

TEST_CASE("long files come in batches of any size") {
    importing here;
    std::string text = "n,square\n";
    for (int i = 1; i <= 50'000; ++i) text += std::to_string(i) + ",\"" + std::to_string(i * 2) + "\"\r\n";
    here.folder.write("a.csv", text);
    here.options.batch_rows = GENERATE(1u, 2u, 64u, 2048u);
    CHECK(here.run("LOAD CSV WITH HEADERS FROM 'a.csv' AS row RETURN sum(toInteger(row.square)) - sum(2 * toInteger(row.n)) + max(linenumber())") == "50001");
    CHECK(here.run("LOAD CSV WITH HEADERS FROM 'a.csv' AS row RETURN row.n LIMIT 2") == "'1' '2'");
}

TEST_CASE("LOAD CSV is off until a folder is chosen, and reads no others") {
    importing here;
    here.folder.write("a.csv", "1\n");
    CHECK(here.detail_of("LOAD CSV FROM '../a.csv' AS row RETURN row") == "UnsafeLocation");
    CHECK(here.detail_of("LOAD CSV FROM 'https://example.org/a.csv' AS row RETURN row") == "UnsupportedLocation");
    CHECK(here.detail_of("LOAD CSV FROM 'missing.csv' AS row RETURN row") == "FileNotReadable");
    here.options.import_folder.clear();
    CHECK(here.detail_of("LOAD CSV FROM 'a.csv' AS row RETURN row") == "ImportFolderNotSet");
    CHECK_THROWS_WITH(here.run("LOAD CSV FROM '/etc/passwd' AS row RETURN row"), Catch::Contains("import_folder"));
}

TEST_CASE("files that are no CSV are refused with their place") {
    importing here;
    here.folder.write("quote.csv", "a\nb\nx,\"open\n");
    here.folder.write("twice.csv", "a,b,a\n1,2,3\n");
    here.folder.write("bytes.csv", "a\n\xff\n");
    here.folder.write("long.csv", "a\n\"" + std::string(3'000'000, 'x') + "\"\n");
    CHECK_THROWS_WITH(here.run("LOAD CSV FROM 'quote.csv' AS row RETURN row"), Catch::Contains("quote.csv:3:3:"));
    CHECK_THROWS_WITH(here.run("LOAD CSV WITH HEADERS FROM 'twice.csv' AS row RETURN row"), Catch::Contains("twice.csv:1:5: there are two columns named `a`"));
    CHECK_THROWS_WITH(here.run("LOAD CSV FROM 'bytes.csv' AS row RETURN row"), Catch::Contains("bytes.csv:2:1:"));
    CHECK(here.run("LOAD CSV FROM 'long.csv' AS row RETURN size(row[0])") == "1 3000000");
    here.options.import_record_bytes = 1'000'000;
    CHECK(here.detail_of("LOAD CSV FROM 'long.csv' AS row RETURN row") == "ImportRecordLimit");
    CHECK_THROWS_WITH(here.run("LOAD CSV FROM 'long.csv' AS row RETURN row"), Catch::Contains("import_record_bytes"));
}

TEST_CASE("what is wrong with the clause itself is found when it is bound") {
    importing const here;
    CHECK(here.detail_of("LOAD CSV FROM 1 AS row RETURN row") == "InvalidArgumentType");
    CHECK(here.detail_of("UNWIND [1] AS x LOAD CSV FROM x AS row RETURN row") == "InvalidArgumentType");
    CHECK(here.detail_of("WITH 1 AS row LOAD CSV FROM 'a.csv' AS row RETURN row") == "VariableAlreadyBound");
    CHECK(here.detail_of("LOAD CSV FROM 'a.csv' AS row") == "InvalidClauseComposition");
    CHECK(here.detail_of("LOAD CSV FROM row AS row RETURN row") == "UndefinedVariable");
    CHECK(here.detail_of("LOAD CSV WITH FROM 'a.csv' AS row RETURN row") == "UnexpectedSyntax");
}

TEST_CASE("reading a file can be cancelled") {
    importing here;
    here.folder.write("a.csv", std::string(1'000'000, '\n') + "x\n");
    here.options.time_limit_ms = std::chrono::milliseconds(1);
    CHECK(here.detail_of("UNWIND range(1, 100000000) AS x LOAD CSV FROM 'a.csv' AS row RETURN count(*)") == "TimeLimit");
}
