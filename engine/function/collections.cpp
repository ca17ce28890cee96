// The functions coll.*: lists made of other lists.
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <vector>

#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/value/growing_list.hpp"
#include "engine/value/relations.hpp"

namespace wafer::engine {

namespace {

value copy_of(value_list const& list) {
    return value_of(list.begin(), list.end());
}

/// The first of equivalent elements, in their order.
value distinct(call_context&, arguments given) {
    std::unordered_multimap<std::uint64_t, value const*> seen;
    growing_list kept;
    for (auto const& item : given[0].list()) {
        value_memory::work(16);
        if (seen.size() % 4096 == 0) value_memory::expect(seen.size() * (sizeof(value) + 6 * sizeof(void*)));
        auto const hash = hash_of(item);
        auto const [first, last] = seen.equal_range(hash);
        if (std::any_of(first, last, [&](auto const& entry) { return equivalent(*entry.second, item); })) continue;
        seen.emplace(hash, &item);
        kept.push_back(item);
    }
    return value::of(kept.finish());
}

/// A list being walked through, and the next of its elements.
struct position {
    value_list const* list = nullptr;
    std::size_t next = 0;
};

value flatten(call_context& context, arguments given) {
    std::size_t const levels = given.size() > 1 ? count_of("coll.flatten", given[1]) : 1;
    growing_list flat;
    std::vector<position> open{{&given[0].list(), 0}};
    for (std::size_t steps = 1; !open.empty(); ++steps) {
        if (context.stop && steps % 4096 == 0) context.stop->poll();
        auto& inner = open.back();
        if (inner.next == inner.list->size()) {
            open.pop_back();
            continue;
        }
        auto const& item = (*inner.list)[inner.next++];
        if (item.is(kind::list) && open.size() <= levels) {
            open.push_back({&item.list(), 0});
        } else {
            if (flat.size() % 4096 == 0) value_memory::expect(flat.size() * sizeof(value));
            flat.push_back(item);
        }
    }
    return value::of(flat.finish());
}

value index_of(call_context&, arguments given) {
    auto const& list = given[0].list();
    auto const found = std::find_if(list.begin(), list.end(), [&](value const& item) {
        value_memory::work(1);
        return equals(item, given[1]) == true;
    });
    return value::of(found == list.end() ? std::int64_t{-1} : static_cast<std::int64_t>(found - list.begin()));
}

/// An index of `most` at most.
std::size_t index_within(std::string_view function, value const& index, std::size_t most) {
    if (index.integer() < 0 || static_cast<std::uint64_t>(index.integer()) > most) {
        refuse_argument(function, "an index within the list", index, "NumberOutOfRange");
    }
    return static_cast<std::size_t>(index.integer());
}

/// Called with nulls, as null may be inserted.
value insert(call_context&, arguments given) {
    if (given[0].is_null() || given[1].is_null()) return {};
    auto const& list = given[0].list();
    auto const at = index_within("coll.insert", given[1], list.size());
    sized_list longer(list.size() + 1);
    for (std::size_t i = 0; i <= list.size(); ++i) {
        if (i == at) longer.push_back(given[2]);
        if (i < list.size()) longer.push_back(list[i]);
    }
    return value::of(longer.finish());
}

value removed(call_context&, arguments given) {
    auto const& list = given[0].list();
    if (list.empty()) refuse_argument("coll.remove", "a list with elements", given[0]);
    auto const at = index_within("coll.remove", given[1], list.size() - 1);
    sized_list shorter(list.size() - 1);
    for (std::size_t i = 0; i < list.size(); ++i)
        if (i != at) shorter.push_back(list[i]);
    return value::of(shorter.finish());
}

/// Nulls do not count.
template <bool greatest>
value extreme(call_context&, arguments given) {
    value const* best = nullptr;
    for (auto const& item : given[0].list()) {
        value_memory::work(1);
        if (item.is_null()) continue;
        if (!best || (greatest ? order(item, *best) > 0 : order(item, *best) < 0)) best = &item;
    }
    return best ? *best : value();
}

value sorted(call_context&, arguments given) {
    auto const& list = given[0].list();
    auto const before = [](value const& left, value const& right) {
        value_memory::work(1);
        return order(left, right) < 0;
    };
    if (std::is_sorted(list.begin(), list.end(), before)) return copy_of(list);
    // Places are sorted: moving values takes longer, and what they hold would be freed on the way when the statement is stopped.
    value_memory::expect(list.size() * (sizeof(value) + 2 * sizeof(std::uint32_t)));
    std::vector<std::uint32_t> places(list.size());
    std::iota(places.begin(), places.end(), 0u);
    std::stable_sort(places.begin(), places.end(), [&](std::uint32_t left, std::uint32_t right) { return before(list[left], list[right]); });
    sized_list in_order(list.size());
    for (auto const place : places) in_order.push_back(list[place]);
    return value::of(in_order.finish());
}

}  // namespace

std::vector<scalar_function> collection_functions() {
    kind_set const list = kind::list;
    kind_set const whole = kind::integer;
    return {
        pure("coll.distinct(list :: LIST) :: LIST", "The elements without repetitions.", {list}, list, distinct),
        pure("coll.flatten(list :: LIST, depth = 1 :: INTEGER) :: LIST", "The elements of lists within, down to this depth.", {list, whole},
             list, flatten),
        pure("coll.indexOf(list :: LIST, element :: ANY) :: INTEGER", "Where the element is first found; -1 if it is not.",
             {list, any_kind}, whole, index_of),
        lenient("coll.insert(list :: LIST, index :: INTEGER, element :: ANY) :: LIST", "The list with one more element at an index.",
                {list, whole, any_kind}, list, insert),
        pure("coll.max(list :: LIST) :: ANY", "The last element in the order of ORDER BY; nulls do not count.", {list}, any_kind,
             extreme<true>),
        pure("coll.min(list :: LIST) :: ANY", "The first element in the order of ORDER BY; nulls do not count.", {list}, any_kind,
             extreme<false>),
        pure("coll.remove(list :: LIST, index :: INTEGER) :: LIST", "The list without the element at an index.", {list, whole}, list,
             removed),
        pure("coll.sort(list :: LIST) :: LIST", "The elements in the order of ORDER BY.", {list}, list, sorted),
    };
}

}  // namespace wafer::engine
