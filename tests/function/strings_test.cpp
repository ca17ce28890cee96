// String functions, on text in several scripts.
#include <string>
#include <vector>

#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

namespace {

struct row {
    char const* expression;
    char const* result;
};

}  // namespace

TEST_CASE("string functions count code points") {
    auto const [expression, result] = GENERATE(values<row>({
        {"size('naïve')", "5"},
        {"char_length('日本語')", "3"},
        {"character_length('')", "0"},
        {"size('😀')", "1"},
        {"left('日本語', 2)", "'日本'"},
        {"left('abc', 10)", "'abc'"},
        {"left('abc', 0)", "''"},
        {"left('abc', -1)", "argument: NumberOutOfRange"},
        {"left(null, 1)", "null"},
        {"left('abc', 'x')", "type: InvalidArgumentValue"},
        {"right('日本語', 2)", "'本語'"},
        {"right('abc', 10)", "'abc'"},
        {"substring('0123456789', 1)", "'123456789'"},
        {"substring('héllo', 1, 3)", "'éll'"},
        {"substring('abc', 5)", "''"},
        {"substring('abc', 1, 100)", "'bc'"},
        {"substring('abc', -1)", "argument: NumberOutOfRange"},
        {"reverse('raksO')", "'Oskar'"},
        {"reverse('日本語')", "'語本日'"},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}

TEST_CASE("case is mapped in all scripts") {
    auto const [expression, result] = GENERATE(values<row>({
        {"toUpper('ä é я')", "'Ä É Я'"},
        {"toLower('ÄÖÜ ЯЖ Σ')", "'äöü яж σ'"},
        {"upper('abc')", "'ABC'"},
        {"lower('ABC')", "'abc'"},
        {"toUpper(null)", "null"},
        {"toUpper(1)", "type: InvalidArgumentValue"},
        {"TOUPPER('a')", "'A'"},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}

TEST_CASE("text is trimmed, replaced and split") {
    auto const [expression, result] = GENERATE(values<row>({
        {"trim('  a b  ')", "'a b'"},
        {"ltrim('  a ')", "'a '"},
        {"rtrim('  a ')", "'  a'"},
        {"btrim('xxaxx', 'x')", "'a'"},
        {"trim('éèaèé', 'èé')", "'a'"},
        {"ltrim('xya', 'yx')", "'a'"},
        {"trim('   ')", "''"},
        {"trim(' \u2003a\u00a0')", "'a'"},
        {"replace('hello', 'l', 'w')", "'hewwo'"},
        {"replace('hello', 'l', 'w', 1)", "'hewlo'"},
        {"replace('hello', 'x', 'w')", "'hello'"},
        {"replace('ab', '', '-')", "'-a-b-'"},
        {"replace('aaa', 'aa', 'b')", "'ba'"},
        {"replace('hello', 'l', null)", "null"},
        {"split('one1two', '1')", "['one', 'two']"},
        {"split('a,b,,c', ',')", "['a', 'b', '', 'c']"},
        {"split('a,b;c', [',', ';'])", "['a', 'b', 'c']"},
        {"split('日本', '')", "['日', '本']"},
        {"split('', ',')", "['']"},
        {"split('abc', null)", "null"},
        {"split('abc', [1])", "type: InvalidArgumentValue"},
    }));
    CAPTURE(expression);
    CHECK(wafer::tests::result_of(expression) == result);
}

TEST_CASE("normal forms make equal what looks equal") {
    CHECK(wafer::tests::result_of("normalize('e\u0301') = '\u00e9'") == "true");
    CHECK(wafer::tests::result_of("size(normalize('\u00e9', 'NFD'))") == "2");
    CHECK(wafer::tests::result_of("normalize('\ufb01', 'nfkc')") == "'fi'");
    CHECK(wafer::tests::result_of("normalize('a', 'X')") == "argument: InvalidArgumentValue");
}
