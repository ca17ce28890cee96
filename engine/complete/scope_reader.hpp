// Walks over the tokens of an unfinished statement and keeps what is known behind each: open brackets, the clause, the variables in
// scope and the pattern being written. One walk; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/complete/position.hpp"
#include "wafer/tokens.hpp"

namespace wafer::engine::complete {

/// An open bracket, or the statement itself.
struct frame {
    enum class sort : std::uint8_t { block, round, arguments, relationship, list, map };
    sort what = sort::block;
    std::size_t opened_at = 0;      // Index of its token.
    std::string clause = {};        // Of blocks. Of others `WHERE` once it was said.
    element held = {};              // Of round ones and relationships; of maps what they belong to.
    std::string name = {};          // The variable at its beginning.
    bool plain = true;              // So far it could be a node.
    bool belongs = false;           // Of maps: to `held`.
    bool points_left = false;       // Of relationships.
    bool opens_call = false;        // The parenthesis of CALL (…).
    int cases = 0;                  // CASE without END.
    std::vector<variable> outside = {};  // Of blocks: the scope to go back to.
};

/// A relationship between the node before and the one to come.
struct pending_step {
    element relationship;
    bool points_left = false;
    bool points_right = false;
};

class scope_reader {
public:
    scope_reader(std::string_view text, std::vector<token> const& tokens) : text_(text), tokens_(tokens) { begin_statement(); }

    /// Takes the first `count` tokens.
    void read(std::size_t count);

    [[nodiscard]] frame const& top() const { return frames_.back(); }
    /// The innermost block.
    [[nodiscard]] frame const& block() const;
    [[nodiscard]] std::vector<variable> const& variables() const { return variables_; }
    [[nodiscard]] variable const* find(std::string_view name) const;
    [[nodiscard]] std::optional<element> const& node_before() const { return node_before_; }
    [[nodiscard]] std::optional<pending_step> const& step() const { return step_; }
    /// Text of the token that stands `back` tokens before the end; empty if there is none.
    [[nodiscard]] std::string_view word(std::size_t back) const;
    [[nodiscard]] std::optional<token_kind> kind(std::size_t back) const;
    [[nodiscard]] bool is_keyword(std::size_t back, std::string_view lower_case) const;
    [[nodiscard]] std::size_t count() const { return at_; }
    [[nodiscard]] bool closed_block() const { return closed_block_; }

private:
    void begin_statement();
    void take(token const& each);
    void take_keyword(std::string const& word);
    void begin_clause(std::string const& word);
    void take_name(token const& each);
    void take_symbol(std::string_view symbol);
    void open_round();
    void open_square();
    void open_brace();
    void close();
    void close_node(frame const& closed);
    void close_relationship(frame const& closed);
    void learn_of_neighbour(element const& node);
    void end_item();
    void end_projection();
    void know(std::string_view name, element known);
    frame& block_frame();

    std::string_view text_;
    std::vector<token> const& tokens_;
    std::size_t at_ = 0;
    std::vector<frame> frames_;
    std::vector<variable> variables_;
    std::optional<element> node_before_;
    std::string name_before_;
    std::optional<pending_step> step_;
    std::optional<std::vector<variable>> projected_;  // Within the items of WITH.
    bool projects_all_ = false;
    bool in_items_ = false;
    std::size_t item_begin_ = 0;
    bool closed_block_ = false;
    bool closed_call_ = false;
};

}  // namespace wafer::engine::complete
