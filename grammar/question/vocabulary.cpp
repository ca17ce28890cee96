#include "grammar/question/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace wafer::question {
namespace {

constexpr std::array<std::string_view, 6> forms_of_be = {"is", "are", "was", "were", "be", "been"};
constexpr std::array<std::string_view, 15> prepositions = {"in",    "on", "from", "with", "to",   "at",      "by",   "of",
                                                           "about", "as", "for",  "into", "over", "against", "under"};

template <class List>
bool holds(List const& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

/// Steps from one text to the other: letters put in, left out or replaced.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        auto corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            auto const above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, corner + (left[i - 1] == right[j - 1] ? 0 : 1)});
            corner = above;
        }
    }
    return row.back();
}

constexpr std::string_view gap = "…";

}  // namespace

void vocabulary::add_folded(std::string const& key, word meaning) {
    if (key.empty()) return;
    for (auto blank = key.find(' '); blank != std::string::npos; blank = key.find(' ', blank + 1))
        phrases_[key.substr(0, blank)].continues = true;
    auto& meanings = phrases_[key].meanings;
    auto const same = [&](word const& known) {
        return known.what == meaning.what && known.name == meaning.name && known.text == meaning.text && known.backward == meaning.backward;
    };
    if (std::ranges::none_of(meanings, same)) meanings.push_back(std::move(meaning));
}

void vocabulary::add(language spoken, std::string_view phrase, word meaning) {
    if (auto const at = phrase.find(gap); at != std::string_view::npos) {
        auto const before = folded_key(phrase.substr(0, at));
        auto const behind = folded_key(phrase.substr(at + gap.size()));
        if (before.empty() || behind.empty()) return;
        meaning.text = std::string(phrase);
        meaning.what = word::sort::opening;
        add_folded(before, meaning);
        meaning.what = word::sort::closing;
        add_folded(behind, std::move(meaning));
        return;
    }
    auto const key = folded_key(phrase);
    if (meaning.what == word::sort::relation)
        add_relation(spoken, key, std::move(meaning));
    else
        add_folded(key, std::move(meaning));
}

/// A verb phrase is also known without its `be`, and without its preposition.
void vocabulary::add_relation(language spoken, std::string const& key, word meaning) {
    auto body = key;
    if (auto const blank = key.find(' '); spoken == language::english && blank != std::string::npos && holds(forms_of_be, key.substr(0, blank))) {
        meaning.what = word::sort::copula;
        body = key.substr(blank + 1);
    }
    add_folded(body, meaning);
    // The particle of what is done says nothing about the relation.
    if (spoken == language::chinese && !body.ends_with("了")) add_folded(body + " 了", meaning);
    auto const blank = body.rfind(' ');
    if (spoken != language::english || blank == std::string::npos || !holds(prepositions, body.substr(blank + 1))) return;
    meaning.what = word::sort::stem;
    meaning.text = body.substr(blank + 1);
    add_folded(body.substr(0, blank), std::move(meaning));
}

void vocabulary::add_idiom(std::string_view phrase, std::string_view meaning) {
    auto const units = fold(phrase);
    longest_idiom_ = std::max(longest_idiom_, units.size());
    idioms_[folded_key(phrase)] = fold(meaning);
}

std::vector<unit> vocabulary::without_idioms(std::vector<unit> const& units) const {
    std::vector<unit> made;
    for (std::size_t at = 0; at < units.size();) {
        std::string key;
        std::vector<unit> const* longest = nullptr;
        std::size_t length = 1;
        for (std::size_t last = at; last < units.size() && last - at < longest_idiom_; ++last) {
            (key += key.empty() ? "" : " ") += units[last].text;
            if (auto const found = idioms_.find(key); found != idioms_.end()) {
                longest = &found->second;
                length = last + 1 - at;
            }
        }
        if (!longest) {
            made.push_back(units[at++]);
            continue;
        }
        for (auto each : *longest) {
            each.begin = units[at].begin;
            each.end = units[at + length - 1].end;
            made.push_back(std::move(each));
        }
        at += length;
    }
    return made;
}

std::vector<vocabulary::match> vocabulary::matches(std::vector<unit> const& units, std::size_t first) const {
    std::vector<match> found;
    std::string key;
    for (std::size_t last = first; last < units.size(); ++last) {
        (key += key.empty() ? "" : " ") += units[last].text;
        auto const at = phrases_.find(key);
        if (at == phrases_.end()) break;
        if (!at->second.meanings.empty()) found.push_back({last + 1 - first, &at->second.meanings});
        if (!at->second.continues) break;
    }
    return found;
}

bool vocabulary::begins_phrase(std::string const& unit) const { return phrases_.contains(unit); }

std::vector<std::string> vocabulary::nearest(std::string_view folded) const {
    std::vector<std::pair<std::size_t, std::string>> ranked;
    auto const most = std::max<std::size_t>(1, folded.size() / 3);
    for (auto const& [phrase, entry] : phrases_) {
        auto const length_gap = phrase.size() > folded.size() ? phrase.size() - folded.size() : folded.size() - phrase.size();
        if (entry.meanings.empty() || length_gap > most) continue;
        if (auto const steps = distance(phrase, folded); steps <= most) ranked.emplace_back(steps, phrase);
    }
    std::ranges::sort(ranked);
    std::vector<std::string> names;
    for (auto const& [steps, phrase] : ranked)
        if (names.size() < 3) names.push_back(phrase);
    return names;
}

}  // namespace wafer::question
