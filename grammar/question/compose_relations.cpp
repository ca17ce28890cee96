// The actions that make relations, and those that put restrictions together.
#include <algorithm>

#include "grammar/question/composer.hpp"

namespace wafer::question {
namespace {

word const* word_in(meaning const* content) { return std::get_if<word>(content); }
thing const* thing_in(meaning const* content) { return std::get_if<thing>(content); }

/// Whether a link says only that there is such a relationship.
bool says_the_same(link const& each, std::string const& type, bool backward) {
    bool const one = each.choices.size() == 1 && each.choices.front().type == type && each.choices.front().backward == backward;
    return one && !each.negated && each.tests.empty() && each.wanted.empty() && signature(each.other.front()) == signature(thing{});
}

/// Adds a link. One to anything at all speaks of a relationship that is there already: `seeks to replace X` and `without chips`.
void add_link(std::vector<link>& links, link const& added) {
    auto const anything = [](link const& each) { return !each.negated && signature(each.other.front()) == signature(thing{}); };
    for (auto& each : links) {
        bool const same = each.choices.size() == 1 && added.choices.size() == 1 && each.choices.front().type == added.choices.front().type &&
                          each.choices.front().backward == added.choices.front().backward;
        if (!same || each.negated || added.negated || (!anything(each) && !anything(added))) continue;
        if (anything(each)) each.other = added.other;
        each.tests.insert(each.tests.end(), added.tests.begin(), added.tests.end());
        each.wanted.insert(each.wanted.end(), added.wanted.begin(), added.wanted.end());
        return;
    }
    links.push_back(added);
}

relation_choice choice_of(word const& verb, bool backward) { return {verb.name, verb.backward != backward, verb.demands}; }

}  // namespace

/// Something that has the relation to `object`, with what the verb says of both.
thing composer::linked(relation_choice relation, thing object) const {
    thing subject;
    link bond;
    for (auto const& demand : relation.demands) {
        test const each{demand.property, comparison::equal,
                        demand.value == "true" ? literal(true) : literal(demand.value)};
        bool const at_start = demand.where == word::demand::place::start;
        if (demand.where == word::demand::place::relationship)
            bond.tests.push_back(each);
        else
            (at_start != relation.backward ? subject : object).tests.push_back(each);
    }
    relation.demands.clear();
    // The parts that it includes: that they are parts says the verb already.
    std::erase_if(object.links, [&](link const& each) { return says_the_same(each, relation.type, !relation.backward); });
    bond.choices.push_back(std::move(relation));
    bond.other.push_back(std::move(object));
    subject.links.push_back(std::move(bond));
    return subject;
}

/// verb, object: what does it.
composer::readings composer::forward(parts given) const {
    auto const* const object = thing_in(given[1]);
    return object ? checked(linked(choice_of(*word_in(given[0]), false), *object)) : readings();
}

/// verb, subject: what it is done to.
composer::readings composer::back(parts given) const {
    auto const* const subject = thing_in(given[1]);
    return subject ? checked(linked(choice_of(*word_in(given[0]), true), *subject)) : readings();
}

/// What something does it to.
composer::readings composer::passive(parts given) const { return checked(linked(choice_of(*word_in(given[0]), true), {})); }
/// What does it to something.
composer::readings composer::active(parts given) const { return checked(linked(choice_of(*word_in(given[0]), false), {})); }

/// opening, object, closing of one phrase.
composer::readings composer::around(parts given) const {
    auto const* const first = word_in(given[0]);
    auto const* const last = word_in(given[2]);
    auto const* const object = thing_in(given[1]);
    bool const one = first->text == last->text && first->name == last->name && first->backward == last->backward;
    return one && object ? checked(linked(choice_of(*first, false), *object)) : readings();
}

/// preposition, subject, verb that ends in it: what it is done to.
composer::readings composer::pied(parts given) const {
    auto const* const verb = word_in(given[2]);
    auto const* const subject = thing_in(given[1]);
    return subject && verb->text == word_in(given[0])->text ? checked(linked(choice_of(*verb, true), *subject)) : readings();
}

/// subject, verb without its preposition: where it is.
composer::readings composer::standing(parts given) const {
    auto const* const subject = thing_in(given[0]);
    return subject ? checked(linked(choice_of(*word_in(given[1]), true), *subject)) : readings();
}

/// What this belongs to.
composer::readings composer::inverse(parts given) const {
    auto const* const owned = thing_in(given[0]);
    if (!owned) return {};
    thing owner;
    link bond;
    for (auto const& type : words_.facts.possessive)
        for (bool const backward : {false, true}) bond.choices.push_back({type, backward, {}});
    bond.other.push_back(*owned);
    owner.links.push_back(std::move(bond));
    return checked(std::move(owner));
}

/// A figure that belongs to this.
composer::readings composer::about_figure(parts given) const {
    auto const* const owner = thing_in(given[0]);
    readings made;
    if (!owner) return made;
    for (auto const& figures : words_.facts.measures) {
        thing figure;
        figure.labels.push_back(figures.label);
        link bond;
        for (auto const& type : figures.about) bond.choices.push_back({type, false, {}});
        bond.other.push_back(*owner);
        figure.links.push_back(std::move(bond));
        for (auto& each : checked(std::move(figure))) made.push_back(std::move(each));
    }
    return made;
}

/// What is said about this.
composer::readings composer::topic(parts given) const {
    auto const* const subject = thing_in(given[0]);
    readings made;
    if (!subject) return made;
    for (auto const& type : words_.facts.topic)
        for (auto& each : checked(linked({type, false, {}}, *subject))) made.push_back(std::move(each));
    return made;
}

/// What the thing said is about, which is asked for.
composer::readings composer::whole_topic(parts given) const {
    auto const* const said = thing_in(given[0]);
    readings made;
    if (!said) return made;
    for (auto const& type : words_.facts.topic)
        for (auto& each : checked(linked({type, true, {}}, *said))) made.push_back(std::move(each));
    return made;
}

thing composer::joined(thing const& left, thing const& right) {
    thing made = left;
    for (auto const& label : right.labels)
        if (!std::ranges::count(made.labels, label)) made.labels.push_back(label);
    if (made.one_of.empty()) made.one_of = right.one_of;
    made.excluded.insert(made.excluded.end(), right.excluded.begin(), right.excluded.end());
    if (made.named.empty()) made.named = right.named;
    for (auto const& each : right.links) add_link(made.links, each);
    made.tests.insert(made.tests.end(), right.tests.begin(), right.tests.end());
    made.groups.insert(made.groups.end(), right.groups.begin(), right.groups.end());
    made.wanted.insert(made.wanted.end(), right.wanted.begin(), right.wanted.end());
    if (made.each_value.empty()) made.each_value = right.each_value;
    if (!made.having) made.having = right.having;
    if (made.aggregate.empty()) made.aggregate = right.aggregate;
    if (right.order) made.order = right.order;
    made.asked |= right.asked;
    made.counted |= right.counted;
    made.each |= right.each;
    made.pronoun |= right.pronoun;
    return made;
}

/// One thing of which all is true that is said of two. What says nothing of its own is not meant so.
composer::readings composer::both(parts given) const {
    auto const* const left = thing_in(given[0]);
    auto const* const right = thing_in(given[1]);
    if (!left || !right || (!left->named.empty() && !right->named.empty()) || (left->order && right->order)) return {};
    auto made = joined(*left, *right);
    thing nodes;
    nodes.named = made.named;
    for (auto const& label : made.labels)
        if (!made.named.empty() && !can_be(nodes, label)) return {};
    if (signature(made) == signature(*left)) return {};
    return checked(std::move(made));
}

/// The same where it is asked whether that is so.
composer::readings composer::claimed(parts given) const {
    auto const* const left = thing_in(given[0]);
    auto const* const right = thing_in(given[1]);
    if (!left || !right || left->order || right->order || (!left->named.empty() && !right->named.empty())) return {};
    return checked(joined(*left, *right));
}

namespace {

/// The nodes named in what is said of a thing.
void collect_named(thing const& what, std::vector<named_node>& into) {
    for (auto const& each : what.links) {
        for (auto const& other : each.other) {
            into.insert(into.end(), other.named.begin(), other.named.end());
            collect_named(other, into);
        }
    }
}

void resolve(thing& what, named_node const& meant) {
    if (what.pronoun) {
        what.pronoun = false;
        what.named.push_back(meant);
    }
    for (auto& each : what.links)
        for (auto& other : each.other) resolve(other, meant);
}

}  // namespace

/// Two verb phrases, of which the second may speak of the one node named in the first as `it`.
composer::readings composer::referring(parts given) const {
    auto const* const left = thing_in(given[0]);
    auto const* const right = thing_in(given[1]);
    if (!left || !right) return {};
    std::vector<named_node> meant;
    collect_named(*left, meant);
    thing resolved = *right;
    if (meant.size() == 1) resolve(resolved, meant.front());
    meaning const second = std::move(resolved);
    meaning const* both_parts[] = {given[0], &second};
    return both(both_parts);
}

/// property, thing: the thing, asked for that property, too: its own or one of its relationship's.
composer::readings composer::also(parts given) const {
    auto made = wanted_of_link(given);
    auto const* const what = thing_in(given[1]);
    auto const* const property = word_in(given[0]);
    if (what && !what->links.empty() && what->asked) {
        thing own = *what;
        own.wanted.push_back(property->name);
        if (!what->labels.empty())
            for (auto& each : checked(std::move(own))) made.push_back(std::move(each));
        thing far = *what;
        auto& other = far.links.back().other.front();
        if (!other.labels.empty()) {
            other.wanted.push_back(property->name);
            for (auto& each : checked(std::move(far))) made.push_back(std::move(each));
        }
    }
    return made;
}

/// The verb without what it says beside its relation.
composer::readings composer::undemanded(parts given) const {
    word verb = *word_in(given[0]);
    verb.demands.clear();
    return {std::move(verb)};
}

/// Not this node, or none of which this is said.
composer::readings composer::excluding(parts given) const {
    auto const* const what = thing_in(given[0]);
    if (!what) return {};
    if (what->named.empty()) return negated(given);
    thing made;
    if (!what->links.empty() || !what->tests.empty()) return {};
    for (auto const& each : what->named) made.tests.push_back({words_.facts.key, comparison::not_equal, each.key});
    return {std::move(made)};
}

/// label, clause: the sources of what it says, if they are what the label means.
composer::readings composer::sources_of(parts given) const {
    auto const* const what = thing_in(given[1]);
    if (!what || what->asked || word_in(given[0])->name != words_.facts.source_label) return {};
    return {inquiry{inquiry::sort::sources, {*what}}};
}

/// One of two nodes.
composer::readings composer::either(parts given) const {
    auto const* const left = thing_in(given[0]);
    auto const* const right = thing_in(given[1]);
    if (!left || !right || left->named.empty() || right->named.empty() || !left->links.empty() || !right->links.empty()) return {};
    thing made = *left;
    made.named.insert(made.named.end(), right->named.begin(), right->named.end());
    return {std::move(made)};
}

composer::readings composer::each_of(parts given) const {
    auto const* const what = thing_in(given[0]);
    if (!what || !what->named.empty()) return {};
    thing made = *what;
    made.each = true;
    return {std::move(made)};
}

/// The opposite of one restriction.
composer::readings composer::negated(parts given) const {
    auto const* const what = thing_in(given[0]);
    if (!what || what->asked || !what->named.empty()) return {};
    thing made = *what;
    if (what->labels.size() + what->links.size() + what->tests.size() != 1 || !what->groups.empty()) {
        if (what->order || !what->wanted.empty() || what->pronoun || !what->groups.empty()) return {};
        thing opposite;
        opposite.groups.push_back({true, {made}});
        return checked(std::move(opposite));
    }
    if (!made.links.empty() && made.links.front().count) return {};
    for (auto& each : made.links) {
        if (each.negated) return {};
        // "not released": it has a relationship for which this does not hold.
        bool const of_relationship = !each.tests.empty() && signature(each.other.front()) == signature(thing{});
        if (!of_relationship) each.negated = true;
        for (auto& test : each.tests) test.negated = of_relationship;
    }
    for (auto& test : made.tests) test.negated = true;
    made.excluded = std::move(made.labels);
    made.labels.clear();
    if (!made.named.empty()) return {};
    return checked(std::move(made));
}

/// sign, amount: a figure that compares so.
composer::readings composer::compared(parts given) const {
    auto const* const sign = word_in(given[0]);
    auto const* const amount = word_in(given[1]);
    static std::map<std::string, comparison, std::less<>> const signs = {{">", comparison::greater},
                                                                         {"<", comparison::less},
                                                                         {"g", comparison::greater_equal},
                                                                         {"l", comparison::less_equal},
                                                                         {"=", comparison::equal}};
    readings made;
    for (auto const& figures : words_.facts.measures) {
        thing figure;
        figure.labels.push_back(figures.label);
        if (!amount->name.empty()) figure.tests.push_back({figures.unit, comparison::equal, amount->name});
        figure.tests.push_back({figures.value, signs.find(sign->name)->second, amount->factor});
        for (auto& each : checked(std::move(figure))) made.push_back(std::move(each));
    }
    return made;
}

/// property, thing: the thing, asked for that property.
composer::readings composer::wanted(parts given) const {
    auto const* const property = word_in(given[0]);
    auto const* const what = thing_in(given[1]);
    if (!what || what->asked) return {};
    thing made = *what;
    made.wanted.push_back(property->name);
    return checked(std::move(made));
}

/// property, clause: the clause, asked for that property of its relationship.
composer::readings composer::wanted_of_link(parts given) const {
    auto const* const property = word_in(given[0]);
    auto const* const what = thing_in(given[1]);
    if (!what || what->links.empty() || what->links.back().negated) return {};
    thing made = *what;
    auto& bond = made.links.back();
    std::erase_if(bond.choices, [&](relation_choice const& choice) {
        auto const keys = words_.graph.type_keys.find(choice.type);
        return keys == words_.graph.type_keys.end() || !keys->second.contains(property->name);
    });
    if (bond.choices.empty()) return {};
    bond.wanted.push_back(property->name);
    return checked(std::move(made));
}

}  // namespace wafer::question
