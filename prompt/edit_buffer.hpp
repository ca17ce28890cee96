// The text being edited, of one or more lines, with a cursor that stands between grapheme clusters. Pure; one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wafer::prompt {

class edit_buffer {
public:
    [[nodiscard]] std::string const& text() const { return text_; }
    [[nodiscard]] std::size_t cursor() const { return cursor_; }

    /// Replaces all and forgets what could be undone; the cursor stands at the end.
    void set(std::string text);
    void insert(std::string_view text);
    /// Replaces the bytes from `begin` to `end`; the cursor stands behind the new ones.
    void replace(std::size_t begin, std::size_t end, std::string_view text);
    /// Takes the last change back; letters typed in one go are one. False when there is none.
    bool undo();
    bool redo();

    void left();
    void right();
    void word_left() { move_to(word_begin()); }
    void word_right() { move_to(word_end()); }
    /// Of the cursor's line.
    void home() { move_to(line_begin()); }
    void end() { move_to(line_end()); }
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
    struct state {
        std::string text;
        std::size_t cursor = 0;
    };

    /// Before each change. Typing goes on with the change before it, if that was typing.
    void note_change(bool typing);
    bool step(std::vector<state>& from, std::vector<state>& to);
    void move_to(std::size_t cursor);
    [[nodiscard]] std::size_t line_begin() const;
    [[nodiscard]] std::size_t line_end() const;
    [[nodiscard]] std::size_t word_begin() const;
    [[nodiscard]] std::size_t word_end() const;
    void move_to_column(std::size_t begin, std::size_t end, std::size_t column);
    void kill(std::size_t begin, std::size_t end);

    std::string text_;
    std::size_t cursor_ = 0;
    std::string killed_;
    std::vector<state> before_;  // The latest last.
    std::vector<state> undone_;
    bool typing_ = false;
};

}  // namespace wafer::prompt
