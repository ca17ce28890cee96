#include "grammar/rules/state.hpp"

#include <algorithm>

namespace wafer::grammar::rules {

parse_state::parse_state(std::string_view text, parse_limits const& limits, bool recording)
    : begin_(text.data()), end_(text.data() + text.size()), token_end_(begin_), limits_(limits), recording_(recording), farthest_(begin_) {}

ast::text_range parse_state::range(char const* first, char const* last) const {
    return {static_cast<std::uint32_t>(first - begin_), static_cast<std::uint32_t>(last - begin_)};
}

ast::text_range parse_state::range_from(char const* first) const { return range(first, std::max(first, token_end_)); }

bool parse_state::accept_token(char const*& first, char const* token_end) {
    ++tokens_taken_;
    token_end_ = token_end;
    first = token_end;
    skip_blank(first);
    return !stopped();
}

bool parse_state::has_keyword(char const* first, std::string_view word) const {
    if (first == end_ || lower(*first) != word.front()) return false;
    auto const size = static_cast<std::size_t>(end_ - first);
    if (size < word.size() || !same_word({first, word.size()}, word)) return false;
    auto const* after = first + word.size();
    return name_part_end(after, end_) == after;
}

bool parse_state::take_word(char const*& first, std::string_view word) {
    return has_keyword(first, word) && accept_token(first, first + word.size());
}

bool parse_state::take_rest(char const*& first, std::string_view symbol, char not_before) {
    auto const size = static_cast<std::size_t>(end_ - first);
    if (size < symbol.size() || std::string_view(first, symbol.size()) != symbol) return false;
    auto const* after = first + symbol.size();
    if (not_before != 0 && after != end_ && *after == not_before) return false;
    return accept_token(first, after);
}

bool parse_state::take_end(char const*& first) {
    if (first == end_) return !stopped();
    return missing(first, {"the end of the statement"});
}

void parse_state::skip_more(char const*& first) {
    while (first != end_) {
        if (is(*first, blank)) {
            ++first;
        } else if (is_wide(*first)) {
            auto const next = character_at(first, end_);
            if (!is_wide_blank(next.code)) return;
            first += next.size_bytes;
        } else if (*first == '/') {
            auto const start = static_cast<std::size_t>(first - begin_);
            auto const after = quoted_end(text(), start);
            if (after == start) return;
            if (after > text().size()) {
                stop("UnexpectedSyntax", "The comment that starts here is not closed by */.", range(first, first + 2));
                return;
            }
            first = begin_ + after;
        } else {
            return;
        }
    }
}

bool parse_state::stop(std::string detail, std::string message, ast::text_range at) {
    if (!fatal_) fatal_ = parse_error{std::move(detail), std::move(message), at, {}};
    return false;
}

void parse_state::record(char const* first, expectation expected) {
    if (first < farthest_ || first == hushed_) return;
    if (first > farthest_) expected_.clear();
    farthest_ = first;
    auto const same = [&](expectation const& other) { return other.what == expected.what; };
    if (std::none_of(expected_.begin(), expected_.end(), same)) expected_.push_back(expected);
}

bool parse_state::enter(char const* first) {
    ++depth_;
    peak_ = depth_;
    return reach(0, first);
}

void parse_state::leave(std::size_t outer_peak) {
    --depth_;
    peak_ = std::max(peak_, outer_peak);
}

bool parse_state::reach(std::size_t height, char const* first) {
    peak_ = std::max(peak_, depth_ + height);
    if (peak_ <= limits_.depth) return true;
    return stop("NestingTooDeep", "This is nested deeper than the limit of " + std::to_string(limits_.depth) + " levels.",
                range(first, first));
}

bracket_table const& parse_state::brackets() {
    if (!brackets_) brackets_ = std::make_unique<bracket_table>(text());
    return *brackets_;
}

}  // namespace wafer::grammar::rules
