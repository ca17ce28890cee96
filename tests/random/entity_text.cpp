#include "tests/random/entity_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/value/format.hpp"

namespace wafer::random {

using engine::kind;
using engine::node_id;
using engine::rel_id;
using engine::value;

entity_text::entity_text(engine::graph const& before, engine::graph const& after, bool bags)
    : before_(&before), after_(&after), bags_(bags) {
    if (after.node_bound() > before.node_bound()) name_new_nodes();
}

/// A new node is told from others by its content, then by what its neighbours are, and theirs.
void entity_text::name_new_nodes() {
    for (auto id = before_->node_bound(); id < after_->node_bound(); ++id)
        if (after_->contains(node_id{id})) new_nodes_[id] = node_content({id});
    auto const all = relationships();
    for (int round = 0; round < 3; ++round) {
        std::map<std::uint32_t, std::vector<std::string>> ties;
        for (auto const id : all) {
            auto const source = after_->source(id);
            auto const target = after_->target(id);
            ties[source.value].push_back(">" + relationship_content(id) + node(target));
            ties[target.value].push_back("<" + relationship_content(id) + node(source));
        }
        for (auto& [id, name] : new_nodes_) {
            std::sort(ties[id].begin(), ties[id].end());
            auto whole = name;
            for (auto const& tie : ties[id]) whole += tie;
            name = fmt::format("{}#{:x}", node_content({id}), std::hash<std::string>()(whole) & 0xffff'ffffu);
        }
    }
}

std::vector<rel_id> entity_text::relationships() const {
    std::vector<rel_id> all;
    for (std::uint32_t type = 0; type < after_->type_count(); ++type)
        for (std::uint32_t index = 0; index < after_->relationship_bound({type}); ++index)
            if (after_->contains(rel_id{{type}, index})) all.push_back({{type}, index});
    return all;
}

template <class Id>
std::string entity_text::properties(Id id) const {
    std::map<std::string, std::string> sorted;
    for (auto const& [key, content] : after_->properties(id)) sorted.emplace(after_->name(key), of(content));
    std::string text;
    for (auto const& [key, content] : sorted) text += fmt::format("{}{}: {}", text.empty() ? " {" : ", ", key, content);
    return text.empty() ? text : text + "}";
}

std::string entity_text::node_content(node_id id) const {
    std::vector<std::string> labels;
    for (auto const label : after_->labels(id)) labels.emplace_back(after_->name(label));
    std::sort(labels.begin(), labels.end());
    std::string text;
    for (auto const& label : labels) text += ":" + label;
    return text + properties(id);
}

std::string entity_text::relationship_content(rel_id id) const {
    return fmt::format("[:{}{}]", after_->name(id.type), properties(id));
}

std::string entity_text::node(node_id id) const {
    if (id.value < before_->node_bound()) return fmt::format("({})", id.value);
    auto const found = new_nodes_.find(id.value);
    return found == new_nodes_.end() ? "(gone)" : "(new" + found->second + ")";
}

std::string entity_text::relationship(rel_id id) const {
    bool const old = id.type.value < before_->type_count() && id.index < before_->relationship_bound(id.type);
    if (old) return fmt::format("[{} {}]", after_->name(id.type), id.index);
    if (!after_->contains(id)) return "[gone]";
    return "[new" + node(after_->source(id)) + relationship_content(id) + node(after_->target(id)) + "]";
}

std::string entity_text::of(value const& content) const {
    auto const joined = [&](auto const& items, char open, char close, bool sorted) {
        std::vector<std::string> parts;
        for (auto const& item : items) parts.push_back(of(item));
        if (sorted) std::sort(parts.begin(), parts.end());
        return fmt::format("{}{}{}", open, fmt::join(parts, ", "), close);
    };
    if (content.is(kind::node)) return node(content.node());
    if (content.is(kind::relationship)) return relationship(content.relationship());
    if (content.is(kind::list)) return joined(content.list(), '[', ']', bags_);
    if (content.is(kind::path)) return joined(content.path_elements(), '<', '>', false);
    // Sums of floats may be rounded in another order.
    if (content.is(kind::floating)) return fmt::format("{:#.10g}", content.floating());
    if (!content.is(kind::map)) return engine::to_literal(content);
    std::string text = "{";
    for (auto const& [key, field] : content.map()) text += fmt::format("{}{}: {}", text.size() > 1 ? ", " : "", key.string(), of(field));
    return text + "}";
}

std::vector<std::string> entity_text::everything() const {
    std::vector<std::string> lines;
    for (std::uint32_t id = 0; id < after_->node_bound(); ++id)
        if (after_->contains(node_id{id})) lines.push_back(node({id}) + node_content({id}));
    for (auto const id : relationships())
        lines.push_back(relationship(id) + node(after_->source(id)) + relationship_content(id) + node(after_->target(id)));
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace wafer::random
