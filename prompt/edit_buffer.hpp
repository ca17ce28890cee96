// The text being edited, of one or more lines, with a cursor that stands between grapheme clusters. Pure; one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wafer::prompt {

class edit_buffer {
public:
    [[nodiscard]] std::string const& text() const { return text_; }
    [[nodiscard]] std::size_t cursor() const { return cursor_; }

    /// Replaces all; the cursor stands at the end.
    void set(std::string text);
    void insert(std::string_view text);

    void left();
    void right();
    void word_left() { cursor_ = word_begin(); }
    void word_right() { cursor_ = word_end(); }
    /// Of the cursor's line.
    void home() { cursor_ = line_begin(); }
    void end() { cursor_ = line_end(); }
    /// To the line above or below, in the same cell if it can; false on the first or last.
    bool up();
    bool down();

    void erase_left();
    void erase_right();
    // What is killed can be yanked.
    void kill_to_end();
    void kill_to_start() { kill(line_begin(), cursor_); }
    void kill_word_left() { kill(word_begin(), cursor_); }
    void kill_word_right() { kill(cursor_, word_end()); }
    void yank() { insert(killed_); }

private:
    [[nodiscard]] std::size_t line_begin() const;
    [[nodiscard]] std::size_t line_end() const;
    [[nodiscard]] std::size_t word_begin() const;
    [[nodiscard]] std::size_t word_end() const;
    void move_to_column(std::size_t begin, std::size_t end, std::size_t column);
    void kill(std::size_t begin, std::size_t end);

    std::string text_;
    std::size_t cursor_ = 0;
    std::string killed_;
};

}  // namespace wafer::prompt
