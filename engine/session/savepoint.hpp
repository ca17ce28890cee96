// Undoes what was done inside a longer transaction, whatever it ended with, unless it is kept. Belongs to the transaction's thread.
#pragma once

#include <optional>
#include <utility>

#include "engine/storage/store.hpp"

namespace wafer::engine {

class savepoint {
public:
    explicit savepoint(transaction& within) : within_(&within), before_(within.savepoint()) {}
    ~savepoint() {
        if (before_) within_->roll_back_to(std::move(*before_));
    }
    savepoint(savepoint const&) = delete;
    savepoint& operator=(savepoint const&) = delete;
    void keep() { before_.reset(); }

private:
    transaction* within_;
    std::optional<graph> before_;
};

}  // namespace wafer::engine
