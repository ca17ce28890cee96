// Clauses around other clauses, procedures, and the spellings of GQL.
#include <algorithm>

#include <fmt/format.h>

#include "tests/random/query_generator.hpp"

namespace wafer::random {

std::string query_generator::let() {
    std::string text = "LET ";
    std::vector<variable> made;
    static constexpr sort sorts[] = {sort::integer, sort::text, sort::truth, sort::integers, sort::date, sort::map};
    for (auto left = 1 + below(2); left > 0; --left) {
        auto const of = sorts[below(std::size(sorts))];
        auto const name = fresh("v");
        text += fmt::format("{}{} = {}", made.empty() ? "" : ", ", name, expression(of, 2));
        made.push_back({name, of});
    }
    scope_.insert(scope_.end(), made.begin(), made.end());
    return text;
}

std::string query_generator::filter() { return (chance(80) ? "FILTER " : "FILTER WHERE ") + condition(2); }

/// What a subquery brings in from around it, in one of the ways to say so.
query_generator::import query_generator::imports() {
    std::vector<variable> imported;
    for (auto const& each : scope_)
        if (chance(60)) imported.push_back(each);
    auto const listed = [&] {
        std::string names;
        for (auto const& each : imported) names += (names.empty() ? "" : ", ") + each.name;
        return names;
    };
    switch (below(6)) {
        case 0: return {"(*) { ", "", scope_};
        case 1: return {chance(50) ? "() { " : "{ ", "", {}};
        case 2: return {"{ ", scope_.empty() ? "" : "WITH * ", scope_};
        case 3: return {"{ ", imported.empty() ? "" : fmt::format("WITH {} ", listed()), imported};
        default: return {fmt::format("({}) {{ ", listed()), "", imported};
    }
}

/// Two columns at most, whose names are new around it as well.
std::string query_generator::called_body(import const& from, bool writing) {
    std::vector<variable> made{{fresh("v"), sort::integer}};
    if (chance(40)) made.push_back({fresh("v"), chance(50) ? sort::text : sort::anything});
    auto const columns = [&] {
        if (chance(25)) return fmt::format("count(*) AS {}{}", made[0].name, made.size() > 1 ? fmt::format(", max({}) AS {}", text(1), made[1].name) : "");
        std::string items = chance(15) ? "DISTINCT " : "";
        for (auto const& each : made) items += fmt::format("{}{} AS {}", &each == &made[0] ? "" : ", ", expression(each.of, 2), each.name);
        return items;
    };
    scope_ = from.variables;
    auto text = from.clause + (chance(70) ? reading_clauses(2) : "");
    if (writing) text += change() + " ";
    text += "RETURN " + columns();
    if (chance(20)) text += order(made, "", !made_.bags && !created_);
    else if (chance(20)) {
        scope_ = from.variables;
        auto const clauses = reading_clauses(1);
        text += fmt::format(" UNION {}{}{}RETURN {}", chance(60) ? "ALL " : "", from.clause, clauses, columns());
    }
    scope_ = std::move(made);
    return text;
}

std::string query_generator::called_query() {
    if (called_ > 1) return unwind();
    auto const before = scope_;
    auto const from = imports();
    std::string text = (chance(20) ? "OPTIONAL CALL " : "CALL ") + from.opening;
    bool const erased = erased_;
    ++called_;
    text += called_body(from, false) + " }";
    --called_;
    erased_ = erased;
    scope_.insert(scope_.begin(), before.begin(), before.end());
    return text;
}

/// A subquery that changes the graph, with or without rows of its own.
std::string query_generator::called_change() {
    if (called_ > 0 || (changed_ && scope_.empty())) return set();
    auto const before = scope_;
    auto const from = imports();
    std::string text = (changed_ ? "WITH * CALL " : "CALL ") + from.opening;
    bool const hidden = graph_hidden_;
    ++called_;
    if (chance(40)) {
        text += called_body(from, true);
        returning_ = true;
        scope_.insert(scope_.begin(), before.begin(), before.end());
    } else {
        scope_ = from.variables;
        text += from.clause + (chance(40) ? reading_clauses(1) : "");
        text += change();
        if (chance(20)) text += " FINISH";
        scope_ = before;
    }
    --called_;
    graph_hidden_ = hidden;
    // What the subquery deleted may be known around it by another name.
    if (erased_) std::erase_if(scope_, [](auto const& each) { return each.of < sort::integer || each.of == sort::anything; });
    return text + " }";
}

std::string query_generator::called_procedure() {
    procedures_ = true;
    auto const from = pick(sort::node);
    auto const to = pick(sort::node);
    auto const node = fresh("n");
    auto const column = fresh("v");
    static constexpr std::string_view options[] = {"{direction: 'both'}", "{direction: 'incoming', maxDepth: 2}", "{maxDepth: 1}", "{}"};
    std::string text = chance(30) ? "OPTIONAL CALL " : "CALL ";
    switch (from.empty() ? 3 : below(4)) {
        case 0:
        case 1:
            text += fmt::format("algo.bfs({}, {}) YIELD node AS {}, depth AS {}", from, one_of(options), node, column);
            break;
        case 2:
            text += fmt::format("algo.shortestPath({}, {}, {{direction: 'both'}}) YIELD cost AS {}", from, to, column);
            scope_.push_back({column, sort::number});
            return text;
        default:
            text += fmt::format("algo.connectedComponents() YIELD node AS {}, component AS {}", node, column);
            break;
    }
    scope_.push_back({node, sort::node});
    scope_.push_back({column, sort::integer});
    if (chance(30)) text += " WHERE " + truth(1);
    return text;
}

std::string query_generator::for_each() {
    auto const before = scope_;
    auto const each = fresh("e");
    auto const list = integers(1);
    std::string text = fmt::format("FOREACH ({} IN {} | ", each, list);
    if (auto const path = pick(sort::path); !path.empty() && chance(50)) {
        text = fmt::format("FOREACH ({} IN nodes({}) | ", each, path);
        scope_.push_back({each, sort::node});
    } else {
        scope_.push_back({each, sort::integer});
    }
    for (auto left = 1 + below(2); left > 0; --left) {
        auto const choice = below(10);
        text += choice < 3 ? create() : choice < 6 ? merge() : choice < 9 ? set() : remove();
        if (left > 1) text += " ";
    }
    scope_ = before;
    return text + ")";
}

}  // namespace wafer::random
