// Writes the parts of a tree to one text. Used by `print` only; one object prints one tree.
// Parentheses are written where the tree says so and wherever the text would otherwise parse to another tree.
#pragma once

#include <string>
#include <string_view>

#include "grammar/ast/precedence.hpp"
#include "grammar/ast/statement.hpp"

namespace wafer::ast {

class printer {
public:
    std::string take() { return std::move(text_); }

    void print(statement const& statement);
    void print(why_prefix const& why);
    void print(query const& query);
    void print(clause const& clause);
    void print(expression const& expression);
    void print(value_type const& type) { put_type(type); }


private:
    void put(std::string_view text) { text_ += text; }
    void put_name(std::string_view name);
    void put_path(std::vector<name> const& path);
    void put_string(std::string_view value);
    void put_float(double value);
    void put_labels(label_expression const& labels, label_expression::operation inside);
    void put_list(std::vector<expression> const& items);
    void put_names(std::vector<name> const& names);
    void put_type(value_type const& type);
    void put_clauses(std::vector<clause> const& clauses);
    void put_parts(query const& query);
    void put_optional(std::string_view before, std::optional<expression> const& expression);
    void put_optional(std::string_view before, optional_box<expression> const& expression);
    void put_optional(std::string_view before, std::optional<box<expression>> const& expression);
    /// What binds less than `least` gets parentheses.
    void print_at(level least, expression const& expression);

    void print_node(null_literal const&) { put("null"); }
    void print_node(boolean_literal const& literal) { put(literal.value ? "true" : "false"); }
    void print_node(integer_literal const& literal) { put(std::to_string(literal.magnitude)); }
    void print_node(float_literal const& literal) { put_float(literal.value); }
    void print_node(string_literal const& literal) { put_string(literal.value); }
    void print_node(parameter const& parameter);
    void print_node(variable const& variable) { put_name(variable.name); }
    void print_node(list_literal const& list);
    void print_node(map_literal const& map);
    void print_node(map_projection const& projection);
    void print_node(chain const& chain);
    void print_node(unary const& unary);
    void print_node(null_test const& test);
    void print_node(type_test const& test);
    void print_node(normal_test const& test);
    void print_node(label_test const& test);
    void print_node(postfix const& postfix);
    void print_node(case_expression const& expression);
    void print_node(function_call const& call);
    void print_node(list_comprehension const& comprehension);
    void print_node(quantifier const& quantifier);
    void print_node(reduction const& reduction);
    void print_node(pattern_comprehension const& comprehension);
    void print_node(pattern_predicate const& predicate);
    void print_node(subquery_expression const& subquery);

    void print_suffix(property_access const& access);
    void print_suffix(subscript const& subscript);
    void print_suffix(slice const& slice);

    void print(pattern const& pattern);
    void print(path_pattern const& path);
    void print(node_pattern const& node);
    void print(relationship_pattern const& relationship);
    void print(path_length const& length);
    void print(path_quantifier const& quantifier);
    void put_prefix(path_pattern const& path);
    void put_elements(path_pattern const& path);
    void put_group(relationship_pattern const& group);

    void print(projection const& projection);
    void print(set_item const& item);
    void put_for(unwind_clause const& clause);
    void put_set(set_clause const& clause);
    void put_label_names(std::vector<label_expression> const& labels);

    void print_clause(match_clause const& clause);
    void print_clause(unwind_clause const& clause);
    void print_clause(load_csv_clause const& clause);
    void print_clause(with_clause const& clause);
    void print_clause(return_clause const& clause);
    void print_clause(create_clause const& clause);
    void print_clause(set_clause const& clause) { put_set(clause); }
    void print_clause(remove_clause const& clause);
    void print_clause(merge_clause const& clause);
    void print_clause(delete_clause const& clause);
    void print_clause(call_clause const& clause);
    void print_clause(foreach_clause const& clause);
    void print_clause(subquery_clause const& clause);
    void print_clause(filter_clause const& clause);
    void print_clause(let_clause const& clause);
    void print_clause(finish_clause const&) { put("FINISH"); }
    void print_clause(create_index_clause const& clause);
    void print_clause(create_constraint_clause const& clause);
    void print_clause(drop_clause const& clause);
    void put_schema_name(schema_name const& name);
    void put_target(schema_target const& target);
    void put_properties(schema_target const& target);
    void print_clause(show_clause const& clause);

    std::string text_;
};

}  // namespace wafer::ast
