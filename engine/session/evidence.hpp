// Raw evidence (engine/provenance/functions.hpp) spelled out for programs: facts with their sources, or the sources alone. Belongs to one
// result; keeps the sources it has met.
#pragma once

#include <memory>
#include <string>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "engine/bind/query.hpp"
#include "engine/graph/graph.hpp"
#include "wafer/options.hpp"
#include "wafer/value.hpp"

namespace wafer::engine {

class evidence_reader {
public:
    evidence_reader(graph const& data, std::shared_ptr<provenance_rules const> declared, bound::why_mode mode);

    /// Takes one piece of the current row's evidence.
    void add(value const& raw);
    /// What was added, as a list of maps; then begins anew.
    wafer::value finish();

private:
    void add_node(node_id node);
    void add_relationship(rel_id relationship);
    void add_marker(wafer::value kind, char const* key, wafer::value content);
    [[nodiscard]] wafer::list sources_of(value const& ids);
    void cite(wafer::value const& source);
    wafer::value const& source(std::string const& id);
    [[nodiscard]] wafer::value spelled_source(std::string const& id, node_id node) const;
    [[nodiscard]] std::string title(node_id node) const;
    [[nodiscard]] wafer::value source_list(node_id node);
    [[nodiscard]] bool is_source(node_id node) const;
    void find_sources();

    graph const* data_;
    std::shared_ptr<provenance_rules const> declared_;
    bound::why_mode mode_;
    std::optional<key_id> source_property_;
    std::optional<key_id> source_key_;
    std::optional<label_id> source_label_;
    bool sought_ = false;
    boost::unordered_flat_map<std::string, node_id> nodes_;          // Sources by their ids.
    boost::unordered_flat_map<std::string, wafer::value> sources_;   // Those spelled out so far.
    boost::unordered_flat_set<std::uint64_t> seen_nodes_;
    boost::unordered_flat_set<std::uint64_t> seen_relationships_;
    boost::unordered_flat_set<std::string> seen_texts_;
    wafer::list facts_;
    bool capped_ = false;
};

}  // namespace wafer::engine
