// The same questions with one thread and with as many as the machine runs at once. The network is loaded once more, as the number of threads is
// an option of the database.
#include <optional>
#include <string>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/questions.hpp"
#include "benchmarks/subject.hpp"

namespace wafer::bench {

namespace {

/// Two threads are promised to take 1 / 1.7 of the time of one, where there is much to do.
constexpr promise most_of_one_thread{1 / 1.7, 0};

constexpr question shared_out[] = {questions::q2, questions::q3, questions::q9, questions::triangles, questions::scan_filter_group};

}  // namespace

void threads(report& out, subject& on) {
    out.part("threads");
    std::optional<subject> all;
    for (auto const& asked : shared_out) {
        std::string const name = std::string(asked.name) + ", all threads";
        if (!out.wants(name)) continue;
        if (!all) all.emplace(on.name, on.folder, 0);
        std::int64_t ours = 0;
        std::int64_t alone = 0;
        auto const times = in_turns_ms([&] { ours = all->single_count(all->unseen(asked.text)); }, [&] { alone = on.single_count(on.unseen(asked.text)); });
        line measured{name, "ms", times.ours, "one thread", times.beside, {}, ours == alone, {}};
        if (on.name == "S10") measured.most = most_of_one_thread;
        out.add(measured);
    }
}

}  // namespace wafer::bench
