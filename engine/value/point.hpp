// Points in a plane, in space, and on the earth (WGS 84: longitudes and latitudes in degrees, heights in metres). Pure functions.
// A point that went through `checked_point` has finite coordinates, a longitude of -180 to 180 and a latitude of -90 to 90.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/value/value.hpp"

namespace wafer::engine {

/// `cartesian`, `cartesian-3d`, `wgs-84`, `wgs-84-3d`.
std::string_view name_of(reference_system system);
/// By its name in any case; throws `wafer::error` (argument: InvalidArgumentValue) if there is none.
reference_system system_named(std::string_view name);
/// By its number; throws likewise.
reference_system system_of(std::int64_t srid);
bool is_geographic(reference_system system);
bool has_three_dimensions(reference_system system);

/// The point with its longitude turned into -180 to 180. Throws (argument: InvalidArgumentValue) for a coordinate that is infinite or no
/// number, and for a latitude that does not exist.
point_value checked_point(point_value point);

/// `p.x`, `p.longitude`, `p.srid` …; throws (argument: InvalidArgumentValue) for a name that the point's system does not have.
value coordinate(point_value const& point, std::string_view name);

/// In metres on the earth; nothing between points of two systems.
std::optional<double> distance(point_value const& from, point_value const& to);

/// Whether the point lies in the box between two corners, borders included; on the earth the box reaches from the west to the east, over
/// the 180th meridian if need be. Nothing if the three are not of one system.
std::optional<bool> is_within(point_value const& point, point_value const& lower_left, point_value const& upper_right);

/// `point({x: 1.0, y: 2.0, crs: 'cartesian'})`.
std::string to_text(point_value const& point);

}  // namespace wafer::engine
