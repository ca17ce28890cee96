#include "grammar/ast/print.hpp"
#include "grammar/parse.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/syntax_tree.hpp"

using wafer::tests::tree_of;

TEST_CASE("WHY stands before a query, behind EXPLAIN and PROFILE") {
    CHECK(tree_of("WHY RETURN 1").starts_with("why "));
    CHECK(tree_of("why facts RETURN 1") == tree_of("WHY RETURN 1"));
    CHECK(tree_of("WHY SOURCES RETURN 1").starts_with("why-sources "));
    CHECK(tree_of("WHY NOT RETURN 1").starts_with("why-not "));
    CHECK(tree_of("EXPLAIN WHY RETURN 1").starts_with("explain why "));
    CHECK(tree_of("WHY EXPLAIN RETURN 1").starts_with("<"));
    CHECK(tree_of("WHY").starts_with("<"));
}

TEST_CASE("sources to leave out are strings and parameters") {
    CHECK(tree_of("WHY WITHOUT SOURCE 'p2', $more RETURN 1").starts_with("why without:p2 without:$more "));
    CHECK(tree_of("WHY SOURCES WITHOUT SOURCE 'p2' RETURN 1").starts_with("why-sources without:p2 "));
    CHECK(tree_of("WHY WITHOUT SOURCE RETURN 1").starts_with("<"));
    CHECK(tree_of("WHY WITHOUT SOURCE 7 RETURN 1").starts_with("<"));
    CHECK(tree_of("WHY NOT WITHOUT SOURCE 'p2' RETURN 1").starts_with("<"));
}

TEST_CASE("WHY is printed as it is read") {
    for (std::string const text : {"WHY RETURN 1", "WHY SOURCES WITHOUT SOURCE 'p2', $more RETURN 1", "PROFILE WHY RETURN 1", "WHY NOT RETURN 1"}) {
        auto const parsed = wafer::grammar::parse(text);
        REQUIRE(std::holds_alternative<wafer::ast::statement>(parsed));
        CHECK(wafer::ast::print(std::get<wafer::ast::statement>(parsed)) == text);
    }
}
