// Text that a transaction stores. Bytes once written never move or change, so values borrowed from them stay valid while the arena, or a
// chunk that refers to their block, lives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/counted.hpp"

namespace wafer::engine {

struct text_block : counted {
    explicit text_block(std::size_t size) : bytes(std::make_unique_for_overwrite<char[]>(size)), size(size) {}

    std::unique_ptr<char[]> bytes;
    std::size_t size;
};

class text_arena {
public:
    struct place {
        std::string_view text;
        ref<text_block> const& block;
    };

    /// A lasting copy, and the block that holds it.
    place store(std::string_view text);
    [[nodiscard]] std::size_t memory_bytes() const;

private:
    std::vector<ref<text_block>> blocks_;
    std::size_t used_ = 0;  // Of the last block.
};

}  // namespace wafer::engine
