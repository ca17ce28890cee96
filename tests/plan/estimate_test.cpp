#include "engine/plan/estimate.hpp"

#include <deque>
#include <string>

#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;
using strings = std::vector<std::string>;

/// 10 A, 20 B, 5 of them A as well; each A has two T to B, the first B has one U to itself.
graph example() {
    graph data;
    auto const a = data.intern_label("A");
    auto const b = data.intern_label("B");
    auto const t = data.intern_type("T");
    auto const u = data.intern_type("U");
    auto const key = data.intern_key("k");
    std::vector<node_id> nodes;
    for (int i = 0; i < 25; ++i) nodes.push_back(data.create_node({}));
    for (std::size_t i = 0; i < 10; ++i) data.add_label(nodes[i], a);
    for (std::size_t i = 5; i < 25; ++i) data.add_label(nodes[i], b);
    for (std::size_t i = 0; i < 10; ++i) {
        data.create_relationship(t, nodes[i], nodes[10]);
        data.create_relationship(t, nodes[i], nodes[11]);
        data.set_property(nodes[i], key, value::of(static_cast<std::int64_t>(i % 5)));
    }
    data.create_relationship(u, nodes[10], nodes[10]);
    return data;
}

/// Owns expressions.
struct expressions {
    std::deque<bound::expression> all;
    bound::expr make(bound::expression::node_type node) { return &all.emplace_back(bound::expression{std::move(node), any_kind, {}}); }
};

}  // namespace

TEST_CASE("nodes are counted by label, several labels taken as independent") {
    auto const data = example();
    plan::estimator const counts(data);
    CHECK(counts.nodes() == 25);
    CHECK(counts.nodes({"A"}) == 10);
    CHECK(counts.nodes({"A", "B"}) == Approx(8));
    CHECK(counts.nodes({"None"}) == 0);
    CHECK(counts.nodes({"A", "None"}) == 0);
}

TEST_CASE("degrees are relationships per node, by direction, type and the labels of both ends") {
    auto const data = example();
    plan::estimator const counts(data);
    using bound::direction;
    CHECK(counts.degree({"A"}, direction::right, {"T"}, {}) == Approx(2));
    CHECK(counts.degree({"A"}, direction::right, {"T"}, {"B"}) == Approx(2));
    CHECK(counts.degree({"B"}, direction::left, {"T"}, {"A"}) == Approx(1));
    CHECK(counts.degree({"A"}, direction::left, {"T"}, {}) == Approx(0));
    CHECK(counts.degree({"A"}, direction::right, {"U"}, {}) == Approx(0));
    CHECK(counts.degree({}, direction::right, {}, {}) == Approx(21.0 / 25));
    CHECK(counts.degree({}, direction::either, {"T"}, {}) == Approx(40.0 / 25));
    CHECK(counts.degree({"A"}, direction::right, {"None"}, {}) == Approx(0));
}

TEST_CASE("an equality with a property is as rare as its values are many") {
    auto const data = example();
    plan::estimator const counts(data);
    expressions made;
    auto const node = made.make(bound::reference{{0}});
    auto const one = made.make(bound::literal{value::of(std::int64_t{1})});
    auto const equal = [&](char const* key) {
        return made.make(bound::comparison{bound::comparison_operator::equal, made.make(bound::property{node, key}), one});
    };
    CHECK(counts.selectivity(equal("k")) == Approx(10.0 / 25 / 5));
    CHECK(counts.selectivity(equal("unknown")) == 0);
    CHECK(counts.selectivity(made.make(bound::negation{equal("k")})) == Approx(1 - 10.0 / 25 / 5));
    auto const both = made.make(bound::logic{bound::logic_operator::and_, {equal("k"), equal("k")}});
    auto const any = made.make(bound::logic{bound::logic_operator::or_, {equal("k"), equal("k")}});
    CHECK(counts.selectivity(both) < counts.selectivity(equal("k")));
    CHECK(counts.selectivity(any) > counts.selectivity(equal("k")));
    CHECK(counts.selectivity(any) <= 1);
}

TEST_CASE("an empty graph gives no rows and no division by zero") {
    graph const data;
    plan::estimator const counts(data);
    CHECK(counts.nodes() == 0);
    CHECK(counts.nodes({"A"}) == 0);
    CHECK(counts.degree({}, bound::direction::either, {}, {}) == 0);
}
