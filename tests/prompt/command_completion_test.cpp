#include <filesystem>
#include <string>
#include <vector>

#include "prompt/command_completion.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using wafer::proposal;
using wafer::prompt::language;
using wafer::tests::scratch_folder;

namespace {

using texts = std::vector<std::string>;

std::vector<proposal> nothing(std::string_view, std::size_t) { return {}; }

std::vector<proposal> proposed(std::string const& text) {
    return wafer::prompt::proposals_in_command(text, text.size(), nothing, language::english);
}

texts texts_of(std::string const& text) {
    texts found;
    for (auto const& each : proposed(text)) found.push_back(each.text);
    return found;
}

}  // namespace

TEST_CASE("a command's name is completed") {
    CHECK(texts_of(":fo") == texts{":format"});
    CHECK(texts_of(":ex") == texts{":examples", ":explain", ":export"});
    CHECK(texts_of(":nosuch").empty());
}

TEST_CASE("formats, switches and languages are completed") {
    CHECK(texts_of(":format m") == texts{"markdown", "mermaid"});
    CHECK(texts_of(":format ").size() == 10);
    CHECK(texts_of(":pager ") == texts{"on", "off"});
    CHECK(texts_of(":timing of") == texts{"off"});
    CHECK(texts_of(":lang ") == texts{"en", "zh"});
    CHECK(texts_of(":format json ").empty());
    CHECK(texts_of(":schema ").empty());
    CHECK(texts_of(":nosuch ").empty());
}

TEST_CASE("what is replaced is the word at the cursor") {
    auto const found = proposed(":format  js");
    REQUIRE(found.size() == 2);
    CHECK(found[0].replaced.begin == 9);
    CHECK(found[0].replaced.end == 11);
}

TEST_CASE("paths are completed, of pages only those and folders") {
    scratch_folder const folder;
    folder.write("graph.html", "");
    folder.write("graph.txt", "");
    folder.write("great/a.cypher", "");
    folder.write(".hidden", "");
    auto const root = folder.path().string();
    CHECK(texts_of(":graph " + root + "/gr") == texts{root + "/graph.html", root + "/great/"});
    CHECK(texts_of(":source " + root + "/") == texts{root + "/graph.html", root + "/graph.txt", root + "/great/"});
    CHECK(texts_of(":source " + root + "/great/") == texts{root + "/great/a.cypher"});
    CHECK(texts_of(":dump " + root + "/.h") == texts{root + "/.hidden"});
    CHECK(texts_of(":source " + root + "/no/such/folder/").empty());
    CHECK(texts_of(":import csv " + root + "/grea") == texts{root + "/great/"});
    CHECK(texts_of(":import c").at(0) == "csv");
    CHECK(texts_of(":export g").at(0) == "graphml");
}

TEST_CASE("a statement behind a command is completed by the engine, where it stands") {
    std::string asked;
    std::size_t asked_at = 0;
    auto const engine = [&](std::string_view text, std::size_t cursor) {
        asked = text;
        asked_at = cursor;
        return std::vector<proposal>{{"MATCH", proposal::kind::keyword, {0, 2}, ""}};
    };
    std::string const text = ":explain MA";
    auto found = wafer::prompt::proposals_in_command(text, text.size(), engine, language::english);
    REQUIRE(found.size() == 1);
    CHECK(asked == "MA");
    CHECK(asked_at == 2);
    CHECK(found[0].replaced.begin == 9);
    CHECK(found[0].replaced.end == 11);
    std::string const page = ":graph a.html MA";
    found = wafer::prompt::proposals_in_command(page, page.size(), engine, language::english);
    REQUIRE(found.size() == 1);
    CHECK(found[0].replaced.begin == 14);
    asked = "not asked";
    static_cast<void>(wafer::prompt::proposals_in_command(":graph a.ht", 11, engine, language::english));
    CHECK(asked == "not asked");
}
