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
    csv_reader reader(text, "file.csv", {delimiter});
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

namespace {

std::string big_text(std::size_t records) {
    std::string text = "\xef\xbb\xbf";
    for (std::size_t i = 0; i < records; ++i) text += std::to_string(i) + ",\"芯\"\"\r\n" + std::string(i % 300, 'x') + "\",,\"\"\r\n" + (i % 7 == 0 ? "\r\n\n" : "");
    return text;
}

}  // namespace

TEST_CASE("what is read piece by piece is what is read at once") {
    std::string const text = big_text(5000);
    REQUIRE(text.size() > 3 * 256 * 1024);
    records found;
    csv_reader reader(std::make_unique<text_source>(text), "file.csv");
    csv_reader whole(text, "file.csv");
    while (reader.next()) {
        found.emplace_back(reader.fields().begin(), reader.fields().end());
        REQUIRE(whole.next());
        REQUIRE(whole.line() == reader.line());
        REQUIRE(whole.place_of(2).column == reader.place_of(2).column);
        REQUIRE(whole.quoted(3));
    }
    CHECK_FALSE(reader.problem());
    CHECK_FALSE(whole.next());
    CHECK(found.size() == 5000);
    CHECK(found == read(text));
}

TEST_CASE("a problem is found at its place, wherever the text is cut") {
    std::string const good(256 * 1024 - 8, 'x');
    for (std::string const bad : {"\n\"open", "\na\"b,c\n", "\na,\"b\"c\n", "\na\rb\n", "\n芯\xff\n", "\nok,\xe8\x8a"}) {
        for (std::size_t lead = 0; lead < 16; ++lead) {
            std::string const text = good.substr(lead) + bad;
            csv_reader whole(text, "file.csv");
            csv_reader reader(std::make_unique<text_source>(text), "file.csv");
            while (whole.next()) REQUIRE(reader.next());
            REQUIRE_FALSE(reader.next());
            REQUIRE(whole.problem());
            REQUIRE(reader.problem());
            CHECK(whole.problem()->text() == reader.problem()->text());
            CHECK(whole.problem()->place.line == 2);
        }
    }
}

TEST_CASE("a record longer than its limit is refused") {
    std::string const text = "a\n\"" + std::string(2'000'000, 'x') + "\"\n";
    csv_reader reader(std::make_unique<text_source>(text), "file.csv", {}, 1'000'000);
    REQUIRE(reader.next());
    CHECK_THROWS_WITH(reader.next(), Catch::Contains("file.csv:2: a record has more than 1000000 bytes"));
    csv_reader unlimited(std::make_unique<text_source>(text), "file.csv");
    REQUIRE(unlimited.next());
    REQUIRE(unlimited.next());
    CHECK(unlimited.fields()[0].size() == 2'000'000);
}

TEST_CASE("a dialect has a delimiter and a quote that differ") {
    csv_reader reader("'a;b';\"c\n", "file.csv", {';', '\''});
    REQUIRE(reader.next());
    CHECK(std::vector<std::string>(reader.fields().begin(), reader.fields().end()) == std::vector<std::string>{"a;b", "\"c"});
    CHECK(is_sound({'\t', '"'}));
    CHECK_FALSE(is_sound({'"', '"'}));
    CHECK_FALSE(is_sound({'\n', '"'}));
    CHECK_FALSE(is_sound({',', '\xe8'}));
}

TEST_CASE("a file that cannot be read is an error that names it") {
    wafer::tests::scratch_folder const folder;
    auto const path = folder.write("a.csv", "content");
    CHECK(read_file(path) == "content");
    CHECK_THROWS_WITH(read_file(folder.path() / "missing.csv"), Catch::Contains("missing.csv"));
    CHECK_THROWS_AS(read_file(folder.path()), wafer::error);
}
