// The label that a node is coloured by. A label is general if a narrower one, of two nodes at least, stands only beside it: `Organization`
// beside `Company`. Kinds are chosen so that few cover many nodes: first among labels that are not general, for the rest among all.
#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "prompt/picture/collector.hpp"

namespace wafer::prompt {
namespace {

/// More than this many colours cannot be told apart: then a narrow label must have some nodes to be a kind.
constexpr std::size_t most_kinds = 12;
constexpr std::size_t fewest_nodes = 3;

using label_counts = std::map<std::string, std::size_t>;

struct label_statistics {
    label_counts alone;
    std::map<std::pair<std::string, std::string>, std::size_t> together;  // Narrower or equal first.
};

label_statistics counted(picture const& drawn) {
    label_statistics counts;
    for (auto const& each : drawn.nodes) {
        for (auto const& label : each.labels) {
            ++counts.alone[label];
            for (auto const& other : each.labels)
                if (other != label) ++counts.together[{label, other}];
        }
    }
    return counts;
}

label_counts without_general(label_statistics const& counts) {
    auto narrow = counts.alone;
    for (auto const& [pair, count] : counts.together) {
        auto const own = counts.alone.at(pair.first);
        if (count == own && own >= 2 && counts.alone.at(pair.second) > own) narrow.erase(pair.second);
    }
    return narrow;
}

/// The kinds of nodes that have one so far; empty for the others.
using kinds_by_node = std::vector<std::string>;

/// How many nodes without a kind have each label.
label_counts uncovered(picture const& drawn, kinds_by_node const& kinds, label_counts const& candidates) {
    label_counts counts;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (!kinds[i].empty()) continue;
        for (auto const& label : drawn.nodes[i].labels)
            if (candidates.contains(label)) ++counts[label];
    }
    return counts;
}

/// Gives kinds to nodes, always by the label that most nodes without one have, as long as those are `least` at least.
std::size_t cover(picture const& drawn, kinds_by_node& kinds, label_counts const& candidates, std::size_t least) {
    for (std::size_t rounds = 0;; ++rounds) {
        auto const counts = uncovered(drawn, kinds, candidates);
        auto const most = std::max_element(counts.begin(), counts.end(), [](auto const& left, auto const& right) { return left.second < right.second; });
        if (most == counts.end() || most->second < least) return rounds;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            auto const& labels = drawn.nodes[i].labels;
            if (kinds[i].empty() && std::find(labels.begin(), labels.end(), most->first) != labels.end()) kinds[i] = most->first;
        }
    }
}

kinds_by_node chosen_kinds(picture const& drawn) {
    auto const counts = counted(drawn);
    auto const narrow = without_general(counts);
    kinds_by_node kinds(drawn.nodes.size());
    if (cover(drawn, kinds, narrow, 1) > most_kinds) {
        kinds.assign(kinds.size(), "");
        cover(drawn, kinds, narrow, fewest_nodes);
    }
    cover(drawn, kinds, counts.alone, 1);
    return kinds;
}

}  // namespace

void choose_kinds(picture& drawn) {
    auto const kinds = chosen_kinds(drawn);
    label_counts sizes;
    for (auto const& kind : kinds) ++sizes[kind];
    drawn.kinds.clear();
    std::unordered_map<std::string, std::size_t> places;
    for (auto const& [kind, size] : sizes) drawn.kinds.push_back(kind);
    std::stable_sort(drawn.kinds.begin(), drawn.kinds.end(), [&](auto const& left, auto const& right) { return sizes[left] > sizes[right]; });
    for (std::size_t i = 0; i < drawn.kinds.size(); ++i) places.emplace(drawn.kinds[i], i);
    for (std::size_t i = 0; i < kinds.size(); ++i) drawn.nodes[i].kind = places.at(kinds[i]);
}

}  // namespace wafer::prompt
