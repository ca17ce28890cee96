// A set of nodes as bitmaps of chunks, made where a node is. One thread.
#pragma once

#include <memory>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/graph/bitmap.hpp"

namespace wafer::engine {

class node_set {
public:
    /// Whether the node is new.
    bool insert(node_id node) {
        auto const at = node.value / chunk_size;
        if (at >= chunks_.size()) chunks_.resize(at + 1);
        if (!chunks_[at]) {
            chunks_[at] = std::make_unique<bitmap<chunk_size>>();
            ++made_;
        }
        auto& word = chunks_[at]->words[node.value % chunk_size / 64];
        auto const bit = std::uint64_t{1} << node.value % 64;
        bool const fresh = (word & bit) == 0;
        word |= bit;
        return fresh;
    }
    void clear() {
        chunks_.clear();
        made_ = 0;
    }
    [[nodiscard]] std::size_t memory_bytes() const { return chunks_.capacity() * sizeof(chunks_[0]) + made_ * sizeof(bitmap<chunk_size>); }

private:
    static constexpr std::uint32_t chunk_size = 4096;

    std::vector<std::unique_ptr<bitmap<chunk_size>>> chunks_;
    std::size_t made_ = 0;
};

}  // namespace wafer::engine
