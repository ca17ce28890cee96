#include "grammar/question/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace wafer::question {
namespace {

using entry = std::pair<std::string_view, double>;

constexpr std::array<entry, 12> english_words = {{{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}}};
constexpr std::array<entry, 8> english_places = {{{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"1st", 1}, {"2nd", 2}, {"3rd", 3}, {"4th", 4}}};
constexpr std::array<entry, 12> chinese_digits = {{{"零", 0}, {"〇", 0}, {"一", 1}, {"二", 2}, {"两", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}}};
constexpr std::array<entry, 3> chinese_tens = {{{"十", 10}, {"百", 100}, {"千", 1000}}};
constexpr std::array<entry, 12> months = {{{"january", 1}, {"february", 2}, {"march", 3}, {"april", 4}, {"may", 5}, {"june", 6}, {"july", 7}, {"august", 8}, {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12}}};

template <class Table>
std::optional<double> found_in(Table const& table, std::string_view text) {
    auto const found = std::ranges::find(table, text, &entry::first);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> digits(std::string_view text) {
    double value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const plain = !text.empty() && text.front() >= '0' && text.front() <= '9';
    return plain && problem == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string_view text_at(std::vector<unit> const& units, std::size_t at) { return at < units.size() ? std::string_view(units[at].text) : ""; }

/// 三, 十二, 二百五十; up to 9,999.
number_reading read_chinese(std::vector<unit> const& units, std::size_t first) {
    double total = 0;
    double digit = 0;
    bool open = false;
    auto at = first;
    for (; at < units.size(); ++at) {
        if (auto const one = found_in(chinese_digits, units[at].text)) {
            if (open && digit != 0) break;
            digit = *one;
            open = true;
        } else if (auto const ten = found_in(chinese_tens, units[at].text); ten && (open || (*ten == 10 && at == first))) {
            total += (open ? digit : 1) * *ten;
            digit = 0;
            open = true;
        } else {
            break;
        }
    }
    return {open || at > first ? at - first : 0, total + digit};
}

number_reading read_plain(std::vector<unit> const& units, std::size_t first) {
    auto const text = text_at(units, first);
    if (auto const value = digits(text)) return {1, *value};
    if (auto const value = found_in(english_words, text)) return {1, *value};
    return read_chinese(units, first);
}

std::optional<double> year_at(std::vector<unit> const& units, std::size_t at) {
    auto const text = text_at(units, at);
    auto const value = digits(text);
    bool const year = text.size() == 4 && value && *value >= 1000 && *value <= 2999 && text.find('.') == std::string_view::npos;
    return year ? value : std::nullopt;
}

std::string with_part(double year, char const* mark, double part) {
    auto const number = std::to_string(static_cast<int>(part));
    auto const padded = *mark == '\0' && number.size() < 2 ? "0" + number : number;
    return std::to_string(static_cast<int>(year)) + "-" + mark + padded;
}

/// `Q2`, `second quarter`, `第二季度`, `二季度`, `March`, `3月`: its length and how it is written, `Q2` or `03`.
struct part_reading {
    std::size_t length = 0;
    char const* mark = "";
    double number = 0;
};
part_reading read_part(std::vector<unit> const& units, std::size_t at) {
    auto const text = text_at(units, at);
    if (text == "q")
        if (auto const number = digits(text_at(units, at + 1))) return {2, "Q", *number};
    if (auto const place = found_in(english_places, text); place && text_at(units, at + 1) == "quarter") return {2, "Q", *place};
    if (auto const month = found_in(months, text)) return {1, "", *month};
    auto const ordinal = text == "第" ? std::size_t{1} : 0;
    auto const number = read_plain(units, at + ordinal);
    if (number.length == 0) return {};
    auto const next = at + ordinal + number.length;
    if (text_at(units, next) == "季" && text_at(units, next + 1) == "度") return {ordinal + number.length + 2, "Q", number.value};
    if (text_at(units, next) == "月" && ordinal == 0) return {number.length + 1, "", number.value};
    return {};
}

}  // namespace

number_reading read_number(vocabulary const& words, std::vector<unit> const& units, std::size_t first) {
    auto found = read_plain(units, first);
    while (found.length > 0) {
        std::size_t taken = 0;
        double factor = 1;
        for (auto const& match : words.matches(units, first + found.length)) {
            for (auto const& each : *match.meanings) {
                if (each.what != word::sort::multiplier) continue;
                taken = match.length;
                factor = each.factor;
            }
        }
        if (taken == 0) break;
        found.length += taken;
        found.value *= factor;
    }
    return found;
}

date_reading read_date(std::vector<unit> const& units, std::size_t first) {
    if (auto const year = year_at(units, first)) {
        auto const next = first + 1 + (text_at(units, first + 1) == "年" ? 1 : 0);
        if (auto const part = read_part(units, next); part.length > 0)
            return {next - first + part.length, with_part(*year, part.mark, part.number), 0};
        return {next - first, std::to_string(static_cast<int>(*year)), *year};
    }
    auto const part = read_part(units, first);
    if (part.length == 0) return {};
    auto next = first + part.length;
    if (text_at(units, next) == "of" || text_at(units, next) == ",") ++next;
    auto const year = year_at(units, next);
    return year ? date_reading{next + 1 - first, with_part(*year, part.mark, part.number), 0} : date_reading{};
}

}  // namespace wafer::question
