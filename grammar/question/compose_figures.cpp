// The actions that make figures of verbs and comparisons, count what is compared, and hold figures against each other.
#include <algorithm>

#include "grammar/question/composer.hpp"

namespace wafer::question {
namespace {

word const* word_in(meaning const* content) { return std::get_if<word>(content); }
thing const* thing_in(meaning const* content) { return std::get_if<thing>(content); }

comparison sign_of(word const& sign) {
    switch (sign.name.front()) {
        case '>': return comparison::greater;
        case '<': return comparison::less;
        case 'g': return comparison::greater_equal;
        case 'l': return comparison::less_equal;
        default: return comparison::equal;
    }
}

}  // namespace

measure const* composer::measure_of(thing const& what) const {
    for (auto const& figures : words_.facts.measures)
        if (std::ranges::count(what.labels, figures.label)) return &figures;
    return nullptr;
}

/// verb, owner: `NVIDIA` that `grew` is its growth; a figure that grew hands on what it is about.
composer::readings composer::figure_of(parts given) const {
    auto const* const verb = word_in(given[0]);
    auto const* const owner = thing_in(given[1]);
    readings made;
    if (!owner) return made;
    for (auto const& figures : words_.facts.measures) {
        if (figures.noun != verb->name) continue;
        thing figure;
        if (auto const* const other = measure_of(*owner); other == &figures) {
            auto const of = words_.facts.derived.find(verb->text);
            auto const noun = std::ranges::find(owner->tests, figures.noun, &test::property);
            auto const* const text = noun == owner->tests.end() ? nullptr : std::get_if<std::string>(&noun->value);
            if (!text || of == words_.facts.derived.end() || !std::ranges::count(of->second, *text)) continue;
            figure = *owner;
            std::erase_if(figure.tests, [&](test const& each) { return each.property == figures.noun; });
        } else {
            figure.labels.push_back(figures.label);
            link bond;
            for (auto const& type : figures.about) bond.choices.push_back({type, false, {}});
            bond.other.push_back(*owner);
            figure.links.push_back(std::move(bond));
        }
        figure.tests.push_back({figures.noun, comparison::equal, verb->text});
        for (auto& each : checked(std::move(figure))) made.push_back(std::move(each));
    }
    return made;
}

/// unit, figure: what is measured in it.
composer::readings composer::in_unit(parts given) const {
    auto const* const unit = word_in(given[0]);
    auto const* const what = thing_in(given[1]);
    auto const* const figures = what ? measure_of(*what) : nullptr;
    if (!figures || figures->unit.empty()) return {};
    thing made = *what;
    made.tests.push_back({figures->unit, comparison::equal, unit->name});
    return checked(std::move(made));
}

/// figure: what has it.
composer::readings composer::having_figure(parts given) const {
    auto const* const what = thing_in(given[0]);
    auto const* const figures = what ? measure_of(*what) : nullptr;
    if (!figures || figures->about.empty()) return {};
    thing owner;
    link bond;
    for (auto const& type : figures->about) bond.choices.push_back({type, true, {}});
    bond.other.push_back(*what);
    owner.links.push_back(std::move(bond));
    return checked(std::move(owner));
}

/// verb or nothing, sign, number, noun: what has the relation to so many.
composer::readings composer::so_many(parts given) const {
    auto const* const verb = word_in(given[0]);
    auto const* const sign = word_in(given[1]);
    auto const* const number = word_in(given[2]);
    auto const* const what = thing_in(given[3]);
    if (!what || !what->named.empty() || what->asked || measure_of(*what)) return {};
    meaning const content = *what;
    meaning const* one[] = {given[0], &content};
    meaning const* owned[] = {&content};
    readings made = verb ? forward(one) : inverse(owned);
    for (auto& each : made) std::get<thing>(each).links.back().count = quantity{sign_of(*sign), number->factor};
    return made;
}

/// thing, sign, number: whether there are so many of them.
composer::readings composer::are_there(parts given) const {
    auto const* const what = thing_in(given[0]);
    if (!what || what->asked || !what->named.empty()) return {};
    inquiry asked{inquiry::sort::truth, {*what}};
    asked.count = quantity{sign_of(*word_in(given[1])), word_in(given[2])->factor};
    return {std::move(asked)};
}

/// noun, property: counted for each value of the property.
composer::readings composer::by_value(parts given) const {
    auto const* const what = thing_in(given[0]);
    auto const* const property = word_in(given[1]);
    if (!what || !what->named.empty() || !has_property(*what, property->name)) return {};
    thing made = *what;
    made.each_value = property->name;
    made.counted = true;
    return checked(std::move(made));
}

/// counted thing, sign, number
composer::readings composer::having(parts given) const {
    auto const* const what = thing_in(given[0]);
    if (!what || what->each_value.empty()) return {};
    thing made = *what;
    made.having = quantity{sign_of(*word_in(given[1])), word_in(given[2])->factor};
    return {std::move(made)};
}

/// figure in order, number: so many of them; `second` and `third` skip those before.
composer::readings composer::take(parts given) const {
    auto const* const what = thing_in(given[0]);
    auto const number = word_in(given[1])->factor;
    if (!what || !what->order || number < 1 || number > 1000) return {};
    thing made = *what;
    made.order->take = static_cast<unsigned>(number);
    return {std::move(made)};
}

namespace {

template <unsigned Skipped>
composer::readings skipped(composer::parts given) {
    auto const* const what = thing_in(given[0]);
    if (!what || !what->order) return {};
    thing made = *what;
    made.order->take = 1;
    made.order->skip = Skipped;
    return {std::move(made)};
}

}  // namespace

composer::readings composer::second(parts given) const { return skipped<1>(given); }
composer::readings composer::third(parts given) const { return skipped<2>(given); }

/// adverb of degree, thing: ordered by the property.
composer::readings composer::extreme(parts given) const {
    auto const* const grade = word_in(given[0]);
    auto const* const what = thing_in(given[1]);
    if (!what || what->order || !grade->text.empty()) return {};
    thing made = *what;
    made.order = ordering{grade->name, !grade->backward, true};
    return checked(std::move(made));
}

/// A time before or after: sign, date.
composer::readings composer::dated(parts given) const {
    auto const sign = sign_of(*word_in(given[0]));
    auto const* const said = word_in(given[1]);
    readings made;
    if (said->factor == 0) return made;
    for (auto const& property : words_.facts.dates) {
        auto const kind = words_.graph.kinds.find(property);
        if (kind == words_.graph.kinds.end()) continue;
        thing when;
        test limit{property, sign, said->factor};
        if (kind->second != "INTEGER") {
            bool const next = sign == comparison::greater || sign == comparison::less_equal;
            limit.how = sign == comparison::greater || sign == comparison::greater_equal ? comparison::greater_equal : comparison::less;
            limit.value = std::to_string(static_cast<int>(said->factor) + (next ? 1 : 0));
            limit.of_year = true;
        }
        when.tests.push_back(std::move(limit));
        made.emplace_back(std::move(when));
    }
    return made;
}

/// The first with what the second says instead: `in discrete GPUs`, `a new one`.
std::optional<thing> composer::instead(thing const& first, thing const& second) const {
    if (!second.pronoun && !second.tests.empty() && measure_of(second)) return second;
    thing made = first;
    for (auto const& each : second.tests) {
        std::erase_if(made.tests, [&](test const& known) { return known.property == each.property; });
        made.tests.push_back(each);
    }
    for (auto const& each : second.links) {
        auto const alike = [&](link const& known) {
            auto const& left = known.other.front().named;
            auto const& right = each.other.front().named;
            return !left.empty() && !right.empty() && left.front().labels == right.front().labels;
        };
        auto const known = std::ranges::find_if(made.links, alike);
        if (known == made.links.end()) return std::nullopt;
        known->other = each.other;
    }
    return made;
}

template <calculation::sort Sort>
composer::readings composer::calculated(parts given) const {
    auto const* const first = thing_in(given[0]);
    auto const* const second = thing_in(given[1]);
    if (!first || !second || first->asked || second->asked) return {};
    auto const* const grade = given.size() > 2 ? word_in(given[2]) : nullptr;
    inquiry made{inquiry::sort::calculated, {*first, *second}};
    made.how.what = Sort;
    auto left = *first;
    if (grade && !grade->text.empty()) {
        auto const* const figures = measure_of(left);
        if (!figures || figures->noun != grade->name) return {};
        left.tests.push_back({figures->noun, comparison::equal, grade->text});
    } else if (grade) {
        made.how.property = grade->name;
        if (left.named.size() != 1 || second->named.size() != 1 || !has_property(left, grade->name)) return {};
        return {std::move(made)};
    }
    if (!measure_of(left)) return {};
    auto const right = instead(left, *second);
    if (!right || signature(left) == signature(*right)) return {};
    made.about = {left, *right};
    for (auto& each : made.about) {
        auto const noun = measure_of(each)->noun;
        bool const told = noun.empty() || std::ranges::count(each.tests, noun, &test::property) > 0;
        if (!told || !is_sound(each)) return {};
    }
    return {std::move(made)};
}

composer::readings composer::difference(parts given) const { return calculated<calculation::sort::difference>(given); }
/// whole, restriction: what part of it is restricted so.
composer::readings composer::percent_of(parts given) const {
    auto const* const whole = thing_in(given[0]);
    auto const* const change = thing_in(given[1]);
    if (!whole || !change || !measure_of(*whole)) return {};
    thing restriction = *change;
    restriction.pronoun = true;
    auto const part = instead(*whole, restriction);
    if (!part) return {};
    meaning const first = *part;
    meaning const* of[] = {&first, given[0]};
    return percent(of);
}

composer::readings composer::ratio(parts given) const { return calculated<calculation::sort::ratio>(given); }
composer::readings composer::percent(parts given) const { return calculated<calculation::sort::percent>(given); }
composer::readings composer::is_more(parts given) const { return calculated<calculation::sort::is_more>(given); }
composer::readings composer::is_less(parts given) const { return calculated<calculation::sort::is_less>(given); }

/// calculation, in whole numbers.
composer::readings composer::rounded(parts given) const {
    auto const* const asked = std::get_if<inquiry>(given[0]);
    if (!asked || asked->what != inquiry::sort::calculated) return {};
    inquiry made = *asked;
    made.how.rounded = true;
    return {std::move(made)};
}

/// calculation of which the second figure is a year older.
composer::readings composer::year_before(parts given) const {
    auto const* const asked = std::get_if<inquiry>(given[0]);
    if (!asked || asked->what != inquiry::sort::calculated || words_.facts.dates.empty()) return {};
    inquiry made = *asked;
    made.how.years_between = 1;
    return {std::move(made)};
}

/// Figures of which the mean or the sum is asked.
composer::readings composer::average(parts given) const {
    auto const* const what = thing_in(given[0]);
    if (!what || (!measure_of(*what) && what->wanted.size() != 1)) return {};
    thing made = *what;
    made.aggregate = "avg";
    return {std::move(made)};
}

composer::readings composer::total(parts given) const {
    auto made = average(given);
    for (auto& each : made) std::get<thing>(each).aggregate = "sum";
    return made;
}

}  // namespace wafer::question
