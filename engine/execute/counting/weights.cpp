#include "engine/execute/counting/weights.hpp"

#include <algorithm>
#include <utility>

#include "wafer/error.hpp"

namespace wafer::engine::counting {

namespace {

constexpr std::uint64_t most = ~std::uint64_t{0} >> 1;

}  // namespace

void refuse_count() {
    throw error(error_code::arithmetic, "NumberOverflow", "The pattern occurs more often than a 64-bit integer can tell.");
}

weights::~weights() {
    auto const made = std::ranges::count_if(chunks_, [](auto const& each) { return each != nullptr; });
    stop_->discharge(static_cast<std::size_t>(made) * sizeof(chunk));
}

weights::chunk& weights::open(std::size_t index) {
    auto& found = chunks_[index];
    if (!found) {
        auto made = std::make_unique<chunk>();
        std::lock_guard const lock(charging_);
        stop_->charge(sizeof(chunk));
        found = std::move(made);
    }
    return *found;
}

void weights::settle() {
    greatest_ = 0;
    each([&](std::uint32_t, std::uint64_t number) { greatest_ = std::max(greatest_, number); });
}

std::uint64_t product(std::uint64_t left, std::uint64_t right) {
    std::uint64_t made = 0;
    if (__builtin_mul_overflow(left, right, &made) || made > most) refuse_count();
    return made;
}

std::uint64_t sum(std::uint64_t left, std::uint64_t right) {
    std::uint64_t const made = left + right;
    if (made < left || made > most) refuse_count();
    return made;
}

}  // namespace wafer::engine::counting
