#include "engine/execute/counting/enumeration.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "engine/execute/morsels.hpp"

namespace wafer::engine::counting {

namespace {

/// By how much one list must be longer than another for looking up to be cheaper than reading it.
constexpr std::uint32_t many_times = 8;

/// How many nodes of the first variable a thread takes at once.
constexpr std::size_t morsel_sources = 64;

}  // namespace

enumeration::enumeration(term_graph const& of, substitution const& variables, elimination& hanging)
    : of_(&of), variables_(&variables), hanging_(&hanging) {
    order(variables.core());
}

// Choosing an order.

/// How many nodes a variable takes for each row of those before it.
double enumeration::fan_out(std::uint32_t variable, std::set<std::uint32_t> const& before) const {
    double least = std::numeric_limits<double>::infinity();
    double share = 1;
    for (auto const& each : of_->factors) {
        if (!each.joins(variable) || each.along.from == each.along.to || !before.contains(each.other(variable))) continue;
        auto const other = each.other(variable);
        double const steps = average(each.from(other).total(), of_->domains[other].size());
        share *= std::min(1.0, steps / static_cast<double>(std::max<std::uint64_t>(of_->domains[variable].size(), 1)));
        least = std::min(least, steps);
    }
    if (least == std::numeric_limits<double>::infinity()) return least;
    // What the shortest list has is looked up in the others, so it is handled in any case.
    return std::max(least * 0.1, share * static_cast<double>(of_->domains[variable].size()));
}

std::pair<double, std::vector<std::uint32_t>> enumeration::order_from(std::uint32_t first, std::set<std::uint32_t> const& core) const {
    std::vector<std::uint32_t> found{first};
    std::set<std::uint32_t> before{first};
    auto rows = static_cast<double>(of_->domains[first].size());
    double cost = rows;
    while (before.size() < core.size()) {
        std::uint32_t best = first;
        double least = std::numeric_limits<double>::infinity();
        for (auto const variable : core) {
            if (before.contains(variable)) continue;
            if (double const each = fan_out(variable, before); each < least || best == first) best = variable, least = each;
        }
        rows *= least;
        cost += rows;
        found.push_back(best);
        before.insert(best);
    }
    return {cost, found};
}

void enumeration::order(std::set<std::uint32_t> const& core) {
    std::pair<double, std::vector<std::uint32_t>> best{std::numeric_limits<double>::infinity(), {}};
    for (auto const first : core)
        if (auto found = order_from(first, core); best.second.empty() || found.first < best.first) best = std::move(found);
    cost_ = best.first;
    for (auto const variable : best.second) add_step(variable);
}

sorted_neighbours const* enumeration::lists_along(edge const& from) {
    for (auto const& [along, lists] : made_)
        if (along.towards == from.towards && along.types == from.types) return lists.get();
    auto const* const made = made_.emplace_back(from, std::make_unique<sorted_neighbours>(from, *of_->run)).second.get();
    charge(made->memory_bytes());
    return made;
}

void enumeration::charge(std::size_t bytes) {
    of_->run->stop->charge(bytes);
    charged_ += bytes;
}

void enumeration::add_step(std::uint32_t variable) {
    step made;
    made.variable = variable;
    made.bare = hanging_->is_bare(variable);
    auto nodes = of_->domains[variable];
    for (std::size_t level = 0; level < steps_.size(); ++level) {
        for (auto const& each : of_->factors) {
            auto const other = steps_[level].variable;
            if (!each.joins(variable) || !each.joins(other)) continue;
            auto const along = each.seen_from(other);
            made.links.push_back({level, lists_along(along), each.required});
            if (each.required) continue;
            auto source = of_->domains[other];
            nodes.drop_labels_proved_by(along, source);
        }
    }
    made.checked = !steps_.empty() && !nodes.open();  // The first variable's nodes have been looked up.
    add_images(made);
    // Numbers for all nodes are worth it when most of them are come to.
    if (!made.bare && !steps_.empty() && of_->domains[steps_[0].variable].size() * 8 > of_->domains[variable].size()) {
        made.numbers = hanging_->table(variable);
        made.checked = false;
    }
    steps_.push_back(std::move(made));
}

/// Conditions on images that can be asked when the variable has a node.
void enumeration::add_images(step& to) const {
    std::size_t const level = steps_.size();
    for (auto const& each : variables_->equalities()) {
        std::optional<match> first;
        for (std::size_t earlier = 0; earlier < level && !first; ++earlier)
            if (auto const* const at = each.of(steps_[earlier].variable)) first = match{earlier, at, nullptr};
        for (auto const& member : each.members) {
            if (member.variable != to.variable) continue;
            if (!first) first = match{level, member.at.get(), nullptr};
            to.matches.push_back({first->level, first->earlier, member.at.get()});
        }
    }
    for (auto const& each : variables_->factors())
        if (each.variable == to.variable) to.factors.push_back(&each);
}

// Running.

/// Where one thread stands: the nodes chosen so far, the lists that lead on from them, and what has been counted.
class enumeration::descent {
public:
    /// `by_node` takes the numbers of the level's nodes; a null pointer: there is one number in all.
    descent(enumeration const& of, std::optional<std::size_t> kept_level, weights* by_node);
    void start(std::uint32_t node) {
        polled_.step();
        take(0, node, 1);
    }
    [[nodiscard]] std::uint64_t total() const { return total_; }

private:
    /// The nodes of a list that stays the same for many steps, for looking nodes up in it.
    struct marked_list {
        std::uint32_t const* first = nullptr;    // Of the list marked last.
        std::uint32_t stamp = 0;
        std::vector<std::uint32_t> stamps;       // By node.
        bool repeats = false;                    // A node that comes twice cannot be told from one that comes once.
    };

    void descend(std::size_t level, std::uint64_t count);
    void take(std::size_t level, std::uint32_t node, std::uint64_t count);
    void take_all(std::size_t level, node_list const& list, bool required, std::uint64_t count);
    void take_common(std::size_t level, std::uint64_t count);
    void take_sought(std::size_t level, std::size_t few, std::uint64_t count);
    [[nodiscard]] bool take_marked(std::size_t level, std::uint64_t count);
    [[nodiscard]] std::uint64_t hanging_on(step const& at, std::uint32_t node) const;
    [[nodiscard]] bool matches(step const& at, std::uint32_t node) const;

    enumeration const* of_;
    std::vector<step> const& steps_;
    std::optional<std::size_t> kept_level_;
    weights* by_node_;
    std::vector<std::uint32_t> nodes_;           // By level.
    std::vector<std::vector<node_list>> lists_;  // By level: of the links, kept from node to node.
    std::vector<std::vector<std::uint32_t>> places_;
    std::vector<marked_list> marked_;            // By level.
    step_counter polled_;
    std::uint64_t total_ = 0;
};

enumeration::descent::descent(enumeration const& of, std::optional<std::size_t> kept_level, weights* by_node)
    : of_(&of), steps_(of.steps_), kept_level_(kept_level), by_node_(by_node), nodes_(steps_.size()), lists_(steps_.size()),
      places_(steps_.size()), marked_(steps_.size()), polled_(*of.of_->run->stop) {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        lists_[i].resize(steps_[i].links.size());
        places_[i].resize(steps_[i].links.size());
    }
}

std::uint64_t enumeration::descent::hanging_on(step const& at, std::uint32_t node) const {
    std::uint64_t found = 1;
    for (auto const* each : at.factors) {
        auto const to = (*each->at)[node];
        found = to == image::nowhere ? 0 : each->numbers ? product(found, each->numbers->at(to)) : found;
        if (found == 0) return 0;
    }
    if (at.numbers) return product(found, at.numbers->at(node));
    if (at.checked && !of_->of_->domains[at.variable].contains(node)) return 0;
    return at.bare ? found : product(found, of_->hanging_->below(at.variable, node));
}

bool enumeration::descent::matches(step const& at, std::uint32_t node) const {
    return std::ranges::all_of(at.matches, [&](match const& each) {
        auto const to = (*each.own)[node];
        return to != image::nowhere && to == (*each.earlier)[nodes_[each.level]];
    });
}

void enumeration::descent::take(std::size_t level, std::uint32_t node, std::uint64_t count) {
    auto const& at = steps_[level];
    nodes_[level] = node;
    if (!at.is_free()) {
        if (!matches(at, node)) return;
        auto const hanging = hanging_on(at, node);
        if (hanging == 0) return;
        count = product(count, hanging);
    }
    if (level + 1 < steps_.size()) return descend(level + 1, count);
    if (!kept_level_) {
        total_ = sum(total_, count);
        return;
    }
    auto& number = by_node_->at_noted(nodes_[*kept_level_]);
    number = sum(number, count);
}

/// The one list there is; a node that comes several times is that many steps, or one where it is only required.
void enumeration::descent::take_all(std::size_t level, node_list const& list, bool required, std::uint64_t count) {
    auto const& at = steps_[level];
    bool const last = level + 1 == steps_.size() && !kept_level_;
    if (last && at.is_free() && !required) {
        total_ = sum(total_, product(count, list.size));
        return;
    }
    for (std::uint32_t i = 0; i < list.size; ++i) {
        if (required && i > 0 && list[i] == list[i - 1]) continue;
        polled_.step();
        take(level, list[i], count);
    }
}

void enumeration::descent::descend(std::size_t level, std::uint64_t count) {
    auto const& at = steps_[level];
    auto& lists = lists_[level];
    for (std::size_t i = 0; i < at.links.size(); ++i) {
        lists[i] = at.links[i].lists->of(nodes_[at.links[i].level]);
        if (lists[i].size == 0) return;
    }
    polled_.step();
    if (lists.size() == 1) return take_all(level, lists[0], at.links[0].required, count);
    if (lists.size() == 2) {
        for (std::size_t const few : {0, 1})
            if (lists[few].size * many_times <= lists[1 - few].size) return take_sought(level, few, count);
        if (take_marked(level, count)) return;
    }
    take_common(level, count);
}

/// Two lists, the first of which is the same for all nodes of the level before: its nodes are marked once, the other list is read along.
bool enumeration::descent::take_marked(std::size_t level, std::uint64_t count) {
    auto const& at = steps_[level];
    if (at.links[0].level + 1 >= level || at.links[1].required) return false;
    auto const& kept = lists_[level][0];
    auto const& read = lists_[level][1];
    auto& marks = marked_[level];
    if (marks.first != kept.first) {
        marks.stamps.resize(of_->of_->data->node_bound(), 0);
        ++marks.stamp;
        marks.first = kept.first;
        marks.repeats = false;
        for (std::uint32_t i = 0; i < kept.size; ++i) {
            auto& stamp = marks.stamps[kept[i]];
            marks.repeats = marks.repeats || stamp == marks.stamp;
            stamp = marks.stamp;
        }
    }
    if (marks.repeats && !at.links[0].required) return false;
    for (std::uint32_t i = 0; i < read.size; ++i)
        if (marks.stamps[read[i]] == marks.stamp) take(level, read[i], count);
    polled_.step(read.size);
    return true;
}

/// Two lists, of which one is much shorter: its nodes are sought in the other.
void enumeration::descent::take_sought(std::size_t level, std::size_t few, std::uint64_t count) {
    auto const& at = steps_[level];
    auto const& sought = lists_[level][few];
    auto const& among = lists_[level][1 - few];
    std::uint32_t place = 0;
    for (std::uint32_t i = 0, next = 0; i < sought.size; i = next) {
        std::uint32_t const node = sought[i];
        for (next = i + 1; next < sought.size && sought[next] == node;) ++next;
        place = among.lower_bound(place, node);
        std::uint32_t same = place;
        while (same < among.size && among[same] == node) ++same;
        polled_.step();
        if (same == place) continue;
        std::uint64_t const steps = (at.links[few].required ? 1 : next - i) * std::uint64_t{at.links[1 - few].required ? 1 : same - place};
        take(level, node, steps == 1 ? count : product(count, steps));
    }
}

/// Nodes of the shortest list that are in all others.
void enumeration::descent::take_common(std::size_t level, std::uint64_t count) {
    auto const& at = steps_[level];
    auto const& lists = lists_[level];
    auto& places = places_[level];
    std::fill(places.begin(), places.end(), 0u);
    std::size_t shortest = 0;
    for (std::size_t i = 1; i < lists.size(); ++i)
        if (lists[i].size < lists[shortest].size) shortest = i;
    std::uint32_t& at_shortest = places[shortest];
    while (at_shortest < lists[shortest].size) {
        std::uint32_t const node = lists[shortest][at_shortest];
        std::uint64_t steps = 1;
        std::optional<std::uint32_t> next;
        for (std::size_t i = 0; i < lists.size() && steps > 0; ++i) {
            auto const& list = lists[i];
            if (i != shortest) places[i] = list.seek(places[i], node);
            if (places[i] == list.size) return;
            std::uint32_t same = places[i];
            while (same < list.size && list[same] == node) ++same;
            auto const times = same - places[i];
            if (times == 0) next = list[places[i]];
            steps *= at.links[i].required ? std::min(times, 1u) : times;
        }
        polled_.step();
        if (steps > 0) {
            while (at_shortest < lists[shortest].size && lists[shortest][at_shortest] == node) ++at_shortest;
            take(level, node, steps == 1 ? count : product(count, steps));
        } else {
            at_shortest = lists[shortest].seek(at_shortest, *next);
        }
    }
}

std::vector<std::uint32_t> enumeration::sources() {
    auto const& first = of_->domains[steps_[0].variable];
    std::vector<std::uint32_t> found;
    if (auto const* const listed = first.listed()) {
        std::ranges::copy_if(*listed, std::back_inserter(found), [&](std::uint32_t node) { return first.contains(node); });
        charge(found.capacity() * sizeof(std::uint32_t));
        return found;
    }
    std::vector<neighbours const*> leading_on;
    for (auto const& each : of_->factors) {
        auto const here = steps_[0].variable;
        if (each.joins(here) && each.along.from != each.along.to && variables_->core().contains(each.other(here))) leading_on.push_back(&each.from(here));
    }
    auto const chunks = (of_->data->node_bound() + chunk_size - 1) / chunk_size;
    for (std::uint32_t chunk = 0; chunk < chunks; ++chunk) {
        of_->run->stop->poll();
        auto nodes = first.labelled(chunk);
        for (auto const* each : leading_on) nodes &= each->sources(chunk);
        nodes.each([&](std::uint32_t slot) { found.push_back(chunk * chunk_size + slot); });
    }
    charge(found.capacity() * sizeof(std::uint32_t));
    return found;
}

void enumeration::run(morsels const& share, std::vector<std::uint32_t> const& from, std::vector<std::unique_ptr<descent>> const& descents) {
    share.each([&](unsigned worker, std::size_t unit) {
        auto const end = std::min(from.size(), (unit + 1) * morsel_sources);
        for (std::size_t i = unit * morsel_sources; i < end; ++i) descents[worker]->start(from[i]);
    });
}

std::uint64_t enumeration::total() {
    auto const from = sources();
    morsels const share(*of_->run, (from.size() + morsel_sources - 1) / morsel_sources, cost_);
    std::vector<std::unique_ptr<descent>> descents;
    while (descents.size() < share.workers()) descents.push_back(std::make_unique<descent>(*this, std::nullopt, nullptr));
    run(share, from, descents);
    std::uint64_t found = 0;
    for (auto const& each : descents) found = sum(found, each->total());
    return found;
}

std::shared_ptr<weights> enumeration::by_node(std::uint32_t kept) {
    auto const level = static_cast<std::size_t>(std::ranges::find(steps_, kept, &step::variable) - steps_.begin());
    auto const from = sources();
    morsels const share(*of_->run, (from.size() + morsel_sources - 1) / morsel_sources, cost_);
    std::vector<std::shared_ptr<weights>> found;
    std::vector<std::unique_ptr<descent>> descents;
    while (descents.size() < share.workers()) {
        found.push_back(std::make_shared<weights>(of_->data->node_bound(), *of_->run->stop));
        descents.push_back(std::make_unique<descent>(*this, level, found.back().get()));
    }
    run(share, from, descents);
    for (std::size_t i = 1; i < found.size(); ++i)
        found[i]->each([&](std::uint32_t node, std::uint64_t number) {
            auto& all = found[0]->at_noted(node);
            all = sum(all, number);
        });
    return found[0];
}

}  // namespace wafer::engine::counting
