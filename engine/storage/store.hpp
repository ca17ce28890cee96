// The database's current graph and who may change it. Readers pin a snapshot and never wait; at most one transaction writes at a time.
// Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "engine/graph/graph.hpp"

namespace wafer::engine {

/// A pinned, immutable state.
using snapshot = std::shared_ptr<graph const>;

class store;

/// The single writer's own graph. Rolls back when destroyed without a commit. Not thread-safe. Strings borrowed from its graph stay valid,
/// through the commit, until it is destroyed or rolls back to a savepoint.
class transaction {
public:
    transaction(transaction&&) noexcept;
    transaction& operator=(transaction&&) = delete;
    ~transaction();

    [[nodiscard]] graph& own() { return *graph_; }
    [[nodiscard]] graph const& own() const { return *graph_; }
    /// Everything changed after a savepoint can be undone on its own: a statement that fails inside a longer transaction.
    [[nodiscard]] graph savepoint() const;
    void roll_back_to(graph savepoint);
    /// Seals, publishes and ends; the new snapshot is what later readers pin.
    snapshot commit();
    void roll_back();

private:
    friend class store;
    transaction(store& store, std::unique_lock<std::timed_mutex> turn);

    store* store_;
    std::unique_lock<std::timed_mutex> turn_;
    snapshot base_;
    std::unique_ptr<graph> graph_;
};

class store {
public:
    store();
    [[nodiscard]] snapshot pin() const;
    /// Waits for its turn for at most `patience`; throws `wafer::error` (transaction, WriterBusy) after that.
    transaction begin(std::chrono::milliseconds patience);
    /// Replaces everything by an empty graph. Waits for the writer.
    void clear();

private:
    friend class transaction;
    std::atomic<std::shared_ptr<graph const>> current_;
    std::timed_mutex writing_;
};

}  // namespace wafer::engine
