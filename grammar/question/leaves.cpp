#include "grammar/question/leaves.hpp"

#include <algorithm>
#include <string>

#include "grammar/question/numbers.hpp"

namespace wafer::question {
namespace {

// Of each word: few long words are a better reading than many short ones.
constexpr unsigned word_cost = 10;
// Of a word that is part of a longer name.
constexpr unsigned inner_cost = 25;

char const* category_of(word::sort what) {
    using sort = word::sort;
    switch (what) {
        case sort::entity: return "entity";
        case sort::adjective: return "adjective";
        case sort::label: return "label";
        case sort::relation: return "relation";
        case sort::copula: return "copula";
        case sort::stem: return "stem";
        case sort::opening: return "opening";
        case sort::closing: return "closing";
        case sort::role: return "role";
        case sort::property: return "property";
        case sort::value: return "value";
        case sort::unit: return "unit";
        case sort::multiplier: return "multiplier";
        case sort::filler: return "filler";
        case sort::verbal: return "verbal";
        case sort::comparative: return "comparative";
        case sort::superlative: return "superlative";
    }
    return "";
}

/// Names and nouns, of which the longest counts.
bool is_name(word const& meaning) {
    using sort = word::sort;
    return meaning.what == sort::entity || meaning.what == sort::label || meaning.what == sort::role || meaning.what == sort::value ||
           meaning.what == sort::property || meaning.what == sort::adjective;
}

struct stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class leaf_maker {
public:
    leaf_maker(vocabulary const& words, rule_book const& book, std::vector<unit> const& units, chart& into)
        : words_(words), book_(book), units_(units), into_(into), covered_(units.size()) {}

    std::vector<bool> make() {
        find_names();
        for (std::size_t at = 0; at < units_.size(); ++at) {
            add_words(at);
            add_literals(at);
            add_numbers(at);
        }
        return std::move(covered_);
    }

private:
    void add(char const* category, std::size_t begin, std::size_t length, meaning content, unsigned cost = 0) {
        for (auto i = begin; i < begin + length; ++i) covered_[i] = true;
        if (auto const number = book_.category(category); number != rule_book::none)
            into_.add(number, begin, begin + length, word_cost + cost, std::move(content));
    }

    void find_names() {
        for (std::size_t at = 0; at < units_.size(); ++at)
            for (auto const& match : words_.matches(units_, at))
                if (std::ranges::any_of(*match.meanings, is_name)) names_.push_back({at, at + match.length});
    }

    /// 英 in 英伟达, `chip` in `chip maker`: not where another name reaches into the longer one, `AI chip` into `chip funding`.
    [[nodiscard]] bool lies_in_longer_name(std::size_t begin, std::size_t end, bool whole_only = false) const {
        return std::ranges::any_of(names_, [&](stretch const& name) {
            bool const inside = name.begin <= begin && end <= name.end && name.end - name.begin > end - begin;
            return inside && !is_crossed(name) && !(whole_only && is_tiled(name.begin, name.end));
        });
    }

    [[nodiscard]] bool is_crossed(stretch const& name) const {
        return std::ranges::any_of(names_, [&](stretch const& other) {
            return (other.begin < name.begin && other.end > name.begin && other.end < name.end) ||
                   (other.end > name.end && other.begin < name.end && other.begin > name.begin);
        });
    }

    /// Whether shorter words cover a name: `in-house chips` is `in-house` and `chips`.
    [[nodiscard]] bool is_tiled(std::size_t begin, std::size_t end) const {
        std::vector<bool> reached(end - begin + 1);
        reached[0] = true;
        for (auto at = begin; at < end; ++at) {
            if (!reached[at - begin]) continue;
            if (units_[at].text == "'s") reached[at + 1 - begin] = true;
            for (auto const& match : words_.matches(units_, at))
                if (at + match.length <= end && match.length < end - begin) reached[at + match.length - begin] = true;
        }
        return reached.back();
    }

    void add_words(std::size_t at) {
        for (auto const& match : words_.matches(units_, at)) {
            bool const inside = lies_in_longer_name(at, at + match.length);
            for (auto const& each : *match.meanings)
                if (!inside || !is_name(each))
                    add(category_of(each.what), at, match.length, each, each.cost);
                else if (!lies_in_longer_name(at, at + match.length, true))
                    add(category_of(each.what), at, match.length, each, each.cost + inner_cost);
        }
    }

    void add_literals(std::size_t at) {
        std::string key;
        for (std::size_t length = 1; length <= rule_book::longest_literal && at + length <= units_.size(); ++length) {
            (key += key.empty() ? "" : " ") += units_[at + length - 1].text;
            auto const* const categories = book_.literals(key);
            if (!categories) continue;
            for (auto i = at; i < at + length; ++i) covered_[i] = true;
            word said;
            said.text = key;
            for (auto const category : *categories) into_.add(category, at, at + length, word_cost, said);
        }
    }

    /// The length of a unit that stands there, and its name.
    std::pair<std::size_t, std::string> unit_at(std::size_t at) const {
        std::pair<std::size_t, std::string> found{0, ""};
        if (at >= units_.size()) return found;
        for (auto const& match : words_.matches(units_, at))
            for (auto const& each : *match.meanings)
                if (each.what == word::sort::unit) found = {match.length, each.name};
        return found;
    }

    void add_numbers(std::size_t at) {
        if (units_[at].text.size() <= 2 && units_[at].text.front() >= 'a' && units_[at].text.front() <= 'z') add_letters(at);
        if (lies_in_longer_name(at, at + 1)) return;
        if (auto const date = read_date(units_, at); date.length > 0) {
            word said;
            said.text = date.text;
            said.factor = date.year;
            add("date", at, date.length, said);
        }
        auto const [before, unit_before] = unit_at(at);
        auto const number = read_number(words_, units_, at + before);
        if (number.length == 0) return;
        word amount;
        amount.factor = number.value;
        if (before == 0) add("number", at, number.length, amount);
        auto const [behind, unit_behind] = unit_at(at + before + number.length);
        if (before + behind == 0) return;
        amount.name = before > 0 ? unit_before : unit_behind;
        add("amount", at, before + number.length + (before > 0 ? 0 : behind), amount);
    }

    /// Not a word that is known by it: what a name begins with.
    void add_letters(std::size_t at) {
        word said;
        said.text = units_[at].text;
        if (auto const number = book_.category("letters"); number != rule_book::none) into_.add(number, at, at + 1, word_cost, said);
    }

    vocabulary const& words_;
    rule_book const& book_;
    std::vector<unit> const& units_;
    chart& into_;
    std::vector<bool> covered_;
    std::vector<stretch> names_;
};

}  // namespace

std::vector<bool> add_leaves(vocabulary const& words, rule_book const& book, std::vector<unit> const& units, chart& into) {
    return leaf_maker(words, book, units, into).make();
}

}  // namespace wafer::question
