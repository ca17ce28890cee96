#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/execute/evaluate/build.hpp"
#include "engine/function/access.hpp"

namespace wafer::engine::evaluate {
namespace {

/// Something that was deleted can only be met by a statement that changes data.
template <class Id>
void require_all_alive(run_context const& run, column const& entities, Id const* ids, std::size_t rows) {
    if (!run.writable) return;
    for (std::size_t i = 0; i < rows; ++i) {
        if (!entities.is_null(i) && !run.data->contains(ids[i])) require_alive(run.calls, value::of(ids[i]));
    }
}

/// The key is looked up for each batch: the graph may come to know it while the statement runs, and another run may have another graph.
class property_of_base final : public computed_from<1> {
public:
    property_of_base(evaluator_ptr base, std::string key, run_context& run)
        : computed_from(std::move(base)), key_(std::move(key)), run_(&run) {}

private:
    column const& compute(batch const& rows) override {
        auto const& base = operands_[0]->evaluate(rows);
        std::size_t const stored = base.constant() ? 1 : rows.rows;
        auto const key = run_->data ? run_->data->find_key(key_) : std::nullopt;
        if (base.kind() == layout::node) {
            gather(base, base.nodes(), stored, key, nodes_);
        } else if (base.kind() == layout::relationship) {
            gather(base, base.relationships(), stored, key, relationships_);
        } else {
            row_reader reader(base);
            result_.reset(layout::any);
            result_.resize(stored);
            for (std::size_t i = 0; i < stored; ++i) result_.values()[i] = read(reader[i], key);
        }
        if (base.constant()) result_.make_constant(result_.get(0));
        return result_;
    }

    template <class Id>
    void gather(column const& base, Id const* ids, std::size_t rows, std::optional<key_id> key, std::vector<Id>& present) {
        require_all_alive(*run_, base, ids, rows);
        if (!key) return result_.make_constant({});
        if (!base.may_have_nulls()) return run_->data->gather(*key, std::span(ids, rows), result_);
        present.assign(ids, ids + rows);
        for (std::size_t i = 0; i < rows; ++i) {
            if (base.is_null(i)) present[i] = Id();
        }
        run_->data->gather(*key, present, result_);
    }

    value read(value const& base, std::optional<key_id> key) {
        bool const node = base.is(kind::node);
        if (!node && !base.is(kind::relationship)) return property_of(run_->calls, base, key_);
        if (run_->writable) require_alive(run_->calls, base);
        if (!key) return {};
        return node ? run_->data->property(base.node(), *key) : run_->data->property(base.relationship(), *key);
    }

    std::string key_;
    run_context* run_;
    std::vector<node_id> nodes_;  // Those of the batch, invalid where null.
    std::vector<rel_id> relationships_;
};

/// A label formula with the ids of its names, as far as the graph of the batch knows them.
class formula {
public:
    explicit formula(bound::label_formula const& from) : op_(from.op), name_(from.label) {
        for (auto const& operand : from.operands) operands_.emplace_back(operand);
    }

    void resolve(graph const& data) {
        if (op_ == operation::name) {
            label_ = data.find_label(name_);
            type_ = data.find_type(name_);
        }
        for (auto& operand : operands_) operand.resolve(data);
    }

    [[nodiscard]] bool holds(graph const& data, node_id node) const {
        if (op_ == operation::name) return label_ && data.has_label(node, *label_);
        if (op_ == operation::any) return !data.labels(node).empty();
        return combined(data, node);
    }
    /// A relationship has one type, which is all the labels it has.
    [[nodiscard]] bool holds(graph const& data, rel_id relationship) const {
        if (op_ == operation::name) return type_ && relationship.type == *type_;
        return op_ == operation::any || combined(data, relationship);
    }

private:
    using operation = bound::label_formula::operation;

    template <class Id>
    [[nodiscard]] bool combined(graph const& data, Id entity) const {
        auto const of_entity = [&](formula const& operand) { return operand.holds(data, entity); };
        if (op_ == operation::conjunction) return std::all_of(operands_.begin(), operands_.end(), of_entity);
        if (op_ == operation::disjunction) return std::any_of(operands_.begin(), operands_.end(), of_entity);
        return !of_entity(operands_.front());
    }

    operation op_;
    std::string name_;
    std::vector<formula> operands_;
    std::optional<label_id> label_;
    std::optional<type_id> type_;
};

class test_of_labels final : public computed_from<1> {
public:
    test_of_labels(evaluator_ptr operand, bound::label_formula const& wanted, run_context& run)
        : computed_from(std::move(operand)), wanted_(wanted), run_(&run) {}

private:
    column const& compute(batch const& rows) override {
        auto const& operand = operands_[0]->evaluate(rows);
        wanted_.resolve(*run_->data);
        std::size_t const stored = operand.constant() ? 1 : rows.rows;
        if (operand.kind() == layout::node) {
            test(operand, operand.nodes(), stored);
        } else if (operand.kind() == layout::relationship) {
            test(operand, operand.relationships(), stored);
        } else {
            row_reader reader(operand);
            truth_writer out(result_, stored);
            for (std::size_t i = 0; i < stored; ++i) out.set(i, test(reader[i]));
        }
        if (operand.constant()) result_.make_constant(result_.get(0));
        return result_;
    }

    template <class Id>
    void test(column const& operand, Id const* ids, std::size_t rows) {
        // A relationship keeps its type when it is deleted.
        if constexpr (std::is_same_v<Id, node_id>) require_all_alive(*run_, operand, ids, rows);
        truth_writer out(result_, rows);
        for (std::size_t i = 0; i < rows; ++i) {
            out.set(i, operand.is_null(i) ? std::nullopt : std::optional(wanted_.holds(*run_->data, ids[i])));
        }
    }

    std::optional<bool> test(value const& operand) {
        if (operand.is_null()) return std::nullopt;
        if (!operand.is(kind::node) && !operand.is(kind::relationship)) {
            throw error(error_code::type, "InvalidArgumentType",
                        fmt::format("Only nodes and relationships have labels or types, not {}.", name_of(operand.type())));
        }
        if (operand.is(kind::relationship)) return wanted_.holds(*run_->data, operand.relationship());
        if (run_->writable) require_alive(run_->calls, operand);
        return wanted_.holds(*run_->data, operand.node());
    }

    formula wanted_;
    run_context* run_;
};

}  // namespace

evaluator_ptr build(bound::property const& node, scope const& in) {
    return std::make_unique<property_of_base>(build_operand(node.base, in), node.key, *in.context.run);
}

evaluator_ptr build(bound::label_test const& node, scope const& in) {
    return std::make_unique<test_of_labels>(build_operand(node.operand, in), node.formula, *in.context.run);
}

}  // namespace wafer::engine::evaluate
