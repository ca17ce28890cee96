#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "prompt/history.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using wafer::prompt::history;
using wafer::tests::scratch_folder;

TEST_CASE("what was typed is there in the next run") {
    scratch_folder const folder;
    auto const file = folder.path() / "state" / "history";
    history first(file);
    first.add("MATCH (n)\nRETURN 'a\\nb'");
    first.add("RETURN 2");
    CHECK(history(file).entries() == std::vector<std::string>{"MATCH (n)\nRETURN 'a\\nb'", "RETURN 2"});
}

TEST_CASE("blank entries and repetitions are not kept") {
    history past{{}};
    past.add("RETURN 1");
    past.add("RETURN 1");
    past.add(" \n");
    CHECK(past.entries().size() == 1);
}

TEST_CASE("two prompts at a time add to the same file") {
    scratch_folder const folder;
    auto const file = folder.path() / "history";
    history one(file);
    history other(file);
    one.add("RETURN 1");
    other.add("RETURN 2");
    one.add("RETURN 3");
    CHECK(history(file).entries() == std::vector<std::string>{"RETURN 1", "RETURN 2", "RETURN 3"});
}

TEST_CASE("a file that cannot be written does no harm") {
    history past("/proc/nowhere/history");
    past.add("RETURN 1");
    CHECK(past.entries().size() == 1);
}

TEST_CASE("a file that has grown long is cut to its last entries") {
    scratch_folder const folder;
    auto const file = folder.path() / "history";
    std::ofstream stream(file);
    for (int i = 0; i < 10'001; ++i) stream << "RETURN " << i << '\n';
    stream.close();
    CHECK(history(file).entries().size() == 5'000);
    history const again(file);
    CHECK(again.entries().size() == 5'000);
    CHECK(again.entries().back() == "RETURN 10000");
}

TEST_CASE("a search finds the latest entry before a place") {
    history past{{}};
    for (auto const* text : {"RETURN 1", "MATCH (n)", "RETURN 2"}) past.add(text);
    CHECK(past.find_backwards("RETURN", 3) == 2u);
    CHECK(past.find_backwards("RETURN", 2) == 0u);
    CHECK_FALSE(past.find_backwards("RETURN", 0));
    CHECK_FALSE(past.find_backwards("CREATE", 3));
}

TEST_CASE("an entry typed again moves to the end, and is there once in the next run") {
    scratch_folder const folder;
    auto const file = folder.path() / "history";
    history past(file);
    for (auto const* each : {"RETURN 1", "RETURN 2", "RETURN 1"}) past.add(each);
    std::vector<std::string> const wanted{"RETURN 2", "RETURN 1"};
    CHECK(past.entries() == wanted);
    CHECK(history(file).entries() == wanted);
}

TEST_CASE("capitals count in a search only if it has some") {
    history past{{}};
    past.add("RETURN Name");
    CHECK(past.find_backwards("name", 1) == 0);
    CHECK(past.find_backwards("Name", 1) == 0);
    CHECK_FALSE(past.find_backwards("NAME", 1));
    CHECK(past.find_forwards("return", 0) == 0);
    CHECK_FALSE(past.find_forwards("return", 1));
}
