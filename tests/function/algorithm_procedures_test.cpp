// The procedures `algo.…`: their options and rows. What the algorithms find is tests/graph/algorithms_test.cpp's matter.
#include <memory>
#include <string>
#include <vector>

#include "engine/function/families.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;

/// A ring of `count` nodes, labelled Stop, with relationships LINE that have `km` 1.
struct ring {
    graph data;
    interrupt stop;
    call_context context;

    explicit ring(std::uint32_t count) {
        label_id const label = data.intern_label("Stop");
        type_id const type = data.intern_type("LINE");
        key_id const key = data.intern_key("km");
        for (std::uint32_t i = 0; i < count; ++i) data.create_node({&label, 1});
        for (std::uint32_t i = 0; i < count; ++i)
            data.set_property(data.create_relationship(type, {i}, {(i + 1) % count}), key, value::of(1.0));
        context.data = &data;
        context.stop = &stop;
    }

    std::vector<std::vector<value>> call(std::string_view name, std::vector<value> arguments) {
        for (auto const& procedure : algorithm_procedures()) {
            if (procedure.name != name) continue;
            return rows(*procedure.start(context, std::move(arguments)), procedure.outputs.size());
        }
        FAIL("no procedure " << name);
        return {};
    }

    static std::vector<std::vector<value>> rows(row_source& source, std::size_t columns) {
        std::vector<std::vector<value>> found;
        for (batch out; source.next(out, 3);) {
            CHECK(out.rows <= 3);
            REQUIRE(out.columns.size() == columns);
            for (std::size_t row = 0; row < out.rows; ++row) {
                found.emplace_back();
                for (auto const& column : out.columns) found.back().push_back(column.get(row));
            }
        }
        return found;
    }
};

value options(std::string_view name, value content) { return value::of(value_map{{value::of(name), std::move(content)}}); }
value node(std::uint32_t number) { return value::of(node_id{number}); }

}  // namespace

TEST_CASE("procedures stream their rows in batches") {
    ring given(10);
    auto const depths = given.call("algo.bfs", {node(4), value()});
    REQUIRE(depths.size() == 10);
    CHECK(depths[9][0].node() == node_id{3});
    CHECK(depths[9][1].integer() == 9);
    CHECK(given.call("algo.bfs", {node(4), options("maxDepth", value::of(std::int64_t{2}))}).size() == 3);
    auto const scores = given.call("algo.pageRank", {value()});
    REQUIRE(scores.size() == 10);
    CHECK(scores[0][1].floating() == Approx(0.1));
    CHECK(given.call("algo.connectedComponents", {value()})[9][1].integer() == 0);
    CHECK(given.call("algo.stronglyConnectedComponents", {value()})[9][1].integer() == 0);
    CHECK(given.call("algo.betweenness", {options("direction", value::of("both"))}).size() == 10);
}

TEST_CASE("a shortest path is a path with its cost, and no row if there is none") {
    ring given(5);
    auto const found = given.call("algo.shortestPath", {node(0), node(3), options("weight", value::of("km"))});
    REQUIRE(found.size() == 1);
    CHECK(found[0][0].path_elements().size() == 7);
    CHECK(found[0][1].floating() == 3);
    CHECK(given.call("algo.shortestPath", {node(0), node(3), options("direction", value::of("both"))})[0][1].floating() == 2);
    CHECK(given.call("algo.shortestPath", {node(0), node(3), options("types", value::of(value_list{}))}).empty());
}

TEST_CASE("wrong options are errors that say what was expected") {
    ring given(3);
    struct sample {
        char const* name;
        wafer::engine::value content;
        char const* message;
    };
    std::vector<sample> const samples = {
        {"lables", value::of("Stop"), "has no option `lables`"},
        {"labels", value::of("Shop"), "There is no label `Shop`"},
        {"labels", value::of(std::int64_t{1}), "a name or a list of names"},
        {"types", value::of("LIME"), "There is no relationship type `LIME`"},
        {"direction", value::of("up"), "'outgoing', 'incoming' or 'both'"},
        {"damping", value::of(2.0), "a number from 0 to"},
        {"iterations", value::of(std::int64_t{0}), "an integer from 1"},
    };
    for (auto const& [name, content, message] : samples) {
        INFO(name);
        CHECK_THROWS_WITH(given.call("algo.pageRank", {options(name, content)}), Catch::Contains(message));
    }
    try {
        given.call("algo.pageRank", {options("lables", value::of("Stop"))});
        FAIL("no error");
    } catch (wafer::error const& error) {
        CHECK(error.suggestions() == std::vector<std::string>{"labels"});
    }
    CHECK_THROWS_WITH(given.call("algo.betweenness", {options("weight", value::of("miles"))}), Catch::Contains("`miles`"));
}

TEST_CASE("a start node must be a node of the graph and of the labels asked for") {
    ring given(3);
    given.data.intern_label("Other");
    CHECK_THROWS_WITH(given.call("algo.bfs", {value::of("a"), value()}), Catch::Contains("needs a node"));
    CHECK_THROWS_WITH(given.call("algo.bfs", {node(7), value()}), Catch::Contains("was deleted"));
    CHECK_THROWS_WITH(given.call("algo.bfs", {node(0), options("labels", value::of("Other"))}), Catch::Contains("none of the labels"));
}
