#include "grammar/question/reader.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "grammar/ast/print.hpp"
#include "grammar/question/fold.hpp"
#include "grammar/question/leaves.hpp"
#include "grammar/question/query_writer.hpp"

namespace wafer::question {
namespace {

/// The stretches that lie in no other.
std::vector<std::pair<std::size_t, std::size_t>> outermost(std::vector<std::pair<std::size_t, std::size_t>> all) {
    std::ranges::sort(all, [](auto const& left, auto const& right) { return left.second - left.first > right.second - right.first; });
    std::vector<std::pair<std::size_t, std::size_t>> kept;
    for (auto const& each : all) {
        bool const apart =
            std::ranges::all_of(kept, [&](auto const& other) { return each.second <= other.first || other.second <= each.first; });
        if (apart) kept.push_back(each);
    }
    std::ranges::sort(kept);
    return kept;
}

}  // namespace

reader::reader(vocabulary words)
    : words_(std::move(words)), sense_(words_),
      english_(english_rules, [this](std::string const& name) { return sense_.named(name); }),
      chinese_(chinese_rules, [this](std::string const& name) { return sense_.named(name); }) {}

outcome reader::read(std::string_view text) const {
    outcome result;
    result.spoken = is_chinese(text) ? language::chinese : language::english;
    auto units = fold(text);
    auto const [first, last] = std::ranges::unique(units, [](unit const& left, unit const& right) { return left.text == "," && right.text == ","; });
    units.erase(first, last);
    if (units.empty() || units.size() > most_units) {
        result.too_long = !units.empty();
        return result;
    }
    auto const plain = words_.without_idioms(units);
    auto found = parse(plain, result.spoken);
    if (found.readings.empty()) found = parse(units, result.spoken);
    if (found.readings.empty()) refuse(text, units, found, result);
    result.readings = std::move(found.readings);
    return result;
}

reader::parsed reader::parse(std::vector<unit> const& units, language spoken) const {
    auto const& rules = book(spoken);
    chart all(rules, units.size());
    parsed result;
    result.covered = add_leaves(words_, rules, units, all);
    if (!all.run()) return result;
    auto const question = rules.category("question");
    auto const phrase = rules.category("np");
    struct candidate {
        unsigned cost = 0;
        reading read;
    };
    std::map<std::string, candidate> found;  // By what is asked, however it is put.
    for (auto const& each : all.items()) {
        if (each.category == phrase || each.category == question) result.phrases.emplace_back(each.begin, each.end);
        if (each.category != question || each.begin != 0 || each.end != units.size()) continue;
        auto const& asked = std::get<inquiry>(each.content);
        query_writer writer(words_, sense_, spoken);
        auto query = writer.write(asked);
        if (!query) continue;
        candidate made{each.cost, {*query, ast::print(*query)}};
        auto const [place, fresh] = found.try_emplace(canonical(asked), made);
        if (!fresh && std::pair(made.cost, made.read.text) < std::pair(place->second.cost, place->second.read.text)) place->second = made;
    }
    unsigned least = static_cast<unsigned>(-1);
    for (auto const& [key, one] : found) least = std::min(least, one.cost);
    for (auto& [key, one] : found)
        if (one.cost == least) result.readings.push_back(std::move(one.read));
    return result;
}

void reader::refuse(std::string_view text, std::vector<unit> const& units, parsed const& failed, outcome& into) const {
    auto const written = [&](std::size_t first, std::size_t last) {
        return std::string(text.substr(units[first].begin, units[last - 1].end - units[first].begin));
    };
    for (std::size_t first = 0; first < units.size();) {
        if (failed.covered[first]) {
            ++first;
            continue;
        }
        auto last = first;
        std::string key;
        while (last < units.size() && !failed.covered[last]) (key += key.empty() ? "" : " ") += units[last++].text;
        into.unknown.push_back({written(first, last), {units[first].begin, units[last - 1].end}, words_.nearest(key)});
        first = last;
    }
    for (auto const& [first, last] : outermost(failed.phrases)) into.understood.push_back(written(first, last));
    // What would be understood if some neighbouring words were not there, the fewest first.
    for (std::size_t length = 1; length <= 4 && into.without.empty() && length < units.size(); ++length) {
        for (std::size_t first = 0; first + length <= units.size() && into.without.size() < 2; ++first) {
            bool const keeps_unknown = std::ranges::any_of(into.unknown, [&](unknown_word const& each) {
                return each.at.begin < units[first].begin || each.at.end > units[first + length - 1].end;
            });
            if (keeps_unknown) continue;
            auto fewer = units;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(first), fewer.begin() + static_cast<std::ptrdiff_t>(first + length));
            if (parse(fewer, into.spoken).readings.size() == 1) into.without.push_back(written(first, first + length));
        }
    }
}

}  // namespace wafer::question
