#include "engine/complete/position.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/complete/scope_reader.hpp"
#include "grammar/ast/characters.hpp"

namespace wafer::engine::complete {
namespace {

using ast::characters::same_word;
using place = position::place;

/// Keywords behind which only certain words go on; `words_at` knows which.
constexpr std::array<std::string_view, 18> leading_words = {"ORDER", "OPTIONAL", "DETACH", "NODETACH", "STARTS",  "ENDS",     "IS",           "IS NOT", "SHOW",
                                                            "LOAD",  "CSV",      "DROP",   "ON",       "WHY",     "PROPERTY", "RELATIONSHIP", "BUILT",  "WITHOUT"};

std::string upper(std::string_view word) {
    std::string made(word);
    for (char& c : made)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return made;
}

class position_reader {
public:
    position_reader(std::string_view text, std::size_t cursor)
        : text_(text), cursor_(cursor), tokens_(tokens_before(text, cursor)), scope_(text, tokens_) {}

    position read() {
        auto const last = tokens_.empty() ? token{} : tokens_.back();
        bool const touched = !tokens_.empty() && last.end == cursor_;
        found_.replaced = {static_cast<std::uint32_t>(cursor_), static_cast<std::uint32_t>(cursor_)};
        auto count = tokens_.size();
        if (!tokens_.empty() && last.is_open && last.kind == token_kind::comment) return found_;
        if (touched && last.kind == token_kind::number) return found_;
        bool const is_string = last.is_open && last.kind == token_kind::string;
        if (touched && (is_string || is_word(last))) {
            --count;
            take_word(last);
        }
        scope_.read(count);
        found_.variables = scope_.variables();
        found_.clause = scope_.block().clause;
        found_.is_nested = scope_.top().what != frame::sort::block;
        found_.open_case = scope_.top().cases > 0;
        if (is_string)
            look_at_string(last);
        else if (touched && last.kind == token_kind::parameter)
            found_.what = place::parameter;
        else
            look_around();
        return std::move(found_);
    }

private:
    static std::vector<token> tokens_before(std::string_view text, std::size_t cursor) {
        auto tokens = tokens_of(text.substr(0, cursor));
        bool const in_comment = !tokens.empty() && tokens.back().kind == token_kind::comment && tokens.back().is_open;
        auto const kept = in_comment ? tokens.back() : token{};
        std::erase_if(tokens, [](token const& each) { return each.kind == token_kind::comment; });
        if (in_comment) tokens.push_back(kept);
        return tokens;
    }

    [[nodiscard]] bool is_word(token const& each) const {
        if (each.kind == token_kind::symbol || each.kind == token_kind::string || each.kind == token_kind::number) return false;
        return text_[each.begin] != '`' || each.is_open;
    }

    void take_word(token const& each) {
        found_.replaced.begin = each.begin;
        auto begin = each.begin;
        if (each.kind == token_kind::string) found_.replaced.begin = begin = begin + 1;
        if (text_[begin] == '$' || (each.is_open && text_[begin] == '`' && each.kind != token_kind::string)) ++begin;
        found_.typed = text_.substr(begin, cursor_ - begin);
    }

    void look_around() {
        auto const before = scope_.word(1);
        auto const kind = scope_.kind(1);
        if (!kind || before == ";") {
            found_.what = place::statement;
        } else if (before == "." && scope_.word(2) != ".") {
            look_behind_dot();
        } else if (before == ":" || joins_labels(before)) {
            look_behind_colon();
        } else if (scope_.top().what == frame::sort::map && (before == "{" || before == ",")) {
            look_at_key();
        } else if (scope_.top().what == frame::sort::relationship) {
            return;
        } else if (kind == token_kind::keyword) {
            look_behind_keyword();
        } else {
            look_behind_other(before);
        }
    }

    [[nodiscard]] bool joins_labels(std::string_view mark) const {
        if (mark == "!") return true;
        auto const kind = scope_.kind(2);
        return (mark == "|" || mark == "&") && (kind == token_kind::label || kind == token_kind::type);
    }

    void look_behind_dot() {
        std::size_t back = 2;
        auto const owner = scope_.word(back);
        if (owner == "{" || owner == ",") {
            look_at_key();
            found_.wants_key = false;
            return;
        }
        auto const* const known = scope_.find(owner);
        found_.what = place::property;
        if (known) {
            found_.owner = known->known;
            return;
        }
        bool const named = scope_.kind(back) == token_kind::function || scope_.kind(back) == token_kind::variable;
        if (!named) return;
        while (scope_.word(back + 1) == "." && scope_.kind(back + 2) && scope_.kind(back + 2) != token_kind::symbol) back += 2;
        auto const begin = tokens_[scope_.count() - back].begin;
        found_.what = scope_.is_keyword(back + 1, "call") ? place::procedure : scope_.kind(2) == token_kind::function ? place::function : place::property;
        if (found_.what == place::property) return;
        found_.replaced.begin = begin;
        found_.typed = text_.substr(begin, cursor_ - begin);
    }

    void look_behind_colon() {
        auto const& top = scope_.top();
        if (scope_.word(1) == ":" && top.what == frame::sort::map && scope_.kind(2) == token_kind::property) {
            found_.what = place::operand;
            return;
        }
        auto const* const known = top.what == frame::sort::block || !top.plain ? scope_.find(scope_.word(2)) : nullptr;
        bool const type = top.what == frame::sort::relationship || (known && known->known.what == element::sort::relationship);
        found_.what = type ? place::type : place::label;
        if (top.what == frame::sort::relationship) look_at_neighbours();
        if (type || top.what != frame::sort::round) return;
        found_.owner.what = element::sort::node;
        auto const& step = scope_.step();
        if (!step || !scope_.node_before()) return;
        found_.owner.neighbour_labels = scope_.node_before()->names;
        found_.owner.over = step->relationship.names;
        found_.owner.reached_forwards = !step->points_left;
    }

    /// The nodes at both ends of the relationship; the right one and the arrow may stand behind the cursor.
    void look_at_neighbours() {
        if (scope_.node_before()) found_.owner = *scope_.node_before();
        found_.is_directed = scope_.top().points_left;
        found_.is_outgoing = !scope_.top().points_left;
        auto const rest = text_.substr(cursor_);
        auto const behind = tokens_of(rest);
        auto const word = [&](std::size_t index) {
            return index < behind.size() ? rest.substr(behind[index].begin, behind[index].end - behind[index].begin) : std::string_view();
        };
        std::size_t at = 0;
        while (at < behind.size() && at < 16 && word(at) != "]") ++at;
        if (word(at) != "]" || word(at + 1) != "-") return;
        at += 2;
        if (word(at) == ">") {
            found_.is_directed = true;
            ++at;
        }
        if (word(at) != "(") return;
        ++at;
        if (word(at) != ":" && word(at) != ")") {
            if (auto const* const known = scope_.find(word(at))) found_.other = known->known;
            ++at;
        }
        if (word(at) == ":" && at + 1 < behind.size()) found_.other.names = {std::string(word(at + 1))};
    }

    void look_at_key() {
        if (!scope_.top().belongs) return;
        found_.what = place::property;
        found_.owner = scope_.top().held;
        found_.wants_key = true;
    }

    void look_behind_keyword() {
        auto const last = upper(scope_.word(1));
        found_.keyword = last;
        if (scope_.is_keyword(2, "is") && last == "NOT") found_.keyword = "IS NOT";
        bool const nothing = last == "AS" || last == "FINISH";
        if (nothing) return;
        if (std::ranges::find(leading_words, found_.keyword) != leading_words.end()) {
            found_.what = place::after_keyword;
        } else if (last == "EXPLAIN" || last == "PROFILE" || last == "FACTS" || last == "SOURCES" || last == "UNION" || last == "ALL" ||
                   (last == "NOT" && scope_.is_keyword(2, "why"))) {
            found_.what = place::statement;
        } else if (last == "MATCH" || last == "MERGE" || last == "CREATE" || last == "INSERT") {
            found_.what = place::pattern;
        } else if (last == "CALL") {
            found_.what = place::procedure;
        } else if (last == "YIELD") {
            look_at_columns();
        } else if (last == "NULL" || last == "TRUE" || last == "FALSE" || last == "END" || last == "ASC" || last == "DESC" || last == "ASCENDING" ||
                   last == "DESCENDING") {
            found_.what = place::after_operand;
        } else {
            found_.what = place::operand;
        }
    }

    void look_at_columns() {
        found_.what = place::column;
        // The procedure's name stands between CALL and YIELD.
        for (std::size_t back = 1; back <= scope_.count(); ++back) {
            if (!scope_.is_keyword(back, "call")) continue;
            for (auto at = back - 1; at > 0; --at) {
                auto const part = scope_.word(at);
                if (scope_.kind(at) != token_kind::function && part != ".") break;
                found_.procedure += part;
            }
            return;
        }
    }

    [[nodiscard]] bool in_pattern_clause() const {
        auto const& clause = scope_.block().clause;
        return clause == "MATCH" || clause == "MERGE" || clause == "CREATE" || clause == "INSERT";
    }

    void look_behind_other(std::string_view before) {
        auto const& top = scope_.top();
        auto const sort = top.what;
        bool const symbol = scope_.kind(1) == token_kind::symbol;
        bool const in_node = sort == frame::sort::round && in_pattern_clause() && top.clause.empty() && top.plain;
        if (symbol && scope_.closed_block()) {
            found_.what = found_.clause == "CALL" ? place::statement : place::after_operand;
        } else if (symbol && before == "{") {
            found_.what = place::statement;
        } else if (in_node) {
            found_.what = before == "(" ? place::known_node : place::nothing;
        } else if (before == "," && sort == frame::sort::block && in_pattern_clause()) {
            found_.what = place::pattern;
        } else if (before == "," && sort == frame::sort::block && found_.clause == "YIELD") {
            look_at_columns();
        } else if (before == "(" && sort == frame::sort::round && scope_.step()) {
            found_.what = place::known_node;
        } else if (!symbol || before == ")" || before == "]" || before == "}" || (before == "*" && ends_with_star())) {
            found_.what = place::after_operand;
        } else if (!(sort == frame::sort::block && in_pattern_clause()) || before == "=") {
            found_.what = before == "." || before == ":" ? place::nothing : place::operand;
        }
    }

    /// `RETURN *` and `count(*)`, not a product.
    [[nodiscard]] bool ends_with_star() const { return scope_.kind(2) == token_kind::keyword || scope_.word(2) == "("; }

    void look_at_string(token const& opened) {
        found_.what = place::string;
        found_.quote = text_[opened.begin];
        auto back = std::size_t{1};
        // Within a list behind IN, what stands before the list counts.
        if (scope_.top().what == frame::sort::list) back = scope_.count() - scope_.top().opened_at + 1;
        if (scope_.word(back) == ":" && scope_.top().what == frame::sort::map && scope_.kind(back + 1) == token_kind::property) {
            found_.key = scope_.word(back + 1);
            found_.owner = scope_.top().held;
            return;
        }
        while (is_comparison(back)) ++back;
        if (scope_.kind(back) != token_kind::property || scope_.word(back + 1) != ".") return;
        found_.key = scope_.word(back);
        if (auto const* const known = scope_.find(scope_.word(back + 2))) found_.owner = known->known;
    }

    [[nodiscard]] bool is_comparison(std::size_t back) const {
        auto const word = scope_.word(back);
        if (word == "=" || word == "<" || word == ">" || word == "~") return true;
        constexpr std::array<std::string_view, 5> words = {"in", "starts", "ends", "with", "contains"};
        return std::ranges::any_of(words, [&](auto const each) { return scope_.is_keyword(back, each); });
    }

    std::string_view text_;
    std::size_t cursor_;
    std::vector<token> tokens_;
    scope_reader scope_;
    position found_;
};

}  // namespace

position position_at(std::string_view text, std::size_t cursor) { return position_reader(text, std::min(cursor, text.size())).read(); }

}  // namespace wafer::engine::complete
