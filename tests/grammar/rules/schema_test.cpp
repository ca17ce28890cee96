#include "grammar/ast/print.hpp"
#include "grammar/parse.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/syntax_tree.hpp"

using wafer::tests::tree_of;

namespace {

std::string printed(std::string_view text) {
    auto const parsed = wafer::grammar::parse(text);
    auto const* read = std::get_if<wafer::ast::statement>(&parsed);
    return read == nullptr ? "" : wafer::ast::print(*read);
}

}  // namespace

TEST_CASE("CREATE INDEX names what is indexed") {
    CHECK(tree_of("CREATE INDEX FOR (n:N) ON (n.a)") == "(create-index always (node n N) n.a)");
    CHECK(tree_of("create range index mine if not exists for (n:N) on (n.a, n.b)") ==
          "(create-index mine if-not-exists (node n N) n.a n.b)");
    CHECK(tree_of("CREATE TEXT INDEX $name FOR ()-[r:R]-() ON (r.a) OPTIONS {}") ==
          "(create-text-index $name always (relationship r R) r.a (map))");
    CHECK(tree_of("CREATE INDEX FOR ()<-[r:R]-() ON (r.a)") == "(create-index always (relationship r R) r.a)");
    CHECK(tree_of("CREATE INDEX `for` FOR (n:N) ON (n.a)") == "(create-index for always (node n N) n.a)");
}

TEST_CASE("CREATE CONSTRAINT names what is required") {
    CHECK(tree_of("CREATE CONSTRAINT FOR (n:N) REQUIRE n.a IS UNIQUE") == "(create-constraint unique always (node n N) n.a)");
    CHECK(tree_of("CREATE CONSTRAINT c FOR (n:N) REQUIRE (n.a, n.b) IS NODE KEY") == "(create-constraint key c always (node n N) n.a n.b)");
    CHECK(tree_of("CREATE CONSTRAINT c FOR (n:N) REQUIRE n.a IS NOT NULL") == "(create-constraint existence c always (node n N) n.a)");
    CHECK(tree_of("CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.a :: LIST<INTEGER NOT NULL>") ==
          "(create-constraint type always (relationship r R) r.a (list integer!))");
    CHECK(tree_of("CREATE CONSTRAINT FOR (n:N) REQUIRE n.a IS TYPED DATE") == "(create-constraint type always (node n N) n.a date)");
}

TEST_CASE("DROP names an index or a constraint") {
    CHECK(tree_of("DROP INDEX a") == "(drop-index a always)");
    CHECK(tree_of("DROP CONSTRAINT $c IF EXISTS;") == "(drop-constraint $c if-exists)");
}

TEST_CASE("schema statements print as text that parses to the same tree") {
    for (std::string const text : {"CREATE INDEX FOR (n:N) ON (n.a)", "CREATE TEXT INDEX t IF NOT EXISTS FOR ()-[r:R]-() ON (r.a) OPTIONS {a: 1}",
                                   "CREATE CONSTRAINT FOR (n:`N N`) REQUIRE (n.a, n.b) IS RELATIONSHIP UNIQUE",
                                   "CREATE CONSTRAINT $c FOR (n:N) REQUIRE (n.a) IS NOT NULL", "CREATE CONSTRAINT FOR (n:N) REQUIRE n.a IS NODE KEY",
                                   "CREATE CONSTRAINT FOR (n:N) REQUIRE n.a IS :: INTEGER | STRING", "DROP INDEX a IF EXISTS",
                                   "EXPLAIN DROP CONSTRAINT `b c`"}) {
        CAPTURE(text);
        REQUIRE(tree_of(text).front() != '<');
        CHECK(tree_of(printed(text)) == tree_of(text));
    }
}

TEST_CASE("words of schema statements are still names") {
    CHECK(tree_of("CREATE index = (a)") == "(create (path index = (node a)))");
    CHECK(tree_of("CREATE INDEX").front() == '<');
    CHECK(tree_of("CREATE VECTOR INDEX FOR (n:N) ON (n.a)") == "<UnsupportedIndexType>");
}
