// The nine patterns of the Labelled Subgraph Query Benchmark, and triangles, from the text to the count. openCypher lets no relationship
// occur twice in one MATCH: q3, where two persons may live in one city, has a MATCH for each home.
#include <iterator>
#include <string>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/questions.hpp"
#include "benchmarks/subject.hpp"

namespace wafer::bench {

namespace {

struct counting {
    question asked;
    std::uint64_t (*floor)(network_arrays const&);
    promise most;
    std::int64_t at_scale_1;
};

counting const countings[] = {
    {questions::q1, count_q1, {4, 0.5}, 14'045'449},      {questions::q2, count_q2, {2, 0}, 163'004},
    {questions::q3, count_q3, {5, 0.5}, 194'772},         {questions::q4, count_q4, {1, 0.5}, 1'052'497},
    {questions::q5, count_q5, {4, 0}, 528'441},           {questions::q6, count_q6, {1, 0.5}, 463'751'456},
    {questions::q7, count_q7, {1, 0.5}, 1'936'793},       {questions::q8, count_q8, {4, 0}, 304'185},
    {questions::q9, count_q9, {4, 0}, 442'332'284},       {questions::triangles, count_triangles, {4, 0}, 990'702},
};

}  // namespace

void patterns(report& out, subject& on) {
    out.part("patterns");
    for (auto const& each : countings) {
        if (!out.wants(each.asked.name)) continue;
        std::int64_t ours = 0;
        std::uint64_t floor = 0;
        auto const times = in_turns_ms([&] { ours = on.single_count(on.unseen(each.asked.text)); }, [&] { floor = each.floor(on.arrays); });
        bool const right = ours == static_cast<std::int64_t>(floor) && (on.name != "S1" || ours == each.at_scale_1);
        out.add({each.asked.name, "ms", times.ours, "floor", times.beside, each.most, right, std::to_string(ours)});
    }
}

}  // namespace wafer::bench
