#include <algorithm>

#include <fmt/format.h>

#include "tests/random/query_generator.hpp"

namespace wafer::random {

std::string query_generator::fixed_properties() {
    static constexpr std::string_view maps[] = {"", "", " {x: 1}", " {x: 2, s: 'n'}", " {b: true}", " {x: 0, l: [1, 2]}", " $m", " {d: $d, x: $i}"};
    return std::string(one_of(maps));
}

std::string query_generator::create() {
    static constexpr std::string_view labels[] = {"", ":A", ":B", ":A:C", ":D", "", ":A", ":B", ":$($labels)", ":$('D')", ":A:$($label)"};
    static constexpr std::string_view types[] = {"R", "S", "T", "U", "R", "S", "T", "U", "$($type)", "$('V')"};
    auto const known = pick(sort::node);
    auto const name = fresh("n");
    graph_hidden_ = !chance(15);
    std::string const properties = chance(50)   ? fixed_properties()
                                   : chance(70) ? fmt::format(" {{x: {}, s: {}}}", integer(1), text(1))
                                                : fmt::format(" {{x: {}, d: {}, b: {}}}", integer(1), date(1), truth(1));
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
    return (chance(85) ? "CREATE " : "INSERT ") + pattern;
}

/// From a node that is known to another, or to one that the clause names; with or without a direction.
std::string query_generator::merged_relationship(std::string& name) {
    static constexpr std::string_view labels[] = {":A", ":B", ":C", ":D"};
    static constexpr std::string_view types[] = {"R", "S", "U", "R", "S", "U", "$($type)"};
    static constexpr std::string_view arrows[] = {">", ">", "<", "-", "-"};
    auto const from = pick(sort::node);
    auto const to = pick(sort::node);
    name = fresh("r");
    auto const end = chance(60) ? fmt::format("({})", to) : fmt::format("({} {{x: {}}})", one_of(labels), below(3));
    auto const arrow = one_of(arrows);
    auto text = fmt::format("MERGE ({}){}-[{}:{}{}]-{}{}", from, arrow == "<" ? "<" : "", name, one_of(types), chance(20) ? " {x: 1}" : "",
                            arrow == ">" ? ">" : "", end);
    if (chance(12)) text += fmt::format("{}({} {{x: {}}})", chance(50) ? "-[:S]-" : "-[:R]->", one_of(labels), below(3));
    scope_.push_back({name, sort::relationship});
    return text;
}

std::string query_generator::merge() {
    static constexpr std::string_view labels[] = {":A", ":B", ":C", ":D", ":A", ":B", ":C", ":D", ":$($label)", ":A:$('B')"};
    static constexpr std::string_view types[] = {"R", "S", "U"};
    std::string text;
    std::string name;
    if (!pick(sort::node).empty() && chance(55)) {
        text = merged_relationship(name);
    } else {
        name = fresh("n");
        graph_hidden_ = !chance(15);
        auto const key = chance(15) ? integer(1) : pick(sort::integer);
        graph_hidden_ = true;
        // A merge refuses null.
        auto const wanted = key.empty() || chance(40) ? fmt::format("{}", below(4)) : chance(60) ? fmt::format("coalesce({}, 3)", key) : key;
        text = fmt::format("MERGE ({}{} {{x: {}}})", name, one_of(labels), wanted);
        if (chance(15)) text += fmt::format("-[:{}]-{}({} {{x: {}}})", one_of(types), chance(70) ? ">" : "", one_of(labels), below(3));
        scope_.push_back({name, sort::node});
    }
    created_ = true;
    if (chance(30)) text += fmt::format(" ON CREATE SET {}.s = 'made'", name);
    if (chance(30)) text += fmt::format(" ON MATCH SET {}.b = true", name);
    if (chance(15)) text += fmt::format(" ON MATCH SET {0}.f = coalesce({0}.f, 0.5) + 1", name);
    return text;
}

/// Of nothing but the entity that is changed, so that all of its rows change it alike.
std::string query_generator::set_by_expression(std::string const& target) {
    auto const before = scope_;
    std::erase_if(scope_, [&](auto const& each) { return each.name != target; });
    graph_hidden_ = !chance(10);
    auto const text = [&]() -> std::string {
        switch (below(8)) {
            case 0: return fmt::format("{}.m = {}", target, integers(1));
            case 1: return fmt::format("{}.d = {}", target, date(1));
            case 2: return fmt::format("{} = {} {{.x, .s, y: {}}}", target, target, integer(1));
            case 3: return fmt::format("{} += {} {{.s, b: {}}}", target, target, truth(1));
            case 4: return fmt::format("{}[$k] = {}", target, integer(1));
            case 5: return fmt::format("{} += $m, {}.s = {}", target, target, this->text(1));
            default: return fmt::format("{}.{} = {}", target, chance(50) ? "x" : "y", integer(2));
        }
    }();
    graph_hidden_ = true;
    scope_ = before;
    return "SET " + text;
}

/// All rows that change an entity change it alike, so that it does not matter which comes first.
std::string query_generator::set() {
    auto const target = pick_entity();
    if (target.empty()) return create();
    bool const node = !pick(sort::node).empty() && std::any_of(scope_.begin(), scope_.end(), [&](auto const& each) {
        return each.name == target && each.of == sort::node;
    });
    static constexpr std::string_view labels[] = {"A", "C:D", "$($label)", "B:$($labels)"};
    switch (below(12)) {
        case 0: return fmt::format("SET {0}.x = {0}.x + 1", target);
        case 1: return fmt::format("SET {0}.s = coalesce({0}.s, '') + 'k'", target);
        case 2: return fmt::format("SET {0}.x = 7, {0}.m = {0}.x", target);
        case 3: return fmt::format("SET {} = {{x: {}, s: 'all'}}", target, below(4));
        case 4: return fmt::format("SET {} += {{x: null, b: false}}", target);
        case 5: return fmt::format("SET {}.x = {}", target, chance(30) ? "null" : "3");
        case 6: return fmt::format("SET {}.l = [1, 2], {}.x = 5", target, pick_entity());
        case 7:
        case 8:
        case 9: return set_by_expression(target);
        default: return node ? fmt::format("SET {}:{}", target, one_of(labels)) : fmt::format("SET {}.m = 'set'", target);
    }
}

std::string query_generator::remove() {
    auto const node = pick(sort::node);
    if (node.empty()) return set();
    static constexpr std::string_view labels[] = {"A", "B:C", "A", "B:C", "$($labels)"};
    if (chance(50)) return fmt::format("REMOVE {}:{}", node, one_of(labels));
    return fmt::format("REMOVE {}{}, {}.s", node, chance(10) ? "[$k]" : ".x", pick_entity());
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
        return each.of < sort::integer || each.of == sort::bag || each.of == sort::map || each.of == sort::anything;
    });
    erased_ = true;
    return text;
}

std::string query_generator::change() {
    graph_hidden_ = true;
    returning_ = false;
    auto const choice = below(100);
    auto const made = choice < 24   ? create()
                      : choice < 44 ? merge()
                      : choice < 66 ? set()
                      : choice < 74 ? remove()
                      : choice < 82 ? for_each()
                      : choice < 88 ? called_change()
                                    : erase();
    graph_hidden_ = false;
    changed_ = true;
    return made;
}

query_text query_generator::writing() {
    made_ = {};
    made_.writes = true;
    if (chance(80)) made_.text = reading_clauses(2);
    for (auto left = 1 + below(3); left > 0; --left) {
        made_.text += change();
        made_.text += " ";
        if (left > 1 && chance(35)) {
            if (chance(60) || scope_.empty()) {
                scope_ = {{fresh("v"), sort::integer}};
                made_.text += "WITH count(*) AS " + scope_[0].name + " ";
            } else {
                made_.text += with() + " ";
            }
            changed_ = false;
            if (chance(70)) made_.text += "MATCH " + pattern(2) + " ";
        }
    }
    if (chance(4)) {
        made_.text += "FINISH";
    } else if (scope_.empty()) {
        if (returning_ || chance(50)) made_.text += "RETURN count(*) AS c";
    } else if (returning_ || chance(60)) {
        made_.text += "RETURN " + projection(true);
    }
    return made_;
}

}  // namespace wafer::random
