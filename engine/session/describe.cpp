#include "engine/session/describe.hpp"

#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/base/overloaded.hpp"
#include "engine/plan/segments.hpp"
#include "engine/plan/walk.hpp"
#include "engine/value/format.hpp"

namespace wafer::engine {

namespace {

class describer {
public:
    describer(prepared const& prepared, executable const& run) : prepared_(&prepared) {
        for (auto const& profile : run.profiles()) profiles_.emplace(profile->of, profile.get());
    }

    [[nodiscard]] plan_description of(plan::node const& node) const {
        plan_description made;
        std::tie(made.name, made.details) = name_and_details(node);
        made.estimated_rows = node.estimated_rows;
        for (auto const& input : node.inputs) made.inputs.push_back(of(*input));
        if (auto const found = profiles_.find(&node); found != profiles_.end()) measure(*found->second, node, made);
        plan::for_each_expression(node.what, [&](plan::expr expression) {
            plan::for_each_subquery(expression, [&](bound::subquery const& subquery) {
                made.inputs.push_back(of(*prepared_->plan.subqueries.at(subquery.body).root));
            });
        });
        return made;
    }

private:
    using pair = std::pair<std::string, std::string>;

    void measure(operator_profile const& profile, plan::node const& node, plan_description& made) const {
        made.rows = profile.rows;
        made.nanoseconds = profile.nanoseconds;
        for (auto const& input : node.inputs)
            if (auto const found = profiles_.find(input.get()); found != profiles_.end())
                made.nanoseconds -= std::min(made.nanoseconds, found->second->nanoseconds);
    }

    [[nodiscard]] std::string name(plan::symbol symbol) const {
        auto const& given = prepared_->plan.source->symbols[symbol.value].name;
        return given.empty() ? "_" + std::to_string(symbol.value) : given;
    }
    [[nodiscard]] std::string names(std::vector<plan::symbol> const& symbols) const {
        std::string text;
        for (auto const symbol : symbols) text += (text.empty() ? "" : ", ") + name(symbol);
        return text;
    }

    /// As the statement has it; what a pass made is spelled out.
    [[nodiscard]] std::string text(plan::expr expression) const {
        if (!expression) return {};
        if (auto const* variable = std::get_if<bound::reference>(&expression->node)) return name(variable->to);
        if (auto const* test = std::get_if<bound::label_test>(&expression->node)) return text(test->operand) + text(test->formula);
        if (expression->at.end > expression->at.begin && expression->at.end <= prepared_->text.size())
            return prepared_->text.substr(expression->at.begin, expression->at.end - expression->at.begin);
        return std::visit(
            overloaded{
                [](bound::literal const& node) { return to_literal(node.content); },
                [](bound::parameter const& node) { return "$" + node.name; },
                [&](bound::property const& node) { return text(node.base) + "." + node.key; },
                [&](bound::comparison const& node) {
                    constexpr char const* signs[] = {" = ", " <> ", " < ", " <= ", " > ", " >= "};
                    return text(node.left) + signs[static_cast<std::size_t>(node.op)] + text(node.right);
                },
                [&](bound::predicate const& node) { return text(node.left) + " IN " + text(node.right); },
                [&](bound::negation const& node) { return "NOT " + text(node.operand); },
                [&](bound::quantifier const& node) {
                    return "none(" + name(node.variable) + " IN " + text(node.list) + " WHERE " + text(node.where) + ")";
                },
                [&](bound::call const& node) { return std::string(node.function->name) + "(" + list(node.arguments, ", ") + ")"; },
                [&](bound::list const& node) { return "[" + list(node.items, ", ") + "]"; },
                [&](bound::null_test const& node) { return text(node.operand) + (node.negated ? " IS NOT NULL" : " IS NULL"); },
                [&](bound::conditional const& node) {
                    std::string cases = "CASE";
                    for (auto const& [when, then] : node.branches) cases += " WHEN " + text(when) + " THEN " + text(then);
                    return cases + (node.otherwise ? " ELSE " + text(node.otherwise) : "") + " END";
                },
                [](bound::subquery const& node) {
                    constexpr char const* keywords[] = {"EXISTS", "COUNT", "COLLECT"};
                    return std::string(keywords[static_cast<std::size_t>(node.kind)]) + " { … }";
                },
                [&](bound::path const& node) { return "path(" + names(node.elements) + ")"; },
                [](auto const&) { return std::string("…"); },
            },
            expression->node);
    }
    [[nodiscard]] static std::string text(bound::label_formula const& formula) {
        using operation = bound::label_formula::operation;
        if (formula.op == operation::name) return ":" + formula.label;
        if (formula.op == operation::any) return ":%";
        std::string joined = formula.op == operation::negation ? ":!(" : ":(";
        for (auto const& operand : formula.operands)
            joined += (joined.size() > 2 ? (formula.op == operation::conjunction ? "&" : "|") : "") + text(operand).substr(1);
        return joined + ")";
    }
    [[nodiscard]] std::string list(std::vector<plan::expr> const& expressions, char const* between) const {
        std::string joined;
        for (auto const expression : expressions) joined += (joined.empty() ? "" : between) + text(expression);
        return joined;
    }
    [[nodiscard]] std::string items(std::vector<bound::projection_item> const& all) const {
        std::string joined;
        for (auto const& item : all) {
            auto const content = text(item.content);
            joined += (joined.empty() ? "" : ", ") + content + (content == name(item.name) ? "" : " AS " + name(item.name));
        }
        return joined;
    }

    [[nodiscard]] std::string step(plan::symbol from, plan::symbol relationship, plan::symbol to, bound::direction towards,
                                   std::vector<std::string> const& types, std::string const& length = {}) const {
        std::string kinds;
        for (auto const& type : types) kinds += (kinds.empty() ? ":" : "|") + type;
        return "(" + name(from) + ")" + (towards == bound::direction::left ? "<-[" : "-[") + name(relationship) + kinds + length +
               (towards == bound::direction::right ? "]->(" : "]-(") + name(to) + ")";
    }
    [[nodiscard]] static std::string length(bound::path_length const& length) {
        auto const most = length.most == ~std::uint64_t{0} ? std::string() : std::to_string(length.most);
        return "*" + std::to_string(length.least) + ".." + most;
    }
    [[nodiscard]] static std::string name_of(plan::traverse const& op) {
        std::string name = op.what->selection == bound::path_selection::all ? "Traverse" : "TraverseShortest";
        return op.into ? name + "Into" : name;
    }
    [[nodiscard]] static std::string arrow(bound::path_hop const& hop) {
        std::string types;
        for (auto const& type : hop.types) types += (types.empty() ? ":" : "|") + type;
        return (hop.towards == bound::direction::left ? "<-[" : "-[") + types + (hop.towards == bound::direction::right ? "]->" : "]-");
    }
    /// The parts of the segment, a quantified one in parentheses; walked from the node that is named first.
    [[nodiscard]] std::string step(plan::traverse const& op) const {
        auto const what = op.reversed ? plan::turned(*op.what) : *op.what;
        std::string text = selection(what) + "(" + name(op.from) + ")";
        for (std::size_t i = 0; i < what.parts.size(); ++i) {
            auto const& part = what.parts[i];
            bool const once = part.least == 1 && part.most == 1;
            std::string hops;
            for (auto const& hop : part.hops) hops += (hops.empty() ? "" : "()") + arrow(hop);
            text += once ? hops : "(" + hops + ")" + times(part);
            if (i < what.joints.size()) text += "(" + name(what.joints[i]) + ")";
        }
        text += "(" + name(op.to) + ")";
        return op.end.empty() ? text : text + " WHERE " + list(op.end, " AND ");
    }
    [[nodiscard]] static std::string times(bound::path_part const& part) {
        auto const most = part.most == ~std::uint64_t{0} ? std::string() : std::to_string(part.most);
        return "{" + std::to_string(part.least) + "," + most + "}";
    }
    [[nodiscard]] static std::string selection(bound::path_segment const& segment) {
        constexpr char const* modes[] = {"WALK ", "", "SIMPLE ", "ACYCLIC "};
        std::string const mode = modes[static_cast<std::size_t>(segment.mode)];
        if (segment.selection == bound::path_selection::all) return mode;
        bool const groups = segment.selection == bound::path_selection::shortest_groups;
        return "SHORTEST " + std::to_string(segment.count) + " " + mode + (groups ? "GROUPS " : "");
    }
    [[nodiscard]] std::string sort_items(plan::sort const& op) const {
        std::string joined;
        for (auto const& item : op.items) joined += (joined.empty() ? "" : ", ") + text(item.key) + (item.descending ? " DESC" : "");
        return joined;
    }
    [[nodiscard]] std::string groups(plan::aggregate const& op) const {
        std::string joined;
        for (auto const& item : op.aggregates) {
            std::string const argument = item.argument ? (item.distinct ? "DISTINCT " : "") + text(item.argument) : "*";
            joined += (joined.empty() ? "" : ", ") + std::string(item.function->name) + "(" + argument + ")";
        }
        return items(op.keys) + (op.keys.empty() || op.aggregates.empty() ? "" : "; ") + joined;
    }
    [[nodiscard]] std::string edges(plan::counted_pattern const& pattern, std::vector<plan::counted_pattern::edge> const& all, char const* before) const {
        std::string joined;
        for (auto const& edge : all) {
            std::string kinds;
            for (auto const& type : edge.types) kinds += (kinds.empty() ? ":" : "|") + type;
            if (!kinds.empty()) kinds = "[" + kinds + "]";
            joined += fmt::format("{}{}({}){}{}{}({})", joined.empty() ? "" : ", ", before, node(pattern, edge.from),
                                  edge.towards == bound::direction::left ? "<-" : "-", kinds,
                                  edge.towards == bound::direction::right ? "->" : "-", node(pattern, edge.to));
        }
        return joined;
    }
    [[nodiscard]] std::string node(plan::counted_pattern const& pattern, std::uint32_t index) const {
        std::string text = name(pattern.variables[index].name);
        for (auto const& label : pattern.variables[index].labels) text += ":" + label;
        return text;
    }
    [[nodiscard]] std::string counted(plan::counted_pattern const& pattern) const {
        std::vector<std::string> all;
        auto const add = [&](std::string one) {
            if (!one.empty()) all.push_back(std::move(one));
        };
        std::set<std::uint32_t> mentioned;
        for (auto const* edges : {&pattern.edges, &pattern.required, &pattern.forbidden})
            for (auto const& edge : *edges) mentioned.insert({edge.from, edge.to});
        for (std::uint32_t i = 0; i < pattern.variables.size(); ++i)
            if (!mentioned.contains(i) && (i > 0 || pattern.edges.empty())) add("(" + node(pattern, i) + ")");
        add(edges(pattern, pattern.edges, ""));
        add(edges(pattern, pattern.required, "exists "));
        add(edges(pattern, pattern.forbidden, "not "));
        for (auto const& [left, right] : pattern.unequal) add(node(pattern, left) + " <> " + node(pattern, right));
        for (auto const& part : pattern.parts) {
            constexpr char const* kinds[] = {"optional", "exists", "not"};
            add(fmt::format("{} {{ {} }}", kinds[static_cast<std::size_t>(part.kind)], counted(part.pattern[0])));
        }
        return fmt::format("{}", fmt::join(all, ", "));
    }
    [[nodiscard]] std::string counted(plan::count_pattern const& op) const {
        return (op.kept ? "by " + name(op.what.variables[*op.kept].name) + "; " : "") + counted(op.what);
    }
    [[nodiscard]] static std::string seek_name(plan::index_seek const& op) {
        std::string const of = op.relationship ? "Relationship" : "Node";
        switch (op.conditions.back().test) {
            case seek_test::exists: return of + "IndexScan";
            case seek_test::range:
            case seek_test::prefix: return of + "IndexSeekByRange";
            case seek_test::equal:
            case seek_test::in: break;
        }
        return of + "IndexSeek";
    }
    /// `n:Person(name = $name, born > 1800)`; keys without a condition are those that need only be there.
    [[nodiscard]] std::string seek_details(plan::index_seek const& op) const {
        std::string keys;
        for (std::size_t i = 0; i < op.keys.size(); ++i)
            keys += (i == 0 ? "" : ", ") + (i < op.conditions.size() ? condition(op.keys[i], op.conditions[i]) : op.keys[i]);
        return name(op.entity) + ":" + op.label + "(" + keys + ")";
    }
    [[nodiscard]] std::string condition(std::string const& key, plan::seek_condition const& one) const {
        switch (one.test) {
            case seek_test::exists: return key;
            case seek_test::equal: return key + " = " + text(one.content);
            case seek_test::in: return key + " IN " + text(one.content);
            case seek_test::prefix: return key + " STARTS WITH " + text(one.content);
            case seek_test::range: break;
        }
        if (!one.content) return key + (one.upper_inclusive ? " <= " : " < ") + text(one.upper);
        if (!one.upper) return key + (one.inclusive ? " >= " : " > ") + text(one.content);
        return text(one.content) + (one.inclusive ? " <= " : " < ") + key + (one.upper_inclusive ? " <= " : " < ") + text(one.upper);
    }
    [[nodiscard]] std::string made(bound::create const& create) const {
        std::vector<plan::symbol> symbols;
        for (auto const& element : create.elements) std::visit([&](auto const& one) { symbols.push_back(one.name); }, element);
        return names(symbols);
    }

    [[nodiscard]] pair name_and_details(plan::node const& node) const {
        return std::visit(
            overloaded{
                [](plan::single_row const&) { return pair("SingleRow", ""); },
                [&](plan::argument const&) { return pair("Argument", names(node.output)); },
                [&](plan::node_scan const& op) {
                    return op.label ? pair("NodeByLabelScan", name(op.node) + ":" + *op.label) : pair("AllNodesScan", name(op.node));
                },
                [&](plan::node_by_id const& op) { return pair("NodeByIdSeek", "id(" + name(op.node) + ") = " + text(op.id)); },
                [&](plan::index_seek const& op) { return pair(seek_name(op), seek_details(op)); },
                [&](plan::expand const& op) {
                    return pair(op.into ? "ExpandInto" : op.ends_only ? "ExpandEnds" : "Expand", step(op.from, op.relationship, op.to, op.towards, op.types));
                },
                [&](plan::expand_many const& op) {
                    auto const name = std::string(op.into ? "VarLengthExpandInto" : "VarLengthExpand");
                    return pair(op.ends_only ? name + "Ends" : name,
                                step(op.from, op.relationships, op.to, op.towards, op.types, length(op.length)));
                },
                [&](plan::shortest_path const& op) {
                    return pair(op.all ? "AllShortestPaths" : "ShortestPath",
                                step(op.from, op.relationships, op.to, op.towards, op.types, length(op.length)));
                },
                [&](plan::traverse const& op) { return pair(name_of(op), step(op)); },
                [&](plan::endpoints const& op) {
                    return pair("Endpoints", step(op.from, op.relationship, op.to, op.towards, op.types));
                },
                [&](plan::filter const& op) { return pair("Filter", list(op.conjuncts, " AND ")); },
                [&](plan::extend const& op) { return pair("Projection", items(op.items)); },
                [&](plan::aggregate const& op) { return pair("Aggregation", groups(op)); },
                [&](plan::count_pattern const& op) { return pair("CountPattern", counted(op)); },
                [&](plan::distinct const& op) { return pair("Distinct", names(op.symbols)); },
                [&](plan::sort const& op) {
                    return op.most.empty() ? pair("Sort", sort_items(op)) : pair("Top", sort_items(op) + " LIMIT " + list(op.most, " + "));
                },
                [&](plan::skip const& op) { return pair("Skip", text(op.count)); },
                [&](plan::limit const& op) { return pair("Limit", text(op.count)); },
                [&](plan::unwind const& op) { return pair("Unwind", text(op.list) + " AS " + name(op.variable) + (op.position ? ", " + name(*op.position) : "")); },
                [&](plan::load_csv const& op) { return pair("LoadCsv", text(op.what.location) + " AS " + name(op.what.row)); },
                [](plan::apply const& op) { return pair(op.unit ? "UnitApply" : op.optional ? "OptionalApply" : "Apply", ""); },
                [](plan::union_all const&) { return pair("Union", ""); },
                [](plan::eager const&) { return pair("Eager", ""); },
                [&](plan::create const& op) { return pair("Create", made(op.what)); },
                [](plan::update const& op) { return pair("Update", std::to_string(op.changes.size()) + (op.changes.size() == 1 ? " change" : " changes")); },
                [&](plan::merge const& op) { return pair("Merge", made(op.otherwise)); },
                [&](plan::removal const& op) { return pair(op.detach ? "DetachDelete" : "Delete", list(op.targets, ", ")); },
                [](plan::procedure_call const& op) { return pair("ProcedureCall", op.what->name); },
                [](plan::schema_change const& op) {
                    constexpr char const* names[] = {"CreateIndex", "CreateConstraint", "DropIndex", "DropConstraint"};
                    return pair(names[op.what.what.index()], "");
                },
            },
            node.what);
    }

    prepared const* prepared_;
    std::unordered_map<plan::node const*, operator_profile const*> profiles_;
};

}  // namespace

plan_description describe(prepared const& prepared, executable const& run) { return describer(prepared, run).of(*prepared.plan.root); }

}  // namespace wafer::engine
