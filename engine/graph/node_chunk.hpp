// 1,024 nodes: which of them are alive, and the label set of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/counted.hpp"
#include "engine/graph/bitmap.hpp"

namespace wafer::engine {

class node_chunk : public counted {
public:
    static constexpr std::uint32_t size = 1024;

    [[nodiscard]] bool alive(std::uint32_t slot) const { return alive_.test(slot); }
    [[nodiscard]] bitmap<size> const& living() const { return alive_; }
    /// The label set of a living node.
    [[nodiscard]] std::uint32_t labels(std::uint32_t slot) const { return sets_.empty() ? shared_set_ : sets_[slot]; }

    void put(std::uint32_t slot, std::uint32_t label_set);
    void erase(std::uint32_t slot) { alive_.clear(slot); }
    /// Drops the list of label sets if all living nodes have the same one.
    void compact();
    [[nodiscard]] std::size_t memory_bytes() const { return sizeof *this + sets_.capacity() * sizeof(std::uint32_t); }

private:
    bitmap<size> alive_;
    std::uint32_t shared_set_ = 0;
    std::vector<std::uint32_t> sets_;  // Empty: all have `shared_set_`.
};

inline void node_chunk::put(std::uint32_t slot, std::uint32_t label_set) {
    if (sets_.empty() && label_set != shared_set_) {
        if (alive_ == bitmap<size>{})
            shared_set_ = label_set;
        else
            sets_.assign(size, shared_set_);
    }
    if (!sets_.empty()) sets_[slot] = label_set;
    alive_.set(slot);
}

inline void node_chunk::compact() {
    if (sets_.empty()) return;
    bool first = true;
    std::uint32_t shared = 0;
    bool alike = true;
    alive_.each(0, [&](std::uint32_t slot) {
        if (first) shared = sets_[slot];
        first = false;
        alike = sets_[slot] == shared;
        return alike;
    });
    if (!alike) return;
    shared_set_ = shared;
    sets_ = std::vector<std::uint32_t>();  // `{}` would keep the memory.
}

}  // namespace wafer::engine
