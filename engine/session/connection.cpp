#include "wafer/connection.hpp"

#include <algorithm>

#include "engine/session/run.hpp"
#include "engine/session/state.hpp"

namespace wafer {

std::shared_ptr<engine::prepared const> engine::connection_state::prepare(std::string_view text) {
    auto const pinned = open ? nullptr : database->store.pin();
    auto const& data = open ? open->own() : *pinned;
    if (auto found = database->plans.find(text, data)) return found;
    auto made = engine::prepare(text, database->options, database->catalog(), data);
    database->plans.keep(made);
    return made;
}

connection::connection(std::unique_ptr<engine::connection_state> state) : state_(std::move(state)) {}
connection::connection(connection&&) noexcept = default;
connection& connection::operator=(connection&&) noexcept = default;
connection::~connection() = default;

result connection::run(std::string_view text, parameters const& parameters) {
    state_->stop.begin();
    return result(engine::run(*state_, state_->prepare(text), nullptr, parameters));
}

statement connection::prepare(std::string_view text) {
    auto made = std::make_unique<engine::statement_state>();
    made->connection = state_.get();
    made->prepared = state_->prepare(text);
    return statement(std::move(made));
}

void connection::begin() {
    if (state_->open)
        throw error(error_code::transaction, "TransactionOpen", "The connection is in a transaction already; commit it or roll it back first.");
    auto& database = *state_->database;
    if (database.options.read_only)
        throw error(error_code::transaction, "ReadOnly", "The database was opened for reading only (option `read_only`).");
    state_->stop.begin();
    state_->open = std::make_unique<engine::transaction>(database.store.begin(database.options.writer_patience_ms, &state_->stop));
    ++state_->generation;
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    state_->transaction_ns = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

void connection::commit() {
    if (!state_->open) throw error(error_code::transaction, "NoTransaction", "There is no transaction to commit.");
    ++state_->generation;
    state_->open->commit();
    state_->open.reset();
}

void connection::roll_back() {
    if (!state_->open) throw error(error_code::transaction, "NoTransaction", "There is no transaction to roll back.");
    ++state_->generation;
    state_->open.reset();
}

bool connection::in_transaction() const { return state_->open != nullptr; }
void connection::cancel() noexcept { state_->stop.cancel(); }
std::uint64_t connection::rows_computed() const noexcept {
    return std::max(state_->rows_computed.load(std::memory_order_relaxed), state_->rows_taken.load(std::memory_order_relaxed));
}

statement::statement(std::unique_ptr<engine::statement_state> state) : state_(std::move(state)) {}
statement::statement(statement&&) noexcept = default;
statement& statement::operator=(statement&&) noexcept = default;
statement::~statement() = default;

statement& statement::bind(std::string_view name, value content) {
    for (auto& [known, held] : state_->bound) {
        if (known != name) continue;
        held = std::move(content);
        return *this;
    }
    state_->bound.emplace_back(std::string(name), std::move(content));
    return *this;
}

result statement::run() {
    auto& state = *state_;
    auto& connection = *state.connection;
    connection.stop.begin();
    auto const pinned = connection.open ? nullptr : connection.database->store.pin();
    if (state.prepared->outdated(connection.open ? connection.open->own() : *pinned)) {
        state.prepared = connection.prepare(state.prepared->text);
        state.run.reset();
    }
    return result(engine::run(connection, state.prepared, &state.run, state.bound));
}

}  // namespace wafer
