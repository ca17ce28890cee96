#include "engine/value/relations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <tuple>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "engine/base/hash.hpp"
#include "engine/value/long_text.hpp"
#include "engine/value/nesting.hpp"
#include "engine/value/value_memory.hpp"

namespace wafer::engine {

namespace {

constexpr double two_to_63 = 9223372036854775808.0;

/// Exact, unlike a conversion of the integer: 2^53 + 1 differs from 2^53 as a float.
std::partial_ordering compare_mixed(std::int64_t integer, double floating) {
    if (std::isnan(floating)) return std::partial_ordering::unordered;
    if (floating >= two_to_63) return std::partial_ordering::less;
    if (floating < -two_to_63) return std::partial_ordering::greater;
    auto const whole = static_cast<std::int64_t>(floating);
    if (integer != whole) return integer <=> whole;
    return 0.0 <=> floating - static_cast<double>(whole);
}

std::partial_ordering reversed(std::partial_ordering order) { return 0 <=> order; }

std::partial_ordering compare_numbers(value const& left, value const& right) {
    bool const left_whole = left.is(kind::integer);
    bool const right_whole = right.is(kind::integer);
    if (left_whole && right_whole) return left.integer() <=> right.integer();
    if (left_whole) return compare_mixed(left.integer(), right.floating());
    if (right_whole) return reversed(compare_mixed(right.integer(), left.floating()));
    return left.floating() <=> right.floating();
}

/// Both numbers; NaN is one value above all others.
std::weak_ordering order_numbers(value const& left, value const& right) {
    auto const plain = compare_numbers(left, right);
    if (plain < 0) return std::weak_ordering::less;
    if (plain > 0) return std::weak_ordering::greater;
    if (plain == 0) return std::weak_ordering::equivalent;
    auto const is_nan = [](value const& number) { return number.is(kind::floating) && std::isnan(number.floating()); };
    return is_nan(left) <=> is_nan(right);
}

std::strong_ordering compare_text(std::string_view left, std::string_view right) {
    constexpr std::size_t long_bytes = 4096;
    if (left.size() > long_bytes && right.size() > long_bytes) return long_text::compare(left, right);
    // The order of bytes is that of code points in UTF-8.
    return left.compare(right) <=> 0;
}

/// The instant first; one instant in two zones is two values, told apart by offset and zone.
std::strong_ordering compare_zoned(zoned_datetime_value const& left, zoned_datetime_value const& right) {
    if (auto const order = std::tie(left.seconds, left.nanoseconds, left.offset_seconds) <=>
                           std::tie(right.seconds, right.nanoseconds, right.offset_seconds);
        order != 0) {
        return order;
    }
    return compare_text(left.zone, right.zone);
}

std::strong_ordering compare_zoned(zoned_time_value left, zoned_time_value right) {
    auto const instant = [](zoned_time_value time) { return time.nanoseconds - std::int64_t{time.offset_seconds} * 1'000'000'000; };
    if (auto const order = instant(left) <=> instant(right); order != 0) return order;
    return left.offset_seconds <=> right.offset_seconds;
}

std::strong_ordering compare_local(local_datetime_value left, local_datetime_value right) {
    return std::tie(left.seconds, left.nanoseconds) <=> std::tie(right.seconds, right.nanoseconds);
}

bool same_duration(duration_value const& left, duration_value const& right) {
    return std::tie(left.months, left.days, left.seconds, left.nanoseconds) ==
           std::tie(right.months, right.days, right.seconds, right.nanoseconds);
}

/// By average length: a month has 30.436875 days, the mean of the Gregorian calendar. Equal lengths go by months, then days.
std::strong_ordering order_durations(duration_value const& left, duration_value const& right) {
    auto const seconds = [](duration_value const& duration) {
        return static_cast<__int128>(duration.months) * 2'629'746 + static_cast<__int128>(duration.days) * 86'400 + duration.seconds;
    };
    auto const left_seconds = seconds(left);
    auto const right_seconds = seconds(right);
    if (left_seconds != right_seconds) return left_seconds < right_seconds ? std::strong_ordering::less : std::strong_ordering::greater;
    return std::tie(left.nanoseconds, left.months, left.days) <=> std::tie(right.nanoseconds, right.months, right.days);
}

/// By the numbers of their systems, then by coordinates, which are finite.
std::weak_ordering order_points(point_value const& left, point_value const& right) {
    if (left.system != right.system) return left.system <=> right.system;
    auto const coordinates = [](point_value const& point) { return std::array{point.x, point.y, point.z}; };
    auto const one = coordinates(left);
    auto const other = coordinates(right);
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (one[i] != other[i]) return one[i] < other[i] ? std::weak_ordering::less : std::weak_ordering::greater;
    }
    return std::weak_ordering::equivalent;
}

/// Scalar values of one kind that have an order in time or text; nothing for the other kinds.
std::optional<std::strong_ordering> compare_scalars(value const& left, value const& right) {
    switch (left.type()) {
        case kind::boolean: return left.boolean() <=> right.boolean();
        case kind::string: return compare_text(left.string(), right.string());
        case kind::date: return left.date().days <=> right.date().days;
        case kind::local_time: return left.local_time().nanoseconds <=> right.local_time().nanoseconds;
        case kind::zoned_time: return compare_zoned(left.zoned_time(), right.zoned_time());
        case kind::local_datetime: return compare_local(left.local_datetime(), right.local_datetime());
        case kind::zoned_datetime: return compare_zoned(left.zoned_datetime(), right.zoned_datetime());
        case kind::null:
        case kind::integer:
        case kind::floating:
        case kind::list:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path:
        case kind::duration:
        case kind::point: return std::nullopt;
    }
    return std::nullopt;
}

value_list const& items_of(value const& list) { return list.is(kind::path) ? list.path_elements() : list.list(); }

std::optional<bool> equals_at(value const& left, value const& right, unsigned depth);

/// Gathers the verdicts on the parts: one `false` decides, then one unknown.
class conjunction {
public:
    /// Returns whether the whole is false already.
    bool add(std::optional<bool> verdict) {
        if (!verdict) unknown_ = true;
        false_ = verdict && !*verdict;
        return false_;
    }
    [[nodiscard]] std::optional<bool> result() const {
        if (false_) return false;
        return unknown_ ? std::nullopt : std::optional(true);
    }

private:
    bool unknown_ = false;
    bool false_ = false;
};

std::optional<bool> equal_lists(value_list const& left, value_list const& right, unsigned depth) {
    if (left.size() != right.size()) return false;
    conjunction all;
    for (std::size_t i = 0; i < left.size(); ++i) {
        value_memory::walk(i, left.size());
        if (all.add(equals_at(left[i], right[i], depth))) break;
    }
    return all.result();
}

bool same_keys(value_map const& left, value_map const& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](map_field const& one, map_field const& other) { return one.key.string() == other.key.string(); });
}

std::optional<bool> equal_maps(value_map const& left, value_map const& right, unsigned depth) {
    if (!same_keys(left, right)) return false;
    conjunction all;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (all.add(equals_at(left[i].content, right[i].content, depth))) break;
    }
    return all.result();
}

std::optional<bool> equals_at(value const& left, value const& right, unsigned depth) {
    if (left.is_null() || right.is_null()) return std::nullopt;
    if (left.is_number() && right.is_number()) return compare_numbers(left, right) == 0;
    if (left.type() != right.type()) return false;
    if (auto const order = compare_scalars(left, right)) return *order == 0;
    if (left.is(kind::node)) return left.node() == right.node();
    if (left.is(kind::relationship)) return left.relationship() == right.relationship();
    if (left.is(kind::duration)) return same_duration(left.duration(), right.duration());
    if (left.is(kind::point)) return order_points(left.point(), right.point()) == 0;
    if (left.is(kind::map)) return equal_maps(left.map(), right.map(), deeper(depth));
    return equal_lists(items_of(left), items_of(right), deeper(depth));
}

/// Lexicographic; unknown as soon as a pair of elements is.
std::optional<std::partial_ordering> compare_at(value const& left, value const& right, unsigned depth) {
    if (left.is_number() && right.is_number()) return compare_numbers(left, right);
    if (left.type() != right.type()) return std::nullopt;
    if (auto const order = compare_scalars(left, right)) return *order;
    if (!left.is(kind::list)) return std::nullopt;
    auto const& left_items = left.list();
    auto const& right_items = right.list();
    auto const common = std::min(left_items.size(), right_items.size());
    for (std::size_t i = 0; i < common; ++i) {
        value_memory::walk(i, common);
        auto const order = compare_at(left_items[i], right_items[i], deeper(depth));
        if (!order || *order != 0) return order;
    }
    return left_items.size() <=> right_items.size();
}

/// The place of a kind among the kinds in ascending order.
int rank_of(kind kind) {
    switch (kind) {
        case kind::map: return 0;
        case kind::node: return 1;
        case kind::relationship: return 2;
        case kind::list: return 3;
        case kind::path: return 4;
        case kind::point: return 5;
        case kind::zoned_datetime: return 6;
        case kind::local_datetime: return 7;
        case kind::date: return 8;
        case kind::zoned_time: return 9;
        case kind::local_time: return 10;
        case kind::duration: return 11;
        case kind::string: return 12;
        case kind::boolean: return 13;
        case kind::integer:
        case kind::floating: return 14;
        case kind::null: return 15;
    }
    return 16;
}

std::weak_ordering order_at(value const& left, value const& right, unsigned depth);

std::weak_ordering order_lists(value_list const& left, value_list const& right, unsigned depth) {
    if (&left == &right) return std::weak_ordering::equivalent;
    auto const common = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < common; ++i) {
        value_memory::walk(i, common);
        if (auto const order = order_at(left[i], right[i], depth); order != 0) return order;
    }
    return left.size() <=> right.size();
}

/// The smaller map first, then by keys, then by values.
std::weak_ordering order_maps(value_map const& left, value_map const& right, unsigned depth) {
    if (left.size() != right.size()) return left.size() <=> right.size();
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (auto const order = compare_text(left[i].key.string(), right[i].key.string()); order != 0) return order;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (auto const order = order_at(left[i].content, right[i].content, depth); order != 0) return order;
    }
    return std::weak_ordering::equivalent;
}

std::weak_ordering order_at(value const& left, value const& right, unsigned depth) {
    if (left.is_number() && right.is_number()) return order_numbers(left, right);
    if (left.type() != right.type()) return rank_of(left.type()) <=> rank_of(right.type());
    if (left.is_null()) return std::weak_ordering::equivalent;
    if (auto const order = compare_scalars(left, right)) return *order;
    if (left.is(kind::node)) return left.node() <=> right.node();
    if (left.is(kind::relationship)) return left.relationship() <=> right.relationship();
    if (left.is(kind::duration)) return order_durations(left.duration(), right.duration());
    if (left.is(kind::point)) return order_points(left.point(), right.point());
    if (left.is(kind::map)) return order_maps(left.map(), right.map(), deeper(depth));
    return order_lists(items_of(left), items_of(right), deeper(depth));
}

std::uint64_t const seed = hash_seed();

std::uint64_t hash_bits(kind kind, std::uint64_t bits, std::uint64_t more = 0) {
    std::uint64_t const input[2] = {bits, more << 8 | static_cast<std::uint64_t>(kind)};
    return XXH3_64bits_withSeed(input, sizeof input, seed);
}

std::uint64_t hash_text(std::string_view text, kind kind) {
    constexpr std::size_t block_bytes = std::size_t{1} << 20;
    auto const own_seed = seed ^ static_cast<std::uint64_t>(kind);
    value_memory::read(std::min(text.size(), block_bytes));
    if (text.size() <= block_bytes) return XXH3_64bits_withSeed(text.data(), text.size(), own_seed);
    XXH3_state_t state;
    XXH3_INITSTATE(&state);
    XXH3_64bits_reset_withSeed(&state, own_seed);
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), block_bytes))) {
        value_memory::read(block_bytes);
        XXH3_64bits_update(&state, text.data(), std::min(text.size(), block_bytes));
    }
    return XXH3_64bits_digest(&state);
}

/// A float that is a whole number hashes like the integer it is equal to.
std::uint64_t hash_floating(double number) {
    if (number >= -two_to_63 && number < two_to_63 && number == std::trunc(number)) {
        return hash_bits(kind::integer, static_cast<std::uint64_t>(static_cast<std::int64_t>(number)));
    }
    if (std::isnan(number)) number = std::numeric_limits<double>::quiet_NaN();
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    return hash_bits(kind::floating, bits);
}

std::uint64_t hash_at(value const& content, unsigned depth);

std::uint64_t hash_map(value_map const& map, unsigned depth) {
    std::uint64_t hash = map.size();
    for (auto const& field : map) {
        hash = hash_bits(kind::map, hash, hash_text(field.key.string(), kind::string));
        hash = hash_bits(kind::map, hash, hash_at(field.content, depth));
    }
    return hash_bits(kind::map, hash);
}

std::uint64_t hash_list(value const& list, unsigned depth) {
    std::uint64_t hash = items_of(list).size();
    std::size_t at = 0;
    for (auto const& item : items_of(list)) {
        value_memory::walk(at++, items_of(list).size());
        hash = hash_bits(list.type(), hash, hash_at(item, depth));
    }
    return hash_bits(list.type(), hash);
}

std::uint64_t hash_duration(duration_value const& duration) {
    auto const bits = [](std::int64_t number) { return static_cast<std::uint64_t>(number); };
    auto const calendar = hash_bits(kind::duration, bits(duration.months), bits(duration.days));
    return hash_bits(kind::duration, calendar ^ bits(duration.seconds), bits(duration.nanoseconds));
}

std::uint64_t hash_point(point_value const& point) {
    auto const plane = hash_bits(kind::point, hash_floating(point.x), hash_floating(point.y));
    return hash_bits(kind::point, plane ^ hash_floating(point.z), static_cast<std::uint64_t>(point.system));
}

std::uint64_t hash_at(value const& content, unsigned depth) {
    switch (content.type()) {
        case kind::null: return hash_bits(kind::null, 0);
        case kind::boolean: return hash_bits(kind::boolean, content.boolean() ? 1 : 0);
        case kind::floating: return hash_floating(content.floating());
        case kind::string: return hash_text(content.string(), kind::string);
        case kind::list:
        case kind::path: return hash_list(content, deeper(depth));
        case kind::map: return hash_map(content.map(), deeper(depth));
        case kind::node: return hash_bits(kind::node, content.node().value);
        case kind::relationship: return hash_bits(kind::relationship, content.relationship().packed());
        case kind::integer:
        case kind::date:
        case kind::local_time: return hash_bits(content.type(), static_cast<std::uint64_t>(content.integer()));
        case kind::zoned_time:
            return hash_bits(kind::zoned_time, static_cast<std::uint64_t>(content.zoned_time().nanoseconds),
                             static_cast<std::uint32_t>(content.zoned_time().offset_seconds));
        case kind::local_datetime:
            return hash_bits(kind::local_datetime, static_cast<std::uint64_t>(content.local_datetime().seconds),
                             content.local_datetime().nanoseconds);
        case kind::zoned_datetime: {
            auto const& time = content.zoned_datetime();
            return hash_bits(kind::zoned_datetime, static_cast<std::uint64_t>(time.seconds) ^ hash_text(time.zone, kind::string),
                             time.nanoseconds);
        }
        case kind::duration: return hash_duration(content.duration());
        case kind::point: return hash_point(content.point());
    }
    return 0;
}

}  // namespace

std::optional<bool> equals(value const& left, value const& right) { return equals_at(left, right, 0); }

bool equivalent(value const& left, value const& right) { return order_at(left, right, 0) == 0; }

std::uint64_t hash_of(value const& value) { return hash_at(value, 0); }

std::optional<std::partial_ordering> compare(value const& left, value const& right) {
    if (left.is_null() || right.is_null()) return std::nullopt;
    return compare_at(left, right, 0);
}

std::weak_ordering order(value const& left, value const& right) { return order_at(left, right, 0); }

}  // namespace wafer::engine
