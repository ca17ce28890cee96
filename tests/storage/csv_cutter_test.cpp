#include <memory>
#include <random>
#include <string>
#include <vector>

#include "engine/storage/csv_cutter.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;

/// The records of all pieces, with their lines, and the first problem.
std::vector<std::string> records_of_pieces(std::string const& text, std::size_t piece_bytes, std::size_t most_record_bytes = 0) {
    std::vector<std::string> found;
    csv_cutter cutter(std::make_unique<text_source>(text), {}, most_record_bytes, piece_bytes);
    do {
        auto const piece = cutter.next();
        csv_reader reader(piece.text(), "f", {}, most_record_bytes, piece.from);
        while (reader.next()) {
            auto& record = found.emplace_back(std::to_string(reader.line()));
            for (auto const field : reader.fields()) record += "|" + std::string(field);
        }
        if (reader.problem()) {
            found.push_back(reader.problem()->text());
            return found;
        }
    } while (!cutter.ended());
    return found;
}

std::string random_text(std::mt19937& random) {
    static std::vector<std::string> const pieces = {"a", "bc", ",", ",", "\n", "\n", "\r\n", "\"x\"", "\"a,b\"", "\"line\nbreak\"", "\"say \"\"hi\"\"\"", "\"\"", "芯片", "\""};
    std::string text = random() % 4 == 0 ? "\xef\xbb\xbf" : "";
    // A stray quote, now and then.
    auto const kinds = random() % 3 == 0 ? pieces.size() : pieces.size() - 1;
    for (std::size_t i = 0, count = random() % 60; i < count; ++i) text += pieces[random() % kinds];
    return text;
}

}  // namespace

TEST_CASE("pieces read one by one are the text read at once, wherever it is cut") {
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        std::mt19937 random(seed);
        auto const text = random_text(random);
        INFO("seed " << seed << ", text\n" << text);
        REQUIRE(records_of_pieces(text, 1 + random() % 20) == records_of_pieces(text, 100'000));
    }
}

TEST_CASE("a piece ends with a record, and knows its line") {
    std::string const text = "\xef\xbb\xbfone,\"1\n2\"\ntwo\nthree";
    csv_cutter cutter(std::make_unique<text_source>(text), {}, 0, 14);
    auto const first = cutter.next();
    CHECK(first.text() == "\xef\xbb\xbfone,\"1\n2\"\n");
    CHECK(first.from.is_begin);
    auto const second = cutter.next();
    CHECK(second.text() == "two\nthree");
    CHECK(second.from.line == 3);
    CHECK_FALSE(second.from.is_begin);
    CHECK(cutter.ended());
    CHECK(cutter.next().text().empty());
}

TEST_CASE("an empty source is an empty piece") {
    csv_cutter cutter(std::make_unique<text_source>(""), {}, 0);
    CHECK(cutter.next().text().empty());
    CHECK(cutter.ended());
}

TEST_CASE("a record longer than its limit is refused, however it is cut") {
    auto const piece_bytes = GENERATE(10u, 1000u, 100'000u);
    std::string const line = "a,b\n" + std::string(5000, 'x') + "\nc\n";
    CHECK_THROWS_WITH(records_of_pieces(line, piece_bytes, 2000), Catch::Contains("f:2: a record has more than 2000 bytes"));
    CHECK(records_of_pieces(line, piece_bytes, 6000).size() == 3);
    std::string const open = "a\n\"" + std::string(50'000, '\n');
    CHECK_THROWS_WITH(records_of_pieces(open, piece_bytes, 2000), Catch::Contains("f:2: a record has more than 2000 bytes"));
    CHECK(records_of_pieces(open, piece_bytes).back() == "f:2:1: the quoted field that begins here is never closed.");
}
