// What an expression can be, as far as that is certain before it runs.
#include <fmt/format.h>

#include "engine/bind/binder.hpp"

namespace wafer::engine {

namespace {

std::string_view article(std::string_view name) {
    return std::string_view("AEIOU").find(name.front()) == std::string_view::npos ? "a" : "an";
}

}  // namespace

std::string described(kind_set kinds) {
    std::vector<std::string> names;
    for (unsigned i = 1; i < kind_count; ++i) {
        if (!kinds.holds(static_cast<kind>(i))) continue;
        auto const name = name_of(static_cast<kind>(i));
        names.push_back(fmt::format("{} {}", article(name), name));
    }
    if (names.empty()) return "null";
    if (names.size() == 1) return names.front();
    std::string const last = std::move(names.back());
    names.pop_back();
    return fmt::format("{} or {}", fmt::join(names, ", "), last);
}

void binder::require(expr what, kind_set wanted, std::string_view who) const {
    if (what->kinds.empty() || !(what->kinds & wanted).empty()) return;
    fail("InvalidArgumentType", fmt::format("{} takes {}, but this is {}.", who, described(wanted), described(what->kinds)),
         {what->at.begin, what->at.end});
}

kind_set binder::elements_of(expr list) const {
    if (list->kinds != kind_set(kind::list)) return any_kind;
    auto const found = elements_.find(list);
    return found == elements_.end() ? any_kind : found->second;
}

void binder::know_elements(expr list, kind_set elements) {
    if (elements != any_kind) elements_.insert_or_assign(list, elements);
}

}  // namespace wafer::engine
