#include "engine/graph/endpoints.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace wafer::engine {

packed_numbers::packed_numbers(packed_numbers const& other) : length_(other.length_), base_(other.base_), width_(other.width_) {
    if (!other.bytes_) return;
    bytes_ = std::make_unique_for_overwrite<std::byte[]>(memory_bytes());
    std::memcpy(bytes_.get(), other.bytes_.get(), memory_bytes());
}

template <class T>
T packed_numbers::read(std::uint32_t position) const {
    T number;
    std::memcpy(&number, bytes_.get() + position * sizeof(T), sizeof(T));
    return number;
}

std::uint32_t packed_numbers::at(std::uint32_t position) const {
    switch (width_) {
        case 0: return base_;
        case 1: return base_ + read<std::uint8_t>(position);
        case 2: return base_ + read<std::uint16_t>(position);
        default: return base_ + read<std::uint32_t>(position);
    }
}

void packed_numbers::set(std::uint32_t position, std::uint32_t number, std::uint32_t most) {
    if (width_ != 4 || base_ != 0 || position >= length_) {
        auto wide = std::make_unique<std::byte[]>(most * sizeof number);
        for (std::uint32_t i = 0; i < length_; ++i) {
            std::uint32_t const known = at(i);
            std::memcpy(wide.get() + i * sizeof known, &known, sizeof known);
        }
        bytes_ = std::move(wide);
        length_ = most;
        base_ = 0;
        width_ = 4;
    }
    std::memcpy(bytes_.get() + position * sizeof number, &number, sizeof number);
}

template <class T>
void packed_numbers::narrow(std::uint32_t length, std::uint32_t least) {
    auto narrowed = std::make_unique_for_overwrite<std::byte[]>(length * sizeof(T));
    for (std::uint32_t i = 0; i < length; ++i) {
        auto const distance = static_cast<T>(at(i) - least);
        std::memcpy(narrowed.get() + i * sizeof distance, &distance, sizeof distance);
    }
    bytes_ = std::move(narrowed);
    width_ = sizeof(T);
    base_ = least;
}

void packed_numbers::pack(std::uint32_t length) {
    length = std::min(length, length_);
    if (length == 0) return;
    std::uint32_t least = at(0);
    std::uint32_t greatest = least;
    for (std::uint32_t i = 1; i < length; ++i) {
        least = std::min(least, at(i));
        greatest = std::max(greatest, at(i));
    }
    std::uint32_t const range = greatest - least;
    if (range == 0) {
        bytes_.reset();
        width_ = 0;
        base_ = least;
    } else if (range <= 0xff) {
        narrow<std::uint8_t>(length, least);
    } else if (range <= 0xffff) {
        narrow<std::uint16_t>(length, least);
    } else {
        narrow<std::uint32_t>(length, 0);
    }
    length_ = length;
}

void endpoint_chunk::put(std::uint32_t slot, node_id source, node_id target) {
    alive_.set(slot);
    is_compact_ = false;
    sources_.set(slot, source.value, size);
    targets_.set(slot, target.value, size);
}

void endpoint_chunk::compact() {
    if (std::exchange(is_compact_, true)) return;
    std::uint32_t length = 0;
    alive_.each(0, [&](std::uint32_t slot) {
        length = slot + 1;
        return true;
    });
    sources_.pack(length);
    targets_.pack(length);
}

}  // namespace wafer::engine
