#include "engine/session/picture.hpp"
#include "engine/base/text.hpp"
#include "wafer/text.hpp"

#include <algorithm>


namespace wafer::engine {

namespace {

constexpr std::size_t picture_columns = 100;

/// The part of a line that is shown: all of it, or what is around the place, cut between characters.
std::string_view clip(std::string_view line, std::size_t place, std::size_t& start) {
    start = 0;
    if (display_width(line) <= picture_columns) return line;
    if (display_width(line.substr(0, place)) > picture_columns / 2) {
        start = place;
        while (start > 0 && display_width(line.substr(start, place - start)) < picture_columns / 2) start = cluster_begin(line, start);
    }
    auto end = std::min(line.size(), start);
    while (end < line.size() && display_width(line.substr(start, end - start)) < picture_columns) end = cluster_end(line, end);
    return line.substr(start, end - start);
}

}  // namespace

std::string picture_of(std::string_view statement, text_range at) {
    auto const begin = std::min<std::size_t>(at.begin, statement.size());
    auto const line_start = begin == 0 ? 0 : statement.rfind('\n', begin - 1) + 1;
    auto const line_end = std::min(statement.find('\n', begin), statement.size());
    auto const line = statement.substr(line_start, line_end - line_start);
    auto const number = static_cast<std::size_t>(std::count(statement.begin(), statement.begin() + static_cast<std::ptrdiff_t>(line_start), '\n')) + 1;
    auto const column = code_points(line.substr(0, begin - line_start)) + 1;

    std::size_t start = 0;
    auto const shown = clip(line, begin - line_start, start);
    auto const lead = display_width(shown.substr(0, begin - line_start - start));
    auto const marked = std::min<std::size_t>(std::max<std::size_t>(at.end, begin + 1), line_end) - line_start;
    auto const marked_end = std::min(marked > start ? marked - start : 0, shown.size());
    auto const marked_begin = std::min(begin - line_start - start, marked_end);
    auto const width = std::max<std::size_t>(1, display_width(shown.substr(marked_begin, marked_end - marked_begin)));
    std::string tidy(shown);
    std::replace(tidy.begin(), tidy.end(), '\t', ' ');
    return "line " + std::to_string(number) + ", column " + std::to_string(column) + "\n  " + tidy + "\n  " +
               std::string(lead, ' ') + std::string(width, '^');
}

}  // namespace wafer::engine
