#include "engine/graph/text_arena.hpp"

#include <algorithm>

namespace wafer::engine {
namespace {

constexpr std::size_t first_block_bytes = 512;
constexpr std::size_t most_block_bytes = std::size_t{64} << 10;

}  // namespace

text_arena::place text_arena::store(std::string_view text) {
    if (blocks_.empty() || blocks_.back()->size - used_ < text.size()) {
        std::size_t const planned = blocks_.empty() ? first_block_bytes : std::min(blocks_.back()->size * 2, most_block_bytes);
        blocks_.emplace_back(new text_block(std::max(planned, text.size())));
        used_ = 0;
    }
    char* const begin = blocks_.back()->bytes.get() + used_;
    std::ranges::copy(text, begin);
    used_ += text.size();
    return {{begin, text.size()}, blocks_.back()};
}

std::size_t text_arena::memory_bytes() const {
    std::size_t bytes = 0;
    for (auto const& block : blocks_) bytes += block->size;
    return bytes;
}

}  // namespace wafer::engine
