// The persistent containers that a graph is built from.
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/count_table.hpp"
#include "engine/graph/directory.hpp"
#include "engine/graph/endpoints.hpp"
#include "engine/graph/intern_table.hpp"
#include "engine/graph/node_chunk.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;

struct piece : counted {
    int content = 0;
};

std::span<char const> bytes_of(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

TEST_CASE("a directory finds what was put at any index, and nothing elsewhere") {
    directory<piece> all;
    owner_tag const tag = fresh_tag();
    std::vector<std::uint32_t> const indexes = {0, 31, 32, 1023, 1024, 40'000, 70'000'000, 0xffff'ffff};
    for (std::uint32_t const index : indexes) {
        CHECK(all.find(index) == nullptr);
        all.open(index, tag).content = static_cast<int>(index % 1000);
    }
    for (std::uint32_t const index : indexes) CHECK(all.find(index)->content == static_cast<int>(index % 1000));
    CHECK(all.find(33) == nullptr);
    std::vector<std::uint32_t> visited;
    all.for_each([&](std::uint32_t index, piece const&) { visited.push_back(index); });
    CHECK(visited == indexes);
}

TEST_CASE("a copy of a directory keeps its content while the other changes") {
    directory<piece> changed;
    owner_tag const first = fresh_tag();
    for (std::uint32_t i = 0; i < 100; ++i) changed.open(i, first).content = 1;
    directory<piece> const kept = changed;
    owner_tag const second = fresh_tag();
    changed.open(50, second).content = 2;
    changed.open(5000, second).content = 2;
    changed.slot(7, second) = {};
    CHECK(kept.find(50)->content == 1);
    CHECK(kept.find(5000) == nullptr);
    CHECK(kept.find(7)->content == 1);
    CHECK(changed.find(7) == nullptr);
    CHECK(changed.find(8) == kept.find(8));
}

TEST_CASE("sealing visits what was opened since a tag and nothing before") {
    directory<piece> all;
    owner_tag const first = fresh_tag();
    for (std::uint32_t i = 0; i < 5000; i += 10) all.open(i, first).content = 1;
    owner_tag const second = fresh_tag();
    all.open(100, second);
    all.open(4000, second);
    int visited = 0;
    all.seal(second, second, [&](ref<piece>& at) { at->content = ++visited; });
    CHECK(visited == 2);
    CHECK(all.find(4000)->content == 2);
}

TEST_CASE("interned names keep their numbers and copies do not see later ones") {
    intern_table<char> names;
    owner_tag const tag = fresh_tag();
    CHECK(names.intern(bytes_of(""), tag) == 0);
    for (int i = 0; i < 3000; ++i) CHECK(names.intern(bytes_of("name" + std::to_string(i)), tag) == static_cast<std::uint32_t>(i + 1));
    intern_table<char> const copy = names;
    CHECK(names.intern(bytes_of("later"), fresh_tag()) == 3001);
    CHECK(copy.size() == 3001);
    CHECK_FALSE(copy.find(bytes_of("later")));
    CHECK(copy.find(bytes_of("name2999")) == 3000);
    CHECK(names.find(bytes_of("name77")) == 78);
}

TEST_CASE("counts per key add up") {
    count_table counts;
    owner_tag const tag = fresh_tag();
    std::mt19937_64 random(5);
    std::map<std::uint64_t, std::int64_t> expected;
    for (int i = 0; i < 20'000; ++i) {
        std::uint64_t const key = random() % 300;
        std::int64_t const change = static_cast<std::int64_t>(random() % 5) - 2;
        counts.add(key, change, tag);
        expected[key] += change;
    }
    std::erase_if(expected, [](auto const& entry) { return entry.second == 0; });
    std::map<std::uint64_t, std::int64_t> found;
    counts.for_each([&](std::uint64_t key, std::int64_t count) { found[key] = count; });
    CHECK(found == expected);
}

TEST_CASE("endpoints keep any numbers in few bytes") {
    auto const spread = GENERATE(1u, 200u, 60'000u, 4'000'000u);
    endpoint_chunk chunk;
    for (std::uint32_t i = 0; i < 1000; ++i) chunk.put(i, {5'000'000 + i % spread}, {4'294'967'000u - i * 131 % spread});
    for (std::uint32_t i = 0; i < 1000; i += 3) chunk.erase(i);
    std::size_t const before = chunk.memory_bytes();
    chunk.compact();
    CHECK(chunk.memory_bytes() < before);
    for (std::uint32_t i = 0; i < 1000; ++i) {
        REQUIRE(chunk.alive(i) == (i % 3 != 0));
        if (i % 3 == 0) continue;
        REQUIRE(chunk.source(i).value == 5'000'000 + i % spread);
        REQUIRE(chunk.target(i).value == 4'294'967'000 - i * 131 % spread);
    }
    endpoint_chunk copy = chunk;
    copy.put(1023, {1}, {2});
    CHECK(copy.source(1023) == node_id{1});
    CHECK(copy.source(500) == chunk.source(500));
}

TEST_CASE("nodes of one chunk with one label set share it until one differs") {
    node_chunk chunk;
    for (std::uint32_t i = 0; i < 1024; ++i) chunk.put(i, 7);
    std::size_t const shared = chunk.memory_bytes();
    chunk.put(3, 8);
    CHECK(chunk.memory_bytes() > shared);
    CHECK(chunk.labels(3) == 8);
    CHECK(chunk.labels(4) == 7);
    chunk.erase(3);
    CHECK_FALSE(chunk.alive(3));
    chunk.compact();
    CHECK(chunk.memory_bytes() == shared);
    CHECK(chunk.labels(1000) == 7);
}
