// Plans one pattern: chooses for each connected part a start and an order of steps by expected rows, and lays the operators out.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "engine/plan/estimate.hpp"
#include "engine/plan/index_choice.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine::plan {

class match_planner {
public:
    /// `labels` holds what earlier patterns say of their nodes, and is extended.
    match_planner(statement& out, graph const& data, known_labels& labels) : out_(&out), data_(&data), estimator_(data), labels_(labels) {}

    /// `input` with operators on top that add the pattern's symbols. `scope` holds the symbols of `input` and is extended.
    node_ptr plan(bound::pattern const& pattern, node_ptr input, std::vector<symbol>& scope);

private:
    enum class step_kind : std::uint8_t { scan, by_id, seek, expand, ends };
    struct step {
        step_kind kind;
        std::uint32_t index;          // Of the node, of the relationship, or of the index that may be used.
        bool reversed = false;        // Expand from the relationship's `to`.
        double rows = 1;              // Expected after it, for one row before the pattern's part.
    };
    /// An index that finds a node, or a relationship with its ends.
    struct seek {
        index_candidate what;
        std::uint32_t element;  // Index of the node or of the relationship.
        double rows;            // Expected with all of the element's own predicates, for one row before.
    };
    struct order {
        std::vector<step> steps;
        double cost = 0;
        double rows = 1;
    };

    void prepare(bound::pattern const& pattern, std::vector<symbol> const& scope);
    void require_lone_nodes();
    void hold_back_condition(bound::pattern_relationship& relationship);
    [[nodiscard]] std::set<symbol> needs_of(expr predicate) const;
    void note_labels(bound::expression const& predicate);
    void note_id(expr predicate);
    void estimate_shares();
    void require_unlike_laid(std::uint32_t index);
    // match_seeks.cpp
    void note_seeks();
    void note_seek(index_candidate candidate, std::uint32_t element);
    [[nodiscard]] std::vector<std::uint32_t> seeks_in(std::uint32_t component, std::vector<std::uint32_t> const& components) const;
    [[nodiscard]] bool waits_for_seek(std::uint32_t component, std::vector<std::uint32_t> const& components) const;
    void mark_found(seek const& start, std::vector<bool>& bound, std::vector<bool>& used) const;
    void lay_seek(seek const& start);
    expr make(bound::expression expression);
    symbol make_symbol(std::string name, kind_set kinds);

    [[nodiscard]] std::vector<std::uint32_t> starts(std::uint32_t component, std::vector<std::uint32_t> const& components) const;
    void lay(order const& part);
    [[nodiscard]] bool has_bound(std::uint32_t component, std::vector<std::uint32_t> const& components) const;
    [[nodiscard]] order best_order(std::uint32_t component, std::vector<std::uint32_t> const& components) const;
    [[nodiscard]] order order_from(std::optional<step> first, std::uint32_t component, std::vector<std::uint32_t> const& components) const;
    [[nodiscard]] step best_step(std::vector<bool> const& bound, std::vector<bool> const& used, std::uint32_t component,
                                 std::vector<std::uint32_t> const& components, double rows) const;
    [[nodiscard]] std::optional<step> step_over(std::uint32_t relationship, std::vector<bool> const& bound, double rows) const;
    [[nodiscard]] double walk(step const& next, std::vector<bool> const& bound) const;
    [[nodiscard]] double growth(bound::pattern_relationship const& relationship, bool reversed, bool into, bool filtered) const;
    [[nodiscard]] std::vector<std::string> const& labels_of(std::uint32_t node) const;

    void lay(step const& step);
    void lay_scan(std::uint32_t node);
    void lay_expand(std::uint32_t relationship, bool reversed);
    std::vector<expr> take_end_conditions(bound::pattern_relationship const& relationship, symbol end);
    void push(node::operation what, double rows);
    void settle();
    void bind_symbol(symbol symbol);
    [[nodiscard]] bool is_node(symbol symbol) const;
    [[nodiscard]] bool available(std::set<symbol> const& symbols) const;

    struct pending_predicate {
        expr condition;
        std::set<symbol> symbols;
    };

    statement* out_;
    graph const* data_;
    estimator estimator_;
    bound::pattern pattern_;
    std::vector<pending_predicate> pending_;
    std::vector<expr> ready_;                                 // Predicates for the next filter.
    std::vector<std::pair<std::uint32_t, expr>> laid_;        // Relationships with a reference to each.
    std::vector<bound::pattern_path> paths_;  // Named, not yet laid.
    std::vector<double> node_shares_;
    known_labels& labels_;
    std::map<symbol, expr> ids_;
    std::vector<seek> seeks_;
    std::vector<bool> searched_;              // Relationship is of a shortest path.
    std::vector<bool> all_shortest_;
    std::set<symbol> bound_;
    std::vector<symbol>* scope_ = nullptr;
    node_ptr top_;
    double rows_ = 1;
    double kept_ = 1;  // Of the part being laid: what conditions leave that the order was chosen without.
};

}  // namespace wafer::engine::plan
