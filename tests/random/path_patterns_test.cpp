// Random paths with quantified parts, selectors and modes on small graphs: the engine against the naive evaluator, which walks every way
// there is. WAFER_SEED chooses others, WAFER_QUERIES how many.
#include <cstdlib>

#include <fmt/format.h>

#include "tests/random/comparison.hpp"
#include "tests/random/graph_sketch.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::random;

std::uint64_t number_from(char const* variable, std::uint64_t otherwise) {
    char const* const text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// Up to five nodes and six relationships: few enough to walk every way.
graph_sketch small_graph(generator& random) {
    auto const number = [](std::uint64_t n) { return wafer::engine::value::of(static_cast<std::int64_t>(n)); };
    graph_sketch made;
    for (auto left = 1 + random() % 5; left > 0; --left) {
        auto& node = made.nodes.emplace_back();
        node.labels = random() % 3 == 0 ? std::vector<std::string>{"A", "B"} : std::vector<std::string>{random() % 2 == 0 ? "A" : "B"};
        node.properties = {{"x", number(random() % 4)}};
    }
    for (auto left = random() % 7; left > 0; --left) {
        auto const end = [&] { return static_cast<std::uint32_t>(random() % made.nodes.size()); };
        made.relationships.push_back({random() % 2 == 0 ? "R" : "S", end(), end(), {{"w", number(random() % 3)}}});
    }
    return made;
}

class path_writer {
public:
    explicit path_writer(generator& random) : random_(&random) {}

    query_text write() {
        repeatable_ = chance(15);
        auto const selector = chance(55) ? one_of({"ANY SHORTEST ", "ALL SHORTEST ", "SHORTEST 2 ", "SHORTEST 3 ", "SHORTEST 2 GROUPS ", "ANY 2 "}) : "";
        bool const groups = selector.find("ALL") != std::string::npos || selector.find("GROUPS") != std::string::npos;
        some_ = !selector.empty() && !groups;
        finite_ = repeatable_ && selector.empty();
        std::string text = chance(25) ? "MATCH (o:A) " : "";
        given_ = !text.empty();
        text += repeatable_ ? "MATCH REPEATABLE ELEMENTS p = " : "MATCH p = ";
        auto const mode = chance(25) ? one_of({"ACYCLIC ", "SIMPLE ", "TRAIL "}) : "";
        auto const pattern = path();
        // The mode stands between a selector and its word GROUPS.
        auto const at = selector.find("GROUPS");
        text += at == std::string::npos ? selector + mode : selector.substr(0, at) + mode + "GROUPS ";
        auto const* const end = cyclic_ ? "a" : "b";
        text += chance(20) ? "(" + pattern + " WHERE a.x <= " + end + ".x)" : pattern;
        if (chance(20)) text += fmt::format(" WHERE {}.x > 0", end);
        text += fmt::format(" RETURN a, {} AS end, length(p)", end);
        if (!some_) text += ", p" + variables_;
        return {.text = std::move(text)};
    }

private:
    bool chance(unsigned percent) { return (*random_)() % 100 < percent; }
    std::string one_of(std::initializer_list<char const*> choices) { return choices.begin()[(*random_)() % choices.size()]; }

    std::string path() {
        std::string text = given_ && chance(40) ? "(a WHERE a = o)" : "(a" + one_of({"", ":A", ":B"}) + ")";
        auto const parts = 1 + (*random_)() % 3;
        for (unsigned i = 0; i < parts; ++i) {
            bool const last = i + 1 == parts;
            text += part(i);
            auto const name = last ? std::string(chance(10) ? "a" : "b") : fmt::format("m{}", i);
            cyclic_ = cyclic_ || name == "a";
            text += "(" + name + (last || chance(60) ? "" : ":A") + ")";
            if (!last) variables_ += ", " + name;
        }
        return text;
    }
    std::string arrow(std::string const& inside) {
        switch ((*random_)() % 5) {
            case 0: return "<-[" + inside + "]-";
            case 1: return "-[" + inside + "]-";
            default: return "-[" + inside + "]->";
        }
    }
    std::string types() { return one_of({"", "", ":R", ":S", ":R|S"}); }
    std::string quantifier() {
        if (finite_) return one_of({"{2}", "{1,3}", "{,2}", "?"});
        return one_of({"*", "+", "{2}", "{1,3}", "{,2}", "{2,}", "?"});
    }
    std::string part(unsigned i) {
        if (chance(35)) {
            variables_ += fmt::format(", r{}", i);
            return arrow(fmt::format("r{}{}{}", i, types(), chance(20) ? " {w: 1}" : ""));
        }
        if (chance(40)) {
            variables_ += fmt::format(", q{}", i);
            return arrow(fmt::format("q{}{}{}", i, types(), chance(30) ? fmt::format(" WHERE q{}.w < 2", i) : "")) + quantifier();
        }
        return group(i);
    }
    std::string group(unsigned i) {
        auto text = fmt::format("((x{}){}(y{})", i, arrow(fmt::format("s{}{}", i, types())), i);
        variables_ += fmt::format(", x{0}, s{0}, y{0}", i);
        bool const two = chance(35);
        if (two) text += arrow(types()) + fmt::format("(z{})", i);
        if (two) variables_ += fmt::format(", z{}", i);
        if (chance(50)) {
            auto const last = two && chance(60) ? 'z' : 'y';
            text += chance(30) && given_ ? fmt::format(" WHERE {}{}.x <> o.x", last, i)
                                         : fmt::format(" WHERE x{0}.x {1} {2}{0}.x", i, one_of({"<=", "<>", ">="}), last);
        }
        return text + ")" + quantifier();
    }

    generator* random_;
    bool repeatable_ = false, finite_ = false, given_ = false, some_ = false, cyclic_ = false;
    std::string variables_;
};

/// More nodes than paths of any length could be walked on: chains of steps whose last node alone is asked for, and shortest paths.
graph_sketch wider_graph(generator& random) {
    auto made = small_graph(random);
    auto const number = [](std::uint64_t n) { return wafer::engine::value::of(static_cast<std::int64_t>(n)); };
    while (made.nodes.size() < 12) made.nodes.push_back({{random() % 2 == 0 ? "A" : "B"}, {{"x", number(random() % 4)}}});
    for (auto left = 8 + random() % 16; left > 0; --left) {
        auto const end = [&] { return static_cast<std::uint32_t>(random() % made.nodes.size()); };
        made.relationships.push_back({random() % 3 == 0 ? "S" : "R", end(), end(), {{"w", number(random() % 3)}}});
    }
    return made;
}

std::string one_of(generator& random, std::initializer_list<char const*> choices) { return choices.begin()[random() % choices.size()]; }

std::string chain_of_steps(generator& random) {
    std::string text = one_of(random, {"MATCH (n0)", "MATCH (n0:A)", "MATCH (n0 {x: 1})", "UNWIND [1, 2] AS u MATCH (n0 {x: u})"});
    auto const steps = 1 + random() % 3;
    for (unsigned i = 0; i < steps; ++i)
        text += fmt::format(" MATCH (n{}){}(n{}{})", i, one_of(random, {"-[:R]-", "-->", "<-[:S]-", "--", "-[:R|S]->"}), i + 1,
                            one_of(random, {"", ":A", " WHERE true", ":B"}));
    return text + fmt::format(fmt::runtime(one_of(random, {" RETURN DISTINCT n{0}", " RETURN count(DISTINCT n{0}) AS c", " RETURN min(n{0}.x) AS m",
                                                           " WITH DISTINCT n{0} MATCH (n{0})-->(b) RETURN DISTINCT b", " RETURN DISTINCT n{0}.x",
                                                           " RETURN count(DISTINCT n{0}) AS c, collect(DISTINCT n{0}.x) = [] AS e"})),
                              steps);
}

std::string shortest_paths(generator& random) {
    auto const all = random() % 2 == 0;
    return fmt::format("MATCH (a{}), (b{}) WHERE a.x <= b.x AND a <> b MATCH p = {}((a){}(b)) RETURN a, b, {}", one_of(random, {"", ":A"}),
                       one_of(random, {"", ":B"}), all ? "allShortestPaths" : "shortestPath",
                       one_of(random, {"-[*..6]-", "-[:R*]->", "<-[:R|S*..3]-", "-[:S*1..4]-", "-[*..2]->", "-[:R* {w: 1}]-"}), all ? "p" : "length(p)");
}

void check_all(std::string (*write)(generator&), std::uint64_t offset) {
    auto const seed = number_from("WAFER_SEED", 1);
    auto const queries = number_from("WAFER_QUERIES", 20'000) / 20;
    INFO("WAFER_SEED=" << seed);
    std::uint64_t found = 0;
    std::size_t wrong = 0;
    for (std::uint64_t i = 0; i < queries && wrong < 3; ++i) {
        generator random(seed * 7'000'003 + offset + i);
        auto const graph = wider_graph(random);
        query_text const query{.text = write(random)};
        outcome expected;
        auto const other = disagreement(query, build(graph), expected);
        INFO("case " << i << "\n" << to_text(graph) << "\n" << query.text);
        if (expected.refused) FAIL("refused: " << expected.error);
        found += expected.rows.empty() ? 0 : 1;
        if (!other) continue;
        FAIL_CHECK(*other);
        ++wrong;
    }
    CHECK(found * 10 >= queries * 6);
}

}  // namespace

TEST_CASE("chains of steps lead to the same nodes when only these are wanted, each once") { check_all(chain_of_steps, 30'000'000); }

TEST_CASE("shortest paths from both ends are those of walking from one") { check_all(shortest_paths, 40'000'000); }

TEST_CASE("random paths are found as by walking every way there is") {
    auto const seed = number_from("WAFER_SEED", 1);
    auto const queries = number_from("WAFER_QUERIES", 20'000) / 5;
    INFO("WAFER_SEED=" << seed);
    std::uint64_t found = 0;
    std::size_t wrong = 0;
    for (std::uint64_t i = 0; i < queries && wrong < 3; ++i) {
        generator random(seed * 7'000'003 + i);
        auto const graph = small_graph(random);
        auto const query = path_writer(random).write();
        outcome expected;
        auto const other = disagreement(query, build(graph), expected);
        INFO("case " << i << "\n" << to_text(graph) << "\n" << query.text);
        if (expected.refused) FAIL("refused: " << expected.error);
        found += expected.rows.empty() ? 0 : 1;
        if (!other) continue;
        FAIL_CHECK(*other);
        ++wrong;
    }
    CHECK(found * 10 >= queries * 2);
}

TEST_CASE("random trails lead to the same ends when only these are wanted, each once") {
    auto const seed = number_from("WAFER_SEED", 1);
    auto const queries = number_from("WAFER_QUERIES", 20'000) / 20;
    INFO("WAFER_SEED=" << seed);
    std::size_t wrong = 0;
    for (std::uint64_t i = 0; i < queries && wrong < 3; ++i) {
        generator random(seed * 9'000'011 + i);
        auto const one_of = [&](std::initializer_list<char const*> choices) { return std::string(choices.begin()[random() % choices.size()]); };
        auto const graph = small_graph(random);
        auto const trail = one_of({"", ":R", ":R|S"}) + one_of({"*", "*0..", "*1..2", "*..3", "*0..2", "*1..5"}) + one_of({"", "", " {w: 1}"});
        auto const arrow = one_of({"-[", "<-["}) + trail + one_of({"]-", "]-", "]->"});
        auto const around = one_of({"", "MATCH (b:A) ", "OPTIONAL MATCH (a:B) "});
        auto const condition = one_of({"", " WHERE a <> b", " WHERE a.x <= b.x"});
        auto const result = one_of({"DISTINCT b", "DISTINCT a, b", "a, count(DISTINCT b)", "b, min(a.x), max(a.x)"});
        query_text const query{.text = fmt::format("{}MATCH (a){}(b){} RETURN {}", around, arrow, condition, result)};
        outcome expected;
        auto const other = disagreement(query, build(graph), expected);
        INFO("case " << i << "\n" << to_text(graph) << "\n" << query.text);
        if (expected.refused) FAIL("refused: " << expected.error);
        if (!other) continue;
        FAIL_CHECK(*other);
        ++wrong;
    }
}
