// Where 1,024 relationships of a type begin and end, and which of them are alive. The numbers are packed into as few bytes as they need
// once the chunk is sealed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "engine/base/counted.hpp"
#include "engine/base/ids.hpp"
#include "engine/graph/bitmap.hpp"

namespace wafer::engine {

/// Numbers stored as a distance of 0, 1, 2 or 4 bytes from the least one.
class packed_numbers {
public:
    packed_numbers() = default;
    packed_numbers(packed_numbers const& other);

    [[nodiscard]] std::uint32_t at(std::uint32_t position) const;
    /// Widens everything to 4 bytes first. Positions up to `most` may be written then.
    void set(std::uint32_t position, std::uint32_t number, std::uint32_t most);
    /// Keeps the first `length` numbers, in as few bytes as they need.
    void pack(std::uint32_t length);
    [[nodiscard]] std::size_t memory_bytes() const { return std::size_t{length_} * width_; }

private:
    template <class T>
    [[nodiscard]] T read(std::uint32_t position) const;
    template <class T>
    void narrow(std::uint32_t length, std::uint32_t least);

    std::unique_ptr<std::byte[]> bytes_;
    std::uint32_t length_ = 0;
    std::uint32_t base_ = 0;
    std::uint8_t width_ = 0;
};

class endpoint_chunk : public counted {
public:
    static constexpr std::uint32_t size = 1024;

    [[nodiscard]] bool alive(std::uint32_t slot) const { return alive_.test(slot); }
    [[nodiscard]] bitmap<size> const& living() const { return alive_; }
    [[nodiscard]] node_id source(std::uint32_t slot) const { return {sources_.at(slot)}; }
    [[nodiscard]] node_id target(std::uint32_t slot) const { return {targets_.at(slot)}; }

    void put(std::uint32_t slot, node_id source, node_id target);
    void erase(std::uint32_t slot) { alive_.clear(slot); }
    [[nodiscard]] bool empty() const { return alive_ == bitmap<size>{}; }
    /// Does nothing again until something is put.
    void compact();
    [[nodiscard]] std::size_t memory_bytes() const { return sizeof *this + sources_.memory_bytes() + targets_.memory_bytes(); }

private:
    bitmap<size> alive_;
    bool is_compact_ = false;
    packed_numbers sources_;
    packed_numbers targets_;
};

}  // namespace wafer::engine
