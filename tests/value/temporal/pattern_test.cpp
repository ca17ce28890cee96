// Temporal values written by patterns, through format().
#include <string>

#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

using wafer::tests::result_of;

namespace {

struct row {
    char const* pattern;
    char const* result;
};

std::string written(std::string const& moment, std::string const& pattern) {
    auto const text = result_of("format(moment, pattern)", {{"moment", [&] {
                                                                  wafer::engine::call_context context;
                                                                  return wafer::tests::evaluate(moment, context);
                                                              }()},
                                                             {"pattern", wafer::engine::value::of(pattern)}});
    return text.starts_with('\'') ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

TEST_CASE("an instant is written by its pattern") {
    auto const [pattern, result] = GENERATE(values<row>({
        {"yyyy-MM-dd", "2024-06-07"},
        {"yy", "24"},
        {"u", "2024"},
        {"uuuuu", "02024"},
        {"G GGGG GGGGG", "AD Anno Domini A"},
        {"M MM MMM MMMM MMMMM", "6 06 Jun June J"},
        {"d dd", "7 07"},
        {"D DDD", "159 159"},
        {"Q QQ QQQ QQQQ", "2 02 Q2 2nd quarter"},
        {"Y w ww", "2024 23 23"},
        {"E EEEE EEEEE", "Fri Friday F"},
        {"e ee eeee", "5 05 Friday"},
        {"F", "1"},
        {"g", "60468"},
        {"H HH h K k a", "14 14 2 2 14 PM"},
        {"m mm s ss", "5 05 9 09"},
        {"S SSS SSSSSSSSS", "1 123 123456789"},
        {"A n N", "50709123 123456789 50709123456789"},
        {"VV", "Europe/Paris"},
        {"O OOOO", "GMT+2 GMT+02:00"},
        {"X XX XXXX XXXXX", "+02 +0200 +0200 +02:00"},
        {"x xxx", "+02 +02:00"},
        {"Z ZZZZ ZZZZZ", "+0200 GMT+02:00 +02:00"},
        {"EEEE, d. MMMM", "Friday, 7. June"},
        {"", ""},
        {"年月日", "年月日"},
        {"[HH:mm][ VV]", "14:05 Europe/Paris"},
    }));
    CAPTURE(pattern);
    CHECK(written("datetime('2024-06-07T14:05:09.123456789+02:00[Europe/Paris]')", pattern) == result);
}

TEST_CASE("quotes keep letters from being read") {
    CHECK(written("date('2024-06-07')", "yyyy'y'''MM") == "2024y\\'06");
    CHECK(written("date('2024-06-07')", "''") == "\\'");
    CHECK(written("date('2024-06-07')", "'open") == "argument: InvalidArgumentValue");
}

TEST_CASE("years before the common era and offsets of all kinds are written") {
    CHECK(written("date({year: -43, month: 3, day: 15})", "y G u") == "44 BC -43");
    CHECK(written("date({year: 12345})", "yyyy") == "+12345");
    CHECK(written("time('10:00Z')", "X XX xxx Z ZZZZ ZZZZZ O VV") == "Z Z +00:00 +0000 GMT Z GMT Z");
    CHECK(written("time('10:00-03:30')", "X XX XXXXX O VV") == "-0330 -0330 -03:30 GMT-3:30 -03:30");
    CHECK(written("localtime('00:30')", "h K k a") == "12 0 24 AM");
}

TEST_CASE("a field that the value does not have is an error, or leaves its section out") {
    CHECK(written("date('2024-06-07')", "HH") == "argument: InvalidArgumentValue");
    CHECK(written("localtime('10:00')", "yyyy") == "argument: InvalidArgumentValue");
    CHECK(written("localdatetime('2024-06-07T10:00')", "XX") == "argument: InvalidArgumentValue");
    CHECK(written("date('2024-06-07')", "yyyy[ HH:mm]") == "2024");
    CHECK(written("date('2024-06-07')", "yyyy[ MM[ HH]]") == "2024 06");
    CHECK(written("date('2024-06-07')", "yyyy[") == "argument: InvalidArgumentValue");
    CHECK(written("date('2024-06-07')", "yyyy]") == "argument: InvalidArgumentValue");
    CHECK(written("date('2024-06-07')", "{yyyy}") == "argument: InvalidArgumentValue");
    CHECK(written("date('2024-06-07')", "ddd") == "argument: InvalidArgumentValue");
    CHECK(written("date('2024-06-07')", "j") == "argument: InvalidArgumentValue");
    CHECK(written("date('2024-06-07')", std::string(100'000, 'u')) == "argument: InvalidArgumentValue");
}

TEST_CASE("a duration's units take what larger ones of the pattern leave") {
    std::string const span = "duration('P14M10DT26H3M4.056S')";
    CHECK(written(span, "y M w d h m s S") == "1 2 1 3 26 3 4 0");
    CHECK(written(span, "M") == "14");
    CHECK(written(span, "q") == "4");
    CHECK(written(span, "d") == "10");
    CHECK(written(span, "s.SSS") == "93784.056");
    CHECK(written(span, "m A") == "1563 4056");
    CHECK(written(span, "N") == "93784056000000");
    CHECK(written(span, "HH:mm:ss 'd'") == "26:03:04 d");
    CHECK(written("duration('PT-1.5S')", "s.SSS") == "-1.500");
    CHECK(written("duration({days: -10})", "w d") == "-1 -3");
    CHECK(written(span, "E") == "argument: InvalidArgumentValue");
}

TEST_CASE("format without a pattern is ISO 8601, and null for null") {
    CHECK(result_of("format(date('2024-06-07'))") == "'2024-06-07'");
    CHECK(result_of("format(duration('P1D'))") == "'P1D'");
    CHECK(result_of("format(null, 'yyyy')") == "null");
    CHECK(result_of("format(date('2024-06-07'), null)") == "null");
    CHECK(result_of("format(1, 'yyyy')") == "type: InvalidArgumentValue");
}
