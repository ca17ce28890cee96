#include "engine/session/run.hpp"

#include <new>

#include "engine/session/convert.hpp"
#include "engine/session/describe.hpp"
#include "engine/session/savepoint.hpp"
#include "engine/session/warnings.hpp"
#include "engine/session/why_not.hpp"
#include "engine/session/without.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

std::int64_t now_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

[[noreturn]] void missing_parameter(std::string const& name) {
    throw error(error_code::parameter_missing, "MissingParameter", "The statement needs a value for the parameter `$" + name + "`.",
                error::phase::compile_time);
}

std::vector<value> ordered_parameters(bound::statement const& statement, parameters const& given) {
    std::vector<value> values;
    for (auto const& name : statement.parameters) {
        auto const found = std::find_if(given.begin(), given.end(), [&](auto const& each) { return each.first == name; });
        if (found == given.end()) missing_parameter(name);
        values.push_back(from_public(found->second));
    }
    return values;
}

void fill_context(run_context& context, connection_state& connection, graph const& data, graph* writable) {
    auto const& options = connection.database->options;
    connection.stop.arm(options.time_limit_ms, options.memory_limit_bytes, options.path_expansions);
    context.data = &data;
    context.writable = writable;
    context.stop = &connection.stop;
    context.batch_rows = std::max<std::size_t>(1, options.batch_rows);
    context.threads = options.threads;
    context.import_folder = options.import_folder;
    context.csv_record_bytes = options.import_record_bytes;
    context.changes = {};
    context.rows_taken = &connection.rows_taken;
    context.calls.data = &data;
    context.calls.stop = &connection.stop;
    connection.stop.poll();
    context.calls.statement_ns = now_ns();
    context.calls.transaction_ns = connection.open ? connection.transaction_ns : context.calls.statement_ns;
    context.calls.random_state = ++connection.random_state * 0x9e3779b97f4a7c15ULL ^ static_cast<std::uint64_t>(context.calls.statement_ns);
}

/// Runs to the end. Rows that outlive the statement own their strings.
void drain(result_state& result) {
    result.run->open();
    while (true) {
        batch rows;
        if (!result.run->next(rows)) break;
        result.connection->rows_computed.fetch_add(rows.rows, std::memory_order_relaxed);
        if (result.prepared->plan.columns.empty()) continue;
        for (auto& column : rows.columns) {
            if (column.kind() != layout::any) continue;
            for (std::size_t i = 0; i < column.stored(); ++i) column.values()[i] = column.values()[i].owned();
        }
        for (auto const& column : rows.columns) result.connection->stop.charge(column.memory_bytes());
        result.buffered.push_back(std::move(rows));
    }
}

void drain_writing(result_state& result, connection_state& connection, parameters const& given) {
    auto& context = result.run->context();
    if (connection.database->options.read_only)
        throw error(error_code::transaction, "ReadOnly", "The database was opened for reading only (option `read_only`).");
    auto const change = [&](transaction& transaction) {
        context.parameters = ordered_parameters(*result.prepared->plan.source, given);
        fill_context(context, connection, transaction.own(), &transaction.own());
        drain(result);
        transaction.own().require_constraints();
    };
    if (!connection.open) {
        own_transaction own(connection.database->store.begin(connection.database->options.writer_patience_ms, &connection.stop),
                            connection.left);
        change(*own);
        result.pinned = own.commit();
    } else {
        savepoint undo(*connection.open, connection.left);
        change(*connection.open);
        undo.keep();
        // What comes after must not change what the rows are spelled out from.
        result.pinned = std::make_shared<graph const>(connection.open->own());
    }
    result.data = result.pinned.get();
    result.counters = context.changes;
}

std::set<std::string, std::less<>> left_out(bound::why_prefix const& why, parameters const& given) {
    std::set<std::string, std::less<>> all;
    auto const take = [&](wafer::value const& id) {
        if (!id.is<std::string>())
            throw error(error_code::argument, "InvalidArgumentType", "WITHOUT SOURCE takes the ids of sources, which are strings, not " + to_string(id) + ".");
        all.insert(id.as<std::string>());
    };
    for (auto const& source : why.without) {
        if (!source.parameter) {
            all.insert(source.text);
            continue;
        }
        auto const found = std::find_if(given.begin(), given.end(), [&](auto const& each) { return each.first == source.text; });
        if (found == given.end()) missing_parameter(source.text);
        if (!found->second.is<wafer::list>()) take(found->second);
        else
            for (auto const& id : found->second.as<wafer::list>()) take(id);
    }
    return all;
}

/// What WHY needs besides the rows: the graph that the query is asked of, and who spells the evidence out.
void explain(result_state& result, bound::why_prefix const& why, parameters const& given) {
    auto declared = result.connection->database->declared_provenance();
    if (!why.without.empty()) {
        result.pinned = std::make_shared<graph const>(without_sources(*result.data, declared->source_property, left_out(why, given)));
        result.data = result.pinned.get();
    }
    if (!result.prepared->plan.columns.empty() && why.mode != bound::why_mode::missing)
        result.evidence = std::make_unique<evidence_reader>(*result.data, std::move(declared), why.mode);
}

}  // namespace

std::unique_ptr<result_state> run(connection_state& connection, std::shared_ptr<prepared const> plan, std::unique_ptr<executable>* kept,
                                  parameters const& parameters) {
    auto const mode = plan->plan.source->mode;
    connection.left.wait();
    connection.values.arm(connection.database->options.memory_limit_bytes, &connection.stop);
    value_memory::scope const counted(connection.values);
    auto result = std::make_unique<result_state>();
    result->connection = &connection;
    result->generation = ++connection.generation;
    connection.rows_computed.store(0, std::memory_order_relaxed);
    connection.rows_taken.store(0, std::memory_order_relaxed);
    result->prepared = std::move(plan);
    auto const& prepared = *result->prepared;
    try {
        if (kept) result->home = kept;
        if (!*result->home) *result->home = std::make_unique<executable>(prepared.plan, mode == bound::statement_mode::profile);
        auto* const run = result->run = result->home->get();
        if (!connection.open) result->pinned = connection.database->store.pin();
        result->data = connection.open ? &connection.open->own() : result->pinned.get();
        if (auto const& why = prepared.plan.source->why) explain(*result, *why, parameters);
        // What the graph of a transaction is like now will not be known later.
        if (connection.open || prepared.plan.source->writes)
            result->warnings = warnings_of(prepared.text, *prepared.plan.source, *result->data);
        if (mode == bound::statement_mode::explain) {
            result->plan = describe(prepared, *run);
            result->run = nullptr;
            return result;
        }
        if (prepared.plan.source->writes) {
            drain_writing(*result, connection, parameters);
        } else {
            run->context().parameters = ordered_parameters(*prepared.plan.source, parameters);
            fill_context(run->context(), connection, *result->data, nullptr);
            auto const& why = prepared.plan.source->why;
            if (why && why->mode == bound::why_mode::missing) {
                answer_missing(*result, run->context(), *connection.database->declared_provenance());
                result->run = nullptr;
                return result;
            }
            if (mode != bound::statement_mode::profile && !prepared.plan.columns.empty()) {
                run->open();
                return result;
            }
            drain(*result);
        }
        if (mode == bound::statement_mode::profile) result->plan = describe(prepared, *run);
        result->run = nullptr;
        return result;
    } catch (error& wrong) {
        result->give_up();
        wrong.locate(prepared.text);
        throw;
    } catch (std::bad_alloc const&) {
        result->give_up();
        throw out_of_memory();
    }
}

void connection_state::dispose(std::vector<std::shared_ptr<void>> held) {
    auto const bytes = stop.held_bytes() + values.held_bytes();
    for (auto& each : held) left.keep(std::move(each));
    left.keep(std::make_shared<value_memory::remains>(values.take_remains()));
    left.free(bytes);
}

error out_of_memory() {
    return {error_code::limit, "MemoryLimit", "The machine has no memory left for the statement; the option `memory_limit_bytes` ends it earlier."};
}

}  // namespace wafer::engine
