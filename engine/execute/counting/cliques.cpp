#include "engine/execute/counting/cliques.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "engine/execute/morsels.hpp"

namespace wafer::engine::counting {

namespace {

/// How many nodes a thread takes at once.
constexpr std::size_t morsel_sources = 256;

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
    auto const is_first = [&](factor const& each) { return &each.along == first; };
    if (std::ranges::find_if(of.factors, is_first)->forth->total() > ~std::uint32_t{0}) return false;  // Places of targets have 32 bits.
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
    range_ = of.domains[member_].range();
    orient();
}

clique_count::~clique_count() { of_->run->stop->discharge(charged_); }

void clique_count::orient_chunk(neighbours const& steps, std::span<std::uint32_t const> degrees, std::size_t chunk) {
    auto place = static_cast<std::uint32_t>(chunk * chunk_size);
    auto const end = std::min(range_.size, place + chunk_size);
    auto target = starts_[place];
    for (; place < end; ++place) {
        auto const node = range_.first + place;
        auto const own = degrees[place];
        auto const alike = [&](std::uint32_t to) {
            return std::ranges::all_of(images_, [&](image const* each) { return (*each)[node] != image::nowhere && (*each)[node] == (*each)[to]; });
        };
        starts_[place] = target;
        if (own > 0)
            steps.each(node, [&](std::uint32_t to) {
                auto const there = range_.place(to);
                auto const degree = there < range_.size ? degrees[there] : 0;
                if ((own < degree || (own == degree && node < to)) && alike(to)) targets_[target++] = there;
            });
        ends_[place] = target;
    }
}

void clique_count::orient() {
    neighbours const* steps = nullptr;
    for (auto const& each : of_->factors)
        if (each.joins(member_) && each.along.towards == bound::direction::either && each.along.from != each.along.to) steps = each.forth.get();
    auto const& nodes = of_->domains[member_];
    std::vector<std::uint32_t> degrees(range_.size, 0);  // 0 also for nodes that are none of the variables'.
    morsels const share(*of_->run, range_.chunks(), static_cast<double>(steps->total()));
    share.each([&](unsigned, std::size_t chunk) {
        of_->run->stop->poll();
        auto const place = static_cast<std::uint32_t>(chunk) * chunk_size;
        nodes.labelled((range_.first + place) / chunk_size).each([&](std::uint32_t slot) {
            degrees[place + slot] = static_cast<std::uint32_t>(steps->degree(range_.first + place + slot));
        });
    });
    starts_.assign(range_.size, 0);
    ends_.assign(range_.size, 0);
    std::uint64_t room = 0;
    for (std::uint32_t place = 0; place < range_.size; ++place) {
        if (place % chunk_size == 0) starts_[place] = static_cast<std::uint32_t>(room);
        room += degrees[place];
    }
    charged_ = (room + 2 * std::size_t{range_.size}) * sizeof(std::uint32_t);
    of_->run->stop->charge(charged_);
    targets_ = std::make_unique_for_overwrite<std::uint32_t[]>(room);
    share.each([&](unsigned, std::size_t chunk) {
        of_->run->stop->poll();
        orient_chunk(*steps, degrees, chunk);
    });
    for (std::uint32_t place = 0; place < range_.size; ++place) targets_in_all_ += ends_[place] - starts_[place];
}

/// What one thread has found, and the sets it stands in.
class clique_count::search {
public:
    explicit search(clique_count const& of)
        : of_(&of), marks_(of.size_ - 2, std::vector<std::uint32_t>(of.range_.size, 0)), stamps_(of.size_ - 2, 0), common_(of.size_ - 2),
          polled_(*of.of_->run->stop), charged_(marks_.size() * marks_[0].size() * sizeof(std::uint32_t)) {
        of.of_->run->stop->charge(charged_);
    }
    search(search const&) = delete;
    search& operator=(search const&) = delete;
    ~search() { of_->of_->run->stop->discharge(charged_); }

    void start(std::uint32_t place) {
        auto const from = of_->onwards(place);
        if (from.empty()) return;
        polled_.step(static_cast<std::uint32_t>(from.size()) * 16);
        extend(0, from, of_->weight_of(place));
    }
    [[nodiscard]] std::uint64_t found() const { return found_; }

private:
    void extend(std::size_t depth, std::span<std::uint32_t const> common, std::uint64_t weight);

    clique_count const* of_;
    std::vector<std::vector<std::uint32_t>> marks_;   // By depth: the stamp of the last set that a node was in.
    std::vector<std::uint32_t> stamps_;
    std::vector<std::vector<std::uint32_t>> common_;  // By depth.
    step_counter polled_;
    std::size_t charged_;
    std::uint64_t found_ = 0;
};

/// `common` are the nodes that all `depth` + 1 nodes so far lead on to; `weight` is what hangs on these.
void clique_count::search::extend(std::size_t depth, std::span<std::uint32_t const> common, std::uint64_t weight) {
    if (common.size() + depth + 1 < of_->size_) return;
    auto& marks = marks_[depth];
    std::uint32_t const stamp = ++stamps_[depth];
    for (auto const node : common) marks[node] = stamp;
    bool const weighted = of_->weights_ != nullptr;
    for (auto const node : common) {
        std::uint64_t const with = weight + of_->weight_of(node);
        auto const onwards = of_->onwards(node);
        if (depth + 3 == of_->size_) {
            std::uint64_t count = 0, hanging = 0;
            for (auto const last : onwards) count += marks[last] == stamp ? 1 : 0;
            for (auto const last : weighted && count > 0 ? onwards : std::span<std::uint32_t const>())
                if (marks[last] == stamp) hanging = sum(hanging, of_->weight_of(last));
            found_ = sum(found_, weighted ? sum(product(count, with), hanging) : count);
            continue;
        }
        auto& next = common_[depth + 1];
        next.clear();
        for (auto const each : onwards)
            if (marks[each] == stamp) next.push_back(each);
        extend(depth + 1, next, with);
    }
}

std::uint64_t clique_count::total() {
    std::size_t const bound = range_.size;
    double const steps = static_cast<double>(targets_in_all_) * average(targets_in_all_, of_->domains[member_].size());
    morsels const share(*of_->run, (bound + morsel_sources - 1) / morsel_sources, steps);
    std::vector<std::unique_ptr<search>> searches;
    while (searches.size() < share.workers()) searches.push_back(std::make_unique<search>(*this));
    share.each([&](unsigned worker, std::size_t unit) {
        auto const end = std::min(bound, (unit + 1) * morsel_sources);
        for (auto node = unit * morsel_sources; node < end; ++node) searches[worker]->start(static_cast<std::uint32_t>(node));
    });
    std::uint64_t found = 0;
    for (auto const& each : searches) found = sum(found, each->found());
    // The variable with something hanging on it is any of the clique's nodes; the others stand in any order.
    for (std::uint64_t i = 2; i <= (weights_ ? size_ - 1 : size_); ++i) found = product(found, i);
    return found;
}

}  // namespace wafer::engine::counting
