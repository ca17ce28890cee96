#include "engine/session/warnings.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/session/pattern_warnings.hpp"
#include "engine/session/picture.hpp"
#include "wafer/text.hpp"

namespace wafer::engine {

namespace {

template <class Id>
std::vector<std::string> all_names(graph const& data, std::size_t count) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < count; ++i) names.emplace_back(data.name(Id{i}));
    return names;
}

struct wording {
    char const* code;
    char const* what;
};

wording wording_of(bound::name_use::sort sort) {
    switch (sort) {
        case bound::name_use::sort::label: return {"UnknownLabel", "node has the label"};
        case bound::name_use::sort::type: return {"UnknownRelationshipType", "relationship has the type"};
        case bound::name_use::sort::key: return {"UnknownProperty", "node or relationship has the property"};
    }
    return {"", ""};
}

bool known(bound::name_use const& use, graph const& data) {
    switch (use.of) {
        case bound::name_use::sort::label: return data.find_label(use.name).has_value();
        case bound::name_use::sort::type: return data.find_type(use.name).has_value();
        case bound::name_use::sort::key: return data.find_key(use.name).has_value();
    }
    return true;
}

std::vector<std::string> names_like(bound::name_use const& use, graph const& data) {
    switch (use.of) {
        case bound::name_use::sort::label: return nearest_names(use.name, all_names<label_id>(data, data.label_count()));
        case bound::name_use::sort::type: return nearest_names(use.name, all_names<type_id>(data, data.type_count()));
        case bound::name_use::sort::key: return nearest_names(use.name, all_names<key_id>(data, data.key_count()));
    }
    return {};
}

void warn_of_names(bound::statement const& statement, graph const& data, std::vector<warning>& into) {
    std::set<std::pair<bound::name_use::sort, std::string>> told;
    for (auto const& use : statement.names) {
        if (known(use, data) || !told.emplace(use.of, use.name).second) continue;
        auto const [code, what] = wording_of(use.of);
        auto& made = into.emplace_back();
        made.code = code;
        made.message = std::string("No ") + what + " `" + use.name + "`.";
        made.range = {use.at.begin, use.at.end};
        made.suggestions = names_like(use, data);
        if (!made.suggestions.empty()) made.message += " Did you mean `" + made.suggestions[0] + "`?";
    }
}

bool is_null(bound::expr expression) {
    auto const* const literal = std::get_if<bound::literal>(&expression->node);
    return literal && literal->content.is_null();
}

/// `x = null` where `x IS NULL` was meant. Who compares null with null knows what comes of it.
void warn_of_nulls(bound::statement const& statement, std::vector<warning>& into) {
    for (auto const& each : statement.expressions) {
        auto const* const comparison = std::get_if<bound::comparison>(&each.node);
        if (!comparison || is_null(comparison->left) == is_null(comparison->right)) continue;
        bool const equal = comparison->op == bound::comparison_operator::equal;
        bool const unequal = comparison->op == bound::comparison_operator::not_equal;
        auto& made = into.emplace_back();
        made.code = "NullComparison";
        made.message = "A comparison with null is neither true nor false but null.";
        made.range = {each.at.begin, each.at.end};
        if (equal || unequal) made.suggestions = {equal ? "IS NULL" : "IS NOT NULL"};
        if (equal || unequal) made.message += " Did you mean `" + made.suggestions[0] + "`?";
    }
}

void warn_of_unused_matches(bound::statement const& statement, std::vector<warning>& into) {
    for (auto const at : statement.unused_matches)
        into.push_back({"UnusedOptionalMatch",
                        "No variable of this OPTIONAL MATCH is used after it: all it can do is to repeat rows.",
                        {at.begin, at.end},
                        {}});
}

}  // namespace

std::vector<warning> warnings_of(std::string_view text, bound::statement const& statement, graph const& data) {
    std::vector<warning> warnings;
    warn_of_nulls(statement, warnings);
    warn_of_unused_matches(statement, warnings);
    if (data.node_count() > 0) {
        warn_of_names(statement, data, warnings);
        warn_of_products(statement, data, warnings);
        warn_of_directions(statement, data, warnings);
    }
    // An expression that is bound twice is told of once.
    auto const place = [](warning const& each) { return std::tuple(each.range.begin, each.range.end, std::string_view(each.code)); };
    std::stable_sort(warnings.begin(), warnings.end(), [&](auto const& left, auto const& right) { return place(left) < place(right); });
    auto const same = [&](auto const& left, auto const& right) { return place(left) == place(right); };
    warnings.erase(std::unique(warnings.begin(), warnings.end(), same), warnings.end());
    for (auto& each : warnings)
        if (each.range.end > 0) each.picture = picture_of(text, each.range);
    return warnings;
}

}  // namespace wafer::engine
