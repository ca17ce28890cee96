// What a syntax error says.
#include "grammar/parse.hpp"
#include "tests/support/catch.hpp"

namespace {

using wafer::grammar::parse_error;

parse_error error_of(std::string_view text) {
    auto const parsed = wafer::grammar::parse(text);
    auto const* error = std::get_if<parse_error>(&parsed);
    return error == nullptr ? parse_error{} : *error;
}

std::string found_at(std::string_view text) {
    auto const at = error_of(text).at;
    return std::string(text.substr(at.begin, at.end - at.begin));
}

bool mentions(std::string_view text, std::string_view part) { return error_of(text).message.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("an error points at the first token that no reading can use") {
    CHECK(found_at("MATCH (n) RETRUN n") == "RETRUN");
    CHECK(found_at("MATCH (n WHERE n.x RETURN n") == "RETURN");
    CHECK(found_at("RETURN [1, 2") == "");
    CHECK(found_at("RETURN 1 2") == "2");
    CHECK(found_at("RETURN n STARTS 'a'") == "'a'");
    CHECK(found_at("RETURN `a` `b c`") == "`b c`");
    CHECK(found_at("MATCH (公司) 返回 公司") == "返回");
    CHECK(found_at("RETURN a = NOT b") == "NOT");
    CHECK(found_at("MATCH (a) RETURN size((a)-->())") == "(a)-->()");
    CHECK(found_at("RETURN 12x34 + 1") == "12x34");
    CHECK(found_at("RETURN 99999999999999999999 + 1") == "99999999999999999999");
    CHECK(found_at("MATCH ()-[:R..]->()") == "..");
}

TEST_CASE("an error says in words what was found and what was expected") {
    CHECK(error_of("MATCH n RETURN n").message == "Found `n` where a pattern such as (n) was expected.");
    CHECK(error_of("RETURN").message == "Found the end of the text where DISTINCT, `*` or an expression was expected.");
    CHECK(error_of("RETURN {a 1}").message == "Found `1` where `:` was expected.");
    CHECK(error_of("UNWIND [1] RETURN 1").message == "Found `RETURN` where an operator or AS was expected.");
    CHECK(mentions("RETURN 1 +", "the end of the text where an expression was expected"));
    CHECK(mentions("MATCH (n", "`)`"));
    CHECK(mentions("RETURN 'abc", "not closed"));
    CHECK(mentions("RETURN '\\d'", "\\\\"));
}

TEST_CASE("a misspelt keyword brings the one that was meant") {
    struct misspelt {
        std::string text;
        std::string meant;
    };
    for (auto const& [text, meant] :
         {misspelt{"MATCH (n) RETRUN n", "RETURN"}, misspelt{"MTACH (n) RETURN n", "MATCH"},
          misspelt{"MATCH (n) WEHRE n.x RETURN n", "WHERE"}, misspelt{"RETURN 1 AS x ODER BY x", "ORDER"},
          misspelt{"RETURN 1 LIMT 2", "LIMIT"}, misspelt{"CRETE (n)", "CREATE"}, misspelt{"MATCH (n) DETATCH DELETE n", "DETACH"},
          misspelt{"UNWND [1] AS x RETURN x", "UNWIND"}, misspelt{"OPTINAL MATCH (n) RETURN n", "OPTIONAL"},
          misspelt{"RETURN CASE WHEN 1 THNE 2 END", "THEN"}}) {
        CAPTURE(text);
        auto const error = error_of(text);
        REQUIRE_FALSE(error.suggestions.empty());
        CHECK(error.suggestions.front() == meant);
        CHECK(error.message.find("Did you mean " + meant + "?") != std::string::npos);
    }
}

TEST_CASE("a word that is like no keyword, or is one, brings none") {
    CHECK(error_of("RETURN 1 banana").suggestions.empty());
    CHECK(error_of("RETURN [1 AS x").suggestions.empty());
}

TEST_CASE("operators of other languages bring those of this one") {
    CHECK(error_of("RETURN 1 != 2").suggestions == std::vector<std::string>{"<>"});
    CHECK(error_of("RETURN 1 == 2").suggestions == std::vector<std::string>{"="});
    CHECK(error_of("RETURN a && b").suggestions == std::vector<std::string>{"AND"});
    CHECK(error_of("RETURN !a").suggestions == std::vector<std::string>{"NOT"});
}

TEST_CASE("a character that only looks like syntax is named, with the one to write") {
    auto const dash = error_of("RETURN 42 — 41");
    CHECK(dash.detail == "InvalidUnicodeCharacter");
    CHECK(dash.message == "The character — (U+2014) is no part of the language. Did you mean `-`?");
    CHECK(dash.at.begin == 10);
    CHECK(dash.at.end == 13);
    for (std::string const text : {"RETURN （1）", "MATCH (n) RETURN n，1", "RETURN “x”", "RETURN 1；", "RETURN {a：1}", "RETURN 《1》"}) {
        CAPTURE(text);
        CHECK(error_of(text).detail == "InvalidUnicodeCharacter");
    }
    CHECK(error_of("RETURN （1）").suggestions == std::vector<std::string>{"("});
    CHECK(error_of("RETURN n，1").suggestions == std::vector<std::string>{","});
}
