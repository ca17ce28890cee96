#include "prompt/screen.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "prompt/visible_text.hpp"
#include "wafer/text.hpp"

namespace wafer::prompt {
namespace {

struct row_writer {
    screen_layout layout;
    std::size_t width;
    std::size_t column = 0;

    std::string_view sequence = {};

    void colour(std::string_view wanted) {
        if (wanted == sequence) return;
        if (!sequence.empty()) layout.rows.back() += plain_again;
        layout.rows.back() += wanted;
        sequence = wanted;
    }
    void new_row(std::string const& prompt) {
        if (!layout.rows.empty()) colour({});
        layout.rows.push_back(prompt);
        column = display_width(prompt);
    }
    void put(std::string_view cluster, std::string_view wanted) {
        auto const shown = visible(cluster);
        auto const cells = display_width(shown);
        if (column + cells > width) new_row("");
        colour(wanted);
        layout.rows.back() += shown;
        column += cells;
    }
    void mark_cursor() {
        // Behind a full row the cursor stands at the beginning of the next.
        if (column >= width) new_row("");
        layout.cursor_row = layout.rows.size() - 1;
        layout.cursor_column = column;
    }
};

std::string moved_up(std::size_t rows) { return rows > 0 ? fmt::format("\x1b[{}A", rows) : ""; }

}  // namespace

screen_layout lay_out(std::string_view text, std::size_t cursor, line_prompts const& prompts, std::size_t width,
                      std::vector<coloured_range> const& colours) {
    auto range = colours.begin();
    row_writer writer{{}, std::max<std::size_t>(width, 4)};
    writer.new_row(prompts.first);
    for (std::size_t at = 0; at <= text.size();) {
        while (range != colours.end() && range->end <= at) ++range;
        if (at == cursor) writer.mark_cursor();
        if (at == text.size()) break;
        auto const end = cluster_end(text, at);
        if (text[at] == '\n')
            writer.new_row(prompts.following);
        else
            writer.put(text.substr(at, end - at), range != colours.end() && range->begin <= at ? range->sequence : std::string_view());
        at = end;
    }
    writer.colour({});
    return std::move(writer.layout);
}

std::string screen::paint(screen_layout const& layout, std::size_t height) {
    auto const most = std::max<std::size_t>(height, 1);
    auto const below = std::min(layout.below.size(), most - 1);
    auto const shown = std::min(layout.rows.size(), most - below);
    auto const first = layout.cursor_row < shown ? 0 : layout.cursor_row + 1 - shown;
    std::string out = "\x1b[?25l" + moved_up(cursor_row_) + "\r\x1b[J";
    for (std::size_t i = 0; i < shown; ++i) out += (i > 0 ? "\r\n" : "") + layout.rows[first + i];
    for (std::size_t i = 0; i < below; ++i) out += "\r\n" + layout.below[i];
    cursor_row_ = layout.cursor_row - first;
    last_row_ = shown + below - 1;
    out += moved_up(last_row_ - cursor_row_) + "\r";
    if (layout.cursor_column > 0) out += fmt::format("\x1b[{}C", layout.cursor_column);
    return out + "\x1b[?25h";
}

std::string screen::leave() {
    std::string out;
    if (last_row_ > cursor_row_) out = fmt::format("\x1b[{}B", last_row_ - cursor_row_);
    cursor_row_ = last_row_ = 0;
    return out + "\r\n";
}

std::string screen::clear() {
    cursor_row_ = last_row_ = 0;
    return "\x1b[H\x1b[2J";
}

}  // namespace wafer::prompt
