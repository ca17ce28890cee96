// Functions on values of any kind, the clock and random numbers.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/function/random.hpp"
#include "engine/value/nesting.hpp"
#include "engine/value/relations.hpp"

namespace wafer::engine {

namespace {

value coalesce(call_context&, arguments given) {
    auto const found = std::find_if(given.begin(), given.end(), [](value const& candidate) { return !candidate.is_null(); });
    return found == given.end() ? value() : *found;
}

value null_if(call_context&, arguments given) { return equals(given[0], given[1]) == true ? value() : given[0]; }

value exists(call_context&, arguments given) { return value::of(!given[0].is_null()); }

/// The place of a kind in the order in which alternatives are named.
int place_of(kind kind) {
    switch (kind) {
        case kind::null: return 0;
        case kind::boolean: return 1;
        case kind::string: return 2;
        case kind::integer: return 3;
        case kind::floating: return 4;
        case kind::date: return 5;
        case kind::local_time: return 6;
        case kind::zoned_time: return 7;
        case kind::local_datetime: return 8;
        case kind::zoned_datetime: return 9;
        case kind::duration: return 10;
        case kind::point: return 11;
        case kind::node: return 12;
        case kind::relationship: return 13;
        case kind::map: return 14;
        case kind::list: return 15;
        case kind::path: return 16;
    }
    return 17;
}

std::string type_text(value const& content, unsigned depth);

/// `LIST<INTEGER NOT NULL | FLOAT NOT NULL>`: the distinct types of the elements.
std::string list_type_text(value_list const& list, unsigned depth) {
    std::set<std::pair<int, std::string>> types;
    bool seen[kind_count] = {};
    for (auto const& item : list) {
        // Of a list the elements count, too, so that one kind has many texts.
        bool& known = seen[static_cast<std::size_t>(item.type())];
        if (!known || item.is(kind::list)) types.emplace(place_of(item.type()), type_text(item, depth));
        known = true;
    }
    if (types.empty()) return "LIST<NOTHING>";
    // An element of null makes the others nullable.
    bool const nullable = types.size() > 1 && types.erase({place_of(kind::null), "NULL"}) > 0;
    std::string text;
    for (auto const& [place, type] : types) {
        if (!text.empty()) text += " | ";
        text += nullable ? type.substr(0, type.rfind(" NOT NULL")) : type;
    }
    return "LIST<" + text + ">";
}

std::string type_text(value const& content, unsigned depth) {
    if (content.is_null()) return "NULL";
    if (content.is(kind::list)) return list_type_text(content.list(), deeper(depth)) + " NOT NULL";
    return std::string(name_of(content.type())) + " NOT NULL";
}

value type_of_value(call_context&, arguments given) { return value::of(type_text(given[0], 0)); }

value timestamp(call_context& context, arguments) { return value::of(context.statement_ns / 1'000'000); }

value random_uuid(call_context& context, arguments) {
    constexpr std::uint64_t version_bits = 0xf000, version = 0x4000;
    constexpr std::uint64_t variant_bits = std::uint64_t{0xc} << 60, variant = std::uint64_t{0x8} << 60;
    auto const high = (next_random(context) & ~version_bits) | version;
    auto const low = (next_random(context) & ~variant_bits) | variant;
    return value::of(fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xffff, high & 0xffff, low >> 48,
                                 low & 0xffff'ffff'ffff));
}

value random_number(call_context& context, arguments) {
    // The upper 53 bits are as many as a float between 0 and 1 has.
    return value::of(static_cast<double>(next_random(context) >> 11) * 0x1p-53);
}

}  // namespace

std::uint64_t next_random(call_context& context) {
    std::uint64_t bits = context.random_state += 0x9e37'79b9'7f4a'7c15u;
    bits = (bits ^ bits >> 30) * 0xbf58'476d'1ce4'e5b9u;
    bits = (bits ^ bits >> 27) * 0x94d0'49bb'1331'11ebu;
    return bits ^ bits >> 31;
}

std::vector<scalar_function> scalar_functions() {
    return {
        lenient("coalesce(values :: ANY …) :: ANY", "The first that is not null.", {any_kind}, any_kind, coalesce),
        lenient("nullIf(first :: ANY, second :: ANY) :: ANY", "Null if both are equal, else the first.", {any_kind}, any_kind, null_if),
        lenient("exists(property :: ANY) :: BOOLEAN", "Whether it is not null.", {any_kind}, kind::boolean, exists),
        lenient("valueType(content :: ANY) :: STRING", "The name of the value's type.", {any_kind}, kind::string, type_of_value),
        changing("timestamp() :: INTEGER", "Milliseconds since 1970-01-01T00:00Z, fixed for the statement.", {any_kind}, kind::integer,
                 timestamp),
        changing("randomUUID() :: STRING", "A random UUID of version 4.", {any_kind}, kind::string, random_uuid),
        changing("rand() :: FLOAT", "A random number from 0 up to but not 1.", {any_kind}, kind::floating, random_number),
    };
}

}  // namespace wafer::engine
