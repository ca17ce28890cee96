#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/execute/evaluate/build.hpp"
#include "engine/function/access.hpp"

namespace wafer::engine::evaluate {
namespace {

class constant final : public evaluator {
public:
    explicit constant(value content) { content_.make_constant(std::move(content)); }
    column const& evaluate(batch const&) override { return content_; }
    void collect_slots(std::vector<slot>&) const override {}

private:
    column content_;
};

/// Each run has its own parameters, and all of them by its first batch.
class parameter_of_run final : public evaluator {
public:
    parameter_of_run(std::size_t index, run_context const& run) : index_(index), run_(&run) {}
    column const& evaluate(batch const&) override {
        content_.make_constant(run_->parameters[index_]);
        return content_;
    }
    void collect_slots(std::vector<slot>&) const override {}

private:
    std::size_t index_;
    run_context const* run_;
    column content_;
};

class column_of_batch final : public evaluator {
public:
    explicit column_of_batch(slot from) : from_(from) {}
    column const& evaluate(batch const& rows) override { return rows.columns[from_]; }
    void collect_slots(std::vector<slot>& slots) const override { slots.push_back(from_); }

private:
    slot from_;
};

/// Any number of operands, read row by row as dynamic values. Derived classes make one value of a row's.
class row_by_row : public computed {
public:
    explicit row_by_row(std::vector<evaluator_ptr> operands) : operands_(std::move(operands)) {}
    void collect_slots(std::vector<slot>& slots) const final {
        for (auto const& operand : operands_) operand->collect_slots(slots);
    }

protected:
    virtual value make(std::size_t row) = 0;

    std::vector<row_reader> readers_;

private:
    column const& compute(batch const& rows) final {
        readers_.clear();
        bool constant = true;
        for (auto const& operand : operands_) {
            auto const& content = operand->evaluate(rows);
            constant = constant && content.constant();
            readers_.emplace_back(content);
        }
        result_.reset(layout::any);
        result_.resize(constant ? 1 : rows.rows);
        for (std::size_t i = 0; i < result_.stored(); ++i) result_.values()[i] = make(i);
        if (constant) result_.make_constant(result_.get(0));
        return result_;
    }

    std::vector<evaluator_ptr> operands_;
};

class list_of_operands final : public row_by_row {
public:
    using row_by_row::row_by_row;

private:
    value make(std::size_t row) override {
        value_list items;
        items.reserve(readers_.size());
        for (auto& reader : readers_) items.push_back(reader[row]);
        return value::of(std::move(items));
    }
};

class map_of_operands final : public row_by_row {
public:
    map_of_operands(std::vector<value> keys, std::vector<evaluator_ptr> contents)
        : row_by_row(std::move(contents)), keys_(std::move(keys)) {}

private:
    value make(std::size_t row) override {
        value_map fields;
        fields.reserve(keys_.size());
        for (std::size_t i = 0; i < keys_.size(); ++i) fields.push_back({keys_[i], readers_[i][row]});
        return value::of(std::move(fields));
    }

    std::vector<value> keys_;
};

class element_of_base final : public row_by_row {
public:
    element_of_base(std::vector<evaluator_ptr> operands, run_context& run) : row_by_row(std::move(operands)), run_(&run) {}

private:
    value make(std::size_t row) override { return subscript(run_->calls, readers_[0][row], readers_[1][row]); }

    run_context* run_;
};

class slice_of_base final : public row_by_row {
public:
    slice_of_base(std::vector<evaluator_ptr> operands, bool has_from, bool has_to)
        : row_by_row(std::move(operands)), has_from_(has_from), has_to_(has_to) {}

private:
    value make(std::size_t row) override {
        value const* const from = has_from_ ? &readers_[1][row] : nullptr;
        value const* const to = has_to_ ? &readers_.back()[row] : nullptr;
        return slice(readers_[0][row], from, to);
    }

    bool has_from_;
    bool has_to_;
};

/// A path from its elements in turn. The relationships of a list come with the nodes between them, and with the node after the last one,
/// which then is the next element.
class path_of_elements final : public row_by_row {
public:
    path_of_elements(std::vector<evaluator_ptr> elements, run_context const& run) : row_by_row(std::move(elements)), run_(&run) {}

private:
    value make(std::size_t row) override {
        value_list elements;
        for (auto& reader : readers_) {
            if (!add(reader[row], elements)) return {};
        }
        return value::path(std::move(elements));
    }

    bool add(value const& element, value_list& to) const {
        if (element.is_null()) return false;
        if (element.is(kind::list)) {
            auto const& steps = element.list();
            return std::all_of(steps.begin(), steps.end(), [&](value const& step) { return follow(step, to); });
        }
        bool const is_next = to.size() % 2 == (element.is(kind::node) ? 0 : 1);
        if (is_next) to.push_back(element);
        return true;
    }

    bool follow(value const& step, value_list& to) const {
        if (step.is_null()) return false;
        if (!step.is(kind::relationship)) {
            throw error(error_code::type, "InvalidArgumentType",
                        fmt::format("A path leads over RELATIONSHIP, not over {}.", name_of(step.type())));
        }
        auto const source = run_->data->source(step.relationship());
        auto const target = run_->data->target(step.relationship());
        bool const forward = to.back().node() == source;
        to.push_back(step);
        to.push_back(value::of(forward ? target : source));
        return true;
    }

    run_context const* run_;
};

std::vector<evaluator_ptr> build_all(std::vector<bound::expr> const& expressions, scope const& in) {
    std::vector<evaluator_ptr> operands;
    operands.reserve(expressions.size());
    for (auto const* one : expressions) operands.push_back(build_operand(one, in));
    return operands;
}

}  // namespace

evaluator_ptr make_constant(value content) { return std::make_unique<constant>(std::move(content)); }

evaluator_ptr build(bound::literal const& node, scope const&) { return make_constant(node.content); }

evaluator_ptr build(bound::parameter const& node, scope const& in) {
    auto const& names = *in.context.parameters;
    auto const found = std::find(names.begin(), names.end(), node.name);
    if (found == names.end()) {
        throw error(error_code::parameter_missing, "MissingParameter", fmt::format("The parameter ${} was not given.", node.name));
    }
    return std::make_unique<parameter_of_run>(static_cast<std::size_t>(found - names.begin()), *in.context.run);
}

evaluator_ptr build(bound::reference const& node, scope const& in) { return std::make_unique<column_of_batch>(in.slots.at(node.to)); }

evaluator_ptr build(bound::list const& node, scope const& in) { return std::make_unique<list_of_operands>(build_all(node.items, in)); }

evaluator_ptr build(bound::map const& node, scope const& in) {
    std::vector<value> keys;
    std::vector<evaluator_ptr> contents;
    for (auto const& [key, content] : node.fields) {
        keys.push_back(value::of(std::string_view(key)));
        contents.push_back(build_operand(content, in));
    }
    return std::make_unique<map_of_operands>(std::move(keys), std::move(contents));
}

evaluator_ptr build(bound::subscript const& node, scope const& in) {
    return std::make_unique<element_of_base>(build_all({node.base, node.index}, in), *in.context.run);
}

evaluator_ptr build(bound::slice const& node, scope const& in) {
    std::vector<bound::expr> operands{node.base};
    if (node.from) operands.push_back(node.from);
    if (node.to) operands.push_back(node.to);
    return std::make_unique<slice_of_base>(build_all(operands, in), node.from != nullptr, node.to != nullptr);
}

evaluator_ptr build(bound::path const& node, scope const& in) {
    std::vector<evaluator_ptr> elements;
    for (auto const symbol : node.elements) elements.push_back(std::make_unique<column_of_batch>(in.slots.at(symbol)));
    return std::make_unique<path_of_elements>(std::move(elements), *in.context.run);
}

}  // namespace wafer::engine::evaluate
