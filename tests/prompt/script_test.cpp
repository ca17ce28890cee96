#include <string>
#include <vector>

#include "prompt/script.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::is_complete;
using wafer::prompt::pieces_of;
using wafer::prompt::script_piece;

namespace {

std::vector<std::string> texts_of(std::string_view script) {
    std::vector<std::string> texts;
    for (auto const& piece : pieces_of(script)) {
        texts.push_back((piece.what == script_piece::kind::command ? ":" : "") + std::string(piece.text));
    }
    return texts;
}

}  // namespace

TEST_CASE("a script is cut at semicolons that end statements") {
    CHECK(texts_of("RETURN 1; RETURN 2 ;\n\nRETURN 3") == std::vector<std::string>{"RETURN 1", "RETURN 2", "RETURN 3"});
    CHECK(texts_of("RETURN ';' AS a, \";\" AS b, `;`; RETURN 2") ==
          std::vector<std::string>{"RETURN ';' AS a, \";\" AS b, `;`", "RETURN 2"});
    CHECK(texts_of("RETURN 'it\\'s;'; RETURN 2") == std::vector<std::string>{"RETURN 'it\\'s;'", "RETURN 2"});
    CHECK(texts_of("RETURN 1 // no; end\n+ 1; RETURN /* ; */ 2") ==
          std::vector<std::string>{"RETURN 1 // no; end\n+ 1", "RETURN /* ; */ 2"});
    CHECK(texts_of("MATCH (n:`a``;b`) RETURN 8 / 4;") == std::vector<std::string>{"MATCH (n:`a``;b`) RETURN 8 / 4"});
}

TEST_CASE("pieces of nothing but blanks and comments are left out") {
    CHECK(texts_of("").empty());
    CHECK(texts_of(" ;; \n ; // done\n /* really */ ").empty());
}

TEST_CASE("a comment that is never closed stays, for the engine to complain about") {
    CHECK(texts_of("/* RETURN 1") == std::vector<std::string>{"/* RETURN 1"});
}

TEST_CASE("a line that begins with a colon is a command") {
    CHECK(texts_of(":format json\nRETURN 1; :params\n RETURN 2") ==
          std::vector<std::string>{":format json", "RETURN 1", ":params", "RETURN 2"});
    CHECK(texts_of("MATCH (n\n:Company) RETURN n") == std::vector<std::string>{"MATCH (n\n:Company) RETURN n"});
    CHECK(texts_of(":timing on;") == std::vector<std::string>{":timing on"});
}

TEST_CASE("a piece knows its line and whether it was ended") {
    auto const pieces = pieces_of("RETURN 1;\n// between\n\nRETURN\n2;\n:help\nRETURN 3");
    REQUIRE(pieces.size() == 4);
    CHECK(pieces[0].line == 1);
    CHECK(pieces[1].line == 4);
    CHECK(pieces[1].terminated);
    CHECK(pieces[2].line == 6);
    CHECK(pieces[3].line == 7);
    CHECK_FALSE(pieces[3].terminated);
}

TEST_CASE("typing is over after a semicolon, a command or a blank line") {
    CHECK(is_complete("RETURN 1;\n"));
    CHECK(is_complete(":help\n"));
    CHECK(is_complete("\n"));
    CHECK(is_complete("RETURN 1\n\n"));
    CHECK(is_complete("RETURN 1\n  \n"));
    CHECK_FALSE(is_complete("RETURN 1\n"));
    CHECK_FALSE(is_complete("RETURN 1; RETURN 2\n"));
    CHECK_FALSE(is_complete("RETURN 'a\n\n"));
    CHECK_FALSE(is_complete("RETURN `a;\n\n"));
    CHECK_FALSE(is_complete("/* a;\n\n"));
}
