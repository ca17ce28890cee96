// What the values that a statement builds take: the bytes of strings, lists, maps and other counted objects, from when they are made until
// they are given up. While a `scope` is open on a thread, all that this thread makes and gives up counts for the scope's account; without one
// nothing is counted. Values that outlive the scope are forgotten with it, and what was made elsewhere is never less than nothing.
#pragma once

#include <cstddef>
#include <limits>

namespace wafer::engine {

class value_memory {
public:
    /// Counts from zero, up to `limit_bytes`; 0 means no limit.
    void arm(std::size_t limit_bytes) noexcept {
        limit_bytes_ = limit_bytes > 0 ? limit_bytes : std::numeric_limits<std::size_t>::max();
        held_bytes_ = 0;
    }
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

    /// Throws `wafer::error` (limit: MemoryLimit) if so many bytes more pass the limit, and counts nothing: for whoever is about to
    /// allocate what becomes a value later.
    static void expect(std::size_t bytes);
    /// Counts them; throws as `expect` does.
    static void take(std::size_t bytes);
    static void give_back(std::size_t bytes) noexcept;

private:
    std::size_t limit_bytes_ = std::numeric_limits<std::size_t>::max();
    std::size_t held_bytes_ = 0;
};

}  // namespace wafer::engine
