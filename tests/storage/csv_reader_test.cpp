#include <string>
#include <vector>

#include "engine/storage/csv_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;

using records = std::vector<std::vector<std::string>>;

records read(std::string_view text, char delimiter = ',') {
    records found;
    csv_reader reader(text, "file.csv", delimiter);
    while (reader.next()) found.emplace_back(reader.fields().begin(), reader.fields().end());
    CHECK_FALSE(reader.problem());
    return found;
}

/// Reads to the problem and gives it as text.
std::string problem_of(std::string_view text) {
    csv_reader reader(text, "file.csv");
    while (reader.next()) {
    }
    REQUIRE(reader.problem());
    return reader.problem()->text();
}

}  // namespace

TEST_CASE("records end with LF or CRLF, the last one with either or nothing") {
    CHECK(read("a,b\n1,2\n") == records{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\r\n1,2") == records{{"a", "b"}, {"1", "2"}});
    CHECK(read("a;b", ';') == records{{"a", "b"}});
    CHECK(read("").empty());
    CHECK(read("\n\r\n\n").empty());
}

TEST_CASE("a byte-order mark is no part of the first field") { CHECK(read("\xef\xbb\xbf\"a\",b\n") == records{{"a", "b"}}); }

TEST_CASE("quoted fields hold delimiters, line breaks and doubled quotes") {
    CHECK(read("\"a,b\",\"x\r\ny\",\"say \"\"hi\"\"\"\nnext,,\n") == records{{"a,b", "x\r\ny", "say \"hi\""}, {"next", "", ""}});
    CHECK(read("\"\"\"\",\"\"\n") == records{{"\"", ""}});
}

TEST_CASE("empty fields count, quoted or not") {
    csv_reader reader(",\"\",\n", "file.csv");
    REQUIRE(reader.next());
    REQUIRE(reader.fields().size() == 3);
    CHECK_FALSE(reader.quoted(0));
    CHECK(reader.quoted(1));
    CHECK_FALSE(reader.quoted(2));
}

TEST_CASE("places count lines across quoted breaks and columns in characters") {
    csv_reader reader("h\n\"1\n2\",芯片,x\nlast", "file.csv");
    reader.next();
    REQUIRE(reader.next());
    CHECK(reader.line() == 2);
    CHECK(reader.place_of(2).line == 3);
    CHECK(reader.place_of(2).column == 7);
    REQUIRE(reader.next());
    CHECK(reader.line() == 4);
}

TEST_CASE("what RFC 4180 does not allow is a problem with its place") {
    CHECK_THAT(problem_of("a,b\n1,\"open\n2,3"), Catch::StartsWith("file.csv:2:3: the quoted field that begins here is never closed"));
    CHECK_THAT(problem_of("a\"b,c\n"), Catch::StartsWith("file.csv:1:2: a quote inside a field"));
    CHECK_THAT(problem_of("a,\"b\"c\n"), Catch::StartsWith("file.csv:1:6: expected ','"));
    CHECK_THAT(problem_of("a\rb\n"), Catch::StartsWith("file.csv:1:2: a carriage return"));
    CHECK_THAT(problem_of("ok\n芯\xff\n"), Catch::StartsWith("file.csv:2:2: the byte 0xFF is not valid UTF-8"));
}

TEST_CASE("a file that cannot be read is an error that names it") {
    wafer::tests::scratch_folder const folder;
    auto const path = folder.write("a.csv", "content");
    CHECK(read_file(path) == "content");
    CHECK_THROWS_WITH(read_file(folder.path() / "missing.csv"), Catch::Contains("missing.csv"));
    CHECK_THROWS_AS(read_file(folder.path()), wafer::error);
}
