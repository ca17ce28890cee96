// The names of nodes and the phrases of a lexicon, to be found by how they begin: as they are written, from the beginning of any of their
// words, and by pinyin and its initials. Built from one graph, then immutable and shared by threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/graph/graph.hpp"
#include "engine/storage/lexicon.hpp"

namespace wafer::engine::complete {

/// Where names come from.
struct name_source {
    std::vector<std::string> keys;   // Properties whose strings are names.
    lexicon const* words = nullptr;  // Null: no phrases.
    std::size_t limit = 0;           // Names at most; 0: no limit.
};

struct phrase {
    std::string text;
    std::string detail;  // What it means: `DEVELOPS`, `Company`.
};

class name_index {
public:
    /// Looks at every node that has one of the keys. Ends early, with what there is, when asked to stop.
    name_index(graph const& data, name_source const& from, std::stop_token const& stop = {});

    struct hit {
        /// How the name was found; the better, the smaller.
        enum class by : std::uint8_t { beginning, word, pinyin, initials };
        by found = by::beginning;
        std::optional<node_id> node;  // Nothing: a phrase.
        std::uint32_t key = 0;        // Of names a key's number in the graph, of phrases their own.
        std::uint32_t item = 0;       // Of names in lists.
    };

    /// Appends what begins so, at most `most`, in the order of the names. `folded` is `question::folded_key` of what was typed.
    void find(std::string_view folded, std::size_t most, std::vector<hit>& found) const;
    [[nodiscard]] phrase const& phrase_of(hit const& found) const { return phrases_[found.key]; }
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    struct entry {
        std::uint32_t offset = 0;  // In the pool.
        hit what;
    };

    void add_names(graph const& data, name_source const& from, std::stop_token const& stop);
    void add_name(std::string_view name, hit what);
    void add_phrases(lexicon const& words);
    void add_phrases(spoken_phrases const& spoken, std::string const& detail);
    void add(std::string_view folded, hit what, hit::by found);

    std::string pool_;  // Folded names, each ended by a zero.
    std::vector<entry> entries_;
    std::vector<phrase> phrases_;
};

/// The name that a hit stands for, as the graph at hand has it; empty if it is no longer there.
std::string name_at(graph const& data, name_index::hit const& found);

}  // namespace wafer::engine::complete
