#include "prompt/edit_buffer.hpp"
#include "wafer/text.hpp"

#include <algorithm>
#include <utility>


namespace wafer::prompt {
namespace {

/// Letters, digits, underscores and everything beyond ASCII.
bool is_word(char byte) {
    auto const c = static_cast<unsigned char>(byte);
    return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

constexpr std::size_t most_undone = 500;

}  // namespace

void edit_buffer::set(std::string text) {
    text_ = std::move(text);
    cursor_ = text_.size();
    before_.clear();
    undone_.clear();
    typing_ = false;
}

void edit_buffer::insert(std::string_view text) {
    // A blank ends a word, and what is undone by one step.
    note_change(text.size() <= 4 && text != " " && text != "\n");
    text_.insert(cursor_, text);
    cursor_ += text.size();
}

void edit_buffer::replace(std::size_t begin, std::size_t end, std::string_view text) {
    note_change(false);
    text_.replace(begin, end - begin, text);
    cursor_ = begin + text.size();
}

void edit_buffer::note_change(bool typing) {
    bool const same = typing && typing_ && !before_.empty();
    typing_ = typing;
    undone_.clear();
    if (same) return;
    if (before_.size() == most_undone) before_.erase(before_.begin());
    before_.push_back({text_, cursor_});
}

bool edit_buffer::step(std::vector<state>& from, std::vector<state>& to) {
    typing_ = false;
    if (from.empty()) return false;
    to.push_back({std::move(text_), cursor_});
    text_ = std::move(from.back().text);
    cursor_ = from.back().cursor;
    from.pop_back();
    return true;
}

bool edit_buffer::undo() { return step(before_, undone_); }

bool edit_buffer::redo() { return step(undone_, before_); }

void edit_buffer::move_to(std::size_t cursor) {
    cursor_ = cursor;
    typing_ = false;
}

void edit_buffer::left() { move_to(cluster_begin(text_, cursor_)); }

void edit_buffer::right() { move_to(cluster_end(text_, cursor_)); }

bool edit_buffer::up() {
    auto const begin = line_begin();
    if (begin == 0) return false;
    auto const column = display_width(std::string_view(text_).substr(begin, cursor_ - begin));
    auto const above = begin < 2 ? std::string::npos : text_.rfind('\n', begin - 2);
    move_to_column(above == std::string::npos ? 0 : above + 1, begin - 1, column);
    return true;
}

bool edit_buffer::down() {
    auto const end = line_end();
    if (end == text_.size()) return false;
    auto const begin = line_begin();
    auto const column = display_width(std::string_view(text_).substr(begin, cursor_ - begin));
    move_to_column(end + 1, std::min(text_.find('\n', end + 1), text_.size()), column);
    return true;
}

void edit_buffer::move_to_column(std::size_t begin, std::size_t end, std::size_t column) {
    std::string_view const text = text_;
    move_to(begin);
    while (cursor_ < end && display_width(text.substr(begin, cursor_ - begin)) < column) cursor_ = cluster_end(text, cursor_);
}

void edit_buffer::erase_left() {
    auto const begin = cluster_begin(text_, cursor_);
    if (begin == cursor_) return;
    note_change(false);
    text_.erase(begin, cursor_ - begin);
    cursor_ = begin;
}

void edit_buffer::erase_right() {
    if (cursor_ == text_.size()) return;
    note_change(false);
    text_.erase(cursor_, cluster_end(text_, cursor_) - cursor_);
}

void edit_buffer::kill_to_end() {
    // At the end of a line the line feed goes, as Emacs has it.
    auto const end = line_end();
    kill(cursor_, end == cursor_ ? std::min(end + 1, text_.size()) : end);
}

void edit_buffer::kill(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    note_change(false);
    killed_ = text_.substr(begin, end - begin);
    text_.erase(begin, end - begin);
    cursor_ = begin;
}

std::size_t edit_buffer::line_begin() const {
    auto const feed = cursor_ == 0 ? std::string::npos : text_.rfind('\n', cursor_ - 1);
    return feed == std::string::npos ? 0 : feed + 1;
}

std::size_t edit_buffer::line_end() const { return std::min(text_.find('\n', cursor_), text_.size()); }

std::size_t edit_buffer::word_begin() const {
    auto at = cursor_;
    while (at > 0 && !is_word(text_[at - 1])) --at;
    while (at > 0 && is_word(text_[at - 1])) --at;
    return at;
}

std::size_t edit_buffer::word_end() const {
    auto at = cursor_;
    while (at < text_.size() && !is_word(text_[at])) ++at;
    while (at < text_.size() && is_word(text_[at])) ++at;
    return at;
}

}  // namespace wafer::prompt
