// LOAD CSV, and the functions that tell where in its file a row was.
#include <algorithm>

#include <fmt/format.h>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

bool is_named(std::string_view function, std::string_view lower) {
    auto const same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; };
    return std::equal(function.begin(), function.end(), lower.begin(), lower.end(), same);
}

}  // namespace

bound::load_csv binder::load_csv(ast::load_csv_clause const& clause) {
    bound::load_csv made;
    made.location = expression(clause.location);
    require(made.location, kind::string, "The location of LOAD CSV");
    made.headers = clause.with_headers;
    if (clause.terminator) made.terminator = field_terminator(*clause.terminator);
    auto const& name = clause.variable;
    if (scope_->find(name.text)) fail("VariableAlreadyBound", fmt::format("The variable `{}` is already in use.", name.text), name.at);
    made.row = make_symbol(name.text, clause.with_headers ? kind::map : kind::list, clause.with_headers ? any_kind : kind_set(kind::string));
    made.line = make_anonymous(kind::integer);
    made.file = make_anonymous(kind::string);
    scope_->names[name.text] = made.row;
    scope_->csv.emplace(made.line, made.file);
    return made;
}

char binder::field_terminator(ast::expression const& written) {
    expr const made = expression(written);
    auto const* const text = std::get_if<bound::literal>(&made->node);
    bool const character = text && text->content.is(kind::string) && text->content.string().size() == 1;
    char const terminator = character ? text->content.string()[0] : '"';
    bool const printable = terminator == '\t' || (terminator >= ' ' && terminator <= '~');
    if (terminator == '"' || !printable)
        fail("InvalidFieldTerminator", "FIELDTERMINATOR is one character of ASCII as a string, such as ';' or '\\t', and no quote.", written.at);
    return terminator;
}

expr binder::place_in_file(std::string_view function, ast::text_range at) {
    bool const line = is_named(function, "linenumber");
    if (!line && !is_named(function, "file")) return nullptr;
    for (auto const* around = scope_; around; around = around->around) {
        if (around->csv) return refer(line ? around->csv->first : around->csv->second, at);
    }
    return literal(value(), at);
}

void binder::pass_place_on(bound::projection& projection) {
    for (auto const symbol : {scope_->csv->first, scope_->csv->second}) projection.items.push_back({symbol, refer(symbol, {})});
}

}  // namespace wafer::engine
