#include "engine/execute/changes.hpp"
#include "engine/execute/creation.hpp"
#include "engine/execute/write.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

/// Row by row, as a later row must find what an earlier one made.
class merge_operator final : public batch_operator {
public:
    merge_operator(built input, std::unique_ptr<plan_runner> search, plan::merge const& merge, std::span<bound::symbol const> output,
                   compile_context const& context)
        : input_(std::move(input)), search_(std::move(search)), slots_(with_found(input_.slots, search_->slots(), merge.origin)),
          creation_(merge.otherwise, slots_, true, context), on_match_(merge.on_match, slots_, context),
          on_create_(merge.on_create, slots_, context), from_input_(input_.slots, slots_.symbols()),
          routes_(slots_, output), width_(output.size()), run_(context.run) {
        for (slot to = 0; to < slots_.symbols().size(); ++to)
            if (!input_.slots.has(slots_.symbols()[to])) found_.emplace_back(search_->slots().at(slots_.symbols()[to]), to);
    }

    void open() override {
        input_.root->open();
        has_input_ = false;
    }

    bool next(batch& out) override {
        while (true) {
            if (!has_input_) {
                if (!input_.root->next(in_)) return false;
                has_input_ = true;
                row_ = 0;
            }
            if (row_ == in_.rows) {
                has_input_ = false;
                continue;
            }
            collect();
            out.columns.resize(width_);
            routes_.move(rows_, out);
            out.rows = rows_.rows;
            return true;
        }
    }

private:
    static slot_map with_found(slot_map slots, slot_map const& found, bound::symbol origin) {
        for (auto const symbol : found.symbols())
            if (symbol != origin && !slots.has(symbol)) slots.add(symbol);
        return slots;
    }

    /// Takes input rows until a batch of output rows is there.
    void collect() {
        rows_.columns.clear();
        rows_.columns.resize(slots_.symbols().size());
        rows_.rows = 0;
        while (row_ < in_.rows && rows_.rows < run_->batch_rows) {
            run_->stop->poll();
            if (!match()) make();
            ++row_;
        }
    }

    bool match() {
        bool any = false;
        search_->start_row(in_, row_);
        while (search_->next(matches_, origins_)) {
            one_.columns.resize(slots_.symbols().size());
            from_input_.gather(in_, origins_, one_);
            for (auto [from, to] : found_) std::swap(matches_.columns[from], one_.columns[to]);
            one_.rows = origins_.size();
            on_match_.make(one_);
            append(one_);
            any = true;
        }
        return any;
    }

    void make() {
        auto const row = static_cast<std::uint32_t>(row_);
        one_.columns.resize(slots_.symbols().size());
        from_input_.gather(in_, std::span(&row, 1), one_);
        one_.rows = 1;
        creation_.make(one_);
        on_create_.make(one_);
        append(one_);
    }

    void append(batch const& made) {
        identity_.resize(made.rows);
        std::iota(identity_.begin(), identity_.end(), 0u);
        for (slot i = 0; i < made.columns.size(); ++i) {
            if (rows_.rows == 0) rows_.columns[i].reset(made.columns[i].kind());
            rows_.columns[i].append_rows(made.columns[i], identity_);
        }
        rows_.rows += made.rows;
    }

    built input_;
    std::unique_ptr<plan_runner> search_;
    slot_map slots_;
    creation creation_;
    changes on_match_, on_create_;
    column_routes from_input_, routes_;
    std::vector<std::pair<slot, slot>> found_;
    std::size_t width_;
    run_context* run_;
    bool has_input_ = false;
    std::size_t row_ = 0;
    batch in_, matches_, one_, rows_;
    std::vector<std::uint32_t> origins_, identity_;
};

}  // namespace

built build_merge(built input, std::unique_ptr<plan_runner> search, plan::merge const& merge, std::span<bound::symbol const> output,
                  compile_context const& context) {
    return {std::make_unique<merge_operator>(std::move(input), std::move(search), merge, output, context),
            slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
