// Whether the constraints of a graph hold, and what to say if not.
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/graph/graph.hpp"
#include "engine/graph/graph_state.hpp"
#include "engine/graph/index_reader.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

/// Says of entities of a graph what a constraint has against them.
class complaint {
public:
    complaint(graph const& data, constraint_definition const& about) : data_(&data), about_(&about) {}

    [[nodiscard]] error duplicate(std::uint32_t one, std::uint32_t other) const {
        return made(fmt::format("{} {} and {} both have the {} `{}` and {}", plural(), one, other, label_word(), label(), contents(one)));
    }
    /// The first entity that breaks it by itself.
    [[nodiscard]] error broken() const {
        std::uint32_t const entity = first_broken();
        for (auto const key : about_->target.keys)
            if (property(entity, key).is_null())
                return made(fmt::format("{} {} with the {} `{}` has no property `{}`", singular(), entity, label_word(), label(), data_->name(key)));
        return made(fmt::format("{} {} with the {} `{}` has {}, which is not of type {}", singular(), entity, label_word(), label(),
                                contents(entity), about_->type_text));
    }

private:
    [[nodiscard]] error made(std::string const& text) const {
        return {error_code::constraint, "ConstraintValidationFailed", fmt::format("{}: the constraint `{}` forbids it.", text, about_->name)};
    }
    [[nodiscard]] char const* singular() const { return about_->target.relationship ? "Relationship" : "Node"; }
    [[nodiscard]] char const* plural() const { return about_->target.relationship ? "Relationships" : "Nodes"; }
    [[nodiscard]] char const* label_word() const { return about_->target.relationship ? "type" : "label"; }
    [[nodiscard]] std::string_view label() const {
        return about_->target.relationship ? data_->name(type_id{about_->target.label}) : data_->name(label_id{about_->target.label});
    }
    [[nodiscard]] value property(std::uint32_t entity, key_id key) const {
        return about_->target.relationship ? data_->property(rel_id{{about_->target.label}, entity}, key)
                                           : data_->property(node_id{entity}, key);
    }
    /// `name = 'Ada' and born = 1815`
    [[nodiscard]] std::string contents(std::uint32_t entity) const {
        std::vector<std::string> all;
        for (auto const key : about_->target.keys) all.push_back(fmt::format("`{}` = {}", data_->name(key), to_literal(property(entity, key))));
        return fmt::format("{}", fmt::join(all, " and "));
    }
    [[nodiscard]] bool is_broken(std::uint32_t entity) const {
        for (auto const key : about_->target.keys) {
            value const content = property(entity, key);
            if (about_->sort == constraint_sort::type ? !is_of_type(content, about_->type) : content.is_null()) return true;
        }
        return false;
    }
    [[nodiscard]] std::uint32_t first_broken() const {
        std::uint32_t from = 0;
        node_id from_node{0};
        std::array<std::uint32_t, 1> index{};
        std::array<node_id, 1> node{};
        auto const next = [&] {
            return about_->target.relationship ? data_->scan_type({about_->target.label}, from, index)
                                               : data_->scan_label({about_->target.label}, from_node, node);
        };
        while (next() > 0) {
            std::uint32_t const entity = about_->target.relationship ? index[0] : node[0].value;
            if (is_broken(entity)) return entity;
        }
        return 0;
    }

    graph const* data_;
    constraint_definition const* about_;
};

}  // namespace

void graph::require_constraints() const {
    if (!state_->schema) return;
    for (auto const& one : state_->schema->constraints) {
        auto const& definition = one->definition;
        if (definition.has_index()) {
            auto const index = *index_on(definition.target);
            if (auto const found = index.duplicate()) throw complaint(*this, definition).duplicate(found->first, found->second);
        }
        if (one->violations > 0) throw complaint(*this, definition).broken();
    }
}

}  // namespace wafer::engine
