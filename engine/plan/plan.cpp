#include "engine/plan/plan.hpp"

#include <algorithm>

#include "wafer/error.hpp"

namespace wafer::engine::plan {

void require_operators(statement const& statement, std::size_t more) {
    if (more > statement.most_operators - std::min(statement.operators, statement.most_operators))
        throw error(error_code::limit, "PlanTooLarge",
                    "The statement needs a plan of more than " + std::to_string(statement.most_operators) +
                        " operators (option `plan_operators`); take it apart into several statements.",
                    error::phase::compile_time);
}

node_ptr make_node(statement& statement, node::operation what, node_ptr input) {
    require_operators(statement, 1);
    ++statement.operators;
    auto made = std::make_unique<node>();
    made->what = std::move(what);
    if (input) made->inputs.push_back(std::move(input));
    return made;
}

}  // namespace wafer::engine::plan
