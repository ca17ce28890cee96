// Prepared statements that are run for one person after the other: look-ups by key, friends of friends, shortest paths, trails. A line has
// one statement, bound anew for each person; the time is that of all runs.
#include <cstdint>
#include <string>
#include <vector>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/questions.hpp"
#include "benchmarks/subject.hpp"

namespace wafer::bench {

namespace {

/// Persons at fixed strides, so that every run and every engine asks of the same.
struct chosen_persons {
    std::vector<std::uint32_t> sources;
    std::vector<number_pair> pairs;
    std::vector<std::uint32_t> looked_up;

    explicit chosen_persons(std::uint32_t count) {
        for (std::uint32_t i = 0; i < 100; ++i) {
            sources.push_back((i * 79 + 11) % count);
            auto const from = (i * 61 + 5) % count;
            auto const to = (i * 127 + 1009) % count;
            pairs.emplace_back(from, from == to ? (to + 1) % count : to);
        }
        for (std::uint32_t i = 0; i < 10'000; ++i) looked_up.push_back((i * 7919 + 3) % count);
    }
};

class walker {
public:
    walker(report& out, subject& on) : out_(out), on_(on), chosen_(static_cast<std::uint32_t>(on.arrays.person_ids.size())) {}

    void look_up() {
        if (!out_.wants(questions::look_up.name)) return;
        auto statement = on_.connection.prepare(questions::look_up.text);
        std::int64_t rows = 0;
        auto const ours = [&] {
            rows = 0;
            for (auto const person : chosen_.looked_up) {
                auto result = statement.bind("id", id(person)).run();
                while (result.next()) rows += result.get_int(0) == id(person);
            }
        };
        double const time = median_ms(ours);
        out_.add({questions::look_up.name, "ms", time, "", 0, promise{0, 20}, rows == static_cast<std::int64_t>(chosen_.looked_up.size())});
    }

    void hops(question asked, int count, double most) {
        from_each(asked, chosen_.sources, promise{0, most}, [&] { return count_hops(on_.arrays, chosen_.sources, count); });
    }

    void trails() {
        std::vector<std::uint32_t> const sources(chosen_.sources.begin(), chosen_.sources.begin() + 20);
        from_each(questions::trails, sources, promise{0, 5}, [&] { return count_trails(on_.arrays, sources); });
    }

    void shortest_paths() {
        if (!out_.wants(questions::shortest_path.name)) return;
        auto statement = on_.connection.prepare(questions::shortest_path.text);
        std::int64_t sum = 0;
        std::uint64_t floor = 0;
        auto const ours = [&] {
            sum = 0;
            for (auto const& pair : chosen_.pairs) {
                auto result = statement.bind("a", id(pair.first)).bind("b", id(pair.second)).run();
                while (result.next()) sum += result.get_int(0);
            }
        };
        auto const times = in_turns_ms(ours, [&] { floor = sum_shortest_paths(on_.arrays, chosen_.pairs); });
        add(questions::shortest_path, times, promise{0, 1.5}, {sum, floor});
    }

private:
    struct answers {
        std::int64_t ours;
        std::uint64_t floor;
    };

    [[nodiscard]] std::int64_t id(std::uint32_t person) const { return static_cast<std::int64_t>(on_.arrays.person_ids[person]); }

    template <class Floor>
    void from_each(question asked, std::vector<std::uint32_t> const& sources, promise most, Floor const& loops) {
        if (!out_.wants(asked.name)) return;
        auto statement = on_.connection.prepare(asked.text);
        std::int64_t sum = 0;
        std::uint64_t floor = 0;
        auto const ours = [&] {
            sum = 0;
            for (auto const person : sources) {
                auto result = statement.bind("id", id(person)).run();
                while (result.next()) sum += result.get_int(0);
            }
        };
        auto const times = in_turns_ms(ours, [&] { floor = loops(); });
        add(asked, times, most, {sum, floor});
    }

    void add(question asked, pair_of_times times, promise most, answers counted) {
        out_.add({asked.name, "ms", times.ours, "floor", times.beside, most, counted.ours == static_cast<std::int64_t>(counted.floor),
                  std::to_string(counted.ours)});
    }

    report& out_;
    subject& on_;
    chosen_persons chosen_;
};

/// Times of single runs in microseconds, ours alone.
template <class Work>
double median_us(int runs, Work const& work) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) times.push_back(1e3 * ms_of([&] { work(run); }));
    return median(std::move(times));
}

}  // namespace

void walks(report& out, subject& on) {
    out.part("walks");
    walker walk(out, on);
    walk.look_up();
    walk.hops(questions::one_hop, 1, 0.6);
    walk.hops(questions::two_hops, 2, 3);
    walk.hops(questions::three_hops, 3, 30);
    walk.shortest_paths();
    walk.trails();
}

void point_queries(report& out, subject& on) {
    out.part("point queries");
    if (!out.wants("point queries")) return;
    std::string const text = "MATCH (p:Person {id: $id})-[:KNOWS]-(f:Person) RETURN f.id";
    auto const& ids = on.arrays.person_ids;
    auto const chosen = [&](int run) { return static_cast<std::uint32_t>(static_cast<std::size_t>(run) * 7919 % ids.size()); };
    auto const some_id = [&](int run) { return static_cast<std::int64_t>(ids[chosen(run)]); };
    std::uint64_t rows = 0;
    auto const step_through = [&](wafer::result result) {
        while (result.next()) ++rows;
    };
    auto statement = on.connection.prepare(text);
    constexpr int runs = 2000;
    double const prepared = median_us(runs, [&](int run) { step_through(statement.bind("id", some_id(run)).run()); });
    double const seen = median_us(runs, [&](int run) { step_through(on.connection.run(text, {{"id", some_id(run)}})); });
    double const unseen = median_us(runs / 10, [&](int run) { step_through(on.connection.run(on.unseen(text), {{"id", some_id(run)}})); });
    std::uint64_t expected = 0;
    for (int round : {runs, runs, runs / 10})
        for (int run = 0; run < round; ++run) expected += on.arrays.knows.degree(chosen(run));
    bool const right = rows == expected;
    out.add({"look-up and one hop, prepared", "us", prepared, "", 0, promise{0, 3}, right, "p50"});
    out.add({"… from a text seen before", "us", seen, "", 0, promise{0, 40}, right, "p50"});
    out.add({"… from a text not seen before", "us", unseen, "", 0, {}, right, "p50"});
}

}  // namespace wafer::bench
