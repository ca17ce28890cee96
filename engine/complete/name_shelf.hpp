// Keeps the index of names of a database's latest snapshot. That of a small graph is made when it is asked for; of a larger one by a
// thread of its own, and until it is done the one before is given, if any. Thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/complete/name_index.hpp"
#include "engine/storage/store.hpp"

namespace wafer::engine::complete {

/// As `name_source`, but holding on to its lexicon.
struct kept_name_source {
    std::vector<std::string> keys;
    std::shared_ptr<lexicon const> words;
    std::size_t limit = 0;
};

class name_shelf {
public:
    /// Null while the first one is being made.
    std::shared_ptr<name_index const> names(snapshot const& data, kept_name_source const& from);
    /// What there is was made of another lexicon.
    void forget();

    /// Nodes that are looked at while the caller waits.
    static constexpr std::size_t most_at_once = 4096;

private:
    void make(std::stop_token const& stop, snapshot const& data, kept_name_source const& from, std::uint64_t edition);

    std::mutex mutex_;
    std::shared_ptr<name_index const> made_;
    snapshot made_from_;
    std::uint64_t edition_ = 0;  // Another after each `forget`.
    bool making_ = false;
    std::jthread worker_;  // Last: it ends before what it uses.
};

}  // namespace wafer::engine::complete
