// A statement that was parsed, bound, planned and optimised, and the cache of those seen before.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <boost/unordered/unordered_flat_map.hpp>

#include "engine/bind/bind.hpp"
#include "engine/plan/plan.hpp"
#include "wafer/options.hpp"

namespace wafer::engine {

/// Immutable; shared by all runs.
struct prepared {
    std::string text;
    plan::statement plan;
    std::uint64_t planned_for = 0;     // Entities that the graph had.
    std::uint64_t schema_version = 0;  // And its indexes and constraints.

    /// Whether another plan may be better: the graph has grown or shrunk much, or has other indexes.
    [[nodiscard]] bool outdated(graph const& data) const;
};

/// parse → bind → plan → optimise. Throws `wafer::error`, located in the text.
std::shared_ptr<prepared const> prepare(std::string_view text, options const& options, procedure_catalog const& procedures, graph const& data);

/// Thread-safe. Forgets everything when it is full, and does not keep long texts: those are data, run once, with plans of many times their size.
class plan_cache {
public:
    explicit plan_cache(std::size_t most) : most_(most) {}
    std::shared_ptr<prepared const> find(std::string_view text, graph const& data);
    void keep(std::shared_ptr<prepared const> plan);
    void clear();

private:
    std::size_t most_;
    std::mutex mutex_;
    boost::unordered_flat_map<std::string, std::shared_ptr<prepared const>> plans_;
};

}  // namespace wafer::engine
