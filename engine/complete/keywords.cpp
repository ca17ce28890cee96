#include "engine/complete/keywords.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "grammar/ast/characters.hpp"

namespace wafer::engine::complete {
namespace {

using place = position::place;
using words = std::span<std::string_view const>;

constexpr std::array<std::string_view, 20> of_statements = {"MATCH", "RETURN",  "OPTIONAL MATCH", "WITH", "UNWIND",  "CREATE", "MERGE", "CALL",
                                                            "WHY",   "WHY NOT", "EXPLAIN",        "PROFILE", "SHOW", "LOAD CSV", "FOREACH", "INSERT",
                                                            "DROP INDEX", "DROP CONSTRAINT", "FILTER", "FINISH"};
constexpr std::array<std::string_view, 8> of_operands = {"CASE", "NOT", "EXISTS {", "COUNT {", "COLLECT {", "true", "false", "null"};
constexpr std::array<std::string_view, 11> operators = {"AND", "OR",       "NOT",       "IN",          "IS NULL", "IS NOT NULL",
                                                        "XOR", "CONTAINS", "STARTS WITH", "ENDS WITH", "IS TYPED"};
constexpr std::array<std::string_view, 6> of_cases = {"WHEN", "THEN", "ELSE", "END", "AND", "OR"};
constexpr std::array<std::string_view, 15> next_clauses = {"RETURN", "WITH",   "MATCH",  "OPTIONAL MATCH", "CREATE",  "MERGE",  "SET",   "DELETE",
                                                           "DETACH DELETE", "REMOVE", "UNWIND", "CALL", "FOREACH", "UNION", "FINISH"};
constexpr std::array<std::string_view, 1> where = {"WHERE"};
constexpr std::array<std::string_view, 2> on_conflict = {"ON CREATE SET", "ON MATCH SET"};
constexpr std::array<std::string_view, 3> cuts = {"ORDER BY", "SKIP", "LIMIT"};
constexpr std::array<std::string_view, 2> orders = {"DESC", "ASC"};
constexpr std::array<std::string_view, 2> alias_and_distinct = {"AS", "UNION"};
constexpr std::array<std::string_view, 1> alias = {"AS"};
constexpr std::array<std::string_view, 1> yield = {"YIELD"};
constexpr std::array<std::string_view, 1> distinct = {"DISTINCT"};
constexpr std::array<std::string_view, 2> of_patterns = {"shortestPath((", "allShortestPaths(("};
constexpr std::array<std::string_view, 4> created = {"INDEX", "CONSTRAINT", "RANGE INDEX", "TEXT INDEX"};

constexpr std::pair<std::string_view, std::array<std::string_view, 8>> following[] = {
    {"ORDER", {"BY"}},
    {"OPTIONAL", {"MATCH"}},
    {"DETACH", {"DELETE"}},
    {"NODETACH", {"DELETE"}},
    {"STARTS", {"WITH"}},
    {"ENDS", {"WITH"}},
    {"IS", {"NULL", "NOT NULL", "TYPED", "NORMALIZED"}},
    {"IS NOT", {"NULL"}},
    {"SHOW", {"INDEXES", "CONSTRAINTS", "FUNCTIONS", "PROCEDURES", "LABELS", "RELATIONSHIP TYPES", "PROPERTY KEYS"}},
    {"LOAD", {"CSV"}},
    {"CSV", {"FROM", "WITH HEADERS FROM"}},
    {"DROP", {"INDEX", "CONSTRAINT"}},
    {"ON", {"CREATE SET", "MATCH SET"}},
    {"WHY", {"MATCH", "NOT", "SOURCES", "FACTS", "WITHOUT SOURCE", "OPTIONAL MATCH"}},
    {"PROPERTY", {"KEYS"}},
    {"RELATIONSHIP", {"TYPES"}},
    {"BUILT", {"IN"}},
    {"WITHOUT", {"SOURCE"}},
};

void append(std::vector<std::string_view>& all, words more) { all.insert(all.end(), more.begin(), more.end()); }

void append_behind_items(std::vector<std::string_view>& all, std::string_view clause) {
    if (clause == "WITH") append(all, where);
    append(all, cuts);
    append(all, clause == "RETURN" ? words(alias_and_distinct) : words(alias));
    append(all, operators);
    if (clause == "WITH") append(all, next_clauses);
}

std::vector<std::string_view> behind_operand(position const& here) {
    std::vector<std::string_view> all;
    auto const& clause = here.clause;
    if (here.open_case) append(all, of_cases);
    if (here.is_nested || here.open_case) {
        append(all, operators);
        append(all, where);
    } else if (clause == "RETURN" || clause == "WITH") {
        append_behind_items(all, clause);
    } else if (clause == "ORDER" || clause == "SKIP" || clause == "LIMIT" || clause == "OFFSET") {
        if (clause == "ORDER") append(all, orders);
        append(all, words(cuts).subspan(1));
        append(all, next_clauses);
    } else {
        if (clause == "MATCH" || clause == "YIELD") append(all, where);
        if (clause == "MERGE") append(all, on_conflict);
        if (clause == "UNWIND" || clause == "LOAD" || clause == "YIELD") append(all, alias);
        if (clause == "CALL" || clause == "SHOW") append(all, yield);
        if (clause == "WHERE") append(all, operators);
        append(all, next_clauses);
    }
    return all;
}

bool starts_with(std::string_view word, std::string_view begin) {
    return word.size() >= begin.size() && std::equal(begin.begin(), begin.end(), word.begin(), [](char left, char right) {
               return ast::characters::lower(left) == ast::characters::lower(right);
           });
}

}  // namespace

std::vector<std::string_view> words_at(position const& here) {
    std::vector<std::string_view> all;
    switch (here.what) {
        case place::statement: append(all, of_statements); break;
        case place::operand:
            append(all, of_operands);
            if (here.keyword == "RETURN" || here.keyword == "WITH") append(all, distinct);
            break;
        case place::after_operand: return behind_operand(here);
        case place::pattern:
            append(all, of_patterns);
            if (here.keyword == "CREATE") append(all, created);
            break;
        case place::after_keyword:
            for (auto const& [keyword, next] : following)
                if (keyword == here.keyword) append(all, next);
            std::erase(all, std::string_view());
            break;
        case place::nothing:
        case place::known_node:
        case place::label:
        case place::type:
        case place::property:
        case place::function:
        case place::procedure:
        case place::column:
        case place::string:
        case place::parameter: break;
    }
    return all;
}

bool begins_statement(std::string_view word, bool is_unfinished) {
    auto const fits = [&](std::string_view keyword) {
        auto const first = keyword.substr(0, keyword.find(' '));
        return starts_with(first, word) && (is_unfinished || first.size() == word.size());
    };
    return !word.empty() && std::ranges::any_of(of_statements, fits);
}

}  // namespace wafer::engine::complete
