#include <utility>

#include "engine/execute/evaluate/build.hpp"
#include "engine/value/value_memory.hpp"

namespace wafer::engine::evaluate {
namespace {

/// A scalar function, called row by row, or once for a batch if nothing varies. What draws anew at each call, such as `rand()`, takes no
/// arguments; what only reads the clock or the graph answers alike for a whole batch.
class call_of_function final : public computed {
public:
    call_of_function(scalar_function const& function, std::vector<evaluator_ptr> operands, run_context& run)
        : function_(&function), operands_(std::move(operands)), arguments_(operands_.size()), run_(&run) {}

    void collect_slots(std::vector<slot>& slots) const override {
        for (auto const& operand : operands_) operand->collect_slots(slots);
    }

private:
    column const& compute(batch const& rows) override {
        bool const constant = read_operands(rows);
        if (constant && (function_->deterministic || function_->most > 0)) {
            result_.make_constant(call(arguments_));
            return result_;
        }
        result_.reset(layout_for(function_->returns));
        result_.resize(rows.rows);
        if (arguments_.size() == 1 && columns_[0]->kind() == layout::any && !constant) {
            call_on_values(columns_[0]->values());
        } else {
            call_on_columns();
        }
        return result_;
    }

    /// Evaluates the operands; constant ones are written to the arguments for good. Returns whether all are constant.
    bool read_operands(batch const& rows) {
        columns_.clear();
        varying_.clear();
        for (std::size_t i = 0; i < operands_.size(); ++i) {
            columns_.push_back(&operands_[i]->evaluate(rows));
            if (columns_[i]->constant()) {
                arguments_[i] = columns_[i]->get(0);
            } else {
                varying_.push_back(i);
            }
        }
        return varying_.empty();
    }

    /// The only argument where it lies.
    void call_on_values(value const* values) {
        for (std::size_t i = 0; i < result_.stored(); ++i) result_.set(i, call({values + i, 1}));
    }

    void call_on_columns() {
        for (std::size_t i = 0; i < result_.stored(); ++i) {
            for (auto const k : varying_) arguments_[k] = columns_[k]->get(i);
            result_.set(i, call(arguments_));
        }
    }

    /// One row may keep a function busy for milliseconds.
    value call(std::span<value const> arguments) {
        for (auto const& argument : arguments) {
            if (argument.is(kind::string)) value_memory::read(argument.string().size());
            else if (argument.is(kind::list)) value_memory::work(argument.list().size());
        }
        return invoke(*function_, run_->calls, arguments);
    }

    scalar_function const* function_;
    std::vector<evaluator_ptr> operands_;
    std::vector<value> arguments_;
    std::vector<column const*> columns_;
    std::vector<std::size_t> varying_;
    run_context* run_;
};

}  // namespace

evaluator_ptr build(bound::call const& node, scope const& in) {
    std::vector<evaluator_ptr> operands;
    operands.reserve(node.arguments.size());
    for (auto const* argument : node.arguments) operands.push_back(build_operand(argument, in));
    return std::make_unique<call_of_function>(*node.function, std::move(operands), *in.context.run);
}

}  // namespace wafer::engine::evaluate
