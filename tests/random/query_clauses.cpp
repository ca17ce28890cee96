#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "tests/random/query_generator.hpp"

namespace wafer::random {

std::string query_generator::labels() {
    static constexpr std::string_view formulas[] = {":A", ":B", ":C", ":A|B", ":A&B", ":!C", ":%", ":B|C", ":A", ":B"};
    if (chance(3)) return (chance(25) ? ":A&" : ":") + dynamic_label();
    return chance(16) ? std::string(one_of(formulas)) : "";
}

/// A label, or one of several, that an expression names.
std::string query_generator::dynamic_label() {
    static constexpr std::string_view named[] = {"$($label)", "$('B')", "$any(['B', 'C'])", "$($labels)", "$any($labels)", "!$('A')", "$(['A'])"};
    return std::string(one_of(named));
}

std::string query_generator::types() {
    static constexpr std::string_view formulas[] = {":R", ":S", ":R|S", ":R|T", ":R", ":!S", ":T|S", ":R|!S", ":!(R|T)"};
    static constexpr std::string_view named[] = {":$($type)", ":$any(['R', 'S'])", ":$('S')", ":$($type)|T"};
    if (chance(2)) return std::string(one_of(named));
    return chance(30) ? std::string(one_of(formulas)) : "";
}

std::string query_generator::trail_length() {
    static constexpr std::string_view lengths[] = {"*1..2", "*0..2", "*..2", "*2", "*1..3", "*0..1", "*0"};
    return std::string(one_of(lengths));
}

std::string query_generator::node(bool anonymous) {
    auto const known = pick(sort::node);
    bool const again = !known.empty() && chance(anonymous ? 40 : 18);
    std::string text = "(";
    std::string name = again ? known : "";
    if (!anonymous && !again && chance(65)) {
        name = fresh("n");
        scope_.push_back({name, sort::node});
    }
    text += name + labels();
    if (chance(4)) text += fmt::format(" {{x: {}}}", chance(60) ? fmt::format("{}", below(4)) : integer(0));
    if (!name.empty() && chance(7)) text += " WHERE " + truth(1);
    return text + ")";
}

std::string query_generator::relationship(bool anonymous) {
    static constexpr std::string_view directions[] = {"->", "->", "->", "<-", "<-", "--"};
    auto const towards = one_of(directions);
    std::string inside;
    std::string name;
    bool const trail = chance(16);
    auto const rounds = !trail && chance(9) ? quantifier() : "";
    if (!anonymous && chance(40)) {
        name = fresh("r");
        inside += name;
    }
    inside += types();
    if (trail) inside += trail_length();
    if (chance(2)) inside += fmt::format(" {{x: {}}}", below(3));
    if (!name.empty() && chance(rounds.empty() ? 7 : 30))
        inside += " WHERE " + (rounds.empty() ? within(sort::truth, name, sort::relationship, 1) : round_condition({{name, sort::relationship}}));
    bool const list = trail || (!rounds.empty() && rounds != "?");
    if (!name.empty()) scope_.push_back({name, list ? sort::relationships : sort::relationship});
    if (!inside.empty()) inside = "[" + inside + "]";
    return fmt::format("{}-{}-{}{}", towards == "<-" ? "<" : "", inside, towards == "->" ? ">" : "", rounds);
}

std::string query_generator::path(std::size_t steps, bool anonymous) {
    auto const before = anonymous ? std::exchange(before_pattern_, scope_.size()) : before_pattern_;
    std::string text = node(anonymous);
    for (std::size_t i = 0; i < steps; ++i) {
        auto const between = !anonymous && !comprehension_ && chance(7) ? repeated_part() : relationship(anonymous);
        text += between + node(anonymous);
    }
    before_pattern_ = before;
    return text;
}

std::string query_generator::pattern(std::size_t most_steps) {
    static constexpr std::size_t lengths[] = {0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3};
    std::string text;
    auto const parts = chance(15) ? 2 : 1;
    auto const before = std::exchange(before_pattern_, scope_.size());
    for (auto i = 0; i < parts; ++i) {
        if (i > 0) text += ", ";
        auto const steps = std::min(lengths[below(std::size(lengths))], most_steps);
        auto const name = chance(12) ? fresh("p") : "";
        if (!name.empty()) text += name + " = ";
        text += path(steps, false);
        if (!name.empty()) scope_.push_back({name, sort::path});
    }
    before_pattern_ = before;
    return text;
}

/// What was found before, looked for from new ends.
std::string query_generator::found_again() {
    auto const steps = pick(sort::relationships);
    bool const trail = !steps.empty() && chance(60);
    auto known = trail ? steps : pick(sort::relationship);
    if (known.empty()) return pattern(3);
    if (chance(15)) known += types();
    bool const longer = chance(25);
    auto const rest = longer ? relationship(true) + node(true) : "";
    static constexpr std::string_view arrows[] = {"->", "<-", "-"};
    auto const arrow = one_of(arrows);
    auto const from = node(false);
    return fmt::format("{}{}-[{}{}]-{}{}{}", from, arrow == "<-" ? "<" : "", known, trail ? "*" : "", arrow == "->" ? ">" : "", node(false), rest);
}

std::string query_generator::match() {
    bool const optional = chance(40);
    std::string text = optional ? "OPTIONAL MATCH " : "MATCH ";
    auto const what = chance(14) ? found_again() : pattern(3);
    // A length by a star goes with the usual match mode only.
    if (chance(8) && what.find('*') == std::string::npos) text += "REPEATABLE ELEMENTS ";
    text += what;
    if (chance(24)) text += " WHERE " + condition(2);
    return text;
}

/// The shortest path itself is one of several; its length is not.
std::string query_generator::shortest() {
    auto const from = fresh("n");
    auto const to = fresh("n");
    auto const name = fresh("p");
    auto const length = fresh("v");
    bool const all = chance(50);
    auto text = fmt::format("MATCH ({}{}), ({}{}) MATCH {} = {}(({})-[{}*{}..{}]-{}({}))", from, labels(), to, labels(), name,
                            all ? "allShortestPaths" : "shortestPath", from, types(), below(2), 1 + below(4), chance(60) ? ">" : "", to);
    scope_.push_back({from, sort::node});
    scope_.push_back({to, sort::node});
    if (all) scope_.push_back({name, sort::path});
    text += fmt::format(" WITH *, length({}) AS {}", name, length);
    scope_.push_back({length, sort::integer});
    erased_ = true;
    return text;
}

std::string query_generator::unwind() {
    auto const name = fresh("u");
    bool const free = chance(25);
    auto const list = free ? bag(1) : chance(6) ? fmt::format("range(1, {})", 3 + below(70)) : integers(1);
    auto text = chance(15) ? fmt::format("FOR {} IN {}", name, list) : fmt::format("UNWIND {} AS {}", list, name);
    scope_.push_back({name, free ? sort::anything : sort::integer});
    return text;
}

std::string query_generator::plain_items(bool last, std::vector<variable>& made) {
    std::string text;
    auto const add = [&](std::string const& item) { text += (text.empty() ? "" : ", ") + item; };
    if (!last || chance(30))
        for (auto const& each : scope_)
            if (chance(last ? 30 : 65)) {
                made.push_back(each);
                add(each.name);
            }
    static constexpr sort sorts[] = {sort::integer, sort::integer,  sort::text, sort::truth,    sort::anything, sort::integers,
                                     sort::number,  sort::anything, sort::bag,  sort::duration, sort::date,     sort::map};
    for (auto left = below(3) + (made.empty() ? 1u : 0u); left > 0; --left) {
        auto const of = sorts[below(std::size(sorts))];
        auto const name = fresh("v");
        made.push_back({name, of});
        add(fmt::format("{} AS {}", expression(of, 2), name));
    }
    return text;
}

std::string query_generator::aggregate(sort& of) {
    of = sort::integer;
    auto const distinct = chance(25) ? "DISTINCT " : "";
    switch (below(14)) {
        case 11: of = sort::date; return fmt::format("{}({})", chance(50) ? "min" : "max", date(1));
        case 12: of = sort::anything; return fmt::format("{}({})", chance(50) ? "sum" : "max", duration(1));
        case 13: of = sort::text; return fmt::format("min({})", text(1));
        case 8: return fmt::format("percentileDisc({}, 0.{})", integer(1), 1 + below(9));
        case 9: of = sort::number; return fmt::format("stDev({})", integer(1));
        case 0: return "count(*)";
        case 1: return fmt::format("count({}{})", distinct, anything(1));
        case 2: return fmt::format("sum({}{})", distinct, integer(1));
        case 3: return fmt::format("min({})", integer(1));
        case 4: of = sort::anything; return fmt::format("max({})", anything(1));
        case 5: of = sort::number; return fmt::format("avg({})", integer(1));
        case 6: of = sort::number; return fmt::format("sum({})", number(0));
        default: break;
    }
    made_.bags = true;
    of = sort::bag;
    return fmt::format("collect({}{})", distinct, chance(50) ? integer(1) : anything(1));
}

std::string query_generator::aggregated_items(std::vector<variable>& made) {
    std::string text;
    for (auto const& each : scope_)
        if (each.of != sort::bag && chance(25)) {
            made.push_back(each);
            text += (text.empty() ? "" : ", ") + each.name;
        }
    if (chance(40)) {
        auto const name = fresh("v");
        text += fmt::format("{}{} AS {}", text.empty() ? "" : ", ", integer(1), name);
        made.push_back({name, sort::integer});
    }
    for (auto left = 1 + below(2); left > 0; --left) {
        sort of{};
        auto const content = aggregate(of);
        auto const name = fresh("v");
        made.push_back({name, of});
        text += fmt::format("{}{}{} AS {}", text.empty() ? "" : ", ", content, of == sort::integer && chance(15) ? " + 1" : "", name);
    }
    return text;
}

/// By all items, so that only rows that are alike can change places; then rows may be cut.
std::string query_generator::order(std::vector<variable> const& made, std::string const& first, bool cut) {
    std::string text = first.empty() ? "" : " ORDER BY " + first + (chance(40) ? " DESC" : "");
    for (auto const& each : made) text += fmt::format("{}{}{}", text.empty() ? " ORDER BY " : ", ", each.name, chance(40) ? " DESC" : "");
    if (!cut) return text;
    if (chance(30)) text += fmt::format(" {} {}", chance(70) ? "SKIP" : "OFFSET", below(3));
    if (chance(80)) text += " LIMIT " + (chance(6) ? parameter(sort::integer) : fmt::format("{}", chance(10) && !procedures_ ? below(2) : 1 + below(5)));
    return text;
}

std::string query_generator::projection(bool last) {
    std::vector<variable> made;
    bool const distinct = chance(15);
    bool const grouped = chance(25);
    auto const items = grouped ? aggregated_items(made) : plain_items(last, made);
    auto const first = grouped || distinct || chance(50) ? "" : expression(chance(70) ? sort::integer : sort::text, 1);
    std::string text = (distinct ? "DISTINCT " : "") + items;
    bool fixed = std::none_of(made.begin(), made.end(), [&](auto const& each) {
        bool const entity = each.of == sort::node || each.of == sort::relationship || each.of == sort::path ||
                            each.of == sort::relationships || each.of == sort::anything;
        return each.of == sort::bag || (created_ && entity);
    });
    if (fixed && chance(35)) {
        // A map may hold a list from the graph in any order.
        text += order(made, first, !made_.bags && chance(60));
        if (last) made_.ordered = !made_.bags;
    } else if (chance(10)) {
        text += " ORDER BY " + (first.empty() ? made[below(made.size())].name : first);
    }
    scope_ = std::move(made);
    return text;
}

std::string query_generator::with() {
    if (!erased_ && !scope_.empty() && chance(12)) {
        auto const name = fresh("v");
        auto text = fmt::format("WITH *, {} AS {}", integer(2), name);
        scope_.push_back({name, sort::integer});
        return text;
    }
    auto text = "WITH " + projection(false);
    if (chance(18)) text += " WHERE " + condition(1);
    return text;
}

std::string query_generator::reading_clauses(std::size_t most) {
    std::string text;
    for (auto left = 1 + below(most); left > 0; --left) {
        auto const choice = below(100);
        std::string clause;
        if (text.empty() && choice < 85) clause = "MATCH " + pattern(3) + (chance(20) ? " WHERE " + condition(2) : "");
        else if (choice < 45) clause = match();
        else if (choice < 50) clause = chance(40) ? shortest() : selected();
        else if (choice < 60 || scope_.empty()) clause = chance(92) ? unwind() : called_query();
        else if (choice < 64) clause = called_query();
        else if (choice < 67) clause = called_procedure();
        else if (choice < 70) clause = filter();
        else if (choice < 73) clause = let();
        else clause = with();
        text += clause + " ";
    }
    return text;
}

query_text query_generator::reading() {
    made_ = {};
    made_.text = reading_clauses(3);
    if (chance(5)) {
        made_.risky = true;
        made_.text += fmt::format("RETURN {} AS c", risky());
        return made_;
    }
    if (chance(4) && !scope_.empty() && !erased_) {
        made_.text += "RETURN *";
        return made_;
    }
    if (chance(1)) {
        made_.text += "FINISH";
        return made_;
    }
    if (chance(6)) {
        auto const first = made_.text + fmt::format("RETURN {} AS c1, {} AS c2", integer(2), anything(2));
        bool const distinct = chance(50);
        made_.text = first;
        for (auto left = 1 + below(2); left > 0; --left) {
            scope_.clear();
            made_.text += (distinct ? " UNION " : " UNION ALL ") + reading_clauses(2);
            made_.text += fmt::format("RETURN {} AS c1, {} AS c2", integer(2), anything(2));
        }
        return made_;
    }
    made_.text += "RETURN " + projection(true);
    return made_;
}

}  // namespace wafer::random
