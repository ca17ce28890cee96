#include <chrono>
#include <string>

#include "prompt/diagnostics.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::prompt;
using wafer::error;
using wafer::error_code;

TEST_CASE("an error shows its code, its cause, its place and what may have been meant") {
    error failure(error_code::syntax, "UnexpectedSyntax", "expected a clause");
    failure.at({0, 6}).suggest({"RETURN"}).locate("RETRUN 1");
    auto const text = error_text(failure);
    CHECK(text.starts_with("error: syntax (UnexpectedSyntax): expected a clause. Did you mean RETURN?\n"));
    CHECK(text.find("RETRUN 1\n") != std::string::npos);
    CHECK(text.find('^') != std::string::npos);
    CHECK(text.ends_with('\n'));
}

TEST_CASE("an error without a place is one line") {
    CHECK(error_text(error(error_code::arithmetic, "DivisionByZero", "division by zero")) ==
          "error: arithmetic (DivisionByZero): division by zero\n");
}

TEST_CASE("what a terminal would obey does not come through a message") {
    CHECK(error_text(error(error_code::type, "X", "\x1b[2J")).find('\x1b') == std::string::npos);
}

TEST_CASE("a warning names the nearest") {
    CHECK(warning_text({"UnknownLabel", "no node has the label Compny", {}, {"Company"}}) ==
          "warning: UnknownLabel: no node has the label Compny. Did you mean Company?\n");
}

TEST_CASE("a warning shows its place") {
    CHECK(warning_text({"NullComparison", "A comparison.", {0, 1}, {}, "line 1, column 1\n  x\n  ^"}) ==
          "warning: NullComparison: A comparison.\nline 1, column 1\n  x\n  ^\n");
}

TEST_CASE("changes are counted in words") {
    CHECK(changes_text({}) == "");
    wafer::counters changes;
    changes.nodes_created = 2;
    changes.properties_set = 1;
    CHECK(changes_text(changes) == "2 nodes created, 1 property set");
}

TEST_CASE("a summary tells rows and time") {
    CHECK(summary_text(1, std::chrono::microseconds(420)) == "1 row, 0.42 ms");
    CHECK(summary_text(0, std::chrono::seconds(2)) == "0 rows, 2000.00 ms");
}

TEST_CASE("at a terminal an error's heading and carets have a colour") {
    error failure(error_code::syntax, "UnexpectedSyntax", "expected a clause");
    failure.at({0, 6}).suggest({"RETURN"}).locate("RETRUN 1");
    CHECK(error_text(failure, {language::english, true}) ==
          "\x1b[1;31merror: syntax (UnexpectedSyntax): \x1b[0mexpected a clause. Did you mean RETURN?\n"
          "line 1, column 1\n  RETRUN 1\n  \x1b[1;31m^^^^^^\x1b[0m\n");
    CHECK(warning_text({"X", "careful", {}, {}, "a ^ b\n ^\n"}, {language::english, true}) ==
          "\x1b[1;33mwarning: X: \x1b[0mcareful\na ^ b\n \x1b[1;33m^\x1b[0m\n");
}

TEST_CASE("changes and summaries are said in Chinese, too") {
    wafer::counters changes;
    changes.nodes_created = 1;
    changes.properties_set = 2;
    CHECK(changes_text(changes, language::chinese) == "创建了 1 个节点、设置了 2 个属性");
    CHECK(summary_text(1, std::chrono::microseconds(420), language::chinese) == "1 行，0.42 毫秒");
}
