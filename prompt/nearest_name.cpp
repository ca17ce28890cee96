#include "prompt/nearest_name.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace wafer::prompt {
namespace {

/// Insertions, deletions and replacements of letters that make one name the other (Levenshtein's distance).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            auto const replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view given, std::vector<std::string_view> const& known) {
    std::vector<std::pair<std::size_t, std::string_view>> near;
    for (auto const name : known) {
        bool const begun = given.size() > 1 && name.starts_with(given);
        auto const far = begun ? 1 : distance(given, name);
        if (far <= (given.size() + 1) / 3 && 2 * far < given.size()) near.emplace_back(far, name);
    }
    std::stable_sort(near.begin(), near.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (auto const& [far, name] : near) names.emplace_back(name);
    if (names.size() > 3) names.resize(3);
    return names;
}

std::string did_you_mean(std::vector<std::string> const& names) {
    if (names.empty()) return "";
    std::string out = " Did you mean ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
        out += names[i];
    }
    return out + "?";
}

}  // namespace wafer::prompt
