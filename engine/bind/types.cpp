// `IS :: TYPE`, IS NORMALIZED, and map projections.
#include "engine/base/overloaded.hpp"
#include "engine/bind/binder.hpp"
#include "engine/function/access.hpp"

namespace wafer::engine {

namespace {

using sort = ast::value_type::sort;

kind kind_of(sort of) {
    switch (of) {
        case sort::boolean: return kind::boolean;
        case sort::string: return kind::string;
        case sort::integer: return kind::integer;
        case sort::floating: return kind::floating;
        case sort::date: return kind::date;
        case sort::local_time: return kind::local_time;
        case sort::zoned_time: return kind::zoned_time;
        case sort::local_datetime: return kind::local_datetime;
        case sort::zoned_datetime: return kind::zoned_datetime;
        case sort::duration: return kind::duration;
        case sort::point: return kind::point;
        case sort::node: return kind::node;
        case sort::relationship: return kind::relationship;
        case sort::path: return kind::path;
        case sort::map: return kind::map;
        case sort::nothing:
        case sort::null:
        case sort::list:
        case sort::property_value:
        case sort::any:
        case sort::either: break;
    }
    return kind::null;
}

value_type::sort sort_of(sort of) {
    if (of == sort::nothing) return value_type::sort::nothing;
    if (of == sort::null) return value_type::sort::null;
    if (of == sort::list) return value_type::sort::list;
    if (of == sort::property_value) return value_type::sort::property_value;
    if (of == sort::any) return value_type::sort::any;
    return of == sort::either ? value_type::sort::either : value_type::sort::of_kind;
}

}  // namespace

value_type type_of(ast::value_type const& written) {
    value_type made{sort_of(written.of), kind_of(written.of), written.not_null, {}};
    for (auto const& one : written.inner) made.inner.push_back(type_of(one));
    return made;
}

expr binder::test_type(ast::type_test const& written, ast::text_range at) {
    expr const operand = expression(*written.operand);
    return make(bound::type_test{operand, type_of(written.type), written.negated}, kind::boolean, at);
}

/// Null for what is no text.
expr binder::test_normal(ast::normal_test const& written, ast::text_range at) {
    expr const text = expression(*written.operand);
    expr const form = literal(value::of(std::string_view(written.form)), at);
    expr const normal = make(bound::call{find_function("normalize"), {text, form}}, kind::string, at);
    expr const same = equal(text, normal, at);
    expr const answer = written.negated ? make(bound::negation{same}, kind::boolean, at) : same;
    expr const is_text = make(bound::type_test{text, {value_type::sort::of_kind, kind::string, true, {}}, false}, kind::boolean, at);
    return make(bound::conditional{{{is_text, answer}}, nullptr}, kind::boolean, at);
}

/// Null for null, else its items joined to one map, of which later ones win.
expr binder::projected_map(ast::map_projection const& written, ast::text_range at) {
    expr const base = expression(*written.base);
    require(base, kind::node | kind::relationship | kind::map, "A map projection");
    bound::call joined{&join_maps(), {}};
    bound::map fields;
    auto const close = [&] {
        if (!fields.fields.empty()) joined.arguments.push_back(make(std::exchange(fields, {}), kind::map, at));
    };
    using item_sort = ast::map_projection_item::sort;
    for (auto const& item : written.items) {
        if (item.of == item_sort::all) {
            close();
            joined.arguments.push_back(make(bound::call{find_function("properties"), {base}}, kind::map, at));
            continue;
        }
        fields.fields.emplace_back(item.key.text, item.content ? expression(**item.content) : property(base, item.key, item.key.at));
    }
    close();
    expr const whole = make(std::move(joined), kind::map, at);
    expr const there = make(bound::null_test{base, true}, kind::boolean, at);
    return make(bound::conditional{{{there, whole}}, nullptr}, kind::map, at);
}

}  // namespace wafer::engine
