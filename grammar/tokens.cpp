#include "wafer/tokens.hpp"

#include <algorithm>
#include <string>

#include "grammar/ast/characters.hpp"
#include "grammar/ast/names.hpp"
#include "grammar/rules/brackets.hpp"
#include "grammar/rules/words.hpp"

namespace wafer {
namespace {

using namespace ast::characters;

/// Offsets stay; what is no UTF-8 becomes a character that nothing is made of.
std::string readable(std::string_view text) {
    std::string made(text);
    for (auto at = valid_utf8_size(made); at < made.size();) {
        made[at++] = '\x01';
        at += valid_utf8_size(std::string_view(made).substr(at));
    }
    return made;
}

/// The text cut into tokens. Names are variables as yet.
class cutter {
public:
    explicit cutter(std::string_view text) : text_(text) {}

    std::vector<token> cut() {
        while (at_ < text_.size()) step();
        return std::move(tokens_);
    }

private:
    void step() {
        if (auto const end = grammar::rules::quoted_end(text_, at_); end != at_) {
            take_quoted(end);
        } else if (is(text_[at_], blank)) {
            ++at_;
        } else if (auto const name = name_size(at_); name > 0) {
            take(token_kind::variable, name);
        } else if (is(text_[at_], digit)) {
            take(token_kind::number, number_size());
        } else if (text_[at_] == '$') {
            take_parameter();
        } else {
            take_character();
        }
    }

    void take(token_kind kind, std::size_t size, bool is_open = false) {
        auto const end = std::min(at_ + size, text_.size());
        tokens_.push_back({kind, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), is_open});
        at_ = end;
    }

    void take_quoted(std::size_t end) {
        char const first = text_[at_];
        bool const comment = first == '/';
        bool const line = comment && text_[at_ + 1] == '/';
        bool const is_open = end > text_.size() || (line && end == text_.size());
        take(comment ? token_kind::comment : first == '`' ? token_kind::variable : token_kind::string, end - at_, is_open);
    }

    void take_parameter() {
        auto const after = at_ + 1;
        if (after < text_.size() && text_[after] == '`') {
            auto const end = grammar::rules::quoted_end(text_, after);
            take(token_kind::parameter, end - at_, end > text_.size());
        } else {
            auto const* const first = text_.data() + after;
            take(token_kind::parameter, 1 + static_cast<std::size_t>(name_part_end(first, text_.data() + text_.size()) - first));
        }
    }

    void take_character() {
        auto const found = character_at(text_.data() + at_, text_.data() + text_.size());
        if (is_wide_blank(found.code))
            at_ += found.size_bytes;
        else
            take(token_kind::symbol, found.size_bytes);
    }

    [[nodiscard]] std::size_t name_size(std::size_t from) const {
        auto const* const first = text_.data() + from;
        return static_cast<std::size_t>(name_end(first, text_.data() + text_.size()) - first);
    }

    /// Digits, letters within and behind them, a fraction and an exponent with a sign. `1..3` begins with the number 1.
    [[nodiscard]] std::size_t number_size() const {
        auto end = at_;
        auto const at = [&](std::size_t index) { return index < text_.size() ? text_[index] : ' '; };
        while (is(at(end), digit) || is(at(end), name_part) || (at(end) == '.' && is(at(end + 1), digit))) {
            bool const exponent = lower(at(end)) == 'e' && lower(at(at_ + 1)) != 'x';
            ++end;
            if (exponent && (at(end) == '-' || at(end) == '+') && is(at(end + 1), digit)) ++end;
        }
        return end - at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<token> tokens_;
};

/// Tells names apart by the brackets that they stand in and by what stands around them.
class sorter {
public:
    sorter(std::string_view text, std::vector<token>& tokens) : text_(text), tokens_(tokens) {
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (tokens[i].kind != token_kind::comment) order_.push_back(i);
    }

    void sort() {
        for (at_ = 0; at_ < order_.size(); ++at_) {
            auto& each = tokens_[order_[at_]];
            if (each.kind == token_kind::variable) each.kind = kind_of_name();
            if (each.kind == token_kind::symbol) note_symbol();
            ends_operand_ = each.kind != token_kind::keyword && !(each.kind == token_kind::symbol && !closes());
        }
    }

private:
    enum class bracket : std::uint8_t { round, relationship, list, map, block };

    [[nodiscard]] token const* neighbour(std::ptrdiff_t step) const {
        auto const index = static_cast<std::ptrdiff_t>(at_) + step;
        return index < 0 || index >= static_cast<std::ptrdiff_t>(order_.size()) ? nullptr : &tokens_[order_[static_cast<std::size_t>(index)]];
    }
    [[nodiscard]] std::string_view word(std::ptrdiff_t step) const {
        auto const* const found = neighbour(step);
        return found ? text_.substr(found->begin, found->end - found->begin) : std::string_view();
    }
    [[nodiscard]] bool is_keyword_at(std::ptrdiff_t step) const {
        auto const* const found = neighbour(step);
        return found && found->kind == token_kind::keyword;
    }
    [[nodiscard]] bool closes() const {
        auto const here = word(0);
        return here == ")" || here == "]" || (here == "}" && !closed_block_) || (here == "*" && !ends_operand_);
    }
    [[nodiscard]] bool inside(bracket what) const { return !open_.empty() && open_.back() == what; }

    void note_symbol() {
        auto const here = word(0);
        closed_block_ = false;
        if (here == "(") open_.push_back(bracket::round);
        if (here == "[") open_.push_back(word(-1) == "-" ? bracket::relationship : bracket::list);
        if (here == "{") open_.push_back(begins_block() ? bracket::block : bracket::map);
        if ((here == ")" || here == "]" || here == "}") && !open_.empty()) {
            closed_block_ = inside(bracket::block);
            open_.pop_back();
        }
    }

    /// Behind EXISTS, COUNT, COLLECT, CALL and `CALL (x)`.
    [[nodiscard]] bool begins_block() const {
        if (is_keyword_at(-1)) return !same_word(word(-1), "return");
        if (word(-1) != ")") return false;
        std::ptrdiff_t step = -1;
        for (int depth = 0; neighbour(step); --step) {
            depth += word(step) == ")" ? 1 : word(step) == "(" ? -1 : 0;
            if (depth == 0) break;
        }
        return same_word(word(step - 1), "call");
    }

    [[nodiscard]] token_kind kind_of_name() const {
        bool const quoted = word(0).starts_with('`');
        bool const property = word(-1) == "." && word(-2) != ".";
        if (is_call()) return token_kind::function;
        if (property) return token_kind::property;
        if (inside(bracket::map) && word(1) == ":" && (word(-1) == "{" || word(-1) == ",")) return token_kind::property;
        if (names_label()) return inside(bracket::relationship) ? token_kind::type : token_kind::label;
        return !quoted && is_keyword_here() ? token_kind::keyword : token_kind::variable;
    }

    /// `name(`, a part of `some.name(`, or what stands behind CALL.
    [[nodiscard]] bool is_call() const {
        bool const qualified = word(-1) == ".";
        if (is_keyword_at(-1) && same_word(word(-1), "call")) return true;
        if (qualified && neighbour(-2) && neighbour(-2)->kind == token_kind::function) return true;
        std::ptrdiff_t last = 0;
        while (word(last + 1) == "." && neighbour(last + 2) && neighbour(last + 2)->kind == token_kind::variable) last += 2;
        if (word(last + 1) != "(") return false;
        bool const alone = last == 0 && !qualified;
        return !alone || (!ast::is_reserved(word(0)) && !ends_operand_ && !takes_parenthesis());
    }

    /// Keywords behind which a parenthesis begins a pattern or an expression, not arguments.
    [[nodiscard]] bool takes_parenthesis() const {
        constexpr std::string_view words[] = {"by", "on", "skip", "limit", "offset", "foreach", "insert", "for", "require", "call", "filter", "yield"};
        bool const starts = !neighbour(-1) || is_keyword_at(-1) || word(-1) == ";" || word(-1) == "{";
        return starts && std::any_of(std::begin(words), std::end(words), [&](auto const each) { return same_word(word(0), each); });
    }

    /// Behind a colon, and behind what joins labels.
    [[nodiscard]] bool names_label() const {
        auto const* const before = neighbour(-2);
        auto const mark = word(-1);
        if (mark == ":") return !(inside(bracket::map) && before && before->kind == token_kind::property);
        if (mark == "!") return true;
        if (mark == "(") return word(-2) == ":" || word(-2) == "!";
        bool const joins = (mark == "|" || mark == "&") && !inside(bracket::list);
        return joins && before && (before->kind == token_kind::label || before->kind == token_kind::type || word(-2) == ")");
    }

    [[nodiscard]] bool is_keyword_here() const {
        auto const here = word(0);
        if (same_word(word(-1), "as") && is_keyword_at(-1)) return false;
        if (ast::is_reserved(here)) return true;
        if (!grammar::rules::is_keyword(here)) return false;
        auto const* const before = neighbour(-1);
        if (!before || ends_operand_ || word(-1) == ";") return true;
        if (before->kind == token_kind::keyword) return !wants_operand(word(-1)) || begins_operand();
        return word(-1) == "}" || (word(-1) == "{" && inside(bracket::block)) || begins_operand();
    }

    [[nodiscard]] bool begins_operand() const {
        auto const here = word(0);
        bool const block = word(1) == "{";
        return (block && (same_word(here, "exists") || same_word(here, "count") || same_word(here, "collect"))) ||
               (same_word(here, "headers") && same_word(word(-1), "with")) || (word(-1) == "|" && inside(bracket::round));
    }

    static bool wants_operand(std::string_view keyword) {
        constexpr std::string_view words[] = {"return", "with", "distinct", "where", "and", "or", "xor", "by", "in", "unwind", "set",
                                              "delete", "remove", "then", "else", "when", "case", "limit", "skip", "yield", "contains", "offset"};
        return std::any_of(std::begin(words), std::end(words), [&](auto const each) { return same_word(keyword, each); });
    }

    std::string_view text_;
    std::vector<token>& tokens_;
    std::vector<std::size_t> order_;  // Of the tokens that are no comments.
    std::vector<bracket> open_;
    std::size_t at_ = 0;
    bool ends_operand_ = false;  // The token before.
    bool closed_block_ = false;
};

}  // namespace

std::vector<token> tokens_of(std::string_view text) {
    auto const made = readable(text);
    auto tokens = cutter(made).cut();
    sorter(made, tokens).sort();
    return tokens;
}

}  // namespace wafer
