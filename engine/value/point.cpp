#include "engine/value/point.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/base/text.hpp"
#include "engine/value/format.hpp"

namespace wafer::engine {

namespace {

constexpr std::array all_systems = {reference_system::cartesian, reference_system::cartesian_3d, reference_system::wgs_84,
                                    reference_system::wgs_84_3d};

/// The equatorial radius, as it is customary for distances of points in Cypher.
constexpr double earth_radius_metres = 6'378'140.0;

[[noreturn]] void refuse(std::string const& message) { throw error(error_code::argument, "InvalidArgumentValue", message); }

/// -180 to 180, both included, as they are written.
double wrapped_longitude(double longitude) {
    if (longitude >= -180 && longitude <= 180) return longitude;
    return std::remainder(longitude, 360.0);
}

double radians(double degrees) { return degrees * (std::numbers::pi / 180); }

/// The angle between two places on a sphere, after the haversine formula.
double central_angle(point_value const& from, point_value const& to) {
    auto const half_versine = [](double angle) { return std::sin(angle / 2) * std::sin(angle / 2); };
    double const share = half_versine(radians(to.y - from.y)) +
                         half_versine(radians(to.x - from.x)) * std::cos(radians(from.y)) * std::cos(radians(to.y));
    // Rounding takes the share of points opposite to each other a little above 1.
    return 2 * std::atan2(std::sqrt(share), std::sqrt(std::fmax(0.0, 1 - share)));
}

bool between(double number, double least, double most) { return least <= number && number <= most; }

}  // namespace

std::string_view name_of(reference_system system) {
    switch (system) {
        case reference_system::cartesian: return "cartesian";
        case reference_system::cartesian_3d: return "cartesian-3d";
        case reference_system::wgs_84: return "wgs-84";
        case reference_system::wgs_84_3d: return "wgs-84-3d";
    }
    return "";
}

reference_system system_named(std::string_view name) {
    auto const wanted = lower_case(name);
    for (auto const system : all_systems) {
        if (name_of(system) == wanted) return system;
    }
    refuse(fmt::format("{} is no coordinate reference system: there are cartesian, cartesian-3d, wgs-84 and wgs-84-3d.",
                       to_excerpt(value::of(name))));
}

reference_system system_of(std::int64_t srid) {
    for (auto const system : all_systems) {
        if (static_cast<std::int64_t>(system) == srid) return system;
    }
    refuse(fmt::format("{} is the number of no coordinate reference system: there are 7203 (cartesian), 9157 (cartesian-3d), 4326 (wgs-84) "
                       "and 4979 (wgs-84-3d).",
                       srid));
}

bool is_geographic(reference_system system) { return system == reference_system::wgs_84 || system == reference_system::wgs_84_3d; }

bool has_three_dimensions(reference_system system) {
    return system == reference_system::cartesian_3d || system == reference_system::wgs_84_3d;
}

point_value checked_point(point_value point) {
    if (!has_three_dimensions(point.system)) point.z = 0;
    for (double const number : {point.x, point.y, point.z}) {
        if (!std::isfinite(number)) refuse(fmt::format("A coordinate of a point is finite, not {}.", to_text(number)));
    }
    if (!is_geographic(point.system)) return point;
    if (!between(point.y, -90, 90)) refuse(fmt::format("A latitude is -90 to 90 degrees, not {}.", to_text(point.y)));
    point.x = wrapped_longitude(point.x);
    return point;
}

value coordinate(point_value const& point, std::string_view name) {
    bool const geographic = is_geographic(point.system);
    bool const spatial = has_three_dimensions(point.system);
    if (name == "x" || (geographic && name == "longitude")) return value::of(point.x);
    if (name == "y" || (geographic && name == "latitude")) return value::of(point.y);
    if (spatial && (name == "z" || (geographic && name == "height"))) return value::of(point.z);
    if (name == "crs") return value::of(name_of(point.system));
    if (name == "srid") return value::of(static_cast<std::int64_t>(point.system));
    refuse(fmt::format("A point of the system {} has no component `{}`: it has x, y{}{}, crs and srid.", name_of(point.system), name,
                       spatial ? ", z" : "", geographic ? spatial ? ", longitude, latitude, height" : ", longitude, latitude" : ""));
}

std::optional<double> distance(point_value const& from, point_value const& to) {
    if (from.system != to.system) return std::nullopt;
    if (!is_geographic(from.system)) {
        double const apart = std::hypot(to.x - from.x, to.y - from.y, to.z - from.z);
        // A difference was too large for a float, and `hypot` of three numbers divides by the largest.
        return std::isnan(apart) ? std::numeric_limits<double>::infinity() : apart;
    }
    // Along a sphere at the mean of both heights, and up or down to the other height.
    double const along = (earth_radius_metres + (from.z / 2 + to.z / 2)) * central_angle(from, to);
    return std::hypot(along, to.z - from.z);
}

std::optional<bool> is_within(point_value const& point, point_value const& lower_left, point_value const& upper_right) {
    if (point.system != lower_left.system || point.system != upper_right.system) return std::nullopt;
    if (!between(point.y, lower_left.y, upper_right.y) || !between(point.z, lower_left.z, upper_right.z)) return false;
    if (is_geographic(point.system) && lower_left.x > upper_right.x) return point.x >= lower_left.x || point.x <= upper_right.x;
    return between(point.x, lower_left.x, upper_right.x);
}

std::string to_text(point_value const& point) {
    auto const height = has_three_dimensions(point.system) ? ", z: " + to_text(point.z) : "";
    return fmt::format("point({{x: {}, y: {}{}, crs: '{}'}})", to_text(point.x), to_text(point.y), height, name_of(point.system));
}

}  // namespace wafer::engine
