// Writes what a question means as a statement of the query language. One object writes one statement.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "grammar/ast/statement.hpp"
#include "grammar/question/composer.hpp"

namespace wafer::question {

class query_writer {
public:
    query_writer(vocabulary const& words, composer const& sense, language spoken) : words_(words), sense_(sense), spoken_(spoken) {}

    /// Nothing when the question cannot be put so: the largest of figures of several units.
    std::optional<ast::statement> write(inquiry const& asked);

private:
    struct column {
        std::string variable;
        std::string property;  // Empty: the variable itself, as a number counted.
        std::string alias;
        bool counted = false;
        std::optional<ast::expression> how = {};  // In place of a property.
    };
    struct scope {  // Of one MATCH.
        ast::pattern pattern;
        std::vector<ast::expression> conditions;
    };

    std::optional<ast::statement> write_rows(thing const& root);
    ast::statement write_most(thing const& root, ast::match_clause match);
    ast::statement write_largest(ast::match_clause match, std::string const& variable, std::string const& property, bool descending);
    ast::statement write_truth(thing const& root, std::optional<quantity> const& count);
    std::optional<ast::statement> write_sources(thing const& root);
    ast::statement write_paths(thing const& from, thing const& to);

    std::string write_thing(thing const& what, scope& into);
    void write_links(thing const& what, std::string const& variable, scope& into);
    void write_link(thing const& what, link const& each, std::string const& variable, scope& into);
    ast::node_pattern node(thing const& what, std::string const& variable, scope& into);
    ast::relationship_pattern relationship(link const& each, scope& into);
    ast::expression presence(std::string const& variable, link const& each);
    [[nodiscard]] ast::expression condition(test const& each, std::string const& variable) const;
    ast::expression said_of(thing const& what, std::string const& variable);
    void add_groups(thing const& what, std::string const& variable, scope& into);
    std::optional<ast::statement> write_grouped(thing const& root);
    std::optional<ast::statement> write_aggregate(thing const& root);
    std::optional<ast::statement> write_items(thing const& root);
    std::optional<ast::statement> write_calculated(inquiry const& asked);
    std::optional<ast::statement> write_together(inquiry const& asked);
    ast::statement write_all_groups(thing const& root, thing const& group);
    bool add_reference(std::string const& owner, std::string const& property, std::string const& alias);
    [[nodiscard]] std::string ordered_property() const;
    static void limit(ast::return_clause& last, ordering const& order);
    void add_tests(std::vector<test> const& tests, std::string const& variable, ast::optional_box<ast::expression>& inline_map, scope& into);

    void add_columns(thing const& what, std::string const& variable);
    void add_properties(std::string const& variable, std::vector<std::string> const& properties, std::string const& stem,
                        outline::names const* keys = nullptr);
    [[nodiscard]] ast::projection projected(bool distinct) const;

    void add_companions(thing const& what, std::string const& variable);
    void infer(thing& what) const;
    void choose_figure_types(thing& what) const;
    void add_defaults(thing& what) const;
    [[nodiscard]] std::vector<std::string> labels_left(link const& each, bool other_end, thing const& what) const;
    void note_types(thing const& what);
    ast::statement with_companions(ast::match_clause found, ast::return_clause last);
    [[nodiscard]] bool is_nameless(thing const& what) const;
    [[nodiscard]] bool must_tell_labels(thing const& what) const;
    [[nodiscard]] std::vector<std::string> known_labels(thing const& what) const;
    [[nodiscard]] std::vector<std::string> shown(thing const& what) const;
    [[nodiscard]] measure const* figure(thing const& what) const;
    std::string variable_for(thing const& what);
    std::string fresh(std::string stem);

    vocabulary const& words_;
    composer const& sense_;
    language spoken_;
    std::set<std::string> used_;
    std::vector<column> columns_;
    std::vector<ast::match_clause> companions_;
    std::vector<std::string> linked_types_;
    std::vector<std::string> written_;        // Variables whose node stands in the pattern.
    thing const* last_of_root_ = nullptr;     // What the last link of the root leads to,
    std::string counted_for_order_;           // and its variable.
    std::string ordered_;                     // The variable of the thing in order.
    std::optional<ordering> order_;
    thing const* ordered_thing_ = nullptr;
    std::string first_relationship_;
    std::string root_;                        // The variable of what the question asks for.
    bool name_relationships_ = false;
    bool witnesses_ = true;
};

}  // namespace wafer::question
