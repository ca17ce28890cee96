// The parts of one rewriting of WHY that its files share. Lives as long as the call of `add_evidence`.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/provenance/copy.hpp"

namespace wafer::engine::provenance {

/// Clauses whose rows have their evidence in `pieces`: expressions over what is in sight behind them.
struct explained {
    std::vector<bound::clause> clauses;
    std::vector<expr> pieces;
    std::set<symbol> shown;  // Elements that are pieces already.
    bool groups = false;     // Grouping hides what is around a subquery from what comes behind it.
};

class rewriter {
public:
    rewriter(bound::statement& out, std::string_view text, std::size_t limit) : out_(&out), text_(text), limit_(limit) {}
    void run();

private:
    // why.cpp: clauses and queries.
    explained chain(std::vector<bound::clause> const& written, bool outermost);
    void add(explained& at, bound::match const& clause);
    void add(explained& at, bound::unwind const& clause);
    void add(explained& at, bound::procedure_call const& clause);
    void add(explained& at, bound::row_query const& clause);
    void add_projection(explained& at, std::vector<bound::clause> const& before, bound::projection const& clause, bool outermost);
    void show(explained& at, symbol element);
    void show_pattern(explained& at, bound::pattern& pattern);
    bound::query const* with_evidence(bound::query const& written, bool outermost);
    void finish_root(bound::query const& written);
    bound::single_query part_with_evidence(bound::single_query const& part, symbol column, bool outermost);
    bound::single_query union_with_evidence(bound::query const& written, symbol column);

    // witnesses.cpp: merged rows explained by those that were merged.
    /// Of `query`, a copy, those rows whose columns are the `same` ones (none: all of them), as one column of lists.
    bound::query const* evidence_query(bound::query const& query, std::vector<symbol> const& same);
    bound::single_query gathered(explained from, std::vector<expr> const& conditions, symbol column);
    expr witnesses(bound::query const* body, std::set<symbol> const& outer, std::string const& pattern);
    expr grouped(std::vector<bound::clause> const& before, bound::projection const& clause, bool outermost);
    struct choice {
        bool by_value = false;  // Keys that are properties are compared in the pattern.
        bool extremes = false;  // Of `min` and `max`, the rows that have that value will do.
    };
    expr group_rows(std::vector<bound::clause> const& before, bound::projection const& clause, choice how);
    expr distinct_rows(std::vector<bound::clause> const& before, bound::projection const& clause, bool outermost);
    expr union_rows(bound::query const& written);

    // subqueries.cpp: what an expression asks the graph.
    void gather(expr from, std::vector<expr>& into);
    void gather_condition(expr condition, std::vector<expr>& into);
    void gather_each(bound::pattern_relationship const& relationship, std::vector<expr>& into);
    /// The segment, with further variables where its conditions' evidence needs them.
    bound::path_segment const* gather_segment(bound::path_segment const& segment, std::vector<expr>& into);
    void gather_rounds(bound::path_part const& part, bound::path_segment& made, std::vector<expr>& into);
    void gather_logic(bound::logic const& logic, std::vector<expr>& into);
    void gather_cases(bound::conditional const& cases, std::vector<expr>& into);
    void gather_elements(symbol variable, expr list, expr where, expr content, std::vector<expr>& into);
    expr pieces_of(expr from);

    // making.cpp
    expr make(bound::expression::node_type node, kind_set kinds = any_kind);
    expr refer(symbol to) { return make(bound::reference{to}, out_->symbols[to.value].kinds); }
    expr constant(value content) { return make(bound::literal{std::move(content)}); }
    expr pattern_text(std::string const& pattern);
    expr list_of(std::vector<expr> items) { return make(bound::list{std::move(items)}, kind::list); }
    expr same(expr left, expr right);
    symbol make_symbol(std::string name, kind_set kinds);
    bound::query const* keep(bound::query query) { return &out_->queries.emplace_back(std::move(query)); }
    [[nodiscard]] std::string text_of(bound::source_range at) const;
    [[nodiscard]] std::string text_of(std::vector<bound::clause> const& clauses) const;
    [[nodiscard]] std::string text_of(bound::query const& query) const;

    bound::statement* out_;
    std::string_view text_;
    std::size_t limit_;
};

/// A projection that hands on the symbols and no others.
bound::projection pass_on(std::vector<bound::projection_item> items);

}  // namespace wafer::engine::provenance
