// A number for each node, 0 where none is noted: how often a part of a pattern occurs below the node. Held by chunks of nodes, as the graph is;
// chunks without any are absent. Charged to the statement's memory while it lives.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/base/interrupt.hpp"
#include "engine/execute/counting/neighbours.hpp"

namespace wafer::engine::counting {

class weights {
public:
    using chunk = std::array<std::uint64_t, chunk_size>;

    weights(std::uint32_t node_bound, interrupt& stop) : chunks_((node_bound + chunk_size - 1) / chunk_size), stop_(&stop) {}
    weights(weights const&) = delete;
    weights& operator=(weights const&) = delete;
    ~weights();

    [[nodiscard]] std::uint64_t at(std::uint32_t node) const {
        auto const& found = chunks_[node / chunk_size];
        return found ? (*found)[node % chunk_size] : 0;
    }
    [[nodiscard]] std::size_t chunk_count() const { return chunks_.size(); }
    [[nodiscard]] chunk const* find(std::size_t index) const { return chunks_[index].get(); }
    /// The chunk, made if there is none. Several threads may open chunks at once, each its own.
    chunk& open(std::size_t index);
    /// Where the number is. Notes the node if it had none.
    std::uint64_t& at_noted(std::uint32_t node) {
        auto& found = open(node / chunk_size)[node % chunk_size];
        if (found == 0) noted_.push_back(node);
        return found;
    }

    /// Calls `use(node, number)` for each that is not 0: in ascending order, or as they were noted.
    template <class Use>
    void each(Use use) const {
        if (!noted_.empty()) {
            for (auto const node : noted_)
                if (auto const number = at(node); number != 0) use(node, number);
            return;
        }
        for (std::size_t i = 0; i < chunks_.size(); ++i) {
            if (!chunks_[i]) continue;
            auto const first = static_cast<std::uint32_t>(i * chunk_size);
            for (std::uint32_t slot = 0; slot < chunk_size; ++slot)
                if (auto const number = (*chunks_[i])[slot]; number != 0) use(first + slot, number);
        }
    }
    /// How many nodes have a number, when they were noted one by one.
    [[nodiscard]] std::optional<std::size_t> few() const { return noted_.empty() ? std::nullopt : std::optional(noted_.size()); }
    [[nodiscard]] std::vector<std::uint32_t> const& noted() const { return noted_; }
    /// When all numbers are there: finds the greatest.
    void settle();
    [[nodiscard]] std::uint64_t greatest() const { return greatest_; }

private:
    std::vector<std::unique_ptr<chunk>> chunks_;
    std::vector<std::uint32_t> noted_;
    interrupt* stop_;
    std::mutex charging_;
    std::uint64_t greatest_ = 0;
};

/// How many `steps` there are for each of so many nodes.
[[nodiscard]] inline double average(std::uint64_t steps, std::uint64_t nodes) {
    return static_cast<double>(steps) / static_cast<double>(nodes == 0 ? 1 : nodes);
}
/// Throws `wafer::error` (arithmetic: NumberOverflow).
[[noreturn]] void refuse_count();
/// Products and sums of counts. Throw `wafer::error` (arithmetic: NumberOverflow) beyond 63 bits.
[[nodiscard]] std::uint64_t product(std::uint64_t left, std::uint64_t right);
[[nodiscard]] std::uint64_t sum(std::uint64_t left, std::uint64_t right);

}  // namespace wafer::engine::counting
