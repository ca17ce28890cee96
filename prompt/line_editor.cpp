#include "prompt/line_editor.hpp"
#include "wafer/text.hpp"

#include <utility>


namespace wafer::prompt {

using kind = key::kind;

line_editor::line_editor(history& past, std::function<bool(std::string_view)> is_complete, completer complete)
    : past_(past), is_complete_(std::move(is_complete)), complete_(std::move(complete)) {}

line_editor::outcome line_editor::take(key const& pressed) {
    if (searched_) return take_searching(pressed);
    if (menu_ && take_choosing(pressed)) return outcome::editing;
    switch (pressed.what) {
        case kind::enter: return enter();
        case kind::interrupt: return outcome::cleared;
        case kind::clear_screen: return outcome::clear_screen;
        case kind::suspend: return outcome::suspend;
        case kind::search:
        case kind::search_on: begin_search(); return outcome::editing;
        case kind::erase_or_end:
            if (buffer_.text().empty()) return outcome::ended;
            buffer_.erase_right();
            return outcome::editing;
        case kind::text:
        case kind::new_line:
        case kind::tab:
        case kind::back_tab:
        case kind::undo:
        case kind::redo:
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
        case kind::tab: tab(); return;
        case kind::undo: buffer_.undo(); return;
        case kind::redo: buffer_.redo(); return;
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
        case kind::back_tab:
        case kind::escape:
        case kind::erase_or_end:
        case kind::interrupt:
        case kind::search:
        case kind::search_on:
        case kind::clear_screen:
        case kind::suspend:
        case kind::unknown: return;
    }
}

/// At the beginning of a further line it moves in; elsewhere it completes.
void line_editor::tab() {
    auto const before = std::string_view(buffer_.text()).substr(0, buffer_.cursor());
    auto const line = before.substr(before.find_last_of('\n') + 1);
    bool const moves_in = line.size() < before.size() && line.find_first_not_of(' ') == std::string_view::npos;
    auto offered = complete_ && !moves_in ? complete_(buffer_.text(), buffer_.cursor()) : std::vector<proposal>();
    if (offered.empty()) {
        if (moves_in) buffer_.insert("  ");
        return;
    }
    auto const first = offered.front();
    if (offered.size() == 1) {
        bool const word_ends = first.what == proposal::kind::keyword && buffer_.cursor() == buffer_.text().size();
        buffer_.replace(first.replaced.begin, first.replaced.end, first.text + (word_ends ? " " : ""));
        return;
    }
    open_menu(std::move(offered));
    auto const typed = std::string_view(buffer_.text()).substr(first.replaced.begin, first.replaced.end - first.replaced.begin);
    auto const common = menu_->common_beginning(typed);
    if (common.empty()) return;
    buffer_.replace(first.replaced.begin, first.replaced.end, common);
    open_menu(complete_(buffer_.text(), buffer_.cursor()));
}

void line_editor::open_menu(std::vector<proposal> offered) {
    menu_.reset();
    shows_chosen_ = false;
    if (!offered.empty()) menu_.emplace(std::move(offered));
}

/// In the place of what was chosen before.
void line_editor::show_chosen() {
    hide_chosen();
    auto const& chosen = *menu_->chosen();
    buffer_.replace(chosen.replaced.begin, chosen.replaced.end, chosen.text);
    shows_chosen_ = true;
}

void line_editor::hide_chosen() {
    if (std::exchange(shows_chosen_, false)) buffer_.undo();
}

/// Whether the key was for the menu; else it is closed, and what was chosen stays.
bool line_editor::take_choosing(key const& pressed) {
    bool const forwards = pressed.what == kind::tab || pressed.what == kind::down;
    if (forwards || pressed.what == kind::back_tab || pressed.what == kind::up) {
        if (forwards)
            menu_->next();
        else
            menu_->previous();
        show_chosen();
        return true;
    }
    bool const chosen = menu_->chosen() != nullptr;
    if (pressed.what == kind::escape) hide_chosen();
    menu_.reset();
    shows_chosen_ = false;
    if (pressed.what == kind::escape || (pressed.what == kind::enter && chosen)) return true;
    if ((pressed.what != kind::text && pressed.what != kind::erase_left) || chosen) return false;
    // Typing on narrows what is proposed.
    edit(pressed);
    open_menu(complete_(buffer_.text(), buffer_.cursor()));
    return true;
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
    } else if (pressed.what == kind::search_on) {
        auto const found = past_.find_forwards(*searched_, position_ ? *position_ + 1 : past_.entries().size());
        if (found) {
            position_ = *found;
            buffer_.set(past_.entries()[*position_]);
        }
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
    menu_.reset();
    return text;
}

}  // namespace wafer::prompt
