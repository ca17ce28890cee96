// Intrusive counting for the immutable pieces that snapshots share, and the tag by which a transaction knows its own pieces: whoever holds
// the tag a piece was made under may change it in place, everybody else copies it first. The count is atomic; all else of a piece that
// other graphs can reach is only read.
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace wafer::engine {

/// 0 owns nothing. Later tags are greater.
using owner_tag = std::uint64_t;

/// A tag that nobody had before. Thread-safe.
owner_tag fresh_tag();

class counted {
public:
    counted() = default;
    explicit counted(owner_tag owner) : owner(owner) {}
    /// A copy is a piece of its own.
    counted(counted const& other) : owner(other.owner) {}
    counted& operator=(counted const&) = delete;

    owner_tag owner = 0;

private:
    template <class T>
    friend class ref;
    mutable std::atomic<std::uint32_t> references_{0};
};

/// A pointer that keeps a `counted` piece alive.
template <class T>
class ref {
public:
    ref() = default;
    explicit ref(T* piece) : piece_(piece) {
        if (piece_) acquire();
    }
    ref(ref const& other) : piece_(other.piece_) {
        if (piece_) acquire();
    }
    ref(ref&& other) noexcept : piece_(std::exchange(other.piece_, nullptr)) {}
    ref& operator=(ref other) noexcept {
        std::swap(piece_, other.piece_);
        return *this;
    }
    ~ref() {
        if (piece_ && piece_->references_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete piece_;
    }

    [[nodiscard]] T* get() const { return piece_; }
    [[nodiscard]] T& operator*() const { return *piece_; }
    [[nodiscard]] T* operator->() const { return piece_; }
    explicit operator bool() const { return piece_ != nullptr; }

private:
    void acquire() const { piece_->references_.fetch_add(1, std::memory_order_relaxed); }

    T* piece_ = nullptr;
};

/// `piece`, made ready for changes by the holder of `tag`: created if there is none, copied if it is somebody else's.
template <class T>
T& own(ref<T>& piece, owner_tag tag) {
    if (!piece) {
        piece = ref<T>(new T());
        piece->owner = tag;
    } else if (piece->owner != tag) {
        piece = ref<T>(new T(*piece));
        piece->owner = tag;
    }
    return *piece;
}

}  // namespace wafer::engine
