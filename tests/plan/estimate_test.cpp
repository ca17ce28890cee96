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

TEST_CASE("an equality is as rare among the nodes of a label as their values are many, and a list as its items") {
    auto const data = example();
    plan::estimator const counts(data);
    expressions made;
    auto const of = made.make(bound::property{made.make(bound::reference{{0}}), "k"});
    auto const one = made.make(bound::literal{value::of(std::int64_t{1})});
    auto const equal = made.make(bound::comparison{bound::comparison_operator::equal, of, one});
    CHECK(counts.selectivity(equal, {{{0}, {"A"}}}) == Approx(1.0 / 5));
    CHECK(counts.selectivity(equal, {{{1}, {"A"}}}) == Approx(10.0 / 25 / 5));
    auto const among = made.make(bound::predicate{bound::predicate_operator::in, of, made.make(bound::list{{one, one}})});
    CHECK(counts.selectivity(among, {{{0}, {"A"}}}) == Approx(2.0 / 5));
}

TEST_CASE("an equality with a property of relationships is as rare as its values in the types that have it") {
    auto data = example();
    auto const key = data.intern_key("w");
    for (std::uint32_t i = 0; i < 10; ++i) data.set_property(rel_id{*data.find_type("T"), i}, key, value::of(static_cast<std::int64_t>(i % 2)));
    plan::estimator const counts(data);
    expressions made;
    made.all.push_back({bound::reference{{0}}, kind::relationship, {}});
    auto const of = made.make(bound::property{&made.all.back(), "w"});
    auto const one = made.make(bound::literal{value::of(std::int64_t{1})});
    CHECK(counts.selectivity(made.make(bound::comparison{bound::comparison_operator::equal, of, one})) == Approx(10.0 / 20 / 2));
}

TEST_CASE("that two nodes differ leaves nearly all rows") {
    auto const data = example();
    plan::estimator const counts(data);
    expressions made;
    auto const left = made.make(bound::reference{{0}});
    auto const unlike = made.make(bound::comparison{bound::comparison_operator::not_equal, left, made.make(bound::reference{{1}})});
    CHECK(counts.selectivity(unlike) == Approx(24.0 / 25));
}

TEST_CASE("an empty graph gives no rows and no division by zero") {
    graph const data;
    plan::estimator const counts(data);
    CHECK(counts.nodes() == 0);
    CHECK(counts.nodes({"A"}) == 0);
    CHECK(counts.degree({}, bound::direction::either, {}, {}) == 0);
}
