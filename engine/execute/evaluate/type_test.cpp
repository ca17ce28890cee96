#include <utility>

#include "engine/execute/evaluate/build.hpp"

namespace wafer::engine::evaluate {
namespace {

/// `IS [NOT] :: TYPE`, which is never null.
class test_of_type final : public computed_from<1> {
public:
    test_of_type(evaluator_ptr operand, value_type type, bool negated)
        : computed_from(std::move(operand)), type_(std::move(type)), negated_(negated) {}

private:
    column const& compute(batch const& rows) override {
        auto const& operand = operands_[0]->evaluate(rows);
        row_reader values(operand);
        truth_writer out(result_, operand.constant() ? 1 : rows.rows);
        for (std::size_t i = 0; i < result_.stored(); ++i) out.set(i, is_of_type(values[i], type_) != negated_);
        if (operand.constant()) result_.make_constant(result_.get(0));
        return result_;
    }

    value_type type_;
    bool negated_;
};

}  // namespace

evaluator_ptr build(bound::type_test const& node, scope const& in) {
    return std::make_unique<test_of_type>(build_operand(node.operand, in), node.type, node.negated);
}

}  // namespace wafer::engine::evaluate
