// Functions on nodes, relationships and paths, alive and deleted.
#include <string>

#include "engine/graph/graph.hpp"
#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

/// (a:A:B {name: 'Ada'})-[r:KNOWS {since: 1843}]->(b)
struct small_graph {
    graph data;
    node_id a;
    node_id b;
    rel_id r;

    small_graph() {
        label_id const both[] = {data.intern_label("A"), data.intern_label("B")};
        a = data.create_node(both);
        b = data.create_node({});
        r = data.create_relationship(data.intern_type("KNOWS"), a, b);
        data.set_property(a, data.intern_key("name"), value::of("Ada"));
        data.set_property(r, data.intern_key("since"), value::of(std::int64_t{1843}));
    }

    [[nodiscard]] std::string result_of(std::string_view text) const {
        call_context context;
        context.data = &data;
        auto const path = value::path({value::of(a), value::of(r), value::of(b)});
        try {
            return to_literal(
                wafer::tests::evaluate(text, context, {{"a", value::of(a)}, {"b", value::of(b)}, {"r", value::of(r)}, {"p", path}}));
        } catch (wafer::error const& error) {
            return error.detail();
        }
    }
};

struct row {
    char const* expression;
    char const* result;
};

}  // namespace

TEST_CASE("functions on entities read the graph") {
    small_graph const small;
    auto const [expression, result] = GENERATE(values<row>({
        {"labels(a)", "['A', 'B']"},
        {"labels(b)", "[]"},
        {"labels(null)", "null"},
        {"labels(1)", "InvalidArgumentValue"},
        {"labels(p)", "InvalidArgumentValue"},
        {"type(r)", "'KNOWS'"},
        {"type('')", "InvalidArgumentValue"},
        {"keys(a)", "['name']"},
        {"keys(b)", "[]"},
        {"properties(a)", "{name: 'Ada'}"},
        {"properties(r)", "{since: 1843}"},
        {"properties(1)", "InvalidArgumentValue"},
        {"a.name", "'Ada'"},
        {"a.missing", "null"},
        {"a['na' + 'me']", "'Ada'"},
        {"a[0]", "MapElementAccessByNonString"},
        {"r.since", "1843"},
        {"b.name", "null"},
        {"id(a) = id(b)", "false"},
        {"elementId(a) = elementId(a)", "true"},
        {"startNode(r) = a", "true"},
        {"endNode(r) = b", "true"},
        {"nodes(p)[1] = b", "true"},
        {"relationships(p)[0] = r", "true"},
        {"length(p)", "1"},
        {"length(a)", "InvalidArgumentValue"},
        {"size(nodes(p))", "2"},
    }));
    CAPTURE(expression);
    CHECK(small.result_of(expression) == result);
}

TEST_CASE("of a deleted entity only its identity is left") {
    small_graph small;
    small.data.delete_relationship(small.r);
    small.data.delete_node(small.a);
    auto const [expression, result] = GENERATE(values<row>({
        {"a.name", "DeletedEntityAccess"},
        {"labels(a)", "DeletedEntityAccess"},
        {"properties(a)", "DeletedEntityAccess"},
        {"keys(r)", "DeletedEntityAccess"},
        {"r.since", "DeletedEntityAccess"},
        {"startNode(r)", "DeletedEntityAccess"},
        {"type(r)", "'KNOWS'"},
        {"a = a", "true"},
        {"size(nodes(p))", "2"},
    }));
    CAPTURE(expression);
    CHECK(small.result_of(expression) == result);
}
