#include "engine/plan/segments.hpp"

#include <algorithm>

#include "engine/plan/walk.hpp"

namespace wafer::engine::plan {

namespace {

using symbols = std::set<bound::symbol>;

bool is_within(symbols const& some, symbols const& all) { return std::includes(all.begin(), all.end(), some.begin(), some.end()); }

bound::direction turned(bound::direction towards) {
    switch (towards) {
        case bound::direction::right: return bound::direction::left;
        case bound::direction::left: return bound::direction::right;
        case bound::direction::either: break;
    }
    return bound::direction::either;
}

bound::path_part turned(bound::path_part const& part) {
    bound::path_part made = part;
    made.first = part.hops.back().node;
    for (std::size_t i = 0; i < part.hops.size(); ++i) {
        auto const from = part.hops.size() - 1 - i;
        made.hops[i] = part.hops[from];
        made.hops[i].towards = turned(part.hops[from].towards);
        made.hops[i].node = from == 0 ? part.first : part.hops[from - 1].node;
    }
    return made;
}

}  // namespace

symbols symbols_within(bound::path_segment const& segment) {
    symbols all{segment.from, segment.to};
    for (auto const& part : segment.parts) {
        all.insert(part.first);
        for (auto const& hop : part.hops) all.insert({hop.relationship, hop.node});
    }
    all.insert(segment.joints.begin(), segment.joints.end());
    all.merge(symbols_made(segment));
    return all;
}

symbols symbols_made(bound::path_segment const& segment) {
    symbols all;
    for (auto const& variable : segment.variables) all.insert(variable.outer);
    return all;
}

split_conditions split(bound::path_segment const& segment) {
    split_conditions made;
    made.parts.resize(segment.parts.size());
    made.joints.resize(segment.joints.size());
    auto const own = symbols_within(segment);
    symbols const ends{segment.from, segment.to};
    for (auto const condition : segment.conditions) {
        symbols used;
        for (auto const symbol : symbols_of(condition))
            if (own.contains(symbol)) used.insert(symbol);
        auto const is_of_part = [&](bound::path_part const& part) {
            return is_within(used, {part.first, part.hops.front().relationship, part.hops.front().node});
        };
        // What may differ from row to row without reading any is asked once for each path.
        bool const fixed = is_deterministic(condition);
        auto const joint = std::find_if(segment.joints.begin(), segment.joints.end(), [&](auto one) { return is_within(used, {one}); });
        auto const part = std::find_if(segment.parts.begin(), segment.parts.end(), is_of_part);
        if (is_within(used, ends) && fixed) made.ends.push_back(condition);
        else if (joint != segment.joints.end() && fixed) made.joints[static_cast<std::size_t>(joint - segment.joints.begin())].push_back(condition);
        else if (part != segment.parts.end() && fixed) made.parts[static_cast<std::size_t>(part - segment.parts.begin())].push_back(condition);
        else made.whole.push_back(condition);
    }
    return made;
}

bound::path_segment turned(bound::path_segment const& segment) {
    bound::path_segment made = segment;
    std::swap(made.from, made.to);
    std::reverse(made.joints.begin(), made.joints.end());
    std::reverse(made.parts.begin(), made.parts.end());
    for (auto& part : made.parts) part = turned(part);
    return made;
}

}  // namespace wafer::engine::plan
