// point(), and distances and boxes of points.
#include <optional>

#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/value/point.hpp"

namespace wafer::engine {

namespace {

constexpr std::string_view wanted_fields = "the fields x and y, or longitude and latitude";

bool any_field_null(value const& fields) {
    for (std::string_view const name : {"x", "y", "z", "longitude", "latitude", "height", "crs", "srid"}) {
        auto const* const found = fields.field(name);
        if (found && found->is_null()) return true;
    }
    return false;
}

/// A coordinate under either of its names.
std::optional<double> coordinate_of(value const& fields, std::string_view name, std::string_view other) {
    auto const* found = fields.field(name);
    if (!found) found = fields.field(other);
    if (!found) return std::nullopt;
    if (!found->is_number()) refuse_kind("point", "coordinates that are numbers", *found);
    return found->number();
}

/// The system that `crs` or `srid` names.
std::optional<reference_system> named_system(value const& fields) {
    auto const* const name = fields.field("crs");
    auto const* const number = fields.field("srid");
    if (name && number) refuse_argument("point", "either crs or srid", fields);
    if (name && !name->is(kind::string)) refuse_kind("point", "STRING as its crs", *name);
    if (number && !number->is(kind::integer)) refuse_kind("point", "INTEGER as its srid", *number);
    if (name) return system_named(name->string());
    return number ? std::optional(system_of(number->integer())) : std::nullopt;
}

reference_system default_system(bool geographic, bool spatial) {
    if (geographic) return spatial ? reference_system::wgs_84_3d : reference_system::wgs_84;
    return spatial ? reference_system::cartesian_3d : reference_system::cartesian;
}

value point(call_context&, arguments given) {
    auto const& fields = given[0];
    if (any_field_null(fields)) return {};
    bool const geographic = !fields.field("x") && !fields.field("y");
    auto const x = coordinate_of(fields, "x", "longitude");
    auto const y = coordinate_of(fields, "y", "latitude");
    auto const z = coordinate_of(fields, "z", "height");
    if (!x || !y) refuse_argument("point", wanted_fields, fields);
    auto const system = named_system(fields).value_or(default_system(geographic, z.has_value()));
    if (geographic && !is_geographic(system)) refuse_argument("point", "x and y in a cartesian system", fields);
    if (has_three_dimensions(system) != z.has_value()) {
        refuse_argument("point", z ? "two coordinates in a system of two dimensions" : "z or height in a system of three dimensions", fields);
    }
    return value::of(checked_point({system, *x, *y, z.value_or(0)}));
}

value point_distance(call_context&, arguments given) {
    auto const found = distance(given[0].point(), given[1].point());
    return found ? value::of(*found) : value();
}

value within_box(call_context&, arguments given) {
    auto const found = is_within(given[0].point(), given[1].point(), given[2].point());
    return found ? value::of(*found) : value();
}

}  // namespace

std::vector<scalar_function> spatial_functions() {
    kind_set const place = kind::point;
    return {
        pure("point(fields :: MAP) :: POINT", "The point with these coordinates; null if one of them is.", {kind::map}, place, point),
        pure("point.distance(from :: POINT, to :: POINT) :: FLOAT", "In metres on the earth; null between two reference systems.", {place},
             kind::floating, point_distance),
        pure("point.withinBBox(point :: POINT, lowerLeft :: POINT, upperRight :: POINT) :: BOOLEAN",
             "Whether it lies in the box, borders included; null between two reference systems.", {place}, kind::boolean, within_box),
    };
}

}  // namespace wafer::engine
