#include "engine/execute/build.hpp"

#include <chrono>

#include "engine/execute/aggregate.hpp"
#include "engine/execute/call.hpp"
#include "engine/execute/count_pattern.hpp"
#include "engine/execute/expand.hpp"
#include "engine/execute/load_csv.hpp"
#include "engine/execute/project.hpp"
#include "engine/execute/scan.hpp"
#include "engine/execute/write.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine {

namespace {

/// Counts rows and time around another operator.
class profiled_operator final : public batch_operator {
public:
    profiled_operator(std::unique_ptr<batch_operator> inner, operator_profile& profile) : inner_(std::move(inner)), profile_(&profile) {}
    void open() override { inner_->open(); }
    bool next(batch& out) override {
        auto const before = std::chrono::steady_clock::now();
        bool const found = inner_->next(out);
        auto const spent = std::chrono::steady_clock::now() - before;
        profile_->nanoseconds += static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count());
        if (found) profile_->rows += out.rows;
        return found;
    }

private:
    std::unique_ptr<batch_operator> inner_;
    operator_profile* profile_;
};

}  // namespace

executable::executable(plan::statement const& plan, bool profile) : plan_(&plan), profile_(profile) {
    context_.run = &run_;
    context_.parameters = &plan.source->parameters;
    context_.build_subplan = [this](bound::subquery const& subquery, slot_map const& outer) { return build_subquery(subquery, outer); };
    root_ = build(*plan.root);
    for (auto const symbol : plan.columns) columns_.push_back(root_.slots.at(symbol));
}

bool executable::next(batch& out) {
    if (!root_.root->next(rows_)) return false;
    out.columns.resize(columns_.size());
    for (slot to = 0; to < columns_.size(); ++to) copy_column(rows_.columns[columns_[to]], rows_.rows, out.columns[to], identity_);
    out.rows = rows_.rows;
    return true;
}

built executable::build(plan::node const& node) {
    built made = build_operator(node);
    if (!profile_) return made;
    auto& profile = profiles_.emplace_back(std::make_unique<operator_profile>());
    profile->of = &node;
    return {std::make_unique<profiled_operator>(std::move(made.root), *profile), std::move(made.slots)};
}

built executable::build_operator(plan::node const& node) {
    auto const& output = node.output;
    auto const input = [&] { return build(*node.inputs[0]); };
    return std::visit(
        overloaded{
            [&](plan::single_row const&) { return build_single_row(run_); },
            [&](plan::argument const& what) {
                auto leaf = std::make_unique<argument_operator>(what.symbols, what.origin, output);
                leaves_.push_back(leaf.get());
                return built{std::move(leaf), slot_map(output)};
            },
            [&](plan::node_scan const& what) { return build_node_scan(input(), what, output, run_); },
            [&](plan::node_by_id const& what) { return build_node_by_id(input(), what, output, context_); },
            [&](plan::index_seek const& what) { return build_index_seek(input(), what, output, context_); },
            [&](plan::expand const& what) { 
                return what.ends_only ? build_expand_distinct(input(), what, output, run_) : build_expand(input(), what, output, run_);
            },
            [&](plan::expand_many const& what) {
                return what.ends_only ? build_expand_ends(input(), what, output, context_) : build_expand_many(input(), what, output, context_);
            },
            [&](plan::shortest_path const& what) { return build_shortest_path(input(), what, output, context_); },
            [&](plan::traverse const& what) { return build_traverse(input(), what, output, context_); },
            [&](plan::endpoints const& what) { return build_endpoints(input(), what, output, run_); },
            [&](plan::filter const& what) { return build_filter(input(), what, output, context_); },
            [&](plan::extend const& what) { return build_extend(input(), what, output, context_); },
            [&](plan::aggregate const& what) { return build_aggregate(input(), what, output, context_); },
            [&](plan::count_pattern const& what) {
                std::vector<built> candidates;
                for (auto const& each : node.inputs) candidates.push_back(build(*each));
                return build_count_pattern(std::move(candidates), what, output, run_);
            },
            [&](plan::distinct const& what) { return build_distinct(input(), what, output, run_); },
            [&](plan::sort const& what) { return build_sort(input(), what, output, context_); },
            [&](plan::skip const& what) { return build_skip(input(), what, output, context_); },
            [&](plan::limit const& what) { return build_limit(input(), what, output, context_); },
            [&](plan::unwind const& what) { return build_unwind(input(), what, output, context_); },
            [&](plan::load_csv const& what) { return build_load_csv(input(), what, output, context_); },
            [&](plan::apply const& what) {
                built outer = input();
                auto inner = build_inner(*node.inputs[1], what.origin, outer.slots);
                return build_apply(std::move(outer), std::move(inner), what, output);
            },
            [&](plan::union_all const& what) {
                std::vector<built> inputs;
                for (auto const& each : node.inputs) inputs.push_back(build(*each));
                return build_union(std::move(inputs), what, output);
            },
            [&](plan::eager const&) { return build_eager(input(), output, run_); },
            [&](plan::create const& what) { return build_create(input(), what, output, context_); },
            [&](plan::update const& what) { return build_update(input(), what, output, context_); },
            [&](plan::merge const& what) {
                built outer = input();
                auto search = build_inner(*node.inputs[1], what.origin, outer.slots);
                return build_merge(std::move(outer), std::move(search), what, output, context_);
            },
            [&](plan::removal const& what) { return build_removal(input(), what, output, context_); },
            [&](plan::procedure_call const& what) { return build_procedure_call(input(), what, output, context_); },
            [&](plan::schema_change const& what) { return build_schema_change(input(), what, context_); },
        },
        node.what);
}

std::unique_ptr<plan_runner> executable::build_inner(plan::node const& root, bound::symbol origin, slot_map const& outer) {
    // The leaves found while building are the inner plan's own: those of the plans around it wait.
    auto around = std::exchange(leaves_, {});
    built inner = build(root);
    auto leaves = std::exchange(leaves_, std::move(around));
    auto const at = inner.slots.has(origin) ? std::optional(inner.slots.at(origin)) : std::nullopt;
    return std::make_unique<plan_runner>(std::move(inner), std::move(leaves), outer, at);
}

std::unique_ptr<subplan> executable::build_subquery(bound::subquery const& subquery, slot_map const& outer) {
    auto const& nested = plan_->subqueries.at(subquery.body);
    return build_inner(*nested.root, nested.origin, outer);
}

}  // namespace wafer::engine
