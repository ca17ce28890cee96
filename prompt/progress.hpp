// What a long statement, import or export has come to so far: a line on a terminal, drawn anew a few times a second from the first second on,
// and erased before anything else is printed. A thread of its own draws; all else belongs to the prompt's thread.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <ostream>
#include <streambuf>
#include <string>
#include <thread>

#include "prompt/words/language.hpp"

namespace wafer::prompt {

/// `1,234,567 rows, 3.2 s`; of no rows the time alone.
std::string progress_text(std::uint64_t rows, std::chrono::milliseconds elapsed, language in = language::english);

struct progress_pace {
    std::chrono::milliseconds first{1000};
    std::chrono::milliseconds next{200};
};

class progress_line {
public:
    /// Draws on `terminal`, or nothing at all where that is none (`shown`).
    progress_line(std::ostream& terminal, bool shown, progress_pace pace = {});
    ~progress_line();
    progress_line(progress_line const&) = delete;
    progress_line& operator=(progress_line const&) = delete;

    /// While one of these lives, something is running; `rows` says how far it is, on any thread. At most one at a time.
    class scope {
    public:
        scope(progress_line& line, std::function<std::uint64_t()> rows) : line_(line) { line_.begin(std::move(rows)); }
        ~scope() { line_.end(); }
        scope(scope const&) = delete;
        scope& operator=(scope const&) = delete;

    private:
        progress_line& line_;
    };

    /// In which language it is drawn from the next scope on.
    void speak(language in) { in_ = in; }

    /// Draws no more until the next scope: something else is printed.
    void end();

private:
    void begin(std::function<std::uint64_t()> rows);
    void start_drawer();
    void draw();
    void erase_drawn();

    std::ostream& terminal_;
    bool const shown_;
    progress_pace const pace_;
    std::atomic<language> in_ = language::english;
    std::mutex mutex_;  // Guards all below, and the terminal while something runs.
    std::condition_variable changed_;
    std::function<std::uint64_t()> rows_;  // Empty: nothing runs.
    std::chrono::steady_clock::time_point begun_;
    bool is_drawn_ = false;
    bool ended_ = false;
    std::thread drawer_;
};

/// Hands on to another stream what is written; where that shares a terminal with the progress, its line is erased before.
class result_buffer final : public std::streambuf {
public:
    result_buffer(std::ostream& to, progress_line& line, bool shares_terminal) : to_(to), line_(line), shares_terminal_(shares_terminal) {}

private:
    std::streamsize xsputn(char const* text, std::streamsize size) override;
    int_type overflow(int_type c) override;
    int sync() override;

    std::ostream& to_;
    progress_line& line_;
    bool shares_terminal_;
};

}  // namespace wafer::prompt
