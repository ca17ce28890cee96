#include <string>

#include "engine/base/utf8.hpp"
#include "tests/support/catch.hpp"

using wafer::engine::first_invalid_utf8;

TEST_CASE("well-formed UTF-8 of all lengths is valid") {
    CHECK(first_invalid_utf8("") == std::string_view::npos);
    CHECK(first_invalid_utf8("plain text that is longer than eight bytes") == std::string_view::npos);
    CHECK(first_invalid_utf8("é 芯片 😀 \xed\x9f\xbf \xf4\x8f\xbf\xbf") == std::string_view::npos);
}

TEST_CASE("the first byte that is not UTF-8 is found") {
    struct sample {
        std::string_view text;
        std::size_t at;
    };
    auto const sample = GENERATE(values<struct sample>({
        {"\x80", 0},              // A continuation without a beginning.
        {"12345678901\xff", 11},  // Never in UTF-8.
        {"a\xc0\xaf", 1},         // Overlong.
        {"a\xe0\x9f\xbf", 1},     // Overlong.
        {"a\xed\xa0\x80", 1},     // A surrogate.
        {"\xf4\x90\x80\x80", 0},  // Past U+10FFFF.
        {"\xf0\x8f\xbf\xbf", 0},  // Overlong.
        {"芯\xe7\x89", 3},        // Cut off.
    }));
    CHECK(first_invalid_utf8(sample.text) == sample.at);
}
