#include <algorithm>

#include <fmt/format.h>

#include "tests/random/query_generator.hpp"

namespace wafer::random {

std::string query_generator::fixed_properties() {
    static constexpr std::string_view maps[] = {"", "", " {x: 1}", " {x: 2, s: 'n'}", " {b: true}", " {x: 0, l: [1, 2]}"};
    return std::string(one_of(maps));
}

std::string query_generator::create() {
    static constexpr std::string_view labels[] = {"", ":A", ":B", ":A:C", ":D"};
    static constexpr std::string_view types[] = {"R", "S", "T", "U"};
    auto const known = pick(sort::node);
    auto const name = fresh("n");
    graph_hidden_ = !chance(15);
    std::string const properties = chance(50) ? fixed_properties() : fmt::format(" {{x: {}, s: {}}}", integer(1), text(1));
    graph_hidden_ = true;
    auto const made = fmt::format("({}{}{})", name, one_of(labels), properties);
    std::string pattern = made;
    if (!known.empty() && chance(60)) {
        auto const step = fmt::format("[:{}{}]", one_of(types), fixed_properties());
        pattern = chance(50) ? fmt::format("({})-{}->{}", known, step, made) : fmt::format("{}-{}->({})", made, step, known);
    } else if (chance(30)) {
        pattern += fmt::format("-[:{}]->({})", one_of(types), one_of(labels));
    }
    scope_.push_back({name, sort::node});
    created_ = true;
    return "CREATE " + pattern;
}

std::string query_generator::merge() {
    static constexpr std::string_view labels[] = {":A", ":B", ":C", ":D"};
    static constexpr std::string_view types[] = {"R", "S", "U"};
    auto const from = pick(sort::node);
    auto const to = pick(sort::node);
    std::string text;
    std::string name;
    if (!from.empty() && chance(55)) {
        name = fresh("r");
        auto const end = chance(60) ? fmt::format("({})", to) : fmt::format("({} {{x: {}}})", one_of(labels), below(3));
        text = fmt::format("MERGE ({})-[{}:{}{}]->{}", from, name, one_of(types), chance(20) ? " {x: 1}" : "", end);
        scope_.push_back({name, sort::relationship});
    } else {
        name = fresh("n");
        auto const key = pick(sort::integer);
        text = fmt::format("MERGE ({}{} {{x: {}}})", name, one_of(labels), key.empty() || chance(40) ? fmt::format("{}", below(4)) : key);
        if (chance(15)) text += fmt::format("-[:{}]->({} {{x: {}}})", one_of(types), one_of(labels), below(3));
        scope_.push_back({name, sort::node});
    }
    created_ = true;
    if (chance(30)) text += fmt::format(" ON CREATE SET {}.s = 'made'", name);
    if (chance(30)) text += fmt::format(" ON MATCH SET {}.b = true", name);
    if (chance(15)) text += fmt::format(" ON MATCH SET {0}.f = coalesce({0}.f, 0.5) + 1", name);
    return text;
}

/// All rows that change an entity change it alike, so that it does not matter which comes first.
std::string query_generator::set() {
    auto const target = pick_entity();
    if (target.empty()) return create();
    bool const node = !pick(sort::node).empty() && std::any_of(scope_.begin(), scope_.end(), [&](auto const& each) {
        return each.name == target && each.of == sort::node;
    });
    switch (below(9)) {
        case 0: return fmt::format("SET {0}.x = {0}.x + 1", target);
        case 1: return fmt::format("SET {0}.s = coalesce({0}.s, '') + 'k'", target);
        case 2: return fmt::format("SET {0}.x = 7, {0}.m = {0}.x", target);
        case 3: return fmt::format("SET {} = {{x: {}, s: 'all'}}", target, below(4));
        case 4: return fmt::format("SET {} += {{x: null, b: false}}", target);
        case 5: return fmt::format("SET {}.x = {}", target, chance(30) ? "null" : "3");
        case 6: return fmt::format("SET {}.l = [1, 2], {}.x = 5", target, pick_entity());
        default: return node ? fmt::format("SET {}:{}", target, chance(50) ? "A" : "C:D") : fmt::format("SET {}.m = 'set'", target);
    }
}

std::string query_generator::remove() {
    auto const node = pick(sort::node);
    if (node.empty()) return set();
    if (chance(50)) return fmt::format("REMOVE {}:{}", node, chance(50) ? "A" : "B:C");
    return fmt::format("REMOVE {}.x, {}.s", node, pick_entity());
}

/// Nothing of the graph that is in scope can be relied on afterwards.
std::string query_generator::erase() {
    auto const node = pick(sort::node);
    auto const relationship = pick(sort::relationship);
    auto const path = pick(sort::path);
    std::string text;
    if (!relationship.empty() && chance(50)) text = "DELETE " + relationship;
    else if (!path.empty() && chance(30)) text = "DETACH DELETE " + path;
    else if (!node.empty()) text = (chance(75) ? "DETACH DELETE " : "DELETE ") + node;
    else return create();
    std::erase_if(scope_, [](auto const& each) {
        return each.of != sort::integer && each.of != sort::text && each.of != sort::truth && each.of != sort::integers && each.of != sort::number;
    });
    erased_ = true;
    return text;
}

query_text query_generator::writing() {
    made_ = {};
    made_.writes = true;
    if (chance(80)) made_.text = reading_clauses(2);
    for (auto left = 1 + below(3); left > 0; --left) {
        graph_hidden_ = true;
        auto const choice = below(100);
        if (choice < 28) made_.text += create();
        else if (choice < 50) made_.text += merge();
        else if (choice < 72) made_.text += set();
        else if (choice < 82) made_.text += remove();
        else made_.text += erase();
        graph_hidden_ = false;
        made_.text += " ";
        if (left > 1 && chance(35)) {
            if (chance(60) || scope_.empty()) {
                scope_ = {{fresh("v"), sort::integer}};
                made_.text += "WITH count(*) AS " + scope_[0].name + " ";
            } else {
                made_.text += with() + " ";
            }
            if (chance(70)) made_.text += "MATCH " + pattern(2) + " ";
        }
    }
    if (scope_.empty()) {
        if (chance(50)) made_.text += "RETURN count(*) AS c";
    } else if (chance(60)) {
        made_.text += "RETURN " + projection(true);
    }
    return made_;
}

}  // namespace wafer::random
