// Conditions of a statement that a question means: tests, alternatives, what is there and what is not.
#include <algorithm>
#include <utility>

#include "grammar/question/query_writer.hpp"
#include "grammar/question/syntax.hpp"

namespace wafer::question {

using namespace syntax;

/// That there is such a relationship; the number of its other ends where that is compared.
ast::expression query_writer::presence(std::string const& name, link const& each) {
    scope inner;
    auto const columns = columns_;
    auto const written = written_;
    auto const companions = companions_;
    bool const witnesses = std::exchange(witnesses_, false);
    auto positive = each;
    positive.negated = false;
    positive.count.reset();
    if (std::ranges::find(written_, name) == written_.end()) written_.push_back(name);
    thing const anything;
    write_link(anything, positive, name, inner);
    witnesses_ = witnesses;
    columns_ = columns;
    written_ = written;
    companions_ = companions;
    auto found = match(std::move(inner.pattern), std::move(inner.conditions));
    return each.count ? count_of(std::move(found)) : exists(std::move(found));
}

ast::expression query_writer::condition(test const& each, std::string const& owner) const {
    auto const key = property(owner, each.property);
    std::vector<ast::expression> all;
    if (!each.others.empty()) {
        std::vector<ast::expression> values{constant(each.value)};
        for (auto const& other : each.others) values.push_back(constant(other));
        all.push_back(binary(key, ast::binary_operator::in, list_of(std::move(values))));
    } else {
        auto const how = each.negated && each.how == comparison::equal ? comparison::not_equal : each.how;
        all.push_back(binary(key, operator_of(how), constant(each.value)));
        if (how == comparison::not_equal && each.how == comparison::equal) return std::move(all.front());
    }
    if (each.of_year) all.push_back(negation(binary(key, ast::binary_operator::contains, constant(std::string("/")))));
    auto whole = all_of(std::move(all));
    return each.negated ? negation(std::move(whole)) : whole;
}

/// All that is said of a node, as one condition.
ast::expression query_writer::said_of(thing const& what, std::string const& name) {
    std::vector<ast::expression> all;
    for (auto const& label : what.labels) all.push_back(labelled(name, label));
    for (auto const& label : what.excluded) all.push_back(negation(labelled(name, label)));
    for (auto const& each : what.tests) all.push_back(condition(each, name));
    for (auto const& each : what.links) {
        auto found = presence(name, each);
        if (each.count) found = binary(std::move(found), operator_of(each.count->how), constant(each.count->number));
        all.push_back(each.negated ? negation(std::move(found)) : std::move(found));
    }
    return all_of(std::move(all));
}

void query_writer::add_groups(thing const& what, std::string const& name, scope& into) {
    for (auto const& each : what.groups) {
        std::vector<ast::expression> any;
        for (auto const& one : each.any) any.push_back(said_of(one, name));
        auto whole = any_of(std::move(any));
        into.conditions.push_back(each.negated ? negation(std::move(whole)) : std::move(whole));
    }
}

/// A property that holds the key of a node shows that node.
bool query_writer::add_reference(std::string const& owner, std::string const& key, std::string const& alias) {
    if (std::ranges::find(words_.facts.references, key) == words_.facts.references.end()) return false;
    auto const name = fresh(key);
    scope beside;
    ast::path_pattern path;
    path.nodes.emplace_back();
    path.nodes.back().variable = ast::name{name, {}};
    path.nodes.back().properties = map_of({{words_.facts.key, property(owner, key)}});
    beside.pattern.paths.push_back(std::move(path));
    companions_.push_back(match(std::move(beside.pattern), {}, true));
    columns_.push_back({name, words_.facts.name[static_cast<std::size_t>(spoken_)], alias, false, {}});
    return true;
}

}  // namespace wafer::question
