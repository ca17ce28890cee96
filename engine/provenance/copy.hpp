// Copies clauses of a bound statement with symbols of their own, so that they can stand a second time within the same statement. Symbols
// that the clauses do not declare stay what they are and are gathered as free. Reading clauses only. Belongs to one rewriting of WHY.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "engine/bind/query.hpp"

namespace wafer::engine::provenance {

using bound::expr;
using bound::symbol;

class query_copy {
public:
    explicit query_copy(bound::statement& out) : out_(&out) {}

    /// From here on `declared`, an element of a pattern, is the entity that `outer` is already.
    void bind(symbol declared, symbol outer);

    [[nodiscard]] std::vector<bound::clause> clauses(std::vector<bound::clause> const& written);
    [[nodiscard]] bound::query const* query(bound::query const& written);
    [[nodiscard]] expr expression(expr written);
    /// What the copy calls the symbol.
    [[nodiscard]] symbol used(symbol written);

    [[nodiscard]] std::set<symbol> const& free() const { return free_; }

private:
    symbol declared(symbol written);
    void operands(bound::expression::node_type& node);
    void items(std::vector<bound::projection_item>& items);
    void pattern(bound::pattern& pattern);
    [[nodiscard]] bound::path_segment const* segment(bound::path_segment const& written);
    void part(bound::path_part& part);

    void clause(bound::match& clause) { pattern(clause.what); }
    void clause(bound::unwind& clause);
    void clause(bound::load_csv& clause);
    void clause(bound::projection& clause);
    void clause(bound::procedure_call& clause);
    void clause(bound::row_query& clause);

    bound::statement* out_;
    std::map<symbol, symbol> copies_;
    std::set<symbol> bound_;
    std::set<symbol> free_;
};

}  // namespace wafer::engine::provenance
