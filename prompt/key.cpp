#include "prompt/key.hpp"

#include <algorithm>
#include <cstddef>

namespace wafer::prompt {
namespace {

using kind = key::kind;

constexpr char escape_byte = '\x1b';
constexpr std::string_view paste_end = "\x1b[201~";

kind control_key(char byte) {
    switch (byte) {
        case 'A' - '@': return kind::home;
        case 'B' - '@': return kind::left;
        case 'C' - '@': return kind::interrupt;
        case 'D' - '@': return kind::erase_or_end;
        case 'E' - '@': return kind::end;
        case 'F' - '@': return kind::right;
        case 'G' - '@': return kind::escape;
        case 'H' - '@':
        case '\x7f': return kind::erase_left;
        case '\t': return kind::tab;
        case '\n':
        case '\r': return kind::enter;
        case 'K' - '@': return kind::kill_to_end;
        case 'L' - '@': return kind::clear_screen;
        case 'N' - '@': return kind::down;
        case 'P' - '@': return kind::up;
        case 'R' - '@': return kind::search;
        case 'S' - '@': return kind::search_on;
        case 'U' - '@': return kind::kill_to_start;
        case 'W' - '@': return kind::kill_word_left;
        case 'Y' - '@': return kind::yank;
        case 'Z' - '@': return kind::suspend;
        case '_' - '@': return kind::undo;
        default: return kind::unknown;
    }
}

/// A key pressed together with Alt.
kind alt_key(char byte) {
    switch (byte) {
        case 'b': return kind::word_left;
        case 'f': return kind::word_right;
        case 'd': return kind::kill_word_right;
        case '_': return kind::redo;
        case '\b':
        case '\x7f': return kind::kill_word_left;
        case '\r':
        case '\n': return kind::new_line;
        default: return kind::unknown;
    }
}

/// The key of `ESC [ parameters last`.
kind function_key(std::string_view parameters, char last) {
    // A modifier stands behind a semicolon; with Ctrl or Alt the arrows move by words.
    bool const modified = parameters.ends_with(";5") || parameters.ends_with(";3");
    auto const number = parameters.substr(0, parameters.find(';'));
    switch (last) {
        case 'A': return kind::up;
        case 'B': return kind::down;
        case 'C': return modified ? kind::word_right : kind::right;
        case 'D': return modified ? kind::word_left : kind::left;
        case 'H': return kind::home;
        case 'F': return kind::end;
        case 'Z': return kind::back_tab;
        case '~':
            if (number == "1" || number == "7") return kind::home;
            if (number == "4" || number == "8") return kind::end;
            if (number == "3") return modified ? kind::kill_word_right : kind::erase_right;
            return kind::unknown;
        default: return kind::unknown;
    }
}

std::size_t sequence_size(char first) {
    auto const byte = static_cast<unsigned char>(first);
    return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

bool is_text(char byte) { return static_cast<unsigned char>(byte) >= 0x20 && byte != '\x7f'; }

}  // namespace

std::optional<key> key_decoder::next(bool is_quiet) {
    if (bytes_.empty()) return std::nullopt;
    if (bytes_.front() == escape_byte) return escape_sequence(is_quiet);
    if (!is_text(bytes_.front())) return take(1, control_key(bytes_.front()));
    return typed_text(is_quiet);
}

key key_decoder::take(std::size_t size, key::kind what) {
    key taken{what, what == kind::text ? bytes_.substr(0, size) : std::string()};
    bytes_.erase(0, size);
    return taken;
}

std::optional<key> key_decoder::escape_sequence(bool is_quiet) {
    if (bytes_.size() == 1) return is_quiet ? std::optional(take(1, kind::escape)) : std::nullopt;
    if (bytes_[1] == '[') return control_sequence(is_quiet);
    if (bytes_[1] != 'O') return take(2, alt_key(bytes_[1]));
    if (bytes_.size() == 2) return is_quiet ? std::optional(take(2, kind::unknown)) : std::nullopt;
    return take(3, function_key("", bytes_[2]));
}

std::optional<key> key_decoder::control_sequence(bool is_quiet) {
    auto const is_last = [](char byte) { return byte >= '@' && byte <= '~'; };
    auto const last = std::find_if(bytes_.begin() + 2, bytes_.end(), is_last);
    if (last == bytes_.end()) return is_quiet ? std::optional(take(bytes_.size(), kind::unknown)) : std::nullopt;
    auto const size = static_cast<std::size_t>(last - bytes_.begin()) + 1;
    auto const parameters = std::string_view(bytes_).substr(2, size - 3);
    if (parameters == "200" && *last == '~') return paste(size);
    return take(size, function_key(parameters, *last));
}

/// What a terminal that was asked to brackets pasted text with.
std::optional<key> key_decoder::paste(std::size_t begin) {
    auto const end = bytes_.find(paste_end, begin);
    if (end == std::string::npos) return std::nullopt;
    auto text = bytes_.substr(begin, end - begin);
    bytes_.erase(0, end + paste_end.size());
    std::replace(text.begin(), text.end(), '\r', '\n');
    return key{kind::text, std::move(text)};
}

/// All the text there is, so that a fast typist or a plain paste costs one repaint.
std::optional<key> key_decoder::typed_text(bool is_quiet) {
    std::size_t size = 0;
    while (size < bytes_.size() && is_text(bytes_[size])) {
        auto const next = size + sequence_size(bytes_[size]);
        if (next > bytes_.size()) break;
        size = next;
    }
    if (size > 0) return take(size, kind::text);
    return is_quiet ? std::optional(take(1, kind::unknown)) : std::nullopt;
}

}  // namespace wafer::prompt
