// The actions that make nouns and what stands before them.
#include <algorithm>

#include "grammar/question/composer.hpp"

namespace wafer::question {
namespace {

word const* word_in(meaning const* content) { return std::get_if<word>(content); }
thing const* thing_in(meaning const* content) { return std::get_if<thing>(content); }

}  // namespace

composer::readings composer::entity(parts given) const {
    auto const* const name = word_in(given[0]);
    thing made;
    made.named.push_back({name->name, name->text, name->labels});
    return {std::move(made)};
}

composer::readings composer::label(parts given) const {
    thing made;
    made.labels.push_back(word_in(given[0])->name);
    return {std::move(made)};
}

/// `forecast`: a statement whose kind it is; `market share`: a figure.
composer::readings composer::value_noun(parts given) const {
    auto const* const said = word_in(given[0]);
    auto const holders = words_.graph.label_holders.find({said->name, said->text});
    if (holders == words_.graph.label_holders.end() || holders->second.empty()) return {};
    thing made;
    made.labels.push_back(*std::ranges::min_element(
        holders->second, {}, [&](std::string const& label) { return words_.graph.labels.find(label)->second; }));
    made.tests.push_back({said->name, comparison::equal, said->text});
    return {std::move(made)};
}

/// `used`, `released`: of the node itself or of one of its relationships.
composer::readings composer::value(parts given) const {
    auto const* const said = word_in(given[0]);
    readings made;
    test const wanted{said->name, comparison::equal, said->text};
    if (words_.graph.label_holders.contains({said->name, said->text})) {
        thing node;
        node.tests.push_back(wanted);
        made.emplace_back(std::move(node));
    }
    auto const types = words_.graph.type_holders.find({said->name, said->text});
    if (types == words_.graph.type_holders.end()) return made;
    for (auto const& type : types->second) {
        for (bool const backward : {false, true}) {
            thing end = linked({type, backward, {}}, {});
            end.links.front().tests.push_back(wanted);
            made.emplace_back(std::move(end));
        }
    }
    return made;
}

/// A property that is true or false.
composer::readings composer::flag(parts given) const {
    auto const* const said = word_in(given[0]);
    auto const kind = words_.graph.kinds.find(said->name);
    if (kind == words_.graph.kinds.end() || kind->second != "BOOLEAN") return {};
    thing made;
    made.tests.push_back({said->name, comparison::equal, true});
    return {std::move(made)};
}

/// `Chinese`: what belongs to China.
composer::readings composer::belonging(parts given) const {
    auto const* const said = word_in(given[0]);
    thing owner;
    owner.named.push_back({said->name, said->text, said->labels});
    thing made;
    link bond;
    for (auto const& type : words_.facts.possessive) {
        for (bool const backward : {false, true})
            if (fits({type, backward}, {}, owner)) bond.choices.push_back({type, backward, {}});
    }
    for (auto const& figures : words_.facts.measures)
        for (auto const& type : figures.about)
            if (fits({type, false}, {}, owner)) bond.choices.push_back({type, false, {}});
    bond.other.push_back(std::move(owner));
    made.links.push_back(std::move(bond));
    return checked(std::move(made));
}

/// `CEO` of a company.
composer::readings composer::role(parts given) const {
    auto const* const name = word_in(given[0]);
    auto const* const party = thing_in(given[1]);
    if (!party) return {};
    return checked(linked({name->name, name->backward, name->demands}, *party));
}

composer::readings composer::any_role(parts given) const {
    auto const* const name = word_in(given[0]);
    return checked(linked({name->name, name->backward, name->demands}, {}));
}

/// `Google's chips`: related by what "of" can stand for.
composer::readings composer::owned(parts given) const {
    auto const* const what = thing_in(given[0]);
    auto const* const owner = thing_in(given[1]);
    if (!what || !owner || what->labels.empty()) return {};
    thing made = *what;
    link bond;
    for (auto const& figures : words_.facts.measures) {
        if (!std::ranges::count(what->labels, figures.label)) continue;
        for (auto const& type : figures.about) bond.choices.push_back({type, false, {}});
    }
    if (bond.choices.empty())
        for (auto const& type : words_.facts.possessive)
            for (bool const backward : {false, true}) bond.choices.push_back({type, backward, {}});
    bond.other.push_back(*owner);
    made.links.push_back(std::move(bond));
    return checked(std::move(made));
}

/// `paragraph 47`
composer::readings composer::numbered(parts given) const {
    auto const* const noun = word_in(given[0]);
    auto const found = words_.facts.numbered.find(noun->name);
    if (found == words_.facts.numbered.end()) return {};
    thing made;
    made.labels.push_back(noun->name);
    made.tests.push_back({found->second, comparison::equal, word_in(given[1])->factor});
    return {std::move(made)};
}

/// A time, as the value of the properties that hold one.
composer::readings composer::date(parts given) const {
    auto const* const said = word_in(given[0]);
    readings made;
    for (auto const& property : words_.facts.dates) {
        auto const kind = words_.graph.kinds.find(property);
        if (kind == words_.graph.kinds.end()) continue;
        bool const number = kind->second == "INTEGER";
        if (number && said->factor == 0) continue;
        test when{property, comparison::equal, number ? literal(said->factor) : literal(said->text)};
        if (!number && said->factor != 0) {
            when.how = comparison::begins_with;
            when.of_year = true;
        }
        thing dated;
        dated.tests.push_back(when);
        made.emplace_back(std::move(dated));
        for (auto const& [type, keys] : words_.graph.type_keys) {
            if (!keys.contains(property)) continue;
            for (bool const backward : {false, true}) {
                thing end = linked({type, backward, {}}, {});
                end.links.front().tests.push_back(when);
                made.emplace_back(std::move(end));
            }
        }
    }
    return made;
}

}  // namespace wafer::question
