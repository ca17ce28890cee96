#include "engine/graph/distinct_sketch.hpp"

#include <bit>
#include <utility>

#include "engine/base/hash.hpp"
#include "engine/value/value_memory.hpp"

namespace wafer::engine {
namespace {

std::uint64_t combine(std::uint64_t left, std::uint64_t right) { return hash_number(left * 31 + right); }

std::uint64_t hash_list(value_list const& list) {
    std::uint64_t sum = list.size();
    std::size_t at = 0;
    for (auto const& element : list) {
        value_memory::walk(at++, list.size());
        sum = combine(sum, distinct_sketch::hash(element));
    }
    return sum;
}

std::uint64_t hash_map(value_map const& map) {
    std::uint64_t sum = map.size();
    for (auto const& field : map) sum = combine(combine(sum, distinct_sketch::hash(field.key)), distinct_sketch::hash(field.content));
    return sum;
}

std::uint64_t hash_payload(value const& content) {
    switch (content.type()) {
        case kind::null: return 0;
        case kind::boolean: return content.boolean() ? 1 : 0;
        case kind::integer: return static_cast<std::uint64_t>(content.integer());
        case kind::floating: return std::bit_cast<std::uint64_t>(content.floating());
        case kind::string: value_memory::read(content.string().size()); return hash_bytes(content.string().data(), content.string().size());
        case kind::list: return hash_list(content.list());
        case kind::map: return hash_map(content.map());
        case kind::node: return content.node().value;
        case kind::relationship: return content.relationship().packed();
        case kind::path: return hash_list(content.path_elements());
        case kind::date: return static_cast<std::uint64_t>(content.date().days);
        case kind::local_time: return static_cast<std::uint64_t>(content.local_time().nanoseconds);
        case kind::zoned_time:
            return combine(static_cast<std::uint64_t>(content.zoned_time().nanoseconds),
                           static_cast<std::uint32_t>(content.zoned_time().offset_seconds));
        case kind::local_datetime:
            return combine(static_cast<std::uint64_t>(content.local_datetime().seconds), content.local_datetime().nanoseconds);
        case kind::zoned_datetime:
            return combine(static_cast<std::uint64_t>(content.zoned_datetime().seconds), content.zoned_datetime().nanoseconds);
        case kind::point: {
            auto const& point = content.point();
            // Adding zero makes one of the two zeros, which are equal.
            auto const bits = [](double number) { return std::bit_cast<std::uint64_t>(number + 0.0); };
            return combine(combine(bits(point.x), bits(point.y)), combine(bits(point.z), static_cast<std::uint64_t>(point.system)));
        }
        case kind::duration: {
            auto const& duration = content.duration();
            std::uint64_t const months_and_days =
                combine(static_cast<std::uint64_t>(duration.months), static_cast<std::uint64_t>(duration.days));
            return combine(months_and_days,
                           combine(static_cast<std::uint64_t>(duration.seconds), static_cast<std::uint32_t>(duration.nanoseconds)));
        }
    }
    return 0;
}

}  // namespace

std::uint64_t distinct_sketch::hash(value const& content) {
    std::uint64_t const mixed =
        hash_number(hash_payload(content) + static_cast<std::uint64_t>(content.type()) * 0x9e37'79b9'7f4a'7c15u + hash_seed());
    return mixed == 0 ? 1 : mixed;
}

distinct_sketch::entry& distinct_sketch::place_of(std::uint64_t hash) {
    std::size_t const mask = entries_.size() - 1;
    for (std::size_t place = hash & mask;; place = (place + 1) & mask) {
        if (entries_[place].hash == hash || entries_[place].hash == 0) return entries_[place];
    }
}

void distinct_sketch::add(std::uint64_t hash) {
    if (!sampled(hash)) return;
    if (std::size_t{used_} * 2 >= entries_.size()) rebuild();
    if (!sampled(hash)) return;
    entry& entry = place_of(hash);
    if (entry.hash == 0) ++used_;
    if (entry.count == 0) ++alive_;
    entry.hash = hash;
    ++entry.count;
}

void distinct_sketch::remove(std::uint64_t hash) {
    if (!sampled(hash) || entries_.empty()) return;
    entry& entry = place_of(hash);
    if (entry.count > 0 && --entry.count == 0) --alive_;
}

/// Makes room: forgets removed entries, takes a sparser sample if there are too many, and doubles the table while it may grow.
void distinct_sketch::rebuild() {
    if (alive_ >= most_alive) ++level_;
    auto const before = std::move(entries_);
    std::size_t const most = std::size_t{most_alive} * 2;
    entries_.assign(before.empty()                                                    ? 8
                    : before.size() < most && std::size_t{alive_} * 4 > before.size() ? before.size() * 2
                                                                                      : before.size(),
                    {});
    used_ = 0;
    alive_ = 0;
    for (auto const& entry : before) {
        if (entry.count == 0 || !sampled(entry.hash)) continue;
        place_of(entry.hash) = entry;
        ++used_;
        ++alive_;
    }
}

}  // namespace wafer::engine
