// Points in the cells of tables, as Neo4j's bulk importer has them: `{x: 1.0, y: 2.0, crs: 'cartesian'}`, `{latitude: 55.6, longitude: 13.0}`.
// Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// Nothing if the text is no point. `system` is that of points that name none; without it, one goes by the names of the coordinates.
std::optional<value> parse_point(std::string_view text, std::optional<reference_system> system);

std::string point_cell(point_value const& point);

}  // namespace wafer::engine
