// Grouping all messages: by the country at the end of a relationship, and by their own id after a filter. From the text to the last row.
#include <algorithm>
#include <cstdint>
#include <string>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/questions.hpp"
#include "benchmarks/subject.hpp"

namespace wafer::bench {

namespace {

/// The first row's `n`, which is the largest; all rows are stepped through.
std::int64_t largest_group(subject& on, question asked) {
    auto result = on.connection.run(on.unseen(asked.text));
    std::int64_t largest = 0;
    while (result.next()) largest = std::max(largest, result.get_int(1));
    return largest;
}

void group(report& out, subject& on, question asked, std::uint64_t (*floor)(network_arrays const&), promise most) {
    if (!out.wants(asked.name)) return;
    std::int64_t ours = 0;
    std::uint64_t expected = 0;
    auto const times = in_turns_ms([&] { ours = largest_group(on, asked); }, [&] { expected = floor(on.arrays); });
    bool const right = ours == static_cast<std::int64_t>(expected);
    out.add({asked.name, "ms", times.ours, "floor", times.beside, most, right, std::to_string(ours)});
}

}  // namespace

void groups(report& out, subject& on) {
    out.part("groups");
    group(out, on, questions::by_country, most_messages_of_a_country, {0, 0.8});
    group(out, on, questions::scan_filter_group, largest_group_of_messages, {0, 2.5});
}

}  // namespace wafer::bench
