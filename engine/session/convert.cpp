#include "engine/session/convert.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/base/utf8.hpp"
#include "engine/value/point.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

template <class Entity>
wafer::map properties_of(Entity entity, graph const& data) {
    wafer::map properties;
    for (auto const& [key, content] : data.properties(entity))
        properties.emplace_back(std::string(data.name(key)), to_public(content, data));
    std::sort(properties.begin(), properties.end(), [](auto const& left, auto const& right) { return left.first < right.first; });
    return properties;
}

wafer::node to_node(node_id id, graph const& data) {
    wafer::node node{.id = id.value, .labels = {}, .properties = {}};
    if (!data.contains(id)) return node;
    for (auto const label : data.labels(id)) node.labels.emplace_back(data.name(label));
    node.properties = properties_of(id, data);
    return node;
}

wafer::relationship to_relationship(rel_id id, graph const& data) {
    wafer::relationship relationship{.id = id.packed(), .type = std::string(data.name(id.type)), .start = 0, .end = 0, .properties = {}};
    if (!data.contains(id)) return relationship;
    relationship.start = data.source(id).value;
    relationship.end = data.target(id).value;
    relationship.properties = properties_of(id, data);
    return relationship;
}

wafer::path to_path(value_list const& elements, graph const& data) {
    wafer::path path;
    for (auto const& element : elements) {
        if (element.is(kind::node)) path.nodes.push_back(to_node(element.node(), data));
        else path.relationships.push_back(to_relationship(element.relationship(), data));
    }
    return path;
}

}  // namespace

wafer::value to_public(value const& content, graph const& data) {
    switch (content.type()) {
        case kind::null: return {};
        case kind::boolean: return content.boolean();
        case kind::integer: return content.integer();
        case kind::floating: return content.floating();
        case kind::string: return content.string();
        case kind::list: {
            wafer::list items;
            items.reserve(content.list().size());
            for (auto const& item : content.list()) items.push_back(to_public(item, data));
            return items;
        }
        case kind::map: {
            wafer::map fields;
            for (auto const& [key, field] : content.map()) fields.emplace_back(std::string(key.string()), to_public(field, data));
            return fields;
        }
        case kind::node: return to_node(content.node(), data);
        case kind::relationship: return to_relationship(content.relationship(), data);
        case kind::path: return to_path(content.path_elements(), data);
        case kind::date: return wafer::date{content.date().days};
        case kind::local_time: return wafer::local_time{content.local_time().nanoseconds};
        case kind::zoned_time: return wafer::zoned_time{content.zoned_time().nanoseconds, content.zoned_time().offset_seconds};
        case kind::local_datetime: return wafer::local_datetime{content.local_datetime().seconds, content.local_datetime().nanoseconds};
        case kind::zoned_datetime: {
            auto const& time = content.zoned_datetime();
            return wafer::zoned_datetime{time.seconds, time.nanoseconds, time.offset_seconds, time.zone};
        }
        case kind::duration: {
            auto const& span = content.duration();
            return wafer::duration{span.months, span.days, span.seconds, span.nanoseconds};
        }
        case kind::point: {
            auto const& point = content.point();
            return wafer::point{static_cast<std::int32_t>(point.system), point.x, point.y, point.z};
        }
    }
    return {};
}

namespace {

value text_from_public(std::string_view text) {
    if (auto const at = first_invalid_utf8(text); at != std::string_view::npos)
        throw error(error_code::argument, "InvalidArgumentValue",
                    "A text in the parameters is no UTF-8: its byte " + std::to_string(at) + " is part of no character.");
    return value::of(text);
}

}  // namespace

value from_public(wafer::value const& content) {
    auto const refuse = [](char const* what) -> value {
        throw error(error_code::argument, "InvalidArgumentValue",
                    std::string("A parameter cannot be ") + what + "; pass its id or its properties.");
    };
    return std::visit(
        overloaded{
            [](wafer::null) { return value(); },
            [](bool boolean) { return value::of(boolean); },
            [](std::int64_t integer) { return value::of(integer); },
            [](double number) { return value::of(number); },
            [](std::string const& text) { return text_from_public(text); },
            [](wafer::list const& items) {
                value_list list;
                list.reserve(items.size());
                for (auto const& item : items) list.push_back(from_public(item));
                return value::of(std::move(list));
            },
            [](wafer::map const& fields) {
                value_map map;
                for (auto const& [key, field] : fields) map.push_back({text_from_public(key), from_public(field)});
                return value::of(std::move(map));
            },
            [&](wafer::node const&) { return refuse("a node"); },
            [&](wafer::relationship const&) { return refuse("a relationship"); },
            [&](wafer::path const&) { return refuse("a path"); },
            [](wafer::date const& date) { return value::of(date_value{date.days}); },
            [](wafer::local_time const& time) { return value::of(local_time_value{time.nanoseconds}); },
            [](wafer::zoned_time const& time) { return value::of(zoned_time_value{time.nanoseconds, time.offset_seconds}); },
            [](wafer::local_datetime const& time) { return value::of(local_datetime_value{time.seconds, time.nanoseconds}); },
            [](wafer::zoned_datetime const& time) {
                return value::of(zoned_datetime_value{time.seconds, time.nanoseconds, time.offset_seconds, time.zone});
            },
            [](wafer::duration const& span) {
                return value::of(duration_value{span.months, span.days, span.seconds, span.nanoseconds});
            },
            [](wafer::point const& point) {
                return value::of(checked_point({system_of(std::int64_t{point.srid}), point.x, point.y, point.z}));
            },
        },
        content.content());
}

}  // namespace wafer::engine
