#include "tests/random/comparison.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "engine/bind/bind.hpp"
#include "engine/execute/build.hpp"
#include "engine/optimise/optimizer.hpp"
#include "engine/plan/planner.hpp"
#include "engine/value/format.hpp"
#include "grammar/parse.hpp"
#include "tests/random/entity_text.hpp"
#include "tests/random/indexed.hpp"
#include "tests/support/naive_engine.hpp"
#include "wafer/error.hpp"

namespace wafer::random {

namespace {

std::unique_ptr<engine::bound::statement> bound_statement(std::string_view text) {
    static engine::procedure_catalog const procedures{
        [](std::string_view name) -> std::shared_ptr<engine::procedure const> {
            auto const* found = engine::find_procedure(name);
            return found ? std::shared_ptr<engine::procedure const>(found, [](auto const*) {}) : nullptr;
        },
        [] { return std::vector<std::string>(); }};
    auto const parsed = grammar::parse(text);
    if (auto const* wrong = std::get_if<grammar::parse_error>(&parsed))
        throw error(error_code::syntax, wrong->detail, wrong->message, error::phase::compile_time);
    return engine::bind(std::get<ast::statement>(parsed), procedures);
}

void note(outcome& at, error const& wrong) {
    at.error = wrong.detail();
    at.refused = wrong.when() == error::phase::compile_time;
    at.abandoned = wrong.code() == error_code::limit;
    at.rows.clear();
}

void arm(engine::interrupt& stop) { stop.arm(std::chrono::milliseconds(2000), std::size_t{1} << 30); }

void write_down(query_text const& query, std::vector<engine::value_list> const& found, engine::graph const& before,
                engine::graph const& after, outcome& into) {
    entity_text const entities(before, after, query.bags);
    for (auto const& values : found) {
        std::string text;
        for (auto const& content : values) text += (text.empty() ? "" : " | ") + entities.of(content);
        into.rows.push_back(std::move(text));
    }
    if (!query.ordered) std::sort(into.rows.begin(), into.rows.end());
    if (query.writes) into.graph = entities.everything();
}

/// Changes `own` if the statement writes; `before` is how it was.
outcome run_on(engine::graph& own, engine::graph const& before, query_text const& query, engine::executable& run, std::size_t batch_rows) {
    outcome made;
    engine::interrupt stop;
    arm(stop);
    auto& context = run.context();
    context.data = &own;
    context.writable = query.writes ? &own : nullptr;
    context.stop = &stop;
    context.batch_rows = batch_rows;
    context.changes = {};
    context.calls.data = &own;
    context.calls.stop = &stop;
    std::vector<engine::value_list> found;
    try {
        run.open();
        engine::batch rows;
        while (run.next(rows)) {
            for (std::size_t i = 0; i < rows.rows && !rows.columns.empty(); ++i) {
                auto& each = found.emplace_back();
                for (auto const& column : rows.columns) each.push_back(column.get(i).owned());
            }
        }
        write_down(query, found, before, own, made);
    } catch (error const& wrong) {
        note(made, wrong);
    }
    return made;
}

/// Lines of the first that the second has not, as often.
std::vector<std::string> missing(std::vector<std::string> from, std::vector<std::string> in) {
    std::sort(from.begin(), from.end());
    std::sort(in.begin(), in.end());
    std::vector<std::string> left;
    std::set_difference(from.begin(), from.end(), in.begin(), in.end(), std::back_inserter(left));
    return left;
}

std::string listed(std::vector<std::string> const& lines) {
    constexpr std::size_t most = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) text += "\n    " + lines[i];
    if (lines.size() > most) text += fmt::format("\n    … {} in all", lines.size());
    return text.empty() ? "\n    nothing" : text;
}

}  // namespace

std::vector<std::pair<std::string, engine::value>> const& parameters() {
    using engine::value;
    static std::vector<std::pair<std::string, value>> const all{
        {"i", value::of(std::int64_t{2})},
        {"s", value::of("a")},
        {"b", value::of(true)},
        {"f", value::of(1.5)},
        {"d", value::of(engine::date_value{19'780})},
        {"u", value::of(engine::duration_value{.months = 1, .days = 2})},
        {"l", value::of(engine::value_list{value::of(std::int64_t{3}), value::of(std::int64_t{1}), value::of(std::int64_t{2})})},
        {"m", value::of(engine::value_map{{value::of("s"), value::of("ab")}, {value::of("x"), value::of(std::int64_t{1})}})},
        {"k", value::of("x")},
        {"label", value::of("A")},
        {"labels", value::of(engine::value_list{value::of("A"), value::of("B")})},
        {"type", value::of("R")},
        {"mixed", value::of(engine::value_list{value::of(std::int64_t{1}), value::of("a"), value(), value::of(2.5), value::of(true)})},
        {"none", value()}};
    return all;
}

bool writes(std::string_view statement) { return bound_statement(statement)->writes; }

outcome change(std::string const& statement, engine::graph& data) {
    engine::graph const before(data);
    auto plan = engine::plan::plan(bound_statement(statement), data);
    engine::optimise::optimise(plan, data);
    engine::executable run(plan, false);
    return run_on(data, before, {.text = statement, .writes = true}, run, 64);
}

outcome run_naive(query_text const& query, engine::graph const& data, std::uint64_t order) {
    outcome made;
    try {
        auto const statement = bound_statement(query.text);
        engine::graph own(data);
        engine::interrupt stop;
        arm(stop);
        // In another order the same statement may take more steps, and must not be given up: that would hide that it has another answer.
        naive::naive_engine engine(own, stop, order == 0 ? 100'000 : 2'000'000);
        for (auto const& [name, content] : parameters()) engine.give(name, content);
        if (order != 0) engine.shuffle(order);
        auto const found = engine.run(*statement);
        write_down(query, found, data, own, made);
    } catch (error const& wrong) {
        note(made, wrong);
    }
    return made;
}

namespace {

std::vector<engine::value> parameters_of(engine::bound::statement const& statement) {
    std::vector<engine::value> given;
    for (auto const& name : statement.parameters)
        for (auto const& [known, content] : parameters())
            if (known == name) given.push_back(content);
    return given;
}

}  // namespace

std::vector<outcome> run_engine(query_text const& query, engine::graph const& data, planning const& how,
                                std::span<std::size_t const> batch_rows) {
    std::vector<outcome> made;
    try {
        auto plan = engine::plan::plan(bound_statement(query.text), *how.planned_for);
        engine::optimise::optimise(plan, *how.planned_for, std::span(&how.without, how.without.empty() ? 0 : 1), how.forced);
        engine::executable run(plan, false);
        run.context().parameters = parameters_of(*plan.source);
        for (auto const rows : batch_rows) {
            engine::graph own(data);
            made.push_back(run_on(own, data, query, run, rows));
        }
    } catch (error const& wrong) {
        note(made.emplace_back(), wrong);
    }
    return made;
}

outcome run_engine(query_text const& query, engine::graph const& data) {
    std::size_t const rows = 2048;
    return run_engine(query, data, {&data, {}}, std::span(&rows, 1))[0];
}

std::optional<std::string> difference(query_text const& query, outcome const& expected, outcome const& found) {
    if (expected.abandoned || found.abandoned) return std::nullopt;
    // Whether a deleted entity is looked at depends on what needs to be known of it.
    constexpr std::string_view deleted = "DeletedEntityAccess";
    if (expected.error == deleted || found.error == deleted) return std::nullopt;
    if (expected.error.empty() != found.error.empty() || (!query.risky && expected.error != found.error))
        return fmt::format("  expected {}, found {}", expected.error.empty() ? "success" : "the error " + expected.error,
                           found.error.empty() ? "success" : "the error " + found.error);
    auto const told = [](char const* of, std::vector<std::string> const& wanted, std::vector<std::string> const& got) {
        auto const lost = missing(wanted, got);
        auto const added = missing(got, wanted);
        if (lost.empty() && added.empty()) return fmt::format("  {} in another order: wanted{}\n  found{}", of, listed(wanted), listed(got));
        return fmt::format("  {} missing{}\n  {} too many{}", of, listed(lost), of, listed(added));
    };
    if (expected.rows != found.rows) return told("rows", expected.rows, found.rows);
    if (expected.graph != found.graph) return told("entities", expected.graph, found.graph);
    return std::nullopt;
}

namespace {

/// As far as some orders in which the naive evaluation may find things can tell.
bool has_one_answer(query_text const& query, engine::graph const& data, outcome const& expected) {
    constexpr std::uint64_t orders = 60;
    for (std::uint64_t order = 1; order <= orders; ++order)
        if (difference(query, expected, run_naive(query, data, order))) return false;
    return true;
}

}  // namespace

std::optional<std::string> disagreement(query_text const& query, engine::graph const& data, outcome& expected) {
    expected = run_naive(query, data);
    if (expected.refused || expected.abandoned) return std::nullopt;
    static constexpr std::size_t sizes[] = {2048, 1, 2, 64};
    auto const compare = [&](planning const& how, std::span<std::size_t const> rows) -> std::optional<std::string> {
        auto const found = run_engine(query, data, how, rows);
        for (std::size_t i = 0; i < found.size(); ++i)
            if (auto const other = difference(query, expected, found[i]); other && has_one_answer(query, data, expected))
                return fmt::format("  with batches of {}{}{}{}{}\n{}", rows[i], how.forced ? ", all passes forced" : "", how.planned_for == &data ? "" : ", planned for an empty graph",
                                   how.without.empty() ? "" : ", without ", how.without, *other);
        return std::nullopt;
    };
    if (auto const found = compare({&data, {}}, sizes)) return found;
    // A plan is kept when the graph has become another.
    engine::graph const empty;
    if (auto const found = compare({&empty, {}}, std::span(sizes).first(1))) return found;
    if (auto const found = compare({&data, {}, true}, std::span(sizes).first(2))) return found;
    // Indexes change no answer, and none is needed for a plan that names it.
    engine::graph const indexed = with_indexes(data);
    for (auto const* const on : {&indexed, &data}) {
        std::size_t const rows = on == &data ? 2048 : 2;
        auto const found = run_engine(query, *on, {&indexed, {}, false}, std::span(&rows, 1))[0];
        if (auto const other = difference(query, expected, found); other && has_one_answer(query, data, expected))
            return fmt::format("  planned with indexes, run {}\n{}", on == &data ? "without" : "with them", *other);
    }
    for (auto const& pass : engine::optimise::passes())
        if (auto const found = compare({&data, pass.name}, std::span(sizes).first(2))) return found;
    return std::nullopt;
}

}  // namespace wafer::random
