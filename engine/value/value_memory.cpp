#include "engine/value/value_memory.hpp"

#include <exception>

#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

// Arithmetic and relations on values know no statement, and a value is given up by whoever holds it last; only the thread is known there.
constinit thread_local value_memory* counting = nullptr;

}  // namespace

void value_memory::arm(std::size_t limit_bytes, interrupt const* stop) {
    limit_bytes_ = limit_bytes > 0 ? limit_bytes : std::numeric_limits<std::size_t>::max();
    held_bytes_ = 0;
    stop_ = stop;
    remains_.values.reserve(most_remains);
    remains_.lists.reserve(most_remains);
}

value_memory::scope::scope(value_memory& account) noexcept : before_(counting) { counting = &account; }

value_memory::scope::~scope() { counting = before_; }

void value_memory::expect(std::size_t bytes) {
    if (!counting || bytes <= counting->limit_bytes_ - counting->held_bytes_) return;
    throw error(error_code::limit, "MemoryLimit",
                "The strings and lists that the statement builds need more memory than its limit (option `memory_limit_bytes`).");
}

void value_memory::take(std::size_t bytes) {
    if (!counting) return;
    expect(bytes);
    counting->held_bytes_ += bytes;
}

void value_memory::give_back(std::size_t bytes) noexcept {
    if (!counting) return;
    counting->held_bytes_ -= bytes < counting->held_bytes_ ? bytes : counting->held_bytes_;
}

void value_memory::poll() {
    if (counting && counting->stop_) counting->stop_->poll();
}

bool value_memory::defers(std::size_t bytes) noexcept {
    constexpr std::size_t slow_bytes = std::size_t{1} << 20;
    return bytes >= slow_bytes && counting && std::uncaught_exceptions() > 0 && counting->remains_.values.size() < counting->remains_.values.capacity();
}

void value_memory::defer(value&& content) noexcept { counting->remains_.values.push_back(std::move(content)); }

void value_memory::defer(value_list&& list) noexcept {
    if (!counting || counting->remains_.lists.size() == counting->remains_.lists.capacity()) return;
    counting->held_bytes_ += list.capacity() * sizeof(value);
    counting->remains_.lists.push_back(std::move(list));
}

}  // namespace wafer::engine
