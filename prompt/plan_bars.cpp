#include "prompt/plan_bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <wafer/text.hpp>

#include "prompt/colours.hpp"
#include "prompt/plan_tree.hpp"
#include "prompt/visible_text.hpp"
#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view dim = "\x1b[90m";
constexpr std::string_view cyan = "\x1b[36m";

constexpr std::size_t widest_bar = 16;
constexpr std::size_t narrowest_details = 12;
constexpr std::size_t gap = 2;

/// One operator, with the branches of the tree before it and before its details.
struct drawn_operator {
    plan_description const* what;
    std::string stem;
    std::string below;
};

/// A single input stands straight below, so that long plans stay narrow.
void collect(plan_description const& plan, std::string const& stem, std::string const& indent, std::vector<drawn_operator>& into) {
    auto const& inputs = plan.inputs;
    into.push_back({&plan, stem, indent + (inputs.empty() ? "   " : "│  ")});
    if (inputs.size() == 1) {
        collect(inputs[0], indent, indent, into);
        return;
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        bool const last = i + 1 == inputs.size();
        collect(inputs[i], indent + (last ? "└─ " : "├─ "), indent + (last ? "   " : "│  "), into);
    }
}

double weight(plan_description const& plan, bool measured) { return measured ? static_cast<double>(plan.nanoseconds) : plan.estimated_rows; }

/// In eighths of a cell.
std::string bar(double share, std::size_t width) {
    static constexpr std::array<std::string_view, 8> parts = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    auto const eighths = static_cast<std::size_t>(std::lround(share * static_cast<double>(width) * 8));
    std::string out;
    for (std::size_t i = 0; i < eighths / 8; ++i) out += "█";
    return out += parts[eighths % 8];
}

class plan_drawing {
public:
    plan_drawing(plan_description const& plan, print_style const& style) : style_(style), measured_(was_measured(plan)) {
        collect(plan, "", "", operators_);
        for (auto const& each : operators_) total_ += weight(*each.what, measured_);
        if (measured_) columns_ = {message::column_estimated, message::column_rows, message::column_time};
        else columns_ = {message::column_estimated};
        figures_.emplace_back();
        for (auto const column : columns_) figures_[0].emplace_back(sentence(column, style_.in));
        for (auto const& each : operators_) figures_.push_back(figures_of(*each.what));
        lay_out();
    }

    std::string text() const {
        std::string out = line(sentence(message::column_operator, style_.in), "", figures_[0], "", dim);
        for (std::size_t i = 0; i < operators_.size(); ++i) {
            auto const& each = operators_[i];
            out += line(visible(each.what->name), each.stem, figures_[i + 1], share_text(weight(*each.what, measured_)), bold);
            append_details(out, each);
        }
        return out + (measured_ ? said(style_.in, message::plan_total, milliseconds(total_)) + "\n" : "");
    }

private:
    static std::string milliseconds(double nanoseconds) { return fmt::format("{:.3f} ms", nanoseconds / 1e6); }

    std::vector<std::string> figures_of(plan_description const& plan) const {
        std::vector<std::string> figures{estimate_text(plan.estimated_rows)};
        if (measured_) figures.insert(figures.end(), {std::to_string(plan.rows), milliseconds(static_cast<double>(plan.nanoseconds))});
        return figures;
    }

    void lay_out() {
        name_width_ = display_width(sentence(message::column_operator, style_.in));
        for (auto const& each : operators_) name_width_ = std::max(name_width_, display_width(each.stem) + display_width(visible(each.what->name)));
        widths_.resize(columns_.size());
        std::size_t taken = name_width_;
        for (std::size_t column = 0; column < widths_.size(); ++column) {
            for (auto const& row : figures_) widths_[column] = std::max(widths_[column], display_width(row[column]));
            taken += widths_[column] + gap;
        }
        constexpr std::size_t percent = 6;  // " 100 %"
        bar_width_ = std::min(widest_bar, style_.width - std::min(style_.width, taken + gap + percent));
    }

    std::string coloured(std::string_view text, std::string_view sequence) const {
        return style_.colours && !text.empty() ? fmt::format("{}{}{}", sequence, text, plain_again) : std::string(text);
    }

    std::string share_text(double part) const {
        auto const share = total_ > 0 ? part / total_ : 0;
        auto const drawn = bar(share, bar_width_);
        return coloured(drawn, cyan) + fmt::format("{}{:.0f} %", drawn.empty() ? "" : " ", share * 100);
    }

    std::string line(std::string_view name, std::string const& stem, std::vector<std::string> const& figures, std::string const& share,
                     std::string_view sequence) const {
        auto const used = display_width(stem) + display_width(name);
        auto out = stem + coloured(name, sequence) + std::string(name_width_ - used, ' ');
        for (std::size_t i = 0; i < figures.size(); ++i) {
            auto const padded = std::string(widths_[i] + gap - display_width(figures[i]), ' ') + figures[i];
            out += share.empty() ? coloured(padded, dim) : padded;
        }
        if (!share.empty()) out += std::string(gap, ' ') + share;
        return out + "\n";
    }

    void append_details(std::string& out, drawn_operator const& each) const {
        auto const indent = display_width(each.below);
        auto const room = std::max(narrowest_details, style_.width - std::min(style_.width, indent));
        if (each.what->details.empty()) return;
        for (auto const& text : wrapped_lines(visible(each.what->details), room)) out += each.below + coloured(text, dim) + "\n";
    }

    print_style style_;
    bool measured_;
    std::vector<drawn_operator> operators_;
    double total_ = 0;
    std::vector<message> columns_;
    std::vector<std::vector<std::string>> figures_;  // The headings, then a row for each operator.
    std::size_t name_width_ = 0;
    std::vector<std::size_t> widths_;
    std::size_t bar_width_ = 0;
};

}  // namespace

std::string plan_with_bars(plan_description const& plan, print_style const& style) { return plan_drawing(plan, style).text(); }

}  // namespace wafer::prompt
