// Lists while they are being made, when they may become too long for one step: each takes a bounded time from one poll to the next, also
// where a statement is stopped in between. Owned by whoever makes them; one thread.
#pragma once

#include <cstddef>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "engine/value/value_memory.hpp"

namespace wafer::engine {

/// A list whose length is known. What is there when an exception passes is left to whoever catches it.
class sized_list {
public:
    /// Throws `wafer::error` (limit: MemoryLimit) before it takes the memory.
    explicit sized_list(std::size_t size) {
        value_memory::expect(size * sizeof(value));
        items_.reserve(size);
    }
    ~sized_list() {
        if (std::uncaught_exceptions() > 0) value_memory::defer(std::move(items_));
    }
    sized_list(sized_list const&) = delete;
    sized_list& operator=(sized_list const&) = delete;

    void push_back(value item) {
        items_.push_back(std::move(item));
        if (items_.size() % between_polls == 0) value_memory::poll();
    }
    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] value_list finish() { return std::move(items_); }

private:
    static constexpr std::size_t between_polls = 65'536;
    value_list items_;
};

/// All from `first` up to `last`.
template <class Iterator>
value value_of(Iterator first, Iterator last) {
    sized_list copy(static_cast<std::size_t>(std::distance(first, last)));
    for (; first != last; ++first) copy.push_back(*first);
    return value::of(copy.finish());
}

/// A list of any length: pieces, which stay where they are as it grows. They are left to whoever catches an exception, too.
class growing_list {
public:
    growing_list() = default;
    ~growing_list() {
        if (full_ && std::uncaught_exceptions() > 0) value_memory::defer(std::move(*full_));
    }
    growing_list(growing_list&&) noexcept = default;
    growing_list& operator=(growing_list&&) noexcept = default;

    void push_back(value item) {
        if (tail_.size() == piece_size) put_away();
        tail_.push_back(std::move(item));
    }
    [[nodiscard]] std::size_t size() const { return pieces() * piece_size + tail_.size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }
    /// How many values the memory that it holds has room for.
    [[nodiscard]] std::size_t capacity() const { return pieces() * piece_size + tail_.capacity(); }

    /// All of it in one piece; it is empty afterwards. Polls.
    [[nodiscard]] value_list finish() {
        if (!full_) return std::exchange(tail_, {});
        sized_list whole(size());
        full_->push_back(std::move(tail_));
        for (auto& piece : *full_) {
            for (auto& item : piece) whole.push_back(std::move(item));
            piece = {};
        }
        full_.reset();
        tail_ = {};
        return whole.finish();
    }

private:
    static constexpr std::size_t piece_size = 65'536;

    [[nodiscard]] std::size_t pieces() const { return full_ ? full_->size() : 0; }
    void put_away() {
        if (!full_) full_ = std::make_unique<std::vector<value_list>>();
        full_->push_back(std::exchange(tail_, {}));
        tail_.reserve(piece_size);
    }

    value_list tail_;
    std::unique_ptr<std::vector<value_list>> full_;
};

}  // namespace wafer::engine
