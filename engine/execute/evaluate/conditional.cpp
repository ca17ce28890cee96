#include <numeric>
#include <utility>

#include "engine/execute/evaluate/build.hpp"
#include "engine/execute/evaluate/operand.hpp"

namespace wafer::engine::evaluate {
namespace {

/// A condition is asked only about the rows that no condition before it took, a value only for the rows that chose it.
class choice final : public computed {
public:
    struct branch {
        operand condition;
        operand content;
    };
    choice(std::vector<branch> branches, std::optional<operand> otherwise, layout layout)
        : branches_(std::move(branches)), otherwise_(std::move(otherwise)), layout_(layout) {}

    void collect_slots(std::vector<slot>& slots) const override {
        for (auto const& branch : branches_) {
            branch.condition.collect_slots(slots);
            branch.content.collect_slots(slots);
        }
        if (otherwise_) otherwise_->collect_slots(slots);
    }

private:
    column const& compute(batch const& rows) override {
        result_.reset(layout_);
        result_.resize(rows.rows);
        open_.resize(rows.rows);
        std::iota(open_.begin(), open_.end(), 0u);
        for (auto& branch : branches_) {
            if (open_.empty()) return result_;
            split(branch.condition.on(rows, open_));
            if (!taken_.empty()) scatter(branch.content.on(rows, taken_), taken_);
        }
        if (open_.empty()) return result_;
        if (otherwise_) {
            scatter(otherwise_->on(rows, open_), open_);
        } else {
            for (auto const row : open_) result_.set_null(row);
        }
        return result_;
    }

    /// Moves the open rows for which the condition holds to `taken_`.
    void split(column const& condition) {
        select_true(condition, open_.size(), chosen_);
        taken_.clear();
        std::size_t kept = 0;
        std::size_t next = 0;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            if (next < chosen_.size() && chosen_[next] == i) {
                taken_.push_back(open_[i]);
                ++next;
            } else {
                open_[kept++] = open_[i];
            }
        }
        open_.resize(kept);
    }

    void scatter(column const& from, std::vector<std::uint32_t> const& to) {
        for (std::size_t i = 0; i < to.size(); ++i) result_.set(to[i], from.get(i));
    }

    std::vector<branch> branches_;
    std::optional<operand> otherwise_;
    layout layout_;
    std::vector<std::uint32_t> open_;
    std::vector<std::uint32_t> chosen_;
    std::vector<std::uint32_t> taken_;
};

}  // namespace

evaluator_ptr build(bound::conditional const& node, scope const& in) {
    std::vector<choice::branch> branches;
    branches.reserve(node.branches.size());
    for (auto const& [condition, content] : node.branches) {
        operand asked(build_operand(condition, in));
        branches.push_back({std::move(asked), operand(build_operand(content, in))});
    }
    std::optional<operand> otherwise;
    if (node.otherwise) otherwise.emplace(build_operand(node.otherwise, in));
    return std::make_unique<choice>(std::move(branches), std::move(otherwise), layout_for(in.kinds));
}

}  // namespace wafer::engine::evaluate
