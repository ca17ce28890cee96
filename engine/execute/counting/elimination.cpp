#include "engine/execute/counting/elimination.hpp"

#include <algorithm>

namespace wafer::engine::counting {

namespace {

/// Up to here a sum over any node's neighbours stays below 2^63.
constexpr std::uint64_t small = std::uint64_t{1} << 31;
/// Up to so many nodes of a chunk are looked at one by one.
constexpr std::uint32_t few_of_chunk = 64;

std::uint64_t sum_over(neighbours const& steps, weights const& counts, std::uint32_t node) {
    std::uint64_t found = 0;
    if (counts.greatest() <= small) steps.each(node, [&](std::uint32_t to) { found += counts.at(to); });
    else steps.each(node, [&](std::uint32_t to) { found = sum(found, counts.at(to)); });
    return found;
}

}  // namespace

std::set<std::uint32_t> elimination::core_of(term_graph const& of, std::uint32_t component_member, std::optional<std::uint32_t> kept) {
    std::set<std::uint32_t> left{component_member};
    for (bool grew = true; grew;) {
        grew = false;
        for (auto const& each : of.factors)
            for (auto const& [here, there] : {std::pair(each.along.from, each.along.to), std::pair(each.along.to, each.along.from)})
                if (left.contains(here)) grew = left.insert(there).second || grew;
    }
    auto const removable = [&](std::uint32_t variable) {
        std::size_t joining = 0;
        for (auto const& each : of.factors) {
            if (!each.joins(variable) || each.along.from == each.along.to || !left.contains(each.other(variable))) continue;
            joining += each.required ? 2 : 1;
        }
        return joining == 1 && variable != kept;
    };
    while (left.size() > 1) {
        auto const next = std::ranges::find_if(left, removable);
        if (next == left.end()) break;
        left.erase(next);
    }
    return left;
}

std::vector<factor const*> elimination::towards_leaves(std::uint32_t variable, factor const* from) const {
    std::vector<factor const*> found;
    for (auto const& each : of_->factors)
        if (&each != from && each.joins(variable) && each.along.from != each.along.to && !core_.contains(each.other(variable))) found.push_back(&each);
    return found;
}

elimination::branch const& elimination::branch_at(std::uint32_t variable, factor const* from) {
    auto const [at, added] = branches_.try_emplace({variable, from});
    if (!added) return at->second;
    branch made;
    for (auto const& each : of_->factors)
        if (each.along.from == variable && each.along.to == variable) made.loops.push_back(&each);
    for (auto const& each : of_->parts)
        if (each.at == variable) made.parts.push_back(&each);
    for (auto const* each : towards_leaves(variable, from)) {
        auto const other = each->other(variable);
        child below{other, &each->from(variable), &each->from(other), nullptr};
        branch const& further = branch_at(other, each);
        bool const leaf = further.children.empty() && further.loops.empty() && further.parts.empty();
        bool const plain = leaf && of_->domains[other].open();
        if (plain && !each->required && of_->domains[variable].has_one(each->seen_from(variable))) continue;
        if (!plain) below.counts = table_below(other, each);
        made.children.push_back(std::move(below));
    }
    return branches_[{variable, from}] = std::move(made);
}

bool elimination::is_bare(std::uint32_t variable) {
    auto const& at = branch_at(variable, nullptr);
    return at.children.empty() && at.loops.empty() && at.parts.empty();
}

std::uint64_t elimination::number(branch const& at, std::uint32_t node, child const* without) const {
    std::uint64_t found = 1;
    for (auto const* loops : at.loops) {
        std::uint64_t count = 0;
        loops->forth->each(node, [&](std::uint32_t to) { count += to == node ? 1 : 0; });
        found = product(found, loops->required ? std::min<std::uint64_t>(count, 1) : count);
    }
    for (auto const* part : at.parts) found = product(found, part->of(node));
    for (auto const& each : at.children) {
        if (found == 0) return 0;
        if (&each == without) continue;
        found = product(found, each.counts ? sum_over(*each.steps, *each.counts, node) : each.steps->degree(node));
    }
    return found;
}

std::uint64_t elimination::below(std::uint32_t variable, std::uint32_t node) { return number(branch_at(variable, nullptr), node); }

/// Pushing is worth its random access when it takes far fewer steps than looking at every node.
elimination::child const* elimination::worth_pushing(branch const& at, domain const& into) const {
    child const* best = nullptr;
    double least = static_cast<double>(into.size()) / 2;
    for (auto const& each : at.children) {
        auto const few = each.counts ? each.counts->few() : std::nullopt;
        if (!few) continue;
        double const steps = static_cast<double>(*few) * average(each.back->total(), of_->domains[each.variable].size() + *few);
        if (steps < least) best = &each, least = steps;
    }
    return best;
}

void elimination::push(branch const& at, child const& few, domain const& into, weights& out) {
    step_counter steps(*of_->run->stop);
    bool const open = into.open();
    few.counts->each([&](std::uint32_t node, std::uint64_t count) {
        few.back->each(node, [&](std::uint32_t to) {
            steps.step();
            if (!open && !into.contains(to)) return;
            auto& number = out.at_noted(to);
            number = sum(number, count);
        });
    });
    if (at.children.size() + at.loops.size() + at.parts.size() == 1) return;
    for (auto const node : out.noted()) {
        steps.step();
        auto& found = out.open(node / chunk_size)[node % chunk_size];
        found = product(found, number(at, node, &few));
    }
}

void elimination::list(branch const& at, domain const& of, weights& out) {
    step_counter steps(*of_->run->stop);
    for (auto const node : *of.listed()) {
        steps.step(16);
        if (!of.contains(node)) continue;
        if (auto const found = number(at, node); found > 0) out.at_noted(node) = found;
    }
}

/// Takes out nodes of which the number is 0 as one step is missing.
void elimination::narrow(branch const& at, std::uint32_t chunk, node_bits& nodes) const {
    for (auto const& each : at.children) {
        if (!nodes.any()) return;
        if (!each.counts) nodes &= each.steps->sources(chunk);
    }
    for (auto const* part : at.parts) {
        if (!part->steps) continue;
        if (part->kind == plan::counted_pattern::part_kind::exists) nodes &= part->steps->sources(chunk);
        if (part->kind == plan::counted_pattern::part_kind::absent) nodes &= ~part->steps->sources(chunk);
    }
}

/// As `number`, for nodes that `narrow` left.
void elimination::multiply(branch const& at, std::uint32_t chunk, node_bits const& nodes, weights::chunk& numbers) const {
    nodes.each([&](std::uint32_t slot) { numbers[slot] = 1; });
    std::uint64_t greatest = 1;  // No number is greater.
    auto const times_degrees = [&](neighbours const& steps) {
        auto const most = std::max<std::uint64_t>(steps.total_of_chunk(chunk), 1);
        bool const safe = greatest <= (~std::uint64_t{0} >> 1) / most;
        steps.each_degree(chunk, [&](std::uint32_t slot, std::uint32_t degree) {
            if (safe) numbers[slot] *= degree;
            else if (nodes.test(slot)) numbers[slot] = product(numbers[slot], degree);
        });
        greatest = safe ? greatest * most : ~std::uint64_t{0} >> 1;
    };
    branch rest{{}, at.loops, {}};
    for (auto const& each : at.children)
        if (each.counts) rest.children.push_back(each);
        else times_degrees(*each.steps);
    for (auto const* part : at.parts)
        if (!part->steps) rest.parts.push_back(part);
        else if (part->kind == plan::counted_pattern::part_kind::optional) times_degrees(*part->steps);
    if (rest.children.empty() && rest.loops.empty() && rest.parts.empty()) return;
    nodes.each([&](std::uint32_t slot) { numbers[slot] = product(numbers[slot], number(rest, chunk * chunk_size + slot)); });
}

/// All chunks, to be shared out where walking the children's steps is much.
morsels elimination::chunks_of(branch const& at) const {
    auto const chunks = (of_->data->node_bound() + chunk_size - 1) / chunk_size;
    double steps = of_->data->node_bound() / 8.0;
    for (auto const& each : at.children) steps += each.counts ? static_cast<double>(each.steps->total()) : 0;
    return {*of_->run, chunks, steps};
}

void elimination::pull(branch const& at, domain const& of, morsels const& share, sink const& use) {
    std::vector<weights::chunk> numbers_of(share.workers());
    share.each([&](unsigned worker, std::size_t unit) {
        auto const chunk = static_cast<std::uint32_t>(unit);
        auto& numbers = numbers_of[worker];
        of_->run->stop->poll();
        auto nodes = of.labelled(chunk);
        narrow(at, chunk, nodes);
        auto const left = nodes.count();
        if (left == 0) return;
        if (left > few_of_chunk) multiply(at, chunk, nodes, numbers);
        else nodes.each([&](std::uint32_t slot) { numbers[slot] = number(at, chunk * chunk_size + slot); });
        use(worker, chunk, nodes, numbers);
    });
}

std::shared_ptr<weights> elimination::table_below(std::uint32_t variable, factor const* from) {
    auto const& at = branch_at(variable, from);
    auto const& nodes = of_->domains[variable];
    auto out = std::make_shared<weights>(of_->data->node_bound(), *of_->run->stop);
    if (auto const* few = worth_pushing(at, nodes)) push(at, *few, nodes, *out);
    else if (nodes.listed()) list(at, nodes, *out);
    else
        pull(at, nodes, chunks_of(at), [&](unsigned, std::uint32_t chunk, node_bits const& having, weights::chunk const& numbers) {
            auto& into = out->open(chunk);
            having.each([&](std::uint32_t slot) { into[slot] = numbers[slot]; });
        });
    out->settle();
    return out;
}

shared_weights elimination::table(std::uint32_t variable) { return table_below(variable, nullptr); }

std::uint64_t elimination::total(std::uint32_t variable) {
    auto const& at = branch_at(variable, nullptr);
    auto const& nodes = of_->domains[variable];
    std::uint64_t found = 0;
    if (worth_pushing(at, nodes) || nodes.listed()) {
        table(variable)->each([&](std::uint32_t, std::uint64_t number) { found = sum(found, number); });
        return found;
    }
    auto const share = chunks_of(at);
    std::vector<std::uint64_t> found_by(share.workers(), 0);
    pull(at, nodes, share, [&](unsigned worker, std::uint32_t, node_bits const& having, weights::chunk const& numbers) {
        std::uint64_t greatest = 0, added = 0;
        having.each([&](std::uint32_t slot) {
            greatest |= numbers[slot];
            added += numbers[slot];
        });
        if (greatest >= std::uint64_t{1} << 53) {
            added = 0;
            having.each([&](std::uint32_t slot) { added = sum(added, numbers[slot]); });
        }
        found_by[worker] = sum(found_by[worker], added);
    });
    for (auto const each : found_by) found = sum(found, each);
    return found;
}

elimination::expected elimination::expect(std::uint32_t variable, factor const* from) const {
    auto const& own = of_->domains[variable];
    auto size = static_cast<double>(own.size());
    expected all{0, size};
    std::vector<std::pair<factor const*, expected>> below;
    for (auto const* each : towards_leaves(variable, from)) below.emplace_back(each, expect(each->other(variable), each));
    for (auto const& [each, child] : below) {
        all.cost += child.cost;
        auto const other = each->other(variable);
        double const pushed = child.nodes * average(each->from(other).total(), of_->domains[other].size());
        if (child.nodes < static_cast<double>(of_->data->node_count()) / 8 && pushed < all.nodes / 2) all.nodes = pushed;
    }
    for (auto const& [each, child] : below) {
        auto const other = each->other(variable);
        bool const leaf = of_->domains[other].open() && towards_leaves(other, each).empty();
        all.cost += leaf ? all.nodes / 8 : all.nodes * average(each->from(variable).total(), own.size());
    }
    all.cost += all.nodes / 8;
    return all;
}

double elimination::cost(std::uint32_t variable) { return expect(variable, nullptr).cost; }

}  // namespace wafer::engine::counting
