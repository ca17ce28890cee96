// Values as text and as literals.
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>

#include "engine/value/format.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

TEST_CASE("a float always looks like one") {
    struct row {
        double number;
        char const* text;
    };
    auto const [number, text] = GENERATE(values<row>({
        {1.0, "1.0"},
        {-0.0, "-0.0"},
        {0.1, "0.1"},
        {1e-5, "0.00001"},
        {1e-7, "1e-7"},
        {1.5e-10, "1.5e-10"},
        {123456789.0, "123456789.0"},
        {1e22, "1e22"},
        {1e300, "1e300"},
        {1.7976931348623157e308, "1.7976931348623157e308"},
        {std::numeric_limits<double>::infinity(), "Infinity"},
        {-std::numeric_limits<double>::infinity(), "-Infinity"},
        {std::numeric_limits<double>::quiet_NaN(), "NaN"},
    }));
    CHECK(to_text(number) == text);
}

TEST_CASE("a float's text reads back as the same float") {
    std::mt19937_64 random(20'161'123);
    for (int i = 0; i < 10'000; ++i) {
        auto const bits = random();
        double number = 0;
        std::memcpy(&number, &bits, sizeof number);
        if (!std::isfinite(number)) continue;
        CHECK(std::strtod(to_text(number).c_str(), nullptr) == number);
    }
}

TEST_CASE("a literal can be told from another") {
    CHECK(to_literal(value::of("it's \\ a\nline")) == "'it\\'s \\\\ a\\nline'");
    CHECK(to_literal(value::of(value_list{value(), value::of(true), value::of(std::int64_t{-1})})) == "[null, true, -1]");
    CHECK(to_literal(value::of(value_map{{value::of("a b"), value::of(1.0)}, {value::of("c`"), value()}})) == "{`a b`: 1.0, `c```: null}");
    CHECK(to_literal(value::of(date_value{0})) == "date('1970-01-01')");
    CHECK(to_literal(value::of(node_id{3})) == "(3)");
    CHECK(to_literal(value::path({value::of(node_id{3}), value::of(rel_id{type_id{1}, 2}), value::of(node_id{4})})) == "<(3)-[1:2]-(4)>");
}

TEST_CASE("a string as text has no quotes") {
    CHECK(to_text(value::of("it's")) == "it's");
    CHECK(to_text(value::of(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
    CHECK(to_text(value::of(true)) == "true");
}
