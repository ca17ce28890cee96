// Values and whole graphs as text in which what a statement made is known by what it is and what it is tied to, as its ids depend on the
// order it was made in. What was there before goes by its id.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/graph/graph.hpp"

namespace wafer::random {

class entity_text {
public:
    /// With `bags`, lists are written in the order of their elements' text.
    entity_text(engine::graph const& before, engine::graph const& after, bool bags);

    [[nodiscard]] std::string of(engine::value const& content) const;
    /// A line for each node and relationship, sorted.
    [[nodiscard]] std::vector<std::string> everything() const;

private:
    [[nodiscard]] std::string node(engine::node_id id) const;
    [[nodiscard]] std::string relationship(engine::rel_id id) const;
    [[nodiscard]] std::string node_content(engine::node_id id) const;
    [[nodiscard]] std::string relationship_content(engine::rel_id id) const;
    [[nodiscard]] std::vector<engine::rel_id> relationships() const;
    template <class Id>
    [[nodiscard]] std::string properties(Id id) const;
    void name_new_nodes();

    engine::graph const* before_;
    engine::graph const* after_;
    bool bags_;
    std::map<std::uint32_t, std::string> new_nodes_;
};

}  // namespace wafer::random
