// A second implementation of the language, to hold the first against: bound clauses are carried out one after the other on a vector of rows,
// each in full before the next one begins. No plan, no columns, no cleverness; it shares with the engine only the graph and what values and
// functions mean. Owned by one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <span>
#include <vector>

#include "engine/bind/query.hpp"
#include "engine/graph/graph.hpp"

namespace wafer::naive {

namespace bound = engine::bound;
using engine::value;
using engine::value_list;

/// The value of each symbol of the statement, by number; null where nothing is bound.
using row = std::vector<value>;
using rows = std::vector<row>;

class naive_engine {
public:
    /// Carries statements out on `data`, changing it. `most_steps` bounds the work: beyond it a run ends with an error (limit).
    naive_engine(engine::graph& data, engine::interrupt& stop, std::uint64_t most_steps);

    /// Finds what there is in a random order: a statement whose answer this changes has no one answer.
    void shuffle(std::uint64_t seed) { shuffled_.emplace(seed); }

    void give(std::string name, value content) { parameters_.insert_or_assign(std::move(name), std::move(content)); }

    /// The rows of the statement's columns. Throws `wafer::error`.
    std::vector<value_list> run(bound::statement const& statement);

private:
    // Queries.
    rows run_query(bound::query const& query, row const& around);
    rows run_part(bound::single_query const& part, row const& around);
    rows apply(bound::match const& clause, rows input);
    rows apply(bound::unwind const& clause, rows const& input);
    static rows apply(bound::load_csv const& clause, rows const& input);
    rows apply(bound::projection const& clause, rows input);
    rows apply(bound::create const& clause, rows input);
    rows apply(bound::update const& clause, rows input);
    rows apply(bound::merge const& clause, rows const& input);
    rows apply(bound::removal const& clause, rows input);
    rows apply(bound::procedure_call const& clause, rows const& input);
    rows apply(bound::row_query const& clause, rows const& input);
    rows apply(bound::schema_change const& clause, rows const& input);
    rows aggregated(bound::projection const& clause, rows const& input);
    value aggregate(bound::aggregate_item const& item, rows const& group);
    void sort(std::vector<bound::sort_item> const& order, rows& input);
    std::size_t row_count(bound::expr expression);

    // Changes.
    std::map<bound::expr, value> read_ahead(bound::create const& clause, row const& at);
    void make(bound::create const& what, row& at, bool refuse_null);
    void set_all(value const& entity, bound::expr properties, row const& at, bool refuse_null);
    void set(value const& entity, std::string_view key, value const& content);
    void change(bound::change const& what, row const& at);
    void replace_properties(value const& entity, value const& content, bool add);
    void label(value const& node, std::vector<std::string> const& labels, bool add);
    value_list properties_of(value const& entity) const;

    // Patterns, by trying everything. Each calls what comes next with the row extended.
    struct search {
        bound::pattern const* pattern;
        row at;
        std::vector<engine::rel_id> used;
        rows* found;
    };
    rows match(bound::pattern const& pattern, row const& at);
    void match_relationship(search& state, std::size_t index);
    void match_single(search& state, std::size_t index);
    void match_trail(search& state, std::size_t index);
    void match_shortest(search& state, std::size_t index, bool all);
    void match_segment(search& state, std::size_t index);
    void match_node(search& state, std::size_t index);
    void with_node(search& state, std::uint32_t node, engine::node_id id, std::function<void()> const& next);
    bool holds(bound::pattern_relationship const& what, value const& element, row& at);
    void each_trail(search& state, bound::pattern_relationship const& what, engine::node_id from, bool check,
                    std::function<void(value_list const&, engine::node_id)> const& visit);
    void finish(search& state);
    std::vector<engine::node_id> all_nodes();
    std::vector<engine::rel_id> relationships(std::vector<std::string> const& types);
    [[nodiscard]] value path_of(std::span<value const> elements) const;

    // Segments of paths, by walking every way there is.
    struct walked {
        std::vector<engine::node_id> nodes;
        std::vector<engine::rel_id> relationships;
        std::vector<std::pair<std::size_t, std::size_t>> places;  // Part and hop of each relationship.
    };
    struct segment_walk {
        bound::path_segment const* what;
        search* state;
        walked path;
        std::size_t longest;
        std::function<void(walked const&)> visit;
    };
    void walk_round(segment_walk& walk, std::size_t part, std::uint64_t rounds);
    void walk_hop(segment_walk& walk, std::size_t part, std::uint64_t rounds, std::size_t hop);
    void walk_along(segment_walk& walk, engine::rel_id along, engine::node_id to, std::pair<std::size_t, std::size_t> place,
                    std::function<void()> const& next);
    bool round_holds(segment_walk& walk, std::size_t part);
    std::vector<walked> walks_from(search& state, bound::path_segment const& what, engine::node_id from);
    void set_variables(bound::path_segment const& what, walked const& path, row& at) const;
    static std::vector<walked> selected(bound::path_segment const& what, std::vector<walked> all);

    // Expressions.
    value evaluate(bound::expr expression, row& at);
    std::optional<bool> truth(bound::expr expression, row& at);
    value of(bound::logic const& node, row& at);
    value of(bound::comparison const& node, row& at);
    value of(bound::arithmetic const& node, row& at);
    value of(bound::predicate const& node, row& at);
    value of(bound::conditional const& node, row& at);
    value of(bound::call const& node, row& at);
    value of(bound::list_comprehension const& node, row& at);
    value of(bound::quantifier const& node, row& at);
    value of(bound::reduction const& node, row& at);
    value of(bound::subquery const& node, row& at);
    value of(bound::label_test const& node, row& at);
    value of(bound::slice const& node, row& at);
    [[nodiscard]] bool has(value const& entity, bound::label_formula const& formula) const;
    void step();

    engine::graph* data_;
    engine::call_context calls_;
    std::uint64_t steps_left_;
    std::optional<std::mt19937_64> shuffled_;
    std::map<std::string, value> parameters_;
    std::map<bound::expr, value> read_ahead_;  // Of the row that a CREATE is at.
    std::size_t symbols_ = 0;
    bound::statement const* statement_ = nullptr;
};

}  // namespace wafer::naive
