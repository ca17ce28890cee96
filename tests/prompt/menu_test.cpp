#include <string>
#include <vector>

#include "prompt/menu.hpp"
#include "tests/support/catch.hpp"

using wafer::proposal;
using wafer::prompt::menu;

namespace {

proposal label(std::string text, std::string detail = "") { return {std::move(text), proposal::kind::label, {3, 5}, std::move(detail)}; }

}  // namespace

TEST_CASE("choosing goes round and round") {
    menu shown({label("A"), label("B")});
    CHECK(shown.chosen() == nullptr);
    shown.next();
    CHECK(shown.chosen()->text == "A");
    shown.next();
    shown.next();
    CHECK(shown.chosen()->text == "A");
    shown.previous();
    CHECK(shown.chosen()->text == "B");
}

TEST_CASE("what all have in common goes on from what was typed, in whole characters") {
    CHECK(menu({label("Company"), label("Comet")}).common_beginning("co") == "Com");
    CHECK(menu({label("Company"), label("Comet")}).common_beginning("Com") == "");
    CHECK(menu({label("Company"), label("Chip")}).common_beginning("x") == "");
    CHECK(menu({label("英伟达"), label("英特尔")}).common_beginning("") == "英");
    CHECK(menu({label("英伟达"), label("英特尔")}).common_beginning("ying") == "英");
    CHECK(menu({label("\xe4\xb8\xad"), label("\xe4\xb8\x80")}).common_beginning("") == "");
    CHECK(menu({label("Comb"), {"Comc", proposal::kind::name, {0, 5}, ""}}).common_beginning("C") == "");
}

TEST_CASE("a row says what is proposed, aligned under Chinese text, and the chosen one is marked") {
    menu shown({label("英伟达", "3"), label("Chip", "12")});
    shown.next();
    auto const rows = shown.rows(40, 5);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0] == "\x1b[7m  英伟达  label  3\x1b[0m");
    CHECK(rows[1] == "  Chip    label  12");
}

TEST_CASE("more than fit are counted, and the chosen one is always among the rows") {
    std::vector<proposal> many;
    for (char c = 'a'; c <= 'j'; ++c) many.push_back(label(std::string(1, c)));
    menu shown(many);
    auto const rows = shown.rows(40, 3);
    REQUIRE(rows.size() == 3);
    CHECK(rows[2] == "  c  label    … 7 more");
    for (int i = 0; i < 6; ++i) shown.next();
    CHECK(shown.rows(40, 3)[2].find("  f  label") != std::string::npos);
}

TEST_CASE("a row is never wider than the terminal") {
    menu shown({label("英伟达英伟达英伟达", "a detail that is long")});
    for (std::size_t width = 1; width < 40; ++width) CHECK(shown.rows(width, 5)[0].size() < 3 * width);
}
