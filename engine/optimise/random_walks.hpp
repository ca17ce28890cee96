// Random walks over a plan's operators: a scan picks one of its nodes, an expand one of its neighbours, and the product of how many there were
// to pick from estimates, without bias, how many rows there are (Li, Wu, Yi & Zhao, "Wander Join: Online Aggregation via Random Walks",
// SIGMOD 2016). One per plan; the plan and the graph outlive it. Always the same walks for the same plan and graph.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/plan/estimate.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine::optimise {

class random_walks {
public:
    random_walks(plan::statement& statement, graph const& data, plan::estimator const& estimator);

    /// As many of the operators as can be walked, given from the leaf up, which must be a leaf of its own.
    std::size_t prepare(std::vector<plan::node*> const& line);
    /// One more walk: adds what each prepared operator's rows are by it. How many of them it came to.
    std::size_t walk(std::vector<double>& sums);
    /// Steps of all walks so far.
    [[nodiscard]] std::size_t steps() const { return taken_; }

private:
    struct step {
        plan::node const* at;
        std::vector<type_id> types{};
        std::vector<double> shares{};   // Of a filter's conjuncts, for those that cannot be asked.
        std::vector<step> inner{};      // Of an OPTIONAL MATCH.
    };
    using chain = std::vector<step>;
    /// What a symbol stands for in this walk. `index` says which relationship, or nothing for a node.
    struct binding {
        enum class state : std::uint8_t { unknown, null, node, relationship };
        state is = state::unknown;
        std::uint64_t what = 0;
        friend bool operator==(binding const&, binding const&) = default;
    };

    [[nodiscard]] std::optional<step> prepare(plan::node& at);
    [[nodiscard]] std::optional<step> prepare_optional(plan::node& at);
    [[nodiscard]] bool prepare_inner(plan::node& top, chain& into);
    [[nodiscard]] step prepare_filter(plan::node const& at, plan::filter const& filter);
    [[nodiscard]] step prepare_expand(plan::node const& at, plan::expand const& expand);
    void prepare_subqueries(plan::expr condition);
    void note_labels(plan::expr condition);

    double take(step const& next);
    double take_expand(step const& next, plan::expand const& expand);
    double take_optional(step const& next);
    double take_filter(step const& next, plan::filter const& filter);
    double take_nodes(plan::symbol symbol, std::optional<std::string> const& label);
    double run(chain const& chain);
    [[nodiscard]] bool some(chain const& chain);

    [[nodiscard]] std::optional<bool> holds(plan::expr condition);
    [[nodiscard]] std::optional<bool> holds(bound::comparison const& test) const;
    [[nodiscard]] std::optional<bool> holds(bound::logic const& test);
    [[nodiscard]] std::optional<bool> holds(bound::label_formula const& formula, node_id node) const;
    [[nodiscard]] binding const* bound_to(plan::expr expression) const;
    [[nodiscard]] std::optional<value> evaluate(plan::expr expression) const;
    [[nodiscard]] bool has_many_values(plan::expr expression) const;

    [[nodiscard]] std::optional<node_id> pick(std::optional<label_id> label);
    std::uint64_t below(std::uint64_t bound);
    binding& at(plan::symbol symbol) { return bindings_[symbol.value]; }

    plan::statement* statement_;
    graph const* data_;
    plan::estimator const* estimator_;
    chain chain_;
    std::unordered_map<bound::query const*, chain> subqueries_;
    std::map<std::uint32_t, std::vector<node_id>> rare_;  // By label, where too few nodes have it for trying any.
    std::set<plan::symbol> known_;
    plan::known_labels labels_;
    std::vector<binding> bindings_;
    std::uint64_t state_ = 0x9e37'79b9'7f4a'7c15;
    std::size_t taken_ = 0;
};

}  // namespace wafer::engine::optimise
