#include "engine/execute/project.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

/// Writes which element of its list a row stands for, if anybody asks.
class position_writer {
public:
    position_writer(std::span<bound::symbol const> output, plan::unwind const& unwind)
        : target_(unwind.position ? find_slot(output, *unwind.position) : std::nullopt), first_(unwind.first_position) {}

    void begin(batch& out) const {
        if (target_) out.columns[*target_].reset(layout::integer);
    }
    /// Adds `count` rows, from element `from` on.
    void write(batch& out, std::uint64_t from, std::size_t count) const {
        if (!target_) return;
        auto& column = out.columns[*target_];
        auto const before = column.stored();
        column.resize(before + count);
        auto* const numbers = column.integers() + before;
        for (std::size_t i = 0; i < count; ++i) numbers[i] = first_ + static_cast<std::int64_t>(from + i);
    }

private:
    std::optional<slot> target_;
    std::int64_t first_;
};

class unwind_operator final : public expanding_operator {
public:
    unwind_operator(built input, plan::unwind const& unwind, std::span<bound::symbol const> output, compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), list_(compile(unwind.list, input_.slots, context)),
          target_(find_slot(output, unwind.variable)), positions_(output, unwind) {}

private:
    void begin_batch() override {
        next_ = 0;
        lists_ = &list_->evaluate(in_);
    }

    void extend(batch& out) override {
        if (target_) out.columns[*target_].reset(layout::any);
        positions_.begin(out);
        for (; row_ < in_.rows && room() > 0; ++row_, next_ = 0) {
            value const list = lists_->get(row_);
            if (list.is_null()) continue;
            if (!list.is(kind::list)) {
                add(list, out);
                positions_.write(out, 0, 1);
                continue;
            }
            auto const& items = list.list();
            positions_.write(out, next_, std::min(items.size() - next_, room()));
            for (; next_ < items.size() && room() > 0; ++next_) add(items[next_], out);
            if (next_ < items.size()) break;
        }
        if (target_) out.columns[*target_].specialise();
    }
    void add(value const& item, batch& out) {
        origins_.push_back(static_cast<std::uint32_t>(row_));
        if (target_) out.columns[*target_].append(item);
    }

    std::unique_ptr<evaluator> list_;
    std::optional<slot> target_;
    position_writer positions_;
    column const* lists_ = nullptr;
    std::size_t next_ = 0;
};

/// UNWIND range(…): the list is never made.
class unwind_range_operator final : public expanding_operator {
public:
    unwind_range_operator(built input, bound::call const& range, plan::unwind const& unwind, std::span<bound::symbol const> output,
                          compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), target_(find_slot(output, unwind.variable)),
          positions_(output, unwind) {
        for (auto const argument : range.arguments) arguments_.push_back(compile(argument, input_.slots, context));
    }

private:
    void begin_batch() override {
        bounds_.clear();
        for (auto const& argument : arguments_) bounds_.push_back(&argument->evaluate(in_));
        start_row();
    }

    /// How many numbers the row has, in 128 bits because the span of two 64-bit numbers needs 65.
    void start_row() {
        left_ = 0;
        done_ = 0;
        if (row_ >= in_.rows) return;
        std::int64_t step = 1;
        std::int64_t last = 0;
        if (!read(0, next_) || !read(1, last) || (bounds_.size() > 2 && !read(2, step))) return;
        if (step == 0)
            throw error(error_code::argument, "NumberOutOfRange", "range() takes a step other than 0.");
        step_ = step;
        auto const distance = step > 0 ? static_cast<__int128>(last) - next_ : static_cast<__int128>(next_) - last;
        auto const stride = step > 0 ? static_cast<__int128>(step) : -static_cast<__int128>(step);
        if (distance >= 0) left_ = distance / stride + 1;
    }
    bool read(std::size_t argument, std::int64_t& number) const {
        value const found = bounds_[argument]->get(row_);
        if (found.is_null()) return false;
        if (!found.is(kind::integer))
            throw error(error_code::argument, "InvalidArgumentType", "range() takes whole numbers, not " + to_literal(found) + ".");
        number = found.integer();
        return true;
    }

    void extend(batch& out) override {
        if (target_) out.columns[*target_].reset(layout::integer);
        positions_.begin(out);
        while (row_ < in_.rows && room() > 0) {
            auto const count = static_cast<std::size_t>(std::min<__int128>(left_, static_cast<__int128>(room())));
            if (target_) write(out.columns[*target_], count);
            positions_.write(out, done_, count);
            done_ += count;
            origins_.insert(origins_.end(), count, static_cast<std::uint32_t>(row_));
            left_ -= static_cast<__int128>(count);
            if (left_ > 0) return;
            ++row_;
            start_row();
        }
    }
    void write(column& numbers, std::size_t count) {
        auto const before = numbers.stored();
        numbers.resize(before + count);
        auto* const target = numbers.integers() + before;
        // Unsigned, as the number behind the last one may not exist.
        auto const first = static_cast<std::uint64_t>(next_);
        auto const step = static_cast<std::uint64_t>(step_);
        for (std::size_t i = 0; i < count; ++i) target[i] = static_cast<std::int64_t>(first + step * i);
        next_ = static_cast<std::int64_t>(first + step * count);
    }

    std::vector<std::unique_ptr<evaluator>> arguments_;
    std::vector<column const*> bounds_;
    std::optional<slot> target_;
    position_writer positions_;
    std::uint64_t done_ = 0;  // Of the row at hand.
    std::int64_t next_ = 0;
    std::int64_t step_ = 1;
    __int128 left_ = 0;
};

}  // namespace

built build_unwind(built input, plan::unwind const& unwind, std::span<bound::symbol const> output, compile_context const& context) {
    slot_map slots({output.begin(), output.end()});
    if (auto const* call = std::get_if<bound::call>(&unwind.list->node); call && call->function->name == "range")
        return {std::make_unique<unwind_range_operator>(std::move(input), *call, unwind, output, context), std::move(slots)};
    return {std::make_unique<unwind_operator>(std::move(input), unwind, output, context), std::move(slots)};
}

}  // namespace wafer::engine
