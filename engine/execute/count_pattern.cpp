#include "engine/execute/count_pattern.hpp"

#include <algorithm>

#include "engine/execute/counting/pattern_counter.hpp"

namespace wafer::engine {

namespace {

class count_pattern_operator final : public batch_operator {
public:
    count_pattern_operator(std::vector<built> candidates, plan::count_pattern const& what, std::span<bound::symbol const> output, run_context& run)
        : inputs_(std::move(candidates)), candidates_(inputs_.size()), what_(&what), count_(find_slot(output, what.count)), width_(output.size()),
          run_(&run) {
        if (what.kept) node_ = find_slot(output, what.what.variables[*what.kept].name);
    }

    void open() override {
        for (auto const& each : inputs_) each.root->open();
        counted_ = false;
        next_ = 0;
        found_.clear();
    }

    bool next(batch& out) override {
        if (!std::exchange(counted_, true)) count();
        auto const rows = std::min(run_->batch_rows, found_.size() - next_);
        if (rows == 0) return false;
        out.columns.resize(width_);
        out.rows = rows;
        if (count_) {
            column& counts = out.columns[*count_];
            counts.reset(layout::integer);
            counts.resize(rows);
            for (std::size_t i = 0; i < rows; ++i) counts.integers()[i] = static_cast<std::int64_t>(found_[next_ + i].second);
        }
        if (node_) {
            column& nodes = out.columns[*node_];
            nodes.reset(layout::node);
            nodes.resize(rows);
            for (std::size_t i = 0; i < rows; ++i) nodes.nodes()[i] = {found_[next_ + i].first};
        }
        next_ += rows;
        return true;
    }

private:
    void count() {
        for (std::size_t i = 0; i < inputs_.size(); ++i) take(inputs_[i], candidates_[i]);
        counting::pattern_counter counter(*run_, candidates_);
        if (!what_->kept) {
            found_.emplace_back(0, counter.total(what_->what));
            return;
        }
        auto const counts = counter.by_node(what_->what, *what_->kept);
        counts->each([&](std::uint32_t node, std::uint64_t number) { found_.emplace_back(node, number); });
        std::ranges::sort(found_);
    }

    /// A plan that yields candidates makes each node once, in one column.
    static void take(built const& from, std::vector<std::uint32_t>& nodes) {
        nodes.clear();
        batch rows;
        while (from.root->next(rows))
            for (std::size_t row = 0; row < rows.rows; ++row)
                if (auto const node = node_at(rows.columns[0], row); node.valid()) nodes.push_back(node.value);
        std::ranges::sort(nodes);
    }

    std::vector<built> inputs_;
    std::vector<std::vector<std::uint32_t>> candidates_;
    plan::count_pattern const* what_;
    std::optional<slot> count_, node_;
    std::size_t width_;
    run_context* run_;
    bool counted_ = false;
    std::size_t next_ = 0;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> found_;
};

}  // namespace

built build_count_pattern(std::vector<built> candidates, plan::count_pattern const& what, std::span<bound::symbol const> output,
                          run_context& run) {
    return {std::make_unique<count_pattern_operator>(std::move(candidates), what, output, run), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
