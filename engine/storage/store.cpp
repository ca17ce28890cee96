#include "engine/storage/store.hpp"

#include <utility>

#include "wafer/error.hpp"

namespace wafer::engine {

transaction::transaction(store& store, std::unique_lock<std::timed_mutex> turn)
    : store_(&store), turn_(std::move(turn)), base_(store.pin()), graph_(std::make_unique<graph>(*base_)) {}

transaction::transaction(transaction&&) noexcept = default;
transaction::~transaction() = default;

graph transaction::savepoint() const { return *graph_; }

void transaction::roll_back_to(graph savepoint) { *graph_ = std::move(savepoint); }

snapshot transaction::commit() {
    graph_->seal();
    auto published = std::make_shared<graph const>(*graph_);
    store_->current_.store(published);
    turn_.unlock();
    return published;
}

void transaction::roll_back() {
    *graph_ = *base_;
    turn_.unlock();
}

store::store() : current_(std::make_shared<graph const>()) {}

snapshot store::pin() const { return current_.load(); }

transaction store::begin(std::chrono::milliseconds patience) {
    std::unique_lock turn(writing_, std::defer_lock);
    if (!turn.try_lock_for(patience))
        throw error(error_code::transaction, "WriterBusy",
                    "Another transaction has been writing for more than " + std::to_string(patience.count()) +
                        " ms; one at a time may write (option `writer_patience_ms`).");
    return {*this, std::move(turn)};
}

void store::clear() {
    std::unique_lock const turn(writing_);
    current_.store(std::make_shared<graph const>());
}

}  // namespace wafer::engine
