#include "prompt/suggestions.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::did_you_mean;

TEST_CASE("suggestions are a question") {
    CHECK(did_you_mean({}) == "");
    CHECK(did_you_mean({"a"}) == " Did you mean a?");
    CHECK(did_you_mean({"a", "b", "c"}) == " Did you mean a, b or c?");
}
