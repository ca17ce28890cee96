// Random statements: well-formed, mostly with rows, and with one answer only. Rows are cut and elements taken from lists only where an order
// has been fixed; a value is written to where no two rows can disagree about it. One statement per generator.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/random/comparison.hpp"
#include "tests/random/graph_sketch.hpp"

namespace wafer::random {

class query_generator {
public:
    explicit query_generator(generator& random) : random_(&random) {}

    query_text reading();
    query_text writing();

    // For statements that are put together elsewhere: a condition on the nodes declared.
    std::string truth(int depth);
    /// No condition on ids from here on.
    void hide_ids() { ids_hidden_ = true; }
    void declare_node(std::string name) { scope_.push_back({std::move(name), sort::node}); }

private:
    enum class sort : std::uint8_t {
        node, relationship, relationships, path, integer, text, truth, number, integers, bag, date, duration, map, anything
    };
    struct variable {
        std::string name;
        sort of;
    };

    /// How a subquery gets its variables: what it says with its brace, and the clause that each of its parts begins with.
    struct import {
        std::string opening;
        std::string clause;
        std::vector<variable> variables;
    };

    [[nodiscard]] bool chance(std::size_t percent);
    [[nodiscard]] std::size_t below(std::size_t count);
    template <std::size_t N>
    std::string_view one_of(std::string_view const (&choices)[N]) {
        return choices[below(N)];
    }
    std::string fresh(std::string_view stem);
    /// A variable of the sort, or nothing.
    std::string pick(sort of);
    std::string pick_entity();

    // Expressions.
    std::string integer(int depth);
    std::string text(int depth);
    std::string number(int depth);
    std::string integers(int depth);
    std::string bag(int depth);
    std::string anything(int depth);
    std::string risky();
    std::string integer_of_graph(int depth);
    std::string truth_of_entity();
    std::string truth_of_graph(int depth);
    std::string truth_of_list(int depth);
    std::string expression(sort of, int depth);
    std::string within(sort of, std::string const& name, sort inner, int depth);
    std::string subquery(int depth, bool returning);
    std::string date(int depth);
    std::string duration(int depth);
    std::string map(int depth);
    std::string integer_of_time(int depth);
    std::string integer_of_text(int depth);
    std::string integer_of_list(int depth);
    std::string text_of_text(int depth);
    std::string truth_of_value(int depth);
    std::string type_name();
    /// A parameter of the sort, or nothing.
    std::string parameter(sort of);

    std::string condition(int depth);

    // Patterns.
    std::string pattern(std::size_t most_steps);
    std::string node(bool anonymous);
    std::string relationship(bool anonymous);
    std::string path(std::size_t steps, bool anonymous);
    std::string labels();
    std::string types();
    std::string trail_length();
    std::string dynamic_label();
    std::string quantifier();
    std::string repeated_part();
    std::string round_condition(std::vector<variable> const& inside);
    std::string selector_and_mode(bool& all_of_a_length);

    // Clauses.
    std::string match();
    std::string found_again();
    std::string shortest();
    std::string selected();
    std::string unwind();
    std::string with();
    std::string projection(bool last);
    std::string plain_items(bool last, std::vector<variable>& made);
    std::string aggregated_items(std::vector<variable>& made);
    std::string aggregate(sort& of);
    std::string order(std::vector<variable> const& made, std::string const& first, bool cut);
    std::string reading_clauses(std::size_t most);
    std::string let();
    std::string filter();
    std::string called_query();
    import imports();
    std::string called_body(import const& from, bool writing);
    std::string called_procedure();
    std::string called_change();
    std::string for_each();
    std::string change();
    std::string create();
    std::string merge();
    std::string merged_relationship(std::string& name);
    std::string set();
    std::string set_by_expression(std::string const& target);
    std::string remove();
    std::string erase();
    std::string fixed_properties();

    generator* random_;
    std::vector<variable> scope_;
    std::size_t named_ = 0;
    std::size_t before_pattern_ = 0;  // How many variables of the scope are older than the pattern at hand.
    bool comprehension_ = false;      // In the pattern of one, which cannot hold parts in parentheses.
    bool ids_hidden_ = false;
    bool graph_hidden_ = false;  // No subqueries: in what a clause writes.
    bool created_ = false;       // New entities have no place in an order.
    bool erased_ = false;
    bool changed_ = false;       // A clause that reads needs a WITH before it.
    bool returning_ = false;     // The last clause has rows that a RETURN must take.
    bool procedures_ = false;    // They fail on null, but not before LIMIT 0.
    int called_ = 0;             // How many subqueries around.
    query_text made_;
};

}  // namespace wafer::random
