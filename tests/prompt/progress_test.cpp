#include <atomic>
#include <sstream>
#include <string>
#include <thread>

#include "prompt/progress.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::prompt;
using std::chrono::milliseconds;

constexpr progress_pace at_once{milliseconds(0), milliseconds(0)};

/// Counts how often it was asked, so that one can wait for what is drawn.
class asked_rows {
public:
    explicit asked_rows(std::uint64_t rows) : rows_(rows) {}
    std::function<std::uint64_t()> count() {
        return [this] {
            ++times_;
            return rows_;
        };
    }
    void wait_for(int times) const {
        while (times_ < times) std::this_thread::yield();
    }
    int times() const { return times_; }

private:
    std::uint64_t rows_;
    std::atomic<int> times_ = 0;
};

}  // namespace

TEST_CASE("progress is rows and time") {
    CHECK(progress_text(0, milliseconds(1234)) == "1.2 s");
    CHECK(progress_text(1, milliseconds(1000)) == "1 row, 1.0 s");
    CHECK(progress_text(999, milliseconds(61'000)) == "999 rows, 61.0 s");
    CHECK(progress_text(1'234'567, milliseconds(2000)) == "1,234,567 rows, 2.0 s");
    CHECK(progress_text(1'234'567, milliseconds(2000), language::chinese) == "1,234,567 行，2.0 秒");
    CHECK(progress_text(1234567, milliseconds(2000), language::chinese) == "1,234,567 行，2.0 秒");
    CHECK(progress_text(100'000, milliseconds(2000)) == "100,000 rows, 2.0 s");
}

TEST_CASE("what runs is drawn again and again, and erased at its end") {
    std::ostringstream terminal;
    progress_line line(terminal, true, at_once);
    asked_rows rows(7);
    {
        progress_line::scope const running(line, rows.count());
        rows.wait_for(3);
    }
    auto const drawn = terminal.str();
    CHECK(drawn.find("\r\x1b[K7 rows, 0.") == 0);
    CHECK(drawn.substr(drawn.size() - 4) == "\r\x1b[K");
    asked_rows again(8);
    {
        progress_line::scope const running(line, again.count());
        again.wait_for(1);
    }
    CHECK(terminal.str().find("8 rows") != std::string::npos);
}

TEST_CASE("what is shorter than the first wait leaves no trace") {
    std::ostringstream terminal;
    {
        progress_line line(terminal, true, {milliseconds(3'600'000), milliseconds(1)});
        for (int i = 0; i < 100; ++i) {
            asked_rows rows(7);
            progress_line::scope const running(line, rows.count());
            CHECK(rows.times() == 0);
        }
    }
    CHECK(terminal.str().empty());
}

TEST_CASE("nothing is drawn where there is no terminal") {
    std::ostringstream terminal;
    progress_line line(terminal, false, at_once);
    asked_rows rows(7);
    {
        progress_line::scope const running(line, rows.count());
    }
    CHECK(rows.times() == 0);
    CHECK(terminal.str().empty());
}

TEST_CASE("a result ends the progress of the terminal that it shares, and no other") {
    bool const shares = GENERATE(true, false);
    std::ostringstream terminal;
    std::ostringstream results;
    progress_line line(terminal, true, at_once);
    result_buffer buffer(results, line, shares);
    std::ostream out(&buffer);
    asked_rows rows(7);
    {
        progress_line::scope const running(line, rows.count());
        rows.wait_for(1);
        out << "a row" << std::flush;
        auto const until_then = rows.times();
        if (shares) CHECK(terminal.str().substr(terminal.str().size() - 4) == "\r\x1b[K");
        else rows.wait_for(until_then + 2);
        if (shares) CHECK(rows.times() == until_then);
    }
    CHECK(results.str() == "a row");
}

TEST_CASE("a stream that takes no more is seen through the buffer") {
    std::ostringstream terminal;
    std::ostringstream results;
    progress_line line(terminal, false);
    result_buffer buffer(results, line, true);
    std::ostream out(&buffer);
    results.setstate(std::ios::badbit);
    out << "a row" << std::flush;
    CHECK_FALSE(out);
}
