#include "engine/optimise/pattern_reader.hpp"

#include <algorithm>
#include <utility>

#include "engine/plan/walk.hpp"

namespace wafer::engine::optimise {

namespace {

using plan::counted_pattern;
using plan::expr;
using plan::symbol;

symbol const* referred(expr expression) {
    auto const* const reference = std::get_if<bound::reference>(&expression->node);
    return reference ? &reference->to : nullptr;
}

/// Whether evaluating it cannot fail for any node: it may be asked of nodes that the chain would not have come to.
bool is_total(expr condition);

bool is_total_operand(expr operand) {
    return std::visit(overloaded{
                          [](bound::literal const&) { return true; },
                          [](bound::parameter const&) { return true; },
                          [](bound::reference const&) { return true; },
                          [](bound::property const& node) { return referred(node.base) != nullptr; },
                          [](bound::list const& node) { return std::all_of(node.items.begin(), node.items.end(), is_total_operand); },
                          [](auto const&) { return false; },
                      },
                      operand->node);
}

bool is_total(expr condition) {
    return std::visit(
        overloaded{
            [](bound::comparison const& node) { return is_total_operand(node.left) && is_total_operand(node.right); },
            [](bound::null_test const& node) { return is_total_operand(node.operand); },
            [](bound::label_test const& node) { return referred(node.operand) != nullptr; },
            [](bound::negation const& node) { return is_total(node.operand); },
            [](bound::logic const& node) { return std::all_of(node.operands.begin(), node.operands.end(), is_total); },
            [](bound::predicate const& node) {
                if (node.op == bound::predicate_operator::matches) return false;
                if (node.op == bound::predicate_operator::in && !std::holds_alternative<bound::list>(node.right->node)) return false;
                return is_total_operand(node.left) && is_total_operand(node.right);
            },
            [](auto const&) { return false; },
        },
        condition->node);
}

bool overlap(std::vector<std::string> const& left, std::vector<std::string> const& right) {
    if (left.empty() || right.empty()) return true;
    return std::any_of(left.begin(), left.end(),
                       [&](std::string const& type) { return std::find(right.begin(), right.end(), type) != right.end(); });
}

/// The one pattern of an EXISTS that only matches.
bound::pattern const* only_pattern(bound::query const& body) {
    if (body.parts.size() != 1 || body.parts[0].clauses.empty()) return nullptr;
    auto const& clauses = body.parts[0].clauses;
    auto const* const match = std::get_if<bound::match>(&clauses[0]);
    if (!match || match->optional || clauses.size() > 2) return nullptr;
    if (clauses.size() == 2) {
        auto const* const last = std::get_if<bound::projection>(&clauses[1]);
        bool const plain = last && !last->aggregated && !last->skip && !last->limit && !last->where;
        if (!plain || !std::all_of(last->items.begin(), last->items.end(), [](auto const& item) { return is_total_operand(item.content); }))
            return nullptr;
    }
    return &match->what;
}

}  // namespace

bool pattern_reader::read(plan::node const& top) { return read_chain(top); }

bool pattern_reader::read_chain(plan::node const& top) {
    bool const is_leaf = std::holds_alternative<plan::single_row>(top.what) || std::holds_alternative<plan::argument>(top.what);
    if (is_leaf) return std::holds_alternative<plan::argument>(top.what) == (outer_ != nullptr);
    if (top.inputs.empty() || !read_chain(*top.inputs[0])) return false;
    rows_ += top.estimated_rows;
    return read_operator(top);
}

bool pattern_reader::read_operator(plan::node const& at) {
    return std::visit(
        overloaded{
            [&](plan::node_scan const& scan) {
                auto const node = add_variable(scan.node);
                if (scan.label) pattern_.variables[node].labels.push_back(*scan.label);
                return true;
            },
            [&](plan::node_by_id const& seek) {
                if (!std::holds_alternative<plan::single_row>(at.inputs[0]->what) || !is_total_operand(seek.id)) return false;
                seeks_.emplace(add_variable(seek.node), &at);
                return true;
            },
            [&](plan::index_seek const& seek) {
                auto const total = [](plan::seek_condition const& one) {
                    return (!one.content || is_total_operand(one.content)) && (!one.upper || is_total_operand(one.upper));
                };
                bool const starts = std::holds_alternative<plan::single_row>(at.inputs[0]->what) && !seek.relationship;
                if (!starts || !std::all_of(seek.conditions.begin(), seek.conditions.end(), total)) return false;
                seeks_.emplace(add_variable(seek.entity), &at);
                return true;
            },
            [&](plan::expand const& step) {
                if (!variables_.contains(step.from) && !(outer_ && outer_->variables_.contains(step.from))) return false;
                auto const from = add_variable(step.from);
                auto const to = add_variable(step.to);
                edges_.emplace(step.relationship, static_cast<std::uint32_t>(pattern_.edges.size()));
                pattern_.edges.push_back({from, to, step.towards, step.types});
                return true;
            },
            [&](plan::filter const& filter) {
                return std::all_of(filter.conjuncts.begin(), filter.conjuncts.end(), [&](expr each) { return read_condition(each); });
            },
            [&](plan::apply const& apply) { return apply.optional && !apply.unit && read_optional(at); },
            [](auto const&) { return false; },
        },
        at.what);
}

std::uint32_t pattern_reader::add_variable(symbol symbol) {
    auto const [at, added] = variables_.emplace(symbol, static_cast<std::uint32_t>(pattern_.variables.size()));
    if (added) pattern_.variables.push_back({symbol, {}, {}});
    return at->second;
}

std::optional<std::uint32_t> pattern_reader::variable(symbol symbol) const {
    auto const found = variables_.find(symbol);
    return found == variables_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> pattern_reader::attached_to(pattern_reader const& outer) const {
    std::optional<std::uint32_t> only;
    for (auto const& [symbol, index] : variables_) {
        if (!outer.variables_.contains(symbol)) continue;
        if (only) return std::nullopt;
        only = index;
    }
    return only;
}

/// The variable that a part hangs on comes first.
void pattern_reader::move_first(std::uint32_t variable) {
    auto const moved = [&](std::uint32_t index) { return index == variable ? 0 : index == 0 ? variable : index; };
    std::swap(pattern_.variables[0], pattern_.variables[variable]);
    for (auto* const edges : {&pattern_.edges, &pattern_.required, &pattern_.forbidden})
        for (auto& edge : *edges) edge = {moved(edge.from), moved(edge.to), edge.towards, std::move(edge.types)};
    for (auto& [left, right] : pattern_.unequal) std::tie(left, right) = std::pair(moved(left), moved(right));
    for (auto& part : pattern_.parts) part.at = moved(part.at);
    for (auto& [symbol, index] : variables_) index = moved(index);
    auto const rekey = [&](auto& map) {
        auto old = std::exchange(map, {});
        for (auto& [index, content] : old) map.emplace(moved(index), std::move(content));
    };
    rekey(conditions_);
    rekey(seeks_);
}

bool pattern_reader::read_optional(plan::node const& at) {
    pattern_reader inner(*statement_, *estimator_);
    inner.outer_ = this;
    if (!inner.read_chain(*at.inputs[1])) return false;
    auto const attached = inner.attached_to(*this);
    if (!attached) return false;
    auto const outside = variables_.at(inner.pattern_.variables[*attached].name);
    inner.move_first(*attached);
    rows_ += inner.rows_;
    pattern_.parts.push_back({counted_pattern::part_kind::optional, outside, {}});
    parts_.push_back(std::move(inner));
    return true;
}

bool pattern_reader::read_condition(expr condition) {
    auto const* negated = std::get_if<bound::negation>(&condition->node);
    expr const inner = negated ? negated->operand : condition;
    if (auto const* subquery = std::get_if<bound::subquery>(&inner->node))
        return subquery->kind == bound::subquery_kind::exists && read_subquery(*subquery, negated != nullptr);
    if (auto const* test = std::get_if<bound::label_test>(&condition->node); test && read_label_test(*test)) return true;
    if (auto const* test = std::get_if<bound::comparison>(&inner->node)) {
        bool const different = test->op == (negated ? bound::comparison_operator::equal : bound::comparison_operator::not_equal);
        if (different && read_unequal(test->left, test->right)) return true;
    }
    if (auto const* test = std::get_if<bound::null_test>(&condition->node); test && test->negated)
        if (auto const* node = referred(test->operand); node && variables_.contains(*node)) return true;
    if (auto const* all = std::get_if<bound::logic>(&condition->node); all && all->op == bound::logic_operator::and_)
        return std::all_of(all->operands.begin(), all->operands.end(), [&](expr each) { return read_condition(each); });
    return restrict_variable(condition);
}

bool pattern_reader::read_label_test(bound::label_test const& test) {
    using operation = bound::label_formula::operation;
    auto const* const node = referred(test.operand);
    auto const found = node ? variable(*node) : std::nullopt;
    if (!found) return false;
    auto& labels = pattern_.variables[*found].labels;
    auto const is_name = [](bound::label_formula const& formula) { return formula.op == operation::name; };
    if (is_name(test.formula)) {
        labels.push_back(test.formula.label);
        return true;
    }
    auto const& operands = test.formula.operands;
    if (test.formula.op != operation::conjunction || !std::all_of(operands.begin(), operands.end(), is_name)) return false;
    for (auto const& operand : operands) labels.push_back(operand.label);
    return true;
}

bool pattern_reader::read_unequal(expr left, expr right) {
    auto const* const one = referred(left);
    auto const* const other = referred(right);
    if (!one || !other) return false;
    if (variables_.contains(*one) && variables_.contains(*other)) {
        pattern_.unequal.emplace_back(variables_.at(*one), variables_.at(*other));
        return true;
    }
    if (!edges_.contains(*one) || !edges_.contains(*other)) return false;
    pattern_.unlike.emplace_back(edges_.at(*one), edges_.at(*other));
    return true;
}

bool pattern_reader::restrict_variable(expr condition) {
    auto const symbols = plan::symbols_of(condition);
    if (symbols.size() != 1 || !is_total(condition)) return false;
    auto const found = variable(*symbols.begin());
    if (!found) return false;
    conditions_[*found].push_back(condition);
    return true;
}

/// EXISTS between two variables is a factor of both; EXISTS of a pattern that hangs on one variable is a part.
bool pattern_reader::read_subquery(bound::subquery const& subquery, bool negated) {
    auto const* const pattern = only_pattern(*subquery.body);
    if (!pattern) return false;
    pattern_reader inner(*statement_, *estimator_);
    inner.outer_ = this;
    if (!inner.read_pattern(*pattern)) return false;
    for (auto const symbol : subquery.outer)
        if (!variables_.contains(symbol)) return false;
    auto const& found = inner.pattern_;
    bool const both = std::all_of(found.variables.begin(), found.variables.end(),
                                  [&](auto const& each) { return variables_.contains(each.name) && each.labels.empty(); });
    if (both && found.edges.size() == 1 && inner.conditions_.empty() && found.variables.size() == 2) {
        auto edge = found.edges[0];
        edge.from = variables_.at(found.variables[edge.from].name);
        edge.to = variables_.at(found.variables[edge.to].name);
        (negated ? pattern_.forbidden : pattern_.required).push_back(std::move(edge));
        return true;
    }
    auto const attached = inner.attached_to(*this);
    if (!attached) return false;
    auto const outside = variables_.at(inner.pattern_.variables[*attached].name);
    inner.move_first(*attached);
    pattern_.parts.push_back({negated ? counted_pattern::part_kind::absent : counted_pattern::part_kind::exists, outside, {}});
    parts_.push_back(std::move(inner));
    return true;
}

bool pattern_reader::read_pattern(bound::pattern const& pattern) {
    if (pattern.repeatable) return false;
    for (auto const& path : pattern.paths)
        if (path.name || path.search != bound::path_search::none) return false;
    for (auto const& node : pattern.nodes) {
        if (node.given && !outer_->variables_.contains(node.name)) return false;
        add_variable(node.name);
    }
    for (auto const& each : pattern.relationships) {
        if (each.given || each.length || each.each) return false;
        auto const index = static_cast<std::uint32_t>(pattern_.edges.size());
        edges_.emplace(each.name, index);
        for (std::uint32_t other = 0; other < index; ++other)
            if (overlap(pattern_.edges[other].types, each.types)) pattern_.unlike.emplace_back(other, index);
        pattern_.edges.push_back({variables_.at(pattern.nodes[each.from].name), variables_.at(pattern.nodes[each.to].name), each.towards, each.types});
    }
    return std::all_of(pattern.predicates.begin(), pattern.predicates.end(), [&](expr each) { return read_condition(each); });
}

bool pattern_reader::anchored() const { return !seeks_.empty() || !conditions_.empty(); }

double pattern_reader::size() const {
    double sum = 0;
    for (auto const& variable : pattern_.variables) sum += variable.labels.empty() ? 0 : estimator_->nodes({variable.labels[0]});
    for (auto const* const edges : {&pattern_.edges, &pattern_.required, &pattern_.forbidden})
        for (auto const& edge : *edges) sum += estimator_->nodes() * estimator_->degree({}, bound::direction::right, edge.types, {});
    for (auto const& part : parts_) sum += part.size();
    return sum;
}

plan::counted_pattern pattern_reader::take(std::vector<plan::node_ptr>& inputs) {
    auto const make = [&](plan::node::operation what, plan::node_ptr input) {
        auto made = plan::make_node(*statement_, std::move(what), std::move(input));
        made->estimated_rows = expected_rows(*made, *estimator_);
        return made;
    };
    for (std::uint32_t i = 0; i < pattern_.variables.size(); ++i) {
        auto& variable = pattern_.variables[i];
        std::sort(variable.labels.begin(), variable.labels.end());
        variable.labels.erase(std::unique(variable.labels.begin(), variable.labels.end()), variable.labels.end());
        auto const seek = seeks_.find(i);
        auto const conditions = conditions_.find(i);
        if (seek == seeks_.end() && conditions == conditions_.end()) continue;
        auto top = make(plan::single_row{}, nullptr);
        if (seek != seeks_.end()) top = make(seek->second->what, std::move(top));
        else top = make(plan::node_scan{variable.name, variable.labels.empty() ? std::nullopt : std::optional(variable.labels[0])}, std::move(top));
        if (conditions != conditions_.end()) top = make(plan::filter{conditions->second}, std::move(top));
        variable.candidates = static_cast<std::uint32_t>(inputs.size());
        inputs.push_back(std::move(top));
    }
    for (std::size_t i = 0; i < parts_.size(); ++i) pattern_.parts[i].pattern.push_back(parts_[i].take(inputs));
    return std::move(pattern_);
}

}  // namespace wafer::engine::optimise
