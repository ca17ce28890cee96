// Hashing of bytes, seeded once per process so that crafted data cannot pick its collisions. Not for anything that outlives the process.
#pragma once

#include <cstddef>
#include <cstdint>

namespace wafer::engine {

std::uint64_t hash_seed();
std::uint64_t hash_bytes(void const* bytes, std::size_t size);

/// A good mix of one number, cheaper than hashing its bytes.
inline std::uint64_t hash_number(std::uint64_t number) {
    number ^= number >> 32;
    number *= 0x9e37'79b9'7f4a'7c15u;
    number ^= number >> 29;
    number *= 0xbf58'476d'1ce4'e5b9u;
    return number ^ number >> 32;
}

}  // namespace wafer::engine
