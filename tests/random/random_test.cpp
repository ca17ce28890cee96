// Random graphs and statements: the engine against the naive evaluator, and against itself. WAFER_SEED chooses other statements than those
// of every day, WAFER_QUERIES how many; WAFER_CASE begins with one of them and prints it, to look at what ended the program.
#include <cstdlib>

#include <fmt/format.h>

#include "tests/random/metamorphic.hpp"
#include "tests/random/query_generator.hpp"
#include "tests/random/reducer.hpp"
#include "tests/random/regressions.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::random;

constexpr std::size_t most_reports = 3;

std::uint64_t number_from(char const* variable, std::uint64_t otherwise) {
    char const* const text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::uint64_t seed() { return number_from("WAFER_SEED", 1); }
std::uint64_t queries() { return number_from("WAFER_QUERIES", 20'000); }
std::uint64_t first_case() { return number_from("WAFER_CASE", 0); }

/// Each case has a seed of its own, so that one can be looked at alone.
generator generator_of(std::uint64_t index) { return generator(seed() * 1'000'003 + index); }

bool still_wrong(failing_case const& candidate) {
    outcome expected;
    return disagreement(candidate.query, build(candidate.graph), expected).has_value();
}

std::string reduced(failing_case const& wrong) {
    auto const small = reduce(wrong, still_wrong);
    outcome expected;
    return report(small, disagreement(small.query, build(small.graph), expected).value_or(""));
}

failing_case random_case(generator& random) {
    auto graph = random_graph(random);
    query_generator made(random);
    bool const writes = random() % 100 < 30;
    return {writes ? made.writing() : made.reading(), std::move(graph)};
}

}  // namespace

TEST_CASE("random statements mean the same to the engine and to the naive evaluator") {
    INFO("WAFER_SEED=" << seed() << " WAFER_QUERIES=" << queries());
    std::uint64_t answered = 0;
    std::uint64_t returning = 0;
    std::size_t wrong = 0;
    for (std::uint64_t i = first_case(); i < queries(); ++i) {
        auto random = generator_of(i);
        auto const each = random_case(random);
        if (i > 0 && i == first_case()) WARN(to_text(each.graph) << "\n" << each.query.text);
        outcome expected;
        auto const other = disagreement(each.query, build(each.graph), expected);
        INFO("case " << i << ": " << each.query.text);
        if (expected.refused) FAIL("refused: " << expected.error);
        returning += !expected.abandoned && each.query.text.find("RETURN") != std::string::npos ? 1 : 0;
        answered += expected.rows.empty() ? 0 : 1;
        if (!other) continue;
        FAIL_CHECK(reduced(each));
        if (++wrong == most_reports) break;
    }
    CHECK(answered * 10 >= returning * 6);
}

TEST_CASE("random statements that must agree with each other do") {
    INFO("WAFER_SEED=" << seed() << " WAFER_QUERIES=" << queries());
    for (std::uint64_t i = 0; i < queries() / 5; ++i) {
        auto random = generator_of(i);
        auto const graph = random_graph(random);
        auto const other = disagreement(random_twins(random), graph);
        INFO("case " << i);
        if (other) FAIL(*other);
    }
}

TEST_CASE("what random statements have found stays right") {
    for (auto const& each : regressions_in(WAFER_SOURCE_DIR "/tests/random/regressions")) {
        INFO(each.graph << "\n" << each.query);
        wafer::engine::graph data;
        REQUIRE(change(each.graph, data).error.empty());
        query_text const query{.text = each.query, .bags = true, .writes = writes(each.query)};
        outcome expected;
        auto const other = disagreement(query, data, expected);
        CHECK_FALSE(expected.refused);
        CHECK(other.value_or("") == "");
    }
}
