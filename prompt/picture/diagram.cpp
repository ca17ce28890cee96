// Pictures as text that other programs draw: the language of Graphviz, and Mermaid's flowcharts.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "prompt/picture/collector.hpp"
#include "prompt/visible_text.hpp"

namespace wafer::prompt {
namespace {

/// Light enough for black text; kinds beyond the last share it.
constexpr std::array<std::string_view, 12> fills = {"#a5c8ff", "#ffd08a", "#a8e6b0", "#f7b0b0", "#d4b8f5", "#9fe3e0",
                                                    "#f5b5d8", "#dbe38f", "#f2c6a0", "#b9c4f2", "#c9d6c0", "#d9d9d9"};

std::size_t fill_of(std::size_t kind) { return std::min(kind, fills.size() - 1); }

picture drawn_from(connection& open, result& rows, std::uint64_t& count) {
    collector found;
    count = found.add_rows(rows);
    look_up(found, open, false);
    return found.finish();
}

/// A string of Graphviz, in which a backslash begins an escape even where HTML is not meant.
std::string dot_string(std::string_view text) {
    std::string out = "\"";
    for (char const c : visible(text)) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

/// Text in quotes of Mermaid, which knows no escapes but entities written with `#`, and would read backticks as Markdown.
std::string mermaid_string(std::string_view text) {
    std::string out = "\"";
    for (char const c : visible(text)) {
        switch (c) {
            case '"': out += "#quot;"; break;
            case '#': out += "#35;"; break;
            case '&': out += "#amp;"; break;
            case '<': out += "#lt;"; break;
            case '>': out += "#gt;"; break;
            case '`': out += "#96;"; break;
            case '\\': out += "#92;"; break;
            case '\n': out += "<br>"; break;
            default: out += c;
        }
    }
    return out + '"';
}

std::string node_name(pictured_node const& each) { return "n" + std::to_string(each.id); }

std::string joined_labels(pictured_node const& each) {
    std::string text;
    for (auto const& label : each.labels) text += ":" + label;
    return text;
}

}  // namespace

std::uint64_t print_dot(connection& open, result& rows, held_output& out) {
    std::uint64_t count = 0;
    auto const drawn = drawn_from(open, rows, count);
    out << "digraph result {\n  rankdir=LR\n  node [shape=box, style=\"rounded,filled\", color=\"#555555\"]\n  edge [color=\"#777777\"]\n";
    for (auto const& each : drawn.nodes) {
        out << "  " << node_name(each) << " [label=" << dot_string(each.name) << ", tooltip=" << dot_string(joined_labels(each))
            << ", fillcolor=\"" << fills[fill_of(each.kind)] << "\"]\n";
    }
    for (auto const& each : drawn.relationships) {
        out << "  " << node_name(drawn.nodes[each.start]) << " -> " << node_name(drawn.nodes[each.end]) << " [label=" << dot_string(each.type)
            << "]\n";
    }
    out << "}\n";
    return count;
}

std::uint64_t print_mermaid(connection& open, result& rows, held_output& out) {
    std::uint64_t count = 0;
    auto const drawn = drawn_from(open, rows, count);
    out << "flowchart LR\n";
    for (auto const& each : drawn.nodes)
        out << "  " << node_name(each) << "[" << mermaid_string(each.name) << "]:::k" << std::to_string(fill_of(each.kind)) << "\n";
    for (auto const& each : drawn.relationships) {
        out << "  " << node_name(drawn.nodes[each.start]) << " -->|" << mermaid_string(each.type) << "| " << node_name(drawn.nodes[each.end])
            << "\n";
    }
    for (std::size_t fill = 0; fill < std::min(drawn.kinds.size(), fills.size()); ++fill)
        out << "  classDef k" << std::to_string(fill) << " fill:" << fills[fill] << ",stroke:#555,color:#000\n";
    return count;
}

}  // namespace wafer::prompt
