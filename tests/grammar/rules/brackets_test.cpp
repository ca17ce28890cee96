#include "grammar/rules/brackets.hpp"
#include "tests/support/catch.hpp"

using wafer::grammar::rules::bracket_table;
using wafer::grammar::rules::quoted_end;

TEST_CASE("each bracket knows the byte after the one that closes it") {
    bracket_table const table("(a[b]{c})d");
    CHECK(table.after(0) == 9);
    CHECK(table.after(2) == 5);
    CHECK(table.after(5) == 8);
}

TEST_CASE("a bracket that nothing of its kind closes has no end, and closing ones of another kind are passed over") {
    bracket_table const table("([)]");
    CHECK(table.after(0) == 0);
    CHECK(table.after(1) == 4);
}

TEST_CASE("brackets in strings, backticks and comments do not count") {
    std::string const text = "( ')' \"\\\")\" `)` /* ) */ // )\n )";
    bracket_table const table(text);
    CHECK(table.after(0) == text.size());
}

TEST_CASE("a bracket knows whether a comma stands directly inside") {
    bracket_table const table("[a, (b)] [(a, b)] [',']");
    CHECK(table.has_comma(0));
    CHECK_FALSE(table.has_comma(9));
    CHECK(table.has_comma(10));
    CHECK_FALSE(table.has_comma(18));
}

TEST_CASE("what is quoted ends after its closing mark, and past the text when it has none") {
    CHECK(quoted_end("'a\\'b' c", 0) == 6);
    CHECK(quoted_end("`a`", 0) == 3);
    CHECK(quoted_end("/* a */ b", 0) == 7);
    CHECK(quoted_end("// a\nb", 0) == 4);
    CHECK(quoted_end("// a", 0) == 4);
    CHECK(quoted_end("a", 0) == 0);
    CHECK(quoted_end("/ a", 0) == 0);
    for (std::string const text : {"'a", "\"a'", "`a", "/* a", "'a\\'"}) {
        CAPTURE(text);
        CHECK(quoted_end(text, 0) == text.size() + 1);
    }
}
