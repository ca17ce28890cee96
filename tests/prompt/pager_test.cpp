#include <fstream>
#include <sstream>
#include <string>

#include "prompt/pager.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using namespace wafer::prompt;
using wafer::tests::scratch_folder;

namespace {

/// A terminal of six rows, with a pager that writes to a file.
struct paged {
    scratch_folder folder;
    std::string file = (folder.path() / "seen").string();
    std::ostringstream terminal;
    pager to;
    std::ostream out{&to};

    explicit paged(std::string const& command) : to(terminal, command.empty() ? "" : command + " > " + file, [] { return terminal_size{6, 20}; }) {}

    std::string seen() const {
        std::ifstream stream(file);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
};

std::string const short_text = "1\n2\n3\n4\n5\n";
std::string const long_text = short_text + "6\n";

}  // namespace

TEST_CASE("what fits the screen goes to the terminal") {
    paged one("cat");
    one.out << short_text << std::flush;
    one.to.end();
    CHECK(one.terminal.str() == short_text);
    CHECK(one.seen() == "");
}

TEST_CASE("what is longer goes to the pager, with all that follows until the end") {
    paged one("cat");
    one.out << long_text << std::flush;
    one.out << "7\n" << std::flush;
    one.to.end();
    CHECK(one.terminal.str() == "");
    CHECK(one.seen() == long_text + "7\n");
    CHECK_FALSE(one.to.was_left());
    one.out << "8\n" << std::flush;
    CHECK(one.terminal.str() == "8\n");
}

TEST_CASE("without a pager, or with one turned off, all goes to the terminal") {
    paged none("");
    none.out << long_text << std::flush;
    CHECK(none.terminal.str() == long_text);
    paged off("cat");
    off.to.turn(false);
    off.out << long_text << std::flush;
    CHECK(off.terminal.str() == long_text);
    CHECK(off.seen() == "");
}

TEST_CASE("a pager that cannot be run leaves the text on the terminal, and is not asked again") {
    paged one("/no/such/program 2> /dev/null");
    one.out << long_text << std::flush;
    one.to.end();
    CHECK(one.terminal.str() == long_text);
    CHECK_FALSE(one.to.was_left());
    CHECK_FALSE(one.to.is_on());
}

TEST_CASE("a reader who leaves early is noticed") {
    paged one("true");
    std::string const much(4'000'000, '\n');
    one.out << much << std::flush;
    CHECK_FALSE(one.out);
    one.to.end();
    CHECK(one.to.was_left());
    CHECK_FALSE(one.to.was_left());
    CHECK(one.terminal.str() == "");
}

TEST_CASE("rows are counted as the terminal breaks them, colours aside") {
    CHECK(rows_on_screen("", 20) == 0);
    CHECK(rows_on_screen("a", 20) == 1);
    CHECK(rows_on_screen("a\n\nb\n", 20) == 3);
    CHECK(rows_on_screen(std::string(41, 'x') + "\n", 20) == 3);
    CHECK(rows_on_screen("\x1b[1m" + std::string(20, 'x') + "\x1b[0m\n", 20) == 1);
    CHECK(rows_on_screen("英伟达英伟达英伟达英伟\n", 20) == 2);
}
