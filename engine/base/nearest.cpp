#include <algorithm>
#include <utility>

#include <utf8proc.h>

#include "wafer/text.hpp"

namespace wafer {

namespace {

/// Longer names are compared by their beginnings, as the distance takes the product of the lengths.
constexpr std::size_t longest = 64;
constexpr std::size_t most_suggestions = 3;
/// So much of a name says which one is meant.
constexpr std::size_t least_begun = 3;

std::vector<utf8proc_int32_t> folded(std::string_view text) {
    std::vector<utf8proc_int32_t> points;
    while (!text.empty() && points.size() < longest) {
        utf8proc_int32_t point = 0;
        auto const* const bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
        auto const taken = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
        if (taken <= 0) break;
        points.push_back(utf8proc_tolower(point));
        text.remove_prefix(static_cast<std::size_t>(taken));
    }
    return points;
}

/// The optimal string alignment distance: row by row, where a swap looks two rows back.
std::size_t distance(std::vector<utf8proc_int32_t> const& left, std::vector<utf8proc_int32_t> const& right) {
    std::vector<std::size_t> before(right.size() + 1);
    std::vector<std::size_t> last(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            std::size_t const replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
            bool const swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(row);
    }
    return last[right.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view left, std::string_view right) { return distance(folded(left), folded(right)); }

std::vector<std::string> nearest_names(std::string_view word, std::vector<std::string> const& candidates) {
    auto const meant = folded(word);
    std::size_t const most = std::max<std::size_t>(1, meant.size() / 3);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (auto const& candidate : candidates) {
        auto const points = folded(candidate);
        // A name that is hardly longer than the distance would be like any other.
        bool const begun = meant.size() >= least_begun && points.size() > meant.size() && std::equal(meant.begin(), meant.end(), points.begin());
        if (begun) near.emplace_back(1, candidate);
        if (begun || points.size() + most < meant.size() || meant.size() + most < points.size()) continue;
        std::size_t const apart = distance(meant, points);
        if (apart <= most && 2 * apart < std::max(meant.size(), points.size())) near.emplace_back(apart, candidate);
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    if (near.size() > most_suggestions) near.resize(most_suggestions);
    std::vector<std::string> names;
    names.reserve(near.size());
    for (auto& [apart, name] : near) names.push_back(std::move(name));
    return names;
}

}  // namespace wafer
