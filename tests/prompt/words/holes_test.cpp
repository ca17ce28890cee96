#include <string>
#include <vector>

#include "prompt/words/holes.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::prompt;

using texts = std::vector<std::string>;

TEST_CASE("holes are filled in their order, or by their numbers") {
    CHECK(filled("{} of {}", texts{"a", "b"}) == "a of b");
    CHECK(filled("{1} of {0}", texts{"a", "b"}) == "b of a");
    CHECK(filled("none", {}) == "none");
    CHECK(filled("{} {}", texts{"a"}) == "a ");
    CHECK(filled("(n {x: 1})", {}) == "(n {x: 1})");
    CHECK(filled("{}", texts{"{}"}) == "{}");
}

TEST_CASE("what stands in holes is found again") {
    CHECK(contents_of_holes("{} of {}.", "1 of 2 of 3.") == texts{"1", "2 of 3"});
    CHECK(contents_of_holes("{1} of {0}.", "b of a.") == texts{"a", "b"});
    CHECK(contents_of_holes("`{}`", "``") == texts{""});
    CHECK(contents_of_holes("whole", "whole") == texts{});
}

TEST_CASE("another sentence has no such holes") {
    CHECK_FALSE(contents_of_holes("whole", "wholes"));
    CHECK_FALSE(contents_of_holes("{} of {}.", "1 from 2."));
    CHECK_FALSE(contents_of_holes("{} of {}.", "1 of 2"));
    CHECK_FALSE(contents_of_holes("No {}", "no x"));
    CHECK_FALSE(contents_of_holes("{}.", ""));
}

TEST_CASE("holes have numbers") {
    CHECK(holes_of("{} and {}") == std::vector<std::size_t>{0, 1});
    CHECK(holes_of("{1} and {0}") == std::vector<std::size_t>{0, 1});
    CHECK(holes_of("{ }").empty());
}
