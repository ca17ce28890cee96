// The conversation: reads what is typed with the line editor and hands it to the session until Ctrl-D or `:quit`.
#pragma once

#include <filesystem>

#include "prompt/session.hpp"

namespace wafer::prompt {

/// `data_set` names the graph in the greeting; empty for one in memory.
void converse(session& open, std::filesystem::path const& data_set);

}  // namespace wafer::prompt
