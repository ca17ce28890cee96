#include <functional>
#include <string>

#include "engine/graph/property_chunk.hpp"
#include "engine/value/relations.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;
using form = property_chunk::form;

/// Sets `count` slots, each `step`th, to what `content` makes of their number.
struct filled {
    text_arena texts;
    property_chunk chunk;
    std::uint32_t count;
    std::uint32_t step;
    std::function<value(std::uint32_t)> content;

    filled(std::uint32_t slots, std::uint32_t every, std::function<value(std::uint32_t)> make)
        : count(slots), step(every), content(std::move(make)) {
        for (std::uint32_t i = 0; i < count; ++i) chunk.set(i * step, content(i), texts);
    }
    [[nodiscard]] bool as_filled(property_chunk const& other) const {
        bool alike = other.count() == count;
        for (std::uint32_t slot = 0; slot < property_chunk::size; ++slot) {
            bool const has = slot % step == 0 && slot / step < count;
            value const expected = has ? content(slot / step) : value();
            alike &= other.has(slot) == has && other.get(slot).type() == expected.type() && equivalent(other.get(slot), expected);
        }
        return alike;
    }
};

value integer(std::uint32_t i) { return value::of(std::int64_t{i} * 3 - 50); }
value text(std::uint32_t i) { return value::of("text number " + std::to_string(i)); }
value few_texts(std::uint32_t i) { return value::of(std::string_view(i % 3 == 0 ? "alpha" : i % 3 == 1 ? "beta" : "")); }
value same(std::uint32_t) { return value::of("the same"); }
value day(std::uint32_t i) { return value::of(date_value{std::int64_t{i}}); }
value duration(std::uint32_t i) { return value::of(duration_value{std::int64_t{i}, 1, 2, 3}); }
value of_all_kinds(std::uint32_t i) { return i % 4 == 0 ? integer(i) : i % 4 == 1 ? text(i) : i % 4 == 2 ? day(i) : value::of(i % 8 == 3); }

}  // namespace

TEST_CASE("compacting picks a form by the values and changes none of them") {
    struct sample {
        std::uint32_t count;
        std::uint32_t step;
        value (*content)(std::uint32_t);
        form expected;
    };
    auto const given = GENERATE(values<sample>({
        {2048, 1, integer, form::dense},
        {2048, 1, text, form::dense},
        {2048, 1, of_all_kinds, form::dense},
        {500, 1, duration, form::dense},
        {100, 20, integer, form::sparse},
        {1000, 2, text, form::sparse},
        {100, 13, of_all_kinds, form::sparse},
        {2048, 1, same, form::constant},
        {70, 9, same, form::constant},
        {2048, 1, few_texts, form::dictionary},
        {400, 5, few_texts, form::dictionary},
        {300, 1, day, form::dense},
    }));
    filled all(given.count, given.step, given.content);
    CHECK(all.as_filled(all.chunk));
    property_chunk const before = all.chunk;
    all.chunk.compact();
    CHECK(all.chunk.shape() == given.expected);
    CHECK(all.as_filled(all.chunk));
    CHECK(all.as_filled(before));
    CHECK(all.chunk.memory_bytes() <= before.memory_bytes());
}

TEST_CASE("a compact chunk opens again for any change") {
    auto const content = GENERATE(&integer, &text, &few_texts, &same, &of_all_kinds, &day);
    auto const step = GENERATE(1u, 2u, 20u);
    filled all(100, step, content);
    all.chunk.compact();
    SECTION("another value of the same kind") {
        all.chunk.set(0, content(4), all.texts);
        CHECK(equivalent(all.chunk.get(0), content(4)));
    }
    SECTION("a value of another kind") {
        all.chunk.set(0, value::of(2.5), all.texts);
        CHECK(all.chunk.get(0).floating() == 2.5);
    }
    SECTION("a slot behind the last one") {
        all.chunk.set(2047, content(4), all.texts);
        CHECK(equivalent(all.chunk.get(2047), content(4)));
        CHECK(all.chunk.count() == 101);
        CHECK(equivalent(all.chunk.get(0), content(0)));
    }
    SECTION("a removal") {
        all.chunk.remove(0);
        all.chunk.remove(0);
        CHECK(all.chunk.count() == 99);
        CHECK(all.chunk.get(0).is_null());
    }
    for (std::uint32_t i = 1; i < 100; ++i) CHECK(equivalent(all.chunk.get(i * step), content(i)));
}

TEST_CASE("a chunk of numbers or dates knows the least and the greatest") {
    filled const numbers(100, 3, integer);
    CHECK(numbers.chunk.range()->first.integer() == -50);
    CHECK(numbers.chunk.range()->second.integer() == 247);
    filled const days(100, 3, day);
    CHECK(days.chunk.range()->second.is(kind::date));
    CHECK_FALSE(filled(10, 1, text).chunk.range());
    CHECK_FALSE(property_chunk().range());
}

TEST_CASE("text read from a chunk survives the chunk's changes as long as the arena") {
    filled all(100, 1, text);
    value const read = all.chunk.get(5);
    all.chunk.set(5, value::of("other"), all.texts);
    all.chunk.compact();
    for (std::uint32_t i = 0; i < 100; ++i) all.chunk.remove(i);
    CHECK(read.string() == "text number 5");
}
