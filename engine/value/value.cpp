#include "engine/value/value.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>
#include <new>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/growing_list.hpp"
#include "engine/value/nesting.hpp"
#include "engine/value/value_memory.hpp"

namespace wafer::engine {

namespace {

using reference_count = std::atomic<std::uint32_t>;

/// A text's count stands right before its first byte, so that the payload is the address of the text, borrowed or not.
constexpr std::size_t text_header = 8;
static_assert(sizeof(reference_count) <= text_header);

/// With what an allocation takes beside: a list of short texts is mostly that.
constexpr std::size_t bytes_of_text(std::size_t size) { return std::max<std::size_t>(32, text_header + size + 8); }

struct counted_duration {
    reference_count count{1};
    duration_value content;
};

struct counted_datetime {
    reference_count count{1};
    zoned_datetime_value content;
};

struct counted_point {
    reference_count count{1};
    point_value content;
};

/// What holds other values. `next` links those that wait to be destroyed.
struct container {
    reference_count count{1};
    bool is_map = false;
    container* next = nullptr;
};

struct counted_list : container {
    value_list content;
};

struct counted_map : container {
    value_map content;
};

std::size_t bytes_of(counted_list const& list) noexcept { return sizeof list + list.content.capacity() * sizeof(value); }

std::size_t bytes_of(counted_map const& map) noexcept { return sizeof map + map.content.capacity() * sizeof(map_field); }

std::size_t bytes_of(container const& object) noexcept {
    return object.is_map ? bytes_of(static_cast<counted_map const&>(object)) : bytes_of(static_cast<counted_list const&>(object));
}

std::size_t bytes_of(counted_datetime const& time) noexcept { return sizeof time + time.content.zone.capacity(); }

/// Containers of this thread whose count fell to zero while another one was being destroyed. Destroying them one after the other, not one
/// inside the other, needs no stack, however deep they are nested.
thread_local container* waiting = nullptr;
thread_local bool destroying = false;

void destroy(container* first) noexcept {
    first->next = waiting;
    waiting = first;
    if (destroying) return;
    destroying = true;
    while (waiting) {
        auto* const current = waiting;
        waiting = current->next;
        value_memory::give_back(bytes_of(*current));
        if (current->is_map) {
            delete static_cast<counted_map*>(current);
        } else {
            auto* const list = static_cast<counted_list*>(current);
            value_memory::free(std::move(list->content));
            delete list;
        }
    }
    destroying = false;
}

template <class T>
T* object_at(std::uint64_t payload) noexcept {
    return reinterpret_cast<T*>(payload);
}

std::uint64_t address_of(void const* object) noexcept { return reinterpret_cast<std::uint64_t>(object); }

bool same_key(map_field const& left, map_field const& right) { return left.key.string() == right.key.string(); }

bool key_before(map_field const& left, map_field const& right) { return left.key.string() < right.key.string(); }

/// In steps between which a statement can be stopped: a text may have gigabytes.
void copy_text(char* to, std::string_view from) {
    constexpr std::size_t step = std::size_t{1} << 22;
    for (; from.size() > step; to += step, from.remove_prefix(step)) {
        std::memcpy(to, from.data(), step);
        value_memory::poll();
    }
    // Many rows may each have one that is not that long.
    value_memory::read(from.size());
    if (!from.empty()) std::memcpy(to, from.data(), from.size());
}

void sort_by_key(value_map& map) {
    if (!std::is_sorted(map.begin(), map.end(), key_before)) std::stable_sort(map.begin(), map.end(), key_before);
    // Runs of one key: the last of each stays, which is the first when read backwards.
    auto const kept = std::unique(map.rbegin(), map.rend(), same_key);
    map.erase(map.begin(), kept.base());
}

}  // namespace

void refuse_nesting() {
    throw error(error_code::limit, "NestingTooDeep",
                fmt::format("A list or map is nested deeper than the {} levels that can be compared, hashed or shown.", nesting_limit));
}

std::string_view name_of(kind kind) {
    switch (kind) {
        case kind::null: return "NULL";
        case kind::boolean: return "BOOLEAN";
        case kind::integer: return "INTEGER";
        case kind::floating: return "FLOAT";
        case kind::string: return "STRING";
        case kind::list: return "LIST";
        case kind::map: return "MAP";
        case kind::node: return "NODE";
        case kind::relationship: return "RELATIONSHIP";
        case kind::path: return "PATH";
        case kind::date: return "DATE";
        case kind::local_time: return "LOCAL TIME";
        case kind::zoned_time: return "ZONED TIME";
        case kind::local_datetime: return "LOCAL DATETIME";
        case kind::zoned_datetime: return "ZONED DATETIME";
        case kind::duration: return "DURATION";
        case kind::point: return "POINT";
    }
    return "";
}

value value::of(std::string_view text) { return joined(text, ""); }

value value::joined(std::string_view left, std::string_view right) {
    auto const size = left.size() + right.size();
    if (size == 0) return borrowed("");
    if (size > std::numeric_limits<std::uint32_t>::max()) {
        throw error(error_code::limit, "StringTooLong",
                    fmt::format("A string of {} bytes is longer than the {} bytes that a string may have.", size,
                                std::numeric_limits<std::uint32_t>::max()));
    }
    value_memory::take(bytes_of_text(size));
    auto* const memory = static_cast<char*>(::operator new(text_header + size));
    new (memory) reference_count(1);
    char* const text = memory + text_header;
    value made{kind::string, address_of(text), static_cast<std::uint32_t>(size), true};
    copy_text(text, left);
    copy_text(text + left.size(), right);
    return made;
}

value value::borrowed(std::string_view text) noexcept {
    assert(text.size() <= std::numeric_limits<std::uint32_t>::max());
    return {kind::string, address_of(text.data()), static_cast<std::uint32_t>(text.size())};
}

value value::of(value_list list) {
    value_memory::take(sizeof(counted_list) + list.capacity() * sizeof(value));
    auto* const object = new counted_list;
    object->content = std::move(list);
    return {kind::list, address_of(static_cast<container*>(object)), 0, true};
}

value value::path(value_list elements) {
    assert(elements.size() % 2 == 1);
    value result = of(std::move(elements));
    result.kind_ = kind::path;
    return result;
}

value value::of(value_map map) {
    sort_by_key(map);
    value_memory::take(sizeof(counted_map) + map.capacity() * sizeof(map_field));
    auto* const object = new counted_map;
    object->is_map = true;
    object->content = std::move(map);
    return {kind::map, address_of(static_cast<container*>(object)), 0, true};
}

value value::of(zoned_datetime_value time) {
    value_memory::take(sizeof(counted_datetime) + time.zone.capacity());
    auto* const object = new counted_datetime;
    object->content = std::move(time);
    return {kind::zoned_datetime, address_of(object), 0, true};
}

value value::of(duration_value duration) {
    value_memory::take(sizeof(counted_duration));
    auto* const object = new counted_duration;
    object->content = duration;
    return {kind::duration, address_of(object), 0, true};
}

value value::of(point_value point) {
    value_memory::take(sizeof(counted_point));
    auto* const object = new counted_point;
    object->content = point;
    return {kind::point, address_of(object), 0, true};
}

value_list const& value::list() const noexcept {
    assert(kind_ == kind::list);
    return static_cast<counted_list*>(object_at<container>(payload_))->content;
}

value_list const& value::path_elements() const noexcept {
    assert(kind_ == kind::path);
    return static_cast<counted_list*>(object_at<container>(payload_))->content;
}

value_map const& value::map() const noexcept {
    assert(kind_ == kind::map);
    return static_cast<counted_map*>(object_at<container>(payload_))->content;
}

value const* value::field(std::string_view key) const noexcept {
    auto const& fields = map();
    auto const found = std::lower_bound(fields.begin(), fields.end(), key,
                                        [](map_field const& field, std::string_view wanted) { return field.key.string() < wanted; });
    return found != fields.end() && found->key.string() == key ? &found->content : nullptr;
}

zoned_datetime_value const& value::zoned_datetime() const noexcept {
    assert(kind_ == kind::zoned_datetime);
    return object_at<counted_datetime>(payload_)->content;
}

duration_value const& value::duration() const noexcept {
    assert(kind_ == kind::duration);
    return object_at<counted_duration>(payload_)->content;
}

point_value const& value::point() const noexcept {
    assert(kind_ == kind::point);
    return object_at<counted_point>(payload_)->content;
}

void value::acquire() const noexcept {
    auto const address = kind_ == kind::string ? payload_ - text_header : payload_;
    // Each counted object begins with its count.
    auto& count = kind_ == kind::list || kind_ == kind::map || kind_ == kind::path ? object_at<container>(payload_)->count
                                                                                   : *object_at<reference_count>(address);
    count.fetch_add(1, std::memory_order_relaxed);
}

void value::release() noexcept {
    auto const last = [](reference_count& count) { return count.fetch_sub(1, std::memory_order_acq_rel) == 1; };
    auto const defer = [this](reference_count& count, std::size_t bytes) {
        if (!value_memory::defers(bytes)) return false;
        count.store(1, std::memory_order_relaxed);
        value_memory::defer({kind_, payload_, extra_, true});
        return true;
    };
    if (kind_ == kind::string) {
        auto const address = payload_ - text_header;
        auto& count = *object_at<reference_count>(address);
        if (!last(count) || defer(count, extra_)) return;
        value_memory::give_back(bytes_of_text(extra_));
        ::operator delete(object_at<void>(address));
    } else if (kind_ == kind::zoned_datetime) {
        auto* const object = object_at<counted_datetime>(payload_);
        if (!last(object->count)) return;
        value_memory::give_back(bytes_of(*object));
        delete object;
    } else if (kind_ == kind::duration) {
        auto* const object = object_at<counted_duration>(payload_);
        if (!last(object->count)) return;
        value_memory::give_back(sizeof *object);
        delete object;
    } else if (kind_ == kind::point) {
        auto* const object = object_at<counted_point>(payload_);
        if (!last(object->count)) return;
        value_memory::give_back(sizeof *object);
        delete object;
    } else {
        auto* const object = object_at<container>(payload_);
        if (last(object->count) && !defer(object->count, bytes_of(*object))) destroy(object);
    }
}

value value::owned() const { return borrows(0) ? owned(0) : *this; }

bool value::borrows(unsigned depth) const {
    if (kind_ == kind::string) return !counted_ && extra_ > 0;
    auto const below = [&](value const& inner) { return inner.borrows(deeper(depth)); };
    if (kind_ == kind::list) {
        std::size_t at = 0;
        return std::any_of(list().begin(), list().end(), [&](value const& inner) {
            value_memory::walk(at++, list().size());
            return below(inner);
        });
    }
    if (kind_ != kind::map) return false;
    return std::any_of(map().begin(), map().end(), [&](map_field const& field) { return below(field.key) || below(field.content); });
}

value value::owned(unsigned depth) const {
    if (kind_ == kind::string) return counted_ ? *this : of(string());
    if (kind_ == kind::list) {
        sized_list copy(list().size());
        for (auto const& item : list()) copy.push_back(item.owned(deeper(depth)));
        return of(copy.finish());
    }
    if (kind_ != kind::map) return *this;
    value_map copy;
    copy.reserve(map().size());
    for (auto const& field : map()) copy.push_back({field.key.owned(deeper(depth)), field.content.owned(deeper(depth))});
    return of(std::move(copy));
}

std::size_t value::heap_bytes() const noexcept { return heap_bytes(0); }

std::size_t value::heap_bytes(unsigned depth) const noexcept {
    if (!counted_) return 0;
    if (kind_ == kind::string) return bytes_of_text(extra_);
    if (kind_ == kind::duration) return sizeof(counted_duration);
    if (kind_ == kind::point) return sizeof(counted_point);
    if (kind_ == kind::zoned_datetime) return bytes_of(*object_at<counted_datetime>(payload_));
    // What lies deeper than the limit is left out: this must not throw, and nobody else can look there either.
    bool const inside = depth < nesting_limit;
    if (kind_ == kind::map) {
        std::size_t bytes = bytes_of(*static_cast<counted_map*>(object_at<container>(payload_)));
        for (auto const& field : map()) bytes += field.key.heap_bytes(depth + 1) + (inside ? field.content.heap_bytes(depth + 1) : 0);
        return bytes;
    }
    auto const& list = *static_cast<counted_list*>(object_at<container>(payload_));
    std::size_t bytes = bytes_of(list);
    if (inside) {
        for (auto const& item : list.content) bytes += item.heap_bytes(depth + 1);
    }
    return bytes;
}

}  // namespace wafer::engine
