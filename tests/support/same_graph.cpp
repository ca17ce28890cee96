#include "tests/support/same_graph.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace wafer::tests {
namespace {

using colours = std::vector<std::size_t>;

std::string fields_text(map const& fields) {
    std::string text;
    for (auto const& [key, content] : fields) text += to_string(value(key)) + ": " + to_string(content) + ", ";
    return text;
}

/// Gives both graphs' nodes numbers for their texts, then for what they lead to, until nothing changes: equal numbers may correspond.
class refinement {
public:
    refinement(plain_graph const& left, plain_graph const& right) : graphs_{&left, &right} {}

    /// False if the numbers of the two graphs do not occur equally often.
    bool refine(colours& left, colours& right) {
        for (std::size_t known = 0;;) {
            if (!balanced(left, right)) return false;
            colours all = left;
            all.insert(all.end(), right.begin(), right.end());
            std::ranges::sort(all);
            auto const count = static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
            if (count == known) return true;
            known = count;
            step(left, right);
        }
    }

    static bool balanced(colours left, colours right) {
        std::ranges::sort(left);
        std::ranges::sort(right);
        return left == right;
    }

private:
    using surroundings = std::tuple<std::size_t, std::vector<std::tuple<bool, std::string, std::size_t>>>;

    static std::vector<surroundings> around(plain_graph const& graph, colours const& known) {
        std::vector<surroundings> found(graph.nodes.size());
        for (std::size_t i = 0; i < known.size(); ++i) std::get<0>(found[i]) = known[i];
        for (auto const& edge : graph.edges) {
            std::get<1>(found[edge.from]).emplace_back(true, edge.what, known[edge.to]);
            std::get<1>(found[edge.to]).emplace_back(false, edge.what, known[edge.from]);
        }
        for (auto& each : found) std::ranges::sort(std::get<1>(each));
        return found;
    }

    void step(colours& left, colours& right) const {
        std::map<surroundings, std::size_t> numbers;
        auto const number = [&](plain_graph const& graph, colours& known) {
            auto const found = around(graph, known);
            for (std::size_t i = 0; i < known.size(); ++i) known[i] = numbers.try_emplace(found[i], numbers.size()).first->second;
        };
        number(*graphs_[0], left);
        number(*graphs_[1], right);
    }

    plain_graph const* graphs_[2];
};

bool match(plain_graph const& a, plain_graph const& b, colours left, colours right) {
    refinement refining(a, b);
    if (!refining.refine(left, right)) return false;
    std::map<std::size_t, std::vector<std::size_t>> classes;
    for (std::size_t i = 0; i < left.size(); ++i) classes[left[i]].push_back(i);
    auto const open = std::ranges::find_if(classes, [](auto const& each) { return each.second.size() > 1; });
    if (open == classes.end()) return true;  // Each node has one partner, and sees the same around it.
    left[open->second.front()] = left.size() * 2 + 1;
    for (std::size_t i = 0; i < right.size(); ++i) {
        if (right[i] != open->first) continue;
        auto tried = right;
        tried[i] = left.size() * 2 + 1;
        if (match(a, b, left, tried)) return true;
    }
    return false;
}

}  // namespace

plain_graph plain(database& of) {
    auto connection = of.connect();
    plain_graph made;
    std::map<std::uint64_t, std::size_t> numbers;
    auto nodes = connection.run("MATCH (n) RETURN n");
    while (nodes.next()) {
        auto const node = nodes.get(0).as<wafer::node>();
        numbers.emplace(node.id, made.nodes.size());
        auto labels = node.labels;
        std::ranges::sort(labels);
        std::string text;
        for (auto const& label : labels) text += to_string(value(label)) + " ";
        made.nodes.push_back(text + fields_text(node.properties));
    }
    auto relationships = connection.run("MATCH ()-[r]->() RETURN r");
    while (relationships.next()) {
        auto const found = relationships.get(0).as<wafer::relationship>();
        made.edges.push_back({numbers.at(found.start), numbers.at(found.end), to_string(value(found.type)) + " " + fields_text(found.properties)});
    }
    return made;
}

bool same_graph(plain_graph const& left, plain_graph const& right) {
    if (left.nodes.size() != right.nodes.size() || left.edges.size() != right.edges.size()) return false;
    std::map<std::string, std::size_t> numbers;
    auto const coloured = [&](plain_graph const& graph) {
        colours found;
        for (auto const& node : graph.nodes) found.push_back(numbers.try_emplace(node, numbers.size()).first->second);
        return found;
    };
    auto const first = coloured(left);
    return match(left, right, first, coloured(right));
}

std::string difference(database& left, database& right) {
    auto const a = plain(left);
    auto const b = plain(right);
    if (same_graph(a, b)) return "";
    std::string text = std::to_string(a.nodes.size()) + " and " + std::to_string(b.nodes.size()) + " nodes, " +
                       std::to_string(a.edges.size()) + " and " + std::to_string(b.edges.size()) + " relationships\n";
    auto const list = [&](std::vector<std::string> from, std::vector<std::string> others, char const* side) {
        std::ranges::sort(from);
        std::ranges::sort(others);
        std::vector<std::string> only;
        std::ranges::set_difference(from, others, std::back_inserter(only));
        for (std::size_t i = 0; i < std::min<std::size_t>(only.size(), 5); ++i) text += side + only[i].substr(0, 500) + "\n";
    };
    list(a.nodes, b.nodes, "< ");
    list(b.nodes, a.nodes, "> ");
    auto const edges = [](plain_graph const& graph) {
        std::vector<std::string> all;
        for (auto const& edge : graph.edges) all.push_back(graph.nodes[edge.from] + " -" + edge.what + "-> " + graph.nodes[edge.to]);
        return all;
    };
    list(edges(a), edges(b), "< ");
    list(edges(b), edges(a), "> ");
    return text;
}

}  // namespace wafer::tests
