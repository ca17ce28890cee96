// What the answer to a question rests on: the sources that WHY finds for the relationships behind its rows, and for nodes without any.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "wafer/connection.hpp"

namespace wafer::engine {

/// What is shown of a source: these properties (none: all), and of what it is a part of this one.
struct evidence_style {
    std::vector<std::string> shown;
    std::string title;
};

/// A list of maps as WHY SOURCES has them, and the absences. Looks at the first `most_rows` rows of the query.
list evidence_of(connection& open, std::string const& query, evidence_style const& style, std::size_t most_rows);

}  // namespace wafer::engine
