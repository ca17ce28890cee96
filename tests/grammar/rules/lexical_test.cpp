// Names, strings, numbers, parameters, blanks and comments.
#include "tests/support/catch.hpp"
#include "tests/support/readings.hpp"
#include "tests/support/syntax_tree.hpp"

using wafer::tests::tree_of;
using wafer::tests::tree_of_expression;

namespace {

/// Holds each text against its tree.
constexpr auto check = wafer::tests::check_readings<wafer::tests::tree_of_expression>;

}  // namespace

TEST_CASE("a name is letters of any script, digits, underscores and currency signs, not starting with a digit") {
    check({{"abc_1", "abc_1"},
           {"公司", "公司"},
           {"公司2号", "公司2号"},
           {"été", "été"},
           {"Ünï", "Ünï"},
           {"_x", "_x"},
           {"a$b", "a$b"},
           {"x€", "x€"}});
    check({{"2x", "<InvalidNumberLiteral>"}, {"😀", "<InvalidUnicodeCharacter>"}, {"a😀", "<InvalidUnicodeCharacter>"}});
}

TEST_CASE("a name in backticks may hold anything, a doubled backtick standing for one") {
    check({{"`a b`", "a b"},
           {"`a``b`", "a`b"},
           {"`MATCH`", "MATCH"},
           {"``", ""},
           {"`x` . `y z`", "(of x .y z)"},
           {"`a", "<UnexpectedSyntax>"}});
}

TEST_CASE("keywords are read in any case") {
    CHECK(tree_of("mAtCh (n) wHeRe tRuE rEtUrN n oRdEr By n dEsC") == "(match (path (node n)) (where true)) (return n (order (desc n)))");
}

TEST_CASE("a word that starts with a keyword is a name") {
    check({{"nullable", "nullable"}, {"notes", "notes"}, {"trueish", "trueish"}, {"case_", "case_"}, {"null中", "null中"}});
}

TEST_CASE("keywords may name properties, labels, types, functions, parameters and map keys") {
    check({{"n.match", "(of n .match)"},
           {"n.null.`in`", "(of n .null .in)"},
           {"{return: 1, case: 2}", "(map (return 1) (case 2))"},
           {"$where", "$where"},
           {"a.set.exists(1)", "(call a.set.exists 1)"}});
    CHECK(tree_of("MATCH (:Match)-[:IN|WITH]->(:`Order`)") == "(match (path (node (: Match)) (-> (: (| IN WITH))) (node (: Order))))");
}

TEST_CASE("only the keywords that would be read otherwise are reserved from variables") {
    for (std::string const name :
         {"count", "exists", "order",  "end",    "limit", "skip", "on",     "by",     "all",      "any",     "none",        "single",
          "asc",   "desc",   "filter", "reduce", "yield", "call", "starts", "union_", "optional", "collect", "shortestPath"}) {
        CAPTURE(name);
        CHECK(tree_of("WITH 1 AS " + name + " RETURN " + name + " ORDER BY " + name) ==
              "(with (as " + name + " 1)) (return " + name + " (order (asc " + name + ")))");
    }
    for (std::string const name : {"null", "match", "return", "where", "with", "and", "not", "in", "case", "distinct"}) {
        CAPTURE(name);
        CHECK(tree_of("UNWIND [1] AS " + name + " RETURN 1") == "<UnexpectedSyntax>");
    }
}

TEST_CASE("white space is ASCII's and Unicode's, and comments are white space") {
    check({{"\t1\r\n+\f2", "(+ 1 2)"},
           {"1\u3000+\u00A0\u20032", "(+ 1 2)"},
           {"1/**/+/* // */2", "(+ 1 2)"},
           {"1 // one\n + 2", "(+ 1 2)"},
           {"1 /* open", "<UnexpectedSyntax>"},
           {"6 / 2 / 3", "(/ 6 2 3)"}});
}

TEST_CASE("integers are decimal, hexadecimal or octal") {
    check({{"0", "0"},
           {"42", "42"},
           {"0x1F", "31"},
           {"0XfF", "255"},
           {"0o17", "15"},
           {"017", "15"},
           {"9223372036854775807", "9223372036854775807"}});
}

TEST_CASE("2^63 is an integer right after a unary minus only") {
    check({{"-9223372036854775808", "(minus 9223372036854775808)"},
           {"- 9223372036854775808", "(minus 9223372036854775808)"},
           {"-0x8000000000000000", "(minus 9223372036854775808)"},
           {"9223372036854775808", "<IntegerOverflow>"},
           {"1 -9223372036854775808", "<IntegerOverflow>"},
           {"-(9223372036854775808)", "<IntegerOverflow>"},
           {"-9223372036854775809", "<IntegerOverflow>"},
           {"99999999999999999999999", "<IntegerOverflow>"},
           {"0x10000000000000000", "<IntegerOverflow>"},
           {"0o1000000000000000000000", "<IntegerOverflow>"}});
}

TEST_CASE("a float has a digit after its point, or an exponent") {
    check({{"1.5", "~1.5"},
           {".5", "~0.5"},
           {"1e3", "~1000"},
           {"1E-3", "~0.001"},
           {"1.5e+2", "~150"},
           {".5e1", "~5"},
           {"6.0221409e+23", "~6.0221409e+23"}});
    check({{"1e-999", "~0"}, {"1.34E999", "<FloatingPointOverflow>"}, {"-1.34E999", "<FloatingPointOverflow>"}});
}

TEST_CASE("a point without a digit after it belongs to what follows") {
    check({{"xs[1..3]", "(of xs (slice (from 1) (to 3)))"},
           {"xs[1.5..2]", "(of xs (slice (from ~1.5) (to 2)))"},
           {"1.e", "(of 1 .e)"},
           {"1.", "<UnexpectedSyntax>"}});
}

TEST_CASE("a number that runs into a name is an invalid literal") {
    for (std::string const text : {"9223372h54775808", "0x1A2b3j4D", "0x", "0xg", "0o8", "0o", "08", "1e", "1.5x", "1_000", "12中"}) {
        CAPTURE(text);
        CHECK(tree_of_expression(text) == "<InvalidNumberLiteral>");
    }
    CHECK(tree_of_expression("9223372#54775808") == "<UnexpectedSyntax>");
}

TEST_CASE("a string stands in single or double quotes, which may hold the other and line ends") {
    check({{"'a'", "'a'"},
           {"\"a\"", "'a'"},
           {"'say \"hi\"'", "'say \"hi\"'"},
           {"\"it's\"", "'it's'"},
           {"''", "''"},
           {"'a\nb'", "'a\nb'"},
           {"'中文，。'", "'中文，。'"},
           {"'// no /* comment'", "'// no /* comment'"}});
}

TEST_CASE("escapes in strings stand for the characters that they name") {
    check({{R"('\\ \' \" \b\f\n\r\t')", "'\\ ' \" \b\f\n\r\t'"},
           {R"('\u4e2d\U00004E2D')", "'中中'"},
           {R"('\uD83D\uDE00\U0001F600')", "'😀😀'"}});
}

TEST_CASE("a character written by a number that is none is an invalid literal") {
    for (std::string const text :
         {R"('\uH')", R"('\u12')", R"('\uD83D')", R"('\uDE00')", R"('\uD83D\u0041')", R"('\U00110000')", R"('\U1F600')"}) {
        CAPTURE(text);
        CHECK(tree_of_expression(text) == "<InvalidUnicodeLiteral>");
    }
}

TEST_CASE("an escape that is none, and a string that is not closed, are syntax errors") {
    for (std::string const text : {R"('\d')", R"('\x41')", "'abc", "\"abc", R"('abc\')", R"('\)"}) {
        CAPTURE(text);
        CHECK(tree_of_expression(text) == "<UnexpectedSyntax>");
    }
}

TEST_CASE("a parameter is a dollar sign and right after it a name or a number") {
    check({{"$p", "$p"},
           {"$1", "$1"},
           {"$公司", "$公司"},
           {"$`a b`", "$a b"},
           {"$_x", "$_x"},
           {"$match", "$match"},
           {"$", "<UnexpectedSyntax>"},
           {"$ p", "<UnexpectedSyntax>"}});
}

TEST_CASE("literals are read in any case") {
    check({{"NULL", "null"},
           {"True", "true"},
           {"FALSE", "false"},
           {"[1, 'a', [null]]", "(list 1 'a' (list null))"},
           {"[]", "(list)"},
           {"{}", "(map)"},
           {"{a: 1, `b c`: {d: []}}", "(map (a 1) (b c (map (d (list)))))"}});
}

TEST_CASE("lists and maps have no empty places") {
    for (std::string const text : {"[, ]", "[1, ]", "[,1]", "[[[]]", "{, }", "{1}", "{[]}", "{a}", "{a: }", "{a: 1, }", "{1B2c: 1}",
                                   "{k1#k: 1}", "{k1.k: 1}", "{k: {k: {}}"}) {
        CAPTURE(text);
        CHECK(tree_of_expression(text) == "<UnexpectedSyntax>");
    }
}
