#include <string>
#include <utility>
#include <vector>

#include "prompt/key.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::key;
using wafer::prompt::key_decoder;
using kind = wafer::prompt::key::kind;

namespace {

std::vector<kind> kinds_of(std::string_view bytes) {
    key_decoder decoder;
    decoder.feed(bytes);
    std::vector<kind> kinds;
    while (auto const next = decoder.next(true)) kinds.push_back(next->what);
    return kinds;
}

}  // namespace

TEST_CASE("text arrives in one go, keys one by one") {
    key_decoder decoder;
    decoder.feed("英伟达\r\x03");
    CHECK(decoder.next(false)->text == "英伟达");
    CHECK(decoder.next(false)->what == kind::enter);
    CHECK(decoder.next(false)->what == kind::interrupt);
    CHECK_FALSE(decoder.next(false));
    CHECK_FALSE(decoder.has_pending());
}

TEST_CASE("arrows, Home, End and their like are known from all common terminals") {
    auto const [bytes, what] = GENERATE(table<std::string, kind>({
        {"\x1b[A", kind::up},
        {"\x1bOB", kind::down},
        {"\x1b[C", kind::right},
        {"\x1bOD", kind::left},
        {"\x1b[H", kind::home},
        {"\x1b[1~", kind::home},
        {"\x1bOF", kind::end},
        {"\x1b[4~", kind::end},
        {"\x1b[3~", kind::erase_right},
        {"\x1b[1;5C", kind::word_right},
        {"\x1b[1;3D", kind::word_left},
        {"\x1b"
         "b",
         kind::word_left},
        {"\x1b"
         "f",
         kind::word_right},
        {"\x1b"
         "d",
         kind::kill_word_right},
        {"\x1b\x7f", kind::kill_word_left},
        {"\x1b\r", kind::new_line},
        {"\x7f", kind::erase_left},
        {"\x17", kind::kill_word_left},
        {"\x19", kind::yank},
        {"\x12", kind::search},
        {"\x04", kind::erase_or_end},
        {"\x1b[99~", kind::unknown},
        {"\x1b", kind::escape},
        {"\x07", kind::escape},
    }));
    CAPTURE(bytes);
    CHECK(kinds_of(bytes) == std::vector<kind>{what});
}

TEST_CASE("a sequence may arrive in pieces") {
    key_decoder decoder;
    decoder.feed("\x1b");
    CHECK_FALSE(decoder.next(false));
    decoder.feed("[1;");
    CHECK_FALSE(decoder.next(false));
    decoder.feed("5C");
    CHECK(decoder.next(false)->what == kind::word_right);
    decoder.feed("\xE8\x8B");
    CHECK_FALSE(decoder.next(false));
    decoder.feed("\xB1");
    CHECK(decoder.next(false)->text == "英");
}

TEST_CASE("bytes that will never be a character do not block what follows") { CHECK(kinds_of("\xE8") == std::vector<kind>{kind::unknown}); }

TEST_CASE("pasted text is text, line feeds and all") {
    key_decoder decoder;
    decoder.feed("\x1b[200~MATCH (n)\rRETURN");
    CHECK_FALSE(decoder.next(true));
    decoder.feed(" n\x1b[201~\r");
    CHECK(decoder.next(false)->text == "MATCH (n)\nRETURN n");
    CHECK(decoder.next(false)->what == kind::enter);
}
