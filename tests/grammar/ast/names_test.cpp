#include "grammar/ast/names.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::ast;

TEST_CASE("a plain name needs no backticks") {
    for (std::string const name : {"a", "_", "公司", "count", "order", "x1$"}) {
        CAPTURE(name);
        CHECK(is_plain_name(name));
    }
    for (std::string const name : {"", "1a", "a b", "a-b", "match", "NULL", "a`b", "$a"}) {
        CAPTURE(name);
        CHECK_FALSE(is_plain_name(name));
    }
}

TEST_CASE("in backticks a backtick is doubled") {
    CHECK(in_backticks("a b") == "`a b`");
    CHECK(in_backticks("`") == "````");
}
