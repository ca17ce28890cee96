// Texts of any length: the same answers as for short ones, and a stop in between.
#include <string>

#include <wafer/error.hpp>

#include "engine/value/long_text.hpp"
#include "engine/value/relations.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

/// Longer than a piece, and no piece ends where a code point does by chance.
std::string const mixed = "x" + repeated("aé日😀", 50'000);

}  // namespace

TEST_CASE("long texts are counted, cut, changed and reversed by pieces as they would be in one") {
    CHECK(long_text::code_points(mixed) == code_points(mixed));
    for (std::size_t const at : {0, 1, 65'535, 65'536, 65'537, 199'999, 200'001, 900'000})
        CHECK(long_text::byte_offset(mixed, at) == byte_offset(mixed, at));
    CHECK(long_text::changed(mixed, upper_case) == upper_case(mixed));
    CHECK(long_text::changed("é", upper_case) == "É");
    CHECK(long_text::reversed(mixed) == reversed(mixed));
    CHECK(long_text::reversed("") == "");
    auto const broken = repeated("\xff", 200'000);
    CHECK(long_text::code_points(broken) == 200'000);
    CHECK(long_text::reversed(broken) == broken);
}

TEST_CASE("long texts are trimmed up to the first other code point") {
    auto const start = [](std::string_view piece) { return trim_start(piece); };
    auto const end = [](std::string_view piece) { return trim_end(piece); };
    auto const spaces = repeated("\u2003 ", 60'000);
    CHECK(long_text::without_start(spaces + "a b", start) == "a b");
    CHECK(long_text::without_end("a b" + spaces, end) == "a b");
    CHECK(long_text::without_start(spaces, start).empty());
    CHECK(long_text::without_end(spaces, end).empty());
    CHECK(long_text::without_start("", start).empty());
}

TEST_CASE("a part is found wherever it lies, also across blocks") {
    constexpr std::size_t block = std::size_t{1} << 20;
    for (std::size_t const before : {std::size_t{0}, std::size_t{5}, block - 2, block, 2 * block - 1}) {
        CAPTURE(before);
        auto const text = repeated("a", before) + "abc" + repeated("a", block);
        CHECK(long_text::find(text, "abc") == before);
        CHECK(long_text::find(text, "abcb") == std::string_view::npos);
    }
    CHECK(long_text::find("", "") == 0);
    CHECK(long_text::find("a", "") == 0);
    CHECK(long_text::find("a", "ab") == std::string_view::npos);
    // Each place but the last of the part matches at each place of the text.
    CHECK(long_text::find(repeated("a", 2'000'000), repeated("a", 1'000'000) + "b") == std::string_view::npos);
}

TEST_CASE("long texts are compared and hashed like short ones") {
    auto const text = repeated("ab", 1'500'000);
    CHECK(long_text::compare(text, text) == std::strong_ordering::equal);
    CHECK(long_text::compare(text, text + "a") == std::strong_ordering::less);
    auto later = text;
    later[2'500'000] = 'c';
    CHECK(long_text::compare(later, text) == std::strong_ordering::greater);
    CHECK(hash_of(value::of(text)) == hash_of(value::of(std::string(text))));
    CHECK(hash_of(value::of(text)) != hash_of(value::of(later)));
}

TEST_CASE("a long text is normalised as in one piece, and so is one of marks alone, by thousands") {
    auto const decomposed = repeated("e\u0301가\u1100\u1161\u11a8", 3'000);
    for (auto const form : {normal_form::nfc, normal_form::nfd, normal_form::nfkc, normal_form::nfkd}) {
        CHECK(long_text::normalised(decomposed, form) == normalised(decomposed, form));
        CHECK(long_text::normalised(mixed, form) == normalised(mixed, form));
    }
    // In one piece this would take the square of a million steps.
    auto const marks = "a" + repeated("\u0301\u0323", 1'000'000);
    CHECK(long_text::normalised(marks, normal_form::nfd).size() == marks.size());
}

TEST_CASE("work on a long text can be stopped") {
    interrupt stop;
    value_memory account;
    account.arm(0, &stop);
    value_memory::scope const counted(account);
    stop.cancel();
    CHECK_THROWS_AS(long_text::code_points(mixed), wafer::error);
    CHECK_THROWS_AS(long_text::changed(mixed, lower_case), wafer::error);
    CHECK_THROWS_AS(long_text::reversed(mixed), wafer::error);
    CHECK_THROWS_AS(long_text::normalised(mixed, normal_form::nfc), wafer::error);
    auto const text = repeated("ab", 1'000'000);
    CHECK_THROWS_AS(long_text::find(text, "b b"), wafer::error);
    CHECK_THROWS_AS(long_text::compare(text, text), wafer::error);
    CHECK_THROWS_AS(hash_of(value::of(text)), wafer::error);
}
