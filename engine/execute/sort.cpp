#include "engine/execute/aggregate.hpp"
#include "engine/execute/memory_meter.hpp"
#include "engine/execute/project.hpp"
#include "engine/value/relations.hpp"

namespace wafer::engine {

namespace {

/// Keeps all rows, or with a bound twice as many as the bound before it forgets the later half: top-k in linear time.
class sort_operator final : public batch_operator {
public:
    sort_operator(built input, plan::sort const& sort, std::span<bound::symbol const> output, compile_context const& context)
        : input_(std::move(input)), routes_(input_.slots, output), width_(output.size()), context_(context), meter_(*context.run),
          most_(sort.most) {
        for (auto const& item : sort.items) keys_.push_back({compile(item.key, input_.slots, context), item.descending});
    }

    void open() override {
        input_.root->open();
        taken_ = 0;
        done_ = false;
        rows_ = {};
        rows_.columns.resize(input_.slots.symbols().size());
        key_columns_.clear();
        key_columns_.resize(keys_.size());
        emitted_ = 0;
        meter_.update(0);
    }

    bool next(batch& out) override {
        if (!std::exchange(done_, true)) consume();
        if (emitted_ >= order_.size()) return false;
        auto const count = std::min(context_.run->batch_rows, order_.size() - emitted_);
        out.columns.resize(width_);
        routes_.gather(rows_, std::span(order_).subspan(emitted_, count), out);
        out.rows = count;
        emitted_ += count;
        return true;
    }

private:
    struct sort_key {
        std::unique_ptr<evaluator> content;
        bool descending;
    };

    void consume() {
        std::uint64_t bound = ~std::uint64_t{0};
        if (!most_.empty()) {
            bound = 0;
            for (auto const part : most_) bound += std::min<std::uint64_t>(row_count(part, "LIMIT", context_), std::uint64_t{1} << 62);
        }
        batch in;
        if (bound == 0 && context_.run->writable) input_.root->next(in);
        while (bound > 0 && input_.root->next(in)) {
            context_.run->stop->poll();
            context_.run->tell_taken(taken_ += in.rows);
            take(in);
            if (rows_.rows / 2 > bound && rows_.rows > 4 * context_.run->batch_rows) cut(static_cast<std::size_t>(bound));
        }
        arrange();
        if (order_.size() > bound) order_.resize(static_cast<std::size_t>(bound));
    }

    void take(batch const& in) {
        identity_.resize(in.rows);
        std::iota(identity_.begin(), identity_.end(), 0u);
        for (std::size_t i = 0; i < keys_.size(); ++i) append(key_columns_[i], keys_[i].content->evaluate(in));
        for (std::size_t i = 0; i < in.columns.size(); ++i) append(rows_.columns[i], in.columns[i]);
        rows_.rows += in.rows;
        count();
    }
    /// Rows, keys, and the places that are sorted.
    void count() {
        std::size_t bytes = rows_.rows * 2 * sizeof(std::uint32_t);
        for (auto const& column : rows_.columns) bytes += column.memory_bytes();
        for (auto const& column : key_columns_) bytes += column.memory_bytes();
        meter_.update(bytes);
    }
    void append(column& to, column const& from) const {
        if (rows_.rows == 0) to.reset(from.kind());
        to.append_rows(from, identity_);
    }

    void arrange() {
        step_counter steps(*context_.run->stop);
        order_.clear();
        order_.reserve(rows_.rows);
        for (std::uint32_t row = 0; row < rows_.rows; ++row, steps.step()) order_.push_back(row);
        std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t left, std::uint32_t right) {
            steps.step();
            return before(left, right);
        });
    }
    void cut(std::size_t bound) {
        arrange();
        order_.resize(bound);
        for (auto& column : rows_.columns) rearrange(column);
        for (auto& column : key_columns_) rearrange(column);
        rows_.rows = bound;
        count();
    }
    void rearrange(column& all) const {
        column chosen;
        chosen.gather(all, order_);
        all = std::move(chosen);
    }

    [[nodiscard]] bool before(std::uint32_t left, std::uint32_t right) const {
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            auto const found = order_of(key_columns_[i], left, right);
            if (found != 0) return keys_[i].descending ? found > 0 : found < 0;
        }
        return false;
    }
    static std::weak_ordering order_of(column const& keys, std::uint32_t left, std::uint32_t right) {
        if (keys.kind() == layout::integer && !keys.may_have_nulls()) return keys.integers()[left] <=> keys.integers()[right];
        if (keys.kind() == layout::any) return order(keys.values()[left], keys.values()[right]);
        return order(keys.get(left), keys.get(right));
    }

    built input_;
    column_routes routes_;
    std::size_t width_;
    compile_context context_;
    memory_meter meter_;
    std::vector<bound::expr> most_;
    std::vector<sort_key> keys_;
    bool done_ = false;
    batch rows_;
    std::vector<column> key_columns_;
    relocating_array<std::uint32_t> order_;
    std::vector<std::uint32_t> identity_;
    std::size_t emitted_ = 0;
    std::uint64_t taken_ = 0;  // Rows, for who shows the progress.
};

}  // namespace

built build_sort(built input, plan::sort const& sort, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<sort_operator>(std::move(input), sort, output, context), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
