#include <algorithm>
#include <utility>

#include "engine/execute/evaluate/build.hpp"
#include "engine/execute/evaluate/operand.hpp"
#include "engine/plan/failing.hpp"

namespace wafer::engine::evaluate {
namespace {

using bound::logic_operator;
using truths = std::vector<std::uint8_t>;

std::string_view name_of(logic_operator op) {
    switch (op) {
        case logic_operator::and_: return "AND";
        case logic_operator::or_: return "OR";
        case logic_operator::xor_: return "XOR";
    }
    return "";
}

std::uint8_t exclusive(std::uint8_t left, std::uint8_t right) {
    if (left == is_unknown || right == is_unknown) return is_unknown;
    return left == right ? is_false : is_true;
}

/// `so_far[i]` joined by `op` with `next[i]`.
void join(logic_operator op, truths& so_far, truths const& next) {
    std::size_t const rows = so_far.size();
    std::uint8_t* __restrict const left = so_far.data();
    std::uint8_t const* __restrict const right = next.data();
    switch (op) {
        case logic_operator::and_:
            for (std::size_t i = 0; i < rows; ++i) left[i] = std::min(left[i], right[i]);
            break;
        case logic_operator::or_:
            for (std::size_t i = 0; i < rows; ++i) left[i] = std::max(left[i], right[i]);
            break;
        case logic_operator::xor_:
            for (std::size_t i = 0; i < rows; ++i) left[i] = exclusive(left[i], right[i]);
            break;
    }
}

void write_truths(truths const& from, column& to) {
    std::size_t const rows = from.size();
    to.reset(layout::boolean);
    to.resize(rows);
    auto* const booleans = to.booleans();
    std::uint8_t unknown = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        booleans[i] = static_cast<std::uint8_t>(from[i] >> 1);
        unknown = static_cast<std::uint8_t>(unknown | (from[i] & 1u));
    }
    if (unknown == 0) return;
    auto* const valid = to.make_validity();
    for (std::size_t i = 0; i < rows; ++i) valid[i] = static_cast<std::uint8_t>(~from[i] & 1u);
}

/// Operands from left to right. A row on which the operands so far have decided is not shown to those that follow, unless these can do no
/// harm and most rows need them anyway.
class logic_chain final : public computed {
public:
    struct link {
        operand content;
        bool harmless;
    };
    logic_chain(logic_operator op, std::vector<link> links, run_context const& run) : op_(op), links_(std::move(links)), run_(&run) {}

    void collect_slots(std::vector<slot>& slots) const override {
        for (auto const& link : links_) link.content.collect_slots(slots);
    }

private:
    column const& compute(batch const& rows) override {
        read_truths(links_[0].content.on_all(rows), rows.rows, name_of(op_), so_far_);
        listed_ = false;
        for (std::size_t i = 1; i < links_.size(); ++i) {
            std::size_t const open = count_open();
            if (open == 0) break;
            bool const harmless = links_[i].harmless && !run_->writable;
            if (open == rows.rows || (harmless && open * 4 >= rows.rows)) {
                read_truths(links_[i].content.on_all(rows), rows.rows, name_of(op_), next_);
                join(op_, so_far_, next_);
            } else {
                add_open(links_[i].content, rows);
            }
        }
        write_truths(so_far_, result_);
        return result_;
    }

    [[nodiscard]] std::size_t count_open() {
        if (op_ == logic_operator::xor_) return so_far_.size();
        std::uint8_t const decided = decisive();
        if (!listed_) return so_far_.size() - static_cast<std::size_t>(std::count(so_far_.begin(), so_far_.end(), decided));
        std::erase_if(open_, [&](std::uint32_t row) { return so_far_[row] == decided; });
        return open_.size();
    }

    [[nodiscard]] std::uint8_t decisive() const { return op_ == logic_operator::and_ ? is_false : is_true; }

    void add_open(operand& next, batch const& rows) {
        if (!listed_) list_open();
        read_truths(next.on(rows, open_), open_.size(), name_of(op_), next_);
        taken_.resize(open_.size());
        for (std::size_t i = 0; i < open_.size(); ++i) taken_[i] = so_far_[open_[i]];
        join(op_, taken_, next_);
        for (std::size_t i = 0; i < open_.size(); ++i) so_far_[open_[i]] = taken_[i];
    }

    void list_open() {
        listed_ = true;
        std::uint8_t const decided = decisive();
        open_.resize(so_far_.size());
        std::size_t count = 0;
        for (std::uint32_t row = 0; row < so_far_.size(); ++row) {
            open_[count] = row;
            count += so_far_[row] != decided ? 1 : 0;
        }
        open_.resize(count);
    }

    logic_operator op_;
    std::vector<link> links_;
    run_context const* run_;
    bool listed_ = false;
    std::vector<std::uint32_t> open_;  // If listed, the rows not decided yet.
    truths so_far_;
    truths next_;
    truths taken_;
};

class logical_negation final : public computed_from<1> {
public:
    using computed_from::computed_from;

private:
    column const& compute(batch const& rows) override {
        auto const& operand = operands_[0]->evaluate(rows);
        bool const constant = operand.constant();
        read_truths(operand, constant ? 1 : rows.rows, "NOT", truths_);
        for (auto& truth : truths_) truth = static_cast<std::uint8_t>(is_true - truth);
        write_truths(truths_, result_);
        if (constant) result_.make_constant(result_.get(0));
        return result_;
    }

    truths truths_;
};

}  // namespace

evaluator_ptr build(bound::logic const& node, scope const& in) {
    std::vector<logic_chain::link> links;
    links.reserve(node.operands.size());
    for (auto const* one : node.operands) links.push_back({operand(build_operand(one, in)), plan::cannot_fail(one)});
    return std::make_unique<logic_chain>(node.op, std::move(links), *in.context.run);
}

evaluator_ptr build(bound::negation const& node, scope const& in) {
    return std::make_unique<logical_negation>(build_operand(node.operand, in));
}

}  // namespace wafer::engine::evaluate
