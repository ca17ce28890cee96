// What the public handles point to.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/interrupt.hpp"
#include "engine/complete/name_shelf.hpp"
#include "engine/execute/build.hpp"
#include "engine/session/disposal.hpp"
#include "engine/session/evidence.hpp"
#include "engine/session/prepared.hpp"
#include "engine/storage/lexicon.hpp"
#include "engine/storage/store.hpp"
#include "engine/value/value_memory.hpp"
#include "wafer/database.hpp"

namespace wafer::question {
class reader;
}

namespace wafer::engine {

struct database_state {
    explicit database_state(wafer::options given) : options(given), plans(given.cached_plans) {}

    /// Registered procedures first, then the built-in ones. Thread-safe.
    [[nodiscard]] procedure_catalog catalog();

    wafer::options options;
    engine::store store;
    plan_cache plans;
    [[nodiscard]] std::shared_ptr<provenance_rules const> declared_provenance();
    void declare(provenance_rules declared);
    std::mutex provenance_mutex;
    std::shared_ptr<provenance_rules const> provenance_ = std::make_shared<provenance_rules const>(options.provenance);
    std::mutex procedures_mutex;
    std::map<std::string, std::shared_ptr<procedure const>, std::less<>> procedures;

    /// Reads questions over the lexicon and the names in this snapshot; made anew when the graph has changed. Null without a lexicon.
    /// Thread-safe.
    [[nodiscard]] std::shared_ptr<question::reader const> question_reader(snapshot const& data);
    void use_lexicon(std::optional<engine::lexicon> words);
    [[nodiscard]] std::shared_ptr<engine::lexicon const> lexicon();
    complete::name_shelf names;

private:
    std::mutex questions_mutex_;
    std::shared_ptr<engine::lexicon const> lexicon_;
    std::shared_ptr<question::reader const> reader_;
    snapshot read_from_;
};

struct connection_state {
    std::shared_ptr<database_state> database;
    interrupt stop;
    value_memory values;                 // Of the statement run last.
    std::unique_ptr<transaction> open;   // An explicit transaction.
    std::int64_t transaction_ns = 0;             // When it began.
    std::uint64_t generation = 0;                // Of the statement run last.
    std::atomic<std::uint64_t> rows_computed = 0;  // Of its result; any thread may look.
    std::atomic<std::uint64_t> rows_taken = 0;     // By its operator that waits for all of its input; the same.
    std::uint64_t random_state = 0;
    disposal left;                               // By the last statement that failed.

    /// Frees what else is left of a statement that failed.
    void dispose(std::vector<std::shared_ptr<void>> held);
    [[nodiscard]] std::shared_ptr<engine::prepared const> prepare(std::string_view text);
};

struct statement_state {
    connection_state* connection = nullptr;
    std::shared_ptr<engine::prepared const> prepared;
    std::unique_ptr<executable> run;
    wafer::parameters bound;
};

struct result_state {
    connection_state* connection = nullptr;
    std::uint64_t generation = 0;
    std::shared_ptr<engine::prepared const> prepared;
    std::unique_ptr<executable> own;     // Of a statement that was not prepared by the program.
    std::unique_ptr<executable>* home = &own;  // Where the operators are kept: here, or in a prepared statement.
    executable* run = nullptr;           // Null pointer once all rows are in `buffered`.
    snapshot pinned;
    graph const* data = nullptr;         // What entities are spelled out from.
    std::unique_ptr<evidence_reader> evidence;  // Of WHY.
    std::vector<batch> buffered;
    std::size_t next_buffered = 0;
    batch rows;
    std::size_t row = 0;
    bool at_row = false;
    std::uint64_t returned = 0;
    wafer::counters counters;
    std::optional<std::vector<warning>> warnings;  // Of a statement that only reads when they are first asked for.
    std::optional<plan_description> plan;

    /// Rows still to be computed belong to the statement that the connection ran last.
    void require_current() const;
    std::vector<warning> const& all_warnings();
    void require_row() const;
    /// Gets the next batch into `rows`.
    void fetch();
    /// Ends a run that failed, and lets the connection free what it held.
    void give_up();
    [[nodiscard]] value current(std::size_t column) const;
    [[nodiscard]] bool is_evidence(std::size_t column) const { return evidence && column == prepared->plan.source->why->columns; }
    /// That of the current row.
    [[nodiscard]] wafer::value read_evidence();
};

}  // namespace wafer::engine
