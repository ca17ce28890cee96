// An array that grows by `realloc`, which moves the pages of a large block instead of its bytes: growth takes no longer the larger it is.
// For types that are moved by copying their bytes and whose bytes are zero when they are default-made: numbers, and values. One owner.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

namespace wafer::engine {

template <class T>
class relocating_array {
public:
    relocating_array() = default;
    relocating_array(relocating_array const& other) {
        reserve(other.size_);
        std::uninitialized_copy_n(other.begin(), other.size_, data_);
        size_ = other.size_;
    }
    relocating_array(relocating_array&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)), capacity_(std::exchange(other.capacity_, 0)) {}
    relocating_array& operator=(relocating_array other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
        return *this;
    }
    ~relocating_array() {
        clear();
        std::free(data_);
    }

    /// So many default values.
    static relocating_array zeros(std::size_t size) {
        relocating_array made;
        // The system gives out zeroed pages one by one, when they are first touched.
        made.data_ = static_cast<T*>(std::calloc(std::max<std::size_t>(size, 1), sizeof(T)));
        if (!made.data_) throw std::bad_alloc();
        made.size_ = made.capacity_ = size;
        return made;
    }

    [[nodiscard]] T* data() { return data_; }
    [[nodiscard]] T const* data() const { return data_; }
    [[nodiscard]] T* begin() { return data_; }
    [[nodiscard]] T const* begin() const { return data_; }
    [[nodiscard]] T* end() { return data_ + size_; }
    [[nodiscard]] T const* end() const { return data_ + size_; }
    [[nodiscard]] T& operator[](std::size_t at) { return data_[at]; }
    [[nodiscard]] T const& operator[](std::size_t at) const { return data_[at]; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t capacity() const { return capacity_; }

    /// Keeps the memory for reuse.
    void clear() { shrink(0); }
    void reserve(std::size_t capacity) {
        if (capacity <= capacity_) return;
        auto* const grown = std::realloc(static_cast<void*>(data_), capacity * sizeof(T));
        if (!grown) throw std::bad_alloc();
        data_ = static_cast<T*>(grown);
        capacity_ = capacity;
    }
    /// What is new is a default value.
    void resize(std::size_t size) {
        if (size <= size_) return shrink(size);
        if (size > capacity_) reserve(std::max(size, capacity_ + capacity_ / 2));
        std::uninitialized_value_construct(data_ + size_, data_ + size);
        size_ = size;
    }
    void push_back(T item) {
        if (size_ == capacity_) reserve(std::max<std::size_t>(16, capacity_ * 2));
        std::construct_at(data_ + size_, std::move(item));
        ++size_;
    }

private:
    void shrink(std::size_t size) {
        std::destroy(data_ + size, data_ + size_);
        size_ = size;
    }

    T* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace wafer::engine
