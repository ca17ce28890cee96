#include "engine/execute/project.hpp"

#include "engine/execute/kept_batches.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

std::vector<bound::symbol> copy_of(std::span<bound::symbol const> symbols) { return {symbols.begin(), symbols.end()}; }

class filter_operator final : public batch_operator {
public:
    filter_operator(built input, plan::filter const& filter, std::span<bound::symbol const> output, compile_context const& context)
        : input_(std::move(input)), routes_(input_.slots, output), width_(output.size()) {
        for (auto const conjunct : filter.conjuncts) conjuncts_.push_back(compile(conjunct, input_.slots, context));
    }
    void open() override { input_.root->open(); }

    bool next(batch& out) override {
        out.columns.resize(width_);
        while (input_.root->next(in_)) {
            if (!narrow()) continue;
            routes_.move(in_, out);
            out.rows = in_.rows;
            return true;
        }
        return false;
    }

private:
    /// One conjunct after the other, each on what is left by those before it.
    bool narrow() {
        for (auto const& conjunct : conjuncts_) {
            select_true(conjunct->evaluate(in_), in_.rows, chosen_);
            if (chosen_.size() == in_.rows) continue;
            if (chosen_.empty()) return false;
            for (auto& column : in_.columns)
                if (!column.constant()) column.keep(chosen_);
            in_.rows = chosen_.size();
        }
        return true;
    }

    built input_;
    column_routes routes_;
    std::size_t width_;
    std::vector<std::unique_ptr<evaluator>> conjuncts_;
    batch in_;
    std::vector<std::uint32_t> chosen_;
};

class extend_operator final : public batch_operator {
public:
    extend_operator(built input, plan::extend const& extend, std::span<bound::symbol const> output, compile_context const& context)
        : input_(std::move(input)), routes_(input_.slots, output), width_(output.size()) {
        for (auto const& item : extend.items)
            if (auto const target = find_slot(output, item.name))
                items_.emplace_back(*target, compile(item.content, input_.slots, context));
    }
    void open() override { input_.root->open(); }

    bool next(batch& out) override {
        if (!input_.root->next(in_)) return false;
        out.columns.resize(width_);
        for (auto& [target, content] : items_) copy_column(content->evaluate(in_), in_.rows, out.columns[target], identity_);
        routes_.move(in_, out);
        out.rows = in_.rows;
        return true;
    }

private:
    built input_;
    column_routes routes_;
    std::size_t width_;
    std::vector<std::pair<slot, std::unique_ptr<evaluator>>> items_;
    batch in_;
    std::vector<std::uint32_t> identity_;
};

/// SKIP and LIMIT in one: the rows from `first` on, at most `most` of them.
class slice_operator final : public batch_operator {
public:
    slice_operator(built input, bound::expr first, bound::expr most, std::span<bound::symbol const> output, compile_context const& context)
        : input_(std::move(input)), routes_(input_.slots, output), width_(output.size()), first_(first), most_(most), context_(context) {}

    void open() override {
        to_skip_ = first_ ? row_count(first_, "SKIP", context_) : 0;
        left_ = most_ ? row_count(most_, "LIMIT", context_) : ~std::uint64_t{0};
        carried_out_ = false;
        input_.root->open();
    }
    bool next(batch& out) override {
        // What is below may change the graph: it is carried out even where none of its rows is wanted.
        if (left_ == 0 && context_.run->writable && !std::exchange(carried_out_, true)) input_.root->next(in_);
        while (left_ > 0 && input_.root->next(in_)) {
            if (to_skip_ >= in_.rows) {
                to_skip_ -= in_.rows;
                continue;
            }
            auto const end = std::min<std::uint64_t>(in_.rows, to_skip_ + std::min<std::uint64_t>(left_, in_.rows));
            out.columns.resize(width_);
            cut(static_cast<std::size_t>(to_skip_), static_cast<std::size_t>(end), out);
            left_ -= out.rows;
            to_skip_ = 0;
            return true;
        }
        return false;
    }

private:
    void cut(std::size_t first, std::size_t end, batch& out) {
        if (first == 0 && end == in_.rows) {
            routes_.move(in_, out);
        } else {
            rows_.resize(end - first);
            std::iota(rows_.begin(), rows_.end(), static_cast<std::uint32_t>(first));
            routes_.gather(in_, rows_, out);
        }
        out.rows = end - first;
    }

    built input_;
    column_routes routes_;
    std::size_t width_;
    bound::expr first_, most_;
    compile_context context_;
    std::uint64_t to_skip_ = 0;
    std::uint64_t left_ = 0;
    bool carried_out_ = false;
    batch in_;
    std::vector<std::uint32_t> rows_;
};

class eager_operator final : public batch_operator {
public:
    eager_operator(built input, std::span<bound::symbol const> output, run_context& run)
        : input_(std::move(input)), routes_(input_.slots, output), width_(output.size()), run_(&run) {}

    void open() override {
        input_.root->open();
        filled_ = false;
        taken_ = 0;
        kept_.clear();
    }
    bool next(batch& out) override {
        if (!std::exchange(filled_, true)) kept_.fill(*input_.root, *run_->stop, [this](batch const& rows) { run_->tell_taken(taken_ += rows.rows); });
        out.columns.resize(width_);
        return kept_.take(routes_, out);
    }

private:
    built input_;
    column_routes routes_;
    std::size_t width_;
    run_context* run_;
    std::uint64_t taken_ = 0;  // Rows, for who shows the progress.
    bool filled_ = false;
    kept_batches kept_;
};

}  // namespace

std::uint64_t row_count(bound::expr expression, std::string_view clause, compile_context const& context) {
    value const count = evaluate_constant(expression, context);
    auto const range = text_range{expression->at.begin, expression->at.end};
    if (!count.is(kind::integer))
        throw error(error_code::syntax, "InvalidArgumentType",
                    std::string(clause) + " takes a whole number, not " + to_literal(count) + ".")
            .at(range);
    if (count.integer() < 0)
        throw error(error_code::syntax, "NegativeIntegerArgument",
                    std::string(clause) + " takes a number of rows, which cannot be negative: " + to_literal(count) + ".")
            .at(range);
    return static_cast<std::uint64_t>(count.integer());
}

built build_filter(built input, plan::filter const& filter, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<filter_operator>(std::move(input), filter, output, context), slot_map(copy_of(output))};
}

built build_extend(built input, plan::extend const& extend, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<extend_operator>(std::move(input), extend, output, context), slot_map(copy_of(output))};
}

built build_skip(built input, plan::skip const& skip, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<slice_operator>(std::move(input), skip.count, nullptr, output, context), slot_map(copy_of(output))};
}

built build_limit(built input, plan::limit const& limit, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<slice_operator>(std::move(input), nullptr, limit.count, output, context), slot_map(copy_of(output))};
}

built build_eager(built input, std::span<bound::symbol const> output, run_context& run) {
    return {std::make_unique<eager_operator>(std::move(input), output, run), slot_map(copy_of(output))};
}

}  // namespace wafer::engine
