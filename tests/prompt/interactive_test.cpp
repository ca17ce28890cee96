// The prompt as somebody at a terminal meets it.
#include <fstream>
#include <string>
#include <vector>

#include "prompt/interactive.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/pseudo_terminal.hpp"
#include "tests/support/scratch_folder.hpp"

using wafer::tests::built_program;
using wafer::tests::pseudo_terminal;
using wafer::tests::scratch_folder;

namespace {

struct seat {
    scratch_folder folder;
    pseudo_terminal terminal{built_program("wafer"), {":memory:"}, {{"XDG_STATE_HOME", folder.path().string()}, {"TERM", "xterm"}, {"NO_COLOR", "1"}}};
};

}  // namespace

TEST_CASE("a statement is typed, run and answered") {
    seat one;
    REQUIRE(one.terminal.shows("an empty graph"));
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("RETURN '英伟达' AS name;\r");
    CHECK(one.terminal.shows("| name   |"));
    CHECK(one.terminal.shows("| 英伟达 |"));
    CHECK(one.terminal.shows("1 row, "));
    CHECK(one.terminal.shows("wafer> "));
    one.terminal.type("\x04");
    CHECK(one.terminal.exit_code() == 0);
}

TEST_CASE("a statement goes on over lines until it is ended, and its lines can be edited") {
    seat one;
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("UNWIND [3] AS n\r");
    CHECK(one.terminal.shows("    -> "));
    // Up, to the list's end, and a second number.
    one.terminal.type("RETURN sum(n) AS s;\x1b[A\x1b[H\x1b[1;5C\x1b[1;5C, 4");
    one.terminal.type("\r");
    CHECK(one.terminal.shows("| 7 |"));
}

TEST_CASE("what was typed is there again") {
    seat one;
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("RETURN 41 AS n;\r");
    REQUIRE(one.terminal.shows("| 41 |"));
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("\x1b[A");
    CHECK(one.terminal.shows("RETURN 41 AS n;"));
    one.terminal.type("\r");
    CHECK(one.terminal.shows("| 41 |"));
    std::ifstream file(one.folder.path() / "wafer" / "history");
    std::string first;
    std::getline(file, first);
    CHECK(first == "RETURN 41 AS n;");
}

TEST_CASE("Ctrl-C clears what is typed") {
    seat one;
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("RETURN nonsense\x03");
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("RETURN 1 AS one;\r");
    CHECK(one.terminal.shows("|   1 |"));
}

TEST_CASE("Ctrl-C cancels the running statement and the prompt goes on") {
    seat one;
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("UNWIND range(1, 1000000000000) AS n RETURN sum(n % 7) AS a_long_sum;\r");
    REQUIRE(one.terminal.shows("a_long_sum;"));
    REQUIRE(one.terminal.shows("\r\n"));
    // A statement that has not begun yet is not cancelled: the key is pressed until it is.
    bool cancelled = false;
    for (int i = 0; i < 100 && !cancelled; ++i) {
        one.terminal.type("\x03");
        cancelled = one.terminal.shows_soon("cancelled");
    }
    CHECK(cancelled);
    one.terminal.type("RETURN 'still ' + 'here' AS text;\r");
    CHECK(one.terminal.shows("still here"));
}

TEST_CASE("a statement that takes long tells its rows and its time, which are gone when it ends") {
    seat one;
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("UNWIND range(1, 1000000000000) AS n RETURN sum(n % 7) AS a_long_sum;\r");
    CHECK(one.terminal.shows("\r\x1b[K"));
    CHECK(one.terminal.shows(" rows"));
    CHECK(one.terminal.shows("1."));
    CHECK(one.terminal.shows(" s"));
    one.terminal.type("\x03");
    CHECK(one.terminal.shows("\r\x1b[K"));
    CHECK(one.terminal.shows("cancelled"));
}

TEST_CASE("Ctrl-R finds what was typed or pasted before") {
    seat one;
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("\x1b[200~RETURN\r'pas' + 'ted' AS text;\x1b[201~\r");
    REQUIRE(one.terminal.shows("| pasted |"));
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type("\x12pas");
    CHECK(one.terminal.shows("search 'pas': RETURN"));
    one.terminal.type("\r");
    CHECK(one.terminal.shows("| pasted |"));
}

TEST_CASE("words that people type to leave do so") {
    auto const word = GENERATE(as<std::string>{}, "exit\r", ":quit\r", "quit;\r");
    seat one;
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type(word);
    CHECK(one.terminal.exit_code() == 0);
}

TEST_CASE("an open transaction shows in the prompt and is rolled back at the end") {
    seat one;
    REQUIRE(one.terminal.shows("wafer> "));
    one.terminal.type(":begin\r");
    REQUIRE(one.terminal.shows("wafer*> "));
    one.terminal.type("\x04");
    CHECK(one.terminal.shows("rolled back"));
}
