// Quantified parts of paths, selectors and modes in random statements.
#include <utility>

#include <fmt/format.h>

#include "tests/random/query_generator.hpp"

namespace wafer::random {

/// Bounded, as the naive evaluator walks every way there is.
std::string query_generator::quantifier() {
    static constexpr std::string_view all[] = {"{1,2}", "{0,2}", "{,2}", "{2}", "?", "{1,3}", "{0,1}", "{1}"};
    return std::string(one_of(all));
}

/// A condition in a round sees the variables of the round and those that are older than the pattern.
std::string query_generator::round_condition(std::vector<variable> const& inside) {
    auto all = scope_;
    scope_.resize(before_pattern_);
    scope_.insert(scope_.end(), inside.begin(), inside.end());
    auto text = truth(1);
    scope_ = std::move(all);
    return text;
}

/// `((n1)-[r2]->(n3) WHERE condition){1,2}`
std::string query_generator::repeated_part() {
    static constexpr std::string_view arrows[] = {"->", "->", "<-", "-"};
    std::vector<variable> inside;
    auto const element = [&](std::string_view stem, sort of) {
        auto const name = chance(60) ? fresh(stem) : std::string();
        if (!name.empty()) inside.push_back({name, of});
        return name;
    };
    auto text = fmt::format("(({}{})", element("n", sort::node), labels());
    for (auto left = chance(30) ? 2 : 1; left > 0; --left) {
        auto const arrow = one_of(arrows);
        auto const relationship = fmt::format("[{}{}]", element("r", sort::relationship), types());
        text += fmt::format("{}-{}-{}({}{})", arrow == "<-" ? "<" : "", relationship, arrow == "->" ? ">" : "", element("n", sort::node), labels());
    }
    if (chance(40)) text += " WHERE " + round_condition(inside);
    auto const rounds = quantifier();
    // A node from within cannot stand in another place of the pattern, so it is no node to the rest of the statement.
    for (auto const& [name, of] : inside) {
        auto const list = rounds == "?" ? sort::relationship : sort::relationships;
        scope_.push_back({name, of == sort::relationship ? list : sort::anything});
    }
    return text + ")" + rounds;
}

std::string query_generator::selector_and_mode(bool& all_of_a_length) {
    static constexpr std::string_view selectors[] = {"ANY SHORTEST", "ALL SHORTEST", "SHORTEST 2", "ANY 2", "SHORTEST 2 ~GROUPS", "ALL"};
    static constexpr std::string_view modes[] = {"TRAIL ", "ACYCLIC ", "SIMPLE ", "WALK "};
    std::string text(one_of(selectors));
    all_of_a_length = text.starts_with("ALL") || text.ends_with("GROUPS");
    auto const mode = chance(35) ? std::string(one_of(modes)) : "";
    // The mode stands between a selector and its word GROUPS.
    if (auto const at = text.find('~'); at != std::string::npos) return text.replace(at, 1, mode) + " ";
    return text + " " + mode;
}

/// Which of several paths is selected is open, but not how long it is.
std::string query_generator::selected() {
    bool fixed = false;
    auto const before = std::exchange(before_pattern_, scope_.size());
    auto const selector = selector_and_mode(fixed);
    auto const from = !scope_.empty() && chance(40) ? pick(sort::node) : std::string();
    auto const start = from.empty() ? fresh("n") : from;
    auto const end = fresh("n");
    auto const name = fresh("p");
    auto const length = fresh("v");
    auto const older = scope_.size();
    auto const step = chance(30) ? fmt::format("-[{}]-({})", types(), labels()) : std::string();
    auto const between = chance(50) ? repeated_part() : fmt::format("-[{}]-{}{}", types(), chance(60) ? ">" : "", quantifier());
    std::vector<variable> within(scope_.begin() + static_cast<std::ptrdiff_t>(older), scope_.end());
    scope_.resize(older);
    auto path = fmt::format("({}{}){}{}({}{})", start, from.empty() ? labels() : "", step, between, end, labels());
    if (chance(20)) path = fmt::format("({} WHERE {})", path, round_condition({{start, sort::node}, {end, sort::node}}));
    auto text = fmt::format("{}MATCH {} = {}{}", chance(20) ? "OPTIONAL " : "", name, selector, path);
    if (from.empty()) scope_.push_back({start, sort::node});
    scope_.push_back({end, sort::node});
    if (fixed) scope_.push_back({name, sort::path});
    if (fixed) scope_.insert(scope_.end(), within.begin(), within.end());
    if (chance(20)) text += " WHERE " + condition(1);
    text += fmt::format(" WITH *, length({}) AS {}", name, length);
    scope_.push_back({length, sort::integer});
    before_pattern_ = before;
    erased_ = true;
    return text;
}

}  // namespace wafer::random
