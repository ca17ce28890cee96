#include <string>
#include <vector>

#include "prompt/visible_text.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::prompt;

TEST_CASE("what a terminal would obey is shown instead") {
    CHECK(visible("plain 英") == "plain 英");
    CHECK(visible("a\tb\nc") == "a    b\nc");
    CHECK(visible("\x1b[2J") == "\u241B[2J");
    CHECK(visible("\x7f\xC2\x9B") == "\u2421\uFFFD");
    CHECK(visible("a\xFF") == "a\uFFFD");
}

TEST_CASE("text is broken into lines of a width") {
    using lines = std::vector<std::string>;
    CHECK(wrapped_lines("", 5) == lines{""});
    CHECK(wrapped_lines("one\ntwo", 5) == lines{"one", "two"});
    CHECK(wrapped_lines("abcdefgh", 3) == lines{"abc", "def", "gh"});
    CHECK(wrapped_lines("hello big world", 10) == lines{"hello big ", "world"});
    CHECK(wrapped_lines("hello big world", 9) == lines{"hello big", "world"});
    CHECK(wrapped_lines("one, two, three", 9) == lines{"one, two,", "three"});
    CHECK(wrapped_lines("ab cdefghijk", 6) == lines{"ab ", "cdefgh", "ijk"});
    CHECK(wrapped_lines("a bcdefghij", 6) == lines{"a bcde", "fghij"});
    CHECK(wrapped_lines("英伟达公司", 5) == lines{"英伟", "达公", "司"});
    CHECK(wrapped_lines("英伟", 1) == lines{"英", "伟"});
}
