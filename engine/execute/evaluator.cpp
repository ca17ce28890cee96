#include "engine/execute/evaluator.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/execute/evaluate/build.hpp"
#include "engine/execute/evaluate/constancy.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine {

namespace {

[[noreturn]] void refuse_condition(kind found) {
    throw error(error_code::type, "InvalidArgumentType", fmt::format("A condition must be BOOLEAN, not {}.", name_of(found)));
}

bool holds(value const& condition) {
    if (condition.is_null()) return false;
    if (!condition.is(kind::boolean)) refuse_condition(condition.type());
    return condition.boolean();
}

void select_booleans(column const& condition, std::size_t rows, std::vector<std::uint32_t>& out) {
    auto const* const truths = condition.booleans();
    auto const* const valid = condition.validity();
    out.resize(rows);
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < rows; ++i) {
        out[count] = i;
        count += truths[i] & (valid ? valid[i] : 1u);
    }
    out.resize(count);
}

/// The value of a constant expression, or null pointer if computing it fails: it may stand where no row comes, and if not, fails again.
std::unique_ptr<evaluator> fold(evaluator& constant) {
    try {
        batch one;
        one.rows = 1;
        return evaluate::make_constant(constant.evaluate(one).get(0));
    } catch (error const&) {
        return nullptr;
    }
}

/// A constant that may take long, which a statement's limits only hold for once it runs: computed when it is first asked for, and kept.
class kept final : public evaluator {
public:
    explicit kept(std::unique_ptr<evaluator> inner) : inner_(std::move(inner)) {}
    column const& evaluate(batch const& rows) override {
        if (!constant_) {
            batch one;
            one.rows = 1;
            constant_ = evaluate::make_constant(inner_->evaluate(one).get(0));
        }
        return constant_->evaluate(rows);
    }
    void collect_slots(std::vector<slot>&) const override {}

private:
    std::unique_ptr<evaluator> inner_;
    std::unique_ptr<evaluator> constant_;
};

/// Whether there is a loop in it, or a list of any length.
bool may_take_long(bound::expr expression) {
    auto const& node = expression->node;
    auto const* const call = std::get_if<bound::call>(&node);
    bool found = std::holds_alternative<bound::list_comprehension>(node) || std::holds_alternative<bound::quantifier>(node) ||
                 std::holds_alternative<bound::reduction>(node) || (call && call->function->name == "range");
    plan::for_each_operand(*expression, [&](bound::expr operand) { found = found || may_take_long(operand); });
    return found;
}

/// Says where in the statement an error comes from: the innermost expression that failed.
class located final : public evaluator {
public:
    located(std::unique_ptr<evaluator> inner, bound::source_range at) : inner_(std::move(inner)), at_(at) {}
    column const& evaluate(batch const& rows) override {
        try {
            return inner_->evaluate(rows);
        } catch (error& wrong) {
            if (!wrong.has_range()) wrong.at({at_.begin, at_.end});
            throw;
        }
    }
    void collect_slots(std::vector<slot>& slots) const override { inner_->collect_slots(slots); }

private:
    std::unique_ptr<evaluator> inner_;
    bound::source_range at_;
};

/// Reading a column or a parameter cannot fail.
bool can_fail(bound::expression const& expression) {
    return expression.at.end > 0 && !std::holds_alternative<bound::reference>(expression.node) &&
           !std::holds_alternative<bound::parameter>(expression.node);
}

}  // namespace

slot slot_map::at(bound::symbol symbol) const {
    auto const found = std::find(symbols_.begin(), symbols_.end(), symbol);
    assert(found != symbols_.end());
    return static_cast<slot>(found - symbols_.begin());
}

bool slot_map::has(bound::symbol symbol) const { return std::find(symbols_.begin(), symbols_.end(), symbol) != symbols_.end(); }

slot slot_map::add(bound::symbol symbol) {
    symbols_.push_back(symbol);
    return static_cast<slot>(symbols_.size() - 1);
}

std::unique_ptr<evaluator> compile(bound::expr expression, slot_map const& slots, compile_context const& context) {
    if (auto content = evaluate::literal_value(expression)) return evaluate::make_constant(std::move(*content));
    evaluate::scope const in{slots, context, expression->kinds};
    auto compiled = std::visit([&](auto const& node) { return evaluate::build(node, in); }, expression->node);
    if (evaluate::is_constant(expression)) {
        if (may_take_long(expression)) compiled = std::make_unique<kept>(std::move(compiled));
        else if (auto folded = fold(*compiled)) return folded;
    }
    return can_fail(*expression) ? std::make_unique<located>(std::move(compiled), expression->at) : std::move(compiled);
}

void select_true(column const& condition, std::size_t rows, std::vector<std::uint32_t>& out) {
    out.clear();
    if (rows == 0) return;
    if (condition.constant()) {
        if (!holds(condition.get(0))) return;
        for (std::uint32_t i = 0; i < rows; ++i) out.push_back(i);
        return;
    }
    if (condition.kind() == layout::boolean) return select_booleans(condition, rows, out);
    evaluate::row_reader reader(condition);
    for (std::uint32_t i = 0; i < rows; ++i) {
        if (holds(reader[i])) out.push_back(i);
    }
}

value evaluate_constant(bound::expr expression, compile_context const& context) {
    slot_map const none;
    batch one;
    one.rows = 1;
    return compile(expression, none, context)->evaluate(one).get(0);
}

namespace evaluate {

layout layout_for(kind_set kinds) {
    for (auto const kind : {kind::boolean, kind::integer, kind::floating, kind::node, kind::relationship}) {
        if (kinds == kind_set(kind)) return layout_of(kind);
    }
    return layout::any;
}

void read_truths(column const& from, std::size_t rows, std::string_view taker, std::vector<std::uint8_t>& truths) {
    auto const truth_of = [taker](value const& operand) -> std::uint8_t {
        if (operand.is_null()) return is_unknown;
        if (operand.is(kind::boolean)) return operand.boolean() ? is_true : is_false;
        throw error(error_code::type, "InvalidArgumentType", fmt::format("`{}` takes BOOLEAN, not {}.", taker, name_of(operand.type())));
    };
    truths.resize(rows);
    if (from.constant()) {
        std::fill(truths.begin(), truths.end(), truth_of(from.get(0)));
    } else if (from.kind() == layout::boolean) {
        auto const* const booleans = from.booleans();
        auto const* const valid = from.validity();
        for (std::size_t i = 0; i < rows; ++i) truths[i] = static_cast<std::uint8_t>(booleans[i] << 1);
        for (std::size_t i = 0; valid && i < rows; ++i) {
            if (valid[i] == 0) truths[i] = is_unknown;
        }
    } else {
        row_reader reader(from);
        for (std::size_t i = 0; i < rows; ++i) truths[i] = truth_of(reader[i]);
    }
}

void poll(run_context const& run) {
    if (run.stop) run.stop->poll();
}

}  // namespace evaluate
}  // namespace wafer::engine
