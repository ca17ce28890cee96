// What would have been found instead: names that the graph has, values that would have passed, the other direction, another name.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/plan/walk.hpp"
#include "engine/provenance/probe.hpp"
#include "engine/value/format.hpp"
#include "engine/value/relations.hpp"
#include "wafer/text.hpp"

namespace wafer::engine::provenance {

namespace {

constexpr std::size_t most_named = 3;

template <class Id>
std::vector<std::string> all_names(graph const& data, std::size_t count) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < count; ++i) names.emplace_back(data.name(Id{i}));
    return names;
}

std::string joined(std::vector<std::string> const& parts, char const* last) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : i + 1 == parts.size() ? last : ", ") + parts[i];
    return text;
}

std::string did_you_mean(std::string const& wrong, std::vector<std::string> const& names) {
    auto const near = nearest_names(wrong, names);
    return near.empty() ? std::string() : " Did you mean " + joined(near, " or ") + "?";
}

bound::match& last_match(clause_list& clauses) { return std::get<bound::match>(clauses.back()); }

// Labels.

std::string suggest_label(probe& ask, clause_list const& before, bound::label_test const& test) {
    auto const& data = ask.question().data;
    auto const& wanted = test.formula.label;
    if (test.formula.op == bound::label_formula::operation::name && !data.find_label(wanted) && !data.find_type(wanted))
        return "No node has the label " + wanted + "." + did_you_mean(wanted, all_names<label_id>(data, data.label_count()));
    std::vector<std::string> found;
    for (auto const& content : ask.values(before, test.operand)) {
        if (!content.is(kind::node)) continue;
        for (auto const label : data.labels(content.node()))
            if (std::string const name(data.name(label)); std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
        if (found.size() >= most_named) break;
    }
    return found.empty() ? std::string() : "What is found there has the labels " + joined(found, " and ") + ".";
}

// Values.

/// `id: 'nvidia'` is meant where another name of a node was given: its property that was asked for.
std::string suggest_alias(probe& ask, std::string const& key, std::string_view wanted) {
    auto const& question = ask.question();
    auto const& data = question.data;
    auto const asked = data.find_key(key);
    if (!asked) return {};
    auto names = question.declared.titles;
    names.insert(names.end(), question.declared.aliases.begin(), question.declared.aliases.end());
    std::vector<node_id> nodes(1024);
    for (node_id from{0}; auto const count = data.scan_nodes(from, nodes);)
        for (std::size_t i = 0; i < count; ++i)
            for (auto const& name : names) {
                auto const known = data.find_key(name);
                auto const content = known ? data.property(nodes[i], *known) : value();
                auto const is_wanted = [&](value const& each) { return each.is(kind::string) && edit_distance(each.string(), wanted) == 0; };
                bool const same = is_wanted(content) || (content.is(kind::list) && std::any_of(content.list().begin(), content.list().end(), is_wanted));
                auto const meant = same ? data.property(nodes[i], *asked) : value();
                if (meant.is(kind::string) && meant.string() != wanted)
                    return to_literal(value::of(wanted)) + " is another name of what has " + key + ": " + to_literal(meant) + ".";
            }
    return {};
}

std::string nearest_number(value const& wanted, value_list const& found) {
    value const* best = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (auto const& each : found) {
        if (!each.is_number()) continue;
        double const distance = std::fabs(each.number() - wanted.number());
        if (distance < least) least = distance, best = &each;
    }
    return best ? "The nearest value is " + to_literal(*best) + "." : std::string();
}

std::string suggest_value(value const& wanted, value_list const& found) {
    if (found.empty()) return "There is no value at all: it is null in each row.";
    if (wanted.is_number()) return nearest_number(wanted, found);
    if (!wanted.is(kind::string)) return {};
    std::vector<std::string> texts;
    for (auto const& each : found)
        if (each.is(kind::string)) texts.emplace_back(each.string());
    auto const near = nearest_names(wanted.string(), texts);
    if (!near.empty()) return "Did you mean " + joined(near, " or ") + "?";
    if (texts.empty() || texts.size() > most_named) return {};
    return "The values there are " + joined(texts, " and ") + ".";
}

std::string suggest_extreme(bool least, value_list const& found) {
    if (found.empty()) return "There is no value at all: it is null in each row.";
    auto const before = [](value const& left, value const& right) { return order(left, right) < 0; };
    auto const at = least ? std::min_element(found.begin(), found.end(), before) : std::max_element(found.begin(), found.end(), before);
    return std::string("The ") + (least ? "least" : "greatest") + " value there is " + to_literal(*at) + ".";
}

std::string suggest_equal(probe& ask, clause_list const& before, expr varying, expr fixed) {
    auto const wanted = ask.values({}, fixed);
    if (wanted.empty()) return "It is compared with null, which nothing equals.";
    auto const* const property = std::get_if<bound::property>(&varying->node);
    auto const& data = ask.question().data;
    if (property && !data.find_key(property->key))
        return "Nothing has the property " + property->key + "." + did_you_mean(property->key, all_names<key_id>(data, data.key_count()));
    if (property && wanted[0].is(kind::string))
        if (auto alias = suggest_alias(ask, property->key, wanted[0].string()); !alias.empty()) return alias;
    return suggest_value(wanted[0], ask.values(before, varying));
}

std::string suggest_comparison(probe& ask, clause_list const& before, bound::comparison const& condition) {
    using enum bound::comparison_operator;
    bool const fixed_right = plan::symbols_of(condition.right).empty();
    bool const fixed_left = plan::symbols_of(condition.left).empty();
    if (fixed_left == fixed_right) return {};
    auto const varying = fixed_right ? condition.left : condition.right;
    auto const fixed = fixed_right ? condition.right : condition.left;
    switch (condition.op) {
        case equal: return suggest_equal(ask, before, varying, fixed);
        case not_equal: return {};
        case less: case less_equal: return suggest_extreme(fixed_right, ask.values(before, varying));
        case greater: case greater_equal: return suggest_extreme(!fixed_right, ask.values(before, varying));
    }
    return {};
}

std::string suggest_predicate(probe& ask, clause_list const& before, bound::predicate const& condition) {
    if (!plan::symbols_of(condition.right).empty()) return {};
    auto const wanted = ask.values({}, condition.right);
    auto const found = ask.values(before, condition.left);
    if (wanted.empty() || found.empty()) return suggest_value({}, found);
    if (condition.op != bound::predicate_operator::in) return suggest_value(wanted[0], found);
    for (auto const& each : wanted[0].list())
        if (auto near = suggest_value(each, found); !near.empty()) return near;
    return {};
}

std::string times(std::int64_t rows) { return std::to_string(rows) + (rows == 1 ? " time" : " times"); }

bound::direction turned(bound::direction towards) {
    return towards == bound::direction::right ? bound::direction::left : bound::direction::right;
}

/// Paths in the other direction, or those that meet none of the conditions.
std::string suggest_for_segment(probe& ask, clause_list clauses, bound::path_segment const& written) {
    auto const rows_with = [&](bound::path_segment const& other) {
        last_match(clauses).what.relationships.back().segment = &other;
        return ask.rows(clauses);
    };
    auto other_way = written;
    bool directed = true;
    for (auto& part : other_way.parts)
        for (auto& hop : part.hops) {
            directed = directed && hop.towards != bound::direction::either;
            hop.towards = turned(hop.towards);
        }
    if (auto const rows = directed ? rows_with(other_way) : 0; rows > 0)
        return "In the other direction it is found " + times(rows) + ".";
    auto any = written;
    any.conditions.clear();
    for (auto& part : any.parts) part.conditions.clear();
    if (auto const rows = rows_with(any); rows > 0) return "Without the conditions within it is found " + times(rows) + ".";
    return {};
}

}  // namespace

std::string suggest_for_condition(probe& ask, clause_list const& before, expr condition) {
    if (auto const* const test = std::get_if<bound::label_test>(&condition->node)) return suggest_label(ask, before, *test);
    if (auto const* const comparison = std::get_if<bound::comparison>(&condition->node)) return suggest_comparison(ask, before, *comparison);
    if (auto const* const predicate = std::get_if<bound::predicate>(&condition->node)) return suggest_predicate(ask, before, *predicate);
    return {};
}

std::string suggest_for_relationship(probe& ask, clause_list const& with) {
    auto const& data = ask.question().data;
    auto turned_round = with;
    auto const written = last_match(turned_round).what.relationships.back();
    for (auto const& type : written.types)
        if (!data.find_type(type))
            return "No relationship has the type " + type + "." + did_you_mean(type, all_names<type_id>(data, data.type_count()));
    if (written.segment) return suggest_for_segment(ask, std::move(turned_round), *written.segment);
    if (written.towards != bound::direction::either) {
        last_match(turned_round).what.relationships.back().towards = turned(written.towards);
        if (auto const rows = ask.rows(turned_round); rows > 0)
            return "In the other direction it is found " + times(rows) + ".";
    }
    auto any = with;
    last_match(any).what.relationships.back().types.clear();
    std::vector<std::string> types;
    auto const note = [&](value const& each) {
        if (!each.is(kind::relationship)) return;
        std::string const name(data.name(each.relationship().type));
        if (std::find(types.begin(), types.end(), name) == types.end()) types.push_back(name);
    };
    if (written.given) return {};
    for (auto const& each : ask.values(any, ask.refer(written.name))) {
        note(each);
        if (each.is(kind::list))
            for (auto const& one : each.list()) note(one);
    }
    if (types.empty()) return "No relationship of any type is there in this direction.";
    if (types.size() > most_named) types.resize(most_named);
    return "What is found there has the type " + joined(types, " or ") + ".";
}

}  // namespace wafer::engine::provenance
