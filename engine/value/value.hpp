// The dynamic value: 16 bytes, a kind and a payload. Strings, lists, maps, paths, durations, zoned date-times and points live in immutable
// counted objects (the count is atomic, so values may cross threads); a string may also be borrowed from memory that outlives the value,
// such as a chunk of a pinned snapshot. Equality, equivalence, comparability and orderability are four relations: see relations.hpp.
#pragma once

#include <atomic>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/ids.hpp"

namespace wafer::engine {

enum class kind : std::uint8_t {
    null,
    boolean,
    integer,
    floating,
    string,
    list,
    map,
    node,
    relationship,
    path,
    date,
    local_time,
    zoned_time,
    local_datetime,
    zoned_datetime,
    duration,
    point,
};

inline constexpr unsigned kind_count = static_cast<unsigned>(kind::point) + 1;

/// `INTEGER`, `LIST` …: the kind's name in messages.
std::string_view name_of(kind kind);

class value;
struct map_field;

/// Days since 1970-01-01.
struct date_value {
    std::int64_t days = 0;
};
/// Nanoseconds since midnight.
struct local_time_value {
    std::int64_t nanoseconds = 0;
};
struct zoned_time_value {
    std::int64_t nanoseconds = 0;  // Local, since midnight.
    std::int32_t offset_seconds = 0;
};
struct local_datetime_value {
    std::int64_t seconds = 0;  // Since 1970-01-01T00:00, without a zone.
    std::uint32_t nanoseconds = 0;
};
struct zoned_datetime_value {
    std::int64_t seconds = 0;  // Since 1970-01-01T00:00Z.
    std::uint32_t nanoseconds = 0;
    std::int32_t offset_seconds = 0;
    std::string zone;  // IANA name, or empty for a mere offset.
};
/// The four parts are kept apart, as a month and a day have no fixed length. `nanoseconds` is within one second, never negative.
struct duration_value {
    std::int64_t months = 0;
    std::int64_t days = 0;
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;
};

/// Coordinate reference systems by their numbers in the registries of spatial references.
enum class reference_system : std::uint16_t { wgs_84 = 4326, wgs_84_3d = 4979, cartesian = 7203, cartesian_3d = 9157 };

/// A longitude is `x`, a latitude `y`, a height `z`. All are finite; `z` is 0 where there are two dimensions.
struct point_value {
    reference_system system = reference_system::cartesian;
    double x = 0;
    double y = 0;
    double z = 0;
};

using value_list = std::vector<value>;
using value_map = std::vector<map_field>;  // Sorted by key, keys unique.

class value {
public:
    value() noexcept = default;
    value(value const& other) noexcept : kind_(other.kind_), counted_(other.counted_), extra_(other.extra_), payload_(other.payload_) {
        if (counted_) acquire();
    }
    value(value&& other) noexcept : kind_(other.kind_), counted_(other.counted_), extra_(other.extra_), payload_(other.payload_) {
        other.kind_ = kind::null;
        other.counted_ = false;
    }
    value& operator=(value const& other) noexcept {
        value copy(other);
        swap(copy);
        return *this;
    }
    value& operator=(value&& other) noexcept {
        swap(other);
        return *this;
    }
    ~value() {
        if (counted_) release();
    }
    void swap(value& other) noexcept {
        std::swap(kind_, other.kind_);
        std::swap(counted_, other.counted_);
        std::swap(extra_, other.extra_);
        std::swap(payload_, other.payload_);
    }

    static value of(bool boolean) noexcept { return {kind::boolean, boolean ? 1u : 0u}; }
    static value of(std::int64_t integer) noexcept { return {kind::integer, static_cast<std::uint64_t>(integer)}; }
    static value of(double floating) noexcept {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &floating, sizeof bits);
        return {kind::floating, bits};
    }
    /// A string with its own copy of the text.
    static value of(std::string_view text);
    static value of(char const* text) { return of(std::string_view(text)); }
    /// A string over memory that outlives the value and all its copies.
    static value borrowed(std::string_view text) noexcept;
    static value of(value_list list);
    /// Sorts by key; of equal keys the last one stays.
    static value of(value_map map);
    static value of(node_id node) noexcept { return {kind::node, node.value}; }
    static value of(rel_id relationship) noexcept { return {kind::relationship, relationship.packed()}; }
    /// Nodes and relationships in turn, beginning and ending with a node.
    static value path(value_list elements);
    static value of(date_value date) noexcept { return {kind::date, static_cast<std::uint64_t>(date.days)}; }
    static value of(local_time_value time) noexcept { return {kind::local_time, static_cast<std::uint64_t>(time.nanoseconds)}; }
    static value of(zoned_time_value time) noexcept {
        return {kind::zoned_time, static_cast<std::uint64_t>(time.nanoseconds), static_cast<std::uint32_t>(time.offset_seconds)};
    }
    static value of(local_datetime_value time) noexcept {
        return {kind::local_datetime, static_cast<std::uint64_t>(time.seconds), time.nanoseconds};
    }
    static value of(zoned_datetime_value time);
    static value of(duration_value duration);
    static value of(point_value point);
    /// Two texts as one string.
    static value joined(std::string_view left, std::string_view right);

    [[nodiscard]] kind type() const noexcept { return kind_; }
    [[nodiscard]] bool is(kind kind) const noexcept { return kind_ == kind; }
    [[nodiscard]] bool is_null() const noexcept { return kind_ == kind::null; }
    [[nodiscard]] bool is_number() const noexcept { return kind_ == kind::integer || kind_ == kind::floating; }

    // Each asserts the kind it is named after.
    [[nodiscard]] bool boolean() const noexcept { return payload_ != 0; }
    [[nodiscard]] std::int64_t integer() const noexcept { return static_cast<std::int64_t>(payload_); }
    [[nodiscard]] double floating() const noexcept {
        double number = 0;
        std::memcpy(&number, &payload_, sizeof number);
        return number;
    }
    /// An integer or a float, as a float.
    [[nodiscard]] double number() const noexcept {
        return kind_ == kind::integer ? static_cast<double>(integer()) : floating();
    }
    [[nodiscard]] std::string_view string() const noexcept {
        return {reinterpret_cast<char const*>(payload_), extra_};
    }
    [[nodiscard]] value_list const& list() const noexcept;
    [[nodiscard]] value_map const& map() const noexcept;
    /// The field's value, or nothing.
    [[nodiscard]] value const* field(std::string_view key) const noexcept;
    [[nodiscard]] node_id node() const noexcept { return {static_cast<std::uint32_t>(payload_)}; }
    [[nodiscard]] rel_id relationship() const noexcept { return rel_id::unpack(payload_); }
    [[nodiscard]] value_list const& path_elements() const noexcept;
    [[nodiscard]] date_value date() const noexcept { return {integer()}; }
    [[nodiscard]] local_time_value local_time() const noexcept { return {integer()}; }
    [[nodiscard]] zoned_time_value zoned_time() const noexcept { return {integer(), static_cast<std::int32_t>(extra_)}; }
    [[nodiscard]] local_datetime_value local_datetime() const noexcept { return {integer(), extra_}; }
    [[nodiscard]] zoned_datetime_value const& zoned_datetime() const noexcept;
    [[nodiscard]] duration_value const& duration() const noexcept;
    [[nodiscard]] point_value const& point() const noexcept;

    /// The same value owning all it refers to: a borrowed string is copied.
    [[nodiscard]] value owned() const;
    /// Bytes held outside of the 16, shared ones included.
    [[nodiscard]] std::size_t heap_bytes() const noexcept;

private:
    value(kind kind, std::uint64_t payload, std::uint32_t extra = 0, bool counted = false) noexcept
        : kind_(kind), counted_(counted), extra_(extra), payload_(payload) {}
    void acquire() const noexcept;
    void release() noexcept;
    [[nodiscard]] bool borrows(unsigned depth) const;
    [[nodiscard]] value owned(unsigned depth) const;
    [[nodiscard]] std::size_t heap_bytes(unsigned depth) const noexcept;

    kind kind_ = kind::null;
    bool counted_ = false;
    std::uint32_t extra_ = 0;    // A string's length, an offset, nanoseconds.
    std::uint64_t payload_ = 0;  // The scalar's bits, or the address of the text or of the counted object.
};
static_assert(sizeof(value) == 16);

struct map_field {
    value key;  // A string.
    value content;
};

}  // namespace wafer::engine
