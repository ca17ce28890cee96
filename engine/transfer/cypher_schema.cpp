#include "engine/transfer/cypher_schema.hpp"

#include <fmt/format.h>

#include "engine/transfer/cypher_literal.hpp"

namespace wafer::engine {
namespace {

std::string quoted(std::string_view name) {
    std::string out;
    append_cypher_name(out, name);
    return out;
}

/// `FOR (e:Label) `, `FOR ()-[e:TYPE]-() `
std::string entity_of(schema_target const& target, graph const& from) {
    if (target.relationship) return fmt::format("FOR ()-[e:{}]-() ", quoted(from.name(type_id{target.label})));
    return fmt::format("FOR (e:{}) ", quoted(from.name(label_id{target.label})));
}

std::string properties_of(schema_target const& target, graph const& from) {
    std::string out = "(";
    for (auto const key : target.keys) {
        if (out.size() > 1) out += ", ";
        out += "e." + quoted(from.name(key));
    }
    return out + ")";
}

std::string requirement_of(constraint_definition const& constraint) {
    auto const* const entity = constraint.target.relationship ? "RELATIONSHIP" : "NODE";
    switch (constraint.sort) {
        case constraint_sort::unique: return "IS UNIQUE";
        case constraint_sort::key: return fmt::format("IS {} KEY", entity);
        case constraint_sort::existence: return "IS NOT NULL";
        case constraint_sort::type: return "IS :: " + constraint.type_text;
    }
    return "";
}

}  // namespace

void append_cypher_schema(std::string& out, graph const& from) {
    for (auto const* const index : from.indexes()) {
        if (!index->owner.empty()) continue;
        out += fmt::format("CREATE {} INDEX {} {}ON {};\n", index->sort == index_sort::text ? "TEXT" : "RANGE", quoted(index->name),
                           entity_of(index->target, from), properties_of(index->target, from));
    }
    for (auto const* const constraint : from.constraints())
        out += fmt::format("CREATE CONSTRAINT {} {}REQUIRE {} {};\n", quoted(constraint->name), entity_of(constraint->target, from),
                           properties_of(constraint->target, from), requirement_of(*constraint));
}

}  // namespace wafer::engine
