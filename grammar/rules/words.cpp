#include "grammar/rules/words.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "wafer/text.hpp"

namespace wafer::grammar::rules {
namespace {

constexpr std::array<std::string_view, 88> keywords = {"ALL",        "AND",          "ANY",      "AS",       "ASC",
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
                                                       "TYPED",      "NORMALIZED",   "NEXT",     "SHOW",     "ORDINALITY",
                                                       "INDEXES",    "CONSTRAINTS",  "LABELS",   "TYPES",    "RELATIONSHIP",
                                                       "PROPERTY",   "KEYS",         "FUNCTIONS", "PROCEDURES", "EXECUTABLE",
                                                       "LOAD",       "CSV",          "HEADERS",  "FIELDTERMINATOR",
                                                       "SHORTEST",   "TRAIL",        "ACYCLIC",  "REPEATABLE", "DIFFERENT",
                                                       "ELEMENTS",   "RELATIONSHIPS", "WHY", "WITHOUT"};

// Words of the schema clauses, of SHOW, FOR, WHY and TRIM, and of the prefixes of paths. Nobody means one of them by a word elsewhere.
constexpr std::array<std::string_view, 49> words_of_few_clauses = {
    "ARRAY", "BOTH", "BUILT", "CONSTRAINT", "CURRENT", "DEFINED", "DROP", "EXIST", "EXISTENCE", "FACTS", "FOR", "FROM",
    "FULLTEXT", "FUNCTION", "IF", "INDEX", "KEY", "LABEL", "LEADING", "LET", "LIST", "LOOKUP", "NODE", "NODETACH", "OPTIONS",
    "POINT", "PROCEDURE", "RANGE", "REL", "REQUIRE", "SOURCE", "SOURCES", "TEXT", "TRAILING", "TYPE", "UNIQUE", "UNIQUENESS",
    "USER", "VECTOR", "WALK", "SIMPLE", "PATH", "PATHS", "GROUP", "GROUPS", "BINDINGS", "ELEMENT", "EDGE", "EDGES"};

std::string upper(std::string_view word) {
    std::string result(word);
    for (char& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return result;
}

}  // namespace

bool is_keyword(std::string_view word) {
    auto const same = [&](std::string_view keyword) { return word.size() == keyword.size() && upper(word) == keyword; };
    return std::any_of(keywords.begin(), keywords.end(), same) || std::any_of(words_of_few_clauses.begin(), words_of_few_clauses.end(), same);
}

std::vector<std::string> nearest_keywords(std::string_view word, std::vector<std::string> const& likely) {
    auto const wanted = upper(word);
    bool const known = std::find(keywords.begin(), keywords.end(), wanted) != keywords.end();
    if (known || wanted.size() < 2 || wanted.size() > 24) return {};
    auto const allowed = wanted.size() <= 3 ? 1U : wanted.size() <= 5 ? 2U : 3U;
    std::vector<std::tuple<std::size_t, bool, std::string>> found;
    for (auto const keyword : keywords) {
        auto const steps = edit_distance(wanted, keyword);
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
