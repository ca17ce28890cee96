// One term made ready to be evaluated: its variables with the nodes that they can be, and its factors with the lists to walk.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/execute/counting/terms.hpp"
#include "engine/execute/counting/weights.hpp"
#include "engine/execute/run_context.hpp"

namespace wafer::engine::counting {

/// The nodes that a variable can be.
class domain {
public:
    domain() = default;
    domain(graph const& data, plan::counted_pattern const& pattern, term const& of, std::uint32_t variable,
           std::span<std::vector<std::uint32_t> const> candidates);

    /// How many there are at most.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Whether a neighbour that an edge leads to needs no look whether it is one of them.
    [[nodiscard]] bool open() const { return labels_.empty() && lists_.empty() && !impossible_; }
    [[nodiscard]] bool contains(std::uint32_t node) const;
    /// The list to take them from, each to be looked at with `contains`; a null pointer: they are to be found by their labels.
    [[nodiscard]] std::vector<std::uint32_t> const* listed() const { return lists_.empty() ? nullptr : lists_[0]; }
    /// Whether both are found by the same labels and nothing else.
    [[nodiscard]] bool same_labels(domain const& other) const {
        return lists_.empty() && other.lists_.empty() && impossible_ == other.impossible_ && all_labels_ == other.all_labels_;
    }
    /// Those of one chunk with all labels, whatever the lists say.
    [[nodiscard]] bitmap<chunk_size> labelled(std::uint32_t chunk) const;
    /// Where those with all labels are, whatever the lists say.
    [[nodiscard]] node_range range() const;
    /// Whether each of them has exactly one step along the edge.
    [[nodiscard]] bool has_one(edge const& leading_on) const;
    /// Labels are not asked of nodes that an edge leads to, where all that it leads to from `source` have them. What is asked of the source and
    /// proves that will be asked of it from now on.
    void drop_labels_proved_by(edge const& leading_here, domain& source);

private:
    graph const* data_ = nullptr;
    std::vector<label_id> labels_;       // Still to be asked of a neighbour.
    std::vector<label_id> relied_on_;    // Among them: other domains' labels are not asked because these are.
    std::vector<label_id> all_labels_;
    std::vector<std::vector<std::uint32_t> const*> lists_;
    bool impossible_ = false;
    std::uint64_t size_ = 0;
};

/// A factor over two variables, which may be the same one.
struct factor {
    edge along;
    bool required = false;  // 0 or 1 for any number of steps.
    std::shared_ptr<neighbours> forth;   // From `along.from`.
    std::shared_ptr<neighbours> back;    // From `along.to`.

    [[nodiscard]] neighbours const& from(std::uint32_t variable) const { return variable == along.from ? *forth : *back; }
    [[nodiscard]] edge seen_from(std::uint32_t variable) const { return variable == along.from ? along : turned(along); }
    [[nodiscard]] std::uint32_t other(std::uint32_t variable) const { return variable == along.from ? along.to : along.from; }
    [[nodiscard]] bool joins(std::uint32_t variable) const { return along.from == variable || along.to == variable; }
};

/// A number for each node of one variable that its count is multiplied by: from an optional part or an EXISTS.
struct part_factor {
    plan::counted_pattern::part_kind kind;
    std::uint32_t at;
    std::shared_ptr<weights const> counts;      // Where the part had to be counted.
    std::shared_ptr<neighbours> steps;          // Where it is one edge to any node.

    [[nodiscard]] std::uint64_t of(std::uint32_t node) const;
    /// What a number of occurrences of the part stands for.
    [[nodiscard]] std::uint64_t of_count(std::uint64_t count) const;
};

struct term_graph {
    graph const* data = nullptr;
    run_context* run = nullptr;
    std::int64_t sign = 1;
    std::vector<std::uint32_t> variables;
    std::vector<domain> domains;        // By variable.
    std::vector<factor> factors;
    std::vector<part_factor> parts;
};

/// Whether each node has at most one step along the edge.
[[nodiscard]] bool is_functional(edge const& of, graph const& data);
/// Whether two nodes are joined by at most one step along the edge.
[[nodiscard]] bool is_simple(edge const& of, graph const& data);

}  // namespace wafer::engine::counting
