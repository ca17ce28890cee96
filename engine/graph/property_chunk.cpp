#include "engine/graph/property_chunk.hpp"

#include <algorithm>
#include <bit>
#include <type_traits>
#include <unordered_map>

#include "engine/base/overloaded.hpp"

namespace wafer::engine {
namespace {

/// A dictionary has codes of one byte, and pays from this many uses of an entry on.
constexpr std::size_t most_entries = 256;
constexpr std::size_t least_uses = 4;

value as_value(kind kind, std::int64_t word) {
    if (kind == kind::date) return value::of(date_value{word});
    if (kind == kind::local_time) return value::of(local_time_value{word});
    return value::of(word);
}

std::int64_t as_word(value const& content) {
    if (content.is(kind::date)) return content.date().days;
    if (content.is(kind::local_time)) return content.local_time().nanoseconds;
    return content.integer();
}

}  // namespace

std::uint32_t property_chunk::rank(std::uint32_t slot) const {
    std::uint64_t const below = present_.words[slot / 64] & ((std::uint64_t{1} << slot % 64) - 1);
    return before_[slot / 64] + static_cast<std::uint32_t>(std::popcount(below));
}

std::uint32_t property_chunk::position_of(std::uint32_t slot) const {
    switch (form_) {
        case form::dense: return slot;
        case form::sparse: return rank(slot);
        case form::constant: return 0;
        case form::dictionary: return codes_[rank(slot)];
    }
    return slot;
}

value property_chunk::value_at(std::uint32_t position) const {
    return std::visit(overloaded{
                          [&](booleans const& all) { return value::of(all[position] != 0); },
                          [&](words const& all) { return as_value(kind_, all[position]); },
                          [&](floatings const& all) { return value::of(all[position]); },
                          [&](texts const& all) { return value::borrowed(all[position]); },
                          [&](values const& all) { return all[position]; },
                      },
                      payload_);
}

std::optional<std::pair<value, value>> property_chunk::range() const {
    std::optional<std::pair<value, value>> found;
    auto const look = [&](auto const& all, auto wrap) {
        auto least = all[position_of(present_.first())];
        auto greatest = least;
        present_.each(0, [&](std::uint32_t slot) {
            least = std::min(least, all[position_of(slot)]);
            greatest = std::max(greatest, all[position_of(slot)]);
            return true;
        });
        found.emplace(wrap(least), wrap(greatest));
    };
    if (count_ == 0) return found;
    if (auto const* const all = std::get_if<words>(&payload_)) look(*all, [&](std::int64_t word) { return as_value(kind_, word); });
    if (auto const* const all = std::get_if<floatings>(&payload_)) look(*all, [](double number) { return value::of(number); });
    return found;
}

void property_chunk::choose_payload(kind kind) {
    kind_ = kind;
    switch (kind) {
        case kind::boolean: payload_ = booleans(); return;
        case kind::integer:
        case kind::date:
        case kind::local_time: payload_ = words(); return;
        case kind::floating: payload_ = floatings(); return;
        case kind::string: payload_ = texts(); return;
        case kind::null:
        case kind::list:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path:
        case kind::zoned_time:
        case kind::local_datetime:
        case kind::zoned_datetime:
        case kind::duration:
        case kind::point: payload_ = values(); return;
    }
}

/// Turns typed values into dynamic ones, which own their text.
void property_chunk::mix() {
    if (std::holds_alternative<values>(payload_)) {
        kind_ = kind::null;
        return;
    }
    values mixed(form_ == form::dense ? size : count_);
    present_.each(0, [&](std::uint32_t slot) {
        mixed[position_of(slot)] = get(slot).owned();
        return true;
    });
    kind_ = kind::null;  // Not before: words are read by their kind.
    payload_ = std::move(mixed);
    blocks_.clear();
}

/// Lays the payload out anew as dense or sparse.
void property_chunk::spread(form form) {
    if (form == form_) return;
    std::visit(
        [&](auto& all) {
            std::decay_t<decltype(all)> laid_out(form == form::dense ? size : count_);
            std::uint32_t next = 0;
            present_.each(0, [&](std::uint32_t slot) {
                laid_out[form == form::dense ? slot : next++] = all[position_of(slot)];
                return true;
            });
            all = std::move(laid_out);
        },
        payload_);
    form_ = form;
    codes_ = std::vector<std::uint8_t>();
}

void property_chunk::mark(std::uint32_t slot, bool present) {
    if (present)
        present_.set(slot);
    else
        present_.clear(slot);
    int const change = present ? 1 : -1;
    count_ = static_cast<std::uint32_t>(static_cast<int>(count_) + change);
    for (std::size_t w = slot / 64 + 1; w < before_.size(); ++w) before_[w] = static_cast<std::uint16_t>(before_[w] + change);
}

/// The position of `slot` in an open form, where it has none yet.
std::uint32_t property_chunk::make_room(std::uint32_t slot) {
    if (form_ == form::sparse && count_ >= most_sparse) spread(form::dense);
    std::uint32_t const position = form_ == form::dense ? slot : rank(slot);
    std::visit(
        [&](auto& all) {
            if (form_ == form::sparse)
                all.emplace(all.begin() + position);
            else if (slot >= all.size())
                all.resize(size);
        },
        payload_);
    mark(slot, true);
    return position;
}

void property_chunk::write(std::uint32_t position, value const& content, text_arena& arena) {
    auto const keep_text = [&](std::string_view text) {
        auto const stored = arena.store(text);
        if (blocks_.empty() || blocks_.back().get() != stored.block.get()) blocks_.push_back(stored.block);
        return stored.text;
    };
    std::visit(overloaded{
                   [&](booleans& all) { all[position] = content.boolean() ? 1 : 0; },
                   [&](words& all) { all[position] = as_word(content); },
                   [&](floatings& all) { all[position] = content.floating(); },
                   [&](texts& all) { all[position] = keep_text(content.string()); },
                   [&](values& all) { all[position] = content.owned(); },
               },
               payload_);
}

void property_chunk::set(std::uint32_t slot, value const& content, text_arena& arena) {
    ++changes_;
    if (count_ == 0 || (count_ == 1 && has(slot))) {
        if (has(slot)) mark(slot, false);
        form_ = form::sparse;
        choose_payload(content.type());
    } else {
        if (form_ == form::constant || form_ == form::dictionary) spread(count_ > most_sparse ? form::dense : form::sparse);
        if (kind_ != content.type()) mix();
    }
    write(has(slot) ? position_of(slot) : make_room(slot), content, arena);
}

void property_chunk::remove(std::uint32_t slot) {
    if (!has(slot)) return;
    ++changes_;
    if (form_ == form::constant || form_ == form::dictionary) spread(count_ > most_sparse ? form::dense : form::sparse);
    std::uint32_t const position = position_of(slot);
    if (form_ == form::sparse)
        std::visit([&](auto& all) { all.erase(all.begin() + position); }, payload_);
    else if (auto* const all = std::get_if<values>(&payload_))
        (*all)[position] = value();
    mark(slot, false);
}

bool property_chunk::make_constant() {
    if (std::holds_alternative<values>(payload_)) return false;
    return std::visit(
        [&](auto& all) {
            if constexpr (std::is_same_v<std::decay_t<decltype(all)>, values>) {
                return false;
            } else {
                auto const first = all[position_of(present_.first())];
                bool alike = true;
                present_.each(0, [&](std::uint32_t slot) { return alike = all[position_of(slot)] == first; });
                if (alike) {
                    all.assign(1, first);
                    all.shrink_to_fit();
                    form_ = form::constant;
                    codes_ = std::vector<std::uint8_t>();
                }
                return alike;
            }
        },
        payload_);
}

bool property_chunk::make_dictionary() {
    auto* const all = std::get_if<texts>(&payload_);
    if (!all || form_ == form::dictionary) return form_ == form::dictionary;
    std::unordered_map<std::string_view, std::uint8_t> numbers;
    texts entries;
    std::vector<std::uint8_t> codes;
    codes.reserve(count_);
    std::size_t const most = std::min<std::size_t>(most_entries, count_ / least_uses);
    present_.each(0, [&](std::uint32_t slot) {
        std::string_view const text = (*all)[position_of(slot)];
        auto const [entry, added] = numbers.try_emplace(text, static_cast<std::uint8_t>(entries.size()));
        if (added) entries.push_back(text);
        codes.push_back(entry->second);
        return entries.size() <= most;
    });
    if (entries.size() > most) return false;
    *all = std::move(entries);
    codes_ = std::move(codes);
    form_ = form::dictionary;
    return true;
}

/// Copies all text into one block of just its size.
void property_chunk::gather_texts() {
    auto* const all = std::get_if<texts>(&payload_);
    if (!all) return;
    std::size_t bytes = 0;
    auto const each = [&](auto use) {
        if (form_ == form::dense)
            present_.each(0, [&](std::uint32_t slot) { return use((*all)[slot]), true; });
        else
            std::ranges::for_each(*all, use);
    };
    each([&](std::string_view& text) { bytes += text.size(); });
    ref<text_block> block(new text_block(bytes));
    char* end = block->bytes.get();
    each([&](std::string_view& text) {
        char* const begin = end;
        end = std::ranges::copy(text, begin).out;
        text = {begin, text.size()};
    });
    blocks_.assign(1, std::move(block));
    blocks_.shrink_to_fit();
}

void property_chunk::compact() {
    changes_ = 0;
    if (count_ == 0) return;
    if (!make_constant() && !make_dictionary()) {
        std::uint32_t const densest = present_.last() + 1;
        spread(count_ >= densest - densest / 4 ? form::dense : form::sparse);
        std::visit(
            [&](auto& all) {
                if (form_ == form::dense) all.resize(densest);
                all.shrink_to_fit();
            },
            payload_);
    }
    gather_texts();
}

std::size_t property_chunk::memory_bytes() const {
    std::size_t bytes = sizeof *this + codes_.capacity() + blocks_.capacity() * sizeof blocks_[0];
    for (auto const& block : blocks_) bytes += block->size;
    std::visit([&](auto const& all) { bytes += all.capacity() * sizeof all[0]; }, payload_);
    if (auto const* const all = std::get_if<values>(&payload_)) {
        for (auto const& content : *all) bytes += content.heap_bytes();
    }
    return bytes;
}

}  // namespace wafer::engine
