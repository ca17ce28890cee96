#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>

#include "prompt/diagnostics.hpp"
#include "prompt/words/errors.hpp"
#include "prompt/words/holes.hpp"
#include "tests/support/catch.hpp"
#include "wafer/wafer.hpp"

using namespace wafer::prompt;

namespace {

/// What the statement fails with, as the prompt says it in Chinese.
std::string complaint(std::string const& statement) {
    wafer::database database;
    try {
        static_cast<void>(database.connect().run(statement).rows());
    } catch (wafer::error const& failure) {
        return error_text(failure, {language::chinese, false});
    }
    return "it did not fail";
}

}  // namespace

TEST_CASE("every detail that docs/errors.md lists, and no other, has a meaning in Chinese") {
    std::ifstream page(std::filesystem::path(WAFER_SOURCE_DIR) / "docs" / "errors.md");
    static std::regex const row("\\| `([A-Z]\\w+)` \\|.*");
    std::set<std::string> listed;
    std::smatch found;
    for (std::string line; std::getline(page, line);)
        if (std::regex_match(line, found, row)) listed.insert(found[1]);
    REQUIRE(listed.size() > 80);
    std::set<std::string> known;
    for (auto const& each : all_meanings()) {
        CAPTURE(each.detail);
        CHECK(known.emplace(each.detail).second);
        CHECK_FALSE(each.chinese.empty());
        CHECK(listed.contains(std::string(each.detail)));
    }
    for (auto const& detail : listed) {
        CAPTURE(detail);
        CHECK(known.contains(detail));
    }
}

TEST_CASE("translated sentences have the holes of the English ones") {
    for (auto const& each : all_sentence_pairs()) {
        CAPTURE(each.english);
        CHECK(holes_of(each.english) == holes_of(each.chinese));
    }
}

TEST_CASE("common errors are said in Chinese, with their place and what may have been meant") {
    CHECK(complaint("RETRUN 1") == "错误：语法（UnexpectedSyntax）：遇到了 `RETRUN`，而这里应为：EXPLAIN、PROFILE、WHY 或 子句（如 MATCH 或 RETURN）。您是不是想写 RETURN？\n"
                                   "第 1 行，第 1 列\n  RETRUN 1\n  ^^^^^^\n");
    CHECK(complaint("WITH 1 AS number RETURN numbr") == "错误：语法（UndefinedVariable）：变量 `numbr` 未定义。您是不是想写 number？\n"
                                                        "第 1 行，第 25 列\n  WITH 1 AS number RETURN numbr\n                          ^^^^^\n");
    CHECK(complaint("UNWIND [0] AS n RETURN 1 / n").starts_with("错误：算术（DivisionByZero）：整数除法 1 / 0 没有结果。\n"));
    CHECK(complaint("RETURN $x").starts_with("错误：缺少参数（MissingParameter）：语句需要参数 `$x` 的值。\n"));
    CHECK(complaint("RETURN siz([1])").starts_with("错误：语法（UnknownFunction）：没有函数 siz()。您是不是想写 sin 或 size？\n"));
    CHECK(complaint("RETURN").starts_with("错误：语法（UnexpectedSyntax）：文本到此结束，而这里应为："));
}

TEST_CASE("what has no translation is said by its meaning and in English") {
    CHECK(complaint("RETURN date('soon')").find("'soon'") != std::string::npos);
    auto const text = complaint("DROP INDEX a");
    CHECK(text.starts_with("错误：语义（IndexNotFound）：没有这个名字的索引。\n英文原文：There is no index"));
}

TEST_CASE("every code has a name in Chinese") {
    for (int code = 0; code <= static_cast<int>(wafer::error_code::cancelled); ++code) {
        auto const each = static_cast<wafer::error_code>(code);
        CHECK(name_of(each, language::english) == to_string(each));
        CHECK(name_of(each, language::chinese) != to_string(each));
    }
}

TEST_CASE("warnings are said in Chinese") {
    CHECK(warning_text({"UnknownLabel", "No node has the label `Compny`. Did you mean `Company`?", {}, {"Company"}, {}}, {language::chinese, false}) ==
          "警告：UnknownLabel：没有节点带标签 `Compny`。您是不是想写 `Company`？\n");
}
