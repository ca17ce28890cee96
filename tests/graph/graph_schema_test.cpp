#include "engine/graph/catalog.hpp"
#include "engine/graph/graph.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

namespace {

schema_target on(graph& data, std::string_view label, std::string_view key) {
    return {false, data.intern_label(label).value, {data.intern_key(key)}};
}

std::vector<std::string> names(graph const& data) {
    std::vector<std::string> found;
    for (auto const* one : data.indexes()) found.push_back(one->name);
    for (auto const* one : data.constraints()) found.push_back(one->name);
    return found;
}

}  // namespace

TEST_CASE("indexes and constraints are listed in the order they were created") {
    graph data;
    CHECK(names(data).empty());
    CHECK(data.schema_version() == 0);
    data.create_index({"b", index_sort::range, on(data, "B", "x")});
    data.create_constraint({"a", constraint_sort::unique, on(data, "A", "x")});
    data.create_constraint({"c", constraint_sort::existence, on(data, "A", "x")});
    CHECK(names(data) == std::vector<std::string>{"b", "a", "a", "c"});
    CHECK(data.indexes()[1]->owner == "a");
    data.drop_index("b");
    data.drop_constraint("a");
    CHECK(names(data) == std::vector<std::string>{"c"});
}

TEST_CASE("a copy of a graph keeps its indexes whatever becomes of the original") {
    graph data;
    data.create_index({"a", index_sort::range, on(data, "A", "x")});
    graph const before = data;
    data.create_index({"b", index_sort::range, on(data, "B", "x")});
    data.drop_index("a");
    CHECK(names(before) == std::vector<std::string>{"a"});
    CHECK(names(data) == std::vector<std::string>{"b"});
    CHECK(before.schema_version() != data.schema_version());
    data = before;
    CHECK(names(data) == std::vector<std::string>{"a"});
    CHECK(before.schema_version() == data.schema_version());
}
