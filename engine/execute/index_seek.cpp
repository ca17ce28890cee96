// Entities found in an index. For each input row a row for each entity found, in the order of values; no row waits for another. Where the
// index has been dropped since the statement was planned, its label or type is scanned and its conditions are tested instead.
#include <algorithm>

#include <fmt/format.h>

#include "engine/execute/scan.hpp"
#include "engine/graph/catalog.hpp"
#include "engine/graph/index_reader.hpp"
#include "engine/value/relations.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

class index_seek_operator final : public expanding_operator {
public:
    index_seek_operator(built input, plan::index_seek const& seek, std::span<bound::symbol const> output, compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), seek_(&seek), target_(find_slot(output, seek.entity)) {
        for (auto const& condition : seek.conditions) {
            auto& made = operands_.emplace_back();
            if (condition.content) made.content = compile(condition.content, input_.slots, context);
            if (condition.upper) made.upper = compile(condition.upper, input_.slots, context);
            conditions_.push_back({condition.test, {}, condition.content != nullptr, condition.inclusive, {}, condition.upper != nullptr,
                                   condition.upper_inclusive});
        }
    }

private:
    struct operand {
        std::unique_ptr<evaluator> content, upper;
        column const* contents = nullptr;  // Of the batch.
        column const* uppers = nullptr;
    };

    void begin_batch() override {
        started_ = false;
        evaluated_ = false;
    }

    void extend(batch& out) override {
        resolve();
        if (is_empty()) {
            row_ = in_.rows;
            return;
        }
        evaluate();
        found_.resize(run_->batch_rows);
        std::size_t made = 0;
        while (row_ < in_.rows && made < found_.size()) {
            if (!started_) start();
            auto const space = std::span(found_).subspan(made);
            auto const count = index_ ? look_up(space) : search(space);
            origins_.insert(origins_.end(), count, static_cast<std::uint32_t>(row_));
            made += count;
            if (!ended_) {
                run_->stop->poll();
                continue;
            }
            ++row_;
            started_ = false;
        }
        if (target_ && made > 0) write(out.columns[*target_], made);
    }

    /// Names become numbers, and those the index: anew for each batch, as the graph may have changed.
    void resolve() {
        auto const& data = *run_->data;
        if (known_ && data.schema_version() == schema_version_) {
            index_ = data.index_on(wanted_);
            return;
        }
        schema_version_ = data.schema_version();
        index_.reset();
        known_ = false;
        auto const number = seek_->relationship ? number_of(data.find_type(seek_->label)) : number_of(data.find_label(seek_->label));
        if (!number) return;
        wanted_.relationship = seek_->relationship;
        wanted_.label = *number;
        wanted_.keys.clear();
        for (auto const& name : seek_->keys) {
            auto const key = data.find_key(name);
            if (!key) return;
            wanted_.keys.push_back(*key);
        }
        known_ = true;
        index_ = data.index_on(wanted_);
    }
    template <class Id>
    static std::optional<std::uint32_t> number_of(std::optional<Id> id) {
        return id ? std::optional(id->value) : std::nullopt;
    }

    /// Operands are not asked for where nothing could be compared with them: they may fail.
    [[nodiscard]] bool is_empty() const {
        if (!known_) return true;
        auto const& data = *run_->data;
        return wanted_.relationship ? data.relationship_count({wanted_.label}) == 0 : data.stats().nodes(label_id{wanted_.label}) == 0;
    }

    void evaluate() {
        if (std::exchange(evaluated_, true)) return;
        for (auto& one : operands_) {
            if (one.content) one.contents = &one.content->evaluate(in_);
            if (one.upper) one.uppers = &one.upper->evaluate(in_);
        }
    }

    /// Begins with the conditions of a row.
    void start() {
        started_ = true;
        ended_ = false;
        from_ = 0;
        next_choice_ = 0;
        choices_.clear();
        in_interval_ = false;
        list_ = nullptr;
        for (std::size_t i = 0; i < operands_.size(); ++i) {
            auto& condition = conditions_[i];
            if (operands_[i].contents) condition.content = operands_[i].contents->get(row_);
            if (operands_[i].uppers) condition.upper = operands_[i].uppers->get(row_);
            if (condition.test == seek_test::in) choose(condition);
        }
    }

    /// The elements of a list, each once.
    void choose(value_condition const& condition) {
        list_ = &condition;
        if (condition.content.is_null()) return;
        if (!condition.content.is(kind::list))
            throw error(error_code::type, "InvalidArgumentType",
                        fmt::format("`IN` takes a LIST on its right side, not {}.", name_of(condition.content.type())));
        choices_ = condition.content.list();
        std::sort(choices_.begin(), choices_.end(), [](value const& left, value const& right) { return order(left, right) < 0; });
        auto const same = [](value const& left, value const& right) { return order(left, right) == 0; };
        choices_.erase(std::unique(choices_.begin(), choices_.end(), same), choices_.end());
    }

    /// The interval of the next element, or the only one; false at the end.
    bool next_interval() {
        while (next_choice_ < (list_ ? choices_.size() : 1)) {
            auto conditions = std::span(conditions_);
            if (list_) {
                chosen_ = conditions_;
                auto& one = chosen_[static_cast<std::size_t>(list_ - conditions_.data())];
                one.test = seek_test::equal;
                one.content = choices_[next_choice_];
                conditions = chosen_;
            }
            if (++next_choice_ % 1024 == 0) run_->stop->poll();
            auto made = interval_of(conditions);
            if (!made) continue;
            interval_ = std::move(*made);
            last_.reset();
            return true;
        }
        return false;
    }

    std::size_t look_up(std::span<std::uint32_t> out) {
        std::size_t made = 0;
        while (made < out.size()) {
            if (!in_interval_ && !(in_interval_ = next_interval())) {
                ended_ = true;
                break;
            }
            auto const space = out.subspan(made);
            auto const from = last_ ? index_bound{interval_.low, true, *last_} : interval_.from();
            auto const found = index_->scan(from, interval_.to(), space);
            if (found < space.size()) in_interval_ = false;
            else keep_place(space[found - 1]);
            made += interval_.rough ? keep_met(space.first(found)) : found;
        }
        return made;
    }

    /// The next batch goes on behind this entity, whatever becomes of the index in between.
    void keep_place(std::uint32_t entity) {
        static_cast<void>(index_->values().read(entity, interval_.low));
        for (auto& content : interval_.low) content = content.owned();
        last_ = entity;
    }

    [[nodiscard]] bool meets_all(std::uint32_t entity) const {
        for (std::size_t i = 0; i < wanted_.keys.size(); ++i) {
            auto const& data = *run_->data;
            auto const content = wanted_.relationship ? data.property(rel_id{{wanted_.label}, entity}, wanted_.keys[i])
                                                      : data.property(node_id{entity}, wanted_.keys[i]);
            if (i < conditions_.size() ? !meets(content, conditions_[i]) : content.is_null()) return false;
        }
        return true;
    }
    std::size_t keep_met(std::span<std::uint32_t> found) const {
        auto const end = std::remove_if(found.begin(), found.end(), [&](std::uint32_t entity) { return !meets_all(entity); });
        return static_cast<std::size_t>(end - found.begin());
    }

    /// Without the index.
    std::size_t search(std::span<std::uint32_t> out) {
        std::size_t found = 0;
        if (wanted_.relationship) {
            found = run_->data->scan_type({wanted_.label}, from_, out);
        } else {
            nodes_.resize(out.size());
            node_id from{from_};
            found = run_->data->scan_label({wanted_.label}, from, nodes_);
            from_ = from.value;
            std::transform(nodes_.begin(), nodes_.begin() + static_cast<std::ptrdiff_t>(found), out.begin(), [](node_id node) { return node.value; });
        }
        ended_ = found < out.size();
        return keep_met(out.first(found));
    }

    void write(column& target, std::size_t made) {
        target.reset(wanted_.relationship ? layout::relationship : layout::node);
        target.resize(made);
        for (std::size_t i = 0; i < made; ++i) {
            if (wanted_.relationship) target.relationships()[i] = {{wanted_.label}, found_[i]};
            else target.nodes()[i] = {found_[i]};
        }
    }

    plan::index_seek const* seek_;
    std::optional<slot> target_;
    std::vector<operand> operands_;
    std::vector<value_condition> conditions_;  // Of the row.
    std::vector<value_condition> chosen_;      // The same with an element of the list in place of it.
    schema_target wanted_;
    bool known_ = false;
    std::uint64_t schema_version_ = 0;
    std::optional<index_reader> index_;
    bool evaluated_ = false;
    bool started_ = false;  // Whether the row has been begun,
    bool ended_ = false;    // and whether all of it has been found.
    value_condition const* list_ = nullptr;
    value_list choices_;
    std::size_t next_choice_ = 0;
    bool in_interval_ = false;
    index_interval interval_;
    std::optional<std::uint32_t> last_;
    std::uint32_t from_ = 0;
    std::vector<std::uint32_t> found_;
    std::vector<node_id> nodes_;
};

}  // namespace

built build_index_seek(built input, plan::index_seek const& seek, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<index_seek_operator>(std::move(input), seek, output, context),
            slot_map(std::vector<bound::symbol>(output.begin(), output.end()))};
}

}  // namespace wafer::engine
