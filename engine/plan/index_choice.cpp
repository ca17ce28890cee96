#include "engine/plan/index_choice.hpp"

#include <algorithm>
#include <optional>

#include "engine/graph/catalog.hpp"
#include "engine/graph/index_reader.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine::plan {

namespace {

/// What is assumed where nothing is counted, as for filters.
constexpr double range_share = 0.3;
constexpr double list_length = 10;

/// A predicate on a property of the element that an index can answer.
struct indexed_predicate {
    std::string const* key;
    seek_condition condition;
    expr written;
    bool exact = true;  // Whether what meets the condition meets the predicate.
};

/// The key, if the expression is a property of the element.
std::string const* key_of(expr expression, symbol element) {
    auto const* property = std::get_if<bound::property>(&expression->node);
    auto const* base = property ? std::get_if<bound::reference>(&property->base->node) : nullptr;
    return base && base->to == element ? &property->key : nullptr;
}

/// Whether a value can be had before the element is found, once for each row.
bool is_operand(expr expression, symbol element) {
    if (!is_deterministic(expression) || symbols_of(expression).contains(element)) return false;
    bool nested = false;
    for_each_subquery(expression, [&](bound::subquery const&) { nested = true; });
    return !nested;
}

std::optional<seek_condition> compared(bound::comparison_operator op, expr operand, bool mirrored) {
    using comparison = bound::comparison_operator;
    switch (op) {
        case comparison::equal: return seek_condition{seek_test::equal, operand};
        case comparison::not_equal: return std::nullopt;
        case comparison::less:
        case comparison::less_equal:
        case comparison::greater:
        case comparison::greater_equal: break;
    }
    bool const inclusive = op == comparison::less_equal || op == comparison::greater_equal;
    bool const below = (op == comparison::less || op == comparison::less_equal) != mirrored;
    if (below) return seek_condition{seek_test::range, nullptr, false, operand, inclusive};
    return seek_condition{seek_test::range, operand, inclusive};
}

class predicate_reader {
public:
    explicit predicate_reader(symbol element) : element_(element) {}

    void read(expr predicate) {
        std::visit(overloaded{
                       [&](bound::logic const& node) {
                           if (node.op == bound::logic_operator::and_)
                               for (auto const operand : node.operands) read_part(operand, predicate);
                       },
                       [&](auto const&) { read_part(predicate, predicate); },
                   },
                   predicate->node);
    }
    [[nodiscard]] std::vector<indexed_predicate> const& found() const { return found_; }

private:
    /// A part of a conjunction makes a condition, but does not stand for the whole.
    void read_part(expr part, expr whole) {
        bool const exact = part == whole;
        std::visit(overloaded{
                       [&](bound::comparison const& test) {
                           note(test.left, test.right, compared(test.op, test.right, false), whole, exact);
                           note(test.right, test.left, compared(test.op, test.left, true), whole, exact);
                       },
                       [&](bound::predicate const& test) { read_predicate(test, whole, exact); },
                       [&](bound::null_test const& test) {
                           if (auto const* key = key_of(test.operand, element_); key && test.negated)
                               found_.push_back({key, {seek_test::exists}, whole, exact});
                       },
                       [](auto const&) {},
                   },
                   part->node);
    }

    void read_predicate(bound::predicate const& test, expr whole, bool exact) {
        switch (test.op) {
            case bound::predicate_operator::in: return note(test.left, test.right, seek_condition{seek_test::in, test.right}, whole, exact);
            case bound::predicate_operator::starts_with:
                return note(test.left, test.right, seek_condition{seek_test::prefix, test.right}, whole, exact);
            case bound::predicate_operator::ends_with:
            case bound::predicate_operator::contains:
            case bound::predicate_operator::matches:
                // Not met by null at least.
                return note(test.left, test.right, seek_condition{seek_test::exists}, whole, false);
        }
    }

    void note(expr side, expr operand, std::optional<seek_condition> condition, expr whole, bool exact) {
        auto const* key = key_of(side, element_);
        if (key && condition && is_operand(operand, element_)) found_.push_back({key, *condition, whole, exact});
    }

    symbol element_;
    std::vector<indexed_predicate> found_;
};

/// Makes the conditions of one index from the predicates on its keys.
class seek_maker {
public:
    seek_maker(std::vector<indexed_predicate> const& predicates, index_candidate& into) : predicates_(&predicates), into_(&into) {}

    /// False if a key has no predicate, or the first none that is worth a search.
    bool make() {
        bool open = true;
        for (auto const& key : into_->seek.keys) {
            if (!any_on(key)) return false;
            imply_existence(key);
            if (open) open = add(key);
        }
        return !into_->seek.conditions.empty();
    }

private:
    [[nodiscard]] bool any_on(std::string const& key) const {
        return std::any_of(predicates_->begin(), predicates_->end(), [&](auto const& one) { return *one.key == key; });
    }
    [[nodiscard]] indexed_predicate const* first(std::string const& key, seek_test test) const {
        auto const found = std::find_if(predicates_->begin(), predicates_->end(),
                                        [&](auto const& one) { return *one.key == key && one.condition.test == test; });
        return found == predicates_->end() ? nullptr : &*found;
    }
    void take(indexed_predicate const& one) {
        if (one.exact) into_->implied.push_back(one.written);
        for (auto const operand : {one.condition.content, one.condition.upper})
            if (operand) collect_symbols(operand, into_->needs);
    }
    void imply_existence(std::string const& key) {
        for (auto const& one : *predicates_)
            if (*one.key == key && one.condition.test == seek_test::exists && one.exact) into_->implied.push_back(one.written);
    }

    /// Whether the next key can have a condition, too.
    bool add(std::string const& key) {
        auto& conditions = into_->seek.conditions;
        if (auto const* equal = first(key, seek_test::equal)) {
            conditions.push_back(equal->condition);
            take(*equal);
            return true;
        }
        auto const* in = first(key, seek_test::in);
        bool const has_in = std::any_of(conditions.begin(), conditions.end(), [](auto const& one) { return one.test == seek_test::in; });
        if (in && !has_in) {
            conditions.push_back(in->condition);
            take(*in);
            return true;
        }
        if (auto const* prefix = first(key, seek_test::prefix)) {
            conditions.push_back(prefix->condition);
            take(*prefix);
        } else if (!add_range(key) && conditions.empty()) {
            conditions.push_back({seek_test::exists});
        }
        return false;
    }

    /// The first lower and the first upper bound.
    bool add_range(std::string const& key) {
        seek_condition range{seek_test::range};
        for (auto const& one : *predicates_) {
            if (*one.key != key || one.condition.test != seek_test::range) continue;
            if (one.condition.content && !range.content) {
                range.content = one.condition.content;
                range.inclusive = one.condition.inclusive;
                take(one);
            } else if (one.condition.upper && !range.upper) {
                range.upper = one.condition.upper;
                range.upper_inclusive = one.condition.upper_inclusive;
                take(one);
            }
        }
        if (!range.content && !range.upper) return false;
        into_->seek.conditions.push_back(range);
        return true;
    }

    std::vector<indexed_predicate> const* predicates_;
    index_candidate* into_;
};

value const* literal_of(expr expression) {
    auto const* literal = expression ? std::get_if<bound::literal>(&expression->node) : nullptr;
    return literal ? &literal->content : nullptr;
}

/// The entries that meet the conditions, exactly, if all operands are literals.
std::optional<double> counted(index_reader const& index, std::vector<seek_condition> const& conditions) {
    std::vector<value_condition> values;
    for (auto const& one : conditions) {
        auto const* content = literal_of(one.content);
        auto const* upper = literal_of(one.upper);
        if ((one.content && !content) || (one.upper && !upper) || one.test == seek_test::in) return std::nullopt;
        values.push_back({one.test, content ? *content : value(), content != nullptr, one.inclusive, upper ? *upper : value(),
                          upper != nullptr, one.upper_inclusive});
    }
    auto const interval = interval_of(values);
    return interval ? static_cast<double>(index.count(interval->from(), interval->to())) : 0.0;
}

double expected(graph const& data, index_reader const& index, index_seek const& seek) {
    if (auto const known = counted(index, seek.conditions)) return *known;
    auto const size = static_cast<double>(index.size());
    double rows = size;
    double lists = 1;
    std::size_t equalities = 0;
    for (std::size_t i = 0; i < seek.conditions.size(); ++i) {
        auto const& one = seek.conditions[i];
        if (one.test == seek_test::range || one.test == seek_test::prefix) rows *= range_share;
        if (one.test != seek_test::equal && one.test != seek_test::in) continue;
        ++equalities;
        auto const* list = one.test == seek_test::in ? std::get_if<bound::list>(&one.content->node) : nullptr;
        if (one.test == seek_test::in) lists *= list ? static_cast<double>(list->items.size()) : list_length;
        auto const key = data.find_key(seek.keys[i]);
        auto const different = key && !seek.relationship ? static_cast<double>(data.stats().distinct_values(*key)) : size;
        rows /= std::max(1.0, std::min(different, size));
    }
    // All keys given: exact on average.
    if (equalities == seek.keys.size()) rows = size / std::max(1.0, static_cast<double>(index.distinct()));
    return std::min(size, rows * lists);
}

}  // namespace

std::vector<index_candidate> index_candidates(graph const& data, symbol element, bool relationship, std::vector<std::string> const& labels,
                                              std::vector<expr> const& predicates) {
    std::vector<index_candidate> found;
    if (data.schema_version() == 0) return found;
    predicate_reader reader(element);
    for (auto const predicate : predicates) reader.read(predicate);
    if (reader.found().empty()) return found;
    for (auto const* definition : data.indexes()) {
        auto const& target = definition->target;
        if (target.relationship != relationship) continue;
        std::string const label(relationship ? data.name(type_id{target.label}) : data.name(label_id{target.label}));
        if (std::find(labels.begin(), labels.end(), label) == labels.end()) continue;
        index_candidate made{{element, relationship, label, {}, {}}, 0, {}, {}};
        for (auto const key : target.keys) made.seek.keys.emplace_back(data.name(key));
        if (!seek_maker(reader.found(), made).make()) continue;
        made.rows = expected(data, *data.index_on(target), made.seek);
        found.push_back(std::move(made));
    }
    return found;
}

}  // namespace wafer::engine::plan
