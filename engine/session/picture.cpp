#include "engine/session/picture.hpp"

#include <algorithm>

#include "engine/base/text.hpp"
#include "wafer/text.hpp"

namespace wafer::engine {

namespace {

constexpr std::size_t picture_columns = 100;

/// The part of a line that is shown: all of it, or what is around the place, cut between characters.
struct clipping {
    std::size_t begin = 0;
    std::size_t end = 0;
};

clipping clip(std::string_view line, std::size_t place) {
    if (display_width(line) <= picture_columns) return {0, line.size()};
    constexpr std::size_t room = picture_columns - 2;  // For the marks of what is left out.
    clipping kept;
    auto before = display_width(line.substr(0, place));
    while (before > room / 2) {
        auto const next = cluster_end(line, kept.begin);
        before -= std::min(before, display_width(line.substr(kept.begin, next - kept.begin)));
        kept.begin = next;
    }
    kept.end = kept.begin;
    for (std::size_t width = 0; kept.end < line.size();) {
        auto const next = cluster_end(line, kept.end);
        width += display_width(line.substr(kept.end, next - kept.end));
        if (width > room) break;
        kept.end = next;
    }
    return kept;
}

}  // namespace

std::string picture_of(std::string_view statement, text_range at) {
    auto const begin = std::min<std::size_t>(at.begin, statement.size());
    auto const line_start = begin == 0 ? 0 : statement.rfind('\n', begin - 1) + 1;
    auto const line_end = std::min(statement.find('\n', begin), statement.size());
    auto const line = statement.substr(line_start, line_end - line_start);
    auto const number = static_cast<std::size_t>(std::count(statement.begin(), statement.begin() + static_cast<std::ptrdiff_t>(line_start), '\n')) + 1;
    auto const column = code_points(line.substr(0, begin - line_start)) + 1;

    auto const kept = clip(line, begin - line_start);
    auto const marked_begin = std::clamp(begin - line_start, kept.begin, kept.end);
    auto const marked_end = std::clamp(std::min<std::size_t>(std::max<std::size_t>(at.end, begin + 1), line_end) - line_start, marked_begin, kept.end);
    auto const width = std::max<std::size_t>(1, display_width(line.substr(marked_begin, marked_end - marked_begin)));
    std::string tidy(line.substr(kept.begin, kept.end - kept.begin));
    std::replace(tidy.begin(), tidy.end(), '\t', ' ');
    auto lead = display_width(line.substr(kept.begin, marked_begin - kept.begin));
    if (kept.begin > 0) {
        tidy.insert(0, "…");
        ++lead;
    }
    if (kept.end < line.size()) tidy += "…";
    return "line " + std::to_string(number) + ", column " + std::to_string(column) + "\n  " + tidy + "\n  " +
               std::string(lead, ' ') + std::string(width, '^');
}

}  // namespace wafer::engine
