#include "engine/complete/name_index.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "grammar/question/fold.hpp"
#include "grammar/question/pinyin.hpp"

namespace wafer::engine::complete {
namespace {

/// Longer names are texts; nobody types them.
constexpr std::size_t most_bytes_of_name = 80;
constexpr std::size_t most_words_to_begin_at = 6;

}  // namespace

name_index::name_index(graph const& data, name_source const& from, std::stop_token const& stop) {
    if (from.words) add_phrases(*from.words);
    add_names(data, from, stop);
    std::ranges::stable_sort(entries_, [this](entry const& left, entry const& right) {
        return std::string_view(pool_.data() + left.offset) < std::string_view(pool_.data() + right.offset);
    });
}

void name_index::add_names(graph const& data, name_source const& from, std::stop_token const& stop) {
    std::vector<key_id> keys;
    for (auto const& name : from.keys)
        if (auto const key = data.find_key(name)) keys.push_back(*key);
    std::size_t count = 0;
    std::array<node_id, 1024> found{};
    node_id next{0};
    while (auto const size = keys.empty() ? 0 : data.scan_nodes(next, std::span<node_id>(found))) {
        if (stop.stop_requested()) return;
        for (auto const node : std::span(found).first(size)) {
            for (auto const key : keys) {
                if (from.limit > 0 && count >= from.limit) return;
                auto const content = data.property(node, key);
                hit what{hit::by::beginning, node, key.value, 0};
                if (content.type() == kind::string) {
                    add_name(content.string(), what);
                    ++count;
                }
                if (content.type() != kind::list) continue;
                for (auto const& item : content.list()) {
                    if (item.type() == kind::string) add_name(item.string(), what);
                    ++what.item;
                    ++count;
                }
            }
        }
    }
}

void name_index::add_name(std::string_view name, hit what) {
    if (name.empty() || name.size() > most_bytes_of_name) return;
    auto const folded = question::folded_key(name);
    if (folded.empty()) return;
    add(folded, what, hit::by::beginning);
    auto const spelt = question::pinyin_of(name);
    if (spelt) {
        add(question::folded_key(spelt->whole), what, hit::by::pinyin);
        add(question::folded_key(spelt->initials), what, hit::by::initials);
        return;
    }
    // The later words of a name share its bytes in the pool.
    auto const begin = entries_.back().offset;
    std::size_t words = 0;
    for (auto at = folded.find(' '); at != std::string::npos && words < most_words_to_begin_at; at = folded.find(' ', at + 1), ++words) {
        what.found = hit::by::word;
        entries_.push_back({begin + static_cast<std::uint32_t>(at) + 1, what});
    }
}

void name_index::add(std::string_view folded, hit what, hit::by found) {
    // Offsets have 32 bits; more names than that are not kept.
    if (pool_.size() + folded.size() >= UINT32_MAX) return;
    what.found = found;
    entries_.push_back({static_cast<std::uint32_t>(pool_.size()), what});
    (pool_ += folded) += '\0';
}

void name_index::add_phrases(lexicon const& words) {
    for (auto const& [name, spoken] : words.labels) add_phrases(spoken, name);
    for (auto const& [name, spoken] : words.properties) add_phrases(spoken, name);
    for (auto const& [property, values] : words.values)
        for (auto const& [text, spoken] : values) add_phrases(spoken, property + " = " + text);
    for (auto const& [type, spoken] : words.relationships) {
        for (auto const& verb : spoken.verbs) {
            add_phrases(verb.forward, type);
            add_phrases(verb.backward, type);
        }
        add_phrases(spoken.start, type);
        add_phrases(spoken.end, type);
    }
    for (auto const& [name, spoken] : words.adjectives) add_phrases(spoken, name);
}

void name_index::add_phrases(spoken_phrases const& spoken, std::string const& detail) {
    for (auto const& language : spoken) {
        for (auto const& text : language) {
            // What stands around another party cannot be typed in one go.
            auto const gap = text.find("…");
            auto const shown = gap == std::string::npos ? text : text.substr(0, gap);
            if (shown.empty()) continue;
            hit const what{hit::by::beginning, std::nullopt, static_cast<std::uint32_t>(phrases_.size()), 0};
            phrases_.push_back({shown, detail});
            add(question::folded_key(shown), what, hit::by::beginning);
            auto const spelt = question::pinyin_of(shown);
            if (!spelt) continue;
            add(question::folded_key(spelt->whole), what, hit::by::pinyin);
            add(question::folded_key(spelt->initials), what, hit::by::initials);
        }
    }
}

void name_index::find(std::string_view folded, std::size_t most, std::vector<hit>& found) const {
    auto const before = [this](entry const& each, std::string_view wanted) { return std::string_view(pool_.data() + each.offset) < wanted; };
    auto at = std::lower_bound(entries_.begin(), entries_.end(), folded, before);
    for (; most > 0 && at != entries_.end(); ++at, --most) {
        if (!std::string_view(pool_.data() + at->offset).starts_with(folded)) return;
        found.push_back(at->what);
    }
}

std::string name_at(graph const& data, name_index::hit const& found) {
    if (!found.node || !data.contains(*found.node) || found.key >= data.key_count()) return {};
    auto const content = data.property(*found.node, key_id{found.key});
    if (content.type() == kind::string) return std::string(content.string());
    if (content.type() != kind::list || found.item >= content.list().size()) return {};
    auto const& item = content.list()[found.item];
    return item.type() == kind::string ? std::string(item.string()) : std::string();
}

}  // namespace wafer::engine::complete
