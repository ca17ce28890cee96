#include "engine/execute/path_automaton.hpp"

#include <algorithm>

#include "engine/plan/segments.hpp"
#include "engine/plan/walk.hpp"

namespace wafer::engine {

namespace {

constexpr std::uint64_t most_rounds = 0xfffffffe;

bool is_bounded(bound::path_part const& part) { return part.most < most_rounds; }

/// How many rounds there are to tell apart.
std::uint32_t counted_rounds(bound::path_part const& part) {
    return static_cast<std::uint32_t>(std::min(is_bounded(part) ? part.most : part.least, most_rounds));
}

/// The hop that a condition can be asked at: the last of which it needs anything. `nodes_before`: whether it needs more than that hop and the
/// node before it.
struct reach {
    std::size_t hop = 0;
    bool nodes_before = false;
};

reach reach_of(bound::expr condition, bound::path_part const& part) {
    auto const used = plan::symbols_of(condition);
    std::vector<std::size_t> hops;     // Of the relationships and nodes it needs.
    std::vector<std::size_t> sources;  // Of the nodes, as those that a hop sets out from.
    if (used.contains(part.first)) sources.push_back(0);
    for (std::size_t i = 0; i < part.hops.size(); ++i) {
        if (used.contains(part.hops[i].relationship)) hops.push_back(i);
        if (!used.contains(part.hops[i].node)) continue;
        sources.push_back(i + 1);
    }
    reach found;
    for (auto const hop : hops) found.hop = std::max(found.hop, hop);
    for (auto const node : sources) found.hop = std::max(found.hop, node == 0 ? 0 : node - 1);
    found.nodes_before = std::any_of(hops.begin(), hops.end(), [&](auto hop) { return hop != found.hop; }) ||
                         std::any_of(sources.begin(), sources.end(), [&](auto node) { return node < found.hop; });
    return found;
}

}  // namespace

path_condition::path_condition(std::vector<bound::expr> conjuncts, slot_map const& slots, compile_context const& context) {
    if (conjuncts.empty()) return;
    bound::expr whole = conjuncts.front();
    if (conjuncts.size() > 1) {
        conjunction_ = std::make_unique<bound::expression>(
            bound::expression{.node = bound::logic{bound::logic_operator::and_, std::move(conjuncts)}, .kinds = kind::boolean, .at = {}});
        whole = conjunction_.get();
    }
    evaluator_ = compile(whole, slots, context);
    evaluator_->collect_slots(read_);
}

std::vector<std::uint32_t> const& path_condition::select(batch const& rows) {
    select_true(evaluator_->evaluate(rows), rows.rows, kept_);
    return kept_;
}

path_automaton::path_automaton(plan::traverse const& what, slot_map const& outer, compile_context const& context)
    : written_(what.what), reversed_(what.reversed), segment_(reversed_ ? plan::turned(*written_) : *written_), slots_(outer),
      outer_width_(outer.symbols().size()) {
    for (auto const symbol : plan::symbols_within(segment_)) own_slot(symbol);
    own_slot(what.relationships);
    from_ = own_slot(segment_.from);
    to_ = own_slot(segment_.to);
    auto conditions = plan::split(segment_);
    legs_.resize(segment_.parts.size());
    for (std::size_t i = 0; i < segment_.parts.size(); ++i) {
        auto all = segment_.parts[i].conditions;
        all.insert(all.end(), conditions.parts[i].begin(), conditions.parts[i].end());
        compile_part(i, std::move(all), context);
    }
    for (std::size_t i = 0; i < segment_.joints.size(); ++i) {
        joint_slots_.push_back(own_slot(segment_.joints[i]));
        joint_conditions_.emplace_back(conditions.joints[i], slots_, context);
    }
    whole_ = path_condition(conditions.whole, slots_, context);
    end_condition_ = path_condition(what.end, slots_, context);
    whole_columns_ = path_columns(*written_, what.relationships, slots_.symbols());
    candidates_.columns.resize(slots_.symbols().size());
    std::vector<path_condition const*> all{&whole_, &end_condition_};
    for (auto const& each : joint_conditions_) all.push_back(&each);
    for (auto const& part : legs_)
        for (auto const& leg : part)
            for (auto const& hop : leg.hops) all.push_back(&hop.when);
    for (auto const* each : all)
        for (auto const read : each->read())
            if (read < outer_width_) outer_read_.push_back(read);
}

slot path_automaton::own_slot(bound::symbol symbol) { return slots_.has(symbol) ? slots_.at(symbol) : slots_.add(symbol); }

/// One leg for each hop, unless a condition holds a round together.
void path_automaton::compile_part(std::size_t index, std::vector<bound::expr> conditions, compile_context const& context) {
    auto const& part = segment_.parts[index];
    std::vector<std::vector<bound::expr>> at(part.hops.size());
    bool together = false;
    for (auto const condition : conditions) {
        auto const [hop, nodes_before] = reach_of(condition, part);
        at[hop].push_back(condition);
        together = together || nodes_before;
    }
    auto& legs = legs_[index];
    for (std::size_t i = 0; i < part.hops.size(); ++i) {
        auto const& hop = part.hops[i];
        if (i == 0 || !together) legs.push_back({own_slot(i == 0 ? part.first : part.hops[i - 1].node), {}});
        legs.back().hops.push_back({hop.towards, type_filter(hop.types), path_condition(std::move(at[i]), slots_, context),
                                    own_slot(hop.relationship), own_slot(hop.node)});
    }
}

void path_automaton::begin_batch(graph const& data) {
    data_ = &data;
    for (auto& part : legs_)
        for (auto& leg : part)
            for (auto& hop : leg.hops) hop.types.resolve(data);
}

void path_automaton::begin_row(batch const& rows, std::size_t row, node_id from, node_id to) {
    for (auto const read : outer_read_) candidates_.columns[read].make_constant(rows.columns[read].get(row));
    start_ = from;
    end_ = from_ == to_ ? from : to;
    candidates_.columns[from_].make_constant(value::of(from));
    if (end_.valid()) candidates_.columns[to_].make_constant(value::of(end_));
}

bool path_automaton::visit(path_place place, node_id node, path_moves& into) {
    while (true) {
        auto const& part = segment_.parts[place.part];
        if (place.hop > 0 || !is_bounded(part) || place.rounds < part.most) add_moves(place, node, into);
        if (place.hop > 0 || place.rounds < std::min(part.least, most_rounds)) return false;
        if (place.part + std::size_t{1} == segment_.parts.size()) return true;
        if (!joins(place.part, node)) return false;
        place = {static_cast<std::uint16_t>(place.part + 1), 0, 0};
    }
}

bool path_automaton::joins(std::size_t joint, node_id node) {
    auto& condition = joint_conditions_[joint];
    if (!condition.any()) return true;
    candidates_.rows = 1;
    candidates_.columns[joint_slots_[joint]].make_constant(value::of(node));
    return !condition.select(candidates_).empty();
}

path_place path_automaton::after(path_place place, std::size_t width) const {
    auto const& part = segment_.parts[place.part];
    auto const hop = place.hop + width;
    if (hop < part.hops.size()) return {place.part, static_cast<std::uint16_t>(hop), place.rounds};
    return {place.part, 0, std::min(place.rounds + 1, counted_rounds(part))};
}

void path_automaton::add_moves(path_place place, node_id node, path_moves& into) {
    auto& legs = legs_[place.part];
    leg& taken = legs[place.hop];
    partial_.clear();
    auto const& start = candidates_.columns[taken.first];
    bool const asks = std::any_of(taken.hops.begin(), taken.hops.end(), [](auto const& hop) { return hop.when.any(); });
    if (asks && (taken.first != from_ || start.get(0).node() != node)) candidates_.columns[taken.first].make_constant(value::of(node));
    auto const width = taken.hops.size();
    std::size_t count = 1;
    path_stop const origin{{}, node, 0, 0};
    for (std::size_t hop = 0; hop < width; ++hop) {
        longer_.clear();
        for (std::size_t piece = 0; piece < count; ++piece) {
            auto const* const before = partial_.data() + piece * hop;
            node_id const here = hop == 0 ? origin.node : before[hop - 1].node;
            auto const add = [&](rel_id relationship, node_id to) {
                longer_.insert(longer_.end(), before, before + hop);
                longer_.push_back({relationship, to, place.part, static_cast<std::uint16_t>(place.hop + hop)});
            };
            for_each_step(taken.hops[hop], here, add);
        }
        partial_.swap(longer_);
        count = partial_.size() / (hop + 1);
        if (count > 0 && taken.hops[hop].when.any()) count = keep_matching(taken, hop, count);
        if (count == 0) return;
    }
    auto const next = after(place, width);
    auto const first = static_cast<std::uint32_t>(into.stops.size());
    into.stops.insert(into.stops.end(), partial_.begin(), partial_.end());
    for (std::size_t i = 0; i < count; ++i)
        into.moves.push_back({first + static_cast<std::uint32_t>(i * width), static_cast<std::uint32_t>(width), next});
}

template <class Visit>
void path_automaton::for_each_step(compiled_hop const& hop, node_id from, Visit const& visit) const {
    for (auto const type : hop.types.ids()) {
        if (hop.towards != bound::direction::left)
            for (auto const& [to, index] : data_->neighbours(type, towards::outgoing, from)) visit(rel_id{type, index}, to);
        if (hop.towards == bound::direction::right) continue;
        // A relationship from a node to itself lies in both lists.
        for (auto const& [to, index] : data_->neighbours(type, towards::incoming, from))
            if (hop.towards == bound::direction::left || to != from) visit(rel_id{type, index}, to);
    }
}

/// Of the pieces of `hop` + 1 stops those that meet the condition at that hop; how many they are.
std::size_t path_automaton::keep_matching(leg& of, std::size_t hop, std::size_t count) {
    auto const width = hop + 1;
    candidates_.rows = count;
    for (std::size_t i = 0; i < width; ++i) {
        column& relationships = candidates_.columns[of.hops[i].relationship];
        relationships.reset(layout::relationship);
        relationships.resize(count);
        column& nodes = candidates_.columns[of.hops[i].node];
        nodes.reset(layout::node);
        nodes.resize(count);
        for (std::size_t piece = 0; piece < count; ++piece) {
            relationships.relationships()[piece] = partial_[piece * width + i].relationship;
            nodes.nodes()[piece] = partial_[piece * width + i].node;
        }
    }
    auto const& kept = of.hops[hop].when.select(candidates_);
    for (std::size_t i = 0; i < kept.size(); ++i)
        std::copy_n(partial_.begin() + static_cast<std::ptrdiff_t>(kept[i] * width), width, partial_.begin() + static_cast<std::ptrdiff_t>(i * width));
    partial_.resize(kept.size() * width);
    // The end of the path may be asked for in other parts.
    if (end_.valid() && of.hops[hop].node == to_) candidates_.columns[to_].make_constant(value::of(end_));
    return kept.size();
}

path_trace const& path_automaton::as_written(path_trace const& walked) {
    if (!reversed_) return walked;
    turned_ = turned(walked, *written_);
    return turned_;
}

std::vector<std::uint32_t> const& path_automaton::ends(std::span<node_id const> nodes) {
    candidates_.rows = nodes.size();
    column& column = candidates_.columns[to_];
    column.reset(layout::node);
    column.resize(nodes.size());
    std::copy(nodes.begin(), nodes.end(), column.nodes());
    return end_condition_.select(candidates_);
}

bool path_automaton::admits(path_trace const& path) {
    if (!whole_.any()) return true;
    candidates_.rows = 1;
    whole_columns_.begin(candidates_);
    whole_columns_.append(as_written(path), candidates_);
    candidates_.columns[from_].make_constant(value::of(path.from));
    candidates_.columns[to_].make_constant(value::of(path.end()));
    return !whole_.select(candidates_).empty();
}

}  // namespace wafer::engine
