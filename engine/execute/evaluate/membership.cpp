#include <algorithm>
#include <cmath>
#include <utility>

#include <boost/unordered/unordered_flat_set.hpp>
#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/execute/evaluate/build.hpp"
#include "engine/execute/evaluate/kernels.hpp"
#include "engine/value/relations.hpp"
#include "engine/value/value_memory.hpp"

namespace wafer::engine::evaluate {
namespace {

struct hash_by_content {
    using is_avalanching = void;
    std::size_t operator()(value const& content) const { return hash_of(content); }
};
struct equal_by_content {
    bool operator()(value const& left, value const& right) const { return equivalent(left, right); }
};

/// For these kinds, NaN aside, equality and equivalence are one.
bool is_plain(value const& item) {
    if (item.is(kind::floating)) return !std::isnan(item.floating());
    return item.is(kind::boolean) || item.is(kind::integer) || item.is(kind::string);
}

std::optional<bool> find(value const& wanted, value_list const& items) {
    bool unknown = false;
    for (auto const& item : items) {
        value_memory::work(1);
        auto const equal = equals(wanted, item);
        if (equal.value_or(false)) return true;
        unknown = unknown || !equal;
    }
    return unknown ? std::nullopt : std::optional(false);
}

/// A list that stays the same from row to row; its items are hashed if there are enough of them to be worth it.
class known_list {
public:
    void learn(value const& list) {
        constexpr std::size_t worth_hashing = 3;
        constexpr std::size_t few = 16;
        if (list_.is(kind::list) && &list_.list() == &list.list()) return;
        list_ = list;
        items_.clear();
        integers_.clear();
        auto const& items = list.list();
        if (items.size() <= few && std::all_of(items.begin(), items.end(), [](value const& item) { return item.is(kind::integer); })) {
            for (auto const& item : items) integers_.push_back(item.integer());
        }
        hashed_ = items.size() > worth_hashing && std::all_of(items.begin(), items.end(), is_plain);
        if (!hashed_) return;
        value_memory::expect(2 * items.size() * sizeof(value));
        for (auto const& item : items) {
            value_memory::work(1);
            items_.insert(item);
        }
    }

    [[nodiscard]] std::optional<bool> has(value const& wanted) const {
        if (!hashed_) return find(wanted, list_.list());
        return wanted.is_null() ? std::nullopt : std::optional(items_.contains(wanted));
    }
    /// All items, if they are integers and few; else none.
    [[nodiscard]] std::vector<std::int64_t> const& few_integers() const { return integers_; }
    [[nodiscard]] std::size_t steps() const { return hashed_ ? 1 : list_.list().size() + 1; }

private:
    value list_;
    bool hashed_ = false;
    boost::unordered_flat_set<value, hash_by_content, equal_by_content> items_;
    std::vector<std::int64_t> integers_;
};

class membership final : public computed_from<2> {
public:
    membership(evaluator_ptr left, evaluator_ptr right, run_context const& run)
        : computed_from(std::move(left), std::move(right)), run_(&run) {}

private:
    column const& compute(batch const& rows) override {
        auto const& left = operands_[0]->evaluate(rows);
        auto const& right = operands_[1]->evaluate(rows);
        if (right.constant()) {
            look_up(left, right.get(0), left.constant() ? 1 : rows.rows);
        } else {
            search(left, right, rows.rows);
        }
        if (left.constant() && right.constant()) result_.make_constant(result_.get(0));
        return result_;
    }

    void look_up(column const& left, value const& list, std::size_t rows) {
        if (list.is_null()) return result_.make_constant({});
        if (!list.is(kind::list)) refuse(list.type());
        known_.learn(list);
        if (left.kind() == layout::integer && !known_.few_integers().empty()) return look_up_integers(left, rows);
        row_reader lefts(left);
        truth_writer out(result_, rows);
        for (std::size_t i = 0; i < rows; ++i) {
            out.set(i, known_.has(lefts[i]));
            count(known_.steps());
        }
    }

    void look_up_integers(column const& left, std::size_t rows) {
        result_.reset(layout::boolean);
        result_.resize(rows);
        auto* const truths = result_.booleans();
        std::fill_n(truths, rows, std::uint8_t{0});
        for (auto const item : known_.few_integers()) {
            for (std::size_t i = 0; i < rows; ++i) truths[i] = static_cast<std::uint8_t>(truths[i] | (left.integers()[i] == item ? 1 : 0));
        }
        join_validity(left, left, result_, rows);
    }

    void search(column const& left, column const& right, std::size_t rows) {
        row_reader lefts(left);
        row_reader rights(right);
        truth_writer out(result_, rows);
        for (std::size_t i = 0; i < rows; ++i) {
            value const& list = rights[i];
            if (!list.is_null() && !list.is(kind::list)) refuse(list.type());
            out.set(i, list.is_null() ? std::nullopt : find(lefts[i], list.list()));
            count(list.is_null() ? 1 : list.list().size() + 1);
        }
    }

    void count(std::size_t steps) {
        steps_ += steps;
        if (steps_ < 4096) return;
        steps_ = 0;
        poll(*run_);
    }

    [[noreturn]] static void refuse(kind found) {
        throw error(error_code::type, "InvalidArgumentType", fmt::format("`IN` takes a LIST on its right side, not {}.", name_of(found)));
    }

    run_context const* run_;
    known_list known_;
    std::size_t steps_ = 0;
};

}  // namespace

evaluator_ptr build_membership(bound::predicate const& node, scope const& in) {
    auto left = build_operand(node.left, in);
    return std::make_unique<membership>(std::move(left), build_operand(node.right, in), *in.context.run);
}

}  // namespace wafer::engine::evaluate
