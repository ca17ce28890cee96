#include "prompt/progress.hpp"

#include <csignal>
#include <utility>

#include <fmt/format.h>

#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

constexpr std::string_view erasure = "\r\x1b[K";

std::string grouped(std::uint64_t number) {
    auto text = fmt::format("{}", number);
    for (auto at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

}  // namespace

std::string progress_text(std::uint64_t rows, std::chrono::milliseconds elapsed, language in) {
    auto const seconds = said(in, message::seconds, fmt::format("{:.1f}", static_cast<double>(elapsed.count()) / 1000));
    if (rows == 0) return seconds;
    auto const told = rows == 1 ? counted(in, message::rows, rows) : said(in, message::rows, grouped(rows));
    return said(in, message::so_far, told, seconds);
}

progress_line::progress_line(std::ostream& terminal, bool shown, progress_pace pace) : terminal_(terminal), shown_(shown), pace_(pace) {}

progress_line::~progress_line() {
    {
        std::lock_guard const lock(mutex_);
        ended_ = true;
    }
    changed_.notify_one();
    if (drawer_.joinable()) drawer_.join();
}

void progress_line::begin(std::function<std::uint64_t()> rows) {
    if (!shown_) return;
    {
        std::lock_guard const lock(mutex_);
        rows_ = std::move(rows);
        begun_ = std::chrono::steady_clock::now();
    }
    changed_.notify_one();
    if (!drawer_.joinable()) start_drawer();
}

void progress_line::end() {
    if (!shown_) return;
    {
        std::lock_guard const lock(mutex_);
        erase_drawn();
        rows_ = nullptr;
    }
    changed_.notify_one();
}

/// Signals are the prompt's own: a thread that slept through one would keep it from being seen.
void progress_line::start_drawer() {
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    drawer_ = std::thread([this] { draw(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void progress_line::erase_drawn() {
    if (std::exchange(is_drawn_, false)) terminal_ << erasure << std::flush;
}

void progress_line::draw() {
    std::unique_lock lock(mutex_);
    while (!ended_) {
        if (!rows_) {
            changed_.wait(lock);
            continue;
        }
        auto const elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun_);
        if (elapsed < pace_.first) {
            changed_.wait_for(lock, pace_.first - elapsed);
            continue;
        }
        terminal_ << erasure << progress_text(rows_(), elapsed, in_) << std::flush;
        is_drawn_ = true;
        changed_.wait_for(lock, pace_.next);
    }
}

std::streamsize result_buffer::xsputn(char const* text, std::streamsize size) {
    if (shares_terminal_) line_.end();
    to_.write(text, size);
    return to_ ? size : 0;
}

result_buffer::int_type result_buffer::overflow(int_type c) {
    char const one = traits_type::to_char_type(c);
    return xsputn(&one, 1) == 1 ? c : traits_type::eof();
}

int result_buffer::sync() {
    to_.flush();
    return to_ ? 0 : -1;
}

}  // namespace wafer::prompt
