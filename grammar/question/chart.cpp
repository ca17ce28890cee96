#include "grammar/question/chart.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "grammar/question/fold.hpp"

namespace wafer::question {

rule_book::rule_book(std::string_view text, std::function<action(std::string const&)> const& action_named) {
    for (auto const& each : read_rules(text)) {
        bound_rule made{number({each.category}), {}, bind(each.meaning, action_named), each.cost};
        for (auto const& part : each.parts) made.parts.push_back(number(part));
        rules_.push_back(std::move(made));
    }
    by_first_.resize(numbers_.size());
    for (std::size_t i = 0; i < rules_.size(); ++i) by_first_[rules_[i].parts.front()].push_back(i);
}

rule_book::bound_meaning rule_book::bind(rule_meaning const& meaning, finder const& action_named) {
    bound_meaning made{meaning.place, {}, {}};
    if (made.place == 0) {
        made.act = action_named(meaning.action);
        assert(made.act);
    }
    for (auto const& each : meaning.arguments) made.arguments.push_back(bind(each, action_named));
    return made;
}

std::size_t rule_book::number(rule_part const& part) {
    auto const [place, fresh] = numbers_.try_emplace(part.literal ? "'" + part.text : part.text, numbers_.size());
    if (!fresh || !part.literal) return place->second;
    for (std::size_t from = 0; from <= part.text.size();) {
        auto const to = std::min(part.text.find('/', from), part.text.size());
        auto spelt = part.text.substr(from, to - from);
        std::ranges::replace(spelt, '`', '\'');
        auto const key = spelt == "'s" ? spelt : folded_key(spelt);
        literals_[key].push_back(place->second);
        literal_units_[key.substr(0, key.find(' '))] = true;
        from = to + 1;
    }
    return place->second;
}

std::size_t rule_book::category(std::string const& name) const {
    auto const found = numbers_.find(name);
    return found == numbers_.end() ? none : found->second;
}

std::vector<std::size_t> const* rule_book::literals(std::string const& text) const {
    auto const found = literals_.find(text);
    return found == literals_.end() ? nullptr : &found->second;
}

void chart::add(std::size_t category, std::size_t begin, std::size_t end, unsigned cost, meaning content) {
    auto key = std::to_string(category) + ' ' + std::to_string(begin) + ' ' + std::to_string(end) + ' ' + signature(content);
    auto const [place, fresh] = known_.try_emplace(std::move(key), items_.size());
    if (!fresh) {
        if (items_[place->second].cost <= cost) return;
        place->second = items_.size();
    }
    items_.push_back({category, begin, end, cost, std::move(content)});
    agenda_.push({end - begin, cost, items_.size() - 1});
}

bool chart::run() {
    while (!agenda_.empty()) {
        // Short stretches first, so that they are at their lowest cost before longer ones are made of them.
        auto const next = agenda_.top().item;
        agenda_.pop();
        auto const begin = items_[next].begin;
        starting_[begin].push_back(next);
        start_rules(next);
        for (std::size_t i = 0; i < waiting_[begin].size(); ++i) extend(partial(waiting_[begin][i]), next);
        if (items_.size() > most_items) return false;
    }
    return true;
}

void chart::start_rules(std::size_t index) {
    for (auto const rule : book_.starting_with(items_[index].category)) {
        partial const open{rule, 0, items_[index].begin, {}};
        extend(open, index);
    }
}

void chart::extend(partial const& open, std::size_t index) {
    auto const& rule = book_.rules()[open.rule];
    auto const& next = items_[index];
    if (rule.parts[open.done] != next.category) return;
    partial longer{open.rule, open.done + 1, next.end, open.items};
    longer.items.push_back(index);
    if (longer.done == rule.parts.size()) {
        finish(longer);
        return;
    }
    auto const at = longer.end;
    waiting_[at].push_back(longer);
    for (std::size_t i = 0; i < starting_[at].size(); ++i) extend(longer, starting_[at][i]);
}

/// All meanings: each action may give several, and refuse some combinations.
std::vector<meaning> chart::evaluate(rule_book::bound_meaning const& what, partial const& open) const {
    if (what.place > 0) return {items_[open.items[what.place - 1]].content};
    std::vector<std::vector<meaning>> given;
    for (auto const& each : what.arguments) {
        given.push_back(evaluate(each, open));
        if (given.back().empty()) return {};
    }
    std::vector<meaning> all;
    std::vector<std::size_t> chosen(given.size());
    while (true) {
        std::vector<meaning const*> arguments;
        for (std::size_t i = 0; i < given.size(); ++i) arguments.push_back(&given[i][chosen[i]]);
        for (auto& made : what.act(arguments)) all.push_back(std::move(made));
        std::size_t place = 0;
        while (place < given.size() && ++chosen[place] == given[place].size()) chosen[place++] = 0;
        if (place == given.size()) return all;
    }
}

void chart::finish(partial const& open) {
    auto const& rule = book_.rules()[open.rule];
    auto cost = rule.cost;
    for (auto const index : open.items) cost += items_[index].cost;
    auto const begin = items_[open.items.front()].begin;
    for (auto& made : evaluate(rule.make, open)) add(rule.category, begin, open.end, cost, std::move(made));
}

}  // namespace wafer::question
