#include "engine/execute/counting/term_graph.hpp"

#include <algorithm>

namespace wafer::engine::counting {

domain::domain(graph const& data, plan::counted_pattern const& pattern, term const& of, std::uint32_t variable,
               std::span<std::vector<std::uint32_t> const> candidates)
    : data_(&data), size_(data.node_count()) {
    for (std::uint32_t i = 0; i < pattern.variables.size(); ++i) {
        if (of.stands_for[i] != variable) continue;
        for (auto const& name : pattern.variables[i].labels) {
            if (auto const label = data.find_label(name)) all_labels_.push_back(*label);
            else impossible_ = true;
        }
        if (pattern.variables[i].candidates) lists_.push_back(&candidates[*pattern.variables[i].candidates]);
    }
    std::ranges::sort(all_labels_, {}, [&](label_id label) { return data.stats().nodes(label); });
    all_labels_.erase(std::unique(all_labels_.begin(), all_labels_.end()), all_labels_.end());
    std::ranges::sort(lists_, {}, [](auto const* list) { return list->size(); });
    if (!all_labels_.empty()) size_ = data.stats().nodes(all_labels_[0]);
    if (!lists_.empty()) size_ = lists_[0]->size();
    if (impossible_) size_ = 0;
    labels_ = all_labels_;
}

bool domain::contains(std::uint32_t node) const {
    if (impossible_) return false;
    for (auto const label : labels_)
        if (!data_->has_label({node}, label)) return false;
    return std::ranges::all_of(lists_, [&](auto const* list) { return std::ranges::binary_search(*list, node); });
}

node_range domain::range() const {
    auto const bound = data_->node_bound();
    auto const chunks = (std::size_t{bound} + chunk_size - 1) / chunk_size;
    std::size_t first = 0, end = chunks;
    while (first < end && !labelled(static_cast<std::uint32_t>(first)).any()) ++first;
    while (end > first && !labelled(static_cast<std::uint32_t>(end - 1)).any()) --end;
    if (first == end) return {};
    auto const start = static_cast<std::uint32_t>(first * chunk_size);
    return {start, static_cast<std::uint32_t>(std::min<std::size_t>(bound, end * chunk_size)) - start};
}

bitmap<chunk_size> domain::labelled(std::uint32_t chunk) const {
    if (impossible_) return {};
    auto nodes = data_->members(all_labels_.empty() ? std::nullopt : std::optional(all_labels_[0]), chunk);
    for (std::size_t i = 1; i < all_labels_.size(); ++i) nodes &= data_->members(all_labels_[i], chunk);
    return nodes;
}

bool domain::has_one(edge const& leading_on) const {
    if (!is_functional(leading_on, *data_)) return false;
    auto const& stats = data_->stats();
    bool const forwards = leading_on.towards == bound::direction::right;
    auto const all_start = [&](std::optional<label_id> label) {
        auto const steps = forwards ? stats.relationships(label, leading_on.types[0], std::nullopt)
                                    : stats.relationships(std::nullopt, leading_on.types[0], label);
        return steps == (label ? stats.nodes(*label) : stats.nodes());
    };
    return all_start(std::nullopt) || std::ranges::any_of(all_labels_, all_start);
}

void domain::drop_labels_proved_by(edge const& leading_here, domain& source) {
    auto const& stats = data_->stats();
    // From any node, and from those with each label of the source: one count without the label that equals the count with it is proof.
    auto const all_end_with = [&](type_id type, label_id label, std::optional<label_id> from, bool forwards) {
        return forwards ? stats.relationships(from, type, label) == stats.relationships(from, type, std::nullopt)
                        : stats.relationships(label, type, from) == stats.relationships(std::nullopt, type, from);
    };
    auto const proved = [&](label_id label, std::optional<label_id> from) {
        return std::ranges::all_of(leading_here.types, [&](type_id type) {
            return (leading_here.towards == bound::direction::left || all_end_with(type, label, from, true)) &&
                   (leading_here.towards == bound::direction::right || all_end_with(type, label, from, false));
        });
    };
    std::erase_if(labels_, [&](label_id label) {
        if (std::ranges::count(relied_on_, label)) return false;
        if (proved(label, std::nullopt)) return true;
        auto const reason = std::ranges::find_if(source.labels_, [&](label_id from) { return proved(label, from); });
        if (reason == source.labels_.end()) return false;
        source.relied_on_.push_back(*reason);
        return true;
    });
}

std::uint64_t part_factor::of_count(std::uint64_t count) const {
    switch (kind) {
        case plan::counted_pattern::part_kind::optional: return std::max<std::uint64_t>(count, 1);
        case plan::counted_pattern::part_kind::exists: return count > 0 ? 1 : 0;
        case plan::counted_pattern::part_kind::absent: return count > 0 ? 0 : 1;
    }
    return 0;
}

std::uint64_t part_factor::of(std::uint32_t node) const { return of_count(steps ? steps->degree(node) : counts->at(node)); }

bool is_functional(edge const& of, graph const& data) {
    if (of.types.size() != 1 || of.towards == bound::direction::either) return false;
    auto const profile = data.stats().profile(of.types[0]);
    return profile.count == (of.towards == bound::direction::right ? profile.sources : profile.targets);
}

bool is_simple(edge const& of, graph const& data) {
    if (of.types.size() != 1) return false;
    if (data.stats().profile(of.types[0]).parallel > 0) return false;
    return of.towards != bound::direction::either || !data.has_mutual(of.types[0]);
}

}  // namespace wafer::engine::counting
