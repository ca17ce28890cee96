// Many relationships at once, for imports: their ends are written as they come, their adjacency is built in one go at the end, straight into
// its compact form. Belongs to the transaction that owns the graph; until `finish` the new relationships are in no adjacency and no
// statistics, though in all indexes and constraints, and nobody else may change the graph's relationships.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/graph.hpp"

namespace wafer::engine {

class endpoint_chunk;
class worker_pool;

class relationship_load {
public:
    explicit relationship_load(graph& into) : into_(&into) {}

    /// Properties may be set at once. Throws `wafer::error` (limit: RelationshipLimit).
    rel_id add(type_id type, node_id source, node_id target) { return add(type, {&source, 1}, {&target, 1}); }
    /// The first of one for each source and its target; the others follow it.
    rel_id add(type_id type, std::span<node_id const> sources, std::span<node_id const> targets);
    /// The pool's threads build the types and directions next to each other.
    void finish(worker_pool& pool);

private:
    /// The relationships of one type: index `first + i` leads from `sources[i]` to `targets[i]`.
    struct pending {
        std::uint32_t first = 0;
        std::vector<node_id> sources;
        std::vector<node_id> targets;
    };

    pending& pending_of(type_id type);
    void write_ends(type_id type, std::uint32_t first, std::span<node_id const> sources, std::span<node_id const> targets);

    graph* into_;
    std::vector<pending> by_type_;
};

}  // namespace wafer::engine
