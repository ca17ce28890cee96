#include "engine/optimise/top_k.hpp"

namespace wafer::engine::optimise {

plan::node_ptr top_k(plan::node_ptr root, plan::statement& statement) {
    for (auto& input : root->inputs) input = top_k(std::move(input), statement);
    auto const* const limit = std::get_if<plan::limit>(&root->what);
    if (!limit) return root;
    auto* below = root->inputs[0].get();
    auto const* const skip = std::get_if<plan::skip>(&below->what);
    if (skip) below = below->inputs[0].get();
    auto* const sort = std::get_if<plan::sort>(&below->what);
    if (!sort || !sort->most.empty()) return root;
    sort->most = {limit->count};
    if (skip) sort->most.push_back(skip->count);
    return root;
}

}  // namespace wafer::engine::optimise
