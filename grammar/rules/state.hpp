// What one run of the grammar carries along: the text, the depth, where it failed. Owned by `parse`, passed to every rule through
// the one `with<state_tag>`; used by one thread. Once `fatal` is set every terminal fails, so that the rules unwind at once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/ast/characters.hpp"
#include "grammar/parse.hpp"
#include "grammar/rules/brackets.hpp"

namespace wafer::grammar::rules {

using namespace ast::characters;

/// Something that could have stood where the text went wrong.
struct expectation {
    enum class sort : std::uint8_t { keyword, symbol, phrase };
    std::string_view what;
    sort of = sort::phrase;
};

class parse_state {
public:
    parse_state(std::string_view text, parse_limits const& limits, bool recording);

    char const* begin() const { return begin_; }
    char const* end() const { return end_; }
    /// The end of the last token taken, before the white space that follows it.
    char const* token_end() const { return token_end_; }
    ast::text_range range_from(char const* first) const;
    ast::text_range range(char const* first, char const* last) const;

    /// Terminals. Each takes one token at `first` and the white space after it, or fails and notes what was expected.
    bool take_keyword(char const*& first, std::string_view word) {
        if (first != end_ && lower(*first) == word.front() && !fatal_ && take_word(first, word)) return true;
        return missing(first, {word, expectation::sort::keyword});
    }
    /// `not_before` is a character that must not follow the symbol, or 0.
    bool take_symbol(char const*& first, std::string_view symbol, char not_before) {
        if (first != end_ && *first == symbol.front() && !fatal_ && take_rest(first, symbol, not_before)) return true;
        return missing(first, {symbol, expectation::sort::symbol});
    }
    bool take_end(char const*& first);
    bool accept_token(char const*& first, char const* token_end);
    /// Moves past white space and comments.
    void skip_blank(char const*& first) {
        while (first != end_ && is(*first, blank)) ++first;
        if (first != end_ && (*first == '/' || is_wide(*first))) skip_more(first);
    }

    bool has_keyword(char const* first, std::string_view word) const;
    std::string_view text() const { return {begin_, static_cast<std::size_t>(end_ - begin_)}; }

    /// Notes that `expected` would have been right at `first`; always false.
    bool missing(char const* first, expectation expected) {
        if (recording_ && !fatal_) record(first, expected);
        return false;
    }
    /// Stops the parse with an error that no other reading of the text can mend; always false.
    bool stop(std::string detail, std::string message, ast::text_range at);
    bool stopped() const { return fatal_.has_value(); }

    /// Where every reading failed, and what was expected there. Filled when recording.
    char const* farthest() const { return farthest_; }
    std::vector<expectation> const& expected() const { return expected_; }
    std::optional<parse_error> const& fatal() const { return fatal_; }

    /// How many tokens were taken, those of readings given up included: the work done.
    std::size_t tokens_taken() const { return tokens_taken_; }

    /// Holds back what is expected exactly at `first`, since a phrase that names the whole of it will be noted instead.
    char const* hush(char const* first) { return std::exchange(hushed_, first); }
    void unhush(char const* before) { hushed_ = before; }

    /// Depth: `enter` and `leave` frame what may nest; `peak` is the deepest level since the innermost `enter`.
    bool enter(char const* first);
    void leave(std::size_t outer_peak);
    std::size_t peak() const { return peak_; }
    /// Height of what was read since `start_height` answered the peak to give back.
    std::size_t start_height() { return std::exchange(peak_, depth_); }
    std::size_t end_height(std::size_t outer_peak) {
        auto const height = peak_ - depth_;
        peak_ = std::max(peak_, outer_peak);
        return height;
    }
    /// Raises the peak to `depth() + height`, for trees that grow without nested text.
    bool reach(std::size_t height, char const* first);

    /// The matching of brackets, made when it is first asked for.
    bracket_table const& brackets();

    /// `|` ends the expression, in a comprehension.
    bool bar_ends = false;
    /// A condition is expected, where a path pattern may stand alone.
    bool condition = false;
    /// The end of the last unary minus, which makes 2^63 a valid magnitude.
    char const* minus_end = nullptr;

private:
    void record(char const* first, expectation expected);
    bool take_word(char const*& first, std::string_view word);
    bool take_rest(char const*& first, std::string_view symbol, char not_before);
    void skip_more(char const*& first);

    char const* begin_;
    char const* end_;
    char const* token_end_;
    parse_limits limits_;
    std::size_t tokens_taken_ = 0;
    std::size_t depth_ = 0;
    std::size_t peak_ = 0;
    bool recording_;
    char const* hushed_ = nullptr;
    char const* farthest_;
    std::vector<expectation> expected_;
    std::optional<parse_error> fatal_;
    std::unique_ptr<bracket_table> brackets_;
};

}  // namespace wafer::grammar::rules
