// What the values that a statement builds take: the bytes of strings, lists, maps and other counted objects, from when they are made until
// they are given up. While a `scope` is open on a thread, all that this thread makes and gives up counts for the scope's account; without one
// nothing is counted. Values that outlive the scope are forgotten with it, and what was made elsewhere is never less than nothing.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "engine/base/interrupt.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

class value_memory {
public:
    /// What a statement that was stopped left behind: large values, which take long to free.
    struct remains {
        value_list values;
        std::vector<value_list> lists;
        std::vector<std::vector<value_list>> pieces;
    };

    /// Counts from zero, up to `limit_bytes`; 0 means no limit. `stop` is what `poll` asks.
    void arm(std::size_t limit_bytes, interrupt const* stop = nullptr);
    /// Those that were deferred so far.
    [[nodiscard]] remains take_remains() { return std::exchange(remains_, {}); }
    [[nodiscard]] std::size_t held_bytes() const noexcept { return held_bytes_; }

    /// Lets the thread count for an account, and for the one before again when it ends.
    class scope {
    public:
        explicit scope(value_memory& account) noexcept;
        ~scope();
        scope(scope const&) = delete;
        scope& operator=(scope const&) = delete;

    private:
        value_memory* before_;
    };

    /// Throws `wafer::error` (limit: MemoryLimit) if so many bytes more, with what the statement's operators hold, pass the limit, and
    /// counts nothing: for whoever is about to allocate what becomes a value later.
    static void expect(std::size_t bytes);
    /// Counts them; throws as `expect` does.
    static void take(std::size_t bytes);
    static void give_back(std::size_t bytes) noexcept;

    /// Throws what stops the thread's statement: for those who work on much memory and know no statement.
    static void poll();
    /// Counts steps of such work and polls now and then.
    static void work(std::size_t steps);
    /// The same for a loop over the `size` elements of a value that is at number `at`.
    static void walk(std::size_t at, std::size_t size) {
        if (at % steps_between_polls == 0) work(std::min(size - at, steps_between_polls));
    }
    /// The same for so many bytes of a text that are about to be read; short ones are not worth it.
    static void read(std::size_t bytes) {
        if (bytes > 4096) work(bytes / 16);
    }

    /// Work that must not end half done: nothing stops it while this lives, and nothing is counted.
    class undisturbed {
    public:
        undisturbed() noexcept;
        ~undisturbed();
        undisturbed(undisturbed const&) = delete;
        undisturbed& operator=(undisturbed const&) = delete;

    private:
        value_memory* before_;
    };
    /// Whether it is to be deferred that so many bytes are freed: an exception ends the statement, and somebody waits for it.
    [[nodiscard]] static bool defers(std::size_t bytes) noexcept;
    /// Keeps it among the remains. The first only if `defers`; the others free it otherwise.
    static void defer(value&& content) noexcept;
    static void defer(value_list&& list) noexcept;
    static void defer(std::vector<value_list>&& pieces) noexcept;
    /// Frees a list that may be long; keeps what is left of it among the remains once the statement is to stop.
    static void free(value_list&& list) noexcept;

private:
    /// Of each of the three kinds. A stack holds few large values beside those of operators.
    static constexpr std::size_t most_remains = 64;
    static constexpr std::size_t steps_between_polls = 65'536;

    std::size_t limit_bytes_ = std::numeric_limits<std::size_t>::max();
    std::size_t held_bytes_ = 0;
    std::size_t steps_ = 0;
    interrupt const* stop_ = nullptr;
    remains remains_;  // With room for `most_remains`, as nothing may throw when it is used.
};

}  // namespace wafer::engine
