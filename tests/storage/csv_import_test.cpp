#include <filesystem>
#include <string>

#include "engine/storage/csv_import.hpp"
#include "engine/value/format.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;
using wafer::tests::scratch_folder;

/// The value of the only node's property `x`, imported with the type.
value imported(std::string const& type, std::string const& cell) {
    scratch_folder const folder;
    folder.write("nodes/n.csv", ":ID,x:" + type + "\n1," + cell + "\n");
    graph data;
    import_csv(data, folder.path());
    auto const key = data.find_key("x");
    return key ? data.property(node_id{0}, *key).owned() : value();
}

std::string failure(scratch_folder const& folder) {
    graph data;
    try {
        import_csv(data, folder.path());
    } catch (wafer::error const& error) {
        return error.what();
    }
    return "no error";
}

std::string failure_of(std::string const& nodes, std::string const& relationships = ":START_ID,:END_ID,:TYPE\n") {
    scratch_folder const folder;
    folder.write("nodes/n.csv", nodes);
    folder.write("relationships/r.csv", relationships);
    return failure(folder);
}

}  // namespace

TEST_CASE("a data set becomes nodes, relationships, labels and properties") {
    scratch_folder const folder;
    folder.write("nodes/b.csv", "id:ID,name,aliases:string[],:LABEL\nacme,\"Acme, Inc\",A;Acme;阿克米,Organization;Company\n");
    folder.write("nodes/a.csv", "\xef\xbb\xbfid:ID,:LABEL,born:int\r\nann,Person,1980\r\nbob,Person,\r\n");
    folder.write("relationships/r.csv", ":TYPE,share:double,:END_ID,:START_ID,note:IGNORE\nOWNS,0.5,acme,ann,x\nKNOWS,,bob,ann,y\n");
    graph data;
    auto const report = import_csv(data, folder.path());
    CHECK(report.nodes == 3);
    CHECK(report.relationships == 2);
    CHECK(report.properties == 7);
    node_id const acme{2};
    CHECK(data.labels(acme).size() == 2);
    CHECK(data.property(acme, *data.find_key("id")).string() == "acme");
    CHECK(data.property(acme, *data.find_key("name")).string() == "Acme, Inc");
    CHECK(to_literal(data.property(acme, *data.find_key("aliases"))) == "['A', 'Acme', '阿克米']");
    CHECK(data.property(node_id{1}, *data.find_key("born")).is_null());
    type_id const owns = *data.find_type("OWNS");
    CHECK(data.source({owns, 0}) == node_id{0});
    CHECK(data.property(rel_id{owns, 0}, *data.find_key("share")).floating() == 0.5);
    CHECK_FALSE(data.find_key("note"));
}

TEST_CASE("every column type gives its kind of value") {
    struct sample {
        char const* type;
        char const* cell;
        char const* literal;
    };
    auto const [type, cell, literal] = GENERATE(values<sample>({
        {"int", "-5", "-5"},
        {"long", "9223372036854775807", "9223372036854775807"},
        {"byte", "-128", "-128"},
        {"short", "32767", "32767"},
        {"float", "1e3", "1000.0"},
        {"double", "-Infinity", "-Infinity"},
        {"boolean", "true", "true"},
        {"char", "芯", "'芯'"},
        {"string", "\"\"", "''"},
        {"string", "", "null"},
        {"int[]", "1;2;3", "[1, 2, 3]"},
        {"string[]", "\"\"", "[]"},
        {"boolean[]", "true;false", "[true, false]"},
        {"date", "2023-10-16", "date('2023-10-16')"},
        {"localtime", "12:30:00", "localtime('12:30')"},
        {"time", "12:30+08:00", "time('12:30+08:00')"},
        {"localdatetime", "2023-10-16T12:30:01", "localdatetime('2023-10-16T12:30:01')"},
        {"datetime", "2023-10-16T12:30Z", "datetime('2023-10-16T12:30Z')"},
        {"duration", "P1Y2M3DT4H", "duration('P1Y2M3DT4H')"},
    }));
    INFO(type << " " << cell);
    CHECK(to_literal(imported(type, cell)) == literal);
}

TEST_CASE("a cell that is not of its column's type is an error with place, expectation and content") {
    struct sample {
        char const* type;
        char const* cell;
        char const* message;
    };
    auto const [type, cell, message] = GENERATE(values<sample>({
        {"int", "1.5", "expected a 64-bit integer, found `1.5`"},
        {"int", " 1", "found ` 1`"},
        {"long", "9223372036854775808", "expected a 64-bit integer"},
        {"byte", "128", "from -128 to 127"},
        {"double", "1e999", "expected a number"},
        {"double", "1,5", "expected 2 cells as in the header, found 3"},
        {"boolean", "yes", "expected true or false"},
        {"char", "ab", "expected one character"},
        {"int[]", "1;;2", "found ``"},
        {"date", "2023-13-01", "expected a date"},
        {"time", "12:30", "expected a time with an offset"},
        {"datetime", "2023-10-16T12:30", "expected a date-time with an offset"},
        {"duration", "1 day", "expected a duration"},
    }));
    INFO(type << " " << cell);
    auto const found = failure_of(std::string(":ID,x:") + type + "\n1," + cell + "\n");
    CHECK_THAT(found, Catch::StartsWith("nodes/n.csv:2:") && Catch::Contains(message));
}

TEST_CASE("broken files and ids are errors that say where") {
    CHECK_THAT(failure_of("id:ID\na\nb\na\n"), Catch::Equals("nodes/n.csv:4:1: the id `a` is used by a node before."));
    CHECK_THAT(failure_of("id:ID,x\na,1\n,2\n"), Catch::StartsWith("nodes/n.csv:3:1: expected an id"));
    CHECK_THAT(failure_of("id:ID\na\n", ":START_ID,:END_ID,:TYPE\na,c,T\n"),
               Catch::Equals("relationships/r.csv:2:3: no node has the id `c`."));
    CHECK_THAT(failure_of("id:ID\na\n", ":START_ID,:END_ID,:TYPE\na,a,\n"), Catch::Contains("expected a relationship type"));
    CHECK_THAT(failure_of("id:ID,x\na\n"), Catch::Contains("expected 2 cells as in the header, found 1"));
    CHECK_THAT(failure_of("id:ID,x\na,\"open\n"), Catch::StartsWith("nodes/n.csv:2:3: the quoted field"));
    CHECK_THAT(failure_of("id:ID\n\xff\n"), Catch::Contains("not valid UTF-8"));
    CHECK_THAT(failure_of(""), Catch::Contains("the file is empty"));
}

TEST_CASE("a header must name what the file needs, and types that there are") {
    CHECK_THAT(failure_of("x\n1\n"), Catch::Contains("expected one column of type ID, found 0"));
    CHECK_THAT(failure_of("id:ID,x:strin\n"), Catch::Contains("unknown column type `strin`; `string` may be meant"));
    CHECK_THAT(failure_of("id:ID,:START_ID\n"), Catch::Contains("does not belong into a file of nodes"));
    CHECK_THAT(failure_of("id:ID,x,x\n"), Catch::Contains("two columns named `x`"));
    CHECK_THAT(failure_of("id:ID\na\n", ":START_ID,:TYPE\n"), Catch::Contains("expected one column of type END_ID"));
}

TEST_CASE("ids of different spaces do not meet") {
    scratch_folder const folder;
    folder.write("nodes/a.csv", "id:ID(A)\n1\n");
    folder.write("nodes/b.csv", "id:ID(B)\n1\n2\n");
    folder.write("relationships/r.csv", ":START_ID(B),:END_ID(A),:TYPE\n1,1,T\n");
    graph data;
    import_csv(data, folder.path());
    CHECK(data.source({{0}, 0}) == node_id{1});
    CHECK(data.target({{0}, 0}) == node_id{0});
    folder.write("relationships/r.csv", ":START_ID(A),:END_ID(A),:TYPE\n2,1,T\n");
    CHECK_THAT(failure(folder), Catch::Contains("no node has the id `2`"));
}

TEST_CASE("the array delimiter is the data set's") {
    scratch_folder const folder;
    folder.write("dataset.json", R"({"arrayDelimiter": "|"})");
    folder.write("nodes/n.csv", ":ID,x:string[],:LABEL\n1,a;b|c,L|M\n");
    graph data;
    import_csv(data, folder.path());
    CHECK(to_literal(data.property(node_id{0}, {0})) == "['a;b', 'c']");
    CHECK(data.label_count() == 2);
}

TEST_CASE("a folder without nodes, or none at all, is an io error") {
    scratch_folder const folder;
    CHECK_THAT(failure(folder), Catch::Contains("it has no file nodes/*.csv"));
    graph data;
    CHECK_THROWS_WITH(import_csv(data, folder.path() / "missing"), Catch::Contains("it is not a folder"));
}
