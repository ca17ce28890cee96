#include "grammar/question/query_writer.hpp"

#include <algorithm>
#include <cctype>

#include "grammar/question/syntax.hpp"

namespace wafer::question {
namespace {

using namespace syntax;

template <class List, class Item>
bool holds(List const& list, Item const& item) {
    return std::ranges::find(list, item) != list.end();
}

bool is_counting(thing const& what) {
    return what.counted || std::ranges::any_of(what.links, [](link const& each) { return is_counting(each.other.front()); });
}

thing const* grouping(thing const& what) {
    if (what.each) return &what;
    for (auto const& each : what.links)
        if (auto const* const found = grouping(each.other.front())) return found;
    return nullptr;
}

std::string lower_first(std::string text) {
    if (!text.empty()) text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
    return text;
}

std::string plural(std::string const& noun) {
    bool const y = noun.ends_with('y') && !noun.ends_with("ey") && !noun.ends_with("ay");
    return y ? noun.substr(0, noun.size() - 1) + "ies" : noun + "s";
}

std::string upper_first(std::string text) {
    if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

}  // namespace

std::optional<ast::statement> query_writer::write(inquiry const& given) {
    inquiry asked = given;
    for (auto& each : asked.about) {
        infer(each);
        choose_figure_types(each);
        add_defaults(each);
    }
    switch (asked.what) {
        case inquiry::sort::rows: return asked.about.size() == 1 ? write_rows(asked.about.front()) : write_together(asked);
        case inquiry::sort::truth: return write_truth(asked.about.front(), asked.count);
        case inquiry::sort::calculated: return write_calculated(asked);
        case inquiry::sort::sources: return write_sources(asked.about.front());
        case inquiry::sort::paths: return write_paths(asked.about.front(), asked.about.back());
    }
    return std::nullopt;
}

std::optional<ast::statement> query_writer::write_rows(thing const& root) {
    if (!root.each_value.empty()) return write_grouped(root);
    if (!root.aggregate.empty()) return write_aggregate(root);
    if (!root.prefix.empty()) return write_items(root);
    if (auto const* const group = grouping(root); group && group != &root && root.counted && group->labels.size() == 1 &&
                                                  words_.facts.numbered.contains(group->labels.front()) && root.links.size() == 1)
        return write_all_groups(root, *group);
    bool const counting = is_counting(root);
    bool const most = root.order && root.order->property == "#";
    witnesses_ = !counting && !most;
    if (most) last_of_root_ = &root.links.back().other.front();
    scope whole;
    write_thing(root, whole);
    auto found = match(std::move(whole.pattern), std::move(whole.conditions));
    if (most) return write_most(root, std::move(found));
    if (order_) {
        auto const key = ordered_property();
        if (key.empty()) return std::nullopt;
        if (order_->first_only && order_->take == 0) return write_largest(std::move(found), ordered_, key, order_->descending);
        auto const shows = [&](column const& each) { return each.variable == ordered_ && each.property == key; };
        if (std::ranges::none_of(columns_, shows)) add_properties(ordered_, {key}, "");
        ast::return_clause last{projected(true)};
        last.what.order.push_back({variable(std::ranges::find_if(columns_, shows)->alias), order_->descending});
        limit(last, *order_);
        return with_companions(std::move(found), std::move(last));
    }
    ast::return_clause last{projected(!counting)};
    if (auto const* const group = grouping(root); counting && group)
        for (auto const& each : columns_)
            if (each.counted) last.what.order.push_back({variable(each.alias), true});
    return with_companions(std::move(found), std::move(last));
}

ast::statement query_writer::with_companions(ast::match_clause found, ast::return_clause last) {
    std::vector<ast::clause> clauses;
    clauses.push_back(clause(std::move(found)));
    for (auto& each : companions_) clauses.push_back(clause(std::move(each)));
    clauses.push_back(clause(std::move(last)));
    return statement(std::move(clauses));
}

ast::statement query_writer::write_truth(thing const& root, std::optional<quantity> const& count) {
    scope whole;
    auto const name = write_thing(root, whole);
    ast::return_clause last;
    auto const how = count ? operator_of(count->how) : ast::binary_operator::greater;
    auto number = count ? call("count", {variable(name)}, true) : call("count", {});
    last.what.items.push_back(item(binary(std::move(number), how, constant(count ? count->number : 0.0)), "answer"));
    return statement({clause(match(std::move(whole.pattern), std::move(whole.conditions))), clause(std::move(last))});
}

ast::projection query_writer::projected(bool distinct) const {
    ast::projection made;
    made.distinct = distinct;
    for (auto const& each : columns_) {
        auto value = each.how ? *each.how : each.counted ? call("count", {variable(each.variable)}, true) : property(each.variable, each.property);
        made.items.push_back(item(std::move(value), each.alias));
    }
    return made;
}

void query_writer::add_properties(std::string const& owner, std::vector<std::string> const& properties, std::string const& stem,
                                  outline::names const* keys) {
    std::vector<std::string> all;
    for (auto const& each : properties) {
        if (!holds(all, each)) all.push_back(each);
        if (auto const beside = words_.facts.beside.find(each); beside != words_.facts.beside.end())
            for (auto const& other : beside->second)
                if (!holds(all, other) && (!keys || keys->contains(other))) all.push_back(other);
    }
    for (auto const& each : all) {
        bool const is_name = all.front() == each && !stem.empty();
        auto const taken = [&](std::string const& alias) {
            return std::ranges::any_of(columns_, [&](column const& known) { return known.alias == alias; });
        };
        auto alias = is_name ? stem : each;
        if (taken(alias)) alias = owner + upper_first(each);
        for (int i = 2; taken(alias); ++i) alias = owner + upper_first(each) + std::to_string(i);
        if (add_reference(owner, each, alias)) continue;
        columns_.push_back({owner, each, alias, false});
    }
}

void query_writer::add_columns(thing const& what, std::string const& owner) {
    if (what.counted) {
        columns_.push_back({owner, "", fresh(plural(owner)), true});
        return;
    }
    bool const witness = witnesses_ && what.named.empty() && !what.asked && what.wanted.empty();
    auto const known = known_labels(what);
    auto const found = known.empty() ? words_.graph.label_keys.end() : words_.graph.label_keys.find(known.front());
    auto const* const keys = found == words_.graph.label_keys.end() ? nullptr : &found->second;
    if (what.asked || what.each || witness) add_properties(owner, shown(what), owner, keys);
    add_companions(what, owner);
    if (!what.wanted.empty()) add_properties(owner, what.wanted, "", keys);
}

void query_writer::note_types(thing const& what) {
    for (auto const& each : what.links) {
        for (auto const& choice : each.choices) linked_types_.push_back(choice.type);
        note_types(each.other.front());
    }
}

std::string query_writer::write_thing(thing const& what, scope& into) {
    auto const name = variable_for(what);
    if (root_.empty()) root_ = name;
    note_types(what);
    add_columns(what, name);
    if (what.order) {
        ordered_ = name;
        order_ = what.order;
        ordered_thing_ = &what;
    }
    if (&what == last_of_root_) counted_for_order_ = name;
    bool const linked = std::ranges::any_of(what.links, [](link const& each) { return !each.negated && !each.count; });
    if (!linked) {
        ast::path_pattern alone;
        alone.nodes.push_back(node(what, name, into));
        into.pattern.paths.push_back(std::move(alone));
        written_.push_back(name);
    }
    write_links(what, name, into);
    return name;
}

void query_writer::write_links(thing const& what, std::string const& name, scope& into) {
    for (auto const& each : what.links)
        if (!each.negated && !each.count) write_link(what, each, name, into);
    for (auto const& each : what.links) {
        if (each.negated) into.conditions.push_back(negation(presence(name, each)));
        if (!each.count) continue;
        auto number = presence(name, each);
        if (what.asked) columns_.push_back({name, "", fresh("number"), false, number});
        into.conditions.push_back(binary(std::move(number), operator_of(each.count->how), constant(each.count->number)));
    }
    add_groups(what, name, into);
}

void query_writer::write_link(thing const& what, link const& each, std::string const& name, scope& into) {
    auto const& other = each.other.front();
    ast::path_pattern path;
    if (holds(written_, name)) {
        path.nodes.emplace_back();
        path.nodes.back().variable = ast::name{name, {}};
    } else {
        written_.push_back(name);
        path.nodes.push_back(node(what, name, into));
    }
    path.relationships.push_back(relationship(each, into));
    if (other.itself) {
        path.nodes.emplace_back();
        path.nodes.back().variable = ast::name{root_, {}};
        into.pattern.paths.push_back(std::move(path));
        return;
    }
    if (is_nameless(other)) {
        path.nodes.push_back(node(other, "", into));
        into.pattern.paths.push_back(std::move(path));
        return;
    }
    auto const far = variable_for(other);
    add_columns(other, far);
    if (other.order) {
        ordered_ = far;
        order_ = other.order;
        ordered_thing_ = &other;
    }
    if (&other == last_of_root_) counted_for_order_ = far;
    path.nodes.push_back(node(other, far, into));
    written_.push_back(far);
    into.pattern.paths.push_back(std::move(path));
    write_links(other, far, into);
}

ast::node_pattern query_writer::node(thing const& what, std::string const& name, scope& into) {
    ast::node_pattern made;
    if (!name.empty()) made.variable = ast::name{name, {}};
    using operation = ast::label_expression::operation;
    if (!what.labels.empty())
        made.labels = labels(what.labels, operation::conjunction);
    else if (what.named.size() == 1)
        made.labels = labels({what.named.front().labels[std::min<std::size_t>(1, what.named.front().labels.size() - 1)]}, operation::conjunction);
    else if (must_tell_labels(what))
        made.labels = labels(what.one_of, operation::disjunction);
    if (what.named.size() == 1) made.properties = map_of({{words_.facts.key, constant(what.named.front().key)}});
    if (what.named.size() > 1) {
        std::vector<ast::expression> keys;
        for (auto const& each : what.named) keys.push_back(constant(each.key));
        into.conditions.push_back(binary(property(name, words_.facts.key), ast::binary_operator::in, list_of(std::move(keys))));
    }
    add_tests(what.tests, name, made.properties, into);
    for (auto const& label : what.excluded) into.conditions.push_back(negation(labelled(name, label)));
    return made;
}

void query_writer::add_tests(std::vector<test> const& tests, std::string const& owner, ast::optional_box<ast::expression>& inline_map, scope& into) {
    std::vector<std::pair<std::string, ast::expression>> entries;
    for (auto const& each : tests) {
        if (each.how == comparison::equal && !each.negated && each.others.empty()) {
            entries.emplace_back(each.property, constant(each.value));
        } else if (auto const* const flag = std::get_if<bool>(&each.value); flag && each.negated) {
            into.conditions.push_back(negation(call("coalesce", {property(owner, each.property), constant(!*flag)})));
        } else {
            into.conditions.push_back(condition(each, owner));
        }
    }
    if (entries.empty()) return;
    if (inline_map)
        for (auto& [key, value] : entries)
            into.conditions.push_back(binary(property(owner, key), ast::binary_operator::equal, std::move(value)));
    else
        inline_map = map_of(std::move(entries));
}

ast::relationship_pattern query_writer::relationship(link const& each, scope& into) {
    ast::relationship_pattern made;
    std::vector<std::string> types;
    bool forward = false;
    bool backward = false;
    for (auto const& choice : each.choices) {
        if (!holds(types, choice.type)) types.push_back(choice.type);
        (choice.backward ? backward : forward) = true;
    }
    made.types = labels(types, ast::label_expression::operation::disjunction);
    if (each.steps > 1) made.length = ast::path_length{1, each.steps, {}};
    made.towards = forward && backward ? ast::direction::either : forward ? ast::direction::right : ast::direction::left;
    bool const tested = std::ranges::any_of(each.tests, [](test const& one) { return one.negated || one.how != comparison::equal || !one.others.empty(); });
    std::vector<std::string> show = each.wanted;
    if (witnesses_)
        for (auto const& one : each.tests)
            if (one.negated) show.push_back(one.property);
    auto const& shown_here = words_.facts.shown[static_cast<std::size_t>(spoken_)];
    if (auto const found = shown_here.find(types.front()); found != shown_here.end() && types.size() == 1 && witnesses_)
        show.insert(show.end(), found->second.begin(), found->second.end());
    if (!tested && show.empty() && !(name_relationships_ && first_relationship_.empty())) {
        add_tests(each.tests, "", made.properties, into);
        return made;
    }
    auto const name = fresh("r");
    if (first_relationship_.empty()) first_relationship_ = name;
    made.variable = ast::name{name, {}};
    add_tests(each.tests, name, made.properties, into);
    auto const keys = words_.graph.type_keys.find(types.front());
    add_properties(name, show, "", keys == words_.graph.type_keys.end() ? nullptr : &keys->second);
    return made;
}

bool query_writer::is_nameless(thing const& what) const {
    bool const constant_tests =
        std::ranges::all_of(what.tests, [](test const& each) { return !each.negated && each.how == comparison::equal && each.others.empty(); });
    bool const quiet = !what.asked && !what.counted && !what.each && !what.order && what.wanted.empty() && what.links.empty() &&
                       what.excluded.empty() && what.groups.empty() && !what.itself && constant_tests && &what != last_of_root_;
    return quiet && (what.named.size() == 1 ? what.labels.empty() && what.tests.empty() : what.named.empty() && !witnesses_);
}

/// The labels that were said, or those that its relationships leave.
std::vector<std::string> query_writer::known_labels(thing const& what) const {
    if (!what.labels.empty()) return what.labels;
    return what.named.empty() ? what.known : what.named.front().labels;
}

/// The speaker of a statement, the market of a figure: shown where they are not asked for or given.
void query_writer::add_companions(thing const& what, std::string const& owner) {
    if (!witnesses_ || !what.asked || !what.wanted.empty()) return;
    for (auto const& label : known_labels(what)) {
        auto const found = words_.facts.companions.find(label);
        if (found == words_.facts.companions.end()) continue;
        for (auto const& each : found->second) {
            auto const ends = words_.graph.ends.find(each.type);
            if (ends == words_.graph.ends.end() || holds(linked_types_, each.type)) continue;
            bool const outward = std::ranges::any_of(ends->second, [&](auto const& pair) { return pair.first == label; });
            scope beside;
            ast::path_pattern path;
            path.nodes.emplace_back();
            path.nodes.back().variable = ast::name{owner, {}};
            ast::relationship_pattern step;
            step.types = labels({each.type}, ast::label_expression::operation::disjunction);
            step.towards = outward ? ast::direction::right : ast::direction::left;
            path.relationships.push_back(std::move(step));
            auto const name = fresh(each.column);
            path.nodes.emplace_back();
            path.nodes.back().variable = ast::name{name, {}};
            beside.pattern.paths.push_back(std::move(path));
            companions_.push_back(match(std::move(beside.pattern), {}, true));
            add_properties(name, {words_.facts.name[static_cast<std::size_t>(spoken_)]}, name);
        }
    }
}

measure const* query_writer::figure(thing const& what) const {
    auto const known = known_labels(what);
    for (auto const& each : words_.facts.measures)
        if (holds(known, each.label)) return &each;
    return nullptr;
}

std::vector<std::string> query_writer::shown(thing const& what) const {
    auto const& all = words_.facts.shown[static_cast<std::size_t>(spoken_)];
    for (auto const& label : known_labels(what))
        if (auto const found = all.find(label); found != all.end()) return found->second;
    return {words_.facts.name[static_cast<std::size_t>(spoken_)]};
}

std::string query_writer::variable_for(thing const& what) {
    auto const known = known_labels(what);
    if (!known.empty()) return fresh(lower_first(known.size() > 1 && what.labels.empty() ? known[1] : known.front()));
    return fresh(what.one_of.empty() ? "what" : "who");
}

std::string query_writer::fresh(std::string stem) {
    auto name = stem;
    for (int i = 2; used_.contains(name); ++i) name = stem + std::to_string(i);
    used_.insert(name);
    return name;
}

}  // namespace wafer::question
