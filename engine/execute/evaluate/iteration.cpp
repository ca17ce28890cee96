#include <numeric>
#include <utility>

#include "engine/execute/evaluate/flattening.hpp"
#include "engine/value/growing_list.hpp"

namespace wafer::engine::evaluate {
namespace {

/// `[x IN list WHERE where | projection]`
class comprehension final : public computed {
public:
    comprehension(evaluator_ptr list, std::optional<operand> where, std::optional<operand> projection, flattening elements)
        : list_(std::move(list)), where_(std::move(where)), projection_(std::move(projection)), elements_(std::move(elements)) {}

    void collect_slots(std::vector<slot>& slots) const override {
        list_->collect_slots(slots);
        slots.insert(slots.end(), elements_.slots().begin(), elements_.slots().end());
    }

private:
    column const& compute(batch const& rows) override {
        auto const& lists = list_->evaluate(rows);
        collected_.clear();
        collected_.resize(rows.rows);
        kept_elements_ = 0;
        elements_.run(rows, lists, "A list comprehension", [this](batch const& inner) { collect(inner); });
        result_.reset(layout::any);
        result_.resize(rows.rows);
        for (std::size_t i = 0; i < rows.rows; ++i) {
            if (!lists.is_null(i)) result_.set(i, value::of(collected_[i].finish()));
        }
        return result_;
    }

    void collect(batch const& inner) {
        auto const& origins = elements_.origins();
        if (where_) {
            select_true(where_->on_all(inner), inner.rows, kept_);
        } else {
            kept_.resize(inner.rows);
            std::iota(kept_.begin(), kept_.end(), 0u);
        }
        if (kept_.empty()) return;
        kept_elements_ += kept_.size();
        value_memory::expect(kept_elements_ * sizeof(value));
        if (!projection_) {
            for (auto const row : kept_) collected_[origins[row]].push_back(elements_.elements().get(row));
            return;
        }
        auto const& projected = projection_->on(inner, kept_);
        for (std::size_t i = 0; i < kept_.size(); ++i) collected_[origins[kept_[i]]].push_back(projected.get(i));
    }

    evaluator_ptr list_;
    std::optional<operand> where_;
    std::optional<operand> projection_;
    flattening elements_;
    std::vector<std::uint32_t> kept_;
    std::vector<growing_list> collected_;
    std::size_t kept_elements_ = 0;
};

std::string_view name_of(bound::quantifier_kind kind) {
    switch (kind) {
        case bound::quantifier_kind::all: return "all()";
        case bound::quantifier_kind::any: return "any()";
        case bound::quantifier_kind::none: return "none()";
        case bound::quantifier_kind::single: return "single()";
    }
    return "";
}

/// How many elements of one list hold, do not hold, are unknown.
struct tally {
    std::size_t of[3] = {};
};

std::optional<bool> verdict(bound::quantifier_kind kind, tally const& count) {
    auto const unless_unknown = [&](bool truth) { return count.of[is_unknown] > 0 ? std::nullopt : std::optional(truth); };
    switch (kind) {
        case bound::quantifier_kind::all: return count.of[is_false] > 0 ? std::optional(false) : unless_unknown(true);
        case bound::quantifier_kind::any: return count.of[is_true] > 0 ? std::optional(true) : unless_unknown(false);
        case bound::quantifier_kind::none: return count.of[is_true] > 0 ? std::optional(false) : unless_unknown(true);
        case bound::quantifier_kind::single: return count.of[is_true] > 1 ? std::optional(false) : unless_unknown(count.of[is_true] == 1);
    }
    return std::nullopt;
}

class quantified final : public computed {
public:
    quantified(bound::quantifier_kind kind, evaluator_ptr list, operand where, flattening elements)
        : kind_(kind), list_(std::move(list)), where_(std::move(where)), elements_(std::move(elements)) {}

    void collect_slots(std::vector<slot>& slots) const override {
        list_->collect_slots(slots);
        slots.insert(slots.end(), elements_.slots().begin(), elements_.slots().end());
    }

private:
    column const& compute(batch const& rows) override {
        auto const& lists = list_->evaluate(rows);
        tallies_.assign(rows.rows, tally());
        elements_.run(rows, lists, name_of(kind_), [this](batch const& inner) {
            read_truths(where_.on_all(inner), inner.rows, name_of(kind_), truths_);
            for (std::size_t i = 0; i < inner.rows; ++i) ++tallies_[elements_.origins()[i]].of[truths_[i]];
        });
        truth_writer out(result_, rows.rows);
        for (std::size_t i = 0; i < rows.rows; ++i) out.set(i, lists.is_null(i) ? std::nullopt : verdict(kind_, tallies_[i]));
        return result_;
    }

    bound::quantifier_kind kind_;
    evaluator_ptr list_;
    operand where_;
    flattening elements_;
    std::vector<std::uint8_t> truths_;
    std::vector<tally> tallies_;
};

/// The flattening for inner expressions that read no other slots than those of `readers`.
flattening flatten_for(std::initializer_list<std::optional<operand> const*> readers, scope const& in) {
    std::vector<evaluator const*> contents;
    for (auto const* reader : readers) {
        if (*reader) contents.push_back(&(*reader)->content());
    }
    flattening elements(in.slots, *in.context.run);
    elements.set_slots(below(slots_of(contents), in.slots.symbols().size()));
    return elements;
}

std::optional<operand> build_inner(bound::expr expression, slot_map const& slots, scope const& in) {
    return expression ? std::optional<operand>(std::in_place, compile(expression, slots, in.context)) : std::nullopt;
}

}  // namespace

evaluator_ptr build(bound::list_comprehension const& node, scope const& in) {
    auto const slots = with_locals(in.slots, {node.variable});
    auto list = build_operand(node.list, in);
    auto where = build_inner(node.where, slots, in);
    auto projection = build_inner(node.projection, slots, in);
    auto elements = flatten_for({&where, &projection}, in);
    return std::make_unique<comprehension>(std::move(list), std::move(where), std::move(projection), std::move(elements));
}

evaluator_ptr build(bound::quantifier const& node, scope const& in) {
    auto const slots = with_locals(in.slots, {node.variable});
    auto list = build_operand(node.list, in);
    auto where = build_inner(node.where, slots, in);
    auto elements = flatten_for({&where}, in);
    return std::make_unique<quantified>(node.kind, std::move(list), std::move(*where), std::move(elements));
}

}  // namespace wafer::engine::evaluate
