#include "grammar/question/composer.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace wafer::question {
namespace {

template <class List, class Item>
bool holds(List const& list, Item const& item) {
    return std::ranges::find(list, item) != list.end();
}

/// A node has one value of a property: what asks for two of them is read wrongly, and would be answered with nothing.
bool contradicts_itself(thing const& what) {
    auto const fixed = [](test const& each) {
        return each.how == comparison::equal && !each.negated && each.others.empty() && !each.of_year;
    };
    for (auto const& left : what.tests)
        for (auto const& right : what.tests)
            if (left.property == right.property && fixed(left) && fixed(right) && left.value != right.value) return true;
    return false;
}

}  // namespace

bool composer::can_be(thing const& what, std::string const& label) const {
    auto const beside = [&](std::string const& other) { return other == label || words_.graph.together.contains({other, label}); };
    if (what.pronoun) return true;
    if (!what.named.empty()) return std::ranges::any_of(what.named, [&](named_node const& node) { return holds(node.labels, label); });
    if (!what.labels.empty()) return std::ranges::all_of(what.labels, beside);
    return what.one_of.empty() || std::ranges::any_of(what.one_of, beside);
}

bool composer::fits(relation_choice const& relation, thing const& subject, thing const& object) const {
    auto const found = words_.graph.ends.find(relation.type);
    if (found == words_.graph.ends.end()) return false;
    auto const& start = relation.backward ? object : subject;
    auto const& end = relation.backward ? subject : object;
    return std::ranges::any_of(found->second, [&](auto const& ends) { return can_be(start, ends.first) && can_be(end, ends.second); });
}

bool composer::has_property(thing const& what, std::string const& property) const {
    if (what.pronoun) return true;
    if (what.labels.empty() && what.named.empty() && what.one_of.empty()) return ends_have(what, property);
    return std::ranges::any_of(words_.graph.label_keys,
                               [&](auto const& label) { return label.second.contains(property) && can_be(what, label.first); });
}

/// Where no label was said, the relationships tell what a node is: a supplier is a company, and no company is `in-house`.
bool composer::ends_have(thing const& what, std::string const& property) const {
    for (auto const& each : what.links) {
        if (each.negated || each.steps > 1) continue;
        bool const any = std::ranges::any_of(each.choices, [&](relation_choice const& choice) {
            auto const found = words_.graph.ends.find(choice.type);
            if (found == words_.graph.ends.end()) return false;
            return std::ranges::any_of(found->second, [&](auto const& ends) {
                auto const keys = words_.graph.label_keys.find(choice.backward ? ends.second : ends.first);
                return keys != words_.graph.label_keys.end() && keys->second.contains(property);
            });
        });
        if (!any) return false;
    }
    return true;
}

/// A value that nodes of this kind have: `GPU` is the kind of a chip, not of a statement.
bool composer::test_holds(thing const& what, test const& each) const {
    auto const* const text = std::get_if<std::string>(&each.value);
    auto const holders = text ? words_.graph.label_holders.find({each.property, *text}) : words_.graph.label_holders.end();
    if (holders == words_.graph.label_holders.end()) return has_property(what, each.property);
    return std::ranges::any_of(holders->second, [&](std::string const& holder) { return can_be(what, holder); });
}

/// Whether some label can stand at this end of all relationships at once, where no label was said.
bool composer::links_agree(thing const& what) const {
    std::vector<std::set<std::string>> possible;
    for (auto const& each : what.links) {
        if (each.negated) continue;
        auto& labels = possible.emplace_back();
        for (auto const& choice : each.choices) {
            for (auto const& [start, end] : words_.graph.ends.find(choice.type)->second) {
                if (can_be(each.other.front(), choice.backward ? start : end)) labels.insert(choice.backward ? end : start);
            }
        }
    }
    if (possible.size() < 2) return true;
    return std::ranges::any_of(possible.front(), [&](std::string const& label) {
        return std::ranges::all_of(possible, [&](std::set<std::string> const& others) {
            return std::ranges::any_of(others, [&](std::string const& other) {
                return other == label || words_.graph.together.contains({label, other});
            });
        });
    });
}

bool composer::is_sound(thing& what) const {
    if (contradicts_itself(what)) return false;
    for (auto const& left : what.labels)
        for (auto const& right : what.labels)
            if (left != right && !words_.graph.together.contains({left, right})) return false;
    for (auto const& each : what.tests)
        if (!test_holds(what, each)) return false;
    for (auto const& property : what.wanted)
        if (!has_property(what, property)) return false;
    for (auto& each : what.links) {
        auto& other = each.other.front();
        std::erase_if(each.choices, [&](relation_choice const& choice) { return !fits(choice, what, other); });
        if (each.choices.empty() || !is_sound(other)) return false;
    }
    for (auto& each : what.groups)
        for (auto& one : each.any)
            if (!is_sound_of(one, what)) return false;
    return links_agree(what);
}

/// Whether an alternative can be said of a node; drops relations that cannot be meant.
bool composer::is_sound_of(thing& said, thing const& what) const {
    thing probe = said;
    probe.labels.insert(probe.labels.end(), what.labels.begin(), what.labels.end());
    probe.named = what.named;
    probe.one_of = what.one_of;
    if (!is_sound(probe)) return false;
    said.links = probe.links;
    return true;
}

composer::readings composer::checked(thing what) const {
    readings made;
    if (is_sound(what)) made.emplace_back(std::move(what));
    return made;
}

namespace {

using readings = composer::readings;
using parts = composer::parts;

thing const* thing_in(meaning const* content) { return std::get_if<thing>(content); }

template <auto Flag>
readings flagged(parts given) {
    auto const* const what = thing_in(given[0]);
    if (!what || !what->named.empty()) return {};
    thing marked = *what;
    marked.*Flag = true;
    return {std::move(marked)};
}

/// A node that is named is no answer.
readings asked(parts given) {
    auto const* const what = thing_in(given[0]);
    if (!what || !what->named.empty()) return {};
    thing made = *what;
    made.asked = true;
    return {std::move(made)};
}

bool has_pronoun(thing const& what) {
    return what.pronoun || std::ranges::any_of(what.links, [](link const& each) { return has_pronoun(each.other.front()); });
}

/// A pronoun that speaks of nothing before it speaks of what is asked for.
void resolve_to(thing& what, thing const& root) {
    for (auto& each : what.links) {
        for (auto& other : each.other) {
            if (std::exchange(other.pronoun, false)) {
                other.itself = true;
                other.labels = root.labels;
                other.one_of = root.one_of;
            }
            resolve_to(other, root);
        }
    }
}

bool anything_asked(thing const& what) {
    if (what.asked || what.counted || !what.wanted.empty()) return true;
    return std::ranges::any_of(what.links, [](link const& each) { return !each.wanted.empty() || anything_asked(each.other.front()); });
}

readings truth(parts given) {
    auto const* const what = thing_in(given[0]);
    if (!what || anything_asked(*what) || has_pronoun(*what)) return {};
    return {inquiry{inquiry::sort::truth, {*what}}};
}

readings paths(parts given) {
    auto const* const from = thing_in(given[0]);
    auto const* const to = thing_in(given[1]);
    if (!from || !to || from->named.empty() || to->named.empty()) return {};
    return {inquiry{inquiry::sort::paths, {*from, *to}}};
}

thing something() {
    thing what;
    what.asked = true;
    return what;
}

template <char Sign>
readings sign(parts) {
    word made;
    made.name = std::string(1, Sign);
    return {std::move(made)};
}

template <bool Descending, bool FirstOnly>
readings ordered(parts given) {
    auto const* const what = thing_in(given[0]);
    if (!what || what->order) return {};
    thing made = *what;
    made.order = ordering{"", Descending, FirstOnly};
    return {std::move(made)};
}

/// The subject of `most`: ordered by the number of what its last link leads to.
template <bool Descending>
readings most(parts given) {
    auto const* const what = thing_in(given[0]);
    if (!what || what->links.empty() || what->order) return {};
    thing made = *what;
    made.order = ordering{"#", Descending, true};
    return {std::move(made)};
}

}  // namespace

composer::readings composer::rows(parts given) const {
    auto const* const what = thing_in(given[0]);
    if (!what || !anything_asked(*what) || what->pronoun) return {};
    thing made = *what;
    if (has_pronoun(made)) {
        if (!made.asked || !made.named.empty()) return {};
        resolve_to(made, *what);
        if (!is_sound(made)) return {};
    }
    return {inquiry{inquiry::sort::rows, {std::move(made)}}};
}

action composer::named(std::string const& name) const {
    using member = readings (composer::*)(parts) const;
    static std::map<std::string, member, std::less<>> const members = {
        {"entity", &composer::entity},         {"label", &composer::label},
        {"value_noun", &composer::value_noun}, {"value", &composer::value},
        {"flag", &composer::flag},             {"belonging", &composer::belonging},
        {"role", &composer::role},             {"any_role", &composer::any_role},
        {"owned", &composer::owned},           {"date", &composer::date},
        {"forward", &composer::forward},       {"back", &composer::back},
        {"passive", &composer::passive},       {"active", &composer::active},
        {"around", &composer::around},         {"pied", &composer::pied},
        {"about_figure", &composer::about_figure}, {"topic", &composer::topic},
        {"whole_topic", &composer::whole_topic},   {"both", &composer::both},
        {"either", &composer::either},         {"each", &composer::each_of},
        {"claimed", &composer::claimed},
        {"referring", &composer::referring},   {"also", &composer::also},
        {"undemanded", &composer::undemanded}, {"sources_of", &composer::sources_of},
        {"excluding", &composer::excluding},
        {"negated", &composer::negated},       {"compared", &composer::compared},
        {"standing", &composer::standing},
        {"inverse", &composer::inverse},       {"numbered", &composer::numbered},
        {"rows", &composer::rows},             {"wanted", &composer::wanted},         {"wanted_of_link", &composer::wanted_of_link},
        {"figure_of", &composer::figure_of},
        {"in_unit", &composer::in_unit},
        {"having_figure", &composer::having_figure},
        {"so_many", &composer::so_many},
        {"are_there", &composer::are_there},
        {"by_value", &composer::by_value},
        {"having", &composer::having},
        {"take", &composer::take},
        {"second", &composer::second},
        {"third", &composer::third},
        {"extreme", &composer::extreme},
        {"dated", &composer::dated},
        {"difference", &composer::difference},
        {"ratio", &composer::ratio},
        {"percent", &composer::percent},
        {"is_more", &composer::is_more},
        {"is_less", &composer::is_less},
        {"rounded", &composer::rounded},
        {"year_before", &composer::year_before},
        {"average", &composer::average},
        {"total", &composer::total},
        {"or_else", &composer::or_else},
        {"neither", &composer::neither},
        {"lacking", &composer::lacking},
        {"to_none", &composer::to_none},
        {"same_as", &composer::same_as},
        {"own", &composer::own},
        {"followed", &composer::followed},
        {"asked_again", &composer::asked_again},
        {"figure_again", &composer::figure_again},
        {"counted_again", &composer::counted_again},
        {"also_property", &composer::also_property},
        {"attributed", &composer::attributed},
        {"of_value", &composer::of_value},
        {"together", &composer::together},
        {"spoke_of", &composer::spoke_of},
        {"naming", &composer::naming},
        {"said_by", &composer::said_by},
        {"beginning", &composer::beginning},
        {"percent_of", &composer::percent_of},
    };
    static std::map<std::string, readings (*)(parts), std::less<>> const plain = {
        {"same", [](parts given) { return readings{*given[0]}; }},
        {"asked", asked},
        {"counted", flagged<&thing::counted>},
        {"what", [](parts) { return readings{something()}; }},
        {"truth", truth},
        {"pronoun",
         [](parts) {
             thing it;
             it.pronoun = true;
             return readings{std::move(it)};
         }},
        {"something", [](parts) { return readings{thing()}; }},
        {"paths", paths},
        {"more", sign<'>'>},
        {"less", sign<'<'>},
        {"at_least", sign<'g'>},
        {"at_most", sign<'l'>},
        {"exactly", sign<'='>},
        {"largest", ordered<true, true>},
        {"smallest", ordered<false, true>},
        {"descending", ordered<true, false>},
        {"ascending", ordered<false, false>},
        {"most", most<true>},
        {"fewest", most<false>},
    };
    if (name == "who" || name == "where") {
        auto const& labels = name == "who" ? words_.facts.who : words_.facts.where;
        return [labels](parts) {
            thing made = something();
            made.one_of = labels;
            return readings{std::move(made)};
        };
    }
    if (auto const found = members.find(name); found != members.end())
        return [this, act = found->second](parts given) { return (this->*act)(given); };
    auto const found = plain.find(name);
    return found == plain.end() ? action() : action(found->second);
}

}  // namespace wafer::question
