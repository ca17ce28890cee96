#include "engine/value/value_memory.hpp"

#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

// Arithmetic and relations on values know no statement, and a value is given up by whoever holds it last; only the thread is known there.
constinit thread_local value_memory* counting = nullptr;

}  // namespace

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

}  // namespace wafer::engine
