#include "engine/plan/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/plan/walk.hpp"

namespace wafer::engine::plan {

namespace {

// What is assumed where nothing is counted (the customary figures of Selinger et al., "Access Path Selection in a Relational Database
// Management System", 1979).
constexpr double range_share = 0.3;
constexpr double other_share = 0.5;
constexpr double equality_share = 0.1;
constexpr double list_length = 10;
constexpr double records_of_file = 1000;

std::vector<label_id> ids_of(graph const& data, std::vector<std::string> const& labels, bool& unknown) {
    std::vector<label_id> ids;
    for (auto const& label : labels) {
        if (auto const found = data.find_label(label)) ids.push_back(*found);
        else unknown = true;
    }
    return ids;
}

}  // namespace

double estimator::nodes() const { return static_cast<double>(data_->stats().nodes()); }

double estimator::nodes(std::vector<std::string> const& labels) const {
    bool unknown = false;
    auto const ids = ids_of(*data_, labels, unknown);
    if (unknown) return 0;
    double const all = nodes();
    double rows = all;
    for (auto const label : ids) rows *= all > 0 ? static_cast<double>(data_->stats().nodes(label)) / all : 0;
    return rows;
}

/// The rarest pair of labels bounds the count.
double estimator::relationships(std::vector<std::string> const& from, type_id type, std::vector<std::string> const& to) const {
    bool unknown = false;
    auto const sources = ids_of(*data_, from, unknown);
    auto const targets = ids_of(*data_, to, unknown);
    if (unknown) return 0;
    auto const& stats = data_->stats();
    auto least = static_cast<double>(stats.relationships(std::nullopt, type, std::nullopt));
    for (auto const source : sources) least = std::min(least, static_cast<double>(stats.relationships(source, type, std::nullopt)));
    for (auto const target : targets) least = std::min(least, static_cast<double>(stats.relationships(std::nullopt, type, target)));
    for (auto const source : sources)
        for (auto const target : targets) least = std::min(least, static_cast<double>(stats.relationships(source, type, target)));
    return least;
}

double estimator::degree(std::vector<std::string> const& from, bound::direction towards, std::vector<std::string> const& types,
                         std::vector<std::string> const& to) const {
    double total = 0;
    auto const add = [&](type_id type) {
        if (towards != bound::direction::left) total += relationships(from, type, to);
        if (towards != bound::direction::right) total += relationships(to, type, from);
    };
    if (types.empty()) {
        for (std::uint32_t type = 0; type < data_->type_count(); ++type) add({type});
    }
    for (auto const& name : types)
        if (auto const type = data_->find_type(name)) add(*type);
    return total / std::max(1.0, nodes(from));
}

/// Of the types that have the key.
double estimator::relationship_equality(key_id key) const {
    double all = 0;
    double found = 0;
    for (std::uint32_t type = 0; type < data_->type_count(); ++type) {
        auto const holders = static_cast<double>(data_->stats().with_property({type}, key));
        if (holders == 0) continue;
        all += static_cast<double>(data_->relationship_count({type}));
        found += holders / std::max(1.0, static_cast<double>(data_->stats().distinct_values({type}, key)));
    }
    return all > 0 ? found / all : 0;
}

/// One value among those of the nodes with the label: of so many draws from the key's values as there are nodes, how many differ.
double estimator::equality(bound::property const& property, known_labels const& labels) const {
    auto const key = data_->find_key(property.key);
    if (!key) return 0;
    if (property.base->kinds == kind_set(kind::relationship)) return relationship_equality(*key);
    auto const holders = static_cast<double>(data_->stats().with_property(*key));
    auto const values = std::max(1.0, static_cast<double>(data_->stats().distinct_values(*key)));
    auto const* const of = std::get_if<bound::reference>(&property.base->node);
    auto const known = of ? labels.find(of->to) : labels.end();
    double const all = std::max(1.0, nodes());
    if (known == labels.end()) return std::min(1.0, holders / all) / values;
    double const own = std::max(1.0, nodes(known->second));
    double const each = std::max(1.0, holders / values);
    double const different = values * (1 - std::pow(std::max(0.0, 1 - own / std::max(own, holders)), each));
    return std::min(1.0, holders / own) / std::max(1.0, different);
}

double estimator::selectivity(bound::comparison const& test, known_labels const& labels) const {
    bool const elements = std::holds_alternative<bound::reference>(test.left->node) && std::holds_alternative<bound::reference>(test.right->node);
    if (test.op == bound::comparison_operator::not_equal) return 1 - (elements ? 1 / std::max(2.0, nodes()) : equality_share);
    if (test.op != bound::comparison_operator::equal) return range_share;
    std::optional<double> least;
    for (auto const side : {test.left, test.right})
        if (auto const* const property = std::get_if<bound::property>(&side->node)) {
            double const share = equality(*property, labels);
            least = least ? std::min(*least, share) : share;
        }
    return least.value_or(equality_share);
}

double estimator::selectivity(expr predicate, known_labels const& labels) const {
    return std::visit(
        overloaded{
            [&](bound::comparison const& test) { return selectivity(test, labels); },
            [&](bound::label_test const& test) {
                if (test.formula.op != bound::label_formula::operation::name) return other_share;
                return nodes({test.formula.label}) / std::max(1.0, nodes());
            },
            [&](bound::logic const& node) {
                double share = node.op == bound::logic_operator::and_ ? 1 : 0;
                for (auto const operand : node.operands) {
                    double const own = selectivity(operand, labels);
                    share = node.op == bound::logic_operator::and_ ? share * own : share + own - share * own;
                }
                return share;
            },
            [&](bound::negation const& node) { return 1 - selectivity(node.operand, labels); },
            [&](bound::null_test const& node) { return node.negated ? 1 - equality_share : equality_share; },
            [&](bound::predicate const& node) {
                auto const* const among = node.op == bound::predicate_operator::in ? std::get_if<bound::list>(&node.right->node) : nullptr;
                auto const* const property = std::get_if<bound::property>(&node.left->node);
                if (!among || !property) return equality_share;
                return std::min(1.0, static_cast<double>(among->items.size()) * equality(*property, labels));
            },
            [](auto const&) { return other_share; },
        },
        predicate->node);
}

double expected_rows(node const& at, estimator const& estimator) {
    double const input = at.inputs.empty() ? 1 : at.inputs[0]->estimated_rows;
    return std::visit(
        overloaded{
            [](single_row const&) { return 1.0; },
            [&](argument const&) { return at.estimated_rows; },
            [&](node_scan const& scan) {
                return input * (scan.label ? estimator.nodes({*scan.label}) : estimator.nodes());
            },
            [&](filter const& op) {
                double rows = input;
                for (auto const conjunct : op.conjuncts) rows *= estimator.selectivity(conjunct);
                return rows;
            },
            [&](aggregate const& op) { return op.keys.empty() ? 1.0 : std::max(1.0, std::sqrt(input)); },
            [&](sort const& op) {
                auto const* bound = op.most.size() == 1 ? std::get_if<bound::literal>(&op.most[0]->node) : nullptr;
                return bound && bound->content.is(kind::integer) ? std::min(input, static_cast<double>(bound->content.integer())) : input;
            },
            [&](limit const& op) {
                auto const* bound = std::get_if<bound::literal>(&op.count->node);
                return bound && bound->content.is(kind::integer) ? std::min(input, static_cast<double>(bound->content.integer())) : input;
            },
            [&](unwind const& op) {
                auto const* list = std::get_if<bound::list>(&op.list->node);
                return input * (list ? static_cast<double>(list->items.size()) : list_length);
            },
            [&](load_csv const&) { return input * records_of_file; },
            [&](apply const& op) {
                double const inner = at.inputs.size() > 1 ? at.inputs[1]->estimated_rows : 0;
                if (op.unit) return input;
                return op.optional ? std::max(input, inner) : inner;
            },
            [&](union_all const&) {
                double rows = 0;
                for (auto const& each : at.inputs) rows += each->estimated_rows;
                return rows;
            },
            [&](procedure_call const& op) { return op.what->outputs.empty() ? input : input * list_length; },
            [&](merge const&) { return std::max(input, 1.0); },
            [&](auto const&) { return input; },
        },
        at.what);
}

void estimate_rows(node& root, estimator const& estimator) {
    for (auto& input : root.inputs) estimate_rows(*input, estimator);
    if (!root.counted) root.estimated_rows = expected_rows(root, estimator);
}

}  // namespace wafer::engine::plan
