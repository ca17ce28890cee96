#include "engine/complete/offers.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "grammar/ast/characters.hpp"
#include "grammar/question/pinyin.hpp"

namespace wafer::engine::complete {
namespace {

using ast::characters::is_wide;
using ast::characters::lower;

bool same_letters(char left, char right) { return lower(left) == lower(right); }

bool begins(std::string_view name, std::string_view typed) {
    return name.size() >= typed.size() && std::equal(typed.begin(), typed.end(), name.begin(), same_letters);
}

/// Pinyin is not looked for in long texts.
constexpr std::size_t most_bytes_spelt = 80;

bool begins_in_pinyin(std::string_view name, std::string_view typed) {
    if (name.size() > most_bytes_spelt || !std::ranges::any_of(name, is_wide) || std::ranges::any_of(typed, is_wide)) return false;
    auto const spelt = question::pinyin_of(name);
    return spelt && (begins(spelt->whole, typed) || begins(spelt->initials, typed));
}

}  // namespace

std::optional<int> fit(std::string_view name, std::string_view typed) {
    if (name.starts_with(typed)) return 0;
    if (begins(name, typed)) return 1;
    if (begins_in_pinyin(name, typed)) return 2;
    bool const within = typed.size() > 1 && std::search(name.begin(), name.end(), typed.begin(), typed.end(), same_letters) != name.end();
    return within ? std::optional(3) : std::nullopt;
}

void offers::add(proposal::kind what, std::string_view name, int rank, std::string detail, std::string written) {
    auto const found = fit(name, typed_);
    // Keywords are not looked for by what stands within them.
    if (!found || (*found == 3 && what == proposal::kind::keyword)) return;
    auto text = written.empty() ? std::string(name) : std::move(written);
    if (text == typed_) return;
    all_.push_back({{std::move(text), what, replaced_, std::move(detail)}, *found, rank});
}

void offers::add_found(proposal made, int rank) { all_.push_back({std::move(made), 0, rank}); }

std::vector<proposal> offers::take() {
    auto const order = [](offer const& each) { return std::tuple(each.fit >= 2, each.rank, each.fit); };
    std::ranges::stable_sort(all_, [&](offer const& left, offer const& right) { return order(left) < order(right); });
    std::unordered_set<std::string> seen;
    std::vector<proposal> made;
    for (auto& each : all_) {
        if (made.size() == most_proposals) break;
        if (seen.insert(each.made.text).second) made.push_back(std::move(each.made));
    }
    return made;
}

}  // namespace wafer::engine::complete
