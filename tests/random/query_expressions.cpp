#include <utility>

#include <fmt/format.h>

#include "tests/random/query_generator.hpp"

namespace wafer::random {

bool query_generator::chance(std::size_t percent) { return below(100) < percent; }

std::size_t query_generator::below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(*random_); }

std::string query_generator::fresh(std::string_view stem) { return fmt::format("{}{}", stem, ++named_); }

std::string query_generator::pick(sort of) {
    std::vector<std::string> found;
    for (auto const& each : scope_)
        if (each.of == of) found.push_back(each.name);
    return found.empty() ? "" : found[below(found.size())];
}

std::string query_generator::pick_entity() {
    auto const node = pick(sort::node);
    auto const relationship = pick(sort::relationship);
    if (node.empty() || (!relationship.empty() && chance(25))) return relationship;
    return node;
}

/// An expression with one more variable, which is gone after it.
std::string query_generator::within(sort of, std::string const& name, sort inner, int depth) {
    scope_.push_back({name, inner});
    auto made = expression(of, depth);
    scope_.pop_back();
    return made;
}

std::string query_generator::expression(sort of, int depth) {
    switch (of) {
        case sort::integer: return integer(depth);
        case sort::text: return text(depth);
        case sort::truth: return truth(depth);
        case sort::number: return number(depth);
        case sort::integers: return integers(depth);
        case sort::bag: return bag(depth);
        case sort::date: return date(depth);
        case sort::duration: return duration(depth);
        case sort::map: return map(depth);
        case sort::anything: return anything(depth);
        case sort::node:
        case sort::relationship:
        case sort::relationships:
        case sort::path: break;
    }
    auto const found = pick(of);
    return found.empty() ? "null" : found;
}

std::string query_generator::integer(int depth) {
    auto const known = pick(sort::integer);
    if (!known.empty() && chance(35)) return known;
    auto const entity = pick_entity();
    if (!entity.empty() && chance(depth > 0 ? 45 : 75))
        return chance(6) ? entity + "['x']" : chance(4) ? fmt::format("properties({}).x", entity) : entity + ".x";
    if (depth <= 0 && chance(7)) return parameter(sort::integer);
    if (depth <= 0) return chance(4) ? "null" : fmt::format("{}", static_cast<int>(below(6)) - 1);
    switch (below(18)) {
        case 14: return integer_of_time(depth - 1);
        case 15: return integer_of_text(depth - 1);
        case 16: return fmt::format("{}.x", map(depth - 1));
        case 17: return integer_of_list(depth - 1);
        case 0: return fmt::format("({} + {})", integer(depth - 1), integer(depth - 1));
        case 1: return fmt::format("({} - {})", integer(depth - 1), integer(depth - 1));
        case 2: return fmt::format("({} * {})", integer(depth - 1), integer(0));
        case 3: return fmt::format("size({})", integers(depth - 1));
        case 4: return fmt::format("size({})", text(depth - 1));
        case 5: return fmt::format("coalesce({}, {})", integer(depth - 1), integer(0));
        case 6: return fmt::format("CASE WHEN {} THEN {} ELSE {} END", truth(depth - 1), integer(depth - 1), integer(depth - 1));
        case 7: return fmt::format("{}[{}]", integers(depth - 1), static_cast<int>(below(4)) - 2);
        case 8: return fmt::format("abs({})", integer(depth - 1));
        case 9: return fmt::format("({} % {})", integer(depth - 1), 2 + below(3));
        case 10: return fmt::format("({} / {})", integer(depth - 1), 2 + below(2));
        case 11: {
            auto const sum = fresh("acc");
            auto const each = fresh("e");
            auto const list = integers(depth - 1);
            scope_.push_back({sum, sort::integer});
            auto step = within(sort::integer, each, sort::integer, 0);
            scope_.pop_back();
            return fmt::format("reduce({} = {}, {} IN {} | {} + {})", sum, below(3), each, list, sum, step);
        }
        default: return integer_of_graph(depth - 1);
    }
}

std::string query_generator::integer_of_graph(int depth) {
    auto const path = pick(sort::path);
    if (!path.empty() && chance(50)) return fmt::format("length({})", path);
    if (!path.empty() && chance(30)) return fmt::format("nodes({})[{}].x", path, static_cast<int>(below(3)) - 1);
    auto const steps = pick(sort::relationships);
    if (!steps.empty() && chance(50)) return fmt::format("size({})", steps);
    if (!steps.empty() && chance(50)) return fmt::format("{}[0].x", steps);
    auto const relationship = pick(sort::relationship);
    if (!relationship.empty() && chance(30)) return fmt::format("{}({}).x", chance(50) ? "startNode" : "endNode", relationship);
    auto const list = pick(sort::bag);
    if (!list.empty() && chance(40)) return fmt::format("size({})", list);
    auto const node = pick(sort::node);
    if (!node.empty() && chance(15)) return fmt::format("size({}({}))", chance(50) ? "labels" : "keys", node);
    if (graph_hidden_ || node.empty()) return integer(0);
    if (chance(50)) return fmt::format("COUNT {{ {} }}", subquery(depth, false));
    return fmt::format("size({})", bag(depth));
}

std::string query_generator::text(int depth) {
    auto const known = pick(sort::text);
    if (!known.empty() && chance(35)) return known;
    auto const entity = pick_entity();
    if (!entity.empty() && chance(50)) return entity + ".s";
    static constexpr std::string_view words[] = {"'a'", "'b'", "''", "'ab'", "'A'"};
    if (depth <= 0) return chance(7) ? parameter(sort::text) : std::string(one_of(words));
    switch (below(12)) {
        case 9: return text_of_text(depth - 1);
        case 10: return fmt::format("{}.s", map(depth - 1));
        case 11: return fmt::format("({} || {})", text(depth - 1), text(depth - 1));
        case 0: return fmt::format("({} + {})", text(depth - 1), text(depth - 1));
        case 1: return fmt::format("toUpper({})", text(depth - 1));
        case 2: return fmt::format("toString({})", integer(depth - 1));
        case 3: return fmt::format("substring({}, {})", text(depth - 1), below(2));
        case 4: return fmt::format("reverse({})", text(depth - 1));
        case 5: {
            auto const relationship = pick(sort::relationship);
            return relationship.empty() ? text(0) : fmt::format("type({})", relationship);
        }
        case 6: return fmt::format("CASE {} WHEN 1 THEN {} WHEN 2 THEN 'two' ELSE {} END", integer(depth - 1), text(depth - 1), text(0));
        case 7: return fmt::format("replace({}, 'a', {})", text(depth - 1), text(0));
        default: return fmt::format("coalesce({}, {})", text(depth - 1), text(0));
    }
}

std::string query_generator::number(int depth) {
    auto const known = pick(sort::number);
    if (!known.empty() && chance(50)) return known;
    auto const entity = pick_entity();
    if (!entity.empty() && chance(60)) return entity + ".f";
    if (depth <= 0) return chance(10) ? parameter(sort::number) : "0.5";
    switch (below(6)) {
        case 0: return fmt::format("toFloat({})", integer(depth - 1));
        case 1: return fmt::format("round({}, {})", number(depth - 1), below(2));
        case 2: return fmt::format("({} * {})", number(depth - 1), integer(0));
        case 3: return fmt::format("{}({})", chance(50) ? "ceil" : "floor", number(depth - 1));
        case 4: return fmt::format("({} ^ 2)", integer(depth - 1));
        default: return fmt::format("({} + {})", number(depth - 1), number(depth - 1));
    }
}

std::string query_generator::integers(int depth) {
    auto const known = pick(sort::integers);
    if (!known.empty() && chance(40)) return known;
    auto const entity = pick_entity();
    if (!entity.empty() && chance(35)) return entity + ".l";
    if (chance(4)) return parameter(sort::integers);
    if (depth <= 0 || chance(25)) return fmt::format("[{}, {}]", integer(0), integer(0));
    auto const each = fresh("e");
    switch (below(7)) {
        case 6: return fmt::format("({} || {})", integers(depth - 1), integers(depth - 1));
        case 0: return fmt::format("range({}, {})", below(2), below(4));
        case 1: {
            auto const list = integers(depth - 1);
            return fmt::format("[{0} IN {1} WHERE {2} | {3}]", each, list, within(sort::truth, each, sort::integer, depth - 1),
                               within(sort::integer, each, sort::integer, depth - 1));
        }
        case 2: return fmt::format("({} + {})", integers(depth - 1), integer(depth - 1));
        case 3: return fmt::format("tail({})", integers(depth - 1));
        case 4: return fmt::format("reverse({})", integers(depth - 1));
        default: return fmt::format("{}[{}..{}]", integers(depth - 1), static_cast<int>(below(3)) - 1, below(4));
    }
}

/// A list whose order is nobody's business.
std::string query_generator::bag(int depth) {
    auto const known = pick(sort::bag);
    if (!known.empty() && (graph_hidden_ || chance(40))) return known;
    if (graph_hidden_) return integers(depth);
    made_.bags = true;
    auto const before = scope_;
    std::string text;
    if (chance(40)) {
        text = fmt::format("COLLECT {{ {} }}", subquery(depth, true));
    } else {
        auto const older = std::exchange(before_pattern_, scope_.size());
        comprehension_ = true;
        text = "[" + path(1 + below(2), false);
        comprehension_ = false;
        before_pattern_ = older;
        if (chance(40)) text += " WHERE " + condition(depth - 1);
        text += " | " + expression(chance(70) ? sort::integer : sort::anything, 0) + "]";
    }
    scope_ = before;
    return text;
}

std::string query_generator::anything(int depth) {
    auto const known = pick(sort::anything);
    if (!known.empty() && chance(35)) return known;
    auto const entity = pick_entity();
    if (!entity.empty() && chance(55)) return entity + ".m";
    if (chance(5)) return parameter(sort::anything);
    switch (below(12)) {
        case 7: return date(depth - 1);
        case 8: return duration(depth - 1);
        case 9:
        case 10: return map(depth - 1);
        case 11: return number(depth - 1);
        case 0: return text(depth - 1);
        case 1: return truth(depth - 1);
        case 2: return integers(depth - 1);
        case 4: return fmt::format("[{}, {}]", anything(depth - 2), text(depth - 1));
        case 3: return entity.empty() || chance(50) ? fmt::format("{{x: {}, y: {}}}", integer(0), text(0)) : entity;
        default: return integer(depth - 1);
    }
}

/// Fails on some values.
std::string query_generator::risky() {
    auto const entity = pick_entity();
    if (entity.empty()) return fmt::format("1 / {}", integer(1));
    switch (below(5)) {
        case 0: return fmt::format("{} / {}.x", integer(1), entity);
        case 1: return fmt::format("{}.m * 2", entity);
        case 2: return fmt::format("{}.m + {}", entity, integer(0));
        case 3: return fmt::format("[e IN {}.m | e]", entity);
        default: return fmt::format("{}.m % {}.x", entity, entity);
    }
}

std::string query_generator::truth(int depth) {
    auto const known = pick(sort::truth);
    if (!known.empty() && chance(20)) return known;
    if (depth <= 0) return chance(50) ? fmt::format("coalesce({}, 1) >= {}", integer(0), static_cast<int>(below(3)) - 2) : truth_of_entity();
    static constexpr std::string_view comparisons[] = {"=", "<>", "<", "<=", ">", ">=", "<>", ">="};
    switch (below(16)) {
        case 0: return fmt::format("({} AND {})", truth(depth - 1), truth(depth - 1));
        case 1:
        case 2:
        case 15: return fmt::format("({} OR {})", truth(depth - 1), truth(depth - 1));
        case 3: return fmt::format("({} XOR {})", truth(depth - 1), truth(depth - 1));
        case 4: return fmt::format("NOT ({})", truth(depth - 1));
        case 5:
        case 6: return fmt::format("{} {} {}", integer(depth - 1), one_of(comparisons), integer(depth - 1));
        case 7: return fmt::format("{} {} {}", text(depth - 1), one_of(comparisons), text(depth - 1));
        case 8: return fmt::format("{} {} {}", anything(depth - 1), one_of(comparisons), anything(depth - 1));
        case 9: {
            static constexpr std::string_view relations[] = {"STARTS WITH", "ENDS WITH", "CONTAINS"};
            return fmt::format("{} {} {}", text(depth - 1), one_of(relations), text(0));
        }
        case 10: return fmt::format("{} IS {}NULL", anything(depth - 1), chance(70) ? "NOT " : "");
        case 11: return truth_of_list(depth);
        case 12: return truth_of_graph(depth);
        case 13: return truth_of_value(depth);
        default: return truth_of_entity();
    }
}

std::string query_generator::truth_of_entity() {
    auto const entity = pick_entity();
    if (entity.empty()) return fmt::format("{} < 3", integer(0));
    auto const node = pick(sort::node);
    static constexpr std::string_view keys[] = {"x", "s", "b", "f", "l", "m"};
    static constexpr std::string_view formulas[] = {"A", "B", "C", "A|B", "!A", "!(A&B)", "A&!C", "%", "B|!C", "A:B"};
    switch (below(7)) {
        case 0: return fmt::format("{}.{} IS NOT NULL", entity, one_of(keys));
        case 1: return fmt::format("{}.{} IS NULL", entity, one_of(keys));
        case 2: return chance(40) ? entity + ".b" : fmt::format("coalesce({}.b, true)", entity);
        case 3: return fmt::format("{} <> {}", entity, pick_entity());
        case 4: return fmt::format("{}.x <= {}", entity, below(5));
        default: break;
    }
    if (node.empty()) return fmt::format("{}.x = {}.x", entity, entity);
    return fmt::format("({}:{})", node, chance(12) ? dynamic_label() : std::string(one_of(formulas)));
}

std::string query_generator::truth_of_list(int depth) {
    static constexpr std::string_view quantifiers[] = {"any", "all", "none", "single"};
    auto const steps = pick(sort::relationships);
    auto const path = pick(sort::path);
    auto const each = fresh("e");
    if (!steps.empty() && chance(60))
        return fmt::format("{}({} IN {} WHERE {})", one_of(quantifiers), each, steps, within(sort::truth, each, sort::relationship, depth - 1));
    if (!path.empty() && chance(60))
        return fmt::format("{}({} IN nodes({}) WHERE {})", one_of(quantifiers), each, path, within(sort::truth, each, sort::node, depth - 1));
    if (chance(40)) return fmt::format("{} IN {}", chance(70) ? integer(depth - 1) : anything(depth - 1), chance(50) ? integers(depth - 1) : bag(depth - 1));
    if (chance(15)) {
        static constexpr std::string_view expressions[] = {"a.*", "[ab]*", "(?i)AB?.*", ".", "b+|", "[^a]*"};
        return fmt::format("{} =~ '{}'", text(depth - 1), one_of(expressions));
    }
    auto const list = integers(depth - 1);
    return fmt::format("{}({} IN {} WHERE {})", one_of(quantifiers), each, list, within(sort::truth, each, sort::integer, depth - 1));
}

std::string query_generator::truth_of_graph(int depth) {
    if (graph_hidden_ || pick(sort::node).empty()) return truth_of_entity();
    if (chance(60)) return fmt::format("EXISTS {{ {} }}", subquery(depth - 1, chance(30)));
    return fmt::format("EXISTS {{ {} }}", path(1 + below(2), true));
}

/// Only here may a pattern be a predicate by itself.
std::string query_generator::condition(int depth) {
    if (!ids_hidden_ && !made_.writes && !pick(sort::node).empty() && chance(10)) {
        auto const wanted = chance(50) ? fmt::format("{}", below(8)) : chance(30) ? anything(0) : integer(0);
        auto const seek = chance(85) ? fmt::format("id({}) = {}", pick(sort::node), wanted) : fmt::format("{} = id({})", wanted, pick(sort::node));
        return chance(50) ? seek : fmt::format("{} {} {}", seek, chance(70) ? "AND" : "OR", truth(1));
    }
    if (graph_hidden_ || pick(sort::node).empty() || !chance(12)) return truth(depth);
    auto const pattern = path(1 + below(2), true);
    return chance(60) ? pattern : fmt::format("{} {} {}", truth(1), chance(50) ? "AND" : "OR NOT", pattern);
}

/// The inside of EXISTS, COUNT and COLLECT. Its names are gone after it.
std::string query_generator::subquery(int depth, bool returning) {
    auto const before = scope_;
    std::string text;
    if (!returning && chance(50)) {
        text = pattern(2);
        if (chance(40)) text += " WHERE " + condition(depth - 1);
        scope_ = before;
        return text;
    }
    text = "MATCH " + pattern(2);
    if (chance(40)) text += " WHERE " + condition(depth - 1);
    if (chance(25)) {
        auto const name = fresh("v");
        auto const content = integer(1);
        if (chance(50)) {
            text += fmt::format(" WITH {} AS {}", content, name);
            scope_ = before;
        } else {
            text += fmt::format(" WITH *, {} AS {}", content, name);
        }
        scope_.push_back({name, sort::integer});
        if (chance(50)) text += " WHERE " + condition(0);
    }
    if (chance(15)) {
        auto const optional = pattern(1);
        text += " OPTIONAL MATCH " + optional;
    }
    auto const distinct = chance(25) ? "DISTINCT " : "";
    auto const column = fresh("c");
    text += fmt::format(" RETURN {}{} AS {}", distinct, chance(15) ? "count(*)" : integer(1), column);
    if (chance(15)) text += fmt::format(" ORDER BY {}{} LIMIT {}", column, chance(50) ? " DESC" : "", 1 + below(3));
    scope_ = before;
    if (chance(12)) {
        text += fmt::format(" UNION {}MATCH {}", chance(50) ? "ALL " : "", pattern(1));
        text += fmt::format(" RETURN {} AS {}", integer(1), column);
        scope_ = before;
    }
    return text;
}

}  // namespace wafer::random
