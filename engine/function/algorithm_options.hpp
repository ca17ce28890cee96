// The options of a graph algorithm's call: a map of the query language, checked against what the algorithm takes. Everything wrong is a
// `wafer::error` (argument) that names the option.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/algorithms.hpp"
#include "engine/value/value.hpp"

namespace wafer::engine {

class algorithm_options {
public:
    /// `known` lists all options of `procedure`; `given` is a map or null, and outlives this.
    algorithm_options(std::string_view procedure, value const& given, std::vector<std::string> const& known);

    /// `labels`, `types`, `direction` and `weight`.
    [[nodiscard]] graph_scope scope(graph const& data) const;
    /// A number from `least` to `most`, or the fallback.
    [[nodiscard]] double number(std::string_view name, double least, double most, double fallback) const;
    [[nodiscard]] std::uint32_t count(std::string_view name, std::uint32_t least, std::uint32_t fallback) const;

private:
    [[nodiscard]] value const* find(std::string_view name) const;
    [[nodiscard]] std::optional<std::vector<std::string_view>> names(std::string_view name) const;
    [[nodiscard]] traversal direction() const;
    [[noreturn]] void refuse(std::string_view name, std::string_view wanted) const;

    std::string_view procedure_;
    value const& given_;
};

}  // namespace wafer::engine
