// The text of error codes, and the picture of where an error is.
#include "wafer/error.hpp"

#include <algorithm>

#include "engine/base/width.hpp"

namespace wafer {

std::string_view to_string(error_code code) noexcept {
    switch (code) {
        case error_code::syntax: return "syntax";
        case error_code::semantic: return "semantic";
        case error_code::type: return "type";
        case error_code::argument: return "argument";
        case error_code::arithmetic: return "arithmetic";
        case error_code::parameter_missing: return "parameter_missing";
        case error_code::entity_not_found: return "entity_not_found";
        case error_code::procedure: return "procedure";
        case error_code::constraint: return "constraint";
        case error_code::transaction: return "transaction";
        case error_code::io: return "io";
        case error_code::corruption: return "corruption";
        case error_code::limit: return "limit";
        case error_code::cancelled: return "cancelled";
    }
    return "unknown";
}

namespace {

constexpr std::size_t picture_columns = 100;

/// The part of a line that is shown: all of it, or what is around the place, cut between characters.
std::string_view clip(std::string_view line, std::size_t place, std::size_t& start) {
    start = 0;
    if (engine::display_width(line.substr(0, place)) > picture_columns / 2) {
        start = place;
        while (start > 0 && engine::display_width(line.substr(start, place - start)) < picture_columns / 2) start = engine::previous_character(line, start);
    }
    auto end = std::min(line.size(), start);
    while (end < line.size() && engine::display_width(line.substr(start, end - start)) < picture_columns) end = engine::next_character(line, end);
    return line.substr(start, end - start);
}

}  // namespace

error& error::locate(std::string_view statement) {
    if (!has_range() || range_.begin > statement.size() || !picture_.empty()) return *this;
    auto const begin = std::min<std::size_t>(range_.begin, statement.size());
    auto const line_start = begin == 0 ? 0 : statement.rfind('\n', begin - 1) + 1;
    auto const line_end = std::min(statement.find('\n', begin), statement.size());
    auto const line = statement.substr(line_start, line_end - line_start);
    auto const number = static_cast<std::size_t>(std::count(statement.begin(), statement.begin() + static_cast<std::ptrdiff_t>(line_start), '\n')) + 1;
    auto const column = engine::characters(line.substr(0, begin - line_start)) + 1;

    std::size_t start = 0;
    auto const shown = clip(line, begin - line_start, start);
    auto const lead = engine::display_width(shown.substr(0, begin - line_start - start));
    auto const marked = std::min<std::size_t>(std::max<std::size_t>(range_.end, begin + 1), line_end) - line_start;
    auto const marked_end = std::min(marked > start ? marked - start : 0, shown.size());
    auto const marked_begin = std::min(begin - line_start - start, marked_end);
    auto const width = std::max<std::size_t>(1, engine::display_width(shown.substr(marked_begin, marked_end - marked_begin)));
    std::string tidy(shown);
    std::replace(tidy.begin(), tidy.end(), '\t', ' ');
    picture_ = "line " + std::to_string(number) + ", column " + std::to_string(column) + "\n  " + tidy + "\n  " +
               std::string(lead, ' ') + std::string(width, '^');
    return *this;
}

}  // namespace wafer
