#include <string>

#include "prompt/colours.hpp"
#include "prompt/screen.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::prompt;

TEST_CASE("what is told apart has colours of its own, and names have none") {
    std::string const text = "MATCH (n:A)-[:T]->() WHERE n.x = 'a' RETURN size($p), 1 // c";
    auto const found = colours_of(text);
    auto const colour = [&](std::string const& word) {
        auto const at = text.find(word);
        for (auto const& each : found)
            if (each.begin <= at && at < each.end) return std::string(each.sequence);
        return std::string();
    };
    std::vector<std::string> const all{colour("MATCH"), colour("A)"), colour("T]"), colour("x ="), colour("'a'"), colour("size"), colour("$p"), colour("1"), colour("// c")};
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(i);
        CHECK(all[i] != "");
        for (std::size_t j = 0; j < i; ++j) CHECK(all[i] != all[j]);
    }
    CHECK(colour("n:A") == "");
    CHECK(colour("RETURN") == colour("WHERE"));
}

TEST_CASE("of a command its name is coloured, of a question nothing") {
    auto const command = colours_of(":param x 'a'");
    REQUIRE(command.size() == 1);
    CHECK(command[0].end == 6);
    CHECK(colours_of("Who invested in OpenAI?").empty());
    CHECK(colours_of("").empty());
    CHECK(colours_of(" \n").empty());
}

TEST_CASE("a colour ends with its row and takes no room") {
    auto const layout = lay_out("'abcd'", 6, {"> ", ". "}, 5, {{0, 6, "\x1b[32m"}});
    REQUIRE(layout.rows.size() == 2);
    CHECK(layout.rows[0] == "> \x1b[32m'ab\x1b[0m");
    CHECK(layout.rows[1] == "\x1b[32mcd'\x1b[0m");
    CHECK(layout.cursor_column == 3);
}

TEST_CASE("what is proposed stands below the text, whatever the height") {
    screen shown;
    auto layout = lay_out("a\nb\nc", 5, {"> ", ". "}, 20);
    layout.below = {"one", "two"};
    CHECK(shown.paint(layout, 24).find(". c\r\none\r\ntwo\x1b[2A\r\x1b[3C") != std::string::npos);
    screen low;
    auto const painted = low.paint(layout, 3);
    CHECK(painted.find(". c\r\none\r\ntwo") != std::string::npos);
    CHECK(painted.find(". b") == std::string::npos);
}
