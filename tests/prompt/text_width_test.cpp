#include <string>
#include <vector>

#include "prompt/text_width.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::prompt;

TEST_CASE("Chinese characters and emoji take two cells, combining marks none") {
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("英伟达") == 6);
    CHECK(display_width("，。") == 4);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("\U0001F600") == 2);
    CHECK(display_width("\U0001F469\u200D\U0001F680") == 2);
    CHECK(display_width("\xFF\xFE") == 2);
}

TEST_CASE("clusters are walked forwards and backwards") {
    std::string const text = "a英e\u0301\nb";
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size(); at = cluster_end(text, at)) ends.push_back(at);
    CHECK(ends == std::vector<std::size_t>{0, 1, 4, 7, 8});
    CHECK(cluster_begin(text, 9) == 8);
    CHECK(cluster_begin(text, 8) == 7);
    CHECK(cluster_begin(text, 7) == 4);
    CHECK(cluster_begin(text, 4) == 1);
    CHECK(cluster_begin(text, 1) == 0);
    CHECK(cluster_begin(text, 0) == 0);
}

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
