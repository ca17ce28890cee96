// Reads a chain of operators, or the pattern of a subquery, back as the pattern that it finds.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "engine/plan/estimate.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine::optimise {

/// What the operators of a chain find, as far as one can count it; anything else makes `read` fail. One per chain.
class pattern_reader {
public:
    pattern_reader(plan::statement& statement, plan::estimator const& estimator) : statement_(&statement), estimator_(&estimator) {}

    /// Whether everything from `top` down to its leaf, a single row, was understood.
    bool read(plan::node const& top);
    /// Moves out the pattern; the inputs that yield candidates are made now.
    plan::counted_pattern take(std::vector<plan::node_ptr>& inputs);

    /// The variable of a symbol, if it is a node of the pattern itself (not of an optional part).
    [[nodiscard]] std::optional<std::uint32_t> variable(plan::symbol symbol) const;
    /// Rows that the chain is expected to handle.
    [[nodiscard]] double rows() const { return rows_; }
    /// Whether a variable is restricted by more than labels.
    [[nodiscard]] bool anchored() const;
    /// Nodes and relationships that a pass over the whole pattern looks at.
    [[nodiscard]] double size() const;

private:
    bool read_chain(plan::node const& top);
    bool read_operator(plan::node const& at);
    bool read_optional(plan::node const& at);
    bool read_subquery(bound::subquery const& subquery, bool negated);
    bool read_pattern(bound::pattern const& pattern);
    bool read_condition(plan::expr condition);
    bool read_label_test(bound::label_test const& test);
    bool read_unequal(plan::expr left, plan::expr right);
    bool restrict_variable(plan::expr condition);
    std::uint32_t add_variable(plan::symbol symbol);
    /// The only variable of an outer pattern that this one uses, if there is one.
    [[nodiscard]] std::optional<std::uint32_t> attached_to(pattern_reader const& outer) const;
    void move_first(std::uint32_t variable);

    plan::statement* statement_;
    plan::estimator const* estimator_;
    pattern_reader const* outer_ = nullptr;  // Of a part.
    plan::counted_pattern pattern_;
    std::map<plan::symbol, std::uint32_t> variables_;
    std::map<plan::symbol, std::uint32_t> edges_;
    std::map<std::uint32_t, std::vector<plan::expr>> conditions_;
    std::map<std::uint32_t, plan::node const*> seeks_;
    std::vector<pattern_reader> parts_;
    double rows_ = 0;
};

}  // namespace wafer::engine::optimise
