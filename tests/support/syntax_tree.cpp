#include "tests/support/syntax_tree.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace wafer::tests {
namespace {

using namespace ast;

std::string_view symbol_of(binary_operator op) {
    constexpr std::array<std::string_view, 21> symbols = {"OR",   "XOR",      "AND", "=", "<>", "<",  "<=", ">", ">=", "IN", "STARTS",
                                                          "ENDS", "CONTAINS", "=~",  "+", "-",  "||", "*",  "/", "%",  "^"};
    return symbols.at(static_cast<std::size_t>(op));
}

// Writes `(head part part …)`; parts that are absent are left out.
class writer {
public:
    std::string text;

    template <class... Parts>
    void list(std::string_view head, Parts const&... parts) {
        text += "(";
        text += head;
        (part(parts), ...);
        text += ")";
    }

    void part(std::string_view word) { text.append(" ").append(word); }
    void part(std::string const& word) { part(std::string_view(word)); }
    void part(char const* word) { part(std::string_view(word)); }
    void part(name const& name) { part(std::string_view(name.text)); }
    void part(bool flag) { part(flag ? "yes" : "no"); }
    void part(std::uint64_t number) { part(std::to_string(number)); }
    template <class T>
    void part(std::optional<T> const& held) {
        if (held) part(*held);
    }
    template <class T>
    void part(std::vector<T> const& items) {
        for (auto const& item : items) part(item);
    }
    template <class T>
    void part(box<T> const& held) {
        part(*held);
    }
    template <class T>
    struct labelled {
        std::string_view label;
        T const& value;
    };
    template <class T>
    void part(labelled<optional_box<T>> const& each) {
        if (!each.value) return;
        text += " ";
        list(each.label, *each.value);
    }
    template <class T>
    void part(labelled<std::optional<T>> const& each) {
        if (!each.value) return;
        text += " ";
        list(each.label, *each.value);
    }
    template <class T>
    void part(labelled<std::vector<T>> const& each) {
        if (each.value.empty()) return;
        text += " ";
        list(each.label, each.value);
    }

    void part(expression const& each) {
        if (text.size() > 0 && text.back() != ' ') text += " ";
        if (each.parenthesised) text += "[";
        std::visit([this](auto const& node) { write(node); }, each.node);
        if (each.parenthesised) text += "]";
    }

    void write(null_literal const&) { text += "null"; }
    void write(boolean_literal const& node) { text += node.value ? "true" : "false"; }
    void write(integer_literal const& node) { text += std::to_string(node.magnitude); }
    void write(float_literal const& node) {
        std::array<char, 40> digits{};
        auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), node.value).ptr;
        text.append("~").append(digits.data(), end);
    }
    void write(string_literal const& node) { text.append("'").append(node.value).append("'"); }
    void write(ast::parameter const& node) { text.append("$").append(node.name); }
    void write(ast::variable const& node) { text += node.name; }
    void write(ast::list_literal const& node) { list("list", node.items); }
    void write(map_literal const& node) { list("map", node.entries); }
    void write(map_projection const& node) { list("project", node.base, node.items); }
    void part(map_projection_item const& item) {
        using sort = map_projection_item::sort;
        if (item.of == sort::all) return part(".*");
        if (item.of == sort::property) return part("." + item.key.text);
        if (item.of == sort::variable) return part(item.key);
        text += " ";
        list(item.key.text, item.content);
    }
    void write(type_test const& node) { list(node.negated ? "is-not-of" : "is-of", node.operand, node.type); }
    void write(normal_test const& node) { list(node.negated ? "is-not-normal" : "is-normal", node.operand, node.form); }
    void part(value_type const& type) {
        constexpr std::array<std::string_view, 21> words = {
            "nothing", "null", "boolean", "string", "integer", "float", "date", "local-time", "zoned-time", "local-datetime",
            "zoned-datetime", "duration", "point", "node", "relationship", "path", "map", "list", "property-value", "any", "either"};
        auto const word = std::string(words.at(static_cast<std::size_t>(type.of))) + (type.not_null ? "!" : "");
        if (type.inner.empty()) return part(word);
        text += " ";
        list(word, type.inner);
    }
    void part(map_entry const& entry) {
        text += " ";
        list(entry.key.text, entry.value);
    }
    // `(+ a b - c)`: the first operator leads, and one that differs from the last stands before its operand.
    void write(chain const& node) {
        auto last = node.rest.front().op;
        text.append("(").append(symbol_of(last));
        part(node.first);
        for (auto const& link : node.rest) {
            if (std::exchange(last, link.op) != link.op) part(symbol_of(link.op));
            part(link.operand);
        }
        text += ")";
    }
    void write(unary const& node) {
        constexpr std::array<std::string_view, 3> words = {"NOT", "plus", "minus"};
        list(words.at(static_cast<std::size_t>(node.op)), node.operand);
    }
    void write(null_test const& node) { list(node.negated ? "is-not-null" : "is-null", node.operand); }
    void write(label_test const& node) { list("labels", node.operand, *node.labels); }
    void write(postfix const& node) { list("of", node.base, node.suffixes); }
    void part(suffix const& each) {
        std::visit([this](auto const& node) { part(node); }, each);
    }
    void part(property_access const& node) { part("." + node.key.text); }
    void part(subscript const& node) {
        text += " ";
        list("at", node.index);
    }
    void part(slice const& node) {
        text += " ";
        list("slice", labelled<std::optional<box<expression>>>{"from", node.from}, labelled<std::optional<box<expression>>>{"to", node.to});
    }
    void write(case_expression const& node) {
        list("case", node.subject, node.branches, labelled<std::optional<box<expression>>>{"else", node.otherwise});
    }
    void part(case_branch const& branch) {
        text += " ";
        list("when", branch.when, branch.then);
    }
    void write(function_call const& node) {
        std::string path = "call";
        for (auto const& each : node.path) path += (path == "call" ? " " : ".") + each.text;
        if (node.distinct) path += " DISTINCT";
        if (node.star) path += " *";
        list(path, node.arguments);
    }
    using labelled_where = labelled<std::optional<box<expression>>>;
    void write(list_comprehension const& node) {
        list("each", node.variable, node.list, labelled_where{"where", node.where}, labelled_where{"as", node.projection});
    }
    void write(quantifier const& node) {
        constexpr std::array<std::string_view, 4> words = {"all", "any", "none", "single"};
        list(words.at(static_cast<std::size_t>(node.kind)), node.variable, node.list, labelled_where{"where", node.where});
    }
    void write(reduction const& node) { list("reduce", node.accumulator, node.initial, node.variable, node.list, node.step); }
    void write(pattern_comprehension const& node) { list("each-path", node.path, labelled_where{"where", node.where}, node.projection); }
    void write(pattern_predicate const& node) { list("holds", node.path); }
    void write(subquery_expression const& node) {
        constexpr std::array<std::string_view, 3> words = {"exists", "count", "collect"};
        list(words.at(static_cast<std::size_t>(node.kind)), node.body);
    }

    void part(label_expression const& labels) {
        constexpr std::array<std::string_view, 6> words = {"", "%", "!", "&", "|", "$"};
        if (labels.op == label_expression::operation::name) return part(labels.label);
        if (labels.op == label_expression::operation::dynamic) {
            text += " ";
            return list(labels.one_of ? "$any" : "$", labels.content);
        }
        text += " ";
        list(words.at(static_cast<std::size_t>(labels.op)), labels.operands);
    }
    void part(node_pattern const& node) {
        text += " ";
        if (node.implied) {
            text += "-";
            return;
        }
        list("node", node.variable, labelled<optional_box<label_expression>>{":", node.labels},
             labelled<optional_box<expression>>{"properties", node.properties}, labelled<optional_box<expression>>{"where", node.where});
    }
    void part(path_length const& length) {
        text += length.least ? std::to_string(*length.least) : "";
        text += "..";
        text += length.most ? std::to_string(*length.most) : "";
    }
    void part(path_quantifier const& times) {
        text += times.questioned ? "?" : std::to_string(times.least) + "..";
        if (!times.questioned && times.most) text += std::to_string(*times.most);
    }
    void part(relationship_pattern const& each) {
        if (!each.group.empty()) {
            text += " ";
            return list("group", each.group, labelled<std::optional<path_quantifier>>{"times ", each.quantifier});
        }
        constexpr std::array<std::string_view, 3> words = {"->", "<-", "--"};
        text += " ";
        list(words.at(static_cast<std::size_t>(each.towards)), each.variable, labelled<optional_box<label_expression>>{":", each.types},
             labelled<std::optional<path_length>>{"length ", each.length},
             labelled<std::optional<path_quantifier>>{"times ", each.quantifier},
             labelled<optional_box<expression>>{"properties", each.properties}, labelled<optional_box<expression>>{"where", each.where});
    }
    void part(path_pattern const& path) {
        constexpr std::array<std::string_view, 3> words = {"path", "shortest", "all-shortest"};
        if (!text.empty()) text += " ";
        text.append("(").append(words.at(static_cast<std::size_t>(path.search)));
        if (path.variable) part(path.variable->text + " =");
        constexpr std::array<std::string_view, 6> selectors = {"", "any", "any-shortest", "all-shortest", "shortest", "shortest-groups"};
        constexpr std::array<std::string_view, 5> modes = {"", "walk", "trail", "simple", "acyclic"};
        if (path.selector.of != path_selector::sort::all) part(selectors.at(static_cast<std::size_t>(path.selector.of)));
        if (path.selector.count) part(std::to_string(*path.selector.count));
        if (path.mode != path_mode::unspecified) part(modes.at(static_cast<std::size_t>(path.mode)));
        for (std::size_t i = 0; i < path.nodes.size(); ++i) {
            if (i > 0) part(path.relationships.at(i - 1));
            part(path.nodes[i]);
        }
        part(labelled<std::optional<expression>>{"where", path.where});
        text += ")";
    }

    void part(ast::projection const& what) {
        if (what.distinct) part("DISTINCT");
        if (what.star) part("*");
        part(what.items);
        part(labelled<std::vector<sort_item>>{"order", what.order});
        part(labelled<std::optional<expression>>{"skip", what.skip});
        part(labelled<std::optional<expression>>{"limit", what.limit});
    }
    void part(projection_item const& item) {
        if (!item.alias) return part(item.value);
        text += " ";
        list("as", *item.alias, item.value);
    }
    void part(sort_item const& item) {
        text += " ";
        list(item.descending ? "desc" : "asc", item.key);
    }
    void part(set_property const& item) {
        text += " ";
        list("property", item.target, item.value);
    }
    void part(set_properties const& item) {
        text += " ";
        list(item.add ? "add" : "replace", item.variable, item.value);
    }
    void part(set_labels const& item) {
        text += " ";
        list("labels", item.variable, item.labels);
    }
    void part(remove_property const& item) {
        text += " ";
        list("property", item.target);
    }
    void part(remove_labels const& item) {
        text += " ";
        list("labels", item.variable, item.labels);
    }
    void part(set_item const& item) {
        std::visit([this](auto const& each) { part(each); }, item.what);
    }
    void part(remove_item const& item) {
        std::visit([this](auto const& each) { part(each); }, item.what);
    }
    void part(merge_action const& action) {
        text += " ";
        list(action.on_create ? "on-create" : "on-match", action.what.items);
    }
    void part(yield_item const& item) {
        if (!item.alias) return part(item.column);
        text += " ";
        list("as", *item.alias, item.column);
    }

    using where_part = labelled<std::optional<expression>>;
    void write(match_clause const& node) {
        constexpr std::array<std::string_view, 3> modes = {"", " different-relationships", " repeatable-elements"};
        std::string const head = std::string(node.optional ? "optional-match" : "match") + std::string(modes.at(static_cast<std::size_t>(node.mode)));
        list(head, node.what.paths, where_part{"where", node.where});
    }
    void write(load_csv_clause const& node) {
        list(node.with_headers ? "load-csv-with-headers" : "load-csv", node.variable, node.location, where_part{"fieldterminator", node.terminator});
    }
    void write(unwind_clause const& node) {
        if (node.position) list(node.from_zero ? "for-offset" : "for-ordinality", node.variable, node.list, *node.position);
        else list("unwind", node.variable, node.list);
    }
    void write(with_clause const& node) { list("with", node.what, where_part{"where", node.where}); }
    void write(return_clause const& node) { list("return", node.what); }
    void write(create_clause const& node) { list("create", node.what.paths); }
    void write(set_clause const& node) { list("set", node.items); }
    void write(remove_clause const& node) { list("remove", node.items); }
    void write(merge_clause const& node) { list("merge", node.what, node.actions); }
    void write(delete_clause const& node) { list(node.detach ? "detach-delete" : "delete", node.targets); }
    void write(call_clause const& node) {
        std::string const head = node.optional ? "optional-call" : "call";
        std::string path = head;
        for (auto const& each : node.path) path += (path == head ? " " : ".") + each.text;
        text.append("(").append(path);
        if (node.arguments) {
            text += " ";
            list("with", *node.arguments);
        }
        if (node.yield_star) part("(yield *)");
        part(labelled<std::optional<std::vector<yield_item>>>{"yield", node.yields});
        part(where_part{"where", node.where});
        text += ")";
    }
    void write(foreach_clause const& node) { list("foreach", node.variable, node.list, node.body); }
    void write(subquery_clause const& node) {
        constexpr std::array<std::string_view, 3> words = {"by-with", "all", "listed"};
        list(node.optional ? "optional-call" : "call", words.at(static_cast<std::size_t>(node.imports)), node.imported, node.body);
    }
    void write(filter_clause const& node) { list("filter", node.where); }
    void write(let_clause const& node) { list("let", node.what.items); }
    void write(finish_clause const&) { list("finish"); }
    void part(schema_name const& each) {
        if (auto const* given = std::get_if<parameter>(&each)) part("$" + given->name);
        else part(std::get<name>(each));
    }
    void part(schema_target const& each) {
        text += " ";
        list(each.relationship ? "relationship" : "node", each.variable, each.label);
        for (auto const& [variable, key] : each.properties) part(variable.text + "." + key.text);
    }
    void write(create_index_clause const& node) {
        list(node.kind == index_kind::range ? "create-index" : "create-text-index", node.name,
             std::string(node.if_not_exists ? "if-not-exists" : "always"), node.target, node.options);
    }
    void write(create_constraint_clause const& node) {
        constexpr std::array<std::string_view, 4> words = {"unique", "existence", "key", "type"};
        list("create-constraint", words.at(static_cast<std::size_t>(node.kind)), node.name,
             std::string(node.if_not_exists ? "if-not-exists" : "always"), node.target,
             node.kind == constraint_kind::type ? std::optional(node.type) : std::nullopt, node.options);
    }
    void write(drop_clause const& node) {
        list(node.constraint ? "drop-constraint" : "drop-index", node.name, std::string(node.if_exists ? "if-exists" : "always"));
    }
    void write(show_clause const& node) {
        constexpr std::array<std::string_view, 7> subjects = {"indexes", "constraints", "labels", "relationship-types", "property-keys", "functions", "procedures"};
        constexpr std::array<std::string_view, 13> selections = {"", "built-in", "user-defined", "range", "lookup", "text", "point", "fulltext", "vector", "uniqueness", "existence", "key", "property-type"};
        constexpr std::array<std::string_view, 3> entities = {"", "node", "relationship"};
        text += "(show";
        for (auto const word : {entities.at(static_cast<std::size_t>(node.entity)), selections.at(static_cast<std::size_t>(node.selection)),
                                subjects.at(static_cast<std::size_t>(node.subject))})
            if (!word.empty()) part(word);
        if (node.yields) {
            text += " ";
            list("yield", node.what);
        }
        part(where_part{"where", node.where});
        text += ")";
    }
    void part(clause const& each) {
        if (!text.empty()) text += " ";
        std::visit([this](auto const& node) { write(node); }, each.node);
    }
    void part(why_prefix const& each) {
        constexpr std::array<std::string_view, 3> words = {"why", "why-sources", "why-not"};
        text += (text.empty() ? "" : " ") + std::string(words.at(static_cast<std::size_t>(each.mode)));
        for (auto const& source : each.without) {
            auto const* const named = std::get_if<parameter>(&source.what);
            text += " without:" + (named ? "$" + named->name : std::get<string_literal>(source.what).value);
        }
    }
    void part(query const& each) {
        parts(each);
        for (auto const& next : each.next) {
            part("next");
            parts(next);
        }
    }
    void parts(query const& each) {
        for (std::size_t i = 0; i < each.parts.size(); ++i) {
            if (i > 0) part(each.all.at(i - 1) ? "union-all" : "union");
            part(each.parts[i].clauses);
        }
    }
};

std::string error_in(grammar::parse_error const& error) { return "<" + error.detail + ">"; }

}  // namespace

std::string tree_text(statement const& statement) {
    constexpr std::array<std::string_view, 3> words = {"", "explain", "profile"};
    writer writer;
    writer.text = words.at(static_cast<std::size_t>(statement.mode));
    if (statement.why) writer.part(*statement.why);
    writer.part(statement.what);
    return writer.text;
}

std::string tree_text(expression const& expression) {
    writer writer;
    writer.part(expression);
    return writer.text;
}

std::string tree_text(path_pattern const& path) {
    writer writer;
    writer.part(path);
    return writer.text;
}

std::string tree_of(std::string_view text) {
    auto const parsed = grammar::parse(text);
    if (auto const* error = std::get_if<grammar::parse_error>(&parsed)) return error_in(*error);
    return tree_text(std::get<statement>(parsed));
}

std::string tree_of_expression(std::string_view text) {
    auto const parsed = grammar::parse("RETURN " + std::string(text));
    if (auto const* error = std::get_if<grammar::parse_error>(&parsed)) return error_in(*error);
    auto const& clause = std::get<statement>(parsed).what.parts.front().clauses.front();
    return tree_text(std::get<return_clause>(clause.node).what.items.front().value);
}

std::string tree_of_condition(std::string_view text) {
    auto const parsed = grammar::parse("MATCH () WHERE " + std::string(text));
    if (auto const* error = std::get_if<grammar::parse_error>(&parsed)) return error_in(*error);
    auto const& clause = std::get<statement>(parsed).what.parts.front().clauses.front();
    return tree_text(*std::get<match_clause>(clause.node).where);
}

std::string tree_of_path(std::string_view text) {
    auto const parsed = grammar::parse("MATCH " + std::string(text));
    if (auto const* error = std::get_if<grammar::parse_error>(&parsed)) return error_in(*error);
    auto const& clause = std::get<statement>(parsed).what.parts.front().clauses.front();
    return tree_text(std::get<match_clause>(clause.node).what.paths.front());
}

}  // namespace wafer::tests
