#include "engine/value/value_type.hpp"

#include <algorithm>

namespace wafer::engine {

namespace {

bool is_storable_alone(kind of) {
    return of != kind::null && of != kind::list && of != kind::map && of != kind::node && of != kind::relationship && of != kind::path;
}

bool is_storable(value const& content) {
    if (!content.is(kind::list)) return is_storable_alone(content.type());
    auto const& items = content.list();
    return std::all_of(items.begin(), items.end(), [](value const& item) { return is_storable_alone(item.type()); });
}

bool holds_null(value_type const& type) {
    if (type.not_null || type.of == value_type::sort::nothing) return false;
    return type.of != value_type::sort::either || std::any_of(type.inner.begin(), type.inner.end(), holds_null);
}

}  // namespace

bool is_of_type(value const& content, value_type const& type) {
    if (content.is_null()) return holds_null(type);
    switch (type.of) {
        case value_type::sort::nothing:
        case value_type::sort::null: return false;
        case value_type::sort::of_kind: return content.is(type.kind);
        case value_type::sort::list: {
            if (!content.is(kind::list)) return false;
            auto const& items = content.list();
            return std::all_of(items.begin(), items.end(), [&](value const& item) { return is_of_type(item, type.inner[0]); });
        }
        case value_type::sort::property_value: return is_storable(content);
        case value_type::sort::any: return true;
        case value_type::sort::either:
            return std::any_of(type.inner.begin(), type.inner.end(), [&](value_type const& one) { return is_of_type(content, one); });
    }
    return false;
}

}  // namespace wafer::engine
