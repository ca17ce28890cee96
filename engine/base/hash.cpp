#include "engine/base/hash.hpp"

#include <random>

#include <xxhash.h>

namespace wafer::engine {

std::uint64_t hash_seed() {
    static std::uint64_t const seed = [] {
        std::random_device random;
        return std::uint64_t{random()} << 32 | random();
    }();
    return seed;
}

std::uint64_t hash_bytes(void const* bytes, std::size_t size) { return XXH3_64bits_withSeed(bytes, size, hash_seed()); }

}  // namespace wafer::engine
