// The nodes of an import by the ids that its files give them. Numbers as dense as those of most files are looked up without hashing.
// Belongs to one import.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "engine/base/hash.hpp"
#include "engine/base/ids.hpp"
#include "engine/graph/text_arena.hpp"

namespace wafer::engine {

class node_index {
public:
    /// Says whether the id was free.
    bool add(std::string_view id, node_id node);
    [[nodiscard]] std::optional<node_id> find(std::string_view id) const;

private:
    struct text_hash {
        std::size_t operator()(std::string_view text) const { return hash_bytes(text.data(), text.size()); }
    };
    struct number_hash {
        using is_avalanching = void;
        std::size_t operator()(std::uint64_t number) const { return hash_number(number ^ hash_seed()); }
    };

    [[nodiscard]] std::optional<node_id> find_number(std::uint64_t number) const;

    std::vector<node_id> dense_;  // By number.
    boost::unordered_flat_map<std::uint64_t, node_id, number_hash> numbers_;
    boost::unordered_flat_map<std::string_view, node_id, text_hash> texts_;
    std::uint64_t count_ = 0;
    text_arena arena_;
};

}  // namespace wafer::engine
