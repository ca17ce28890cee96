#include <string>

#include "prompt/plan_tree.hpp"
#include "tests/support/catch.hpp"

using wafer::plan_description;
using namespace wafer::prompt;

namespace {

plan_description join() {
    plan_description const left{"NodeByLabelScan", "(c:Company)", 30, 0, 0, {}};
    plan_description const right{"Expand", "(c)-->(d)", 3.4, 0, 0, {{"NodeByLabelScan", "(d)", 1, 0, 0, {}}}};
    return {"Projection", "c.name", 12, 0, 0, {{"HashJoin", "c", 12, 0, 0, {left, right}}}};
}

}  // namespace

TEST_CASE("a plan is drawn as a tree beside its estimates") {
    CHECK(drawn_plan(join()) == "+--------------------------+-------------+----------------+\n"
                                "| operator                 | details     | estimated rows |\n"
                                "+--------------------------+-------------+----------------+\n"
                                "| Projection               | c.name      |             12 |\n"
                                "| └─ HashJoin              | c           |             12 |\n"
                                "|    ├─ NodeByLabelScan    | (c:Company) |             30 |\n"
                                "|    └─ Expand             | (c)-->(d)   |            3.4 |\n"
                                "|       └─ NodeByLabelScan | (d)         |              1 |\n"
                                "+--------------------------+-------------+----------------+\n");
}

TEST_CASE("a measured plan shows rows and time") {
    plan_description const plan{"NodeByLabelScan", "(c:Company)", 30, 28, 1'500'000, {}};
    auto const text = drawn_plan(plan);
    CHECK(text.find("| rows | time (ms) |") != std::string::npos);
    CHECK(text.find("|   28 |     1.500 |") != std::string::npos);
}

TEST_CASE("a plan is JSON too") {
    CHECK(plan_json({"Scan", "(c)", 2, 1, 5, {{"Row", "", 1, 0, 0, {}}}}) ==
          R"json({"operator":"Scan","details":"(c)","estimated_rows":2.0,"rows":1,"nanoseconds":5,"inputs":[)json"
          R"json({"operator":"Row","details":"","estimated_rows":1.0,"rows":0,"nanoseconds":0,"inputs":[]}]})json");
}
