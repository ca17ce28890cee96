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
    remains_.pieces.reserve(most_remains);
}

value_memory::scope::scope(value_memory& account) noexcept : before_(counting) { counting = &account; }

value_memory::scope::~scope() { counting = before_; }

void value_memory::expect(std::size_t bytes) {
    if (!counting) return;
    auto const held = counting->held_bytes_ + (counting->stop_ ? counting->stop_->held_bytes() : 0);
    if (held <= counting->limit_bytes_ && bytes <= counting->limit_bytes_ - held) return;
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

void value_memory::work(std::size_t steps) {
    if (!counting || (counting->steps_ += steps) < steps_between_polls) return;
    counting->steps_ = 0;
    poll();
}

value_memory::undisturbed::undisturbed() noexcept : before_(std::exchange(counting, nullptr)) {}

value_memory::undisturbed::~undisturbed() { counting = before_; }

bool value_memory::defers(std::size_t bytes) noexcept {
    constexpr std::size_t slow_bytes = std::size_t{1} << 20;
    return bytes >= slow_bytes && counting && std::uncaught_exceptions() > 0 && counting->remains_.values.size() < counting->remains_.values.capacity();
}

void value_memory::defer(value&& content) noexcept { counting->remains_.values.push_back(std::move(content)); }

void value_memory::free(value_list&& list) noexcept {
    value_list freed(std::move(list));
    if (!counting || !counting->stop_) return;
    while (freed.size() > steps_between_polls) {
        freed.resize(freed.size() - steps_between_polls);
        if (counting->stop_->is_due()) return defer(std::move(freed));
    }
}

void value_memory::defer(value_list&& list) noexcept {
    if (!counting || counting->remains_.lists.size() == counting->remains_.lists.capacity()) return;
    counting->held_bytes_ += list.capacity() * sizeof(value);
    counting->remains_.lists.push_back(std::move(list));
}

void value_memory::defer(std::vector<value_list>&& pieces) noexcept {
    if (!counting || counting->remains_.pieces.size() == counting->remains_.pieces.capacity()) return;
    for (auto const& piece : pieces) counting->held_bytes_ += piece.capacity() * sizeof(value);
    counting->remains_.pieces.push_back(std::move(pieces));
}

}  // namespace wafer::engine
