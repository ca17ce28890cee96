// What an expression asks the graph for: the evidence of its subqueries, each run for the same row once more. What the expression would not
// have asked, as a branch was not taken or an operand before it had decided, is not asked here.
#include "engine/base/overloaded.hpp"
#include "engine/plan/segments.hpp"
#include "engine/plan/walk.hpp"
#include "engine/provenance/rewriter.hpp"

namespace wafer::engine::provenance {

namespace {

bool asks(expr from) {
    bool found = false;
    if (from) plan::for_each_subquery(from, [&](bound::subquery const&) { found = true; });
    return found;
}

}  // namespace

/// As one list, or a null pointer if there is nothing to ask.
expr rewriter::pieces_of(expr from) {
    if (!asks(from)) return nullptr;
    std::vector<expr> pieces;
    gather(from, pieces);
    return pieces.empty() ? nullptr : list_of(std::move(pieces));
}

void rewriter::gather(expr from, std::vector<expr>& into) {
    if (!asks(from)) return;
    std::visit(overloaded{
                   [&](bound::subquery const& asked) {
                       query_copy copy(*out_);
                       auto const* const body = copy.query(*asked.body);
                       auto text = text_of(*asked.body);
                       into.push_back(witnesses(evidence_query(*body, {}), copy.free(), text.empty() ? text_of(from->at) : text));
                   },
                   [&](bound::logic const& logic) { gather_logic(logic, into); },
                   [&](bound::conditional const& cases) { gather_cases(cases, into); },
                   [&](bound::list_comprehension const& one) {
                       gather(one.list, into);
                       gather_elements(one.variable, one.list, nullptr, one.where, into);
                       gather_elements(one.variable, one.list, one.where, one.projection, into);
                   },
                   [&](bound::quantifier const& one) {
                       gather(one.list, into);
                       gather_elements(one.variable, one.list, nullptr, one.where, into);
                   },
                   [&](bound::reduction const& one) {
                       gather(one.initial, into);
                       gather(one.list, into);
                       // What is asked with the value so far cannot be asked again without it.
                       if (!plan::symbols_of(one.step).contains(one.accumulator))
                           gather_elements(one.variable, one.list, nullptr, one.step, into);
                   },
                   [&](auto const&) { plan::for_each_operand(*from, [&](expr operand) { gather(operand, into); }); },
               },
               from->node);
}

/// A condition that is known to be true: each of its conjuncts is.
void rewriter::gather_condition(expr condition, std::vector<expr>& into) {
    auto const* const logic = std::get_if<bound::logic>(&condition->node);
    if (!logic || logic->op != bound::logic_operator::and_) return gather(condition, into);
    for (auto const operand : logic->operands) gather(operand, into);
}

void rewriter::gather_elements(symbol variable, expr list, expr where, expr content, std::vector<expr>& into) {
    if (auto const pieces = pieces_of(content)) into.push_back(make(bound::list_comprehension{variable, list, where, pieces}, kind::list));
}

void rewriter::gather_each(bound::pattern_relationship const& relationship, std::vector<expr>& into) {
    if (relationship.each) gather_elements(relationship.element, refer(relationship.name), nullptr, relationship.each, into);
}

bound::path_segment const* rewriter::gather_segment(bound::path_segment const& segment, std::vector<expr>& into) {
    auto made = segment;
    std::vector<expr> pieces;
    for (auto const condition : segment.conditions) gather_condition(condition, pieces);
    auto const within = plan::symbols_within(segment);
    auto known = plan::symbols_made(segment);
    known.insert({segment.from, segment.to});
    for (auto const piece : pieces)
        for (auto const needed : plan::symbols_of(piece))
            if (within.contains(needed) && known.insert(needed).second) made.variables.push_back({needed, needed, false});
    into.insert(into.end(), pieces.begin(), pieces.end());
    for (auto const& part : segment.parts) gather_rounds(part, made, into);
    return made.variables.size() == segment.variables.size() ? &segment : &out_->segments.emplace_back(std::move(made));
}

/// `[round IN range(0, size(nodes) - 1) | [node IN [nodes[round]] | …]]` for what conditions ask of the `node` of each round.
void rewriter::gather_rounds(bound::path_part const& part, bound::path_segment& made, std::vector<expr>& into) {
    std::vector<expr> pieces;
    for (auto const condition : part.conditions) gather_condition(condition, pieces);
    if (pieces.empty()) return;
    auto content = list_of(std::move(pieces));
    auto const needed = plan::symbols_of(content);
    std::set<symbol> own{part.first};
    for (auto const& hop : part.hops) own.insert({hop.relationship, hop.node});
    auto const round = make_symbol("round", kind::integer);
    expr all = nullptr;
    for (auto const each : own) {
        if (!needed.contains(each)) continue;
        auto const list = made.variables.emplace_back(bound::path_variable{each, make_symbol("rounds", kind::list), true}).outer;
        all = refer(list);
        auto const one = list_of({make(bound::subscript{all, refer(round)})});
        content = make(bound::list_comprehension{each, one, nullptr, content}, kind::list);
    }
    if (!all) return into.push_back(content);
    auto const last = make(bound::arithmetic{make(bound::call{find_function("size"), {all}}, kind::integer),
                                             {{bound::arithmetic_operator::subtract, constant(value::of(std::int64_t{1}))}}});
    auto const rounds = make(bound::call{find_function("range"), {constant(value::of(std::int64_t{0})), last}}, kind::list);
    into.push_back(make(bound::list_comprehension{round, rounds, nullptr, content}, kind::list));
}

void rewriter::gather_logic(bound::logic const& logic, std::vector<expr>& into) {
    bound::conditional decided;
    for (auto const operand : logic.operands) {
        if (auto const pieces = pieces_of(operand)) {
            auto cases = decided;
            cases.otherwise = pieces;
            into.push_back(cases.branches.empty() ? pieces : make(std::move(cases)));
        }
        if (logic.op == bound::logic_operator::xor_) continue;
        auto const stops = logic.op == bound::logic_operator::or_ ? operand : make(bound::negation{operand}, kind::boolean);
        decided.branches.emplace_back(stops, constant({}));
    }
}

void rewriter::gather_cases(bound::conditional const& cases, std::vector<expr>& into) {
    bound::conditional before;
    bound::conditional taken;
    for (auto const& [when, then] : cases.branches) {
        if (auto const pieces = pieces_of(when)) {
            auto asked = before;
            asked.otherwise = pieces;
            into.push_back(asked.branches.empty() ? pieces : make(std::move(asked)));
        }
        before.branches.emplace_back(when, constant({}));
        auto const pieces = pieces_of(then);
        taken.branches.emplace_back(when, pieces ? pieces : constant({}));
    }
    taken.otherwise = pieces_of(cases.otherwise);
    into.push_back(make(std::move(taken)));
}

}  // namespace wafer::engine::provenance
