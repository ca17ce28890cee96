#include "engine/provenance/probe.hpp"

namespace wafer::engine::provenance {

bound::symbol probe::make_symbol(char const* name) {
    symbols_.push_back({name, any_kind});
    return {static_cast<std::uint32_t>(symbols_.size() - 1)};
}

std::int64_t probe::rows(clause_list clauses) {
    bound::projection cut;
    cut.limit = make(bound::literal{value::of(most_counted)});
    clauses.emplace_back(std::move(cut));
    auto const count = make_symbol("rows");
    bound::projection counted;
    counted.aggregated = true;
    counted.aggregates.push_back({count, find_aggregate("count"), false, nullptr, nullptr});
    counted.items.push_back({count, refer(count)});
    clauses.emplace_back(std::move(counted));
    return question_->ask({std::move(clauses), {count}}, symbols_).at(0).at(0).integer();
}

value_list probe::values(clause_list clauses, expr content) {
    auto const name = make_symbol("value");
    bound::projection all;
    all.items.push_back({name, content});
    all.distinct = true;
    all.limit = make(bound::literal{value::of(most_counted)});
    clauses.emplace_back(std::move(all));
    value_list found;
    for (auto& row : question_->ask({std::move(clauses), {name}}, symbols_))
        if (!row[0].is_null()) found.push_back(std::move(row[0]));
    return found;
}

std::string probe::text(bound::source_range at) const {
    auto const whole = question_->text;
    return at.end > at.begin && at.end <= whole.size() ? std::string(whole.substr(at.begin, at.end - at.begin)) : std::string();
}

}  // namespace wafer::engine::provenance
