// The questions of WHY NOT: how many rows some clauses have, and which values an expression takes on them. Belongs to one explanation.
#pragma once

#include <deque>

#include "engine/provenance/why_not.hpp"

namespace wafer::engine::provenance {

using bound::expr;
using clause_list = std::vector<bound::clause>;

class probe {
public:
    explicit probe(missing_question const& question) : question_(&question), symbols_(question.source.symbols) {}

    /// At most `most_counted`.
    [[nodiscard]] std::int64_t rows(clause_list clauses);
    /// Some of the different values, at most `most_counted`; nulls are left out.
    [[nodiscard]] value_list values(clause_list clauses, expr content);

    expr make(bound::expression::node_type node) { return &expressions_.emplace_back(bound::expression{std::move(node), any_kind, {}}); }
    expr refer(bound::symbol to) { return make(bound::reference{to}); }

    [[nodiscard]] std::string text(bound::source_range at) const;
    [[nodiscard]] missing_question const& question() const { return *question_; }

private:
    bound::symbol make_symbol(char const* name);

    missing_question const* question_;
    std::vector<bound::symbol_description> symbols_;
    std::deque<bound::expression> expressions_;
};

/// What would have passed the condition that leaves none of the clauses' rows: names of the graph, nearest values, another name.
std::string suggest_for_condition(probe& ask, clause_list const& before, expr condition);

/// What joins the ends instead of the last relationship of the last clause, which finds nothing.
std::string suggest_for_relationship(probe& ask, clause_list const& with);

}  // namespace wafer::engine::provenance
