#include "engine/provenance/copy.hpp"

#include <cassert>

#include "engine/base/overloaded.hpp"

namespace wafer::engine::provenance {

void query_copy::bind(symbol declared, symbol outer) {
    copies_[declared] = outer;
    bound_.insert(declared);
    free_.insert(outer);
}

symbol query_copy::used(symbol written) {
    if (auto const found = copies_.find(written); found != copies_.end()) return found->second;
    free_.insert(written);
    return written;
}

symbol query_copy::declared(symbol written) {
    if (auto const found = copies_.find(written); found != copies_.end()) return found->second;
    auto description = out_->symbols[written.value];
    out_->symbols.push_back(std::move(description));
    symbol const made{static_cast<std::uint32_t>(out_->symbols.size() - 1)};
    copies_.emplace(written, made);
    return made;
}

std::vector<bound::clause> query_copy::clauses(std::vector<bound::clause> const& written) {
    auto made = written;
    for (auto& each : made)
        std::visit(overloaded{[&](bound::match& one) { clause(one); }, [&](bound::unwind& one) { clause(one); },
                              [&](bound::load_csv& one) { clause(one); },
                              [&](bound::projection& one) { clause(one); }, [&](bound::procedure_call& one) { clause(one); },
                              [&](bound::row_query& one) { clause(one); }, [](auto&) { assert(!"a clause that writes"); }},
                   each);
    return made;
}

bound::query const* query_copy::query(bound::query const& written) {
    auto made = written;
    for (auto& part : made.parts) {
        part.clauses = clauses(part.clauses);
        for (auto& column : part.columns) column = used(column);
    }
    if (made.parts.size() == 1) made.columns = made.parts.front().columns;
    else
        for (auto& column : made.columns) column = declared(column);
    return &out_->queries.emplace_back(std::move(made));
}

/// Everything is declared before anything is asked, as a condition may name what stands behind it.
void query_copy::pattern(bound::pattern& pattern) {
    for (auto& node : pattern.nodes) {
        node.given = node.given || bound_.contains(node.name);
        node.name = node.given ? used(node.name) : declared(node.name);
    }
    for (auto& relationship : pattern.relationships) {
        relationship.given = relationship.given || bound_.contains(relationship.name);
        relationship.name = relationship.given ? used(relationship.name) : declared(relationship.name);
        if (relationship.length) relationship.element = declared(relationship.element);
    }
    for (auto& path : pattern.paths)
        if (path.name) path.name = declared(*path.name);
    for (auto& relationship : pattern.relationships) {
        if (!relationship.segment) continue;
        for (auto const& variable : relationship.segment->variables) (void)declared(variable.outer);
    }
    for (auto& relationship : pattern.relationships) {
        relationship.each = expression(relationship.each);
        if (relationship.segment) relationship.segment = segment(*relationship.segment);
    }
    for (auto& predicate : pattern.predicates) predicate = expression(predicate);
}

/// Its ends and variables are declared already.
bound::path_segment const* query_copy::segment(bound::path_segment const& written) {
    auto made = written;
    if (made.from.valid()) made.from = used(made.from);
    if (made.to.valid()) made.to = used(made.to);
    for (auto& joint : made.joints) joint = declared(joint);
    for (auto& each : made.parts) part(each);
    for (auto& variable : made.variables) variable = {declared(variable.inner), declared(variable.outer), variable.list};
    for (auto& condition : made.conditions) condition = expression(condition);
    return &out_->segments.emplace_back(std::move(made));
}

void query_copy::part(bound::path_part& part) {
    part.first = declared(part.first);
    for (auto& hop : part.hops) {
        hop.relationship = declared(hop.relationship);
        hop.node = declared(hop.node);
    }
    for (auto& condition : part.conditions) condition = expression(condition);
}

void query_copy::clause(bound::unwind& clause) {
    clause.list = expression(clause.list);
    clause.variable = declared(clause.variable);
}

void query_copy::clause(bound::load_csv& clause) {
    clause.location = expression(clause.location);
    clause.row = declared(clause.row);
    clause.line = declared(clause.line);
    clause.file = declared(clause.file);
}

/// An item that passes a symbol on keeps its name.
void query_copy::items(std::vector<bound::projection_item>& items) {
    for (auto& item : items) {
        auto const* const same = std::get_if<bound::reference>(&item.content->node);
        bool const passes = same && same->to == item.name;
        item.content = expression(item.content);
        item.name = passes ? used(item.name) : declared(item.name);
    }
}

void query_copy::clause(bound::projection& clause) {
    items(clause.keys);
    for (auto& item : clause.aggregates) {
        item.argument = expression(item.argument);
        item.parameter = expression(item.parameter);
        item.name = declared(item.name);
    }
    items(clause.items);
    for (auto& item : clause.order) item.key = expression(item.key);
    clause.skip = expression(clause.skip);
    clause.limit = expression(clause.limit);
    clause.where = expression(clause.where);
}

void query_copy::clause(bound::procedure_call& clause) {
    for (auto& argument : clause.arguments) argument = expression(argument);
    for (auto& [index, name] : clause.yields) name = declared(name);
    clause.where = expression(clause.where);
}

void query_copy::clause(bound::row_query& clause) {
    clause.body = query(*clause.body);
    for (auto& each : clause.outer) each = used(each);
}

expr query_copy::expression(expr written) {
    if (!written) return nullptr;
    auto made = *written;
    operands(made.node);
    return &out_->expressions.emplace_back(std::move(made));
}

void query_copy::operands(bound::expression::node_type& node) {
    auto const each = [this](expr& operand) { operand = expression(operand); };
    std::visit(overloaded{
                   [](bound::literal&) {}, [](bound::parameter&) {},
                   [&](bound::reference& one) { one.to = used(one.to); },
                   [&](bound::property& one) { each(one.base); },
                   [&](bound::subscript& one) { each(one.base), each(one.index); },
                   [&](bound::slice& one) { each(one.base), each(one.from), each(one.to); },
                   [&](bound::list& one) { for (auto& item : one.items) each(item); },
                   [&](bound::map& one) { for (auto& [key, content] : one.fields) each(content); },
                   [&](bound::logic& one) { for (auto& operand : one.operands) each(operand); },
                   [&](bound::negation& one) { each(one.operand); },
                   [&](bound::comparison& one) { each(one.left), each(one.right); },
                   [&](bound::arithmetic& one) {
                       each(one.first);
                       for (auto& [op, operand] : one.rest) each(operand);
                   },
                   [&](bound::minus& one) { each(one.operand); },
                   [&](bound::predicate& one) { each(one.left), each(one.right); },
                   [&](bound::null_test& one) { each(one.operand); },
                   [&](bound::type_test& one) { each(one.operand); },
                   [&](bound::label_test& one) { each(one.operand); },
                   [&](bound::conditional& one) {
                       for (auto& [when, then] : one.branches) each(when), each(then);
                       each(one.otherwise);
                   },
                   [&](bound::call& one) { for (auto& argument : one.arguments) each(argument); },
                   [&](bound::list_comprehension& one) {
                       each(one.list);
                       one.variable = declared(one.variable);
                       each(one.where), each(one.projection);
                   },
                   [&](bound::quantifier& one) {
                       each(one.list);
                       one.variable = declared(one.variable);
                       each(one.where);
                   },
                   [&](bound::reduction& one) {
                       each(one.initial), each(one.list);
                       one.accumulator = declared(one.accumulator);
                       one.variable = declared(one.variable);
                       each(one.step);
                   },
                   [&](bound::subquery& one) {
                       one.body = query(*one.body);
                       for (auto& symbol : one.outer) symbol = used(symbol);
                   },
                   [&](bound::path& one) { for (auto& element : one.elements) element = used(element); },
               },
               node);
}

}  // namespace wafer::engine::provenance
