#include "grammar/rules/brackets.hpp"

namespace wafer::grammar::rules {
namespace {

std::size_t string_end(std::string_view text, std::size_t offset) {
    char const quote = text[offset];
    for (std::size_t at = offset + 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == quote)
            return at + 1;
    }
    return text.size() + 1;
}

// A doubled backtick inside a name reads as the end of one and the start of the next: the end is the same.
std::size_t backtick_end(std::string_view text, std::size_t offset) {
    auto const close = text.find('`', offset + 1);
    return close == std::string_view::npos ? text.size() + 1 : close + 1;
}

std::size_t comment_end(std::string_view text, std::size_t offset) {
    if (text.compare(offset, 2, "//") == 0) {
        auto const line_end = text.find_first_of("\n\r", offset);
        return line_end == std::string_view::npos ? text.size() : line_end;
    }
    if (text.compare(offset, 2, "/*") != 0) return offset;
    auto const close = text.find("*/", offset + 2);
    return close == std::string_view::npos ? text.size() + 1 : close + 2;
}

char closing(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

}  // namespace

std::size_t quoted_end(std::string_view text, std::size_t offset) {
    switch (text[offset]) {
        case '\'':
        case '"': return string_end(text, offset);
        case '`': return backtick_end(text, offset);
        case '/': return comment_end(text, offset);
        default: return offset;
    }
}

bracket_table::bracket_table(std::string_view text) : after_(text.size(), 0) {
    std::vector<std::uint32_t> open;
    for (std::size_t at = 0; at < text.size();) {
        if (auto const end = quoted_end(text, at); end != at) {
            at = end;
            continue;
        }
        char const c = text[at];
        if (c == '(' || c == '[' || c == '{') {
            open.push_back(static_cast<std::uint32_t>(at));
        } else if (c == ',' && !open.empty()) {
            after_[open.back()] |= comma_mark;
        } else if ((c == ')' || c == ']' || c == '}') && !open.empty() && closing(text[open.back()]) == c) {
            after_[open.back()] |= static_cast<std::uint32_t>(at + 1);
            open.pop_back();
        }
        ++at;
    }
}

}  // namespace wafer::grammar::rules
