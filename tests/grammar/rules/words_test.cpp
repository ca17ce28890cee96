#include "grammar/rules/words.hpp"
#include "tests/support/catch.hpp"

using wafer::grammar::rules::nearest_keywords;

using words = std::vector<std::string>;

TEST_CASE("the nearest keywords come first, an exchange of neighbours being one step") {
    CHECK(nearest_keywords("retrun", {}).front() == "RETURN");
    CHECK(nearest_keywords("Mach", {}).front() == "MATCH");
    CHECK(nearest_keywords("whre", {}).front() == "WHERE");
    CHECK(nearest_keywords("distnict", {}).front() == "DISTINCT");
}

TEST_CASE("what is expected at the place comes first among equals") {
    CHECK(nearest_keywords("ENDZ", {"END"}).front() == "END");
    CHECK(nearest_keywords("ENDZ", {"ENDS"}).front() == "ENDS");
}

TEST_CASE("keywords themselves and words like none have no nearest") {
    CHECK(nearest_keywords("MATCH", {}) == words{});
    CHECK(nearest_keywords("company", {}) == words{});
    CHECK(nearest_keywords("x", {}) == words{});
    CHECK(nearest_keywords("公司", {}) == words{});
}
