// The actions for what is said in further clauses: alternatives, comparisons with the same of something else, and halves of a question
// that go on about what the first half spoke of.
#include <algorithm>

#include "grammar/question/composer.hpp"

namespace wafer::question {
namespace {

word const* word_in(meaning const* content) { return std::get_if<word>(content); }
thing const* thing_in(meaning const* content) { return std::get_if<thing>(content); }

thing const* first_of(meaning const* content) {
    auto const* const asked = std::get_if<inquiry>(content);
    return asked && asked->what == inquiry::sort::rows && asked->about.size() == 1 ? &asked->about.front() : nullptr;
}

composer::readings rows_of(std::vector<meaning> things) {
    composer::readings made;
    for (auto& each : things) made.emplace_back(inquiry{inquiry::sort::rows, {std::move(std::get<thing>(each))}});
    return made;
}

bool is_restriction(thing const& what) {
    return what.named.empty() && !what.asked && !what.counted && !what.order && what.wanted.empty() && !what.pronoun && what.each_value.empty();
}

/// Turns a tree of what is said around so that the pronoun in it stands at its root.
std::optional<thing> lifted(thing const& what, std::optional<link> const& above) {
    thing here = what;
    if (above) here.links.push_back(*above);
    if (what.pronoun) {
        here.pronoun = false;
        return here;
    }
    for (std::size_t i = 0; i < what.links.size(); ++i) {
        auto turned = what.links[i];
        if (turned.negated) continue;
        auto const below = turned.other.front();
        thing rest = here;
        rest.links.erase(rest.links.begin() + static_cast<std::ptrdiff_t>(i));
        for (auto& choice : turned.choices) choice.backward = !choice.backward;
        turned.other = {std::move(rest)};
        if (auto found = lifted(below, turned)) return found;
    }
    return std::nullopt;
}

/// All copies of a tree with one of its nodes changed.
template <class Change>
void each_changed(thing const& whole, thing& copy, thing& at, Change const& change, std::vector<thing>& into) {
    thing const before = at;
    if (change(at)) into.push_back(copy);
    at = before;
    for (auto& each : at.links)
        if (!each.negated)
            for (auto& other : each.other) each_changed(whole, copy, other, change, into);
}

template <class Change>
std::vector<thing> changed(thing const& whole, Change const& change) {
    thing copy = whole;
    std::vector<thing> made;
    each_changed(whole, copy, copy, change, made);
    return made;
}

}  // namespace

/// One of two things is said of it.
composer::readings composer::or_else(parts given) const {
    auto const* const left = thing_in(given[0]);
    auto const* const right = thing_in(given[1]);
    if (!left || !right || !is_restriction(*left) || !is_restriction(*right)) return {};
    thing made;
    bool const values = left->tests.size() == 1 && right->tests.size() == 1 && left->tests.front().property == right->tests.front().property &&
                        left->tests.front().how == comparison::equal && right->tests.front().how == comparison::equal && left->labels == right->labels &&
                        left->links.empty() && right->links.empty();
    if (values) {
        made = *left;
        made.tests.front().others.push_back(right->tests.front().value);
        made.wanted.push_back(made.tests.front().property);
    } else {
        made.groups.push_back({false, {*left, *right}});
    }
    return checked(std::move(made));
}

composer::readings composer::neither(parts given) const {
    auto const* const left = thing_in(given[0]);
    auto const* const right = thing_in(given[1]);
    if (!left || !right || !is_restriction(*left)) return {};
    thing resolved = *right;
    if (resolved.links.size() == 1 && left->links.size() == 1 && resolved.links.front().other.front().pronoun)
        resolved.links.front().other = left->links.front().other;
    if (!is_restriction(resolved)) return {};
    thing made;
    made.groups.push_back({true, {*left, std::move(resolved)}});
    return checked(std::move(made));
}

/// noun: what has none of it.
composer::readings composer::lacking(parts given) const {
    auto const* const what = thing_in(given[0]);
    if (!what || !is_restriction(*what) || what->labels.empty()) return {};
    auto made = inverse(given);
    for (auto& each : made) std::get<thing>(each).links.front().negated = true;
    return made;
}

/// verb, noun: what has the relation to none of it.
composer::readings composer::to_none(parts given) const {
    auto const* const what = thing_in(given[1]);
    if (!what || !is_restriction(*what) || what->labels.empty()) return {};
    auto made = forward(given);
    for (auto& each : made) std::get<thing>(each).links.front().negated = true;
    return made;
}

/// verb or nothing, noun, other: related to the one that the other is related to; not the other itself.
composer::readings composer::same_as(parts given) const {
    auto const* const noun = thing_in(given[1]);
    auto const* const other = thing_in(given[2]);
    if (!noun || !other || other->named.size() != 1 || !is_restriction(*noun)) return {};
    readings made;
    readings shared;
    if (word_in(given[0])) {
        meaning const* of[] = {given[0], given[2]};
        shared = back(of);
    } else {
        shared = inverse(parts(given.subspan(2, 1)));
    }
    for (auto const& each : shared) {
        meaning const* both_of[] = {given[1], &each};
        for (auto const& one : both(both_of)) {
            meaning const* of[] = {given[0], &one};
            meaning const* owned[] = {&one};
            for (auto& found : word_in(given[0]) ? forward(of) : inverse(owned)) {
                auto& subject = std::get<thing>(found);
                subject.tests.push_back({words_.facts.key, comparison::not_equal, other->named.front().key});
                for (auto& sound : checked(subject)) made.push_back(std::move(sound));
            }
        }
    }
    return made;
}

/// noun: that of the company which owns what is asked for.
composer::readings composer::own(parts given) const {
    auto const* const what = thing_in(given[0]);
    if (!what || what->labels.empty()) return {};
    thing it;
    it.pronoun = true;
    thing made = *what;
    link bond;
    for (auto const& type : words_.facts.possessive)
        for (bool const backward : {false, true}) bond.choices.push_back({type, backward, {}});
    bond.other.push_back(std::move(it));
    made.links.push_back(std::move(bond));
    return checked(std::move(made));
}

/// first half, second half: what the second says of something that the first speaks of.
composer::readings composer::followed(parts given) const {
    auto const* const first = first_of(given[0]);
    auto const* const second = thing_in(given[1]);
    auto const said = second ? lifted(*second, std::nullopt) : std::nullopt;
    if (!said) return {};
    if (auto const* const subject = thing_in(given[0]); subject && subject->named.empty()) {
        auto whole = checked(joined(*subject, *said));
        return whole.empty() ? whole : rows_of(std::move(whole));
    }
    if (!first) return {};
    // What is asked for is spoken of before what is named, and this before what is only mentioned.
    auto const rank = [](thing const& node) { return node.asked ? 0 : node.named.empty() ? 2 : 1; };
    for (int const wanted : {0, 1, 2}) {
        readings found;
        for (auto& each : changed(*first, [&](thing& node) {
                 if (rank(node) != wanted || (!node.named.empty() && !said->labels.empty())) return false;
                 node = joined(node, *said);
                 return true;
             }))
            for (auto& sound : checked(std::move(each))) found.push_back(std::move(sound));
        if (!found.empty()) return rows_of(std::move(found));
    }
    return {};
}

/// first half, noun: that noun in the first half is asked for, too.
composer::readings composer::asked_again(parts given) const {
    auto const* const first = first_of(given[0]);
    auto const* const noun = thing_in(given[1]);
    if (!first || !noun) return {};
    readings made;
    auto const matches = [&](thing const& node) {
        if (node.asked || !node.named.empty() || node.labels.empty()) return false;
        bool const labels = std::ranges::all_of(noun->labels, [&](std::string const& label) { return std::ranges::count(node.labels, label) > 0; });
        return labels && std::ranges::all_of(noun->tests, [&](test const& each) {
                   return std::ranges::any_of(node.tests, [&](test const& known) { return known.property == each.property && known.value == each.value; });
               });
    };
    for (auto& each : changed(*first, [&](thing& node) {
             if (!matches(node)) return false;
             node.asked = true;
             return true;
         }))
        made.emplace_back(std::move(each));
    return rows_of(std::move(made));
}

/// first half: the figure in it that is not asked for yet.
composer::readings composer::figure_again(parts given) const {
    auto const* const first = first_of(given[0]);
    if (!first) return {};
    readings made;
    for (auto& each : changed(*first, [&](thing& node) {
             if (node.asked || !measure_of(node)) return false;
             node.asked = true;
             return true;
         }))
        made.emplace_back(std::move(each));
    return rows_of(std::move(made));
}

/// first half: and how many of what its last relation leads to.
composer::readings composer::counted_again(parts given) const {
    auto const* const first = first_of(given[0]);
    if (first && !first->each_value.empty()) return {*given[0]};
    if (!first || !first->asked || first->links.empty() || first->links.back().negated || !first->links.back().other.front().named.empty()) return {};
    thing made = *first;
    made.each = true;
    made.links.back().other.front().counted = true;
    made.links.back().other.front().asked = false;
    readings all;
    all.emplace_back(std::move(made));
    return rows_of(std::move(all));
}

/// property, first half
composer::readings composer::also_property(parts given) const {
    auto const* const first = first_of(given[1]);
    if (!first) return {};
    meaning const content = *first;
    meaning const* of[] = {given[0], &content};
    auto made = also(of);
    if (made.empty() && (first->asked || !first->wanted.empty())) {
        thing own = *first;
        own.wanted.push_back(word_in(given[0])->name);
        made = checked(std::move(own));
    }
    return rows_of(std::move(made));
}

/// first half, speaker or nothing: who says it, or only what the speaker says.
composer::readings composer::attributed(parts given) const {
    auto const* const first = first_of(given[0]);
    if (!first) return {};
    thing speaker;
    speaker.asked = true;
    speaker.one_of = words_.facts.who;
    if (given.size() > 1) {
        auto const* const named = thing_in(given[1]);
        if (!named || named->named.empty()) return {};
        speaker = *named;
    }
    readings made;
    for (auto const& rule : words_.facts.attributions) {
        if (rule.label.empty()) continue;
        for (auto& each : changed(*first, [&](thing& node) {
                 if (!std::ranges::count(node.labels, rule.label)) return false;
                 thing said;
                 said.labels.push_back(rule.label);
                 for (bool const backward : {false, true}) {
                     if (!fits({rule.type, backward}, said, speaker)) continue;
                     link bond;
                     bond.choices.push_back({rule.type, backward});
                     bond.other.push_back(speaker);
                     node.links.push_back(std::move(bond));
                     return true;
                 }
                 return false;
             }))
            for (auto& sound : checked(std::move(each))) made.push_back(std::move(sound));
    }
    if (given.size() == 1 && made.empty())
        for (auto const& rule : words_.facts.attributions) {
            if (!rule.label.empty()) continue;
            for (auto& each : changed(*first, [&](thing& node) {
                     for (auto& bond : node.links) {
                         if (bond.negated || bond.choices.size() != 1 || bond.choices.front().type != rule.type) continue;
                         bond.wanted.push_back(rule.property);
                         return true;
                     }
                     return false;
                 }))
                made.emplace_back(std::move(each));
        }
    return rows_of(std::move(made));
}

/// thing, property, value word: `hedged with about`.
composer::readings composer::of_value(parts given) const {
    auto const* const property = word_in(given[0]);
    auto const* const said = word_in(given[1]);
    if (property->name != said->name) return {};
    meaning const* of[] = {given[1]};
    return value(of);
}

/// Two topics: who said something about both.
composer::readings composer::spoke_of(parts given) const {
    auto const* const left = thing_in(given[0]);
    auto const* const right = given.size() > 1 ? thing_in(given[1]) : nullptr;
    readings made;
    if (!left || (given.size() > 1 && !right)) return made;
    for (auto const& rule : words_.facts.attributions) {
        for (auto const& type : words_.facts.topic) {
            if (rule.label.empty()) continue;
            thing said = linked({type, false, {}}, *left);
            said.labels.push_back(rule.label);
            if (right) said.links.push_back(linked({type, false, {}}, *right).links.front());
            for (bool const backward : {false, true})
                for (auto& each : checked(linked({rule.type, backward, {}}, said))) made.push_back(std::move(each));
        }
    }
    return made;
}

/// thing, speaker: what the speaker says of it.
composer::readings composer::said_by(parts given) const {
    auto const* const what = thing_in(given[0]);
    auto const* const speaker = thing_in(given[1]);
    readings made;
    if (!what || !speaker) return made;
    for (auto const& rule : words_.facts.attributions) {
        if (!std::ranges::count(what->labels, rule.label)) continue;
        thing who = *speaker;
        if (who.named.empty()) {
            who.one_of = words_.facts.who;
            who.asked = true;
        }
        for (bool const backward : {false, true}) {
            thing said = *what;
            said.links.push_back(linked({rule.type, backward, {}}, who).links.front());
            for (auto& each : checked(std::move(said))) made.push_back(std::move(each));
        }
    }
    return made;
}

/// property, name, letters: the items of the property that begin with them.
composer::readings composer::beginning(parts given) const {
    auto made = wanted(given.subspan(0, 2));
    for (auto& each : made) std::get<thing>(each).prefix = word_in(given[2])->text;
    return made;
}

/// The node of a name, with its names.
composer::readings composer::naming(parts given) const {
    auto const* const name = word_in(given[0]);
    thing made;
    made.named.push_back({name->name, name->text, name->labels});
    made.wanted = {words_.facts.name[0]};
    if (words_.facts.name[1] != words_.facts.name[0]) made.wanted.push_back(words_.facts.name[1]);
    readings all;
    all.emplace_back(std::move(made));
    return all;
}

/// Two figures, one below the other.
composer::readings composer::together(parts given) const {
    auto const* const left = thing_in(given[0]);
    auto const* const right = thing_in(given[1]);
    if (!left || !right || left->asked || right->asked || left->order || right->order) return {};
    auto const* const figures = measure_of(*left);
    if (left->links.empty() || right->links.empty()) return {};
    if (!figures || measure_of(*right) != figures || figures->noun.empty()) return {};
    inquiry made{inquiry::sort::rows, {*left, *right}};
    for (auto& each : made.about) {
        for (auto& bond : each.links)
            if (bond.other.front().pronoun) bond.other = left->links.front().other;
        if (!is_sound(each) || std::ranges::count(each.tests, figures->noun, &test::property) == 0) return {};
        each.asked = true;
        if (!figures->default_property.empty()) each.wanted.push_back(figures->default_property);
    }
    return {std::move(made)};
}

}  // namespace wafer::question
