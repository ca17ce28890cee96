// All ways in which rules read a row of units, found bottom-up: whatever was read of a stretch is kept once per meaning, with its lowest
// cost. One per question and thread.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <queue>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/question/meaning.hpp"
#include "grammar/question/rules.hpp"

namespace wafer::question {

/// What a rule makes of its parts; nothing when they do not fit together.
using action = std::function<std::vector<meaning>(std::span<meaning const* const>)>;

/// Rules with their actions looked up and their categories numbered. Immutable; shared by threads.
class rule_book {
public:
    rule_book(std::string_view text, std::function<action(std::string const&)> const& action_named);

    struct bound_meaning {
        unsigned place = 0;
        action act;
        std::vector<bound_meaning> arguments;
    };
    struct bound_rule {
        std::size_t category = 0;
        std::vector<std::size_t> parts;
        bound_meaning make;
        unsigned cost = 0;
    };
    [[nodiscard]] std::vector<bound_rule> const& rules() const { return rules_; }
    /// The rules whose first part is this category.
    [[nodiscard]] std::vector<std::size_t> const& starting_with(std::size_t category) const { return by_first_[category]; }
    [[nodiscard]] std::size_t category(std::string const& name) const;  // `none` if no rule knows it.
    /// The categories of literal parts that the text (units joined by blanks) belongs to.
    [[nodiscard]] std::vector<std::size_t> const* literals(std::string const& text) const;
    [[nodiscard]] bool knows(std::string const& unit) const { return literal_units_.contains(unit); }
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr std::size_t longest_literal = 8;

private:
    using finder = std::function<action(std::string const&)>;
    static bound_meaning bind(rule_meaning const& meaning, finder const& action_named);
    std::size_t number(rule_part const& part);

    std::vector<bound_rule> rules_;
    std::vector<std::vector<std::size_t>> by_first_;
    std::unordered_map<std::string, std::size_t> numbers_;
    std::unordered_map<std::string, std::vector<std::size_t>> literals_;
    std::unordered_map<std::string, bool> literal_units_;
};

class chart {
public:
    struct item {
        std::size_t category = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
        unsigned cost = 0;
        meaning content;
    };

    chart(rule_book const& book, std::size_t size) : book_(book), starting_(size + 1), waiting_(size + 1) {}

    void add(std::size_t category, std::size_t begin, std::size_t end, unsigned cost, meaning content);
    /// Reads until nothing more follows; false when there is too much to keep.
    bool run();
    [[nodiscard]] std::deque<item> const& items() const { return items_; }

private:
    struct partial {
        std::size_t rule = 0;
        std::size_t done = 0;
        std::size_t end = 0;
        std::vector<std::size_t> items;
    };
    struct pending {
        std::size_t length = 0;
        unsigned cost = 0;
        std::size_t item = 0;
        auto operator<=>(pending const&) const = default;
    };
    void start_rules(std::size_t item);
    void extend(partial const& open, std::size_t item);
    void finish(partial const& open);
    [[nodiscard]] std::vector<meaning> evaluate(rule_book::bound_meaning const& what, partial const& open) const;

    static constexpr std::size_t most_items = 30'000;

    rule_book const& book_;
    std::deque<item> items_;
    std::priority_queue<pending, std::vector<pending>, std::greater<>> agenda_;
    std::vector<std::vector<std::size_t>> starting_;  // Items taken up, by where they begin.
    std::vector<std::vector<partial>> waiting_;       // By where they go on.
    std::unordered_map<std::string, std::size_t> known_;
};

}  // namespace wafer::question
