#include "engine/function/access.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/format.hpp"
#include "engine/value/growing_list.hpp"
#include "engine/value/point.hpp"
#include "engine/value/temporal/components.hpp"

namespace wafer::engine {

namespace {

value entity_property(call_context const& context, value const& entity, std::string_view key) {
    require_alive(context, entity);
    auto const id = context.data->find_key(key);
    if (!id) return {};
    auto const content =
        entity.is(kind::node) ? context.data->property(entity.node(), *id) : context.data->property(entity.relationship(), *id);
    return content.owned();  // The statement may change the property while it holds the value.
}

bool has_keys(kind kind) { return kind == kind::map || kind == kind::node || kind == kind::relationship; }

value element(value_list const& list, std::int64_t index) {
    auto const size = static_cast<std::int64_t>(list.size());
    if (index < 0) index += size;
    return index >= 0 && index < size ? list[static_cast<std::size_t>(index)] : value();
}

/// A bound of a slice as a position between 0 and `size`.
std::int64_t position(value const& bound, std::int64_t size) {
    if (!bound.is(kind::integer)) {
        throw error(error_code::type, "InvalidArgumentType",
                    fmt::format("The bounds of a slice are INTEGER, but {} is {}.", to_excerpt(bound), name_of(bound.type())));
    }
    std::int64_t const index = bound.integer() < 0 ? bound.integer() + size : bound.integer();
    return std::clamp<std::int64_t>(index, 0, size);
}

value joined(call_context&, std::span<value const> maps) {
    value_map fields;
    for (auto const& map : maps) fields.insert(fields.end(), map.map().begin(), map.map().end());
    return value::of(std::move(fields));
}

}  // namespace

void require_alive(call_context const& context, value const& entity) {
    bool const node = entity.is(kind::node);
    if (node ? context.data->contains(entity.node()) : context.data->contains(entity.relationship())) return;
    throw error(error_code::entity_not_found, "DeletedEntityAccess",
                fmt::format("The {} {} was deleted; only its identity is left.", node ? "node" : "relationship", to_excerpt(entity)));
}

value property_of(call_context& context, value const& base, std::string_view key) {
    if (base.is_null()) return {};
    if (base.is(kind::map)) {
        auto const* const field = base.field(key);
        return field ? *field : value();
    }
    if (has_keys(base.type())) return entity_property(context, base, key);
    if (base.is(kind::point)) return coordinate(base.point(), key);
    if (auto part = component(base, key)) return *part;
    throw error(error_code::type, "InvalidArgumentType",
                fmt::format("`.{}` asks for a part of {}, which is {}: only maps, nodes, relationships, points and temporal values have parts.",
                            key, to_excerpt(base), name_of(base.type())));
}

value subscript(call_context& context, value const& base, value const& index) {
    if (base.is_null() || index.is_null()) return {};
    if (base.is(kind::list)) {
        if (index.is(kind::integer)) return element(base.list(), index.integer());
        throw error(error_code::type, "InvalidArgumentType",
                    fmt::format("A list is indexed by INTEGER, not by {}, which is {}.", to_excerpt(index), name_of(index.type())));
    }
    if (!has_keys(base.type())) {
        throw error(error_code::type, "InvalidArgumentType",
                    fmt::format("`[{}]` asks for an element of {}, which is {}: only lists, maps, nodes and relationships have elements.",
                                to_excerpt(index), to_excerpt(base), name_of(base.type())));
    }
    if (!index.is(kind::string)) {
        throw error(error_code::type, "MapElementAccessByNonString",
                    fmt::format("{} is indexed by STRING, not by {}, which is {}.", name_of(base.type()), to_excerpt(index),
                                name_of(index.type())));
    }
    return property_of(context, base, index.string());
}

value slice(value const& base, value const* from, value const* to) {
    if (base.is_null() || (from && from->is_null()) || (to && to->is_null())) return {};
    if (!base.is(kind::list)) {
        throw error(error_code::type, "InvalidArgumentType",
                    fmt::format("Only a list can be sliced, but {} is {}.", to_excerpt(base), name_of(base.type())));
    }
    auto const& list = base.list();
    auto const size = static_cast<std::int64_t>(list.size());
    auto const begin = from ? position(*from, size) : 0;
    auto const end = to ? position(*to, size) : size;
    if (begin >= end) return value::of(value_list{});
    return value_of(list.begin() + begin, list.begin() + end);
}

std::vector<std::string> names_in(value const& list) {
    std::vector<std::string> names;
    for (auto const& item : list.list()) {
        if (item.is(kind::list)) {
            auto const inner = names_in(item);
            names.insert(names.end(), inner.begin(), inner.end());
        } else if (item.is(kind::string)) {
            names.emplace_back(item.string());
        } else {
            throw error(error_code::type, "InvalidArgumentType",
                        fmt::format("Labels and types are named by STRING, but {} is {}.", to_excerpt(item), name_of(item.type())));
        }
    }
    return names;
}

scalar_function const& join_maps() {
    static scalar_function const function{
        "join_maps", 0, 255, {kind::map}, kind::map, true, true, joined, "join_maps(maps :: MAP) :: MAP", "The maps as one."};
    return function;
}

}  // namespace wafer::engine
