// Owning pointers with value semantics, for the recursive places of the tree: copying copies what they hold.
// A `box` is never empty except after being moved from. An `optional_box` is a pointer large where a `std::optional` is as large as what
// it could hold.
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace wafer::ast {

template <class T>
class box {
public:
    box() : held_(std::make_unique<T>()) {}
    box(T value) : held_(std::make_unique<T>(std::move(value))) {}
    box(box const& other) : held_(std::make_unique<T>(*other.held_)) {}
    box(box&&) noexcept = default;
    box& operator=(box const& other) {
        if (this != &other) held_ = std::make_unique<T>(*other.held_);
        return *this;
    }
    box& operator=(box&&) noexcept = default;
    ~box() = default;

    T& operator*() { return *held_; }
    T const& operator*() const { return *held_; }
    T* operator->() { return held_.get(); }
    T const* operator->() const { return held_.get(); }

private:
    std::unique_ptr<T> held_;
};

template <class T>
class optional_box {
public:
    optional_box() = default;
    optional_box(std::nullopt_t) {}
    optional_box(T value) : held_(std::make_unique<T>(std::move(value))) {}
    optional_box(optional_box const& other) : held_(other.held_ ? std::make_unique<T>(*other.held_) : nullptr) {}
    optional_box(optional_box&&) noexcept = default;
    optional_box& operator=(optional_box other) noexcept {
        held_ = std::move(other.held_);
        return *this;
    }
    ~optional_box() = default;

    [[nodiscard]] bool has_value() const { return held_ != nullptr; }
    explicit operator bool() const { return has_value(); }
    T& operator*() { return *held_; }
    T const& operator*() const { return *held_; }
    T* operator->() { return held_.get(); }
    T const* operator->() const { return held_.get(); }
    void reset() { held_.reset(); }

private:
    std::unique_ptr<T> held_;
};

}  // namespace wafer::ast
