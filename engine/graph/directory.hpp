// A persistent array of chunks: a radix tree of 32-way nodes whose height grows with the greatest index. Copying it copies one pointer;
// a change copies the path to what it changes, once for each owner tag. Absent chunks cost nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "engine/base/counted.hpp"

namespace wafer::engine {

template <class Chunk>
class directory {
public:
    [[nodiscard]] Chunk const* find(std::uint32_t index) const {
        if (index >> shift_ >> 5 != 0 || !root_) return nullptr;
        node const* at = root_.get();
        for (std::uint32_t shift = shift_; shift > 0; shift -= 5) {
            at = at->inner[index >> shift & 31].get();
            if (!at) return nullptr;
        }
        return at->leaves[index & 31].get();
    }

    /// The slot of a chunk, for changes by the holder of `tag`. The chunk itself may be absent or somebody else's.
    ref<Chunk>& slot(std::uint32_t index, owner_tag tag) {
        while (index >> shift_ >> 5 != 0) raise(tag);
        node* at = &own_node(root_, shift_, tag);
        for (std::uint32_t shift = shift_; shift > 0; shift -= 5) at = &own_node(at->inner[index >> shift & 31], shift - 5, tag);
        return at->leaves[index & 31];
    }

    /// The chunk itself, the caller's own.
    Chunk& open(std::uint32_t index, owner_tag tag) { return own(slot(index, tag), tag); }

    /// Calls `use(index, chunk)` for each chunk in ascending order.
    template <class Use>
    void for_each(Use use) const {
        if (root_) visit(*root_, shift_, 0, use);
    }

    /// Calls `seal(slot)` for each chunk whose owner is `since` or later; `slot` may be assigned to. The path is owned by `tag` then.
    template <class Seal>
    void seal(owner_tag since, owner_tag tag, Seal seal) {
        if (root_ && root_->owner >= since) seal_node(root_, shift_, since, tag, seal);
    }

    [[nodiscard]] std::size_t memory_bytes() const { return root_ ? count(*root_, shift_) * sizeof(node) : 0; }

private:
    /// Either level's children; which one follows from the depth.
    struct node : counted {
        explicit node(bool leaf) : leaf(leaf) {
            if (leaf)
                new (&leaves) std::array<ref<Chunk>, 32>();
            else
                new (&inner) std::array<ref<node>, 32>();
        }
        node(node const& other) : counted(other), leaf(other.leaf) {
            if (leaf)
                new (&leaves) std::array<ref<Chunk>, 32>(other.leaves);
            else
                new (&inner) std::array<ref<node>, 32>(other.inner);
        }
        ~node() {
            if (leaf)
                std::destroy_at(&leaves);
            else
                std::destroy_at(&inner);
        }

        bool const leaf;
        union {
            std::array<ref<Chunk>, 32> leaves;
            std::array<ref<node>, 32> inner;
        };
    };

    static node& own_node(ref<node>& at, std::uint32_t shift, owner_tag tag) {
        if (!at)
            at = ref<node>(new node(shift == 0));
        else if (at->owner != tag)
            at = ref<node>(new node(*at));
        at->owner = tag;
        return *at;
    }

    void raise(owner_tag tag) {
        if (root_) {
            ref<node> above(new node(false));
            above->owner = tag;
            above->inner[0] = std::move(root_);
            root_ = std::move(above);
        }
        shift_ += 5;
    }

    template <class Use>
    static void visit(node const& at, std::uint32_t shift, std::uint32_t first, Use& use) {
        for (std::uint32_t i = 0; i < 32; ++i) {
            std::uint32_t const index = first | i << shift;
            if (shift > 0) {
                if (at.inner[i]) visit(*at.inner[i], shift - 5, index, use);
            } else if (at.leaves[i]) {
                use(index, std::as_const(*at.leaves[i]));
            }
        }
    }

    template <class Seal>
    static void seal_node(ref<node>& at, std::uint32_t shift, owner_tag since, owner_tag tag, Seal& seal) {
        own_node(at, shift, tag);
        for (std::uint32_t i = 0; i < 32; ++i) {
            if (shift > 0) {
                if (at->inner[i] && at->inner[i]->owner >= since) seal_node(at->inner[i], shift - 5, since, tag, seal);
            } else if (at->leaves[i] && at->leaves[i]->owner >= since) {
                seal(at->leaves[i]);
            }
        }
    }

    static std::size_t count(node const& at, std::uint32_t shift) {
        std::size_t nodes = 1;
        if (shift > 0) {
            for (auto const& child : at.inner) nodes += child ? count(*child, shift - 5) : 0;
        }
        return nodes;
    }

    ref<node> root_;
    std::uint32_t shift_ = 0;
};

}  // namespace wafer::engine
