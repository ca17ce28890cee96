#include "engine/vector/column.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <type_traits>

namespace wafer::engine {
namespace {

/// Calls `use` with a pointer to the packed rows, typed as the layout says. Not for `any`.
template <class Bytes, class Use>
void with_rows(layout layout, Bytes* bytes, Use use) {
    auto const typed = [&]<class T>(std::type_identity<T>) {
        using row = std::conditional_t<std::is_const_v<Bytes>, T const, T>;
        use(reinterpret_cast<row*>(bytes));
    };
    switch (layout) {
        case layout::any: break;
        case layout::boolean: return typed(std::type_identity<std::uint8_t>{});
        case layout::integer: return typed(std::type_identity<std::int64_t>{});
        case layout::floating: return typed(std::type_identity<double>{});
        case layout::node: return typed(std::type_identity<node_id>{});
        case layout::relationship: return typed(std::type_identity<rel_id>{});
    }
}

std::size_t width_of(layout layout) {
    switch (layout) {
        case layout::any: return 0;
        case layout::boolean: return sizeof(std::uint8_t);
        case layout::integer: return sizeof(std::int64_t);
        case layout::floating: return sizeof(double);
        case layout::node: return sizeof(node_id);
        case layout::relationship: return sizeof(rel_id);
    }
    return 0;
}

value as_value(std::uint8_t row) { return value::of(row != 0); }
template <class T>
value as_value(T row) {
    return value::of(row);
}

void read(value const& content, std::uint8_t& row) { row = content.boolean() ? 1 : 0; }
void read(value const& content, std::int64_t& row) { row = content.integer(); }
void read(value const& content, double& row) { row = content.floating(); }
void read(value const& content, node_id& row) { row = content.node(); }
void read(value const& content, rel_id& row) { row = content.relationship(); }

/// `to[i] = from[rows[i]]`; all rows are the first one if `from` is a constant.
template <class T>
void copy_rows(T* to, T const* from, std::span<std::uint32_t const> rows, bool constant) {
    if (constant) {
        std::fill_n(to, rows.size(), *from);
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) to[i] = from[rows[i]];
}

}  // namespace

layout layout_of(kind kind) {
    switch (kind) {
        case kind::boolean: return layout::boolean;
        case kind::integer: return layout::integer;
        case kind::floating: return layout::floating;
        case kind::node: return layout::node;
        case kind::relationship: return layout::relationship;
        case kind::null:
        case kind::string:
        case kind::list:
        case kind::map:
        case kind::path:
        case kind::date:
        case kind::local_time:
        case kind::zoned_time:
        case kind::local_datetime:
        case kind::zoned_datetime:
        case kind::duration:
        case kind::point: return layout::any;
    }
    return layout::any;
}

void column::free_bytes::operator()(std::byte* bytes) const { std::free(bytes); }

void column::reset(layout layout) {
    layout_ = layout;
    constant_ = false;
    has_nulls_ = false;
    stored_ = 0;
    values_.clear();
}

void column::resize(std::size_t rows) {
    if (layout_ == layout::any) {
        values_.resize(rows);
        stored_ = rows;
        return;
    }
    std::size_t const width = width_of(layout_);
    if (rows * width > packed_bytes_) {
        std::size_t const bytes = std::max({rows * width, packed_bytes_ + packed_bytes_ / 2, std::size_t{64}});
        // Which moves pages, not bytes, where there are many.
        auto* const grown = static_cast<std::byte*>(std::realloc(packed_.get(), bytes));
        if (!grown) throw std::bad_alloc();
        packed_.release();
        packed_.reset(grown);
        packed_bytes_ = bytes;
    }
    if (has_nulls_) valid_.resize(rows, 1);
    stored_ = rows;
}

std::uint8_t* column::make_validity() {
    assert(layout_ != layout::any);
    if (!has_nulls_) {
        valid_.assign(stored_, 1);
        has_nulls_ = true;
    }
    return valid_.data();
}

value column::get(std::size_t row) const {
    row *= stride();
    if (layout_ == layout::any) return values_[row];
    if (has_nulls_ && valid_[row] == 0) return {};
    value content;
    with_rows(layout_, packed_.get(), [&](auto const* rows) { content = as_value(rows[row]); });
    return content;
}

void column::set(std::size_t row, value content) {
    assert(!constant_ && row < stored_);
    if (layout_ != layout::any) {
        if (content.is_null()) return set_null(row);
        if (layout_of(content.type()) == layout_) {
            with_rows(layout_, packed_.get(), [&](auto* rows) { read(content, rows[row]); });
            if (has_nulls_) valid_[row] = 1;
            return;
        }
        generalise();
    }
    values_[row] = std::move(content);
}

void column::set_null(std::size_t row) {
    assert(!constant_ && row < stored_);
    if (layout_ == layout::any)
        values_[row] = value();
    else
        make_validity()[row] = 0;
}

void column::append(value content) {
    resize(stored_ + 1);
    set(stored_ - 1, std::move(content));
}

void column::make_constant(value content) {
    reset(layout_of(content.type()));
    resize(1);
    set(0, std::move(content));
    constant_ = true;
}

void column::flatten(std::size_t rows) {
    if (!constant_) return;
    constant_ = false;
    if (layout_ == layout::any) {
        // Not from the vector itself, which moves when it grows.
        value const content = values_[0];
        values_.resize(rows);
        std::fill_n(values_.data(), rows, content);
        stored_ = rows;
        return;
    }
    bool const null = has_nulls_ && valid_[0] == 0;
    resize(std::max<std::size_t>(rows, 1));
    with_rows(layout_, packed_.get(), [&](auto* data) { std::fill_n(data, rows, data[0]); });
    if (null) std::fill(valid_.begin(), valid_.end(), std::uint8_t{0});
    resize(rows);
}

void column::generalise() {
    if (layout_ == layout::any) return;
    values_.clear();
    values_.resize(stored_);
    with_rows(layout_, packed_.get(), [&](auto const* rows) {
        for (std::size_t i = 0; i < stored_; ++i) {
            if (!has_nulls_ || valid_[i] != 0) values_[i] = as_value(rows[i]);
        }
    });
    layout_ = layout::any;
    has_nulls_ = false;
}

void column::specialise() {
    if (layout_ != layout::any) return;
    layout shared = layout::any;
    for (auto const& content : values_) {
        if (content.is_null()) continue;
        layout const own = layout_of(content.type());
        if (own == layout::any || (shared != layout::any && own != shared)) return;
        shared = own;
    }
    if (shared == layout::any) return;
    auto const contents = std::exchange(values_, {});
    stored_ = 0;
    layout_ = shared;
    resize(contents.size());
    for (std::size_t i = 0; i < contents.size(); ++i) {
        if (contents[i].is_null())
            make_validity()[i] = 0;
        else
            with_rows(layout_, packed_.get(), [&](auto* rows) { read(contents[i], rows[i]); });
    }
}

void column::gather(column const& from, std::span<std::uint32_t const> rows) {
    assert(this != &from);
    if (from.constant_) return make_constant(from.get(0));
    reset(from.layout_);
    append_rows(from, rows);
}

void column::append_rows(column const& from, std::span<std::uint32_t const> rows) {
    assert(this != &from && !constant_);
    if (rows.empty()) return;
    std::size_t const before = stored_;
    if (before == 0 && layout_ != from.layout_) reset(from.layout_);
    bool const nulls_only = from.constant_ && from.is_null(0);
    if (layout_ != from.layout_ && !nulls_only) generalise();
    resize(before + rows.size());
    if (nulls_only) {
        if (layout_ != layout::any) std::fill_n(make_validity() + before, rows.size(), std::uint8_t{0});
    } else if (layout_ != from.layout_) {
        for (std::size_t i = 0; i < rows.size(); ++i) values_[before + i] = from.get(rows[i]);
    } else if (layout_ == layout::any) {
        copy_rows(values_.data() + before, from.values_.data(), rows, from.constant_);
    } else {
        with_rows(layout_, packed_.get(), [&]<class T>(T* data) {
            copy_rows(data + before, reinterpret_cast<T const*>(from.packed_.get()), rows, from.constant_);
        });
        if (from.has_nulls_) copy_rows<std::uint8_t>(make_validity() + before, from.valid_.data(), rows, from.constant_);
    }
}

void column::keep(std::span<std::uint32_t const> rows) {
    if (constant_ || rows.size() == stored_) return;
    if (layout_ == layout::any) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] != i) values_[i] = std::move(values_[rows[i]]);
        }
    } else {
        with_rows(layout_, packed_.get(), [&](auto* data) { copy_rows(data, data, rows, false); });
        if (has_nulls_) copy_rows(valid_.data(), valid_.data(), rows, false);
    }
    resize(rows.size());
}

std::size_t column::memory_bytes() const {
    return packed_bytes_ + valid_.capacity() + values_.capacity() * sizeof(value);
}

}  // namespace wafer::engine
