// Keys as the line editor knows them, and how they are read from the bytes that a terminal sends. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wafer::prompt {

struct key {
    enum class kind : std::uint8_t {
        text,  // `text` is what was typed, or pasted in one go.
        enter,
        new_line,
        tab,
        back_tab,
        escape,
        left,
        right,
        up,
        down,
        home,
        end,
        word_left,
        word_right,
        erase_left,
        erase_right,
        kill_to_end,
        kill_to_start,
        kill_word_left,
        kill_word_right,
        yank,
        erase_or_end,
        interrupt,
        search,
        search_on,  // Towards the newer.
        undo,
        redo,
        clear_screen,
        suspend,
        unknown
    };

    kind what = kind::unknown;
    std::string text;
};

/// Cuts a stream of bytes into keys. A sequence may arrive in pieces.
class key_decoder {
public:
    void feed(std::string_view bytes) { bytes_ += bytes; }
    /// The next key, or nothing while its bytes are incomplete. `is_quiet`: no byte came for a while, so what is there is all there is.
    std::optional<key> next(bool is_quiet);
    [[nodiscard]] bool has_pending() const { return !bytes_.empty(); }

private:
    key take(std::size_t size, key::kind what);
    std::optional<key> escape_sequence(bool is_quiet);
    std::optional<key> control_sequence(bool is_quiet);
    std::optional<key> paste(std::size_t begin);
    std::optional<key> typed_text(bool is_quiet);

    std::string bytes_;
};

}  // namespace wafer::prompt
