#include <string>
#include <vector>

#include "prompt/picture/collector.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::picture;

namespace {

/// The kind of each node, by its labels.
std::vector<std::string> kinds_of(std::vector<std::vector<std::string>> const& labels) {
    picture drawn;
    for (auto const& each : labels) drawn.nodes.emplace_back().labels = each;
    wafer::prompt::choose_kinds(drawn);
    std::vector<std::string> kinds;
    for (auto const& each : drawn.nodes) kinds.push_back(drawn.kinds[each.kind]);
    return kinds;
}

}  // namespace

TEST_CASE("a node is of the kind of its only label, or of none") {
    CHECK(kinds_of({{"A"}, {"B"}, {}}) == std::vector<std::string>{"A", "B", ""});
    CHECK(kinds_of({}).empty());
}

TEST_CASE("a label that narrower ones stand beside gives way to them") {
    CHECK(kinds_of({{"Organization", "Company"}, {"Organization", "Company"}, {"Organization"}}) ==
          std::vector<std::string>{"Company", "Company", "Organization"});
}

TEST_CASE("labels that always stand together do not put each other out") {
    CHECK(kinds_of({{"A", "B"}, {"A", "B"}}) == std::vector<std::string>{"A", "A"});
}

TEST_CASE("among narrow labels the most frequent is the kind") {
    CHECK(kinds_of({{"C", "Maker", "Startup"}, {"C", "Startup"}, {"C", "Startup"}, {"C", "Maker"}, {"C", "Rare"}}) ==
          std::vector<std::string>{"Startup", "Startup", "Startup", "Maker", "Rare"});
}

TEST_CASE("kinds come in the order of how many nodes they have") {
    picture drawn;
    for (auto const* label : {"A", "B", "B"}) drawn.nodes.emplace_back().labels = {label};
    wafer::prompt::choose_kinds(drawn);
    CHECK(drawn.kinds == std::vector<std::string>{"B", "A"});
}
