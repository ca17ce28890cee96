// The functions coll.*: lists made of other lists.
#include <algorithm>
#include <unordered_map>

#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/value/relations.hpp"
#include "engine/value/value_memory.hpp"

namespace wafer::engine {

namespace {

value copy_of(value_list const& list) {
    value_memory::expect(list.size() * sizeof(value));
    return value::of(list);
}

/// The first of equivalent elements, in their order.
value distinct(call_context&, arguments given) {
    std::unordered_multimap<std::uint64_t, value const*> seen;
    value_list kept;
    for (auto const& item : given[0].list()) {
        auto const hash = hash_of(item);
        auto const [first, last] = seen.equal_range(hash);
        if (std::any_of(first, last, [&](auto const& entry) { return equivalent(*entry.second, item); })) continue;
        seen.emplace(hash, &item);
        kept.push_back(item);
    }
    return value::of(std::move(kept));
}

/// A list being walked through, and the next of its elements.
struct position {
    value_list const* list = nullptr;
    std::size_t next = 0;
};

value flatten(call_context& context, arguments given) {
    std::size_t const levels = given.size() > 1 ? count_of("coll.flatten", given[1]) : 1;
    value_list flat;
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
            if (flat.size() == flat.capacity()) value_memory::expect(flat.size() * 2 * sizeof(value));
            flat.push_back(item);
        }
    }
    return value::of(std::move(flat));
}

value index_of(call_context&, arguments given) {
    auto const& list = given[0].list();
    auto const found = std::find_if(list.begin(), list.end(), [&](value const& item) { return equals(item, given[1]) == true; });
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
    auto const at = static_cast<std::ptrdiff_t>(index_within("coll.insert", given[1], list.size()));
    value_memory::expect((list.size() + 1) * sizeof(value));
    value_list longer;
    longer.reserve(list.size() + 1);
    longer.insert(longer.end(), list.begin(), list.begin() + at);
    longer.push_back(given[2]);
    longer.insert(longer.end(), list.begin() + at, list.end());
    return value::of(std::move(longer));
}

value removed(call_context&, arguments given) {
    auto const& list = given[0].list();
    if (list.empty()) refuse_argument("coll.remove", "a list with elements", given[0]);
    auto const at = index_within("coll.remove", given[1], list.size() - 1);
    value_memory::expect(list.size() * sizeof(value));
    value_list shorter(list);
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(at));
    return value::of(std::move(shorter));
}

/// Nulls do not count.
template <bool greatest>
value extreme(call_context&, arguments given) {
    value const* best = nullptr;
    for (auto const& item : given[0].list()) {
        if (item.is_null()) continue;
        if (!best || (greatest ? order(item, *best) > 0 : order(item, *best) < 0)) best = &item;
    }
    return best ? *best : value();
}

value sorted(call_context&, arguments given) {
    auto const& list = given[0].list();
    auto const before = [](value const& left, value const& right) { return order(left, right) < 0; };
    if (std::is_sorted(list.begin(), list.end(), before)) return copy_of(list);
    value_memory::expect(list.size() * sizeof(value));
    value_list sorted_list(list);
    std::stable_sort(sorted_list.begin(), sorted_list.end(), before);
    return value::of(std::move(sorted_list));
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
