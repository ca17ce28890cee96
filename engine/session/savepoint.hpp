// Undo what was done inside of a longer transaction, or in one of its own, whatever it ended with, unless it is kept. What is undone is left
// to be freed later. They belong to the transaction's thread.
#pragma once

#include <optional>
#include <utility>

#include "engine/session/disposal.hpp"
#include "engine/storage/store.hpp"

namespace wafer::engine {

class savepoint {
public:
    savepoint(transaction& within, disposal& left) : within_(&within), left_(&left), before_(within.savepoint()) {}
    ~savepoint() {
        if (before_) left_->keep(within_->roll_back_to(std::move(*before_)));
    }
    savepoint(savepoint const&) = delete;
    savepoint& operator=(savepoint const&) = delete;
    void keep() { before_.reset(); }

private:
    transaction* within_;
    disposal* left_;
    std::optional<graph> before_;
};

class own_transaction {
public:
    own_transaction(transaction begun, disposal& left) : begun_(std::move(begun)), left_(&left) {}
    ~own_transaction() {
        if (!committed_) left_->keep(begun_.abandon());
    }
    own_transaction(own_transaction const&) = delete;
    own_transaction& operator=(own_transaction const&) = delete;
    transaction& operator*() { return begun_; }
    snapshot commit() {
        auto published = begun_.commit();
        committed_ = true;
        return published;
    }

private:
    transaction begun_;
    disposal* left_;
    bool committed_ = false;
};

}  // namespace wafer::engine
