// Values as a program gives and gets them. Plain data, owned, independent of the database they came from; safe to copy between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace [[gnu::visibility("default")]] wafer {

class value;

struct null {
    friend bool operator==(null, null) = default;
};

using list = std::vector<value>;
/// Sorted by key when it comes from a result.
using map = std::vector<std::pair<std::string, value>>;

struct node {
    std::uint64_t id = 0;  ///< Unique among nodes while the node lives.
    std::vector<std::string> labels;
    map properties;
};

struct relationship {
    std::uint64_t id = 0;  ///< Unique among relationships while it lives.
    std::string type;
    std::uint64_t start = 0;  ///< Id of the start node.
    std::uint64_t end = 0;
    map properties;
};

/// `nodes` has one more element than `relationships`.
struct path {
    std::vector<node> nodes;
    std::vector<relationship> relationships;
};

struct date {
    std::int64_t days = 0;  ///< Since 1970-01-01.
};
struct local_time {
    std::int64_t nanoseconds = 0;  ///< Since midnight.
};
struct zoned_time {
    std::int64_t nanoseconds = 0;  ///< Local, since midnight.
    std::int32_t offset_seconds = 0;
};
struct local_datetime {
    std::int64_t seconds = 0;  ///< Since 1970-01-01T00:00, without a zone.
    std::uint32_t nanoseconds = 0;
};
struct zoned_datetime {
    std::int64_t seconds = 0;  ///< Since 1970-01-01T00:00Z.
    std::uint32_t nanoseconds = 0;
    std::int32_t offset_seconds = 0;
    std::string zone;  ///< IANA name, or empty.
};
struct duration {
    std::int64_t months = 0;
    std::int64_t days = 0;
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;
};

/// In two or three dimensions; a longitude is `x`, a latitude `y`, a height in metres `z`.
struct point {
    std::int32_t srid = 7203;  ///< 7203: cartesian, 9157: cartesian in 3D, 4326: WGS 84, 4979: WGS 84 in 3D.
    double x = 0;
    double y = 0;
    double z = 0;  ///< 0 where there are two dimensions.
};

/// The kinds with a struct of their own above.
template <class T>
inline constexpr bool is_structured =
    std::is_same_v<T, node> || std::is_same_v<T, relationship> || std::is_same_v<T, path> || std::is_same_v<T, date> ||
    std::is_same_v<T, local_time> || std::is_same_v<T, zoned_time> || std::is_same_v<T, local_datetime> ||
    std::is_same_v<T, zoned_datetime> || std::is_same_v<T, duration> || std::is_same_v<T, point>;

/// Any value of the query language.
class value {
public:
    using content_type = std::variant<null, bool, std::int64_t, double, std::string, list, map, node, relationship, path, date,
                                      local_time, zoned_time, local_datetime, zoned_datetime, duration, point>;

    value() = default;
    value(std::nullptr_t) {}
    value(bool boolean) : content_(boolean) {}
    value(std::int64_t integer) : content_(integer) {}
    value(int integer) : content_(std::int64_t{integer}) {}
    value(double number) : content_(number) {}
    value(char const* text) : content_(std::string(text)) {}
    value(std::string_view text) : content_(std::string(text)) {}
    value(std::string text) : content_(std::move(text)) {}
    value(list items) : content_(std::move(items)) {}
    value(map fields) : content_(std::move(fields)) {}
    template <class T>
        requires(is_structured<std::remove_cvref_t<T>>)
    value(T&& held) : content_(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(held)) {}

    [[nodiscard]] content_type const& content() const noexcept { return content_; }
    [[nodiscard]] bool is_null() const noexcept { return std::holds_alternative<null>(content_); }
    template <class T>
    [[nodiscard]] bool is() const noexcept {
        return std::holds_alternative<T>(content_);
    }
    /// The content as a T. Throws `wafer::error` (type) when it is something else.
    template <class T>
    [[nodiscard]] T const& as() const {
        if (T const* held = std::get_if<T>(&content_)) return *held;
        throw_wrong_type();
    }
    /// The field of a map, or the property of a node or relationship; null when there is none.
    [[nodiscard]] value const& operator[](std::string_view key) const;

private:
    [[noreturn]] void throw_wrong_type() const;

    content_type content_;
};

/// A value as the query language would write it: strings in quotes, nodes as `(:Label {key: value})`.
std::string to_string(value const& value);
/// Temporal values and scalars in their canonical text without quotes: `1984-10-11`, `P1Y2M`, `1.0`.
std::string to_text(value const& value);

}  // namespace wafer
