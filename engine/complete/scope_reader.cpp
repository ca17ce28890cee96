#include "engine/complete/scope_reader.hpp"

#include <algorithm>
#include <array>

#include "grammar/ast/characters.hpp"

namespace wafer::engine::complete {
namespace {

using ast::characters::same_word;

constexpr std::array<std::string_view, 25> clause_words = {"MATCH", "CREATE", "MERGE", "INSERT", "WHERE",  "RETURN",  "WITH", "SET", "REMOVE",
                                                           "DELETE", "CALL",  "YIELD", "UNWIND", "ORDER",  "SKIP",    "LIMIT", "OFFSET", "FOREACH",
                                                           "LOAD",   "SHOW",  "UNION", "FILTER", "FINISH", "NEXT",    "DROP"};

/// Clauses that go on with the rows of a projection as they are.
bool follows_projection(std::string_view word) {
    constexpr std::array<std::string_view, 5> words = {"WHERE", "ORDER", "SKIP", "LIMIT", "OFFSET"};
    return std::ranges::find(words, word) != words.end();
}

std::string upper(std::string_view word) {
    std::string made(word);
    for (char& c : made)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return made;
}

std::string unquoted(std::string_view word) {
    if (!word.starts_with('`')) return std::string(word);
    word.remove_prefix(1);
    if (word.ends_with('`')) word.remove_suffix(1);
    return std::string(word);
}

}  // namespace

void scope_reader::begin_statement() {
    frames_.assign(1, frame{});
    variables_.clear();
    node_before_.reset();
    step_.reset();
    projected_.reset();
    in_items_ = false;
}

void scope_reader::read(std::size_t count) {
    for (; at_ < count; ++at_) take(tokens_[at_]);
}

frame const& scope_reader::block() const {
    return *std::ranges::find_if(frames_.rbegin(), frames_.rend(), [](frame const& each) { return each.what == frame::sort::block; });
}

frame& scope_reader::block_frame() { return const_cast<frame&>(block()); }

variable const* scope_reader::find(std::string_view name) const {
    auto const found = std::ranges::find(variables_, name, &variable::name);
    return found == variables_.end() ? nullptr : &*found;
}

std::string_view scope_reader::word(std::size_t back) const {
    if (back > at_ || back == 0) return {};
    auto const& each = tokens_[at_ - back];
    return text_.substr(each.begin, each.end - each.begin);
}

std::optional<token_kind> scope_reader::kind(std::size_t back) const {
    if (back > at_ || back == 0) return std::nullopt;
    return tokens_[at_ - back].kind;
}

bool scope_reader::is_keyword(std::size_t back, std::string_view lower_case) const {
    return kind(back) == token_kind::keyword && same_word(word(back), lower_case);
}

void scope_reader::take(token const& each) {
    auto const text = text_.substr(each.begin, each.end - each.begin);
    auto& top = frames_.back();
    switch (each.kind) {
        case token_kind::keyword: take_keyword(upper(text)); return;
        case token_kind::symbol: take_symbol(text); return;
        case token_kind::variable: take_name(each); return;
        case token_kind::label:
        case token_kind::type: top.held.names.push_back(unquoted(text)); return;
        case token_kind::parameter:
        case token_kind::number:
        case token_kind::string:
        case token_kind::property:
        case token_kind::function: top.plain = false; return;
        case token_kind::comment: return;
    }
}

void scope_reader::take_keyword(std::string const& word) {
    auto& top = frames_.back();
    if (word == "CASE") ++top.cases;
    if (word == "END" && top.cases > 0) --top.cases;
    if (top.what != frame::sort::block) {
        if (word == "WHERE") top.clause = word;
        if (word != "WHERE") top.plain = top.plain && top.clause == "WHERE";
        return;
    }
    bool const part = is_keyword(1, "starts") || is_keyword(1, "ends") || is_keyword(1, "csv") || is_keyword(1, "on");
    if (part || std::ranges::find(clause_words, word) == clause_words.end()) return;
    begin_clause(word);
}

void scope_reader::begin_clause(std::string const& word) {
    if (in_items_) end_item();
    in_items_ = false;
    if (projected_ && !follows_projection(word)) end_projection();
    if (word == "UNION" || word == "NEXT") variables_ = frames_.back().outside;
    if (word == "WITH") {
        projected_.emplace();
        projects_all_ = false;
        in_items_ = true;
        item_begin_ = at_ + 1;
    }
    node_before_.reset();
    step_.reset();
    block_frame().clause = word;
}

/// A comma or a clause ends an item of WITH, whose tokens begin at `item_begin_`.
void scope_reader::end_item() {
    auto begin = item_begin_;
    if (begin < at_ && tokens_[begin].kind == token_kind::keyword) ++begin;  // DISTINCT
    item_begin_ = at_ + 1;
    if (begin >= at_) return;
    auto const text_of = [&](std::size_t index) { return text_.substr(tokens_[index].begin, tokens_[index].end - tokens_[index].begin); };
    if (text_of(begin) == "*") projects_all_ = true;
    auto const last = at_ - 1;
    if (tokens_[last].kind != token_kind::variable) return;
    bool const named = last > begin + 1 && same_word(text_of(last - 1), "as");
    if (begin != last && !named) return;
    // `a` and `a AS b` stay what they are.
    auto const* const source = begin == last || last == begin + 2 ? find(unquoted(text_of(begin))) : nullptr;
    projected_->push_back({unquoted(text_of(last)), source ? source->known : element{}});
}

void scope_reader::end_projection() {
    auto made = *std::move(projected_);
    projected_.reset();
    if (!projects_all_) {
        variables_ = std::move(made);
        return;
    }
    for (auto& each : made) know(each.name, std::move(each.known));
}

void scope_reader::know(std::string_view name, element known) {
    auto const found = std::ranges::find(variables_, name, &variable::name);
    if (found == variables_.end())
        variables_.push_back({std::string(name), std::move(known)});
    else if (!known.names.empty() || found->known.what == element::sort::other)
        found->known = std::move(known);
}

void scope_reader::take_name(token const& each) {
    auto const name = unquoted(text_.substr(each.begin, each.end - each.begin));
    auto& top = frames_.back();
    auto const& clause = block().clause;
    bool const first = at_ == top.opened_at + 1 && top.what != frame::sort::block;
    if (first)
        top.name = name;
    else
        top.plain = false;
    if (is_keyword(1, "as") && top.what == frame::sort::block) know(name, {});
    if (clause == "YIELD" && top.what == frame::sort::block && !is_keyword(1, "as")) know(name, {});
    // `p = (…)` and `x IN …`, where the next token is at hand.
    auto const next = at_ + 1 < tokens_.size() ? text_.substr(tokens_[at_ + 1].begin, tokens_[at_ + 1].end - tokens_[at_ + 1].begin) : "";
    bool const path = next == "=" && top.what == frame::sort::block && (clause == "MATCH" || clause == "CREATE" || clause == "MERGE");
    bool const runs = first && same_word(next, "in") && top.what != frame::sort::map;
    if (path || runs) know(name, {});
}

void scope_reader::take_symbol(std::string_view symbol) {
    auto& top = frames_.back();
    closed_block_ = false;
    if (symbol == ";") {
        begin_statement();
    } else if (symbol == "(") {
        open_round();
    } else if (symbol == "[") {
        open_square();
    } else if (symbol == "{") {
        open_brace();
    } else if (symbol == ")" || symbol == "]" || symbol == "}") {
        close();
    } else if (symbol == "-" && node_before_ && !step_) {
        step_.emplace();
        step_->points_left = word(1) == "<";
    } else if (symbol == ">" && step_) {
        step_->points_right = true;
    } else if (symbol == ",") {
        if (top.what == frame::sort::block && in_items_) end_item();
        node_before_.reset();
        step_.reset();
    } else if (symbol != ":" && symbol != "|" && symbol != "&" && symbol != "!" && symbol != "-" && symbol != "<" && symbol != ">") {
        top.plain = false;
    }
}

void scope_reader::open_round() {
    bool const call = kind(1) == token_kind::function;
    frame made{call ? frame::sort::arguments : frame::sort::round, at_};
    made.opens_call = is_keyword(1, "call");
    made.held.what = element::sort::node;
    frames_.push_back(std::move(made));
}

void scope_reader::open_square() {
    bool const relationship = word(1) == "-";
    frame made{relationship ? frame::sort::relationship : frame::sort::list, at_};
    made.held.what = relationship ? element::sort::relationship : element::sort::other;
    made.points_left = relationship && word(2) == "<";
    frames_.push_back(std::move(made));
}

void scope_reader::open_brace() {
    bool const block = is_keyword(1, "exists") || is_keyword(1, "count") || is_keyword(1, "collect") || is_keyword(1, "call") ||
                       (word(1) == ")" && closed_call_);
    frame made{block ? frame::sort::block : frame::sort::map, at_};
    auto const& top = frames_.back();
    if (block) {
        made.outside = variables_;
        // What begins is a pattern, unless a clause follows.
        if (!is_keyword(1, "call") && word(1) != ")") made.clause = "MATCH";
    } else if ((top.what == frame::sort::round && top.plain) || top.what == frame::sort::relationship) {
        made.held = top.held;
        made.belongs = true;
    } else if (auto const* const projected = kind(1) == token_kind::variable ? find(unquoted(word(1))) : nullptr) {
        made.held = projected->known;
        made.belongs = true;
    }
    frames_.push_back(std::move(made));
}

void scope_reader::close() {
    if (frames_.size() == 1) return;
    auto const closed = std::move(frames_.back());
    frames_.pop_back();
    closed_call_ = closed.opens_call;
    switch (closed.what) {
        case frame::sort::round: close_node(closed); break;
        case frame::sort::relationship: close_relationship(closed); break;
        case frame::sort::block:
            variables_ = closed.outside;
            closed_block_ = true;
            break;
        case frame::sort::arguments:
        case frame::sort::list:
        case frame::sort::map: break;
    }
}

void scope_reader::close_node(frame const& closed) {
    if (!closed.plain || closed.opens_call) return;
    auto node = closed.held;
    auto const* const known = closed.name.empty() ? nullptr : find(closed.name);
    if (known && node.names.empty()) node = known->known;
    node.what = element::sort::node;
    if (step_ && node_before_) {
        learn_of_neighbour(node);
        if (node.names.empty()) {
            node.neighbour_labels = node_before_->names;
            node.over = step_->relationship.names;
            node.reached_forwards = !step_->points_left;
        }
    }
    auto const& clause = block().clause;
    bool const pattern = clause == "MATCH" || clause == "CREATE" || clause == "MERGE" || clause == "INSERT";
    if (!closed.name.empty() && (pattern || step_ || !node.names.empty())) know(closed.name, node);
    node_before_ = std::move(node);
    name_before_ = closed.name;
    step_.reset();
}

/// The node before has no labels, but the one behind the relationship has.
void scope_reader::learn_of_neighbour(element const& node) {
    auto const found = std::ranges::find(variables_, name_before_, &variable::name);
    if (found == variables_.end() || !found->known.names.empty() || node.names.empty() || !found->known.neighbour_labels.empty()) return;
    found->known.neighbour_labels = node.names;
    found->known.over = step_->relationship.names;
    found->known.reached_forwards = step_->points_left;
}

void scope_reader::close_relationship(frame const& closed) {
    if (!closed.name.empty()) know(closed.name, closed.held);
    if (!node_before_) return;
    if (!step_) step_.emplace();
    step_->relationship = closed.held;
    step_->points_left = step_->points_left || closed.points_left;
}

}  // namespace wafer::engine::complete
