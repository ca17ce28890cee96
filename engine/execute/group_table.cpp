#include "engine/execute/group_table.hpp"

#include "engine/value/relations.hpp"

namespace wafer::engine {

namespace {

constexpr std::uint64_t null_hash = 0x9ae16a3b2f90404fULL;

/// The finalizer of MurmurHash3 (Appleby, public domain): every bit of the input moves every bit of the output.
constexpr std::uint64_t mix(std::uint64_t bits) {
    bits ^= bits >> 33;
    bits *= 0xff51afd7ed558ccdULL;
    bits ^= bits >> 33;
    bits *= 0xc4ceb9fe1a85ec53ULL;
    return bits ^ bits >> 33;
}

/// Layouts whose rows are equivalent exactly if their bits are.
bool by_bits(layout layout) {
    return layout == layout::integer || layout == layout::node || layout == layout::relationship || layout == layout::boolean;
}

std::uint64_t bits_of(column const& keys, std::size_t row) {
    row *= keys.stride();
    switch (keys.kind()) {
        case layout::integer: return static_cast<std::uint64_t>(keys.integers()[row]);
        case layout::node: return keys.nodes()[row].value;
        case layout::relationship: return keys.relationships()[row].packed();
        case layout::boolean: return keys.booleans()[row];
        case layout::floating:
        case layout::any: break;
    }
    return 0;
}

std::uint64_t hash_row(column const& keys, std::size_t row, bool packed) {
    if (!packed) return hash_of(keys.get(row));
    return keys.is_null(row) ? null_hash : mix(bits_of(keys, row));
}

}  // namespace

void group_table::reset(std::size_t width) {
    keys_.clear();
    keys_.resize(width);
    group_hashes_.clear();
    places_ = relocating_array<std::uint32_t>::zeros(64);
    size_ = 0;
    key_bytes_ = 0;
}

void group_table::adopt_layouts(std::span<column const* const> keys) {
    bool rehash = false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (size_ == 0) {
            keys_[i].reset(by_bits(keys[i]->kind()) ? keys[i]->kind() : layout::any);
        } else if (keys_[i].kind() != layout::any && keys_[i].kind() != keys[i]->kind()) {
            keys_[i].generalise();
            rehash = true;
        }
    }
    if (!rehash) return;
    std::vector<column const*> own;
    for (auto const& key : keys_) own.push_back(&key);
    hash_rows(own, size_);
    std::copy(hashes_.begin(), hashes_.end(), group_hashes_.begin());
    places_ = relocating_array<std::uint32_t>::zeros(places_.size());
    for (std::uint32_t group = 0; group < size_; ++group) {
        auto place = group_hashes_[group] & (places_.size() - 1);
        while (places_[place] != 0) place = (place + 1) & (places_.size() - 1);
        places_[place] = group + 1;
    }
}

void group_table::hash_rows(std::span<column const* const> keys, std::size_t rows) {
    hashes_.assign(rows, 0);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        bool const packed = keys_[i].kind() != layout::any;
        for (std::size_t row = 0; row < rows; ++row)
            hashes_[row] = mix(hashes_[row] * 0x9e3779b97f4a7c15ULL ^ hash_row(*keys[i], row, packed));
    }
}

bool group_table::same(std::span<column const* const> keys, std::size_t row, std::uint32_t group) const {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        column const& mine = keys_[i];
        if (mine.kind() == layout::any) {
            if (!equivalent(keys[i]->get(row), mine.values()[group])) return false;
            continue;
        }
        bool const null = mine.is_null(group);
        if (null != keys[i]->is_null(row)) return false;
        if (!null && bits_of(mine, group) != bits_of(*keys[i], row)) return false;
    }
    return true;
}

void group_table::grow(interrupt const* stop) {
    constexpr std::uint32_t between_polls = 65'536;
    if ((size_ + 1) * 2 <= places_.size()) return;
    places_ = relocating_array<std::uint32_t>::zeros(places_.size() * 2);
    for (std::uint32_t group = 0; group < size_; ++group) {
        if (stop && group % between_polls == 0) stop->poll();
        auto place = group_hashes_[group] & (places_.size() - 1);
        while (places_[place] != 0) place = (place + 1) & (places_.size() - 1);
        places_[place] = group + 1;
    }
}

void group_table::find_or_insert(std::span<column const* const> keys, std::size_t rows, std::vector<std::uint32_t>& groups,
                                 interrupt const* stop) {
    groups.resize(rows);
    adopt_layouts(keys);
    hash_rows(keys, rows);
    for (std::size_t row = 0; row < rows; ++row) {
        auto place = hashes_[row] & (places_.size() - 1);
        while (places_[place] != 0) {
            auto const group = places_[place] - 1;
            if (group_hashes_[group] == hashes_[row] && same(keys, row, group)) break;
            place = (place + 1) & (places_.size() - 1);
        }
        if (places_[place] != 0) {
            groups[row] = places_[place] - 1;
            continue;
        }
        // Group numbers are 32 bits; the memory limit is reached long before.
        groups[row] = static_cast<std::uint32_t>(size_);
        places_[place] = groups[row] + 1;
        group_hashes_.push_back(hashes_[row]);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            // What lies outside of it counts by itself.
            key_bytes_ += sizeof(value);
            keys_[i].append(keys[i]->get(row));
        }
        ++size_;
        grow(stop);
    }
}

std::size_t group_table::memory_bytes() const {
    return group_hashes_.capacity() * sizeof(std::uint64_t) + places_.capacity() * sizeof(std::uint32_t) + key_bytes_;
}

}  // namespace wafer::engine
