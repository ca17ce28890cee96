// A variable of a core that every edge leads to by at most one step is a function of any of its neighbours, and is put in their place:
//
//   (a)-[e]->(v)<-[f]-(b)   with e and f functional: v is left out where the images of a and b are the same node
//   (a)-[e]->(u)-[f]->(v)   u in turn becomes the image of a, with f's image of that as the image that counts
//
// What is left are fewer variables to enumerate, and conditions that two array look-ups answer.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <vector>

#include "engine/execute/counting/elimination.hpp"
#include "engine/execute/counting/term_graph.hpp"

namespace wafer::engine::counting {

/// For each node the one that it leads to, or `nowhere`. Charged to the statement's memory while it lives.
class image {
public:
    static constexpr std::uint32_t nowhere = 0xffffffff;

    /// Nodes out of the range lead nowhere.
    image(node_range range, interrupt& stop);
    image(image const&) = delete;
    image& operator=(image const&) = delete;
    ~image() { stop_->discharge(to_.size() * sizeof(std::uint32_t)); }

    [[nodiscard]] node_range const& range() const { return range_; }
    [[nodiscard]] std::uint32_t operator[](std::uint32_t node) const {
        auto const place = range_.place(node);
        return place < range_.size ? to_[place] : nowhere;
    }
    void set(std::uint32_t node, std::uint32_t to) { to_[range_.place(node)] = to; }

private:
    node_range range_;
    std::vector<std::uint32_t> to_;
    interrupt* stop_;
};
using shared_image = std::shared_ptr<image const>;

/// An occurrence needs all members' images to be there and to be one node.
struct equality {
    struct member {
        std::uint32_t variable;
        shared_image at;
    };
    std::vector<member> members;

    /// The member's image; a null pointer: the variable is none.
    [[nodiscard]] image const* of(std::uint32_t variable) const;
};

/// What hangs on a variable that has been left out counts for each node whose image it is; an empty pointer: once.
struct image_factor {
    std::uint32_t variable;
    shared_image at;
    shared_weights numbers;
};

/// A core with as many variables left out as there are that can be.
class substitution {
public:
    substitution(term_graph const& of, std::set<std::uint32_t> core, elimination& hanging, std::optional<std::uint32_t> kept);

    [[nodiscard]] std::set<std::uint32_t> const& core() const { return core_; }
    [[nodiscard]] std::vector<equality> const& equalities() const { return equalities_; }
    [[nodiscard]] std::vector<image_factor> const& factors() const { return factors_; }

private:
    struct made_image {
        factor const* along;
        std::uint32_t from;
        shared_image made;
    };
    struct composed_image {
        image const* first;
        image const* second;
        shared_image made;
    };

    [[nodiscard]] std::vector<factor const*> joining(std::uint32_t variable) const;
    [[nodiscard]] bool can_leave(std::uint32_t variable) const;
    void leave_out(std::uint32_t variable, elimination& hanging);
    [[nodiscard]] shared_image image_along(factor const& along, std::uint32_t from);
    [[nodiscard]] shared_image composed(shared_image const& first, shared_image const& second);

    term_graph const* of_;
    std::set<std::uint32_t> core_;
    std::vector<equality> equalities_;
    std::vector<image_factor> factors_;
    std::vector<made_image> made_;        // Edges that are alike share one, so that equal images are the same pointer.
    std::vector<composed_image> composed_;
};

}  // namespace wafer::engine::counting
