#include "engine/storage/csv_point.hpp"

#include <fmt/format.h>

#include "engine/storage/csv_table.hpp"
#include "engine/value/format.hpp"
#include "engine/value/point.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::string_view unquoted(std::string_view text) {
    bool const quoted = text.size() >= 2 && text.front() == text.back() && (text.front() == '\'' || text.front() == '"');
    return quoted ? text.substr(1, text.size() - 2) : text;
}

/// What the fields say, each at most once.
struct point_fields {
    std::optional<double> x, y, z;
    std::optional<reference_system> system;
    bool geographic = false;  // By a coordinate's name.

    /// False for a field that there is not, that came before, or that holds something else.
    bool take(std::string_view name, std::string_view content) {
        if (name == "crs" || name == "srid") return take_system(name, content);
        bool const on_earth = name == "longitude" || name == "latitude" || name == "height";
        auto* const at = name == "x" || name == "longitude"  ? &x
                         : name == "y" || name == "latitude" ? &y
                         : name == "z" || name == "height"   ? &z
                                                             : nullptr;
        auto const number = parse_cell(content, cell_kind::floating);
        if (!at || at->has_value() || !number) return false;
        *at = number->floating();
        geographic = geographic || on_earth;
        return true;
    }

    [[nodiscard]] reference_system own_system() const {
        if (geographic) return z ? reference_system::wgs_84_3d : reference_system::wgs_84;
        return z ? reference_system::cartesian_3d : reference_system::cartesian;
    }

private:
    bool take_system(std::string_view name, std::string_view content) {
        if (system) return false;
        if (name == "crs") {
            system = system_named(content);
            return true;
        }
        auto const number = parse_cell(content, cell_kind::integer);
        if (number) system = system_of(number->integer());
        return number.has_value();
    }
};

}  // namespace

std::optional<value> parse_point(std::string_view text, std::optional<reference_system> system) {
    text = trimmed(text);
    if (!text.starts_with('{') || !text.ends_with('}')) return std::nullopt;
    point_fields fields;
    // The checks of points throw; here that is only the answer that the text is none.
    try {
        for (auto const field : split(text.substr(1, text.size() - 2), ',')) {
            auto const colon = field.find(':');
            if (colon == std::string_view::npos) return std::nullopt;
            if (!fields.take(unquoted(trimmed(field.substr(0, colon))), unquoted(trimmed(field.substr(colon + 1))))) return std::nullopt;
        }
        if (!fields.x || !fields.y) return std::nullopt;
        auto const used = fields.system ? *fields.system : system.value_or(fields.own_system());
        if (has_three_dimensions(used) != fields.z.has_value() || (fields.geographic && !is_geographic(used))) return std::nullopt;
        return value::of(checked_point({used, *fields.x, *fields.y, fields.z.value_or(0)}));
    } catch (error const&) {
        return std::nullopt;
    }
}

std::string point_cell(point_value const& point) {
    auto const height = has_three_dimensions(point.system) ? fmt::format(", z: {}", to_text(point.z)) : "";
    return fmt::format("{{x: {}, y: {}{}, crs: '{}'}}", to_text(point.x), to_text(point.y), height, name_of(point.system));
}

}  // namespace wafer::engine
