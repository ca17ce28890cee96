// What is the largest, the most, an average, or a number for each of several: the statements that aggregate.
#include <algorithm>

#include "grammar/question/query_writer.hpp"
#include "grammar/question/syntax.hpp"

namespace wafer::question {

using namespace syntax;

/// Those with the highest number, all of them.
ast::statement query_writer::write_most(thing const& root, ast::match_clause found) {
    auto const who = columns_.empty() ? variable_for(root) : columns_.front().variable;
    auto const number = fresh(counted_for_order_ + "s");
    ast::with_clause counted;
    counted.what.items.push_back(item(variable(who), who));
    counted.what.items.push_back(item(call("count", {variable(counted_for_order_)}, true), number));
    ast::with_clause gathered;
    gathered.what.items.push_back(item(call(root.order->descending ? "max" : "min", {variable(number)}), "most"));
    gathered.what.items.push_back(item(call("collect", {list_of({variable(who), variable(number)})}), "counted"));
    ast::unwind_clause each{variable("counted"), {"pair", {}}};
    ast::with_clause apart;
    auto const member = [](std::uint64_t place) {
        ast::expression index;
        index.node = ast::integer_literal{place};
        ast::postfix made{variable("pair"), {}};
        made.suffixes.emplace_back(ast::subscript{std::move(index)});
        ast::expression whole;
        whole.node = std::move(made);
        return whole;
    };
    apart.what.items.push_back(item(member(0), who));
    apart.what.items.push_back(item(member(1), number));
    apart.what.items.push_back(item(variable("most"), "most"));
    apart.where = binary(variable(number), ast::binary_operator::equal, variable("most"));
    ast::return_clause last{projected(false)};
    last.what.items.push_back(item(variable(number), number));
    return statement({clause(std::move(found)), clause(std::move(counted)), clause(std::move(gathered)), clause(std::move(each)),
                      clause(std::move(apart)), clause(std::move(last))});
}

/// Those with the highest value, all of them.
ast::statement query_writer::write_largest(ast::match_clause found, std::string const& owner, std::string const& key, bool descending) {
    ast::match_clause again = found;
    ast::with_clause top;
    top.what.items.push_back(item(call(descending ? "max" : "min", {property(owner, key)}), "most"));
    auto condition = binary(property(owner, key), ast::binary_operator::equal, variable("most"));
    if (again.where) {
        std::vector<ast::expression> conditions;
        conditions.push_back(std::move(*again.where));
        conditions.push_back(std::move(condition));
        again.where = all_of(std::move(conditions));
    } else {
        again.where = std::move(condition);
    }
    std::vector<ast::clause> clauses;
    clauses.push_back(clause(std::move(found)));
    clauses.push_back(clause(std::move(top)));
    clauses.push_back(clause(std::move(again)));
    for (auto& each : companions_) clauses.push_back(clause(std::move(each)));
    clauses.push_back(clause(ast::return_clause{projected(true)}));
    return statement(std::move(clauses));
}

/// The property that an order is by; empty when the figures are not of one kind.
std::string query_writer::ordered_property() const {
    if (!order_->property.empty()) return order_->property;
    auto const* const figures = figure(*ordered_thing_);
    if (!figures) return "";
    bool const one_unit = std::ranges::any_of(ordered_thing_->tests, [&](test const& each) {
        return each.property == figures->noun || each.property == figures->unit;
    });
    return one_unit || figures->noun.empty() ? figures->value : "";
}

void query_writer::limit(ast::return_clause& last, ordering const& order) {
    if (order.take == 0) return;
    if (order.skip > 0) last.what.skip = constant(static_cast<double>(order.skip));
    last.what.limit = constant(static_cast<double>(order.take));
}

/// The number of nodes for each value of a property.
std::optional<ast::statement> query_writer::write_grouped(thing const& root) {
    witnesses_ = false;
    scope whole;
    auto const name = write_thing(root, whole);
    auto const number = fresh(name + "s");
    ast::with_clause counted;
    counted.what.items.push_back(item(property(name, root.each_value), root.each_value));
    counted.what.items.push_back(item(call("count", {variable(name)}, true), number));
    if (root.having) counted.where = binary(variable(number), operator_of(root.having->how), constant(root.having->number));
    ast::return_clause last;
    last.what.items.push_back(item(variable(root.each_value), root.each_value));
    last.what.items.push_back(item(variable(number), number));
    last.what.order.push_back({variable(number), true});
    last.what.order.push_back({variable(root.each_value), false});
    return statement({clause(match(std::move(whole.pattern), std::move(whole.conditions))), clause(std::move(counted)), clause(std::move(last))});
}

/// The mean or the sum, for each unit.
std::optional<ast::statement> query_writer::write_aggregate(thing const& root) {
    witnesses_ = false;
    auto const* const figures = figure(root);
    auto const key = root.wanted.empty() ? (figures ? figures->value : "") : root.wanted.front();
    if (key.empty()) return std::nullopt;
    scope whole;
    auto const name = write_thing(root, whole);
    ast::with_clause once;
    once.what.distinct = true;
    once.what.items.push_back(item(variable(name), name));
    ast::return_clause last;
    last.what.items.push_back(item(call(root.aggregate, {property(name, key)}), root.aggregate == "avg" ? "average" : "total"));
    if (figures && root.wanted.empty() && !figures->unit.empty()) last.what.items.push_back(item(property(name, figures->unit), figures->unit));
    last.what.items.push_back(item(call("count", {variable(name)}), fresh(name + "s")));
    return statement({clause(match(std::move(whole.pattern), std::move(whole.conditions))), clause(std::move(once)), clause(std::move(last))});
}

/// The items of a list that begin with some letters.
std::optional<ast::statement> query_writer::write_items(thing const& root) {
    auto const& key = root.wanted.front();
    auto const kind = words_.graph.kinds.find(key);
    if (kind == words_.graph.kinds.end() || kind->second != "LIST") return std::nullopt;
    scope whole;
    auto const name = write_thing(root, whole);
    auto const each = fresh("item");
    ast::with_clause some;
    some.what.items.push_back(item(variable(each), each));
    some.where = binary(call("toLower", {variable(each)}), ast::binary_operator::starts_with, constant(root.prefix));
    ast::return_clause last;
    last.what.items.push_back(item(variable(each), each));
    last.what.order.push_back({variable(each), false});
    return statement({clause(match(std::move(whole.pattern), std::move(whole.conditions))), clause(ast::unwind_clause{property(name, key), {each, {}}}),
                      clause(std::move(some)), clause(std::move(last))});
}

/// The number for each of a few numbered things, none left out.
ast::statement query_writer::write_all_groups(thing const& root, thing const& group) {
    witnesses_ = false;
    scope groups;
    scope whole;
    auto const name = variable_for(group);
    ast::path_pattern alone;
    alone.nodes.push_back(node(group, name, groups));
    groups.pattern.paths.push_back(std::move(alone));
    written_.push_back(name);
    add_columns(group, name);
    auto bond = root.links.front();
    for (auto& choice : bond.choices) choice.backward = !choice.backward;
    thing counted = root;
    counted.links.clear();
    bond.other = {counted};
    write_link(group, bond, name, whole);
    ast::return_clause last{projected(false)};
    for (auto const& each : columns_)
        if (each.counted) last.what.order.push_back({variable(each.alias), true});
    last.what.order.push_back({variable(columns_.front().alias), false});
    return statement({clause(match(std::move(groups.pattern), std::move(groups.conditions))),
                      clause(match(std::move(whole.pattern), std::move(whole.conditions), true)), clause(std::move(last))});
}

}  // namespace wafer::question
