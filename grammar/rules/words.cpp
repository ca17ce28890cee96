#include "grammar/rules/words.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace wafer::grammar::rules {
namespace {

constexpr std::array<std::string_view, 66> keywords = {"ALL",        "AND",          "ANY",      "AS",       "ASC",
                                                       "ASCENDING",  "BY",           "CALL",     "CASE",     "COLLECT",
                                                       "CONTAINS",   "COUNT",        "CREATE",   "DELETE",   "DESC",
                                                       "DESCENDING", "DETACH",       "DISTINCT", "ELSE",     "END",
                                                       "ENDS",       "EXISTS",       "EXPLAIN",  "FALSE",    "IN",
                                                       "IS",         "LIMIT",        "MATCH",    "MERGE",    "NONE",
                                                       "NOT",        "NULL",         "ON",       "OPTIONAL", "OR",
                                                       "ORDER",      "PROFILE",      "REDUCE",   "REMOVE",   "RETURN",
                                                       "SET",        "SHORTESTPATH", "SINGLE",   "SKIP",     "STARTS",
                                                       "THEN",       "TRUE",         "UNION",    "UNWIND",   "WHEN",
                                                       "WHERE",      "WITH",         "XOR",      "YIELD",    "ALLSHORTESTPATHS",
                                                       "FILTER",     "FINISH",       "FOREACH",  "INSERT",   "OFFSET",
                                                       "TYPED",      "NORMALIZED", "LOAD",      "CSV",    "HEADERS", "FIELDTERMINATOR"};

std::string upper(std::string_view word) {
    std::string result(word);
    for (char& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return result;
}

// Edit distance in which exchanging two neighbours costs one step (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

}  // namespace

std::vector<std::string> nearest_keywords(std::string_view word, std::vector<std::string> const& likely) {
    auto const wanted = upper(word);
    bool const known = std::find(keywords.begin(), keywords.end(), wanted) != keywords.end();
    if (known || wanted.size() < 2 || wanted.size() > 24) return {};
    auto const allowed = wanted.size() <= 3 ? 1U : wanted.size() <= 5 ? 2U : 3U;
    std::vector<std::tuple<std::size_t, bool, std::string>> found;
    for (auto const keyword : keywords) {
        auto const steps = distance(wanted, keyword);
        bool const unlikely = std::find(likely.begin(), likely.end(), keyword) == likely.end();
        if (steps > 0 && steps <= allowed && steps * 2 < keyword.size()) found.emplace_back(steps, unlikely, keyword);
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> result;
    for (auto const& [steps, unlikely, keyword] : found)
        if (result.size() < 3 && steps <= std::get<0>(found.front()) + 1) result.push_back(keyword);
    return result;
}

}  // namespace wafer::grammar::rules
