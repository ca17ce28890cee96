// The grammar against the queries of the public TCK.
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/features.hpp"
#include "tests/support/syntax_tree.hpp"

TEST_CASE("every query of the TCK parses, but those that are meant not to, which fail with the right detail") {
    std::set<std::string> const details = {"UnexpectedSyntax",          "InvalidNumberLiteral",  "IntegerOverflow",
                                           "FloatingPointOverflow",     "InvalidUnicodeLiteral", "InvalidUnicodeCharacter",
                                           "InvalidRelationshipPattern"};
    auto const queries = wafer::tests::tck_queries();
    if (queries.empty()) {
        WARN("SKIPPED: the TCK is not beside this checkout");
        return;
    }
    std::size_t refused = 0;
    for (auto const& query : queries) {
        bool const wrong = details.count(query.error_detail) > 0;
        auto const tree = wafer::tests::tree_of(query.text);
        bool const right = wrong ? tree == "<" + query.error_detail + ">" : tree.front() != '<';
        if (!right) FAIL_CHECK(query.scenario << " (" << query.error_detail << ")\n" << query.text << "\n" << tree);
        if (wrong) ++refused;
    }
    CHECK(queries.size() > 3'000);
    CHECK(refused > 20);
}
