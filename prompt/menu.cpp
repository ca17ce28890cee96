#include "prompt/menu.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <wafer/text.hpp>

#include "prompt/colours.hpp"
#include "prompt/visible_text.hpp"
#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

constexpr std::size_t widest_text = 32;

std::string_view name_of(proposal::kind kind, language in) {
    switch (kind) {
        case proposal::kind::keyword: return "";
        case proposal::kind::variable: return sentence(message::kind_variable, in);
        case proposal::kind::label: return sentence(message::kind_label, in);
        case proposal::kind::type: return sentence(message::kind_type, in);
        case proposal::kind::property: return sentence(message::kind_property, in);
        case proposal::kind::function: return sentence(message::kind_function, in);
        case proposal::kind::procedure: return sentence(message::kind_procedure, in);
        case proposal::kind::parameter: return sentence(message::kind_parameter, in);
        case proposal::kind::value: return sentence(message::kind_value, in);
        case proposal::kind::name: return sentence(message::kind_name, in);
        case proposal::kind::phrase: return "";
    }
    return "";
}

/// As many whole characters as fit, then blanks up to `width`.
std::string fitted(std::string_view text, std::size_t width) {
    auto const shown = visible(text);
    std::size_t end = 0;
    while (end < shown.size() && display_width(std::string_view(shown).substr(0, cluster_end(shown, end))) <= width) end = cluster_end(shown, end);
    auto made = shown.substr(0, end);
    return made + std::string(width - std::min(width, display_width(made)), ' ');
}

bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

void menu::next() { chosen_ = chosen_ && *chosen_ + 1 < offered_.size() ? *chosen_ + 1 : 0; }

void menu::previous() { chosen_ = (chosen_.value_or(0) + offered_.size() - 1) % offered_.size(); }

std::string menu::common_beginning(std::string_view typed) const {
    auto const& first = offered_.front();
    auto common = first.text;
    for (auto const& each : offered_) {
        if (each.replaced.begin != first.replaced.begin) return {};
        auto const end = std::mismatch(common.begin(), common.end(), each.text.begin(), each.text.end()).first;
        common.erase(end, common.end());
    }
    // Not within a character.
    std::size_t whole = 0;
    while (whole < common.size() && cluster_end(first.text, whole) <= common.size()) whole = cluster_end(first.text, whole);
    common.resize(whole);
    bool const goes_on = common.size() > typed.size() && std::equal(typed.begin(), typed.end(), common.begin(), [](char left, char right) {
                             return lower(left) == lower(right);
                         });
    // Of pinyin the common beginning has none of its letters.
    bool const spelt = !typed.empty() && std::ranges::none_of(typed, is_wide) && !common.empty() && is_wide(common.front());
    return goes_on || spelt ? common : std::string();
}

std::vector<std::string> menu::rows(std::size_t width, std::size_t most, language in) const {
    auto const count = std::min(most, offered_.size());
    auto const marked = chosen_.value_or(0);
    auto const first = marked < count ? 0 : marked + 1 - count;
    std::size_t texts = 0;
    for (std::size_t i = first; i < first + count; ++i) texts = std::max(texts, display_width(visible(offered_[i].text)));
    texts = std::min(texts, widest_text);
    std::vector<std::string> made;
    for (std::size_t i = first; i < first + count; ++i) {
        auto const& each = offered_[i];
        auto row = fmt::format("  {}  {}  {}", fitted(each.text, texts), name_of(each.what, in), each.detail);
        if (i + 1 == first + count && first + count < offered_.size()) row += "  " + said(in, message::more_proposals, offered_.size() - first - count);
        row.erase(row.find_last_not_of(' ') + 1);
        row = fitted(row, std::min(display_width(visible(row)), width > 1 ? width - 1 : 1));
        made.push_back(chosen_ == i ? "\x1b[7m" + row + std::string(plain_again) : row);
    }
    return made;
}

}  // namespace wafer::prompt
