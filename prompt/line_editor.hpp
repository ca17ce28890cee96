// The line editor without a terminal: keys in, an edited text out. It knows the buffer, the history and the search through it; drawing
// is `screen`'s, bytes are `terminal`'s. Pure; one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "prompt/edit_buffer.hpp"
#include "prompt/history.hpp"
#include "prompt/key.hpp"
#include "prompt/menu.hpp"

namespace wafer::prompt {

class line_editor {
public:
    enum class outcome : std::uint8_t { editing, submitted, cleared, ended, clear_screen, suspend };

    using completer = std::function<std::vector<proposal>(std::string_view text, std::size_t cursor)>;

    /// `is_complete` says of a text whether Enter submits it; else it starts a new line. `complete` says what could stand at the cursor.
    line_editor(history& past, std::function<bool(std::string_view)> is_complete, completer complete = {});

    outcome take(key const& pressed);

    [[nodiscard]] edit_buffer const& buffer() const { return buffer_; }
    /// What is searched for in the history; nothing when no search is on.
    [[nodiscard]] std::optional<std::string> const& searched() const { return searched_; }

    /// What could stand at the cursor, once Tab has asked for it.
    [[nodiscard]] std::optional<menu> const& proposed() const { return menu_; }

    /// The text, after `submitted` or `cleared`; the editor begins anew.
    std::string finish();

private:
    outcome take_searching(key const& pressed);
    bool take_choosing(key const& pressed);
    void tab();
    void open_menu(std::vector<proposal> offered);
    void show_chosen();
    void hide_chosen();
    void search_from(std::size_t end);
    void begin_search();
    void edit(key const& pressed);
    outcome enter();
    void older();
    void newer();
    void back_to_draft();

    history& past_;
    std::function<bool(std::string_view)> is_complete_;
    completer complete_;
    std::optional<menu> menu_;
    bool shows_chosen_ = false;  // The last change of the buffer is the proposal chosen.
    edit_buffer buffer_;
    std::optional<std::size_t> position_;  // In the history; nothing: the draft.
    std::string draft_;                    // What was typed before walking into the history.
    std::optional<std::string> searched_;
};

}  // namespace wafer::prompt
