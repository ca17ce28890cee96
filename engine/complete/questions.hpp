// Completing questions in words. Pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/complete/offers.hpp"
#include "engine/complete/proposals.hpp"

namespace wafer::engine::complete {

enum class reading : std::uint8_t { statement, question, either };

/// What the text up to the cursor could become, by its first word.
reading reading_of(std::string_view typed);

/// Names and phrases that begin with the last words typed, the longest such words first. `begin`: where the question begins in the text.
void offer_phrases(std::string_view typed, std::uint32_t begin, surroundings const& around, offers& to);

/// What a hit of the index of names is, for people: the labels, and the name that the node goes by.
std::string detail_of(surroundings const& around, node_id node, std::string_view name);

}  // namespace wafer::engine::complete
