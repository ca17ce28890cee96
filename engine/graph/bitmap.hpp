// A bitmap of fixed size: which of a chunk's slots are in use.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace wafer::engine {

template <std::uint32_t Size>
struct bitmap {
    std::array<std::uint64_t, Size / 64> words{};

    friend bool operator==(bitmap const&, bitmap const&) = default;
    [[nodiscard]] bool test(std::uint32_t at) const { return (words[at / 64] >> at % 64 & 1) != 0; }
    void set(std::uint32_t at) { words[at / 64] |= std::uint64_t{1} << at % 64; }
    void clear(std::uint32_t at) { words[at / 64] &= ~(std::uint64_t{1} << at % 64); }
    [[nodiscard]] bool any() const {
        std::uint64_t all = 0;
        for (auto const word : words) all |= word;
        return all != 0;
    }
    bitmap& operator&=(bitmap const& other) {
        for (std::size_t w = 0; w < words.size(); ++w) words[w] &= other.words[w];
        return *this;
    }
    bitmap& operator|=(bitmap const& other) {
        for (std::size_t w = 0; w < words.size(); ++w) words[w] |= other.words[w];
        return *this;
    }
    [[nodiscard]] bitmap operator~() const {
        bitmap turned;
        for (std::size_t w = 0; w < words.size(); ++w) turned.words[w] = ~words[w];
        return turned;
    }
    [[nodiscard]] std::uint32_t count() const {
        std::uint32_t sum = 0;
        for (auto const word : words) sum += static_cast<std::uint32_t>(std::popcount(word));
        return sum;
    }
    /// The least and the greatest set bit; `Size` and 0 if there is none.
    [[nodiscard]] std::uint32_t first() const {
        std::uint32_t found = Size;
        each(0, [&](std::uint32_t at) { return found = at, false; });
        return found;
    }
    [[nodiscard]] std::uint32_t last() const {
        for (std::uint32_t w = Size / 64; w-- > 0;) {
            if (words[w] != 0) return w * 64 + 63 - static_cast<std::uint32_t>(std::countl_zero(words[w]));
        }
        return 0;
    }
    /// Calls `use(position)` for each set bit.
    template <class Use>
    void each(Use use) const {
        for (std::uint32_t w = 0; w < Size / 64; ++w)
            for (std::uint64_t word = words[w]; word != 0; word &= word - 1) use(w * 64 + static_cast<std::uint32_t>(std::countr_zero(word)));
    }
    /// Calls `use(position)` for each set bit from `from` on, until it answers false. Returns the position behind the last one used,
    /// or `Size`.
    template <class Use>
    std::uint32_t each(std::uint32_t from, Use use) const {
        for (std::uint32_t w = from / 64; w < Size / 64; ++w) {
            std::uint64_t word = words[w];
            if (w == from / 64) word &= ~std::uint64_t{0} << from % 64;
            for (; word != 0; word &= word - 1) {
                std::uint32_t const at = w * 64 + static_cast<std::uint32_t>(std::countr_zero(word));
                if (!use(at)) return at + 1;
            }
        }
        return Size;
    }
};

}  // namespace wafer::engine
