// A persistent, growing set of runs of `T` (names, sets of labels), each known by a dense number from 0 and found by its content.
// The runs never move; a copy shares everything, and an addition copies a few small chunks.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/hash.hpp"
#include "engine/graph/directory.hpp"

namespace wafer::engine {

template <class T>
class intern_table {
public:
    [[nodiscard]] std::uint32_t size() const { return size_; }

    [[nodiscard]] std::optional<std::uint32_t> find(std::span<T const> content) const {
        if (size_ == 0) return std::nullopt;
        std::uint32_t const number = number_at(place_of(content));
        return number == none ? std::nullopt : std::optional(number);
    }

    [[nodiscard]] std::span<T const> operator[](std::uint32_t number) const {
        return runs_.find(number / run_chunk::size)->runs[number % run_chunk::size]->content;
    }

    std::uint32_t intern(std::span<T const> content, owner_tag tag) {
        if (auto const known = find(content)) return *known;
        if (std::uint64_t{size_} * 2 >= capacity_) grow(tag);
        std::uint32_t const place = place_of(content);
        ref<run> added(new run());
        added->content.assign(content.begin(), content.end());
        runs_.open(size_ / run_chunk::size, tag).runs[size_ % run_chunk::size] = std::move(added);
        places_.open(place / place_chunk::size, tag).numbers[place % place_chunk::size] = size_;
        return size_++;
    }

private:
    static constexpr std::uint32_t none = 0xffff'ffff;

    struct run : counted {
        std::vector<T> content;
    };
    struct run_chunk : counted {
        static constexpr std::uint32_t size = 32;
        std::array<ref<run>, size> runs;
    };
    /// A part of the open-addressing hash table.
    struct place_chunk : counted {
        static constexpr std::uint32_t size = 64;
        std::array<std::uint32_t, size> numbers;
        place_chunk() { numbers.fill(none); }
    };

    [[nodiscard]] std::uint32_t number_at(std::uint32_t place) const {
        auto const* const chunk = places_.find(place / place_chunk::size);
        return chunk ? chunk->numbers[place % place_chunk::size] : none;
    }

    /// Where the content is, or where it would go.
    [[nodiscard]] std::uint32_t place_of(std::span<T const> content) const {
        auto place = static_cast<std::uint32_t>(hash_bytes(content.data(), content.size_bytes())) & (capacity_ - 1);
        for (;; place = (place + 1) & (capacity_ - 1)) {
            std::uint32_t const number = number_at(place);
            if (number == none || std::ranges::equal((*this)[number], content)) return place;
        }
    }

    void grow(owner_tag tag) {
        capacity_ = std::max(capacity_ * 2, place_chunk::size);
        places_ = {};
        for (std::uint32_t number = 0; number < size_; ++number) {
            std::uint32_t const place = place_of((*this)[number]);
            places_.open(place / place_chunk::size, tag).numbers[place % place_chunk::size] = number;
        }
    }

    directory<run_chunk> runs_;
    directory<place_chunk> places_;
    std::uint32_t size_ = 0;
    std::uint32_t capacity_ = 0;
};

}  // namespace wafer::engine
