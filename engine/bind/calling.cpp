// CALL … YIELD.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"
#include "engine/bind/foreign_functions.hpp"
#include "engine/bind/written.hpp"
#include "wafer/text.hpp"

namespace wafer::engine {

namespace {

/// An integer goes where a float is wanted.
kind_set taken_by(procedure_field const& input) { return input.kinds.holds(kind::floating) ? input.kinds | kind::integer : input.kinds; }

std::vector<std::string> names_of(std::vector<procedure_field> const& fields) {
    std::vector<std::string> names;
    for (auto const& field : fields) names.push_back(field.name);
    return names;
}

[[noreturn]] void fail_unknown_procedure(std::string const& name, ast::text_range at, std::vector<std::string> near) {
    auto const* const foreign = find_foreign_procedure(name);
    auto const advice = foreign && foreign->here.empty() ? fmt::format(": {}", foreign->advice) : "";
    if (foreign) near.clear();
    if (foreign && !foreign->here.empty()) near.emplace_back(foreign->here);
    fail("ProcedureNotFound", fmt::format("There is no procedure {}{}.", name, advice), at, std::move(near), error_code::procedure);
}

}  // namespace

bound::procedure_call binder::call(ast::call_clause const& clause, bool standalone, bound_part& into) {
    auto const name = joined(clause.path);
    bound::procedure_call made;
    made.what = procedures_.find(name);
    if (!made.what) fail_unknown_procedure(name, range_of(clause.path), nearest_names(name, procedures_.names()));
    made.arguments = procedure_arguments(clause, *made.what, standalone);
    yields(clause, standalone, made);
    if (clause.where) made.where = condition(*clause.where);
    // The columns of a query that is nothing but this call; a RETURN after it says otherwise.
    if (standalone) {
        for (auto const& [output, symbol] : made.yields) {
            into.query.columns.push_back(symbol);
            into.names.push_back(out_->symbols[symbol.value].name);
        }
    }
    return made;
}

std::vector<expr> binder::procedure_arguments(ast::call_clause const& clause, procedure const& what, bool standalone) {
    std::vector<expr> arguments;
    ast::text_range const at = range_of(clause.path);
    if (!clause.arguments) {
        if (!standalone && !what.inputs.empty())
            fail("InvalidArgumentPassingMode",
                 fmt::format("Within a query, {} takes its arguments in parentheses; only a CALL by itself takes parameters of the "
                             "same names.",
                             what.name),
                 at);
        for (auto const& input : what.inputs) {
            add_parameter(input.name);
            arguments.push_back(make(bound::parameter{input.name}, any_kind, at));
        }
        return arguments;
    }
    auto const given = clause.arguments->size();
    auto const optional = static_cast<std::size_t>(
        std::count_if(what.inputs.begin(), what.inputs.end(), [](auto const& input) { return input.fallback.has_value(); }));
    if (given > what.inputs.size() || given + optional < what.inputs.size())
        fail(
            "InvalidNumberOfArguments",
            fmt::format("{} takes {} arguments, not {}: {}.", what.name, what.inputs.size(), given, fmt::join(names_of(what.inputs), ", ")),
            at);
    for (std::size_t i = 0; i < what.inputs.size(); ++i) {
        auto const& input = what.inputs[i];
        arguments.push_back(i < given ? expression((*clause.arguments)[i]) : literal(input.fallback.value_or(value{}), at));
        require(arguments.back(), taken_by(input), fmt::format("The argument `{}` of {}", input.name, what.name));
    }
    return arguments;
}

void binder::yields(ast::call_clause const& clause, bool standalone, bound::procedure_call& into) {
    auto const& outputs = into.what->outputs;
    if (clause.yield_star && !standalone)
        fail("UnexpectedSyntax",
             fmt::format("Within a query, YIELD names what it takes of {}: {}.", into.what->name, fmt::join(names_of(outputs), ", ")),
             range_of(clause.path));
    bool const all = clause.yield_star || (standalone && !clause.yields);
    if (all) {
        for (std::uint32_t i = 0; i < outputs.size(); ++i) yield(into, i, {outputs[i].name, range_of(clause.path)});
        return;
    }
    if (!clause.yields) return;
    for (auto const& item : *clause.yields) {
        auto const found =
            std::find_if(outputs.begin(), outputs.end(), [&](auto const& output) { return output.name == item.column.text; });
        if (found == outputs.end())
            fail("UndefinedVariable", fmt::format("{} has no output `{}`.", into.what->name, item.column.text), item.column.at,
                 nearest_names(item.column.text, names_of(outputs)));
        yield(into, static_cast<std::uint32_t>(found - outputs.begin()), item.alias ? *item.alias : item.column);
    }
}

void binder::yield(bound::procedure_call& into, std::uint32_t output, ast::name const& as) {
    if (scope_->find(as.text)) fail("VariableAlreadyBound", fmt::format("The variable `{}` is already in use.", as.text), as.at);
    symbol const made = make_symbol(as.text, into.what->outputs[output].kinds);
    scope_->names[as.text] = made;
    into.yields.emplace_back(output, made);
}

}  // namespace wafer::engine
