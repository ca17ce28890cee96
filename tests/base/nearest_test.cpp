#include "tests/support/catch.hpp"
#include "wafer/text.hpp"

using wafer::edit_distance;
using wafer::nearest_names;

TEST_CASE("a distance counts insertions, deletions, replacements and swaps of neighbours") {
    CHECK(edit_distance("name", "name") == 0);
    CHECK(edit_distance("name", "nam") == 1);
    CHECK(edit_distance("nme", "name") == 1);
    CHECK(edit_distance("nane", "name") == 1);
    CHECK(edit_distance("nmae", "name") == 1);
    CHECK(edit_distance("", "name") == 4);
}

TEST_CASE("a distance is without regard to case and counts characters, not bytes") {
    CHECK(edit_distance("NAME", "name") == 0);
    CHECK(edit_distance("公司", "公同") == 1);
    CHECK(edit_distance("Ä", "ä") == 0);
}

TEST_CASE("the nearest names come first, at most three") {
    CHECK(nearest_names("lenght", {"left", "length", "Length2", "nodes"}) == std::vector<std::string>{"length", "Length2"});
    CHECK(nearest_names("aaaa", {"aaab", "aaac", "aaad", "aaae"}).size() == 3);
}

TEST_CASE("a name that has nothing in common is not suggested") {
    CHECK(nearest_names("x", {"y"}).empty());
    CHECK(nearest_names("company", {"chip", "person"}).empty());
}

TEST_CASE("an option, a command or a format is found by what was typed of it") {
    CHECK(nearest_names("--fromat", {"--data", "--format", "--param"}) == std::vector<std::string>{"--format"});
    CHECK(nearest_names("sch", {"schema", "source"}) == std::vector<std::string>{"schema"});
    CHECK(nearest_names("tabel", {"table", "json"}) == std::vector<std::string>{"table"});
    CHECK(nearest_names("-x", {"-c", "-f"}).empty());
    CHECK(nearest_names("zzz", {"schema", "source"}).empty());
    CHECK(nearest_names("jsn", {"json", "jsonl", "csv"}).front() == "json");
}
