// One run of the binder over one statement: the statement being made, the current scope, and what the current expression is inside of.
// Lives as long as the call of `bind`. Its methods are spread over files by subject; each names the file that holds it.
#pragma once

#include <functional>
#include <unordered_map>

#include <wafer/error.hpp>

#include "engine/bind/bind.hpp"
#include "engine/bind/scope.hpp"
#include "engine/function/shown.hpp"

namespace wafer::engine {

using bound::expr;

/// What a projection gathers while its items are bound.
struct gathered_aggregates {
    struct one {
        ast::expression const* written;
        symbol name;
    };
    scope* input = nullptr;
    bound::projection* into = nullptr;
    std::vector<one> found;
    bool closed = false;  // ORDER BY and WHERE may repeat aggregates, not add any.
};

/// Sets a variable until the end of the block.
template <class T>
class replaced {
public:
    replaced(T& variable, T value) : variable_(variable), before_(std::move(variable)) { variable_ = std::move(value); }
    replaced(replaced const&) = delete;
    replaced& operator=(replaced const&) = delete;
    ~replaced() { variable_ = std::move(before_); }

private:
    T& variable_;
    T before_;
};

/// How a pattern's variables relate to those around it.
enum class pattern_use : std::uint8_t { introduces, refers };

class binder {
public:
    explicit binder(procedure_catalog const& procedures) : procedures_(procedures) {}
    std::unique_ptr<bound::statement> run(ast::statement const& statement);

private:
    struct bound_query {
        bound::query const* query;
        std::vector<std::string> names;
    };
    struct bound_part {
        bound::single_query query;
        std::vector<std::string> names;
    };
    /// The inline properties of a pattern's element, bound once for searching and for creating.
    struct inline_properties {
        std::vector<std::pair<ast::name, expr>> fields;
        expr whole = nullptr;  // A map, or null pointer.
    };
    /// One round of a quantified part, or one relationship of a path that is walked as a whole.
    struct written_part {
        std::vector<ast::node_pattern const*> nodes;  // Null pointers where none is written.
        std::vector<ast::relationship_pattern const*> relationships;
        ast::expression const* where = nullptr;
        std::map<std::string, symbol, std::less<>> names = {};  // Seen from within.
        bool list = true;                                       // Seen as lists from outside.
    };
    /// A segment whose names are declared and whose conditions are not bound yet.
    struct open_segment {
        bound::path_segment* made;
        ast::path_pattern const* whole = nullptr;  // Null pointer: one quantified part of a path.
        std::vector<written_part> parts;           // Of a whole path, nodes and relationships are each a part.
    };
    /// The elements of one pattern as they are found.
    struct pattern_state {
        bound::pattern what;
        pattern_use use = pattern_use::introduces;
        scope before = {};                                // What was known before the pattern.
        std::set<std::uint32_t> quantified = {};          // Symbols declared in quantified parts …
        std::set<std::uint32_t> interior = {};            // … and within paths that are walked as a whole.
        std::map<std::uint32_t, open_segment> open = {};  // By the index of the relationship.
        std::map<std::uint32_t, std::uint32_t> node_of;  // Symbol, index of the node.
        std::set<std::uint32_t> own_relationships;       // Symbols.
    };
    /// What an OPTIONAL MATCH named, and how often variables had been used until then.
    struct optional_names {
        std::vector<symbol> names;
        std::size_t uses_before = 0;
        bound::source_range at;
    };
    struct projection_column;
    struct projection_state;
    enum class aggregation : std::uint8_t { refused, nested, gathered };

    // bind.cpp
    bound_query query(ast::query const& query, scope const* around);
    bound_query united(ast::query const& query, std::function<bound_part(ast::single_query const&)> const& bind_part);
    bound_part part(ast::single_query const& part, scope const* around, scope const* importable);
    void clauses(ast::single_query const& part, scope const* importable, bound_part& into);
    void check_order(ast::single_query const& part) const;
    void check_end(ast::single_query const& part) const;
    void check_updates(ast::clause const& clause) const;
    void clause(ast::clause const& clause, bool alone, bound_part& into);
    void finish(bound_query const& whole);
    [[nodiscard]] std::vector<bound::source_range> unused_matches() const;
    void why(ast::why_prefix const& written);
    bound::unwind unwind(ast::unwind_clause const& clause);
    void filter(ast::filter_clause const& clause, bound_part& into);
    void let(ast::let_clause const& clause, bound_part& into);
    void finish_rows(bound_part& into);

    // load_csv.cpp
    bound::load_csv load_csv(ast::load_csv_clause const& clause);
    char field_terminator(ast::expression const& written);
    /// What `linenumber()` or `file()` stands for, null where no LOAD CSV is in sight; a null pointer for any other function.
    expr place_in_file(std::string_view function, ast::text_range at);
    void pass_place_on(bound::projection& projection);

    // patterns.cpp
    bound::match match(ast::match_clause const& clause, ast::text_range at);
    bound::pattern pattern(std::vector<ast::path_pattern const*> const& paths, ast::expression const* where, pattern_use use,
                           bool repeatable = false);
    void demand(ast::path_pattern const& path, bound::pattern_path const& made, pattern_state& state);
    void declare(ast::path_pattern const& path, pattern_state& state);
    std::uint32_t declare_node(ast::node_pattern const& node, pattern_state& state);
    std::uint32_t declare_relationship(ast::relationship_pattern const& relationship, pattern_state& state);
    symbol relationship_symbol(ast::relationship_pattern const& relationship, pattern_state& state, bool& given);
    void declare_path_name(ast::path_pattern const& path, bound::pattern_path& into, pattern_state const& state);
    void demand_node(ast::node_pattern const& node, symbol name, std::vector<expr>& into);
    void demand_relationship(ast::relationship_pattern const& relationship, bound::pattern_relationship& bound, std::vector<expr>& into);
    void demand_each(ast::relationship_pattern const& relationship, bound::pattern_relationship& bound);
    void demand_labels(ast::label_expression const& labels, symbol of, bound::name_use::sort sort, std::vector<expr>& into);
    void demand_properties(inline_properties const& properties, symbol of, std::vector<expr>& into);
    void demand_condition(ast::expression const& where, std::vector<expr>& into);
    inline_properties properties_in_search(ast::optional_box<ast::expression> const& written);
    void require_search_map(ast::expression const& written) const;
    inline_properties properties_of_map(ast::map_literal const& map, ast::text_range at);
    expr label_condition(expr of, ast::label_expression const& written, bound::name_use::sort sort, ast::text_range at);
    expr dynamic_labels(expr of, ast::label_expression const& written);
    bool plain_types(ast::label_expression const& written, std::vector<std::string>& types);
    bound::label_formula formula(ast::label_expression const& written, bound::name_use::sort sort);
    expr path_expression(bound::pattern const& pattern, bound::pattern_path const& path, ast::text_range at);

    // path_segments.cpp
    std::uint32_t declare_quantified(ast::relationship_pattern const& written, pattern_state& state);
    void declare_whole(ast::path_pattern const& path, bound::pattern_path& into, pattern_state& state);
    std::uint32_t add_segment(open_segment open, pattern_state& state);
    bound::path_part declare_round(ast::relationship_pattern const& written, open_segment& into, pattern_state& state);
    symbol declare_within(std::optional<ast::name> const& variable, kind of, open_segment& into, pattern_state& state);
    symbol declare_interior(std::optional<ast::name> const& variable, kind of, open_segment& into, pattern_state& state);
    void demand_segment(open_segment const& open, pattern_state& state);
    void demand_round(written_part const& written, bound::path_part& into, pattern_state& state);
    void demand_whole(open_segment const& open, pattern_state& state);
    void demand_hop(ast::relationship_pattern const& written, bound::path_hop& hop, std::vector<expr>& into);
    void refuse_inner(ast::name const& variable, symbol known, pattern_state const& state) const;

    // projection.cpp
    void projection(ast::projection const& written, ast::expression const* where, bound_part& into, bool last);
    void bind_items(projection_state& state);
    void pass_all_on(projection_state& state);
    void bind_plain_item(projection_column& column);
    void bind_mixed_items(projection_state& state);
    void bind_mixed_item(projection_state& state, projection_column& column);
    projected_view view_above(projection_state const& state) const;
    expr bind_above(projection_state& state, ast::expression const& written, bool as_condition);
    void bind_order(projection_state& state);
    bool bind_where(projection_state& state, ast::expression const& where);
    void carry_place_on(projection_state& state);
    expr bind_count(ast::expression const& written, std::string_view clause);
    void check_names(projection_state const& state) const;
    void leave(projection_state& state, bound_part& into);
    void hide_outer();

    // writing.cpp
    bound::create create(ast::create_clause const& clause);
    void create_path(ast::path_pattern const& path, bound::create& into);
    symbol create_node(ast::node_pattern const& node, bool alone, bound::create& into);
    symbol const* given_node(ast::node_pattern const& node, bool alone);
    bound::new_relationship create_relationship(ast::relationship_pattern const& relationship, bool directed);
    inline_properties properties_in_creation(ast::optional_box<ast::expression> const& written);
    void labels_in_creation(ast::label_expression const& written, bound::new_node& into);
    expr names_in_creation(std::vector<ast::label_expression const*> const& written, ast::text_range at);
    bound::merge merge(ast::merge_clause const& clause);
    std::uint32_t merge_node(ast::node_pattern const& node, bool alone, pattern_state& state, bound::merge& into);
    void merge_relationship(ast::relationship_pattern const& relationship, std::pair<std::uint32_t, std::uint32_t> ends,
                            pattern_state& state, bound::merge& into);
    void write(bound::name_use::sort sort, std::string const& name) { written_.emplace(sort, name); }

    // changing.cpp
    std::vector<bound::change> changes(ast::set_clause const& clause);
    bound::update remove(ast::remove_clause const& clause);
    bound::change change(ast::set_property const& item);
    bound::change change(ast::set_properties const& item);
    bound::change change(ast::set_labels const& item);
    bound::change change(ast::remove_property const& item);
    bound::change change(ast::remove_labels const& item);
    bound::removal delete_targets(ast::delete_clause const& clause);
    /// The labels by name, and the others as one expression or null pointer.
    std::pair<std::vector<std::string>, expr> label_list(std::vector<ast::label_expression> const& written, ast::text_range at);
    /// The entity, the key and the dynamic key that an assignment's target ends in.
    bound::remove_property target(ast::expression const& written);
    symbol entity(ast::name const& variable, kind_set wanted);

    // calling.cpp
    bound::procedure_call call(ast::call_clause const& clause, bool standalone, bound_part& into);
    std::vector<expr> procedure_arguments(ast::call_clause const& clause, procedure const& what, bool standalone);
    void yields(ast::call_clause const& clause, bool standalone, bound::procedure_call& into);
    void yield(bound::procedure_call& into, std::uint32_t output, ast::name const& as);

    // schema.cpp
    bound::schema_change create_index(ast::create_index_clause const& clause);
    bound::schema_change create_constraint(ast::create_constraint_clause const& clause, ast::text_range at);
    bound::schema_change drop(ast::drop_clause const& clause);
    expr schema_name(ast::schema_name const& written);
    bound::named_target schema_target(ast::schema_target const& written);

    // showing.cpp
    void show(ast::show_clause const& clause, ast::text_range at, bool standalone, bound_part& into);
    [[nodiscard]] shown rows_of(ast::show_clause const& clause) const;

    // composition.cpp
    bound_query composition(ast::query const& query, scope const* around, scope const* importable);
    void check_passes_on(ast::query const& query) const;
    void start_with(ast::query const& query, scope const* importable, bound_part& into);
    void go_on_with(ast::query const& query, bound_part& into);
    bound_part part_over(symbol rows, bound_part const& before, ast::single_query const& written);
    symbol collect_rows(bound_part& from);
    void name_columns(bound_part& of);

    // row_queries.cpp
    bound::row_query called_query(ast::subquery_clause const& clause);
    bound::row_query optional_call(ast::call_clause const& clause);
    bound::row_query for_each(ast::foreach_clause const& clause);
    void import(scope const& from, ast::name const& name, scope& into);
    void import_all(scope const& from, scope& into);
    bool import_by_with(ast::single_query const& part, scope const& from, scope& into);
    std::vector<symbol> used_from_outside(std::size_t first_use, symbol first_inner) const;

    // expressions.cpp
    expr expression(ast::expression const& written);
    expr condition(ast::expression const& written);
    expr variable(std::string const& name, ast::text_range at);
    expr integer(std::uint64_t magnitude, bool negative, ast::text_range at);
    expr list(ast::list_literal const& list, ast::text_range at);
    expr map(ast::map_literal const& map, ast::text_range at);
    expr postfix(ast::postfix const& postfix, std::size_t count, ast::text_range at);
    expr property(expr base, ast::name const& key, ast::text_range at);
    expr subscript(expr base, expr index, ast::text_range at);
    expr slice(expr base, ast::slice const& bounds, ast::text_range at);
    expr cases(ast::case_expression const& written, ast::text_range at);
    expr comprehension(ast::list_comprehension const& written, ast::text_range at);
    expr quantified(ast::quantifier const& written, ast::text_range at);
    expr reduced(ast::reduction const& written, ast::text_range at);
    expr test_labels(ast::label_test const& written, ast::text_range at);
    symbol declare_element(scope& inner, ast::name const& variable, expr list);
    /// An expression within a scope of its own, where aggregates have no rows to run over.
    template <class Bind>
    auto within(scope& inner, Bind const& bind_inner);
    symbol const* substituted(ast::expression const& written) const;
    /// The view of the nearest projection that hides the name, or null pointer.
    projected_view const* hiding(std::string_view name) const { return hiding(name, scope_); }
    static projected_view const* hiding(std::string_view name, scope const* in);
    [[noreturn]] void fail_undefined(std::string_view name, ast::text_range at) const { fail_undefined(name, at, scope_); }
    [[noreturn]] void fail_undefined(std::string_view name, ast::text_range at, scope const* in) const;

    // types.cpp
    expr test_type(ast::type_test const& written, ast::text_range at);
    expr test_normal(ast::normal_test const& written, ast::text_range at);
    expr projected_map(ast::map_projection const& written, ast::text_range at);

    // operators.cpp
    expr chain(ast::chain const& chain, ast::text_range at, bool as_condition);
    expr unary(ast::unary const& unary, ast::text_range at, bool as_condition);
    expr logic(ast::chain const& chain, ast::text_range at, bool as_condition);
    expr comparisons(ast::chain const& chain, ast::text_range at);
    expr predicates(ast::chain const& chain, ast::text_range at);
    expr arithmetic(ast::chain const& chain, ast::text_range at);
    expr conjunction(std::vector<expr> operands, ast::text_range at);
    expr equal(expr left, expr right, ast::text_range at);

    // calls.cpp
    expr function(ast::function_call const& call, ast::expression const& written);
    expr aggregate(aggregate_function const& function, ast::function_call const& call, ast::expression const& written);
    expr exists(ast::function_call const& call, ast::text_range at);
    bound::aggregate_item aggregate_arguments(aggregate_function const& function, ast::function_call const& call);

    // subqueries.cpp
    expr pattern_predicate(ast::pattern_predicate const& written, ast::text_range at);
    expr shortest_paths(ast::path_pattern const& written, ast::text_range at);
    expr pattern_comprehension(ast::pattern_comprehension const& written, ast::text_range at);
    expr subquery(ast::subquery_expression const& written, ast::text_range at);
    expr subquery_over(bound::subquery_kind kind, bound::query const* body, std::size_t first_use, symbol first_inner, ast::text_range at);
    bound::query const* keep(bound::query query);

    // kinds.cpp
    /// Refuses what certainly is of none of the wanted kinds.
    void require(expr what, kind_set wanted, std::string_view who) const;
    void require_boolean(expr what, std::string_view who) const { require(what, kind::boolean, who); }
    kind_set elements_of(expr list) const;
    void know_elements(expr list, kind_set elements);

    // bind.cpp: making things
    expr make(bound::expression::node_type node, kind_set kinds, ast::text_range at);
    symbol make_symbol(std::string name, kind_set kinds, kind_set elements = any_kind);
    symbol make_anonymous(kind_set kinds, kind_set elements = any_kind);
    expr refer(symbol to, ast::text_range at);
    expr literal(value content, ast::text_range at);
    kind_set kinds_of(symbol of) const { return out_->symbols[of.value].kinds; }
    void use(symbol used) { uses_.push_back(used); }
    void read_name(bound::name_use::sort sort, ast::name const& name) { read_name(sort, name.text, name.at); }
    void read_name(bound::name_use::sort sort, std::string const& name, ast::text_range at);
    void add_parameter(std::string const& name);

    procedure_catalog const& procedures_;
    std::unique_ptr<bound::statement> out_ = std::make_unique<bound::statement>();
    scope* scope_ = nullptr;
    std::deque<projected_view> hiding_views_;  // What groupings within subqueries hide from the clauses after them.
    aggregation aggregation_ = aggregation::refused;
    gathered_aggregates* aggregates_ = nullptr;
    unsigned subqueries_ = 0;                                          // How many the current clause is inside of.
    bool called_ = false;                                              // Whether the query at hand is that of a CALL.
    scope const* same_pattern_ = nullptr;                              // What a quantified part may not see, though it is declared.
    scope const* importable_ = nullptr;                                // What a WITH at the start of the next query brings into it.
    std::vector<symbol> uses_;                                         // Every symbol referred to, in the order of binding.
    std::vector<kind_set> symbol_elements_;                            // Of what kinds a list's elements are, by symbol …
    std::unordered_map<expr, kind_set> elements_;                      // … and by expression.
    std::set<std::pair<bound::name_use::sort, std::string>> written_;  // What the statement may itself bring into the graph.
    std::set<std::string, std::less<>> parameters_;
    std::vector<optional_names> optional_matches_;
};

/// Throws `wafer::error` where quantifiers, selectors, modes and what else paths are made of do not go together.
void check_paths(std::vector<ast::path_pattern const*> const& paths, bool repeatable);
/// Throws `wafer::error` if there is more to the path than nodes and relationships.
void require_plain(ast::path_pattern const& path, std::string_view clause);
/// Whether a selector or a path mode stands before the path, so that it is walked as one.
bool is_walked_whole(ast::path_pattern const& path, bool repeatable);

/// `text` in the range, as `code` at compile time.
[[noreturn]] void fail(std::string detail, std::string const& text, ast::text_range at, std::vector<std::string> suggestions = {},
                       error_code code = error_code::syntax);

value_type type_of(ast::value_type const& written);

/// `an INTEGER`, `an INTEGER or a FLOAT`.
std::string described(kind_set kinds);

}  // namespace wafer::engine
