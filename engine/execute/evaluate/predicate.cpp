#include <memory>
#include <string>
#include <utility>

#include <wafer/error.hpp>

#include "engine/execute/evaluate/build.hpp"
#include "engine/value/long_text.hpp"
#include "engine/value/regular_expression.hpp"

namespace wafer::engine::evaluate {
namespace {

using bound::predicate_operator;

struct text_begins {
    bool operator()(std::string_view text, std::string_view part) const { return text.starts_with(part); }
};
struct text_ends {
    bool operator()(std::string_view text, std::string_view part) const { return text.ends_with(part); }
};
struct text_contains {
    bool operator()(std::string_view text, std::string_view part) const { return long_text::find(text, part) != std::string_view::npos; }
};

/// A relation of two texts; null unless both are texts.
template <class Relation>
class text_predicate final : public computed_from<2> {
public:
    using computed_from::computed_from;

private:
    column const& compute(batch const& rows) override {
        auto const& left = operands_[0]->evaluate(rows);
        auto const& right = operands_[1]->evaluate(rows);
        bool const constant = left.constant() && right.constant();
        row_reader lefts(left);
        row_reader rights(right);
        truth_writer out(result_, constant ? 1 : rows.rows);
        for (std::size_t i = 0; i < result_.stored(); ++i) {
            value const& text = lefts[i];
            value const& part = rights[i];
            bool const known = text.is(kind::string) && part.is(kind::string);
            out.set(i, known ? std::optional<bool>(relation_(text.string(), part.string())) : std::nullopt);
        }
        if (constant) result_.make_constant(result_.get(0));
        return result_;
    }

    Relation relation_;
};

template <class Relation>
evaluator_ptr build_text_predicate(bound::predicate const& node, scope const& in) {
    auto left = build_operand(node.left, in);
    return std::make_unique<text_predicate<Relation>>(std::move(left), build_operand(node.right, in));
}

}  // namespace

evaluator_ptr build(bound::predicate const& node, scope const& in) {
    switch (node.op) {
        case predicate_operator::in: return build_membership(node, in);
        case predicate_operator::starts_with: return build_text_predicate<text_begins>(node, in);
        case predicate_operator::ends_with: return build_text_predicate<text_ends>(node, in);
        case predicate_operator::contains: return build_text_predicate<text_contains>(node, in);
        case predicate_operator::matches: return build_text_predicate<regular_expression>(node, in);
    }
    return nullptr;
}

}  // namespace wafer::engine::evaluate
