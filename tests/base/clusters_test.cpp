// Grapheme clusters and the cells that they take.
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "wafer/text.hpp"

using wafer::cluster_begin;
using wafer::cluster_end;
using wafer::display_width;

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
