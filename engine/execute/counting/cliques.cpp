#include "engine/execute/counting/cliques.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace wafer::engine::counting {

namespace {

/// Whether the image is asked of all variables.
bool is_common(equality const& of, std::set<std::uint32_t> const& variables) {
    auto const alike = [&](equality::member const& each) { return each.at == of.members[0].at; };
    return std::ranges::all_of(of.members, alike) && std::ranges::all_of(variables, [&](std::uint32_t each) { return of.of(each) != nullptr; });
}

}  // namespace

bool clique_count::applies(term_graph const& of, substitution const& variables, elimination& hanging) {
    auto const& core = variables.core();
    if (core.size() < 3 || of.factors.empty() || !variables.factors().empty()) return false;
    if (!std::ranges::all_of(variables.equalities(), [&](equality const& each) { return is_common(each, core); })) return false;
    std::set<std::pair<std::uint32_t, std::uint32_t>> joined;
    edge const* first = nullptr;
    for (auto const& each : of.factors) {
        if (!core.contains(each.along.from) || !core.contains(each.along.to)) continue;
        if (!first) first = &each.along;
        bool const alike = each.along.types == first->types && each.along.towards == bound::direction::either && !each.required;
        if (!alike || each.along.from == each.along.to || !joined.insert(std::minmax(each.along.from, each.along.to)).second) return false;
    }
    if (joined.size() != core.size() * (core.size() - 1) / 2) return false;
    if (first->types.size() != 1 || of.data->stats().profile(first->types[0]).self_loops > 0 || !is_simple(*first, *of.data)) return false;
    auto const& one = of.domains[*core.begin()];
    auto const like_one = [&](std::uint32_t variable) { return of.domains[variable].same_labels(one); };
    auto const burdened = std::ranges::count_if(core, [&](std::uint32_t variable) { return !hanging.is_bare(variable); });
    return burdened <= 1 && std::ranges::all_of(core, like_one);
}

clique_count::clique_count(term_graph const& of, substitution const& variables, elimination& hanging)
    : of_(&of), size_(variables.core().size()), member_(*variables.core().begin()) {
    auto const& core = variables.core();
    for (auto const& each : variables.equalities()) images_.push_back(each.of(member_));
    auto const burdened = std::ranges::find_if(core, [&](std::uint32_t variable) { return !hanging.is_bare(variable); });
    if (burdened != core.end()) weights_ = hanging.table(*burdened);
    auto const nodes = of.data->node_bound();
    marks_.assign(size_ - 2, std::vector<std::uint32_t>(nodes, 0));
    stamps_.assign(size_ - 2, 0);
    common_.resize(size_ - 2);
    orient();
    charged_ = (marks_.size() * nodes + offsets_.capacity() + targets_.capacity()) * sizeof(std::uint32_t);
    of.run->stop->charge(charged_);
}

clique_count::~clique_count() { of_->run->stop->discharge(charged_); }

void clique_count::orient() {
    neighbours const* steps = nullptr;
    for (auto const& each : of_->factors)
        if (each.joins(member_) && each.along.towards == bound::direction::either && each.along.from != each.along.to) steps = each.forth.get();
    auto const& nodes = of_->domains[member_];
    auto const bound = of_->data->node_bound();
    std::vector<std::uint32_t> degrees(bound, 0);  // 0 also for nodes that are none of the variables'.
    for (std::uint32_t chunk = 0; chunk * chunk_size < bound; ++chunk) {
        of_->run->stop->poll();
        nodes.labelled(chunk).each([&](std::uint32_t slot) {
            degrees[chunk * chunk_size + slot] = static_cast<std::uint32_t>(steps->degree(chunk * chunk_size + slot));
        });
    }
    offsets_.assign(std::size_t{bound} + 1, 0);
    step_counter polled(*of_->run->stop);
    for (std::uint32_t node = 0; node < bound; ++node) {
        offsets_[node] = static_cast<std::uint32_t>(targets_.size());
        if (degrees[node] == 0) continue;
        polled.step(degrees[node]);
        auto const alike = [&](std::uint32_t to) {
            return std::ranges::all_of(images_, [&](image const* each) { return (*each)[node] != image::nowhere && (*each)[node] == (*each)[to]; });
        };
        steps->each(node, [&](std::uint32_t to) {
            if (std::pair(degrees[node], node) < std::pair(degrees[to], to) && alike(to)) targets_.push_back(to);
        });
    }
    offsets_[bound] = static_cast<std::uint32_t>(targets_.size());
}

/// `common` are the nodes that all `depth` + 1 nodes so far lead on to; `weight` is what hangs on these.
void clique_count::extend(std::size_t depth, std::span<std::uint32_t const> common, std::uint64_t weight) {
    if (common.size() + depth + 1 < size_) return;
    auto& marks = marks_[depth];
    std::uint32_t const stamp = ++stamps_[depth];
    for (auto const node : common) marks[node] = stamp;
    for (auto const node : common) {
        std::uint64_t const with = weight + weight_of(node);
        if (depth + 3 == size_) {
            std::uint64_t count = 0, hanging = 0;
            for (auto const last : onwards(node)) count += marks[last] == stamp ? 1 : 0;
            for (auto const last : weights_ && count > 0 ? onwards(node) : std::span<std::uint32_t const>())
                if (marks[last] == stamp) hanging = sum(hanging, weight_of(last));
            found_ = sum(found_, weights_ ? sum(product(count, with), hanging) : count);
            continue;
        }
        auto& next = common_[depth + 1];
        next.clear();
        for (auto const each : onwards(node))
            if (marks[each] == stamp) next.push_back(each);
        extend(depth + 1, next, with);
    }
}

std::uint64_t clique_count::total() {
    step_counter polled(*of_->run->stop);
    for (std::uint32_t node = 0; node + 1 < offsets_.size(); ++node) {
        auto const from = onwards(node);
        if (from.empty()) continue;
        polled.step(static_cast<std::uint32_t>(from.size()) * 16);
        extend(0, from, weight_of(node));
    }
    // The variable with something hanging on it is any of the clique's nodes; the others stand in any order.
    for (std::uint64_t i = 2; i <= (weights_ ? size_ - 1 : size_); ++i) found_ = product(found_, i);
    return found_;
}

}  // namespace wafer::engine::counting
