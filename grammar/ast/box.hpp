// An owning pointer with value semantics, for the recursive places of the tree: copying copies what it holds.
// Never empty except after being moved from.
#pragma once

#include <memory>
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

}  // namespace wafer::ast
