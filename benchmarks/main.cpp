// wafer-bench: measures what the documents promise and prints each figure beside something measured in the same run, with their ratio.
// Each figure is the median of seven runs on one thread. `wafer-bench --cancel [rounds]` measures how soon statements end when cancelled.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "benchmarks/cancelling.hpp"
#include "benchmarks/measure.hpp"
#include "wafer/wafer.hpp"

namespace {

using wafer::bench::median_ms;
using wafer::bench::row;

void summing() {
    wafer::database database;
    auto connection = database.connect();
    double const ours = median_ms([&] {
        auto result = connection.run("UNWIND range(1, 10000000) AS i RETURN sum(i)");
        if (!result.next() || result.get_int(0) != 50000005000000) std::abort();
    });
    double const floor = median_ms([] {
        std::int64_t volatile sum = 0;
        for (std::int64_t i = 1; i <= 10'000'000; ++i) sum = sum + i;
    });
    row("UNWIND range(1, 10000000) AS i … sum(i)", ours, "a loop that adds in memory", floor, "");
}

void opening(std::filesystem::path const& data_set) {
    double const ours = median_ms([&] {
        wafer::database database;
        database.import_directory(data_set);
        auto connection = database.connect();
        auto result = connection.run("RETURN 1");
        if (!result.next()) std::abort();
    });
    double const floor = median_ms([&] {
        std::size_t bytes = 0;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(data_set)) {
            if (entry.path().extension() != ".csv") continue;
            std::ifstream file(entry.path(), std::ios::binary);
            bytes += std::string(std::istreambuf_iterator<char>(file), {}).size();
        }
        if (bytes == 0) std::abort();
    });
    row("load the default data set, RETURN 1", ours, "read its files", floor, "");
}

void point_queries() {
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(1, 1000) AS i CREATE (:N {i: i})-[:R]->(:M {i: i})");
    constexpr int rounds = 1000;
    auto statement = connection.prepare("MATCH (n) WHERE id(n) = $id RETURN n.i");
    double const ours = median_ms([&] {
        for (int i = 0; i < rounds; ++i)
            if (!statement.bind("id", i).run().next()) std::abort();
    });
    double const floor = median_ms([&] {
        for (int i = 0; i < rounds; ++i)
            if (!connection.run("MATCH (n) WHERE id(n) = $id RETURN n.i", {{"id", i}}).next()) std::abort();
    });
    row("1,000 look-ups by id, prepared", ours, "the same, from the text each time", floor, "");
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1 && std::string_view(arguments[1]) == "--cancel")
        return wafer::bench::cancelling(count > 2 ? std::atoi(arguments[2]) : 100) ? EXIT_SUCCESS : EXIT_FAILURE;
    std::filesystem::path const data_set = count > 1 ? arguments[1] : WAFER_DATA_DIR "/ai-chips";
    std::printf("%-44s %13s   %-34s %13s   %8s\n", "ours", "", "beside it", "", "ratio");
    wafer::bench::parsing();
    summing();
    opening(data_set);
    point_queries();
    wafer::bench::why();
}
