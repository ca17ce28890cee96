#include "engine/storage/node_index.hpp"

#include <algorithm>

namespace wafer::engine {
namespace {

/// The array of dense numbers has at most so many places per id.
constexpr std::uint64_t most_places_per_id = 4;
constexpr std::uint64_t least_places = 4096;
constexpr std::size_t most_digits = 18;

/// The number that is written just so, without a sign or leading zeros.
std::optional<std::uint64_t> as_number(std::string_view id) {
    if (id.empty() || id.size() > most_digits || (id[0] == '0' && id.size() > 1)) return std::nullopt;
    std::uint64_t number = 0;
    for (char const c : id) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return number;
}

}  // namespace

std::optional<node_id> node_index::find_number(std::uint64_t number) const {
    if (number < dense_.size() && dense_[number].valid()) return dense_[number];
    auto const found = numbers_.find(number);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<node_id> node_index::find(std::string_view id) const {
    if (auto const number = as_number(id)) return find_number(*number);
    auto const found = texts_.find(id);
    return found == texts_.end() ? std::nullopt : std::optional(found->second);
}

bool node_index::add(std::string_view id, node_id node) {
    auto const number = as_number(id);
    if (number ? find_number(*number).has_value() : texts_.contains(id)) return false;
    ++count_;
    if (!number) {
        texts_.emplace(arena_.store(id).text, node);
        return true;
    }
    auto const places = std::max(least_places, count_ * most_places_per_id);
    if (*number >= dense_.size() && *number < places) dense_.resize(places);
    if (*number < dense_.size())
        dense_[*number] = node;
    else
        numbers_.emplace(*number, node);
    return true;
}

}  // namespace wafer::engine
