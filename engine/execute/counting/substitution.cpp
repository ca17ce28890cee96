#include "engine/execute/counting/substitution.hpp"

#include <algorithm>
#include <utility>

#include "engine/execute/morsels.hpp"

namespace wafer::engine::counting {

namespace {

/// Whether edges alone join the variables.
bool is_connected(std::set<std::uint32_t> const& variables, term_graph const& of) {
    std::set<std::uint32_t> reached{*variables.begin()};
    for (bool grew = true; grew;) {
        grew = false;
        for (auto const& each : of.factors) {
            if (!variables.contains(each.along.from) || !variables.contains(each.along.to)) continue;
            if (reached.contains(each.along.from) != reached.contains(each.along.to)) {
                reached.insert({each.along.from, each.along.to});
                grew = true;
            }
        }
    }
    return reached.size() == variables.size();
}

}  // namespace

image::image(node_range range, interrupt& stop) : range_(range), stop_(&stop) {
    stop.charge(range.size * sizeof(std::uint32_t));
    to_.assign(range.size, nowhere);
}

image const* equality::of(std::uint32_t variable) const {
    auto const found = std::ranges::find(members, variable, &member::variable);
    return found == members.end() ? nullptr : found->at.get();
}

substitution::substitution(term_graph const& of, std::set<std::uint32_t> core, elimination& hanging, std::optional<std::uint32_t> kept)
    : of_(&of), core_(std::move(core)) {
    for (bool left = true; left;) {
        left = false;
        for (auto const variable : core_) {
            if (variable == kept || !can_leave(variable)) continue;
            leave_out(variable, hanging);
            left = true;
            break;
        }
    }
}

std::vector<factor const*> substitution::joining(std::uint32_t variable) const {
    std::vector<factor const*> found;
    for (auto const& each : of_->factors)
        if (each.joins(variable) && each.along.from != each.along.to && core_.contains(each.other(variable))) found.push_back(&each);
    return found;
}

bool substitution::can_leave(std::uint32_t variable) const {
    auto const leading_here = joining(variable);
    auto const functional = [&](factor const* each) { return is_functional(each->seen_from(each->other(variable)), *of_->data); };
    if (leading_here.empty() || !std::ranges::all_of(leading_here, functional)) return false;
    auto rest = core_;
    rest.erase(variable);
    return is_connected(rest, *of_);
}

void substitution::leave_out(std::uint32_t variable, elimination& hanging) {
    equality same;
    for (auto const* each : joining(variable)) {
        auto const from = each->other(variable);
        same.members.push_back({from, image_along(*each, from)});
    }
    auto const first = same.members[0];
    bool asked = same.members.size() > 1;  // Whether something else asks for an image.
    auto const move = [&](auto& each) {
        if (each.variable != variable) return;
        each.variable = first.variable;
        each.at = composed(first.at, each.at);
        asked = true;
    };
    for (auto& each : equalities_) std::ranges::for_each(each.members, move);
    std::ranges::for_each(factors_, move);
    auto numbers = hanging.is_bare(variable) ? nullptr : hanging.table(variable);
    if (!asked || numbers) factors_.push_back({first.variable, first.at, std::move(numbers)});
    if (same.members.size() > 1) equalities_.push_back(std::move(same));
    core_.erase(variable);
}

shared_image substitution::image_along(factor const& along, std::uint32_t from) {
    auto const& source = of_->domains[from];
    auto const seen = along.seen_from(from);
    for (auto const& [other, start, made] : made_) {
        auto const same = other->seen_from(start);
        if (same.types == seen.types && same.towards == seen.towards && of_->domains[start].same_labels(source) &&
            of_->domains[other->other(start)].same_labels(of_->domains[along.other(from)]))
            return made;
    }
    auto made = std::make_shared<image>(source.range(), *of_->run->stop);
    auto target = of_->domains[along.other(from)];
    auto asked = source;
    target.drop_labels_proved_by(seen, asked);
    bool const open = target.open();
    auto const& steps = along.from(from);
    morsels const share(*of_->run, made->range().chunks(), static_cast<double>(steps.total()));
    share.each([&](unsigned, std::size_t unit) {
        auto const chunk = made->range().first / chunk_size + static_cast<std::uint32_t>(unit);
        of_->run->stop->poll();
        auto const nodes = source.labelled(chunk);
        if (!nodes.any()) return;
        steps.each_of_chunk(chunk, [&](std::uint32_t node, std::uint32_t to) {
            if (nodes.test(node % chunk_size) && (open || target.contains(to))) made->set(node, to);
        });
    });
    made_.push_back({&along, from, made});
    return made;
}

shared_image substitution::composed(shared_image const& first, shared_image const& second) {
    for (auto const& each : composed_)
        if (each.first == first.get() && each.second == second.get()) return each.made;
    auto const range = first->range();
    auto made = std::make_shared<image>(range, *of_->run->stop);
    morsels const share(*of_->run, range.chunks(), range.size);
    share.each([&](unsigned, std::size_t chunk) {
        of_->run->stop->poll();
        auto const from = range.first + static_cast<std::uint32_t>(chunk) * chunk_size;
        for (auto node = from; node < std::min(range.end(), from + chunk_size); ++node)
            if (auto const between = (*first)[node]; between != image::nowhere) made->set(node, (*second)[between]);
    });
    composed_.push_back({first.get(), second.get(), made});
    return made;
}

}  // namespace wafer::engine::counting
