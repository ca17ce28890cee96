#include "engine/storage/store.hpp"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>

#include "wafer/error.hpp"

namespace wafer::engine {

void current_snapshot::lock() const {
    while (busy_.test_and_set(std::memory_order_acquire)) std::this_thread::yield();
}

snapshot current_snapshot::load() const {
    lock();
    snapshot copy = held_;
    unlock();
    return copy;
}

snapshot current_snapshot::exchange(snapshot next) {
    lock();
    held_.swap(next);
    unlock();
    return next;
}

void writer_turn::give_back() {
    if (gate_) std::exchange(gate_, nullptr)->leave();
}

std::optional<writer_turn> writer_gate::enter(std::chrono::milliseconds patience, interrupt const* stop) {
    // Nobody wakes who is cancelled, as that can be done from a signal handler; so it looks now and then.
    constexpr std::chrono::milliseconds nap{4};
    auto const until = std::chrono::steady_clock::now() + patience;
    std::unique_lock guard(guard_);
    while (!left_.wait_until(guard, std::min(until, std::chrono::steady_clock::now() + nap), [&] { return !taken_; })) {
        if (stop) stop->poll();
        if (std::chrono::steady_clock::now() >= until) return std::nullopt;
    }
    taken_ = true;
    return writer_turn(*this);
}

writer_turn writer_gate::enter() {
    std::unique_lock guard(guard_);
    left_.wait(guard, [&] { return !taken_; });
    taken_ = true;
    return writer_turn(*this);
}

void writer_gate::leave() {
    {
        std::unique_lock const guard(guard_);
        taken_ = false;
    }
    left_.notify_one();
}

transaction::transaction(store& store, writer_turn turn)
    : store_(&store), turn_(std::move(turn)), base_(store.pin()), graph_(std::make_unique<graph>(*base_)) {}

transaction::transaction(transaction&&) noexcept = default;
transaction::~transaction() = default;

graph transaction::savepoint() const { return *graph_; }

std::shared_ptr<graph> transaction::roll_back_to(graph savepoint) {
    return std::exchange(graph_, std::make_unique<graph>(std::move(savepoint)));
}

snapshot transaction::commit() {
    graph_->require_constraints();
    graph_->seal();
    auto published = std::make_shared<graph const>(*graph_);
    store_->current_.exchange(published);
    turn_.give_back();
    return published;
}

void transaction::roll_back() {
    *graph_ = *base_;
    turn_.give_back();
}

std::shared_ptr<graph> transaction::abandon() {
    turn_.give_back();
    return std::move(graph_);
}

store::store() : current_(std::make_shared<graph const>()) {}

snapshot store::pin() const { return current_.load(); }

transaction store::begin(std::chrono::milliseconds patience, interrupt const* stop) {
    auto turn = gate_.enter(patience, stop);
    if (!turn)
        throw error(error_code::transaction, "WriterBusy",
                    "Another transaction has been writing for more than " + std::to_string(patience.count()) +
                        " ms; one at a time may write (option `writer_patience_ms`).");
    return {*this, std::move(*turn)};
}

}  // namespace wafer::engine
