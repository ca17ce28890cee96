#include "grammar/parse.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/syntax_tree.hpp"

using wafer::grammar::end_of_statement;
using wafer::grammar::parse;
using wafer::grammar::parse_error;
using wafer::tests::tree_of;

namespace {

parse_error error_of(std::string_view text, wafer::grammar::parse_limits const& limits = {}) {
    auto const parsed = parse(text, limits);
    auto const* error = std::get_if<parse_error>(&parsed);
    return error == nullptr ? parse_error{} : *error;
}

std::string first_of(std::string_view text) {
    auto const end = end_of_statement(text);
    return end ? std::string(text.substr(0, *end)) : "none";
}

}  // namespace

TEST_CASE("a statement may end in one semicolon, with blanks and comments around it") {
    CHECK(tree_of("RETURN 1") == "(return 1)");
    CHECK(tree_of("RETURN 1;") == "(return 1)");
    CHECK(tree_of(" // first\n RETURN /* one */ 1 ; // last") == "(return 1)");
    CHECK(tree_of("RETURN 1;;") == "<UnexpectedSyntax>");
    CHECK(tree_of("RETURN 1; RETURN 2") == "<UnexpectedSyntax>");
}

TEST_CASE("a text without a statement is a syntax error at its end") {
    for (std::string const text : {"", "  ", "// nothing", ";"}) {
        CAPTURE(text);
        CHECK(error_of(text).detail == "UnexpectedSyntax");
    }
    CHECK(error_of("  ").at.begin == 2);
}

TEST_CASE("a text that is not UTF-8 is refused before it is read, at the first wrong byte") {
    struct wrong {
        std::string text;
        std::uint32_t at;
    };
    for (auto const& [text, at] : {wrong{"RETURN '\xFF'", 8}, wrong{"RETURN '\xE4\xB8'", 8}, wrong{"RETURN \xC0\xAF", 7},
                                   wrong{"RETURN '\xED\xA0\x80'", 8}, wrong{"RETURN '中' \x80", 13}}) {
        CAPTURE(text);
        CHECK(error_of(text).detail == "InvalidUtf8");
        CHECK(error_of(text).at.begin == at);
    }
}

TEST_CASE("a text longer than the limit is refused") {
    CHECK(error_of("RETURN 12345", {8, 256}).detail == "QueryTooLarge");
    CHECK(error_of("RETURN 1", {8, 256}).detail.empty());
    CHECK(error_of(std::string((1 << 20) + 1, ' ')).detail == "QueryTooLarge");
}

TEST_CASE("parsing keeps the bytes that each part was read from") {
    auto const parsed = parse("MATCH (n) RETURN  n.a +  1 AS x;");
    auto const& query = std::get<wafer::ast::statement>(parsed).what;
    auto const& clauses = query.parts.at(0).clauses;
    CHECK(query.at.end == 31);
    CHECK(clauses.at(0).at.begin == 0);
    CHECK(clauses.at(0).at.end == 9);
    auto const& item = std::get<wafer::ast::return_clause>(clauses.at(1).node).what.items.at(0);
    CHECK(item.value.at.begin == 18);
    CHECK(item.value.at.end == 26);
    CHECK(item.alias->at.begin == 30);
    auto const& sum = std::get<wafer::ast::chain>(item.value.node);
    CHECK(sum.first->at.end == 21);
    CHECK(sum.rest.at(0).at.begin == 22);
    CHECK(sum.rest.at(0).operand.at.begin == 25);
}

TEST_CASE("the end of a statement is the byte after its semicolon") {
    CHECK(first_of("RETURN 1; RETURN 2;") == "RETURN 1;");
    CHECK(first_of("RETURN 1") == "none");
    CHECK(first_of("") == "none");
}

TEST_CASE("a semicolon in a string, in backticks or in a comment ends no statement") {
    CHECK(first_of("RETURN ';' + \";\" ; x") == "RETURN ';' + \";\" ;");
    CHECK(first_of("RETURN 'it\\'s;' ;") == "RETURN 'it\\'s;' ;");
    CHECK(first_of("RETURN `a;``b;` ;") == "RETURN `a;``b;` ;");
    CHECK(first_of("RETURN 1 // ;\n ;") == "RETURN 1 // ;\n ;");
    CHECK(first_of("RETURN 6 / 2 /* ; */ ; ") == "RETURN 6 / 2 /* ; */ ;");
    CHECK(first_of("RETURN ';") == "none");
    CHECK(first_of("RETURN 1 /* ;") == "none");
}
