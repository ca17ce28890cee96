// Row-wise operators: filter, computed columns, SKIP and LIMIT, UNWIND, and the barrier that makes a clause eager.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

built build_filter(built input, plan::filter const& filter, std::span<bound::symbol const> output, compile_context const& context);
built build_extend(built input, plan::extend const& extend, std::span<bound::symbol const> output, compile_context const& context);
built build_skip(built input, plan::skip const& skip, std::span<bound::symbol const> output, compile_context const& context);
built build_limit(built input, plan::limit const& limit, std::span<bound::symbol const> output, compile_context const& context);
built build_unwind(built input, plan::unwind const& unwind, std::span<bound::symbol const> output, compile_context const& context);
built build_eager(built input, std::span<bound::symbol const> output, run_context& run);

/// The value of SKIP or LIMIT. Throws `wafer::error` (syntax: NegativeIntegerArgument, InvalidArgumentType).
std::uint64_t row_count(bound::expr expression, std::string_view clause, compile_context const& context);

}  // namespace wafer::engine
