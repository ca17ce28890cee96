// What a question leaves unsaid: labels that follow from relationships, which of two relationships a figure has, and defaults.
#include <algorithm>

#include "grammar/question/query_writer.hpp"

namespace wafer::question {

/// Finds what labels the relationships of unlabelled nodes leave them.
void query_writer::infer(thing& what) const {
    for (auto& each : what.links) {
        auto& other = each.other.front();
        if (each.negated) continue;
        if (what.labels.empty() && what.named.empty() && what.known.empty()) what.known = labels_left(each, false, what);
        if (other.labels.empty() && other.named.empty()) other.known = labels_left(each, true, what);
        infer(other);
    }
}

/// The one label that a relationship's end can have, or none.
std::vector<std::string> query_writer::labels_left(link const& each, bool other_end, thing const& what) const {
    std::set<std::string> ends;
    for (auto const& choice : each.choices) {
        for (auto const& [start, end] : words_.graph.ends.find(choice.type)->second) {
            auto const& here = choice.backward ? end : start;
            auto const& there = choice.backward ? start : end;
            if (sense_.can_be(what, here) && sense_.can_be(each.other.front(), there)) ends.insert(other_end ? there : here);
        }
    }
    return ends.size() == 1 ? std::vector<std::string>{*ends.begin()} : std::vector<std::string>();
}

/// What a figure is about comes before what it is measured in: a market's funding, not that of a company in it.
void query_writer::choose_figure_types(thing& what) const {
    for (auto& each : what.links)
        for (auto& other : each.other) choose_figure_types(other);
    auto const* const figures = figure(what);
    auto const noun = figures ? std::ranges::find(what.tests, figures->noun, &test::property) : what.tests.end();
    if (noun == what.tests.end()) return;
    auto const* const text = std::get_if<std::string>(&noun->value);
    for (auto& each : what.links) {
        if (each.choices.size() < 2 || !text) continue;
        for (auto const& type : figures->about) {
            auto const ends = words_.graph.value_ends.find({*text, type});
            auto const leads = [&](std::string const& label) { return sense_.can_be(each.other.front(), label); };
            if (ends == words_.graph.value_ends.end() || !std::ranges::any_of(ends->second, leads)) continue;
            std::erase_if(each.choices, [&](relation_choice const& choice) { return choice.type != type; });
            break;
        }
    }
}

/// A company's revenue is all of it, unless a part is spoken of.
void query_writer::add_defaults(thing& what) const {
    for (auto& each : what.links)
        for (auto& other : each.other) add_defaults(other);
    auto const* const figures = figure(what);
    if (!figures || figures->default_property.empty()) return;
    auto const tests = [&](std::string const& property) {
        return std::ranges::any_of(what.tests, [&](test const& each) { return each.property == property; });
    };
    if (!tests(figures->noun) || tests(figures->default_property)) return;
    auto const noun = std::ranges::find(what.tests, figures->noun, &test::property);
    auto const about = std::ranges::any_of(what.links, [&](link const& each) {
        return std::ranges::any_of(figures->default_for, [&](std::string const& label) { return sense_.can_be(each.other.front(), label); });
    });
    auto const* const text = std::get_if<std::string>(&noun->value);
    bool const apart = text && words_.graph.value_keys.contains({*text, figures->default_property});
    if (about && apart) what.tests.push_back({figures->default_property, comparison::equal, figures->default_value});
}

/// Whether a relationship does not tell already that `who` is meant.
bool query_writer::must_tell_labels(thing const& what) const {
    if (what.one_of.empty() || !what.named.empty()) return false;
    auto const allowed = [&](std::string const& label) {
        return std::ranges::any_of(what.one_of, [&](std::string const& one) { return one == label || words_.graph.together.contains({one, label}); });
    };
    for (auto const& each : what.links) {
        if (each.negated) continue;
        bool told = true;
        for (auto const& choice : each.choices) {
            for (auto const& [start, end] : words_.graph.ends.find(choice.type)->second) {
                if (!sense_.can_be(each.other.front(), choice.backward ? start : end)) continue;
                told = told && allowed(choice.backward ? end : start);
            }
        }
        if (told) return false;
    }
    return true;
}

}  // namespace wafer::question
