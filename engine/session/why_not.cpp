#include "engine/session/why_not.hpp"

#include "engine/optimise/optimizer.hpp"
#include "engine/plan/planner.hpp"
#include "engine/provenance/why_not.hpp"

namespace wafer::engine {

namespace {

std::vector<value_list> rows_of(bound::single_query const& asked, std::vector<bound::symbol_description> const& symbols,
                                result_state const& result, run_context const& context) {
    auto statement = std::make_unique<bound::statement>();
    statement->symbols = symbols;
    statement->parameters = result.prepared->plan.source->parameters;
    bound::query whole;
    whole.parts.push_back(asked);
    whole.columns = asked.columns;
    statement->root = &statement->queries.emplace_back(std::move(whole));
    auto const limit = result.connection->database->options.plan_operators;
    auto plan = plan::plan(std::move(statement), *result.data, limit == 0 ? ~std::size_t{0} : limit);
    optimise::optimise(plan, *result.data);
    executable run(plan, false);
    run.context() = context;
    run.open();
    std::vector<value_list> rows;
    for (batch next; run.next(next);)
        for (std::size_t row = 0; row < next.rows; ++row) {
            auto& values = rows.emplace_back();
            for (auto const& column : next.columns) values.push_back(column.get(row).owned());
        }
    return rows;
}

}  // namespace

void answer_missing(result_state& result, run_context const& context, provenance_rules const& declared) {
    auto const& source = *result.prepared->plan.source;
    provenance::asker const ask = [&](bound::single_query const& asked, std::vector<bound::symbol_description> const& symbols) {
        return rows_of(asked, symbols, result, context);
    };
    auto const steps = provenance::explain_missing({source, result.prepared->text, *result.data, declared, ask});
    batch rows;
    rows.columns.resize(5);
    for (auto& column : rows.columns) column.reset(layout::any);
    std::int64_t number = 0;
    auto const text = [](std::string const& content) { return content.empty() ? value() : value::of(std::string_view(content)); };
    for (auto const& step : steps) {
        value const cells[] = {value::of(++number), text(step.text), value::of(step.rows), text(step.verdict), text(step.suggestion)};
        for (std::size_t i = 0; i < 5; ++i) rows.columns[i].append(cells[i]);
    }
    rows.rows = steps.size();
    if (rows.rows > 0) result.buffered.push_back(std::move(rows));
}

}  // namespace wafer::engine
