// The promises of the first pages: a sum over a range, the article's graph, look-ups by id.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "wafer/wafer.hpp"

namespace wafer::bench {

namespace {

line summing() {
    wafer::database database;
    auto connection = database.connect();
    bool right = true;
    auto const times = in_turns_ms(
        [&] {
            auto result = connection.run("UNWIND range(1, 10000000) AS i RETURN sum(i)");
            right = right && result.next() && result.get_int(0) == 50000005000000;
        },
        [] {
            std::int64_t volatile sum = 0;
            for (std::int64_t i = 1; i <= 10'000'000; ++i) sum = sum + i;
        });
    return {"UNWIND range(1, 10000000) … sum(i)", "ms", times.ours, "a loop adding in memory", times.beside, promise{0, 500}, right};
}

line opening(std::filesystem::path const& data_set) {
    bool right = true;
    auto const times = in_turns_ms(
        [&] {
            wafer::database database;
            database.import_directory(data_set);
            auto connection = database.connect();
            right = right && connection.run("RETURN 1").next();
        },
        [&] {
            std::size_t bytes = 0;
            for (auto const& entry : std::filesystem::recursive_directory_iterator(data_set)) {
                if (entry.path().extension() != ".csv") continue;
                std::ifstream file(entry.path(), std::ios::binary);
                bytes += std::string(std::istreambuf_iterator<char>(file), {}).size();
            }
            right = right && bytes > 0;
        });
    return {"load the article's graph, RETURN 1", "ms", times.ours, "reading its files", times.beside, promise{0, 30}, right};
}

line look_ups() {
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(1, 1000) AS i CREATE (:N {i: i})-[:R]->(:M {i: i})");
    constexpr int rounds = 1000;
    auto statement = connection.prepare("MATCH (n) WHERE id(n) = $id RETURN n.i");
    bool right = true;
    auto const times = in_turns_ms(
        [&] {
            for (int i = 0; i < rounds; ++i) right = statement.bind("id", i).run().next() && right;
        },
        [&] {
            for (int i = 0; i < rounds; ++i)
                right = connection.run("MATCH (n) WHERE id(n) = $id RETURN n.i", {{"id", i}}).next() && right;
        });
    return {"1,000 look-ups by id, prepared", "ms", times.ours, "from the text each time", times.beside, {}, right};
}

}  // namespace

void first_promises(report& out, std::filesystem::path const& data_set) {
    out.part("first promises");
    if (!out.wants("first promises")) return;
    out.add(summing());
    out.add(opening(data_set));
    out.add(look_ups());
}

}  // namespace wafer::bench
