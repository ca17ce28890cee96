// The making of expressions and symbols, and the text of what was written.
#include "engine/provenance/functions.hpp"
#include "engine/provenance/rewriter.hpp"

namespace wafer::engine::provenance {

expr rewriter::make(bound::expression::node_type node, kind_set kinds) {
    return &out_->expressions.emplace_back(bound::expression{std::move(node), kinds, {}});
}

expr rewriter::same(expr left, expr right) { return make(bound::call{&same_function(), {left, right}}, kind::boolean); }

expr rewriter::pattern_text(std::string const& pattern) {
    return constant(pattern.empty() ? value() : value::of(std::string_view(pattern)));
}

symbol rewriter::make_symbol(std::string name, kind_set kinds) {
    out_->symbols.push_back({std::move(name), kinds});
    return {static_cast<std::uint32_t>(out_->symbols.size() - 1)};
}

std::string rewriter::text_of(bound::source_range at) const {
    return at.end > at.begin && at.end <= text_.size() ? std::string(text_.substr(at.begin, at.end - at.begin)) : std::string();
}

/// From the first pattern to the last.
std::string rewriter::text_of(std::vector<bound::clause> const& clauses) const {
    bound::source_range whole;
    for (auto const& clause : clauses) {
        auto const* const match = std::get_if<bound::match>(&clause);
        if (!match || match->at.end == 0) continue;
        if (whole.end == 0) whole.begin = match->at.begin;
        whole.end = match->at.end;
    }
    return text_of(whole);
}

std::string rewriter::text_of(bound::query const& query) const {
    return query.parts.empty() ? std::string() : text_of(query.parts.front().clauses);
}

}  // namespace wafer::engine::provenance
