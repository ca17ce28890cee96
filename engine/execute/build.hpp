// Plans become operators.
#pragma once

#include <memory>
#include <vector>

#include "engine/execute/apply.hpp"
#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

/// What PROFILE learns of one operator.
struct operator_profile {
    plan::node const* of = nullptr;
    std::uint64_t rows = 0;
    std::uint64_t nanoseconds = 0;  // Inputs included.
};

/// The operators of one statement, with the context of their run. Run again and again by one thread at a time.
class executable {
public:
    /// `plan` must outlive it.
    executable(plan::statement const& plan, bool profile);

    [[nodiscard]] run_context& context() { return run_; }
    /// Before the first `next` of each run, once the context is filled in.
    void open() { root_.root->open(); }
    /// The next rows of the statement's columns.
    bool next(batch& out);
    /// Parallel to the plan's nodes in the order they were built; empty without `profile`.
    [[nodiscard]] std::vector<std::unique_ptr<operator_profile>> const& profiles() const { return profiles_; }

private:
    built build(plan::node const& node);
    built build_operator(plan::node const& node);
    std::unique_ptr<plan_runner> build_inner(plan::node const& root, bound::symbol origin, slot_map const& outer);
    std::unique_ptr<subplan> build_subquery(bound::subquery const& subquery, slot_map const& outer);

    plan::statement const* plan_;
    bool profile_;
    run_context run_;
    compile_context context_;
    std::vector<argument_operator*> leaves_;  // Of the inner plan being built.
    std::vector<std::unique_ptr<operator_profile>> profiles_;
    built root_;
    std::vector<slot> columns_;
    batch rows_;
    std::vector<std::uint32_t> identity_;
};

}  // namespace wafer::engine
