// A typed column of a batch. Scalars and entity ids lie packed with a byte of validity per row; everything else, and columns of mixed
// type, hold dynamic values. A constant column stores one row that stands for all. Owned by one batch; no locking.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/relocating_array.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

/// How a column's rows lie in memory.
enum class layout : std::uint8_t { any, boolean, integer, floating, node, relationship };

/// The layout that packs values of a kind, or `any`.
layout layout_of(kind kind);

class column {
public:
    column() = default;
    explicit column(layout layout) : layout_(layout) {}

    /// Forgets all rows and takes on a layout; memory is kept for reuse.
    void reset(layout layout);
    /// Sets the number of stored rows: new ones are uninitialised (typed, valid) or null (any).
    void resize(std::size_t rows);

    [[nodiscard]] layout kind() const { return layout_; }
    [[nodiscard]] std::size_t stored() const { return stored_; }
    [[nodiscard]] bool constant() const { return constant_; }
    /// 0 for a constant, else 1: `data[row * stride()]` reads either.
    [[nodiscard]] std::size_t stride() const { return constant_ ? 0 : 1; }
    [[nodiscard]] bool may_have_nulls() const { return layout_ == layout::any || has_nulls_; }

    // Packed data; each asserts its layout.
    [[nodiscard]] std::uint8_t* booleans() { return as<std::uint8_t>(layout::boolean); }
    [[nodiscard]] std::uint8_t const* booleans() const { return as<std::uint8_t>(layout::boolean); }
    [[nodiscard]] std::int64_t* integers() { return as<std::int64_t>(layout::integer); }
    [[nodiscard]] std::int64_t const* integers() const { return as<std::int64_t>(layout::integer); }
    [[nodiscard]] double* floatings() { return as<double>(layout::floating); }
    [[nodiscard]] double const* floatings() const { return as<double>(layout::floating); }
    [[nodiscard]] node_id* nodes() { return as<node_id>(layout::node); }
    [[nodiscard]] node_id const* nodes() const { return as<node_id>(layout::node); }
    [[nodiscard]] rel_id* relationships() { return as<rel_id>(layout::relationship); }
    [[nodiscard]] rel_id const* relationships() const { return as<rel_id>(layout::relationship); }
    [[nodiscard]] value* values() {
        assert(layout_ == layout::any);
        return values_.data();
    }
    [[nodiscard]] value const* values() const {
        assert(layout_ == layout::any);
        return values_.data();
    }

    /// One byte per stored row, 1 for a value and 0 for null. Only for packed layouts; null pointer when no row is null.
    [[nodiscard]] std::uint8_t const* validity() const { return has_nulls_ ? valid_.data() : nullptr; }
    /// The same for writing; makes all rows valid first if none was null so far.
    std::uint8_t* make_validity();

    [[nodiscard]] bool is_null(std::size_t row) const {
        row *= stride();
        return layout_ == layout::any ? values_[row].is_null() : has_nulls_ && valid_[row] == 0;
    }
    /// The row as a dynamic value, whatever the layout.
    [[nodiscard]] value get(std::size_t row) const;
    /// Writes a row; a value that the layout cannot hold turns the column into `any` first.
    void set(std::size_t row, value content);
    void set_null(std::size_t row);
    /// `resize(stored() + 1)` and `set`.
    void append(value content);

    /// All rows are this one.
    void make_constant(value content);
    /// Spells a constant out to `rows` rows.
    void flatten(std::size_t rows);
    /// Turns packed data into dynamic values.
    void generalise();
    /// Gives an `any` column whose rows all have one packable kind (or null) that kind's layout; else leaves it.
    void specialise();

    /// Replaces the content by `from`'s rows at `rows`. `from` is another column.
    void gather(column const& from, std::span<std::uint32_t const> rows);
    /// Adds `from`'s rows at `rows` behind the own ones.
    void append_rows(column const& from, std::span<std::uint32_t const> rows);
    /// Keeps only the rows listed in ascending order.
    void keep(std::span<std::uint32_t const> rows);

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    template <class T>
    [[nodiscard]] T* as(layout expected) {
        assert(layout_ == expected);
        (void)expected;
        return reinterpret_cast<T*>(packed_.get());
    }
    template <class T>
    [[nodiscard]] T const* as(layout expected) const {
        assert(layout_ == expected);
        (void)expected;
        return reinterpret_cast<T const*>(packed_.get());
    }

    layout layout_ = layout::any;
    bool constant_ = false;
    bool has_nulls_ = false;
    std::size_t stored_ = 0;
    std::size_t packed_bytes_ = 0;  // Capacity.
    struct free_bytes {
        void operator()(std::byte* bytes) const;
    };
    std::unique_ptr<std::byte, free_bytes> packed_;
    std::vector<std::uint8_t> valid_;
    relocating_array<value> values_;
};

/// Columns of equal length. A batch without columns still has rows.
struct batch {
    std::vector<column> columns;
    std::size_t rows = 0;
};

}  // namespace wafer::engine
