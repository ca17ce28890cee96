// Operators that change the graph. Each evaluates its expressions batch by batch and then changes row by row, in the order of the rows.
#pragma once

#include "engine/execute/apply.hpp"
#include "engine/execute/operator.hpp"
#include "engine/plan/plan.hpp"

namespace wafer::engine {

built build_create(built input, plan::create const& create, std::span<bound::symbol const> output, compile_context const& context);
built build_update(built input, plan::update const& update, std::span<bound::symbol const> output, compile_context const& context);
built build_merge(built input, std::unique_ptr<plan_runner> search, plan::merge const& merge, std::span<bound::symbol const> output,
                  compile_context const& context);
built build_removal(built input, plan::removal const& removal, std::span<bound::symbol const> output, compile_context const& context);
built build_schema_change(built input, plan::schema_change const& change, compile_context const& context);

/// Throws `wafer::error` (type: InvalidPropertyType) for what cannot be stored: maps, entities, paths, and lists that hold them or lists.
void require_storable(value const& content, std::string_view key);

}  // namespace wafer::engine
