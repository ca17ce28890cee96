// Counts cliques: terms whose variables are all alike and all joined by the same undirected edge. Every order of the same nodes is an
// occurrence, so each clique is found once, along edges turned towards the node of higher degree (Chiba & Nishizeki, "Arboricity and Subgraph
// Listing Algorithms", SIAM J. Comput. 1985), and counted n! times. One of the variables may have something hanging on it.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <vector>

#include "engine/execute/counting/elimination.hpp"
#include "engine/execute/counting/substitution.hpp"
#include "engine/execute/counting/term_graph.hpp"

namespace wafer::engine::counting {

class clique_count {
public:
    /// Whether the variables are a clique of three or more that can be counted so. Images may be asked for, if all variables' are alike.
    static bool applies(term_graph const& of, substitution const& variables, elimination& hanging);

    clique_count(term_graph const& of, substitution const& variables, elimination& hanging);
    clique_count(clique_count const&) = delete;
    clique_count& operator=(clique_count const&) = delete;
    ~clique_count();
    [[nodiscard]] std::uint64_t total();

private:
    class search;
    void orient();
    void orient_chunk(neighbours const& steps, std::span<std::uint32_t const> degrees, std::size_t chunk);
    [[nodiscard]] std::span<std::uint32_t const> onwards(std::uint32_t place) const {
        return {targets_.get() + starts_[place], targets_.get() + ends_[place]};
    }
    [[nodiscard]] std::uint64_t weight_of(std::uint32_t place) const { return weights_ ? weights_->at(range_.first + place) : 0; }

    term_graph const* of_;
    std::size_t size_;
    std::vector<image const*> images_;            // That all nodes of a clique have in common.
    std::uint32_t member_;
    node_range range_;                             // Of the variables' nodes. From here on a node is its place in it.
    shared_weights weights_;                       // Of the variable that something hangs on, if there is one.
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> ends_;
    std::unique_ptr<std::uint32_t[]> targets_;     // Each chunk's one after the other, with room for all steps of the chunk.
    std::uint64_t targets_in_all_ = 0;
    std::size_t charged_ = 0;
};

}  // namespace wafer::engine::counting
