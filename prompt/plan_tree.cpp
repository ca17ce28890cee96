#include "prompt/plan_tree.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "prompt/json_values.hpp"
#include "prompt/table.hpp"
#include "prompt/visible_text.hpp"

namespace wafer::prompt {
bool was_measured(plan_description const& plan) {
    if (plan.rows > 0 || plan.nanoseconds > 0) return true;
    for (auto const& input : plan.inputs) {
        if (was_measured(input)) return true;
    }
    return false;
}

std::string estimate_text(double rows) {
    return rows < 10 && rows != std::floor(rows) ? fmt::format("{:.1f}", rows) : fmt::format("{:.0f}", rows);
}

namespace {

struct drawing {
    bool measured = false;
    std::vector<std::vector<table_cell>> rows;

    /// Draws `plan` behind `stem` and its inputs below, each behind `indent`.
    void draw(plan_description const& plan, std::string const& stem, std::string const& indent) {
        auto& row = rows.emplace_back();
        row.push_back({stem + plan.name});
        row.push_back({visible(plan.details)});
        row.push_back({estimate_text(plan.estimated_rows), true});
        if (measured) {
            row.push_back({std::to_string(plan.rows), true});
            row.push_back({fmt::format("{:.3f}", static_cast<double>(plan.nanoseconds) / 1e6), true});
        }
        for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
            bool const last = i + 1 == plan.inputs.size();
            draw(plan.inputs[i], indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "));
        }
    }
};

}  // namespace

std::string drawn_plan(plan_description const& plan) {
    drawing tree{was_measured(plan), {}};
    tree.draw(plan, "", "");
    std::vector<std::string> columns{"operator", "details", "estimated rows"};
    if (tree.measured) columns.insert(columns.end(), {"rows", "time (ms)"});
    table layout(std::move(columns), 0);
    auto const text = layout.block(tree.rows);
    return text + layout.bottom();
}

std::string plan_json(plan_description const& plan) {
    std::string out = R"({"operator":)";
    append_json_string(out, plan.name);
    out += R"(,"details":)";
    append_json_string(out, plan.details);
    out += R"(,"estimated_rows":)" + to_json(plan.estimated_rows) + R"(,"rows":)" + std::to_string(plan.rows) + R"(,"nanoseconds":)" +
           std::to_string(plan.nanoseconds) + R"(,"inputs":[)";
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) out += (i > 0 ? "," : "") + plan_json(plan.inputs[i]);
    return out + "]}";
}

}  // namespace wafer::prompt
