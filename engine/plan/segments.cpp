#include "engine/plan/segments.hpp"

#include <algorithm>
#include <optional>

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

/// `-[r:T WHERE r.w > 1]->{1,3}` is `-[r:T*1..3]->` with a condition on each relationship, if nobody asks for the nodes of its rounds.
std::optional<expand_many> as_variable_length(traverse const& walked, statement& out) {
    auto const& what = *walked.what;
    auto const& part = what.parts.front();
    auto const& hop = part.hops.front();
    bool const trails = what.selection == bound::path_selection::all && what.mode == bound::path_mode::trail;
    if (!trails || what.parts.size() > 1 || part.hops.size() > 1 || !what.conditions.empty()) return std::nullopt;
    for (auto const& variable : what.variables)
        if (variable.inner != hop.relationship || !variable.list) return std::nullopt;
    for (auto const condition : part.conditions) {
        auto const used = symbols_of(condition);
        if (used.contains(part.first) || used.contains(hop.node)) return std::nullopt;
    }
    bound::expr each = part.conditions.empty() ? nullptr : part.conditions.front();
    if (part.conditions.size() > 1)
        each = &out.expressions.emplace_back(bound::expression{
            .node = bound::logic{bound::logic_operator::and_, part.conditions}, .kinds = kind::boolean, .at = {}});
    return expand_many{.from = walked.from, .relationships = walked.relationships, .to = walked.to,
                       .towards = walked.reversed ? turned(hop.towards) : hop.towards, .types = hop.types, .into = walked.into,
                       .length = {part.least, part.most}, .each = each, .element = hop.relationship, .reversed = walked.reversed};
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

std::vector<node::operation> operators_of(traverse walked, statement& out) {
    std::vector<node::operation> made;
    if (auto plain = as_variable_length(walked, out)) {
        made.emplace_back(std::move(*plain));
        for (auto const& variable : walked.what->variables) {
            auto const list = &out.expressions.emplace_back(
                bound::expression{.node = bound::reference{walked.relationships}, .kinds = kind::list, .at = {}});
            made.emplace_back(extend{{{variable.outer, list}}});
        }
        return made;
    }
    made.emplace_back(std::move(walked));
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
