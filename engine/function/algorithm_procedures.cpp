// The procedures `algo.…`: arguments into a scope, the algorithm, its result as rows.
#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/function/algorithm_options.hpp"
#include "engine/function/families.hpp"
#include "engine/graph/algorithms.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

/// Counts the arrays of an algorithm, which are of the graph's size, for as long as it runs. What it finds takes no more.
class arrays_charge {
public:
    arrays_charge(call_context const& context, graph_scope const& scope, std::size_t bytes_per_node)
        : stop_(context.stop), bytes_(context.data->node_bound() * bytes_per_node) {
        if (scope.weight) bytes_ += context.data->relationship_count() * sizeof(double);
        stop_->charge(bytes_);
    }
    ~arrays_charge() { stop_->discharge(bytes_); }
    arrays_charge(arrays_charge const&) = delete;
    arrays_charge& operator=(arrays_charge const&) = delete;

private:
    interrupt* stop_;
    std::size_t bytes_;
};

/// Hands out a list, `most_rows` at a time. `Write` fills the columns (sized, empty) from a range of rows.
template <class Row, class Write>
class listed_rows : public row_source {
public:
    listed_rows(std::vector<Row> rows, std::size_t columns, Write write)
        : rows_(std::move(rows)), columns_(columns), write_(std::move(write)) {}

    bool next(batch& out, std::size_t most_rows) override {
        if (at_ == rows_.size()) return false;
        auto const part = std::span(rows_).subspan(at_, std::min(most_rows, rows_.size() - at_));
        at_ += part.size();
        out.columns.resize(columns_);
        out.rows = part.size();
        write_(out, part);
        return true;
    }

private:
    std::vector<Row> rows_;
    std::size_t columns_;
    Write write_;
    std::size_t at_ = 0;
};

template <class Row, class Write>
std::unique_ptr<row_source> rows_of(std::vector<Row> rows, std::size_t columns, Write write) {
    return std::make_unique<listed_rows<Row, Write>>(std::move(rows), columns, std::move(write));
}

template <class Row>
void write_nodes(column& to, std::span<Row> rows) {
    to.reset(layout::node);
    to.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) to.nodes()[i] = rows[i].node;
}

template <class Row>
void write_integers(column& to, std::span<Row> rows, std::uint32_t Row::*member) {
    to.reset(layout::integer);
    to.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) to.integers()[i] = rows[i].*member;
}

std::unique_ptr<row_source> score_rows(std::vector<node_score> scores) {
    return rows_of(std::move(scores), 2, [](batch& out, std::span<node_score> rows) {
        write_nodes(out.columns[0], rows);
        out.columns[1].reset(layout::floating);
        out.columns[1].resize(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) out.columns[1].floatings()[i] = rows[i].score;
    });
}

std::unique_ptr<row_source> component_rows(std::vector<node_component> components) {
    return rows_of(std::move(components), 2, [](batch& out, std::span<node_component> rows) {
        write_nodes(out.columns[0], rows);
        write_integers(out.columns[1], rows, &node_component::component);
    });
}

std::unique_ptr<row_source> depth_rows(std::vector<node_depth> depths) {
    return rows_of(std::move(depths), 2, [](batch& out, std::span<node_depth> rows) {
        write_nodes(out.columns[0], rows);
        write_integers(out.columns[1], rows, &node_depth::depth);
    });
}

value as_value(weighted_path const& path) {
    value_list elements = {value::of(path.nodes.front())};
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        elements.push_back(value::of(path.relationships[i]));
        elements.push_back(value::of(path.nodes[i + 1]));
    }
    return value::path(std::move(elements));
}

std::unique_ptr<row_source> path_rows(std::optional<weighted_path> path) {
    std::vector<weighted_path> paths;
    if (path) paths.push_back(std::move(*path));
    return rows_of(std::move(paths), 2, [](batch& out, std::span<weighted_path> rows) {
        out.columns[0].reset(layout::any);
        out.columns[1].reset(layout::floating);
        for (auto const& row : rows) {
            out.columns[0].append(as_value(row));
            out.columns[1].append(value::of(row.cost));
        }
    });
}

/// A node argument that the scope holds.
node_id node_argument(std::string_view procedure, std::string_view name, value const& given, call_context const& context,
                      graph_scope const& scope) {
    if (!given.is(kind::node))
        throw error(error_code::argument, "InvalidArgumentType",
                    fmt::format("{} needs a node as `{}`, found {}.", procedure, name, name_of(given.type())));
    if (!context.data->contains(given.node()))
        throw error(error_code::entity_not_found, "DeletedEntityAccess",
                    fmt::format("The node given to {} as `{}` was deleted.", procedure, name));
    if (!in_scope(*context.data, scope, given.node()))
        throw error(error_code::argument, "InvalidArgumentValue",
                    fmt::format("The node given to {} as `{}` has none of the labels in its options.", procedure, name));
    return given.node();
}

procedure_field node_input(std::string name) { return {std::move(name), "NODE", kind::node, false, std::nullopt}; }
procedure_field options_input() { return {"options", "MAP?", kind::map, true, value::of(value_map{})}; }
procedure_field node_output() { return {"node", "NODE", kind::node, false, std::nullopt}; }
procedure_field output(std::string name, std::string type, kind kind) {
    return {std::move(name), std::move(type), kind, false, std::nullopt};
}

using arguments = std::vector<value>;

procedure bfs() {
    auto const start = [](call_context& context, arguments given) {
        algorithm_options const options("algo.bfs", given[1], {"labels", "types", "direction", "maxDepth"});
        auto const scope = options.scope(*context.data);
        auto const most_depth = options.count("maxDepth", 0, std::numeric_limits<std::uint32_t>::max());
        node_id const from = node_argument("algo.bfs", "start", given[0], context, scope);
        arrays_charge const counted(context, scope, 32);
        return depth_rows(breadth_first(*context.data, scope, from, most_depth, *context.stop));
    };
    return {
        "algo.bfs",
        {node_input("start"), options_input()},
        {node_output(), output("depth", "INTEGER", kind::integer)},
        "Nodes in the order of a breadth-first search, with their distance in relationships. Options: labels, types, direction, maxDepth.",
        start};
}

procedure shortest() {
    auto const start = [](call_context& context, arguments given) {
        algorithm_options const options("algo.shortestPath", given[2], {"labels", "types", "direction", "weight"});
        auto const scope = options.scope(*context.data);
        node_id const from = node_argument("algo.shortestPath", "from", given[0], context, scope);
        node_id const to = node_argument("algo.shortestPath", "to", given[1], context, scope);
        arrays_charge const counted(context, scope, 64);
        return path_rows(shortest_path(*context.data, scope, from, to, *context.stop));
    };
    return {"algo.shortestPath",
            {node_input("from"), node_input("to"), options_input()},
            {output("path", "PATH", kind::path), output("cost", "FLOAT", kind::floating)},
            "One path of least cost by Dijkstra's algorithm, or no row. Options: labels, types, direction, weight.",
            start};
}

procedure page_rank_procedure() {
    auto const start = [](call_context& context, arguments given) {
        algorithm_options const options("algo.pageRank", given[0], {"labels", "types", "direction", "damping", "iterations", "tolerance"});
        page_rank_options settings;
        settings.damping = options.number("damping", 0, 0.9999, settings.damping);
        settings.tolerance = options.number("tolerance", 0, 1, settings.tolerance);
        settings.most_iterations = options.count("iterations", 1, settings.most_iterations);
        auto const scope = options.scope(*context.data);
        arrays_charge const counted(context, scope, 48);
        return score_rows(page_rank(*context.data, scope, settings, *context.stop));
    };
    return {"algo.pageRank",
            {options_input()},
            {node_output(), output("score", "FLOAT", kind::floating)},
            "PageRank; the scores add up to 1. Options: labels, types, direction, damping, iterations, tolerance.",
            start};
}

procedure components_procedure() {
    auto const start = [](call_context& context, arguments given) {
        algorithm_options const options("algo.connectedComponents", given[0], {"labels", "types"});
        auto const scope = options.scope(*context.data);
        arrays_charge const counted(context, scope, 40);
        return component_rows(connected_components(*context.data, scope, *context.stop));
    };
    return {"algo.connectedComponents",
            {options_input()},
            {node_output(), output("component", "INTEGER", kind::integer)},
            "The component of each node, whatever the direction of relationships. Options: labels, types.",
            start};
}

procedure strong_components_procedure() {
    auto const start = [](call_context& context, arguments given) {
        algorithm_options const options("algo.stronglyConnectedComponents", given[0], {"labels", "types"});
        auto const scope = options.scope(*context.data);
        arrays_charge const counted(context, scope, 56);
        return component_rows(strongly_connected_components(*context.data, scope, *context.stop));
    };
    return {"algo.stronglyConnectedComponents",
            {options_input()},
            {node_output(), output("component", "INTEGER", kind::integer)},
            "The component of each node, within which every node reaches every other. Options: labels, types.",
            start};
}

procedure betweenness_procedure() {
    auto const start = [](call_context& context, arguments given) {
        algorithm_options const options("algo.betweenness", given[0], {"labels", "types", "direction", "weight"});
        auto const scope = options.scope(*context.data);
        arrays_charge const counted(context, scope, 128);
        return score_rows(betweenness(*context.data, scope, *context.stop));
    };
    return {"algo.betweenness",
            {options_input()},
            {node_output(), output("score", "FLOAT", kind::floating)},
            "How many shortest paths between other nodes lead through each node (Brandes). Options: labels, types, direction, weight.",
            start};
}

}  // namespace

std::vector<procedure> algorithm_procedures() {
    return {bfs(), shortest(), page_rank_procedure(), components_procedure(), strong_components_procedure(), betweenness_procedure()};
}

}  // namespace wafer::engine
