#include <set>
#include <string>

#include "prompt/words/messages.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::prompt;

namespace {

bool has_chinese(std::string_view text) {
    for (char const c : text)
        if (static_cast<unsigned char>(c) >= 0xe3) return true;
    return false;
}

}  // namespace

TEST_CASE("every message stands at its place, in both languages, with the same holes") {
    auto const all = all_wordings();
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(all[i].english);
        CHECK(all[i].what == static_cast<message>(i));
        CHECK_FALSE(all[i].english.empty());
        CHECK_FALSE(all[i].chinese.empty());
        CHECK(holes_of(all[i].english) == holes_of(all[i].chinese));
        if (!all[i].english_one.empty()) CHECK(holes_of(all[i].english_one) == holes_of(all[i].english));
    }
    CHECK(static_cast<message>(all.size() - 1) == message::heading_subcommands);
}

TEST_CASE("what is said in Chinese is not the English sentence") {
    // Frames of figures and signs are the same in both.
    std::set<message> const signs{message::so_far, message::schema_counts};
    for (auto const& each : all_wordings()) {
        CAPTURE(each.english);
        if (!signs.contains(each.what)) CHECK((has_chinese(each.chinese) || each.chinese != each.english));
        CHECK_FALSE(has_chinese(each.english.substr(0, each.english.find("…"))));
    }
}

TEST_CASE("holes are filled in the order of the language") {
    CHECK(said(language::english, message::in_file, "a.cypher", 3) == "in a.cypher, line 3");
    CHECK(said(language::chinese, message::in_file, "a.cypher", 3) == "位于 a.cypher，第 3 行");
}

TEST_CASE("one is counted as one") {
    CHECK(counted(language::english, message::rows, 1) == "1 row");
    CHECK(counted(language::english, message::rows, 0) == "0 rows");
    CHECK(counted(language::english, message::relationships, 2) == "2 relationships");
    CHECK(counted(language::chinese, message::rows, 1) == "1 行");
    CHECK(counted(language::english, message::indexes_added, 1) == "1 index added");
}

TEST_CASE("a sentence that was said in English is found again") {
    auto const english = said(language::english, message::unknown_command, "shema");
    CHECK(translated(english, language::chinese) == "没有命令 :shema；用 :help 查看所有命令。");
    CHECK(translated(english, language::english) == english);
    CHECK(translated("Nobody says this.", language::chinese) == "Nobody says this.");
}
