#include "grammar/ast/characters.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::ast::characters;

namespace {

std::string name_at_start(std::string_view text) { return {text.data(), name_end(text.data(), text.data() + text.size())}; }

}  // namespace

TEST_CASE("a character is decoded with its size in bytes, and the end of a text has none") {
    std::string const text = "aé中😀";
    std::size_t at = 0;
    for (auto const& [code, size] : std::vector<std::pair<char32_t, std::size_t>>{{U'a', 1}, {U'é', 2}, {U'中', 3}, {U'😀', 4}, {0, 0}}) {
        auto const next = character_at(text.data() + at, text.data() + text.size());
        CHECK(next.code == code);
        CHECK(next.size_bytes == size);
        at += size;
    }
}

TEST_CASE("encoding gives back what was decoded") {
    std::string text;
    for (char32_t const code : {U'a', U'é', U'中', U'😀'}) append_utf8(text, code);
    CHECK(text == "aé中😀");
}

TEST_CASE("the valid part of a text ends before its first wrong byte") {
    CHECK(valid_utf8_size("") == 0);
    CHECK(valid_utf8_size("plain text of more than eight bytes") == 35);
    CHECK(valid_utf8_size("中文") == 6);
    CHECK(valid_utf8_size("12345678\x80") == 8);
    CHECK(valid_utf8_size("ab\xE4\xB8") == 2);
    CHECK(valid_utf8_size("\xED\xA0\x80") == 0);
    CHECK(valid_utf8_size("\xF4\x90\x80\x80") == 0);
    CHECK(valid_utf8_size("\xC1\x81") == 0);
}

TEST_CASE("a name ends where a character cannot continue it") {
    CHECK(name_at_start("abc1_$ d") == "abc1_$");
    CHECK(name_at_start("公司.名称") == "公司");
    CHECK(name_at_start("e\u0301te") == "e\u0301te");
    CHECK(name_at_start("a（b") == "a");
    CHECK(name_at_start("1a").empty());
    CHECK(name_at_start("$a").empty());
    CHECK(name_at_start("，").empty());
    CHECK(name_at_start("").empty());
}

TEST_CASE("white space beyond ASCII is that of openCypher") {
    for (char32_t const code : {U'\u00A0', U'\u1680', U'\u2003', U'\u2028', U'\u2029', U'\u202F', U'\u3000', U'\uFEFF'})
        CHECK(is_wide_blank(code));
    for (char32_t const code : {U'中', U'，', U'\u200B'}) CHECK_FALSE(is_wide_blank(code));
}

TEST_CASE("words are compared without regard to the case of ASCII letters") {
    CHECK(same_word("MaTcH", "match"));
    CHECK_FALSE(same_word("matches", "match"));
    CHECK_FALSE(same_word("m\xC3\xA4tch", "match"));
}
