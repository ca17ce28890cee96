#include "engine/complete/questions.hpp"

#include <algorithm>
#include <array>

#include "engine/complete/keywords.hpp"
#include "grammar/ast/characters.hpp"
#include "grammar/question/fold.hpp"

namespace wafer::engine::complete {
namespace {

using ast::characters::is;

/// A name or phrase has so many words or Chinese characters at most.
constexpr std::size_t most_units = 8;
constexpr std::size_t most_hits = 48;

constexpr std::array<std::string_view, 16> openings = {"Who",  "Which", "What", "Where", "When",   "How many", "How much", "How are",
                                                       "谁",   "哪些",  "哪家", "什么",  "有多少", "多少",     "哪里",     "为什么"};

void offer_hit(name_index::hit const& found, text_range replaced, surroundings const& around, std::size_t units, offers& to) {
    // Longer stretches of the question count for more, then how the name was found.
    auto const rank = static_cast<int>((most_units - units) * 4) + static_cast<int>(found.found);
    if (found.node) {
        auto name = name_at(around.data, found);
        if (name.empty()) return;
        auto detail = detail_of(around, *found.node, name);
        to.add_found({std::move(name), proposal::kind::name, replaced, std::move(detail)}, rank);
    } else {
        auto const& known = around.names->phrase_of(found);
        to.add_found({known.text, proposal::kind::phrase, replaced, known.detail}, rank);
    }
}

}  // namespace

reading reading_of(std::string_view typed) {
    auto const begin = std::ranges::find_if_not(typed, [](char c) { return is(c, ast::characters::blank); }) - typed.begin();
    auto const text = typed.substr(static_cast<std::size_t>(begin));
    if (text.empty()) return reading::either;
    std::size_t size = 0;
    while (size < text.size() && is(text[size], ast::characters::name_part) && !ast::characters::is_wide(text[size])) ++size;
    if (size == 0) return ast::characters::is_wide(text[0]) ? reading::question : reading::statement;
    bool const unfinished = size == text.size();
    bool const statement = begins_statement(text.substr(0, size), unfinished);
    if (unfinished) return statement ? reading::either : reading::question;
    return statement ? reading::statement : reading::question;
}

void offer_phrases(std::string_view typed, std::uint32_t begin, surroundings const& around, offers& to) {
    auto const units = question::fold(typed);
    auto const end = begin + static_cast<std::uint32_t>(typed.size());
    if (units.size() < 2) {
        auto const first = units.empty() ? std::string_view() : typed.substr(units[0].begin);
        for (auto const opening : openings)
            if (fit(opening, first).value_or(3) < 2)
                to.add_found({std::string(opening), proposal::kind::phrase, {end - static_cast<std::uint32_t>(first.size()), end}, ""}, 50);
    }
    // A blank behind the last word begins a new one.
    bool const ended = units.empty() || (units.back().end < typed.size() && typed.back() == ' ');
    if (!around.names || ended) return;
    std::vector<name_index::hit> hits;
    std::string tail;
    for (std::size_t count = 1; count <= std::min(units.size(), most_units); ++count) {
        auto const& first = units[units.size() - count];
        tail = tail.empty() ? first.text : first.text + " " + tail;
        hits.clear();
        around.names->find(tail, most_hits, hits);
        text_range const replaced{begin + first.begin, end};
        for (auto const& found : hits) offer_hit(found, replaced, around, count, to);
    }
}

std::string detail_of(surroundings const& around, node_id node, std::string_view name) {
    std::string detail;
    for (auto const label : around.data.labels(node)) (detail += detail.empty() ? "" : ":") += around.data.name(label);
    for (auto const& key : around.name_keys) {
        auto const id = around.data.find_key(key);
        if (!id) continue;
        auto const content = around.data.property(node, *id);
        if (content.type() != kind::string) continue;
        if (content.string() != name) (detail += detail.empty() ? "" : ", ") += content.string();
        break;
    }
    return detail;
}

}  // namespace wafer::engine::complete
