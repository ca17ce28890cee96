#include <algorithm>

#include "engine/value/arithmetic.hpp"
#include "engine/value/relations.hpp"
#include "tests/support/naive_engine.hpp"
#include "wafer/error.hpp"

namespace wafer::naive {

using engine::kind;

namespace {

bool same(value_list const& left, value_list const& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](value const& one, value const& other) { return engine::equivalent(one, other); });
}

value_list values_of(row const& from, std::vector<bound::symbol> const& symbols) {
    value_list values;
    for (auto const symbol : symbols) values.push_back(from[symbol.value]);
    return values;
}

/// The first of the rows that agree on the symbols.
void make_distinct(rows& all, std::vector<bound::symbol> const& symbols) {
    std::vector<value_list> seen;
    std::erase_if(all, [&](row const& each) {
        auto const content = values_of(each, symbols);
        if (std::any_of(seen.begin(), seen.end(), [&](auto const& other) { return same(content, other); })) return true;
        seen.push_back(content);
        return false;
    });
}

value sum_of(value_list const& items) {
    value sum = value::of(std::int64_t{0});
    for (auto const& item : items) sum = engine::add(sum, item);
    return sum;
}

value extreme_of(value_list const& items, bool least) {
    value best;
    for (auto const& item : items)
        if (best.is_null() || (least ? engine::order(item, best) < 0 : engine::order(item, best) > 0)) best = item;
    return best;
}

/// The function's own accumulator, a row at a time.
value accumulated(bound::aggregate_item const& item, value_list const& items, value const& parameter) {
    if (item.parameter && parameter.is_null()) return {};
    auto const state = item.function->start(parameter);
    state->resize(1);
    for (auto const& content : items) {
        engine::column argument(engine::layout::any);
        argument.append(content);
        state->update(&argument, {}, 1);
    }
    return state->finish(0);
}

}  // namespace

naive_engine::naive_engine(engine::graph& data, engine::interrupt& stop, std::uint64_t most_steps) : data_(&data), steps_left_(most_steps) {
    calls_.data = &data;
    calls_.stop = &stop;
}

std::vector<value_list> naive_engine::run(bound::statement const& statement) {
    statement_ = &statement;
    symbols_ = statement.symbols.size();
    std::vector<value_list> found;
    auto const all = run_query(*statement.root, row(symbols_));
    if (statement.root->columns.empty()) return found;
    for (auto const& each : all) found.push_back(values_of(each, statement.root->columns));
    return found;
}

rows naive_engine::run_query(bound::query const& query, row const& around) {
    if (query.parts.size() == 1) return run_part(query.parts[0], around);
    rows all;
    for (auto const& part : query.parts) {
        for (auto& made : run_part(part, around)) {
            auto const content = values_of(made, part.columns);
            for (std::size_t i = 0; i < content.size(); ++i) made[query.columns[i].value] = content[i];
            all.push_back(std::move(made));
        }
    }
    if (std::find(query.all.begin(), query.all.end(), false) != query.all.end()) make_distinct(all, query.columns);
    return all;
}

rows naive_engine::run_part(bound::single_query const& part, row const& around) {
    rows at{around};
    for (auto const& clause : part.clauses) at = std::visit([&](auto const& each) { return apply(each, std::move(at)); }, clause);
    return at;
}

rows naive_engine::apply(bound::match const& clause, rows input) {
    rows made;
    for (auto& each : input) {
        auto found = match(clause.what, each);
        if (found.empty() && clause.optional) {
            auto const forget = [&](bound::symbol name, bool given) {
                if (!given) each[name.value] = {};
            };
            for (auto const& node : clause.what.nodes) forget(node.name, node.given);
            for (auto const& relationship : clause.what.relationships) forget(relationship.name, relationship.given);
            made.push_back(std::move(each));
        }
        std::move(found.begin(), found.end(), std::back_inserter(made));
    }
    if (shuffled_) std::shuffle(made.begin(), made.end(), *shuffled_);
    return made;
}

rows naive_engine::apply(bound::load_csv const&, rows const&) {
    throw error(error_code::io, "ImportFolderNotSet", "The naive evaluation reads no files.");
}

rows naive_engine::apply(bound::unwind const& clause, rows const& input) {
    rows made;
    for (auto each : input) {
        value const list = evaluate(clause.list, each);
        auto position = clause.first_position;
        auto const add = [&](value const& item) {
            step();
            made.push_back(each);
            made.back()[clause.variable.value] = item;
            if (clause.position) made.back()[clause.position->value] = value::of(position++);
        };
        if (list.is(kind::list)) std::for_each(list.list().begin(), list.list().end(), add);
        else if (!list.is_null()) add(list);
    }
    return made;
}

value naive_engine::aggregate(bound::aggregate_item const& item, rows const& group) {
    auto const name = item.function->name;
    if (!item.argument) return value::of(static_cast<std::int64_t>(group.size()));
    value_list items;
    value parameter;
    for (auto each : group) {
        value const content = evaluate(item.argument, each);
        if (item.parameter) parameter = evaluate(item.parameter, each);
        if (content.is_null()) continue;
        auto const known = [&](value const& other) { return engine::equivalent(content, other); };
        if (!item.distinct || std::none_of(items.begin(), items.end(), known)) items.push_back(content);
    }
    if (name == "count") return value::of(static_cast<std::int64_t>(items.size()));
    if (name == "collect") return value::of(std::move(items));
    if (name == "min" || name == "max") return extreme_of(items, name == "min");
    bool const numbers = std::all_of(items.begin(), items.end(), [](value const& each) { return each.is_number(); });
    if (name == "sum" && numbers) return sum_of(items);
    if (name == "avg" && numbers) {
        if (items.empty()) return {};
        return engine::divide(value::of(sum_of(items).number()), value::of(static_cast<double>(items.size())));
    }
    return accumulated(item, items, parameter);
}

rows naive_engine::aggregated(bound::projection const& clause, rows const& input) {
    std::vector<value_list> keys;
    std::vector<rows> groups;
    for (auto each : input) {
        value_list key;
        for (auto const& item : clause.keys) key.push_back(evaluate(item.content, each));
        auto const found = std::find_if(keys.begin(), keys.end(), [&](auto const& other) { return same(key, other); });
        auto const place = static_cast<std::size_t>(found - keys.begin());
        if (found == keys.end()) {
            keys.push_back(key);
            groups.emplace_back();
        }
        groups[place].push_back(std::move(each));
    }
    if (clause.keys.empty() && groups.empty()) {
        keys.emplace_back();
        groups.emplace_back();
    }
    rows made;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        row one(symbols_);
        for (std::size_t j = 0; j < clause.keys.size(); ++j) one[clause.keys[j].name.value] = keys[i][j];
        for (auto const& item : clause.aggregates) one[item.name.value] = aggregate(item, groups[i]);
        made.push_back(std::move(one));
    }
    return made;
}

void naive_engine::sort(std::vector<bound::sort_item> const& order, rows& input) {
    std::vector<std::pair<value_list, row>> keyed;
    for (auto& each : input) {
        value_list key;
        for (auto const& item : order) key.push_back(evaluate(item.key, each));
        keyed.emplace_back(std::move(key), std::move(each));
    }
    std::stable_sort(keyed.begin(), keyed.end(), [&](auto const& left, auto const& right) {
        for (std::size_t i = 0; i < order.size(); ++i) {
            auto const found = engine::order(left.first[i], right.first[i]);
            if (found != 0) return order[i].descending ? found > 0 : found < 0;
        }
        return false;
    });
    input.clear();
    for (auto& [key, each] : keyed) input.push_back(std::move(each));
}

std::size_t naive_engine::row_count(bound::expr expression) {
    row none(symbols_);
    value const count = evaluate(expression, none);
    if (!count.is(kind::integer)) throw error(error_code::type, "InvalidArgumentType", "A number of rows is an integer.");
    if (count.integer() < 0) throw error(error_code::argument, "NegativeIntegerArgument", "A number of rows is not negative.");
    return static_cast<std::size_t>(count.integer());
}

rows naive_engine::apply(bound::projection const& clause, rows input) {
    rows made = clause.aggregated ? aggregated(clause, input) : std::move(input);
    std::vector<bound::symbol> columns;
    for (auto const& item : clause.items) columns.push_back(item.name);
    for (auto& each : made) {
        value_list content;
        for (auto const& item : clause.items) content.push_back(evaluate(item.content, each));
        for (std::size_t i = 0; i < columns.size(); ++i) each[columns[i].value] = content[i];
    }
    if (clause.distinct) make_distinct(made, columns);
    if (!clause.order.empty()) sort(clause.order, made);
    if (clause.skip) {
        auto const count = std::min(row_count(clause.skip), made.size());
        made.erase(made.begin(), made.begin() + static_cast<std::ptrdiff_t>(count));
    }
    if (clause.limit) made.resize(std::min(row_count(clause.limit), made.size()));
    if (clause.where) std::erase_if(made, [&](row& each) { return truth(clause.where, each) != true; });
    return made;
}

rows naive_engine::apply(bound::procedure_call const& clause, rows const& input) {
    rows made;
    for (auto each : input) {
        value_list arguments;
        for (auto const argument : clause.arguments) arguments.push_back(evaluate(argument, each));
        auto const source = clause.what->start(calls_, std::move(arguments));
        if (clause.what->outputs.empty()) made.push_back(each);
        engine::batch found;
        while (source->next(found, 64)) {
            for (std::size_t i = 0; i < found.rows; ++i) {
                row one = each;
                for (auto const& [output, name] : clause.yields) one[name.value] = found.columns[output].get(i);
                if (!clause.where || truth(clause.where, one) == true) made.push_back(std::move(one));
            }
        }
    }
    return made;
}

rows naive_engine::apply(bound::schema_change const&, rows const&) {
    throw error(error_code::semantic, "NotImplemented", "The naive engine has no indexes and no constraints.");
}

rows naive_engine::apply(bound::row_query const& clause, rows const& input) {
    rows made;
    for (auto const& each : input) {
        auto const found = run_query(*clause.body, each);
        bool const unit = clause.of == bound::row_query::mode::unit;
        if (unit || (clause.of == bound::row_query::mode::optional && found.empty())) made.push_back(each);
        for (auto const& one : found) {
            if (unit) break;
            row extended = each;
            for (auto const column : clause.body->columns) extended[column.value] = one[column.value];
            made.push_back(std::move(extended));
        }
    }
    return made;
}

}  // namespace wafer::naive
