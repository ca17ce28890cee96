// From an unfinished text to what could go on at the cursor: a statement by its position, a question by the names and phrases that end
// in what was typed last. Touches a bounded part of the graph. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/bind/bind.hpp"
#include "engine/complete/name_index.hpp"
#include "engine/graph/graph.hpp"
#include "wafer/completion.hpp"

namespace wafer::engine::complete {

struct surroundings {
    graph const& data;
    procedure_catalog const& procedures;
    std::vector<std::string> parameters;
    name_index const* names = nullptr;   // Null: none, or none yet.
    std::vector<std::string> name_keys;  // Properties that hold names.
    bool takes_questions = false;
};

std::vector<proposal> proposals_at(std::string_view text, std::size_t cursor, surroundings const& around);

}  // namespace wafer::engine::complete
