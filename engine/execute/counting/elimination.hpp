// Eliminates what hangs on a variable of a term: what lies below becomes a number for each of its nodes.
//
//   (a)-[e]->(b)-[f]->(c)   c is a leaf: for each b its degree along f. b is then a leaf: for each a the sum of that over its neighbours along e.
//
// A number is found from the neighbours' side ("push") where few nodes have one, else from the variable's own side ("pull").
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "engine/execute/counting/term_graph.hpp"
#include "engine/execute/morsels.hpp"

namespace wafer::engine::counting {

using shared_weights = std::shared_ptr<weights const>;

class elimination {
public:
    /// `core` variables stay; all others of their component hang on them.
    elimination(term_graph const& of, std::set<std::uint32_t> core) : of_(&of), core_(std::move(core)) {}

    /// What is left of one connected component when all that can be eliminated is.
    static std::set<std::uint32_t> core_of(term_graph const& of, std::uint32_t component_member, std::optional<std::uint32_t> kept);

    /// For each node of a core variable how often what hangs on it occurs; 0 for nodes that it cannot be.
    [[nodiscard]] shared_weights table(std::uint32_t variable);
    /// The sum of the table, without making it.
    [[nodiscard]] std::uint64_t total(std::uint32_t variable);
    /// The number of one node, without asking whether the variable can be it.
    [[nodiscard]] std::uint64_t below(std::uint32_t variable, std::uint32_t node);
    /// Whether `below` is 1 for all nodes.
    [[nodiscard]] bool is_bare(std::uint32_t variable);
    /// What finding all numbers costs, in steps.
    [[nodiscard]] double cost(std::uint32_t variable);

private:
    struct child {
        std::uint32_t variable;
        neighbours const* steps;       // From the parent.
        neighbours const* back;        // From the child.
        shared_weights counts;         // A null pointer: each step counts once.
    };
    struct branch {
        std::vector<child> children;
        std::vector<factor const*> loops;
        std::vector<part_factor const*> parts;
    };
    using node_bits = bitmap<chunk_size>;
    /// Takes the numbers of some nodes of one chunk; what stands at the others is arbitrary. Called by several workers at once.
    using sink = std::function<void(unsigned worker, std::uint32_t chunk, node_bits const& nodes, weights::chunk const& numbers)>;

    [[nodiscard]] std::vector<factor const*> towards_leaves(std::uint32_t variable, factor const* from) const;
    [[nodiscard]] branch const& branch_at(std::uint32_t variable, factor const* from);
    [[nodiscard]] std::shared_ptr<weights> table_below(std::uint32_t variable, factor const* from);
    [[nodiscard]] std::uint64_t number(branch const& at, std::uint32_t node, child const* without = nullptr) const;
    [[nodiscard]] child const* worth_pushing(branch const& at, domain const& into) const;
    void push(branch const& at, child const& few, domain const& into, weights& out);
    void list(branch const& at, domain const& of, weights& out);
    [[nodiscard]] morsels chunks_of(branch const& at) const;
    void pull(branch const& at, domain const& of, morsels const& share, sink const& use);
    void narrow(branch const& at, std::uint32_t chunk, node_bits& nodes) const;
    void multiply(branch const& at, std::uint32_t chunk, node_bits const& nodes, weights::chunk& numbers) const;
    struct expected {
        double cost;
        double nodes;
    };
    [[nodiscard]] expected expect(std::uint32_t variable, factor const* from) const;

    term_graph const* of_;
    std::set<std::uint32_t> core_;
    std::map<std::pair<std::uint32_t, factor const*>, branch> branches_;
};

}  // namespace wafer::engine::counting
