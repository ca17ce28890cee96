// The database's current graph and who may change it. Readers pin a snapshot and never wait; at most one transaction writes at a time.
// Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "engine/base/interrupt.hpp"
#include "engine/graph/graph.hpp"

namespace wafer::engine {

/// A pinned, immutable state.
using snapshot = std::shared_ptr<graph const>;

/// The pointer that readers pin. Held for a few instructions while it is copied, as std::atomic<std::shared_ptr> does too; that of
/// libstdc++ 12 is not used, as its load ends with a relaxed store, which is a data race with the next exchange.
class current_snapshot {
public:
    explicit current_snapshot(snapshot first) : held_(std::move(first)) {}
    [[nodiscard]] snapshot load() const;
    /// Gives back what was current before.
    snapshot exchange(snapshot next);

private:
    void lock() const;
    void unlock() const { busy_.clear(std::memory_order_release); }

    mutable std::atomic_flag busy_;
    snapshot held_;
};

class writer_gate;

/// The right to write, given back when destroyed, on whatever thread that is.
class writer_turn {
public:
    explicit writer_turn(writer_gate& gate) : gate_(&gate) {}
    writer_turn(writer_turn&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)) {}
    writer_turn& operator=(writer_turn&&) = delete;
    ~writer_turn() { give_back(); }
    void give_back();

private:
    writer_gate* gate_;
};

/// Lets one writer in at a time.
class writer_gate {
public:
    /// Nothing if the turn did not come within `patience`. Throws when `stop` says so meanwhile.
    std::optional<writer_turn> enter(std::chrono::milliseconds patience, interrupt const* stop = nullptr);
    writer_turn enter();

private:
    friend class writer_turn;
    void leave();

    std::mutex guard_;
    std::condition_variable left_;
    bool taken_ = false;
};

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
    /// Gives back the state that is given up.
    std::shared_ptr<graph> roll_back_to(graph savepoint);
    /// Seals, publishes and ends; the new snapshot is what later readers pin. Throws, and does nothing else, if a constraint does not hold.
    snapshot commit();
    void roll_back();
    /// Rolls back and gives back the state that is given up, which may take long to free.
    std::shared_ptr<graph> abandon();

private:
    friend class store;
    transaction(store& store, writer_turn turn);

    store* store_;
    writer_turn turn_;
    snapshot base_;
    std::unique_ptr<graph> graph_;
};

class store {
public:
    store();
    [[nodiscard]] snapshot pin() const;
    /// Waits for its turn for at most `patience`; throws `wafer::error` (transaction, WriterBusy) after that.
    /// Throws what `stop` throws meanwhile.
    transaction begin(std::chrono::milliseconds patience, interrupt const* stop = nullptr);

private:
    friend class transaction;
    current_snapshot current_;
    writer_gate gate_;
};

}  // namespace wafer::engine
