#include <sstream>
#include <string>

#include "prompt/plan_bars.hpp"
#include "tests/support/catch.hpp"
#include "wafer/text.hpp"

using wafer::plan_description;
using namespace wafer::prompt;

namespace {

plan_description join(std::uint64_t nanoseconds) {
    plan_description const left{"NodeByLabelScan", "(c:Company)", 30, nanoseconds ? 28u : 0u, nanoseconds, {}};
    plan_description const right{"Expand", "(c)-->(d)", 3.4, 0, nanoseconds / 2, {{"SingleRow", "", 1, 0, 0, {}}}};
    return {"Projection", "c.name", 12, 0, 0, {{"HashJoin", "c", 12, 0, nanoseconds / 2, {left, right}}}};
}

std::size_t widest(std::string const& text) {
    std::size_t width = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) width = std::max(width, wafer::display_width(line));
    return width;
}

print_style const eighty{80, false, language::english};

}  // namespace

TEST_CASE("an estimated plan is a tree with bars of rows; single inputs stand straight below") {
    CHECK(plan_with_bars(join(0), eighty) == "operator            estimated\n"
                                             "Projection                 12  ███▎ 21 %\n"
                                             "│  c.name\n"
                                             "HashJoin                   12  ███▎ 21 %\n"
                                             "│  c\n"
                                             "├─ NodeByLabelScan         30  ████████▎ 51 %\n"
                                             "│     (c:Company)\n"
                                             "└─ Expand                 3.4  ▉ 6 %\n"
                                             "   │  (c)-->(d)\n"
                                             "   SingleRow                1  ▎ 2 %\n");
}

TEST_CASE("a measured plan has bars of time beside estimated and actual rows") {
    auto const text = plan_with_bars(join(1'000'000), eighty);
    CHECK(text.starts_with("operator            estimated  rows      time\n"));
    CHECK(text.find("├─ NodeByLabelScan         30    28  1.000 ms  ████████ 50 %\n") != std::string::npos);
    CHECK(text.ends_with("2.000 ms in all\n"));
}

TEST_CASE("a plan keeps to the width, however long its details are") {
    plan_description plan{"Projection", std::string(300, 'x') + " " + std::string(100, 'y'), 1e7, 5, 77, {}};
    for (int i = 0; i < 30; ++i) plan = {"Filter", "a.name = 'a rather long name' AND b.name = '英伟达英伟达英伟达'", 1e6, 1000, 5, {plan}};
    CHECK(widest(plan_with_bars(plan, eighty)) <= 80);
    CHECK(widest(plan_with_bars(plan, {60, false, language::chinese})) <= 60);
}

TEST_CASE("a plan has colours where they are wanted, and speaks Chinese") {
    CHECK(plan_with_bars(join(0), eighty).find('\x1b') == std::string::npos);
    CHECK(plan_with_bars(join(0), {80, true, language::english}).find("\x1b[1mProjection\x1b[0m") != std::string::npos);
    CHECK(plan_with_bars(join(9), {80, false, language::chinese}).starts_with("算子"));
}

TEST_CASE("nothing to share is no share") {
    CHECK(plan_with_bars({"SingleRow", "", 0, 0, 0, {}}, eighty) == "operator   estimated\nSingleRow          0  0 %\n");
}
