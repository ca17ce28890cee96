#include <deque>
#include <optional>

#include "engine/execute/evaluator.hpp"
#include "tests/execute/evaluator_expressions.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::tests;
using bound::comparison_operator;
using bound::logic_operator;
using operation = bound::label_formula::operation;

namespace {

/// (:A:B {n: 1})-[:T {w: 5}]->(:B {n: 2})-[:U]->({s: 'x'})
struct small_graph : expressions {
    small_graph() {
        label_id const both[] = {data.intern_label("A"), data.intern_label("B")};
        nodes[0] = data.create_node(both);
        nodes[1] = data.create_node({both + 1, 1});
        nodes[2] = data.create_node({});
        auto const n = data.intern_key("n");
        data.set_property(nodes[0], n, value::of(std::int64_t{1}));
        data.set_property(nodes[1], n, value::of(std::int64_t{2}));
        data.set_property(nodes[2], data.intern_key("s"), value::of("x"));
        first = data.create_relationship(data.intern_type("T"), nodes[0], nodes[1]);
        second = data.create_relationship(data.intern_type("U"), nodes[1], nodes[2]);
        data.set_property(first, data.intern_key("w"), value::of(std::int64_t{5}));
    }

    node_id nodes[3];
    rel_id first;
    rel_id second;
};

std::vector<value> nodes_of(small_graph const& g) { return {value::of(g.nodes[0]), value::of(g.nodes[1]), value(), value::of(g.nodes[2])}; }

bound::label_formula label(char const* name) { return {operation::name, name, {}}; }
bound::label_formula formula(operation op, std::vector<bound::label_formula> operands) { return {op, "", std::move(operands)}; }

/// A subplan that gives each row as many rows as its first column says, holding 0, 1, 2 …, two rows at a time.
class counting_plan final : public subplan {
public:
    void start(batch const& outer) override {
        rows_.clear();
        for (std::uint32_t row = 0; row < outer.rows; ++row) {
            for (std::int64_t i = 0; i < outer.columns[0].get(row).integer(); ++i) rows_.emplace_back(row, i);
        }
    }
    bool next(batch& out, std::vector<std::uint32_t>& origins) override {
        out.columns.resize(1);
        out.columns[0].reset(layout::any);
        origins.clear();
        for (; !rows_.empty() && origins.size() < 2; rows_.pop_front()) {
            origins.push_back(rows_.front().first);
            out.columns[0].append(value::of(rows_.front().second));
        }
        out.rows = origins.size();
        return out.rows > 0;
    }

private:
    std::deque<std::pair<std::uint32_t, std::int64_t>> rows_;
};

}  // namespace

TEST_CASE("properties of a column of nodes or relationships") {
    bool const packed = GENERATE(true, false);
    small_graph g;
    auto const rows = batch_of({nodes_of(g), {value::of(g.first), value(), value::of(g.second), value::of(g.first)}}, packed);
    CHECK(g.rows(g.make(bound::property{g.ref(0), "n"}), rows) == "1, 2, null, null");
    CHECK(g.rows(g.make(bound::property{g.ref(0), "s"}), rows) == "null, null, null, 'x'");
    CHECK(g.rows(g.make(bound::property{g.ref(1), "w"}), rows) == "5, null, null, 5");
    CHECK(g.rows(g.make(bound::property{g.ref(0), "unknown"}), rows) == "null, null, null, null");
}

TEST_CASE("a property whose key the graph learns later is found from then on") {
    small_graph g;
    auto const rows = batch_of({{value::of(g.nodes[0])}});
    auto const compiled = g.compiled(g.make(bound::property{g.ref(0), "later"}), 1);
    CHECK(compiled->evaluate(rows).get(0).is_null());
    g.data.set_property(g.nodes[0], g.data.intern_key("later"), value::of(true));
    CHECK(to_literal(compiled->evaluate(rows).get(0)) == "true");
}

TEST_CASE("properties of maps, and of what has none") {
    small_graph g;
    auto const map = g.make(bound::map{{{"k", g.ref(0)}}});
    auto const rows = batch_of({integers({1, 2})});
    CHECK(g.rows(g.make(bound::property{map, "k"}), rows) == "1, 2");
    CHECK(g.rows(g.make(bound::property{map, "q"}), rows) == "null, null");
    CHECK(g.failure(g.make(bound::property{g.ref(0), "k"}), rows) == "InvalidArgumentType");
}

TEST_CASE("a statement that writes refuses properties and labels of what it deleted") {
    bool const packed = GENERATE(true, false);
    small_graph g;
    g.run.writable = &g.data;
    auto const rows = batch_of({{value::of(g.first), value()}, {value::of(g.nodes[0]), value()}}, packed);
    g.data.delete_relationship(g.first);
    g.data.delete_node(g.nodes[0]);
    CHECK(g.failure(g.make(bound::property{g.ref(0), "w"}), rows) == "DeletedEntityAccess");
    CHECK(g.failure(g.make(bound::property{g.ref(1), "n"}), rows) == "DeletedEntityAccess");
    CHECK(g.failure(g.make(bound::label_test{g.ref(1), label("A")}), rows) == "DeletedEntityAccess");
}

TEST_CASE("label formulas on nodes") {
    bool const packed = GENERATE(true, false);
    auto const [wanted, expected] = GENERATE(table<bound::label_formula, std::string>({
        {label("A"), "true, false, null, false"},
        {label("B"), "true, true, null, false"},
        {label("Unknown"), "false, false, null, false"},
        {formula(operation::any, {}), "true, true, null, false"},
        {formula(operation::negation, {label("A")}), "false, true, null, true"},
        {formula(operation::conjunction, {label("A"), label("B")}), "true, false, null, false"},
        {formula(operation::disjunction, {label("A"), label("B")}), "true, true, null, false"},
    }));
    small_graph g;
    CHECK(g.rows(g.make(bound::label_test{g.ref(0), wanted}), batch_of({nodes_of(g)}, packed)) == expected);
}

TEST_CASE("a label formula on relationships is about their type") {
    bool const packed = GENERATE(true, false);
    small_graph g;
    auto const rows = batch_of({{value::of(g.first), value::of(g.second), value()}}, packed);
    CHECK(g.rows(g.make(bound::label_test{g.ref(0), label("T")}), rows) == "true, false, null");
    CHECK(g.rows(g.make(bound::label_test{g.ref(0), formula(operation::negation, {label("T")})}), rows) == "false, true, null");
    CHECK(g.failure(g.make(bound::label_test{g.ref(0), label("T")}), batch_of({integers({1})})) == "InvalidArgumentType");
}

TEST_CASE("only the slots an operand reads are gathered for the rows it is shown") {
    small_graph g;
    auto const is_first = g.compare(comparison_operator::equal, g.ref(1), g.integer(1));
    auto const has_n = g.compare(comparison_operator::equal, g.make(bound::property{g.ref(0), "n"}), g.ref(1));
    auto const condition = g.logic(logic_operator::and_, {is_first, has_n});
    auto rows = batch_of({nodes_of(g), integers({1, 0, 0, 0})});
    rows.columns.emplace_back();  // Read by nobody, and empty.
    CHECK(g.rows(condition, rows) == "true, false, false, false");
}

TEST_CASE("a path goes through its elements, and spells out lists of relationships") {
    small_graph g;
    auto const forth = list_of({value::of(g.first), value::of(g.second)});
    auto const back = list_of({value::of(g.second), value::of(g.first)});
    auto const none = list_of({});
    auto const a = value::of(g.nodes[0]);
    auto const c = value::of(g.nodes[2]);
    auto const rows = batch_of({{a, c, a, a, value()}, {forth, back, none, value(), forth}, {c, a, a, c, c}});
    auto const path = g.make(bound::path{{{0}, {1}, {2}}});
    auto const paths = g.values(path, rows);
    CHECK(to_literal(value::of(paths[0].path_elements())) == "[(0), [0:0], (1), [1:0], (2)]");
    CHECK(to_literal(value::of(paths[1].path_elements())) == "[(2), [1:0], (1), [0:0], (0)]");
    CHECK(paths[2].path_elements().size() == 1);
    CHECK(paths[3].is_null());
    CHECK(paths[4].is_null());
    auto const steps = batch_of({{a}, {value::of(g.first)}, {value::of(g.nodes[1])}});
    CHECK(g.values(path, steps)[0].path_elements().size() == 3);
}

TEST_CASE("a subquery runs once for each row around it") {
    auto const [kind, expected] = GENERATE(table<bound::subquery_kind, std::string>({
        {bound::subquery_kind::exists, "true, false, true"},
        {bound::subquery_kind::count, "3, 0, 1"},
        {bound::subquery_kind::collect, "[0, 1, 2], [], [0]"},
    }));
    expressions e;
    e.build_subplan = [](bound::subquery const&, slot_map const& slots) {
        CHECK(slots.symbols() == std::vector<bound::symbol>{{1}});
        return std::make_unique<counting_plan>();
    };
    auto const subquery = e.make(bound::subquery{kind, nullptr, {{1}}});
    CHECK(e.rows(subquery, batch_of({{value::of("a"), value::of("b"), value::of("c")}, integers({3, 0, 1})})) == expected);
    CHECK(e.rows(subquery, batch_of({{}, {}})).empty());
}
