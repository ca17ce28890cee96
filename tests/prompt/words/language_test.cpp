#include <cstdlib>
#include <optional>
#include <string>

#include "prompt/words/language.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace wafer::prompt;
using wafer::tests::run_wafer;

TEST_CASE("a language is named by its code, with or without a region") {
    CHECK(language_named("en") == language::english);
    CHECK(language_named("zh") == language::chinese);
    CHECK(language_named("zh_CN.UTF-8") == language::chinese);
    CHECK(language_named("zh-TW") == language::chinese);
    CHECK(language_named("en_GB@euro") == language::english);
    CHECK_FALSE(language_named("de_DE.UTF-8"));
    CHECK_FALSE(language_named("zhuang"));
    CHECK_FALSE(language_named(""));
}

TEST_CASE("the locale decides: LC_ALL before LC_MESSAGES before LANG") {
    auto const first_line = [](wafer::tests::environment const& given) {
        auto const text = run_wafer({":memory:", "-c", ":help"}, "", given).out;
        return text.substr(0, text.find('\n'));
    };
    std::string const english = "A statement ends with ; or a blank line. A line that begins with a colon is";
    std::string const chinese = "语句以 ; 或空行结束。以冒号开头的行是命令：";
    CHECK(first_line({{"LC_ALL", "zh_CN.UTF-8"}}) == chinese);
    CHECK(first_line({{"LC_ALL", ""}, {"LC_MESSAGES", "zh_CN.UTF-8"}, {"LANG", "C"}}) == chinese);
    CHECK(first_line({{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", "zh_TW.UTF-8"}}) == chinese);
    CHECK(first_line({{"LC_ALL", "C"}, {"LANG", "zh_CN.UTF-8"}}) == english);
    CHECK(first_line({{"LC_ALL", "fr_FR.UTF-8"}}) == english);
}

TEST_CASE("--lang and :lang come before the locale") {
    CHECK(run_wafer({":memory:", "--lang", "zh", "-c", ":lang"}).out == "zh\n");
    CHECK(run_wafer({":memory:", "--lang=en", "-c", ":lang"}, "", {{"LC_ALL", "zh_CN.UTF-8"}}).out == "en\n");
    CHECK(run_wafer({":memory:", "-c", ":lang zh\n:nosuch"}).err.find("错误：参数（UnknownCommand）：没有命令 :nosuch") == 0);
    auto const wrong = run_wafer({":memory:", "--lang", "de"});
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.err.find("There is no language 'de', only zh and en.") != std::string::npos);
}

TEST_CASE("the command line is explained in the language") {
    auto const help = run_wafer({"--lang", "zh", "--help"});
    CHECK(help.exit_code == 0);
    CHECK(help.out.find("打开此文件夹中的数据集") != std::string::npos);
    CHECK(help.out.find("用法") != std::string::npos);
    CHECK(run_wafer({"--lang", "zh", "--fromat", "x"}).err == "wafer：未知选项 --fromat。您是不是想写 --format？\n用 wafer --help 查看选项。\n");
}
