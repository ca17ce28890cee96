// What a graph is made of. Copying it copies some roots and counts; everything behind them is shared until written. Included by the sources
// of `graph` and `statistics` alone.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "engine/graph/adjacency.hpp"
#include "engine/graph/bitmap.hpp"
#include "engine/graph/count_table.hpp"
#include "engine/graph/directory.hpp"
#include "engine/graph/endpoints.hpp"
#include "engine/graph/intern_table.hpp"
#include "engine/graph/node_chunk.hpp"
#include "engine/graph/property_table.hpp"
#include "engine/graph/schema_state.hpp"
#include "engine/graph/statistics.hpp"
#include "engine/graph/text_arena.hpp"

namespace wafer::engine {

/// The members of a label among 2,048 nodes.
struct member_chunk : counted {
    static constexpr std::uint32_t size = 2048;
    bitmap<size> members;
};

struct label_members : counted {
    directory<member_chunk> chunks;
    std::uint64_t count = 0;
};

/// What was found out about something immutable, and is not known of a copy, which may be changed. Readers may find it out together.
class remembered {
public:
    remembered() = default;
    remembered(remembered const&) {}
    remembered& operator=(remembered const&) = delete;

    template <class Find>
    bool get(Find find) const {
        auto known = answer_.load(std::memory_order_relaxed);
        if (known == unknown) {
            known = find() ? yes : no;
            answer_.store(known, std::memory_order_relaxed);
        }
        return known == yes;
    }
    void forget() { answer_.store(unknown, std::memory_order_relaxed); }

private:
    static constexpr std::uint8_t unknown = 0, no = 1, yes = 2;
    mutable std::atomic<std::uint8_t> answer_{unknown};
};

/// All relationships of one type.
struct relationship_table : counted {
    directory<endpoint_chunk> ends;
    directory<adjacency_chunk> outgoing;  // By source.
    directory<adjacency_chunk> incoming;  // By target.
    property_table properties;
    std::uint32_t bound = 0;  // Indexes from here on were never used.
    type_profile profile;
    remembered mutual;        // Whether two nodes have some in both directions.
    count_table by_label_sets;  // How many lead from a node with one label set to a node with another.

    [[nodiscard]] static std::uint64_t label_sets(std::uint32_t source, std::uint32_t target) {
        return std::uint64_t{source} << 32 | target;
    }
};

struct graph_state {
    graph_state() = default;
    graph_state(graph_state const& other);
    graph_state& operator=(graph_state const&) = delete;

    /// The tag to write under; from the first write after a copy on it is another one.
    owner_tag writing();
    [[nodiscard]] std::uint32_t label_set_of(node_id node) const;

    // 0: nothing is owned. Copying a graph takes away what the original owned, so that a copy made by a reader is a write here.
    mutable std::atomic<owner_tag> tag{0};
    owner_tag since = 0;  // Chunks from this owner on are not sealed; 0: all are.

    intern_table<char> labels;
    intern_table<char> types;
    intern_table<char> keys;
    intern_table<label_id> label_sets;

    directory<node_chunk> nodes;
    std::uint32_t node_bound = 0;
    std::uint64_t node_count = 0;
    directory<label_members> members;  // By label.
    property_table node_properties;

    directory<relationship_table> relationships;  // By type.
    std::uint64_t relationship_count = 0;

    ref<schema_state> schema;  // Absent: there are no indexes and no constraints.
    std::uint64_t schema_version = 0;

    std::unique_ptr<text_arena> texts;  // Not shared by copies; made at the first write.
    statistics counts{*this};
};

}  // namespace wafer::engine
