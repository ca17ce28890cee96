// Raw evidence (engine/provenance/functions.hpp) spelled out for programs: facts with their sources, or the sources alone. Belongs to one
// result; keeps the sources it has met.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    wafer::value const& source(std::string_view id);
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
    // By the ids of sources, which are looked up as they lie in the graph.
    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
    };
    template <class T>
    using by_id = boost::unordered_flat_map<std::string, T, text_hash, std::equal_to<>>;

    std::vector<key_id> titles_;
    by_id<node_id> nodes_;
    by_id<wafer::value> sources_;  // Those spelled out so far.
    std::size_t most_facts_ = 0;   // Of a row so far.
    boost::unordered_flat_set<std::uint64_t> seen_nodes_;
    boost::unordered_flat_set<std::uint64_t> seen_relationships_;
    boost::unordered_flat_set<std::string> seen_texts_;
    wafer::list facts_;
    bool capped_ = false;
};

}  // namespace wafer::engine
