#include "grammar/question/numbers.hpp"

#include "tests/support/catch.hpp"

namespace {

using namespace wafer::question;

vocabulary with_multipliers() {
    vocabulary words;
    word billion;
    billion.what = word::sort::multiplier;
    billion.name = "billion";
    billion.factor = 1e9;
    words.add(language::english, "billion", billion);
    billion.name = "亿";
    billion.factor = 1e8;
    words.add(language::chinese, "亿", billion);
    return words;
}

double number(char const* text) {
    auto const units = fold(text);
    auto const read = read_number(with_multipliers(), units, 0);
    return read.length == units.size() ? read.value : -1;
}

std::string date(char const* text) {
    auto const units = fold(text);
    auto const read = read_date(units, 0);
    return read.length == units.size() ? read.text : "";
}

}  // namespace

TEST_CASE("numbers are read with their multipliers in both languages") {
    CHECK(number("10 billion") == 1e10);
    CHECK(number("1.5 billion") == 1.5e9);
    CHECK(number("100亿") == 1e10);
    CHECK(number("三") == 3);
    CHECK(number("十二") == 12);
    CHECK(number("二百五十") == 250);
    CHECK(number("three") == 3);
    CHECK(number("chips") == -1);
}

TEST_CASE("times are read as years, quarters and months") {
    CHECK(date("2023") == "2023");
    CHECK(date("2023年") == "2023");
    CHECK(date("2023-Q2") == "2023-Q2");
    CHECK(date("2023年第二季度") == "2023-Q2");
    CHECK(date("second quarter of 2023") == "2023-Q2");
    CHECK(date("March 2023") == "2023-03");
    CHECK(date("2023年3月") == "2023-03");
    CHECK(date("910") == "");
    CHECK(date("second") == "");
}
