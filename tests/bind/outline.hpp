// Bound statements as short texts, for tests: each clause on a line of its own; a symbol is its name, with its number where two share it.
#pragma once

#include <map>
#include <string>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/base/overloaded.hpp"
#include "engine/bind/bind.hpp"
#include "engine/value/format.hpp"
#include "grammar/parse.hpp"

namespace wafer::tests {

namespace bound = engine::bound;

class outline {
public:
    explicit outline(bound::statement const& statement) : statement_(statement) {
        for (auto const& symbol : statement.symbols) ++named_[symbol.name];
    }

    [[nodiscard]] std::string query(bound::query const& query) const {
        std::string text;
        for (std::size_t i = 0; i < query.parts.size(); ++i) {
            if (i > 0) text += query.all[i - 1] ? "UNION ALL\n" : "UNION\n";
            for (auto const& clause : query.parts[i].clauses)
                text += std::visit([&](auto const& one) { return this->clause(one); }, clause) + "\n";
        }
        return text;
    }
    [[nodiscard]] std::string name(bound::symbol of) const {
        auto const& plain = statement_.symbols[of.value].name;
        // Made-up names carry their number already.
        return named_.at(plain) > 1 ? fmt::format("{}#{}", plain, of.value) : plain;
    }
    [[nodiscard]] std::string operator()(bound::expr e) const {
        return std::visit([&](auto const& node) { return this->node(node); }, e->node);
    }

private:
    template <class Range, class Text>
    static std::string joined(Range const& range, Text const& text, std::string_view between = ", ") {
        std::string all;
        for (auto const& one : range) {
            if (!all.empty()) all += between;
            all += text(one);
        }
        return all;
    }
    [[nodiscard]] std::string listed(std::vector<bound::expr> const& all, std::string_view between = ", ") const {
        return joined(
            all, [&](bound::expr one) { return (*this)(one); }, between);
    }
    [[nodiscard]] std::string listed(std::vector<bound::symbol> const& all) const {
        return joined(all, [&](bound::symbol one) { return name(one); });
    }
    [[nodiscard]] std::string optional(std::string_view before, bound::expr e) const {
        return e ? fmt::format("{}{}", before, (*this)(e)) : "";
    }

    [[nodiscard]] std::string node(bound::literal const& e) const { return engine::to_literal(e.content); }
    [[nodiscard]] std::string node(bound::parameter const& e) const { return "$" + e.name; }
    [[nodiscard]] std::string node(bound::reference e) const { return name(e.to); }
    [[nodiscard]] std::string node(bound::property const& e) const { return (*this)(e.base) + "." + e.key; }
    [[nodiscard]] std::string node(bound::subscript const& e) const { return fmt::format("{}[{}]", (*this)(e.base), (*this)(e.index)); }
    [[nodiscard]] std::string node(bound::slice const& e) const {
        return fmt::format("{}[{}..{}]", (*this)(e.base), optional("", e.from), optional("", e.to));
    }
    [[nodiscard]] std::string node(bound::list const& e) const { return "[" + listed(e.items) + "]"; }
    [[nodiscard]] std::string node(bound::map const& e) const {
        return "{" + joined(e.fields, [&](auto const& field) { return field.first + ": " + (*this)(field.second); }) + "}";
    }
    [[nodiscard]] std::string node(bound::logic const& e) const {
        constexpr std::string_view words[] = {" and ", " or ", " xor "};
        return "(" + listed(e.operands, words[static_cast<unsigned>(e.op)]) + ")";
    }
    [[nodiscard]] std::string node(bound::negation const& e) const { return "not " + (*this)(e.operand); }
    [[nodiscard]] std::string node(bound::comparison const& e) const {
        constexpr std::string_view signs[] = {"=", "<>", "<", "<=", ">", ">="};
        return fmt::format("{} {} {}", (*this)(e.left), signs[static_cast<unsigned>(e.op)], (*this)(e.right));
    }
    [[nodiscard]] std::string node(bound::arithmetic const& e) const {
        constexpr std::string_view signs[] = {"+", "-", "*", "/", "%", "^", "||"};
        std::string text = "(" + (*this)(e.first);
        for (auto const& [op, operand] : e.rest) text += fmt::format(" {} {}", signs[static_cast<unsigned>(op)], (*this)(operand));
        return text + ")";
    }
    [[nodiscard]] std::string node(bound::minus const& e) const { return "-" + (*this)(e.operand); }
    [[nodiscard]] std::string node(bound::predicate const& e) const {
        constexpr std::string_view words[] = {"in", "starts with", "ends with", "contains", "matches"};
        return fmt::format("({} {} {})", (*this)(e.left), words[static_cast<unsigned>(e.op)], (*this)(e.right));
    }
    [[nodiscard]] std::string node(bound::null_test const& e) const {
        return (*this)(e.operand) + (e.negated ? " is not null" : " is null");
    }
    [[nodiscard]] std::string node(bound::type_test const& e) const {
        return (*this)(e.operand) + (e.negated ? " is not of type" : " is of type");
    }
    [[nodiscard]] std::string node(bound::label_test const& e) const { return (*this)(e.operand) + ":" + formula(e.formula); }
    [[nodiscard]] std::string node(bound::conditional const& e) const {
        auto const branch = [&](auto const& one) { return fmt::format("{} then {}", (*this)(one.first), (*this)(one.second)); };
        return fmt::format("case({}{})", joined(e.branches, branch), optional(", else ", e.otherwise));
    }
    [[nodiscard]] std::string node(bound::call const& e) const { return fmt::format("{}({})", e.function->name, listed(e.arguments)); }
    [[nodiscard]] std::string node(bound::list_comprehension const& e) const {
        return fmt::format("[{} in {}{}{}]", name(e.variable), (*this)(e.list), optional(" where ", e.where),
                           optional(" | ", e.projection));
    }
    [[nodiscard]] std::string node(bound::quantifier const& e) const {
        constexpr std::string_view words[] = {"all", "any", "none", "single"};
        return fmt::format("{}({} in {} where {})", words[static_cast<unsigned>(e.kind)], name(e.variable), (*this)(e.list),
                           (*this)(e.where));
    }
    [[nodiscard]] std::string node(bound::reduction const& e) const {
        return fmt::format("reduce({} = {}, {} in {} | {})", name(e.accumulator), (*this)(e.initial), name(e.variable), (*this)(e.list),
                           (*this)(e.step));
    }
    [[nodiscard]] std::string node(bound::subquery const& e) const {
        constexpr std::string_view words[] = {"exists", "count", "collect"};
        auto body = query(*e.body);
        body.pop_back();
        for (auto& c : body) c = c == '\n' ? ';' : c;
        return fmt::format("{}({}) {{{}}}", words[static_cast<unsigned>(e.kind)], listed(e.outer), body);
    }
    [[nodiscard]] std::string node(bound::path const& e) const { return "path(" + listed(e.elements) + ")"; }

    [[nodiscard]] std::string formula(bound::label_formula const& of) const {
        auto const inner = [&](auto const& one) { return formula(one); };
        switch (of.op) {
            case bound::label_formula::operation::name: return of.label;
            case bound::label_formula::operation::any: return "%";
            case bound::label_formula::operation::negation: return "!" + formula(of.operands.front());
            case bound::label_formula::operation::conjunction: return "(" + joined(of.operands, inner, "&") + ")";
            case bound::label_formula::operation::disjunction: return "(" + joined(of.operands, inner, "|") + ")";
        }
        return "";
    }
    /// `(a)`, a given one `(=a)`.
    [[nodiscard]] std::string node_of(bound::pattern const& pattern, std::uint32_t index) const {
        auto const& node = pattern.nodes[index];
        return fmt::format("({}{})", node.given ? "=" : "", name(node.name));
    }
    /// `(x)-[r:T]->(y){1,} where …` for each part, after what is selected.
    [[nodiscard]] std::string segment(bound::path_segment const& s) const {
        auto const part = [&](bound::path_part const& part) {
            std::string text = fmt::format("({})", name(part.first));
            for (auto const& hop : part.hops) {
                auto const types = joined(hop.types, [](auto const& type) { return type; }, "|");
                text += fmt::format("{}-[{}{}]-{}({})", hop.towards == bound::direction::left ? "<" : "", name(hop.relationship),
                                    types.empty() ? "" : ":" + types, hop.towards == bound::direction::right ? ">" : "", name(hop.node));
            }
            text += fmt::format("{{{},{}}}", part.least, part.most == ~std::uint64_t{0} ? "" : std::to_string(part.most));
            return part.conditions.empty() ? text : text + " where " + listed(part.conditions, " & ");
        };
        constexpr char const* modes[] = {"walk ", "", "simple ", "acyclic "};
        std::string text = modes[static_cast<std::size_t>(s.mode)];
        if (s.selection != bound::path_selection::all)
            text += fmt::format("shortest {} {}", s.count, s.selection == bound::path_selection::shortest_groups ? "groups " : "");
        text += joined(s.parts, part);
        return s.conditions.empty() ? text : text + " if " + listed(s.conditions, " & ");
    }
    [[nodiscard]] std::string relationship(bound::pattern_relationship const& r) const {
        if (r.segment) return "-[" + segment(*r.segment) + "]-";
        std::string inner = (r.given ? "=" : "") + name(r.name);
        if (!r.types.empty())
            inner += ":" + joined(
                               r.types, [](auto const& type) { return type; }, "|");
        if (r.length)
            inner += fmt::format("*{}..{}", r.length->least, r.length->most == ~std::uint64_t{0} ? "" : std::to_string(r.length->most));
        inner += optional(" each ", r.each);
        return fmt::format("{}-[{}]-{}", r.towards == bound::direction::left ? "<" : "", inner,
                           r.towards == bound::direction::right ? ">" : "");
    }
    [[nodiscard]] std::string pattern(bound::pattern const& pattern) const {
        auto const path = [&](bound::pattern_path const& path) {
            std::string text = path.name ? name(*path.name) + "=" : "";
            if (path.search != bound::path_search::none)
                text += path.search == bound::path_search::shortest ? "shortest " : "all shortest ";
            for (std::size_t i = 0; i < path.nodes.size(); ++i) {
                if (i > 0) text += relationship(pattern.relationships[path.relationships[i - 1]]);
                text += node_of(pattern, path.nodes[i]);
            }
            return text;
        };
        auto text = joined(pattern.paths, path);
        if (!pattern.predicates.empty()) text += " where " + listed(pattern.predicates, " & ");
        return text;
    }
    [[nodiscard]] std::string clause(bound::match const& c) const { return (c.optional ? "optional match " : "match ") + pattern(c.what); }
    [[nodiscard]] std::string clause(bound::load_csv const& c) const {
        return fmt::format("load{} {} {} '{}'", c.headers ? " with headers" : "", (*this)(c.location), name(c.row), c.terminator);
    }
    [[nodiscard]] std::string clause(bound::unwind const& c) const {
        auto const position = c.position ? fmt::format(", {} from {}", name(*c.position), c.first_position) : std::string();
        return fmt::format("unwind {} as {}{}", (*this)(c.list), name(c.variable), position);
    }
    [[nodiscard]] std::string item(bound::symbol symbol, bound::expr content) const {
        auto const written = (*this)(content);
        return written == name(symbol) ? written : fmt::format("{} = {}", name(symbol), written);
    }
    [[nodiscard]] std::string aggregate(bound::aggregate_item const& one) const {
        auto const arguments = one.argument ? (*this)(one.argument) + optional(", ", one.parameter) : "*";
        return fmt::format("{} = {}({}{})", name(one.name), one.function->name, one.distinct ? "distinct " : "", arguments);
    }
    [[nodiscard]] std::string clause(bound::projection const& c) const {
        auto const items = [&](auto const& all) { return joined(all, [&](auto const& one) { return item(one.name, one.content); }); };
        std::string text = c.distinct ? "distinct " : "project ";
        text += items(c.items);
        if (c.aggregated)
            text += fmt::format(" group [{}] [{}]", items(c.keys), joined(c.aggregates, [&](auto const& one) { return aggregate(one); }));
        if (!c.order.empty())
            text += " order " + joined(c.order, [&](auto const& one) { return (*this)(one.key) + (one.descending ? " down" : ""); });
        return text + optional(" skip ", c.skip) + optional(" limit ", c.limit) + optional(" where ", c.where);
    }
    [[nodiscard]] std::string element(bound::new_node const& node) const {
        return fmt::format("({}{}{})", name(node.name),
                           joined(
                               node.labels, [](auto const& label) { return ":" + label; }, ""),
                           optional(" ", node.properties));
    }
    [[nodiscard]] std::string element(bound::new_relationship const& r) const {
        return fmt::format("{}-[{}:{}{}]->{}", name(r.source), name(r.name), r.type, optional(" ", r.properties), name(r.target));
    }
    [[nodiscard]] std::string clause(bound::create const& c) const {
        auto text = "create " +
                    joined(c.elements, [&](auto const& one) { return std::visit([&](auto const& made) { return element(made); }, one); });
        for (auto const& path : c.paths) text += ", " + item(path.name, path.content);
        return text;
    }
    [[nodiscard]] std::string change(bound::set_property const& c) const {
        return fmt::format("{}.{}{} = {}", (*this)(c.entity), c.key, optional("", c.dynamic_key), (*this)(c.content));
    }
    [[nodiscard]] std::string change(bound::set_properties const& c) const {
        return fmt::format("{} {} {}", name(c.entity), c.add ? "+=" : "=", (*this)(c.content));
    }
    [[nodiscard]] std::string change(bound::set_labels const& c) const {
        return name(c.node) + joined(
                                  c.labels, [](auto const& label) { return " +" + label; }, "");
    }
    [[nodiscard]] std::string change(bound::remove_property const& c) const {
        return fmt::format("-{}.{}{}", (*this)(c.entity), c.key, optional("", c.dynamic_key));
    }
    [[nodiscard]] std::string change(bound::remove_labels const& c) const {
        return name(c.node) + joined(
                                  c.labels, [](auto const& label) { return " -" + label; }, "");
    }
    [[nodiscard]] std::string changes(std::vector<bound::change> const& all) const {
        return joined(all, [&](auto const& one) { return std::visit([&](auto const& made) { return change(made); }, one); });
    }
    [[nodiscard]] std::string clause(bound::update const& c) const { return "update " + changes(c.changes); }
    [[nodiscard]] std::string clause(bound::merge const& c) const {
        auto text = "merge " + pattern(c.search) + " else " + clause(c.otherwise);
        if (!c.on_match.empty()) text += " matched " + changes(c.on_match);
        if (!c.on_create.empty()) text += " created " + changes(c.on_create);
        return text;
    }
    [[nodiscard]] std::string clause(bound::removal const& c) const {
        return (c.detach ? "detach delete " : "delete ") + listed(c.targets);
    }
    [[nodiscard]] std::string clause(bound::procedure_call const& c) const {
        auto const yields = joined(c.yields, [&](auto const& one) { return fmt::format("{}:{}", one.first, name(one.second)); });
        return fmt::format("call {}({}) yield [{}]{}", c.what->name, listed(c.arguments), yields, optional(" where ", c.where));
    }

    [[nodiscard]] std::string clause(bound::row_query const& c) const {
        constexpr std::string_view words[] = {"run", "run optional", "run unit"};
        auto body = query(*c.body);
        body.pop_back();
        for (auto& character : body) character = character == '\n' ? ';' : character;
        return fmt::format("{}({}) {{{}}}", words[static_cast<unsigned>(c.of)], listed(c.outer), body);
    }

    [[nodiscard]] std::string clause(bound::schema_change const& c) const {
        constexpr std::string_view words[] = {"create index", "create constraint", "drop index", "drop constraint"};
        return std::string(words[c.what.index()]) + std::visit([&](auto const& one) { return optional(" ", one.name); }, c.what);
    }

    bound::statement const& statement_;
    std::map<std::string, int> named_;
};

/// `test.pair(first :: INTEGER, second :: STRING = 'x') :: (a, b)`, `test.nothing()`.
inline engine::procedure_catalog test_procedures() {
    using engine::kind;
    using engine::procedure;
    auto pair = std::make_shared<procedure>();
    pair->name = "test.pair";
    pair->inputs = {{"first", "INTEGER", kind::integer, false, {}}, {"second", "STRING", kind::string, false, engine::value::of("x")}};
    pair->outputs = {{"a", "INTEGER", kind::integer, false, {}}, {"b", "STRING", kind::string, false, {}}};
    auto nothing = std::make_shared<procedure>();
    nothing->name = "test.nothing";
    return {[=](std::string_view name) -> std::shared_ptr<procedure const> {
                return name == pair->name ? pair : name == nothing->name ? nothing : nullptr;
            },
            [] {
                return std::vector<std::string>{"test.pair", "test.nothing"};
            }};
}

inline std::unique_ptr<bound::statement> bound_of(std::string_view text) {
    auto const parsed = grammar::parse(text);
    if (auto const* const refused = std::get_if<grammar::parse_error>(&parsed))
        throw error(error_code::syntax, refused->detail, refused->message, error::phase::compile_time)
            .at({refused->at.begin, refused->at.end});
    return engine::bind(std::get<ast::statement>(parsed), test_procedures());
}

/// The clauses of the bound statement, one a line.
inline std::string outline_of(std::string_view text) {
    auto const statement = bound_of(text);
    auto lines = outline(*statement).query(*statement->root);
    lines.pop_back();
    return lines;
}

/// The detail of the error and the text it points at: `UndefinedVariable: foo`.
inline std::string refusal_of(std::string_view text) {
    try {
        bound_of(text);
    } catch (error const& refused) {
        auto const [begin, end] = refused.range();
        return fmt::format("{}: {}", refused.detail(), text.substr(begin, end - begin));
    }
    return "none";
}

}  // namespace wafer::tests
