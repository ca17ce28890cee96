// The label that a node is coloured by. A label is general if a narrower one, of two nodes at least, stands only beside it: `Organization`
// beside `Company`. A node's kind is the most frequent of its labels that are not general, else of all its labels.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "prompt/picture/collector.hpp"

namespace wafer::prompt {
namespace {

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

std::string most_frequent(std::vector<std::string> const& labels, label_counts const& counts) {
    std::string best;
    std::size_t most = 0;
    for (auto const& label : labels) {
        auto const found = counts.find(label);
        if (found == counts.end() || found->second <= most) continue;
        best = label;
        most = found->second;
    }
    return best;
}

}  // namespace

void choose_kinds(picture& drawn) {
    auto const counts = counted(drawn);
    auto const narrow = without_general(counts);
    std::vector<std::string> kinds;
    label_counts sizes;
    for (auto const& each : drawn.nodes) {
        auto kind = most_frequent(each.labels, narrow);
        if (kind.empty()) kind = most_frequent(each.labels, counts.alone);
        ++sizes[kind];
        kinds.push_back(std::move(kind));
    }
    drawn.kinds.clear();
    for (auto const& [kind, size] : sizes) drawn.kinds.push_back(kind);
    std::stable_sort(drawn.kinds.begin(), drawn.kinds.end(), [&](auto const& left, auto const& right) { return sizes[left] > sizes[right]; });
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        auto const at = std::find(drawn.kinds.begin(), drawn.kinds.end(), kinds[i]);
        drawn.nodes[i].kind = static_cast<std::size_t>(at - drawn.kinds.begin());
    }
}

}  // namespace wafer::prompt
