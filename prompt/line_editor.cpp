#include "prompt/line_editor.hpp"
#include "wafer/text.hpp"

#include <utility>


namespace wafer::prompt {

using kind = key::kind;

line_editor::line_editor(history& past, std::function<bool(std::string_view)> is_complete)
    : past_(past), is_complete_(std::move(is_complete)) {}

line_editor::outcome line_editor::take(key const& pressed) {
    if (searched_) return take_searching(pressed);
    switch (pressed.what) {
        case kind::enter: return enter();
        case kind::interrupt: return outcome::cleared;
        case kind::clear_screen: return outcome::clear_screen;
        case kind::suspend: return outcome::suspend;
        case kind::search: begin_search(); return outcome::editing;
        case kind::erase_or_end:
            if (buffer_.text().empty()) return outcome::ended;
            buffer_.erase_right();
            return outcome::editing;
        case kind::text:
        case kind::new_line:
        case kind::tab:
        case kind::escape:
        case kind::left:
        case kind::right:
        case kind::up:
        case kind::down:
        case kind::home:
        case kind::end:
        case kind::word_left:
        case kind::word_right:
        case kind::erase_left:
        case kind::erase_right:
        case kind::kill_to_end:
        case kind::kill_to_start:
        case kind::kill_word_left:
        case kind::kill_word_right:
        case kind::yank:
        case kind::unknown: edit(pressed); return outcome::editing;
    }
    return outcome::editing;
}

void line_editor::edit(key const& pressed) {
    switch (pressed.what) {
        case kind::text: buffer_.insert(pressed.text); return;
        case kind::new_line: buffer_.insert("\n"); return;
        case kind::tab: buffer_.insert("  "); return;
        case kind::left: buffer_.left(); return;
        case kind::right: buffer_.right(); return;
        case kind::up:
            if (!buffer_.up()) older();
            return;
        case kind::down:
            if (!buffer_.down()) newer();
            return;
        case kind::home: buffer_.home(); return;
        case kind::end: buffer_.end(); return;
        case kind::word_left: buffer_.word_left(); return;
        case kind::word_right: buffer_.word_right(); return;
        case kind::erase_left: buffer_.erase_left(); return;
        case kind::erase_right: buffer_.erase_right(); return;
        case kind::kill_to_end: buffer_.kill_to_end(); return;
        case kind::kill_to_start: buffer_.kill_to_start(); return;
        case kind::kill_word_left: buffer_.kill_word_left(); return;
        case kind::kill_word_right: buffer_.kill_word_right(); return;
        case kind::yank: buffer_.yank(); return;
        case kind::enter:
        case kind::escape:
        case kind::erase_or_end:
        case kind::interrupt:
        case kind::search:
        case kind::clear_screen:
        case kind::suspend:
        case kind::unknown: return;
    }
}

line_editor::outcome line_editor::enter() {
    if (is_complete_(buffer_.text() + '\n')) return outcome::submitted;
    buffer_.insert("\n");
    return outcome::editing;
}

void line_editor::older() {
    auto const from = position_.value_or(past_.entries().size());
    if (from == 0) return;
    if (!position_) draft_ = buffer_.text();
    position_ = from - 1;
    buffer_.set(past_.entries()[*position_]);
}

void line_editor::newer() {
    if (!position_) return;
    ++*position_;
    if (*position_ == past_.entries().size())
        back_to_draft();
    else
        buffer_.set(past_.entries()[*position_]);
}

void line_editor::back_to_draft() {
    position_.reset();
    buffer_.set(draft_);
}

void line_editor::begin_search() {
    if (!position_) draft_ = buffer_.text();
    position_.reset();
    searched_.emplace();
}

line_editor::outcome line_editor::take_searching(key const& pressed) {
    if (pressed.what == kind::text) {
        *searched_ += pressed.text;
        search_from(position_ ? *position_ + 1 : past_.entries().size());
    } else if (pressed.what == kind::erase_left) {
        searched_->erase(cluster_begin(*searched_, searched_->size()));
        search_from(past_.entries().size());
    } else if (pressed.what == kind::search) {
        search_from(position_.value_or(past_.entries().size()));
    } else if (pressed.what == kind::escape || pressed.what == kind::interrupt) {
        searched_.reset();
        back_to_draft();
    } else {
        searched_.reset();
        return take(pressed);
    }
    return outcome::editing;
}

/// What is found stays in the buffer; where nothing is, so does what was found before.
void line_editor::search_from(std::size_t end) {
    auto const found = past_.find_backwards(*searched_, end);
    if (!found) return;
    position_ = *found;
    buffer_.set(past_.entries()[*position_]);
}

std::string line_editor::finish() {
    auto text = buffer_.text();
    buffer_.set({});
    position_.reset();
    draft_.clear();
    searched_.reset();
    return text;
}

}  // namespace wafer::prompt
