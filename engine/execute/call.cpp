#include "engine/execute/call.hpp"

#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

class procedure_call_operator final : public expanding_operator {
public:
    procedure_call_operator(built input, plan::procedure_call const& call, std::span<bound::symbol const> output,
                            compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), what_(call.what) {
        for (auto const argument : call.arguments) arguments_.push_back(compile(argument, input_.slots, context));
        for (auto const& [index, symbol] : call.yields)
            if (auto const target = find_slot(output, symbol)) targets_.emplace_back(index, *target);
    }

private:
    void begin_batch() override {
        rows_of_row_.reset();
        columns_.clear();
        for (auto const& argument : arguments_) columns_.push_back(&argument->evaluate(in_));
    }

    void extend(batch& out) override {
        if (row_ >= in_.rows) return;
        if (!rows_of_row_) rows_of_row_ = what_->start(run_->calls, arguments_of_row());
        if (what_->outputs.empty()) {
            while (rows_of_row_->next(found_, run_->batch_rows)) run_->stop->poll();
            origins_.push_back(static_cast<std::uint32_t>(row_));
            end_row();
            return;
        }
        if (!rows_of_row_->next(found_, run_->batch_rows)) {
            end_row();
            return;
        }
        origins_.assign(found_.rows, static_cast<std::uint32_t>(row_));
        for (auto const& [index, target] : targets_) copy_column(found_.columns[index], found_.rows, out.columns[target], identity_);
    }
    void end_row() {
        rows_of_row_.reset();
        ++row_;
    }

    [[nodiscard]] std::vector<value> arguments_of_row() const {
        std::vector<value> arguments;
        for (std::size_t i = 0; i < columns_.size(); ++i) arguments.push_back(checked(columns_[i]->get(row_), what_->inputs[i]));
        return arguments;
    }
    [[nodiscard]] value checked(value argument, procedure_field const& field) const {
        if (argument.is_null() ? field.nullable : field.kinds.holds(argument.type())) return argument;
        if (argument.is(kind::integer) && field.kinds.holds(kind::floating)) return value::of(argument.number());
        throw error(error_code::type, "InvalidArgumentType",
                    "Procedure `" + what_->name + "` takes " + field.type + " for `" + field.name + "`, not " + to_literal(argument) + ".");
    }

    std::shared_ptr<procedure const> what_;
    std::vector<std::unique_ptr<evaluator>> arguments_;
    std::vector<std::pair<std::uint32_t, slot>> targets_;
    std::vector<column const*> columns_;
    std::unique_ptr<row_source> rows_of_row_;
    batch found_;
    std::vector<std::uint32_t> identity_;
};

}  // namespace

built build_procedure_call(built input, plan::procedure_call const& call, std::span<bound::symbol const> output,
                           compile_context const& context) {
    return {std::make_unique<procedure_call_operator>(std::move(input), call, output, context),
            slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
