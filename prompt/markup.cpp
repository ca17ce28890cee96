// Tables of Markdown and of HTML.
#include <string>

#include "prompt/html_text.hpp"
#include "prompt/plan_tree.hpp"
#include "prompt/printers.hpp"
#include "prompt/readable.hpp"
#include "prompt/visible_text.hpp"

namespace wafer::prompt {
namespace {

std::string markdown_cell(std::string const& text) {
    std::string out = " ";
    for (char const c : visible(text)) {
        if (c == '\n')
            out += "<br>";
        else if (c == '|' || c == '\\')
            (out += '\\') += c;
        else
            out += c;
    }
    return out + " |";
}

std::string html_cell(char const* element, std::string const& text, bool number) {
    std::string out = "<";
    out += element;
    out += number ? " style=\"text-align:right\">" : ">";
    for (char const c : html_text(visible(text))) {
        if (c == '\n')
            out += "<br>";
        else
            out += c;
    }
    return ((out += "</") += element) += ">";
}

}  // namespace

std::uint64_t print_markdown(result& rows, held_output& out) {
    auto const columns = rows.columns().size();
    std::uint64_t count = 0;
    bool begun = false;
    // The header waits for the first row, which tells the columns of numbers.
    auto const begin = [&](bool have_row) {
        begun = true;
        out << "|";
        for (auto const& column : rows.columns()) out << markdown_cell(column);
        out << "\n|";
        for (std::size_t column = 0; column < columns; ++column) {
            out << (have_row && is_number(rows.get(column)) ? " ---: |" : " --- |");
        }
        out << "\n";
    };
    for (; rows.next(); ++count) {
        if (!begun) begin(true);
        out << "|";
        for (std::size_t column = 0; column < columns; ++column) out << markdown_cell(readable(rows.get(column)));
        out << "\n";
    }
    if (!begun && columns > 0 && !rows.plan()) begin(false);
    if (rows.plan()) out << (begun ? "\n```\n" : "```\n") << drawn_plan(*rows.plan()) << "```\n";
    return count;
}

std::uint64_t print_html(result& rows, held_output& out) {
    auto const columns = rows.columns().size();
    if (columns > 0) {
        out << "<table>\n<thead>\n<tr>";
        for (auto const& column : rows.columns()) out << html_cell("th", column, false);
        out << "</tr>\n</thead>\n<tbody>\n";
    }
    std::uint64_t count = 0;
    for (; rows.next(); ++count) {
        if (columns == 0) continue;
        out << "<tr>";
        for (std::size_t column = 0; column < columns; ++column) {
            auto const content = rows.get(column);
            out << html_cell("td", readable(content), is_number(content));
        }
        out << "</tr>\n";
    }
    if (columns > 0) out << "</tbody>\n</table>\n";
    if (rows.plan()) out << "<pre>" << html_text(drawn_plan(*rows.plan())) << "</pre>\n";
    return count;
}

}  // namespace wafer::prompt
