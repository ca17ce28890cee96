// One property of 2,048 nodes (or relationships of a type). Which have it stands in a bitmap; their values lie typed in `payload`:
//
//   dense        payload[slot]
//   sparse       payload[how many before `slot` have the property]
//   constant     payload[0], all have the same
//   dictionary   payload[code[rank of `slot`]]
//
// Integers, dates and local times are 64-bit words, strings views into blocks that the chunk keeps alive; all other kinds, and chunks of
// mixed kinds, hold dynamic values. A transaction's own chunk is dense or sparse; `compact` picks the smallest form.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/counted.hpp"
#include "engine/graph/bitmap.hpp"
#include "engine/graph/text_arena.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

class property_chunk : public counted {
public:
    static constexpr std::uint32_t size = 2048;
    enum class form : std::uint8_t { dense, sparse, constant, dictionary };

    [[nodiscard]] form shape() const { return form_; }
    [[nodiscard]] std::uint32_t count() const { return count_; }
    [[nodiscard]] bool has(std::uint32_t slot) const { return present_.test(slot); }
    /// The kind of all values; null if they are of several.
    [[nodiscard]] kind uniform_kind() const { return kind_; }
    [[nodiscard]] value get(std::uint32_t slot) const { return has(slot) ? value_at(position_of(slot)) : value(); }
    // The value of a slot that has one, in a chunk of that kind.
    [[nodiscard]] bool boolean(std::uint32_t slot) const { return std::get<booleans>(payload_)[position_of(slot)] != 0; }
    [[nodiscard]] std::int64_t integer(std::uint32_t slot) const { return std::get<words>(payload_)[position_of(slot)]; }
    [[nodiscard]] double floating(std::uint32_t slot) const { return std::get<floatings>(payload_)[position_of(slot)]; }
    /// The least and the greatest value, for the kinds that are stored as numbers.
    [[nodiscard]] std::optional<std::pair<value, value>> range() const;

    /// `content` is not null.
    void set(std::uint32_t slot, value const& content, text_arena& texts);
    void remove(std::uint32_t slot);
    /// Worth it from some changes on: a single one must not cost what the other values hold.
    [[nodiscard]] bool wants_compacting() const { return changes_ >= many_changes; }
    void compact();
    [[nodiscard]] std::size_t memory_bytes() const;

private:
    using booleans = std::vector<std::uint8_t>;
    using words = std::vector<std::int64_t>;
    using floatings = std::vector<double>;
    using texts = std::vector<std::string_view>;
    using values = std::vector<value>;
    static constexpr std::uint32_t many_changes = 64;
    static constexpr std::uint32_t most_sparse = 128;  // While open.

    [[nodiscard]] std::uint32_t rank(std::uint32_t slot) const;
    [[nodiscard]] std::uint32_t position_of(std::uint32_t slot) const;
    [[nodiscard]] value value_at(std::uint32_t position) const;
    void choose_payload(kind kind);
    void mix();
    void spread(form form);
    std::uint32_t make_room(std::uint32_t slot);
    void write(std::uint32_t position, value const& content, text_arena& texts);
    void mark(std::uint32_t slot, bool present);
    bool make_constant();
    bool make_dictionary();
    void gather_texts();

    form form_ = form::sparse;
    kind kind_ = kind::null;
    std::uint32_t count_ = 0;
    std::uint32_t changes_ = 0;
    bitmap<size> present_;
    std::array<std::uint16_t, size / 64> before_{};  // How many bits are set in the words before each.
    std::variant<booleans, words, floatings, texts, values> payload_;
    std::vector<std::uint8_t> codes_;
    std::vector<ref<text_block>> blocks_;
};

}  // namespace wafer::engine
