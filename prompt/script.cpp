#include "prompt/script.hpp"

#include <algorithm>

namespace wafer::prompt {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

/// Offset behind the quoted text that begins at `from`; npos when its quote is never closed.
std::size_t quoted_end(std::string_view text, std::size_t from) {
    char const quote = text[from];
    for (std::size_t i = from + 1; i < text.size(); ++i) {
        if (text[i] == '\\' && quote != '`')
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return std::string_view::npos;
}

/// Offset behind the comment that begins at `from`; npos when it is never closed.
std::size_t comment_end(std::string_view text, std::size_t from) {
    if (text[from + 1] == '/') return std::min(text.find('\n', from), text.size());
    auto const end = text.find("*/", from + 2);
    return end == std::string_view::npos ? end : end + 2;
}

bool begins_comment(std::string_view text, std::size_t at) {
    return text[at] == '/' && at + 1 < text.size() && (text[at + 1] == '/' || text[at + 1] == '*');
}

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

class scanner {
public:
    explicit scanner(std::string_view text) : text_(text) {}

    std::vector<script_piece> pieces;
    bool open = false;  // The text ends within a string, a name in backticks or a comment.

    void scan() {
        while (at_ < text_.size()) step();
        end_statement(text_.size(), false);
    }

private:
    void step() {
        char const c = text_[at_];
        if (blanks.find(c) != std::string_view::npos) {
            ++at_;
        } else if (begins_comment(text_, at_)) {
            skip_to(comment_end(text_, at_));
        } else if (c == ';') {
            end_statement(at_, true);
            begin_ = ++at_;
        } else if (c == ':' && !has_content_) {
            take_command();
        } else {
            begin_content();
            if (c == '\'' || c == '"' || c == '`')
                skip_to(quoted_end(text_, at_));
            else
                ++at_;
        }
    }

    void skip_to(std::size_t end) {
        if (end == std::string_view::npos) {
            open = true;
            begin_content();
        }
        at_ = std::min(end, text_.size());
    }

    void begin_content() {
        if (has_content_) return;
        has_content_ = true;
        line_ = line_of(at_);
    }

    void end_statement(std::size_t end, bool terminated) {
        if (!has_content_) return;
        auto const statement = trimmed(text_.substr(begin_, end - begin_));
        pieces.push_back({script_piece::kind::statement, statement, line_, terminated});
        has_content_ = false;
    }

    void take_command() {
        auto const end = std::min(text_.find('\n', at_), text_.size());
        auto command = trimmed(text_.substr(at_ + 1, end - at_ - 1));
        if (command.ends_with(';')) command = trimmed(command.substr(0, command.size() - 1));
        pieces.push_back({script_piece::kind::command, command, line_of(at_), true});
        begin_ = at_ = end;
    }

    std::size_t line_of(std::size_t at) {
        counted_lines_ += static_cast<std::size_t>(
            std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_to_), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted_to_ = at;
        return counted_lines_ + 1;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;  // Of the statement being scanned.
    bool has_content_ = false;
    std::size_t line_ = 1;
    std::size_t counted_to_ = 0;
    std::size_t counted_lines_ = 0;
};

bool ends_with_blank_line(std::string_view text) {
    auto const last = text.find_last_not_of(blanks);
    if (last == std::string_view::npos) return true;
    auto const rest = text.substr(last);
    return std::count(rest.begin(), rest.end(), '\n') >= 2;
}

}  // namespace

std::vector<script_piece> pieces_of(std::string_view text) {
    scanner scan(text);
    scan.scan();
    return std::move(scan.pieces);
}

bool is_complete(std::string_view text) {
    scanner scan(text);
    scan.scan();
    if (scan.open) return false;
    bool const all_ended = std::all_of(scan.pieces.begin(), scan.pieces.end(), [](auto const& piece) { return piece.terminated; });
    return all_ended || ends_with_blank_line(text);
}

}  // namespace wafer::prompt
