// Loading a network from its files, and what it takes in memory.
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include <malloc.h>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/subject.hpp"

namespace wafer::bench {

namespace {

/// What the process has got from the C library.
double allocated_bytes() {
    auto const now = mallinfo2();
    return static_cast<double>(now.uordblks + now.hblkhd);
}

void read_files(std::filesystem::path const& folder) {
    std::vector<char> text;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        text.resize(entry.file_size());
        std::ifstream(entry.path(), std::ios::binary).read(text.data(), static_cast<std::streamsize>(text.size()));
    }
}

/// The process's memory that the database holds after it was loaded.
double loaded_bytes(std::filesystem::path const& folder, loaded_part part) {
    double const before = allocated_bytes();
    wafer::database database;
    auto connection = database.connect();
    load_network(connection, folder, part);
    return allocated_bytes() - before;
}

/// 600 types of 200 relationships each between the same thousand nodes.
void many_types(report& out) {
    double const before = allocated_bytes();
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(0, 999) AS i CREATE (:N {i: i})");
    connection.run("CREATE INDEX FOR (n:N) ON (n.i)");
    double const without = allocated_bytes();
    std::string const some_pairs = "UNWIND range(0, 199) AS i MATCH (a:N {i: i * 5}), (b:N {i: (i * 7 + 3) % 1000}) ";
    for (int type = 0; type < 600; ++type) connection.run(some_pairs + "CREATE (a)-[:TYPE_" + std::to_string(type) + "]->(b)");
    double const used = (allocated_bytes() - without) / 1e6;
    auto count = connection.run("MATCH ()-[r]->() RETURN count(r)");
    bool const right = count.next() && count.get_int(0) == 120'000 && without > before;
    out.add({"600 types of 200 relationships", "MB", used, "", 0, promise{0, 60}, right});
}

}  // namespace

void loading(report& out, subject& on) {
    out.part("loading");
    if (!out.wants("loading")) return;
    double const scale = static_cast<double>(on.arrays.person_ids.size()) / 8000;
    std::uint64_t relationships = 0;
    auto const times = in_turns_ms(
        [&] {
            wafer::database database;
            auto connection = database.connect();
            load_network(connection, on.folder);
            relationships = database.schema().relationships;
        },
        [&] { read_files(on.folder / "projected-fk"); });
    double const per_second = static_cast<double>(relationships) / times.ours / 1e3;
    bool const right = on.name != "S1" || relationships == 2'848'965;
    auto const note = std::to_string(per_second).substr(0, 4) + " million relationships/s";
    promise const most{0, (scale < 5 ? 800 : 1000) * scale};
    out.add({"load from CSV", "ms", times.ours, "reading its files", times.beside, most, right, note});
    double const all = loaded_bytes(on.folder, loaded_part::all);
    double const nodes = loaded_bytes(on.folder, loaded_part::nodes);
    out.add({"memory of the graph", "MB", all / 1e6, "", 0, promise{0, 120 * scale}, right});
    out.add({"memory per relationship", "bytes", (all - nodes) / static_cast<double>(relationships), "", 0, promise{0, 20}, right});
    many_types(out);
}

}  // namespace wafer::bench
