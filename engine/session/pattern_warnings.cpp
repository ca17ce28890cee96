#include "engine/session/pattern_warnings.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "engine/plan/walk.hpp"

namespace wafer::engine {

namespace {

using bound::symbol;
using labels_by_symbol = std::map<symbol, std::set<std::string>>;

/// A property that so few nodes share is as good as a key.
constexpr std::uint64_t most_namesakes = 2;

template <class Use>
void for_each_match(bound::query const& query, Use use) {
    for (auto const& part : query.parts)
        for (auto const& clause : part.clauses)
            if (auto const* match = std::get_if<bound::match>(&clause)) use(*match);
}

template <class Use>
void for_each_match(bound::statement const& statement, Use use) {
    for (auto const& query : statement.queries) for_each_match(query, use);
}

symbol const* referred(bound::expr expression) {
    auto const* const reference = std::get_if<bound::reference>(&expression->node);
    return reference ? &reference->to : nullptr;
}

/// Which nodes of a pattern hang together, by relationships or by a condition on both that is more than that they differ.
class parts {
public:
    explicit parts(bound::pattern const& pattern) : part_of_(pattern.nodes.size()) {
        std::iota(part_of_.begin(), part_of_.end(), std::size_t{0});
        for (std::size_t i = 0; i < pattern.nodes.size(); ++i) node_of_.emplace(pattern.nodes[i].name, i);
        for (auto const& relationship : pattern.relationships) {
            node_of_.emplace(relationship.name, relationship.from);
            join(relationship.from, relationship.to);
        }
        for (auto const& path : pattern.paths)
            if (path.name) node_of_.emplace(*path.name, path.nodes.front());
        for (auto const predicate : pattern.predicates) connect(predicate);
    }
    [[nodiscard]] std::size_t of(std::size_t node) const {
        while (part_of_[node] != node) node = part_of_[node];
        return node;
    }
    [[nodiscard]] bool has(symbol name) const { return node_of_.contains(name); }

private:
    void join(std::size_t one, std::size_t other) { part_of_[of(one)] = of(other); }
    void connect(bound::expr predicate) {
        auto const* const comparison = std::get_if<bound::comparison>(&predicate->node);
        if (comparison && comparison->op == bound::comparison_operator::not_equal) return;
        std::optional<std::size_t> first;
        for (auto const name : plan::symbols_of(predicate)) {
            auto const found = node_of_.find(name);
            if (found == node_of_.end()) continue;
            if (first) join(*first, found->second);
            first = found->second;
        }
    }

    std::vector<std::size_t> part_of_;
    std::map<symbol, std::size_t> node_of_;
};

/// Whether the node is found by `id(node) = …` or by a property that has hardly two of the same value.
class narrow_nodes {
public:
    narrow_nodes(bound::pattern const& pattern, parts const& parts, graph const& data) : parts_(&parts), data_(&data) {
        for (auto const& node : pattern.nodes)
            if (node.given) found_.insert(node.name);
        for (auto const& relationship : pattern.relationships) {
            if (!relationship.given) continue;
            found_.insert(pattern.nodes[relationship.from].name);
            found_.insert(pattern.nodes[relationship.to].name);
        }
        for (auto const predicate : pattern.predicates) note(predicate);
    }
    [[nodiscard]] bool has(symbol node) const { return found_.contains(node); }

private:
    void note(bound::expr predicate) {
        if (auto const* test = std::get_if<bound::comparison>(&predicate->node); test && test->op == bound::comparison_operator::equal) {
            note(test->left, test->right);
            note(test->right, test->left);
        }
        if (auto const* test = std::get_if<bound::predicate>(&predicate->node); test && test->op == bound::predicate_operator::in)
            note(test->left, test->right);
    }
    void note(bound::expr asked, bound::expr wanted) {
        auto const symbols = plan::symbols_of(wanted);
        if (std::any_of(symbols.begin(), symbols.end(), [&](symbol each) { return parts_->has(each); })) return;
        if (auto const* property = std::get_if<bound::property>(&asked->node); property && is_nearly_key(property->key))
            if (auto const* node = referred(property->base)) found_.insert(*node);
        if (auto const* call = std::get_if<bound::call>(&asked->node); call && (call->function->name == "id" || call->function->name == "elementId"))
            if (auto const* node = referred(call->arguments.front())) found_.insert(*node);
    }
    [[nodiscard]] bool is_nearly_key(std::string const& name) const {
        auto const key = data_->find_key(name);
        return !key || data_->stats().with_property(*key) <= most_namesakes * data_->stats().distinct_values(*key);
    }

    parts const* parts_;
    graph const* data_;
    std::set<symbol> found_;
};

void warn_of_product(bound::pattern const& pattern, graph const& data, std::vector<warning>& into) {
    if (pattern.paths.size() < 2) return;
    parts const parts(pattern);
    narrow_nodes const narrow(pattern, parts, data);
    std::set<std::size_t> small;
    for (std::size_t i = 0; i < pattern.nodes.size(); ++i)
        if (narrow.has(pattern.nodes[i].name)) small.insert(parts.of(i));
    std::set<std::size_t> large;
    for (auto const& path : pattern.paths) {
        auto const part = parts.of(path.nodes.front());
        if (small.contains(part) || !large.insert(part).second || large.size() != 2) continue;
        into.push_back({"CartesianProduct",
                        "Nothing connects this part of the pattern with the one before it, so that each match of one is combined with "
                        "each of the other. A relationship or a condition in WHERE connects them.",
                        {path.at.begin, path.at.end},
                        {}});
    }
}

/// The labels that a node must have, as far as plain names say so.
void note_labels(std::vector<bound::expr> const& conditions, labels_by_symbol& labels) {
    for (auto const predicate : conditions) {
        auto const* const test = std::get_if<bound::label_test>(&predicate->node);
        auto const* const of = test ? referred(test->operand) : nullptr;
        if (!of) continue;
        using operation = bound::label_formula::operation;
        // What is no name or conjunction of names leaves it open, but keeps an entry.
        auto& known = labels[*of];
        if (test->formula.op == operation::name) known.insert(test->formula.label);
        if (test->formula.op == operation::conjunction)
            for (auto const& operand : test->formula.operands)
                if (operand.op == operation::name) known.insert(operand.label);
    }
}

void note_labels(bound::pattern const& pattern, labels_by_symbol& labels) {
    note_labels(pattern.predicates, labels);
    for (auto const& each : pattern.relationships) {
        if (!each.segment) continue;
        note_labels(each.segment->conditions, labels);
        for (auto const& part : each.segment->parts) note_labels(part.conditions, labels);
    }
}

/// Counts relationships of some types between nodes of some labels.
class relationship_counter {
public:
    relationship_counter(graph const& data, std::vector<std::string> const& types) : data_(&data) {
        for (auto const& name : types)
            if (auto const type = data.find_type(name)) types_.push_back(*type);
        for (std::uint32_t i = 0; types.empty() && i < data.type_count(); ++i) types_.push_back(type_id{i});
    }
    /// At most so many; exact for one label on each side.
    [[nodiscard]] std::uint64_t count(std::set<std::string> const& sources, std::set<std::string> const& targets) const {
        auto const from = ids(sources);
        auto const to = ids(targets);
        std::uint64_t sum = 0;
        for (auto const type : types_) {
            auto least = data_->relationship_count(type);
            for (auto const source : from)
                for (auto const target : to) least = std::min(least, data_->stats().relationships(source, type, target));
            sum += least;
        }
        return sum;
    }
    /// Whether all of the names are those of labels.
    [[nodiscard]] bool knows(std::set<std::string> const& names) const {
        return std::all_of(names.begin(), names.end(), [&](auto const& name) { return data_->find_label(name).has_value(); });
    }

private:
    [[nodiscard]] std::vector<std::optional<label_id>> ids(std::set<std::string> const& names) const {
        std::vector<std::optional<label_id>> found;
        for (auto const& name : names) found.push_back(data_->find_label(name));
        if (found.empty()) found.emplace_back();
        return found;
    }

    graph const* data_;
    std::vector<type_id> types_;
};

class direction_check {
public:
    direction_check(bound::pattern const& pattern, labels_by_symbol labels, graph const& data)
        : pattern_(&pattern), labels_(std::move(labels)), data_(&data) {}

    void run(std::vector<warning>& into) const {
        for (auto const& each : pattern_->relationships) {
            bool const directed = each.towards != bound::direction::either && !each.given;
            // Types that a formula names are not counted.
            if (each.segment) check(*each.segment, each, into);
            else if (directed && !labels_.contains(each.name) && is_against_data(each)) warn(each.towards, each.types, each.at, into);
        }
    }

private:
    [[nodiscard]] std::set<std::string> labels_of(symbol node) const {
        auto const found = labels_.find(node);
        return found == labels_.end() ? std::set<std::string>() : found->second;
    }
    [[nodiscard]] std::set<std::string> labels_of(std::uint32_t node) const { return labels_of(pattern_->nodes[node].name); }

    /// The hops of what must be taken at least once. What the node before a part must be, its first round's first node must be too.
    void check(bound::path_segment const& segment, bound::pattern_relationship const& whole, std::vector<warning>& into) const {
        for (std::size_t i = 0; i < segment.parts.size(); ++i) {
            auto const& part = segment.parts[i];
            if (part.least == 0) continue;
            auto const before = i == 0 ? pattern_->nodes[whole.from].name : segment.joints[i - 1];
            auto const behind = i + 1 == segment.parts.size() ? pattern_->nodes[whole.to].name : segment.joints[i];
            for (std::size_t hop = 0; hop < part.hops.size(); ++hop) {
                auto const& each = part.hops[hop];
                auto const source = labels_of(hop == 0 ? part.first : part.hops[hop - 1].node);
                auto const target = labels_of(each.node);
                auto first = source;
                auto last = target;
                if (hop == 0) first.merge(labels_of(before));
                if (hop + 1 == part.hops.size()) last.merge(labels_of(behind));
                bool const against = part.most == 1 ? is_against_data(each, first, last)
                                                    : is_against_data(each, first, target) || is_against_data(each, source, last);
                if (against) warn(each.towards, each.types, each.at, into);
            }
        }
    }
    [[nodiscard]] bool is_against_data(bound::path_hop const& hop, std::set<std::string> source, std::set<std::string> target) const {
        if (hop.towards == bound::direction::either || labels_.contains(hop.relationship)) return false;
        if (hop.towards == bound::direction::left) std::swap(source, target);
        return is_reversed(relationship_counter(*data_, hop.types), source, target);
    }
    static bool is_reversed(relationship_counter const& counter, std::set<std::string> const& from, std::set<std::string> const& to) {
        return counter.knows(from) && counter.knows(to) && counter.count(from, to) == 0 && counter.count(to, from) > 0;
    }
    [[nodiscard]] bool is_against_data(bound::pattern_relationship const& each) const {
        bool const right = each.towards == bound::direction::right;
        auto const source = labels_of(right ? each.from : each.to);
        auto const target = labels_of(right ? each.to : each.from);
        relationship_counter const counter(*data_, each.types);
        if (!each.length) return is_reversed(counter, source, target);
        if (!counter.knows(source) || !counter.knows(target)) return false;
        // Between the ends there may be nodes of any kind.
        return each.length->least > 0 && (is_reversed(counter, source, {}) || is_reversed(counter, {}, target));
    }
    static void warn(bound::direction towards, std::vector<std::string> const& names, bound::source_range at, std::vector<warning>& into) {
        std::string types;
        for (auto const& type : names) types += (types.empty() ? ":" : "|") + type;
        auto const turned = towards == bound::direction::right ? fmt::format("<-[{}]-", types) : fmt::format("-[{}]->", types);
        into.push_back({"ReversedDirection",
                        fmt::format("No relationship leads this way between nodes of these labels, but some lead the other way. Did you "
                                    "mean `{}`?",
                                    turned),
                        {at.begin, at.end},
                        {turned}});
    }

    bound::pattern const* pattern_;
    labels_by_symbol labels_;
    graph const* data_;
};

}  // namespace

void warn_of_products(bound::statement const& statement, graph const& data, std::vector<warning>& into) {
    for_each_match(statement, [&](bound::match const& match) { warn_of_product(match.what, data, into); });
}

void warn_of_directions(bound::statement const& statement, graph const& data, std::vector<warning>& into) {
    // What the statement itself creates may be what it looks for.
    if (statement.writes) return;
    labels_by_symbol everywhere;
    for_each_match(*statement.root, [&](bound::match const& match) {
        if (!match.optional) note_labels(match.what, everywhere);
    });
    for_each_match(statement, [&](bound::match const& match) {
        auto labels = everywhere;
        note_labels(match.what, labels);
        direction_check(match.what, std::move(labels), data).run(into);
    });
}

}  // namespace wafer::engine
