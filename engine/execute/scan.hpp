// Leaves, and the operators that find nodes and relationships: scans, look-ups by id and in indexes.
#pragma once

#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

built build_single_row(run_context& run);
built build_node_scan(built input, plan::node_scan const& scan, std::span<bound::symbol const> output, run_context& run);
built build_node_by_id(built input, plan::node_by_id const& seek, std::span<bound::symbol const> output, compile_context const& context);
built build_index_seek(built input, plan::index_seek const& seek, std::span<bound::symbol const> output, compile_context const& context);
built build_endpoints(built input, plan::endpoints const& ends, std::span<bound::symbol const> output, run_context& run);

}  // namespace wafer::engine
