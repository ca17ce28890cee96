// The statements of questions that do not ask for rows of one pattern: for sources, connections, and figures held against each other.
#include <algorithm>

#include "grammar/question/query_writer.hpp"
#include "grammar/question/syntax.hpp"

namespace wafer::question {

using namespace syntax;

/// The nodes that the sources of a fact point to.
std::optional<ast::statement> query_writer::write_sources(thing const& root) {
    auto const& facts = words_.facts;
    if (facts.sources.empty()) return std::nullopt;
    witnesses_ = false;
    name_relationships_ = true;
    scope whole;
    auto const subject = write_thing(root, whole);
    columns_.clear();
    auto const owner = first_relationship_.empty() ? subject : first_relationship_;
    ast::unwind_clause each{property(owner, facts.sources), {"id", {}}};
    thing source;
    source.labels.push_back(facts.source_label);
    auto const name = variable_for(source);
    scope second;
    second.pattern.paths.push_back({});
    auto& pattern = second.pattern.paths.back();
    pattern.nodes.push_back(node(source, name, second));
    pattern.nodes.back().properties = map_of({{facts.key, variable("id")}});
    add_properties(name, shown(source), name);
    ast::return_clause last{projected(true)};
    last.what.order.push_back({variable(columns_.front().alias), false});
    return statement({clause(match(std::move(whole.pattern), std::move(whole.conditions))), clause(std::move(each)),
                      clause(match(std::move(second.pattern), {})), clause(std::move(last))});
}

/// The shortest connections.
ast::statement query_writer::write_paths(thing const& from, thing const& to) {
    scope whole;
    ast::path_pattern path;
    path.variable = ast::name{"path", {}};
    path.search = ast::path_search::all_shortest;
    path.nodes.push_back(node(from, fresh("a"), whole));
    path.nodes.push_back(node(to, fresh("b"), whole));
    ast::relationship_pattern steps;
    steps.length = ast::path_length{std::nullopt, 6, {}};
    path.relationships.push_back(std::move(steps));
    whole.pattern.paths.push_back(std::move(path));
    auto const& name = words_.facts.name[static_cast<std::size_t>(spoken_)];
    ast::return_clause last;
    last.what.items.push_back(item(mapped("node", call("nodes", {variable("path")}), property("node", name)), "nodes"));
    last.what.items.push_back(
        item(mapped("link", call("relationships", {variable("path")}), call("type", {variable("link")})), "relationships"));
    return statement({clause(match(std::move(whole.pattern), std::move(whole.conditions))), clause(std::move(last))});
}

/// Two figures in one row; only those of one unit can be compared.
std::optional<ast::statement> query_writer::write_calculated(inquiry const& asked) {
    using sort = calculation::sort;
    witnesses_ = false;
    scope whole;
    std::vector<std::string> names;
    std::string key = asked.how.property;
    for (auto const& each : asked.about) {
        auto const* const figures = figure(each);
        if (key.empty() && figures) key = figures->value;
        names.push_back(write_thing(each, whole));
        columns_.clear();
        if (asked.how.property.empty() && figures && !figures->unit.empty() && names.size() == 2)
            whole.conditions.push_back(
                binary(property(names[0], figures->unit), ast::binary_operator::equal, property(names[1], figures->unit)));
    }
    if (key.empty() || names.size() != 2) return std::nullopt;
    if (asked.how.years_between != 0) {
        auto const year = [&](std::string const& name) { return call("toInteger", {property(name, words_.facts.dates.front())}); };
        auto const earlier = binary(year(names[0]), ast::binary_operator::subtract, constant(static_cast<double>(asked.how.years_between)));
        whole.conditions.push_back(binary(year(names[1]), ast::binary_operator::equal, earlier));
    }
    auto const left = property(names[0], key);
    auto const right = property(names[1], key);
    ast::return_clause last;
    auto const& shown = words_.facts.name[static_cast<std::size_t>(spoken_)];
    auto const add = [&](ast::expression value, char const* alias) { last.what.items.push_back(item(std::move(value), alias)); };
    switch (asked.how.what) {
        case sort::difference: add(binary(left, ast::binary_operator::subtract, right), "difference"); break;
        case sort::ratio: add(call("round", {binary(left, ast::binary_operator::divide, right), constant(2.0)}), "ratio"); break;
        case sort::percent: {
            auto share = binary(binary(constant(100.0), ast::binary_operator::multiply, left), ast::binary_operator::divide, right);
            add(asked.how.rounded ? call("toInteger", {call("round", {std::move(share)})}) : call("round", {std::move(share), constant(1.0)}), "percent");
            break;
        }
        case sort::is_more: add(binary(left, ast::binary_operator::greater, right), "answer"); break;
        case sort::is_less: add(binary(left, ast::binary_operator::less, right), "answer"); break;
    }
    add(property(names[0], shown), "first");
    add(left, "firstValue");
    add(property(names[1], shown), "second");
    add(right, "secondValue");
    return statement({clause(match(std::move(whole.pattern), std::move(whole.conditions))), clause(std::move(last))});
}

/// The rows of several questions below each other; they have the same columns.
std::optional<ast::statement> query_writer::write_together(inquiry const& asked) {
    std::optional<ast::statement> whole;
    for (auto const& each : asked.about) {
        query_writer one(words_, sense_, spoken_);
        auto part = one.write_rows(each);
        if (!part) return std::nullopt;
        if (!whole) {
            whole = std::move(part);
            continue;
        }
        whole->what.parts.push_back(std::move(part->what.parts.front()));
        whole->what.all.push_back(false);
    }
    return whole;
}

}  // namespace wafer::question
