#include <memory>
#include <string>
#include <vector>

#include "engine/transfer/line_reader.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;

std::vector<std::string> lines_of(std::string_view text, std::size_t most_bytes = 0) {
    line_reader reader(std::make_unique<text_source>(text), "text", most_bytes);
    std::vector<std::string> lines;
    while (reader.next()) {
        lines.emplace_back(reader.line());
        CHECK(reader.number() == lines.size());
    }
    return lines;
}

}  // namespace

TEST_CASE("lines end in LF or CRLF, the last one with either or nothing") {
    CHECK(lines_of("").empty());
    CHECK(lines_of("\n") == std::vector<std::string>{""});
    CHECK(lines_of("a\r\nb\n\nc") == std::vector<std::string>{"a", "b", "", "c"});
    CHECK(lines_of("\xef\xbb\xbfx") == std::vector<std::string>{"x"});
}

TEST_CASE("lines longer than a piece of the source are whole") {
    std::string const longer(1'000'000, 'x');
    CHECK(lines_of("a\n" + longer + "\nb") == std::vector<std::string>{"a", longer, "b"});
    std::vector<std::string> many(100'000, "line");
    std::string text;
    for (auto const& each : many) text += each + "\n";
    CHECK(lines_of(text) == many);
}

TEST_CASE("a line longer than its limit is refused") {
    CHECK_THROWS_WITH(lines_of("a\n" + std::string(1'000'000, 'x'), 300'000), Catch::StartsWith("text:2: a line has more than 300000 bytes"));
}
