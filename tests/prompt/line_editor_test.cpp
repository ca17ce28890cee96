#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "prompt/line_editor.hpp"
#include "prompt/script.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::history;
using wafer::prompt::key;
using wafer::prompt::key_decoder;
using wafer::prompt::line_editor;
using outcome = wafer::prompt::line_editor::outcome;

namespace {

struct typist {
    history past{{}};
    line_editor editor{past, wafer::prompt::is_complete};

    /// What the last of these bytes led to.
    outcome type(std::string_view bytes) {
        key_decoder decoder;
        decoder.feed(bytes);
        auto last = outcome::editing;
        while (auto const next = decoder.next(true)) last = editor.take(*next);
        return last;
    }
    [[nodiscard]] std::string const& text() const { return editor.buffer().text(); }
    void submit(std::string const& statement) {
        REQUIRE(type(statement + "\r") == outcome::submitted);
        past.add(editor.finish());
    }
};

constexpr char const* up = "\x1b[A";
constexpr char const* down = "\x1b[B";

}  // namespace

TEST_CASE("Enter submits what is complete and starts a line in what is not") {
    typist one;
    CHECK(one.type("MATCH (n)\r") == outcome::editing);
    CHECK(one.type("RETURN n;\r") == outcome::submitted);
    CHECK(one.editor.finish() == "MATCH (n)\nRETURN n;");
    CHECK(one.text().empty());
}

TEST_CASE("a blank line submits too") {
    typist one;
    CHECK(one.type("RETURN 1\r") == outcome::editing);
    CHECK(one.type("\r") == outcome::submitted);
}

TEST_CASE("Ctrl-C clears, Ctrl-D ends an empty input and else erases") {
    typist one;
    CHECK(one.type("RETURN\x03") == outcome::cleared);
    one.editor.finish();
    CHECK(one.type("ab\x1b[H\x04") == outcome::editing);
    CHECK(one.text() == "b");
    one.type("\x04");
    CHECK(one.type("\x04") == outcome::ended);
}

TEST_CASE("Up and Down walk through the history and come back to the draft") {
    typist one;
    one.submit("RETURN 1;");
    one.submit("MATCH (n)\rRETURN n;");
    one.type("draft");
    one.type(up);
    CHECK(one.text() == "MATCH (n)\nRETURN n;");
    one.type(up);
    one.type(up);
    CHECK(one.text() == "RETURN 1;");
    one.type(up);
    CHECK(one.text() == "RETURN 1;");
    one.type(down);
    one.type(down);
    CHECK(one.text() == "draft");
    one.type(down);
    CHECK(one.text() == "draft");
}

TEST_CASE("Ctrl-R searches backwards, letter by letter, and again for older ones") {
    typist one;
    one.submit("RETURN 1;");
    one.submit("MATCH (n) RETURN n;");
    one.submit("CREATE ();");
    one.type("\x12RET");
    CHECK(one.editor.searched() == "RET");
    CHECK(one.text() == "MATCH (n) RETURN n;");
    one.type("\x12");
    CHECK(one.text() == "RETURN 1;");
    one.type("URN n");
    CHECK(one.text() == "RETURN 1;");
    one.type("\x7f\x7f");
    CHECK(one.text() == "MATCH (n) RETURN n;");
    CHECK(one.type("\r") == outcome::submitted);
}

TEST_CASE("a search given up leaves what was typed") {
    typist one;
    one.submit("RETURN 1;");
    one.type("draft");
    one.type("\x12RET");
    CHECK(one.type("\x07") == outcome::editing);
    CHECK(one.text() == "draft");
    CHECK_FALSE(one.editor.searched());
}

TEST_CASE("a found entry can be edited") {
    typist one;
    one.submit("RETURN 1;");
    one.type("\x12RET");
    one.type("\x1b[D2");
    CHECK(one.text() == "RETURN 12;");
}

namespace {

/// Proposes those of some words that begin with the word before the cursor.
struct completing_typist : typist {
    completing_typist() {
        auto const propose = [](std::string_view text, std::size_t cursor) {
            auto const typed = text.substr(0, cursor);
            auto const begin = typed.find_last_of(" \n:") + 1;
            std::vector<wafer::proposal> found;
            for (std::string const word : {"Company", "Comet", "Chip", "MATCH"}) {
                if (!word.starts_with(typed.substr(begin)) || begin == cursor) continue;
                auto const kind = word == "MATCH" ? wafer::proposal::kind::keyword : wafer::proposal::kind::label;
                found.push_back({word, kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(cursor)}, ""});
            }
            return found;
        };
        completing = std::make_unique<line_editor>(past, wafer::prompt::is_complete, propose);
    }
    std::string press(std::string_view bytes) {
        key_decoder decoder;
        decoder.feed(bytes);
        while (auto const next = decoder.next(true)) completing->take(*next);
        return completing->buffer().text();
    }

    std::unique_ptr<line_editor> completing;
};

}  // namespace

TEST_CASE("Tab completes the only proposal, and a keyword with a blank") {
    completing_typist one;
    CHECK(one.press("M\t") == "MATCH ");
    CHECK(one.press("(n:Ch\t") == "MATCH (n:Chip");
    CHECK_FALSE(one.completing->proposed());
}

TEST_CASE("Tab completes what the proposals have in common, then goes through them") {
    completing_typist one;
    CHECK(one.press("n:C\t") == "n:C");
    REQUIRE(one.completing->proposed());
    CHECK(one.press("o") == "n:Co");
    REQUIRE(one.completing->proposed());
    CHECK(one.completing->proposed()->offered().size() == 2);
    CHECK(one.press("\t") == "n:Company");
    CHECK(one.press("\t") == "n:Comet");
    CHECK(one.press("\x1b[Z") == "n:Company");
    // Enter takes the choice and submits nothing.
    CHECK(one.press("\r") == "n:Company");
    CHECK_FALSE(one.completing->proposed());
    CHECK(one.press("\x1f") == "n:Co");
}

TEST_CASE("Escape takes the choice back, typing on keeps it, and what fits nothing closes the list") {
    completing_typist one;
    CHECK(one.press("n:Co\t\t\x1b") == "n:Com");
    CHECK(one.press("\t\t") == "n:Company");
    CHECK(one.press(")") == "n:Company)");
    CHECK_FALSE(one.completing->proposed());
    completing_typist other;
    CHECK(other.press("n:C\tx") == "n:Cx");
    CHECK_FALSE(other.completing->proposed());
}

TEST_CASE("Tab at the beginning of a further line moves in") {
    completing_typist one;
    CHECK(one.press("MATCH (n)\r\tRET") == "MATCH (n)\n  RET");
}

TEST_CASE("the search through the history goes back and forth, and small letters find large ones") {
    typist one;
    one.submit("RETURN 1;");
    one.submit("MATCH (n) RETURN n;");
    one.submit("RETURN 3;");
    one.type("\x12return");
    CHECK(one.text() == "RETURN 3;");
    one.type("\x12\x12");
    CHECK(one.text() == "RETURN 1;");
    one.type("\x13");
    CHECK(one.text() == "MATCH (n) RETURN n;");
}
