// Bound expressions made by hand, the batches they run over and their results as text. For the tests of the evaluator.
#pragma once

#include <deque>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <wafer/error.hpp>

#include "engine/execute/evaluator.hpp"
#include "engine/value/format.hpp"

namespace wafer::tests {

using namespace wafer::engine;

inline value null_value() { return {}; }
inline value list_of(std::initializer_list<value> items) { return value::of(value_list(items)); }

/// Owns the expressions; symbol n is column n of the batch.
class expressions {
public:
    expressions() {
        run.data = &data;
        run.stop = &stop;
        run.calls.data = &data;
        run.calls.stop = &stop;
    }

    template <class Node>
    bound::expr make(Node node, kind_set kinds = any_kind) {
        return &arena_.emplace_back(bound::expression{std::move(node), kinds, {}});
    }
    bound::expr literal(value content) { return make(bound::literal{std::move(content)}); }
    bound::expr integer(std::int64_t number) { return literal(value::of(number)); }
    bound::expr text(char const* content) { return literal(value::of(content)); }
    bound::expr ref(std::uint32_t symbol, kind_set kinds = any_kind) { return make(bound::reference{{symbol}}, kinds); }
    bound::expr compare(bound::comparison_operator op, bound::expr left, bound::expr right) {
        return make(bound::comparison{op, left, right}, kind::boolean);
    }
    bound::expr compute(bound::arithmetic_operator op, bound::expr left, bound::expr right) {
        return make(bound::arithmetic{left, {{op, right}}});
    }
    bound::expr logic(bound::logic_operator op, std::vector<bound::expr> operands) {
        return make(bound::logic{op, std::move(operands)}, kind::boolean);
    }
    bound::expr call(scalar_function const& function, std::vector<bound::expr> arguments) {
        return make(bound::call{&function, std::move(arguments)}, function.returns);
    }

    std::unique_ptr<evaluator> compiled(bound::expr expression, std::size_t columns) {
        slot_map slots;
        for (std::uint32_t i = 0; i < columns; ++i) slots.add({i});
        compile_context context;
        context.run = &run;
        context.parameters = &parameters;
        context.build_subplan = build_subplan;
        return compile(expression, slots, context);
    }

    std::vector<value> values(bound::expr expression, batch const& rows) {
        auto const compiled_once = compiled(expression, rows.columns.size());
        auto const& result = compiled_once->evaluate(rows);
        std::vector<value> contents;
        for (std::size_t i = 0; i < rows.rows; ++i) contents.push_back(result.get(i));
        return contents;
    }
    /// The rows as literals: `1, null, 'x'`.
    std::string rows(bound::expr expression, batch const& over) {
        std::string text;
        for (auto const& one : values(expression, over)) text += (text.empty() ? "" : ", ") + to_literal(one);
        return text;
    }
    /// Over one row without columns.
    std::string row(bound::expr expression) {
        batch one;
        one.rows = 1;
        return rows(expression, one);
    }
    /// The detail of the error it ends with, or nothing.
    std::string failure(bound::expr expression, batch const& over) {
        try {
            rows(expression, over);
            return "";
        } catch (error const& problem) {
            return problem.detail();
        }
    }

    graph data;
    interrupt stop;
    run_context run;
    std::vector<std::string> parameters;
    std::function<std::unique_ptr<subplan>(bound::subquery const&, slot_map const&)> build_subplan;

private:
    std::deque<bound::expression> arena_;
};

/// A batch of these columns, packed where they can be, or all dynamic.
inline batch batch_of(std::vector<std::vector<value>> const& columns, bool packed = true) {
    batch made;
    for (auto const& contents : columns) {
        made.rows = contents.size();
        auto& to = made.columns.emplace_back();
        for (auto const& content : contents) to.append(content);
        if (packed) to.specialise();
    }
    return made;
}

inline std::vector<value> integers(std::initializer_list<std::int64_t> numbers) {
    std::vector<value> contents;
    for (auto const number : numbers) contents.push_back(value::of(number));
    return contents;
}

}  // namespace wafer::tests
