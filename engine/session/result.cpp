#include "wafer/result.hpp"

#include <new>

#include "engine/session/convert.hpp"
#include "engine/session/run.hpp"
#include "engine/session/state.hpp"
#include "engine/session/warnings.hpp"
#include "engine/value/format.hpp"

namespace wafer {

namespace {

[[noreturn]] void wrong_type(std::string_view wanted, engine::value const& found) {
    throw error(error_code::type, "InvalidArgumentType", "The column holds " + engine::to_literal(found) + ", not " + std::string(wanted) + ".");
}

}  // namespace

result::result(std::unique_ptr<engine::result_state> state) : state_(std::move(state)) {}
result::result(result&&) noexcept = default;
result& result::operator=(result&&) noexcept = default;
result::~result() = default;

std::vector<std::string> const& result::columns() const { return state_->prepared->plan.source->column_names; }

bool result::next() {
    auto& state = *state_;
    bool const within = state.at_row && ++state.row < state.rows.rows;
    if (!within) state.fetch();
    if (!state.at_row) return false;
    auto const limit = state.connection->database->options.row_limit;
    if (limit != 0 && ++state.returned > limit)
        throw error(error_code::limit, "RowLimit", "The statement returns more rows than its limit of " + std::to_string(limit) + " (option `row_limit`).");
    return true;
}

void engine::result_state::fetch() {
    row = 0;
    at_row = false;
    if (!run) {
        at_row = next_buffered < buffered.size();
        if (at_row) rows = std::move(buffered[next_buffered++]);
        return;
    }
    require_current();
    value_memory::scope const counted(connection->values);
    try {
        at_row = run->next(rows);
    } catch (error& wrong) {
        give_up();
        wrong.locate(prepared->text);
        throw;
    } catch (std::bad_alloc const&) {
        give_up();
        throw out_of_memory();
    }
    if (at_row)
        connection->rows_computed.fetch_add(rows.rows, std::memory_order_relaxed);
    else
        run = nullptr;
}

void engine::result_state::give_up() {
    run = nullptr;
    // What operators point into is freed after them.
    connection->dispose({std::make_shared<std::vector<batch>>(std::move(buffered)), std::make_shared<batch>(std::exchange(rows, {})),
                         std::shared_ptr<executable>(std::move(*home)), std::const_pointer_cast<graph>(pinned),
                         std::const_pointer_cast<engine::prepared>(prepared)});
}

std::vector<warning> const& engine::result_state::all_warnings() {
    if (!warnings) warnings = warnings_of(prepared->text, *prepared->plan.source, *data);
    return *warnings;
}

void engine::result_state::require_current() const {
    if (run && generation != connection->generation)
        throw error(error_code::transaction, "ResultEnded", "The result ended when its connection ran another statement or ended its transaction.");
}

void engine::result_state::require_row() const {
    require_current();
    if (!at_row) throw error(error_code::argument, "NoSuchColumn", "There is no current row: `next` has not been called, or gave none.");
}

engine::value engine::result_state::current(std::size_t column) const {
    require_row();
    if (is_evidence(column)) return value::of(value_list());
    if (column >= rows.columns.size() || (evidence && column > prepared->plan.source->why->columns)) 
        throw error(error_code::argument, "NoSuchColumn", "There is no column " + std::to_string(column) + " in a current row.");
    return rows.columns[column].get(row);
}

wafer::value engine::result_state::read_evidence() {
    require_row();
    for (auto const column : prepared->plan.source->why->pieces) evidence->add(rows.columns[column].get(row));
    return evidence->finish();
}

value result::get(std::size_t column) const {
    if (state_->is_evidence(column)) return state_->read_evidence();
    return engine::to_public(state_->current(column), *state_->data);
}
bool result::is_null(std::size_t column) const { return state_->current(column).is_null(); }

bool result::get_bool(std::size_t column) const {
    auto const found = state_->current(column);
    if (!found.is(engine::kind::boolean)) wrong_type("a boolean", found);
    return found.boolean();
}

std::int64_t result::get_int(std::size_t column) const {
    auto const found = state_->current(column);
    if (!found.is(engine::kind::integer)) wrong_type("an integer", found);
    return found.integer();
}

double result::get_double(std::size_t column) const {
    auto const found = state_->current(column);
    if (!found.is_number()) wrong_type("a number", found);
    return found.number();
}

std::string_view result::get_string(std::size_t column) const {
    // The batch keeps the string's memory until the next step.
    auto const found = state_->current(column);
    if (!found.is(engine::kind::string)) wrong_type("a string", found);
    return found.string();
}

std::vector<std::vector<value>> result::rows() {
    std::vector<std::vector<value>> all;
    while (next()) {
        auto& row = all.emplace_back();
        row.reserve(columns().size());
        for (std::size_t column = 0; column < columns().size(); ++column) row.push_back(get(column));
    }
    return all;
}

wafer::counters const& result::counters() const { return state_->counters; }
std::vector<warning> const& result::warnings() const { return state_->all_warnings(); }
plan_description const* result::plan() const { return state_->plan ? &*state_->plan : nullptr; }

}  // namespace wafer
