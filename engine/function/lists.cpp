// List functions, and those that lists share with strings and maps.
#include <algorithm>
#include <iterator>
#include <limits>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/value/growing_list.hpp"
#include "engine/value/long_text.hpp"

namespace wafer::engine {

namespace {

constexpr std::uint64_t longest_list = std::numeric_limits<std::uint32_t>::max();

value size(call_context&, arguments given) {
    auto const size = given[0].is(kind::list) ? given[0].list().size() : long_text::code_points(given[0].string());
    return value::of(static_cast<std::int64_t>(size));
}

value is_empty(call_context&, arguments given) {
    if (given[0].is(kind::list)) return value::of(given[0].list().empty());
    return value::of(given[0].is(kind::map) ? given[0].map().empty() : given[0].string().empty());
}

value head(call_context&, arguments given) {
    auto const& list = given[0].list();
    return list.empty() ? value() : list.front();
}

value last(call_context&, arguments given) {
    auto const& list = given[0].list();
    return list.empty() ? value() : list.back();
}

value tail(call_context&, arguments given) {
    auto const& list = given[0].list();
    return list.empty() ? value::of(value_list{}) : value_of(std::next(list.begin()), list.end());
}

value reverse(call_context&, arguments given) {
    if (given[0].is(kind::string)) return value::of(long_text::reversed(given[0].string()));
    return value_of(given[0].list().rbegin(), given[0].list().rend());
}

/// How many steps lead from `from` to `to`, both included; 0 when the step leads away.
std::uint64_t range_length(std::int64_t from, std::int64_t to, std::int64_t step) {
    if (step > 0 ? from > to : from < to) return 0;
    // Differences of 64-bit integers fit unsigned ones.
    auto const distance = step > 0 ? static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from)
                                   : static_cast<std::uint64_t>(from) - static_cast<std::uint64_t>(to);
    auto const stride = step > 0 ? static_cast<std::uint64_t>(step) : std::uint64_t{0} - static_cast<std::uint64_t>(step);
    auto const steps = distance / stride;
    return steps < longest_list ? steps + 1 : longest_list + 1;
}

value range(call_context&, arguments given) {
    for (auto const& bound : given) {
        if (!bound.is(kind::integer)) refuse_argument("range", "INTEGER arguments", bound, "InvalidArgumentType");
    }
    auto const from = given[0].integer();
    auto const to = given[1].integer();
    auto const step = given.size() > 2 ? given[2].integer() : 1;
    if (step == 0) refuse_argument("range", "a step other than 0", given[2], "NumberOutOfRange");
    auto const length = range_length(from, to, step);
    value_memory::expect(length * sizeof(value));
    if (length > longest_list) {
        throw error(
            error_code::limit, "ListTooLong",
            fmt::format("range({}, {}, {}) has more than {} elements; UNWIND it, which takes no memory.", from, to, step, longest_list));
    }
    sized_list list(length);
    auto next = static_cast<std::uint64_t>(from);  // Unsigned, as the step behind the last element may overflow.
    while (list.size() < length) {
        list.push_back(value::of(static_cast<std::int64_t>(next)));
        next += static_cast<std::uint64_t>(step);
    }
    return value::of(list.finish());
}

}  // namespace

std::vector<scalar_function> list_functions() {
    kind_set const list = kind::list;
    return {
        pure("size(list :: LIST or STRING) :: INTEGER", "The number of elements, or of Unicode code points.", {list | kind::string},
             kind::integer, size),
        pure("isEmpty(content :: LIST, MAP or STRING) :: BOOLEAN", "Whether it has no elements.", {list | kind::string | kind::map},
             kind::boolean, is_empty),
        pure("head(list :: LIST) :: ANY", "The first element, or null.", {list}, any_kind, head),
        pure("last(list :: LIST) :: ANY", "The last element, or null.", {list}, any_kind, last),
        pure("tail(list :: LIST) :: LIST", "All elements but the first.", {list}, list, tail),
        pure("reverse(content :: LIST or STRING) :: LIST or STRING", "The elements, or code points, in reverse order.",
             {list | kind::string}, list | kind::string, reverse),
        pure("range(start :: INTEGER, end :: INTEGER, step = 1 :: INTEGER) :: LIST<INTEGER>",
             "The integers from start to end, both included.", {any_kind}, list, range),
    };
}

}  // namespace wafer::engine
