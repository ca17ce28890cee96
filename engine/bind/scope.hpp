// Scopes: which name means which symbol. The scope of a clause sees those around it: a subquery its query's, a comprehension its clause's.
// Scopes live on the stack of the binder and point outwards.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/bind/expression.hpp"
#include "grammar/ast/expression.hpp"

namespace wafer::engine {

using bound::symbol;

/// An expression that has been computed already: where it is written again, it means `to`.
struct substitution {
    ast::expression const* written;
    symbol to;
    std::set<std::string> variables;  // Where one of these is declared anew, the expression means another thing.
};

struct scope;

/// What may be said above a projection's rows once they are grouped or made distinct, and what the error is for the rest.
struct projected_view {
    std::vector<substitution> substitutions;
    scope const* hidden = nullptr;      // The names that were there before; null pointer when they are still visible.
    bool ambiguous = false;             // A hidden name within an aggregating expression is ambiguous, not undefined …
    std::set<std::string> only_within;  // … though in ORDER BY only if it occurs within a grouping key that is more than a property.
    bool sorting = false;
};

struct scope {
    scope const* around = nullptr;
    projected_view const* view = nullptr;
    std::map<std::string, symbol, std::less<>> names;
    std::optional<std::pair<symbol, symbol>> csv = std::nullopt;  // Line and file of the LOAD CSV that the rows come from.
    bool constant = false;  // What a CALL hands its query: the same for all of the query's rows, so that grouping leaves it in sight.

    [[nodiscard]] symbol const* own(std::string_view name) const {
        auto const found = names.find(name);
        return found == names.end() ? nullptr : &found->second;
    }
    /// Here or further out.
    [[nodiscard]] symbol const* find(std::string_view name) const {
        for (auto const* at = this; at; at = at->around) {
            if (auto const* const found = at->own(name)) return found;
        }
        return nullptr;
    }
    /// The scope around, if grouping leaves it in sight.
    [[nodiscard]] scope const* constants() const { return around && around->constant ? around : nullptr; }
    /// Whether the name is known here or further out, hidden or not.
    [[nodiscard]] bool knows(std::string_view name) const {
        for (auto const* at = this; at; at = at->around) {
            if (at->own(name) || (at->view && at->view->hidden && at->view->hidden->knows(name))) return true;
        }
        return false;
    }
    [[nodiscard]] std::vector<std::string> visible() const {
        std::vector<std::string> all;
        for (auto const* at = this; at; at = at->around) {
            for (auto const& [name, symbol] : at->names) all.push_back(name);
        }
        return all;
    }
};

}  // namespace wafer::engine
