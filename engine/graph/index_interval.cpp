#include "engine/graph/index_interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/value/relations.hpp"

namespace wafer::engine {

namespace {

bool equals_nothing(value const& content) { return content.is_null() || (content.is(kind::floating) && std::isnan(content.floating())); }

/// One end of the values that `<` compares with each other.
struct class_end {
    value content;
    bool after = false;
};

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

value instant(std::int64_t seconds) { return value::of(zoned_datetime_value{.seconds = seconds, .nanoseconds = 0, .offset_seconds = 0, .zone = {}}); }

std::optional<class_end> start_of(kind kind) {
    switch (kind) {
        case kind::integer:
        case kind::floating: return class_end{value::of(-std::numeric_limits<double>::infinity())};
        case kind::string: return class_end{value::of(std::string_view())};
        case kind::boolean: return class_end{value::of(false)};
        case kind::date: return class_end{value::of(date_value{least})};
        case kind::local_time: return class_end{value::of(local_time_value{least})};
        case kind::zoned_time: return class_end{value::of(zoned_time_value{least, 0})};
        case kind::local_datetime: return class_end{value::of(local_datetime_value{least, 0})};
        case kind::zoned_datetime: return class_end{instant(least)};
        case kind::list: return class_end{value::of(value_list())};
        case kind::null:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path:
        case kind::point:
        case kind::duration: break;
    }
    return std::nullopt;
}

std::optional<class_end> end_of(kind kind) {
    switch (kind) {
        case kind::integer:
        case kind::floating: return class_end{value::of(std::numeric_limits<double>::infinity()), true};  // NaN is behind it.
        case kind::string: return class_end{value::of(false)};                                         // Booleans follow.
        case kind::boolean: return class_end{value::of(true), true};
        case kind::date: return class_end{value::of(date_value{greatest}), true};
        case kind::local_time: return class_end{value::of(local_time_value{greatest}), true};
        case kind::zoned_time: return class_end{value::of(zoned_time_value{greatest, 0}), true};
        case kind::local_datetime: return class_end{value::of(local_datetime_value{greatest, 999'999'999}), true};
        case kind::zoned_datetime: return class_end{instant(greatest), true};
        case kind::list: return class_end{instant(least)};  // Points are between, and are no lists.
        case kind::null:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path:
        case kind::point:
        case kind::duration: break;
    }
    return std::nullopt;
}

bool comparable(value const& left, value const& right) { return (left.is_number() && right.is_number()) || left.type() == right.type(); }

bool add_range(value_condition const& range, index_interval& into) {
    for (auto const& [given, bound] : {std::pair{range.has_content, &range.content}, std::pair{range.has_upper, &range.upper}})
        if (given && equals_nothing(*bound)) return false;
    if (range.has_content && range.has_upper && !comparable(range.content, range.upper)) return false;
    kind const of = range.has_content ? range.content.type() : range.upper.type();
    auto low = start_of(of);
    auto high = end_of(of);
    if (!low || !high) return false;
    if (range.has_content) low = class_end{range.content, !range.inclusive};
    if (range.has_upper) high = class_end{range.upper, range.upper_inclusive};
    into.low.push_back(std::move(low->content));
    into.low_after = low->after;
    into.high.push_back(std::move(high->content));
    into.high_after = high->after;
    // Lists that hold null or values of several types are neither less nor greater.
    into.rough = into.rough || of == kind::list;
    return true;
}

bool add_prefix(value const& text, index_interval& into) {
    if (!text.is(kind::string)) return false;
    into.low.push_back(text);
    into.low_after = false;
    std::string behind(text.string());
    if (behind.empty()) {
        auto end = *end_of(kind::string);
        into.high.push_back(std::move(end.content));
    } else {
        // No byte of UTF-8 is 0xFF. What results is no UTF-8, but comes right behind all texts that begin so.
        behind.back() = static_cast<char>(static_cast<unsigned char>(behind.back()) + 1);
        into.high.push_back(value::of(std::string_view(behind)));
    }
    into.high_after = false;
    return true;
}

bool in_range(value const& content, value_condition const& range) {
    if (range.has_content) {
        auto const found = compare(content, range.content);
        if (!found || !(*found > 0 || (range.inclusive && *found == 0))) return false;
    }
    if (range.has_upper) {
        auto const found = compare(content, range.upper);
        if (!found || !(*found < 0 || (range.upper_inclusive && *found == 0))) return false;
    }
    return true;
}

bool is_element(value const& content, value const& list) {
    if (!list.is(kind::list)) return false;
    auto const& items = list.list();
    return std::any_of(items.begin(), items.end(), [&](value const& item) { return equals(content, item).value_or(false); });
}

}  // namespace

bool meets(value const& content, value_condition const& condition) {
    if (content.is_null()) return false;
    switch (condition.test) {
        case seek_test::equal: return equals(content, condition.content).value_or(false);
        case seek_test::in: return is_element(content, condition.content);
        case seek_test::range: return in_range(content, condition);
        case seek_test::prefix:
            return content.is(kind::string) && condition.content.is(kind::string) &&
                   content.string().starts_with(condition.content.string());
        case seek_test::exists: return true;
    }
    return false;
}

std::optional<index_interval> interval_of(std::span<value_condition const> conditions) {
    index_interval made;
    for (auto const& condition : conditions) {
        switch (condition.test) {
            case seek_test::equal:
                if (equals_nothing(condition.content)) return std::nullopt;
                made.low.push_back(condition.content);
                made.high.push_back(condition.content);
                // What is equivalent is equal but for what has null or NaN in it.
                made.rough = made.rough || condition.content.is(kind::list) || condition.content.is(kind::point);
                break;
            case seek_test::range:
                if (!add_range(condition, made)) return std::nullopt;
                break;
            case seek_test::prefix:
                if (!add_prefix(condition.content, made)) return std::nullopt;
                break;
            case seek_test::in:
            case seek_test::exists: break;
        }
    }
    return made;
}

}  // namespace wafer::engine
