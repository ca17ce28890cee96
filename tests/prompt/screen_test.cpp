#include <string>
#include <vector>

#include "prompt/screen.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::lay_out;
using wafer::prompt::line_prompts;
using wafer::prompt::screen;

namespace {

line_prompts const prompts{"> ", ". "};
using rows = std::vector<std::string>;

}  // namespace

TEST_CASE("each line of the text stands behind its prompt") {
    auto const layout = lay_out("MATCH (n)\nRETURN n", 12, prompts, 40);
    CHECK(layout.rows == rows{"> MATCH (n)", ". RETURN n"});
    CHECK(layout.cursor_row == 1);
    CHECK(layout.cursor_column == 4);
}

TEST_CASE("a long line goes on in the next row") {
    auto const layout = lay_out("abcdefgh", 8, prompts, 6);
    CHECK(layout.rows == rows{"> abcd", "efgh"});
    CHECK(layout.cursor_row == 1);
    CHECK(layout.cursor_column == 4);
}

TEST_CASE("a cursor behind a full row stands at the beginning of the next") {
    auto const layout = lay_out("abcd", 4, prompts, 6);
    CHECK(layout.rows == rows{"> abcd", ""});
    CHECK(layout.cursor_row == 1);
    CHECK(layout.cursor_column == 0);
}

TEST_CASE("a wide character is not cut at the edge") {
    auto const layout = lay_out("abc英x", 6, prompts, 6);
    CHECK(layout.rows == rows{"> abc", "英x"});
    CHECK(layout.cursor_row == 1);
    CHECK(layout.cursor_column == 2);
}

TEST_CASE("painting replaces what was painted before") {
    screen shown;
    auto const first = shown.paint(lay_out("a\nb", 3, prompts, 20), 24);
    CHECK(first.find("> a\r\n. b") != std::string::npos);
    auto const second = shown.paint(lay_out("a", 1, prompts, 20), 24);
    CHECK(second.find("\x1b[1A\r\x1b[J> a\r\x1b[3C") != std::string::npos);
    CHECK(shown.leave() == "\r\n");
}

TEST_CASE("leaving goes below the last row") {
    screen shown;
    shown.paint(lay_out("a\nb\nc", 0, prompts, 20), 24);
    CHECK(shown.leave() == "\x1b[2B\r\n");
}

TEST_CASE("of a text higher than the terminal the part with the cursor is shown") {
    screen shown;
    auto const painted = shown.paint(lay_out("a\nb\nc\nd", 7, prompts, 20), 2);
    CHECK(painted.find(". c\r\n. d") != std::string::npos);
    CHECK(painted.find("> a") == std::string::npos);
}
