#include <sstream>
#include <string>
#include <vector>

#include "prompt/table.hpp"
#include "tests/support/catch.hpp"
#include "wafer/text.hpp"

using wafer::display_width;
using wafer::prompt::table;

namespace {

/// The width that all lines share, or 0 when they differ.
std::size_t common_width(std::string const& text) {
    std::istringstream lines(text);
    std::size_t width = 0;
    for (std::string line; std::getline(lines, line); width = display_width(line)) {
        if (width != 0 && display_width(line) != width) return 0;
    }
    return width;
}

using rows = std::vector<std::vector<wafer::prompt::table_cell>>;

std::string whole(table layout, rows const& block) {
    auto const text = layout.block(block);
    return text + layout.bottom();
}

}  // namespace

TEST_CASE("a table aligns under Chinese text, numbers at the right") {
    CHECK(whole({{"name", "amount"}, 0}, {{{"英伟达"}, {"13510000000", true}}, {{"AMD"}, {"7", true}}}) == "+--------+-------------+\n"
                                                                                                           "| name   |      amount |\n"
                                                                                                           "+--------+-------------+\n"
                                                                                                           "| 英伟达 | 13510000000 |\n"
                                                                                                           "| AMD    |           7 |\n"
                                                                                                           "+--------+-------------+\n");
}

TEST_CASE("a column of mixed values keeps its header at the left") {
    table layout({"value"}, 0);
    CHECK(layout.block({{{"1234567", true}}, {{"text"}}}).find("| value   |\n") != std::string::npos);
}

TEST_CASE("a cell of several lines makes a row of several lines") {
    table layout({"a", "b"}, 0);
    auto const text = layout.block({{{"one\ntwo"}, {"x"}}});
    CHECK(text.find("| one | x |\n| two |   |\n") != std::string::npos);
}

TEST_CASE("a table is as narrow as the terminal, its widest columns giving way") {
    std::string const words = "a summary that goes on and on, 没有尽头的文字没有尽头的文字, to the very end";
    auto const text = whole({{"id", "summary", "note"}, 40}, {{{"1", true}, {words}, {"some note that is long as well"}}});
    CHECK(common_width(text) == 40);
    CHECK(text.find("| id |") != std::string::npos);
}

TEST_CASE("a table wider than any limit allows keeps its columns readable") {
    table layout({"a", "b", "c"}, 5);
    auto const text = layout.block({{{"1234567890"}, {"1234567890"}, {"1234567890"}}});
    CHECK(common_width(text) == 28);
}

TEST_CASE("later blocks go on below the first without a header") {
    table layout({"a"}, 0);
    CHECK(layout.block({{{"xxx"}}}).find("| a   |") != std::string::npos);
    CHECK(layout.block({{{"y"}}}) == "| y   |\n");
    CHECK(layout.bottom() == "+-----+\n");
}

TEST_CASE("a table of no rows is its header") {
    table layout({"a"}, 0);
    CHECK(layout.block({}) == "+---+\n| a |\n+---+\n");
}
