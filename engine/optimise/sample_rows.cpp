#include "engine/optimise/sample_rows.hpp"

#include <algorithm>
#include <vector>

#include "engine/optimise/random_walks.hpp"

namespace wafer::engine::optimise {

namespace {

/// Rows behind some expand that make walks worth their while.
constexpr double large = 5000;
/// A step of a walk takes as long as making some rows in batches; the walks together shall take a fraction of making them all.
constexpr double rows_per_step = 8;
constexpr std::size_t most_steps = 24'000;
constexpr std::size_t round = 64;
constexpr std::size_t enough_ends = 400;
/// Of fewer walks that got there nothing is concluded.
constexpr std::size_t least_ends = 6;

/// The chain of first inputs from the leaf up.
std::vector<plan::node*> line_of(plan::node& top) {
    std::vector<plan::node*> line{&top};
    while (!line.back()->inputs.empty()) line.push_back(line.back()->inputs[0].get());
    std::reverse(line.begin(), line.end());
    return line;
}

/// The most rows that an expand makes.
double most_expanded(std::vector<plan::node*> const& line) {
    double most = 0;
    for (auto const* const each : line)
        if (std::holds_alternative<plan::expand>(each->what)) most = std::max(most, each->estimated_rows);
    return most;
}

class row_sampler {
public:
    row_sampler(plan::statement& statement, graph const& data, plan::estimator const& estimator)
        : statement_(&statement), data_(&data), estimator_(&estimator) {}

    /// How many times the rows expected so far are now expected; `around`: the same for the rows that an argument hands on.
    double refine(plan::node& top, double around) {
        auto const line = line_of(top);
        auto& leaf = *line[0];
        double ratio = 1;
        if (std::holds_alternative<plan::argument>(leaf.what)) {
            leaf.estimated_rows *= around;
            ratio = around;
        }
        auto const sampled = std::holds_alternative<plan::single_row>(leaf.what) && most_expanded(line) >= large ? sample(line) : std::vector<double>{1};
        for (std::size_t i = 1; i < line.size(); ++i) {
            auto& at = *line[i];
            double const before = at.estimated_rows;
            for (std::size_t other = 1; other < at.inputs.size(); ++other) refine(*at.inputs[other], ratio);
            if (i < sampled.size()) at.estimated_rows = sampled[i];
            else if (at.counted) at.estimated_rows = before * ratio;
            else at.estimated_rows = expected_rows(at, *estimator_);
            at.counted = at.counted || i < sampled.size();
            ratio = before > 0 ? at.estimated_rows / before : 1;
        }
        return ratio;
    }

private:
    /// The rows of as many operators of the line as the walks tell something about.
    [[nodiscard]] std::vector<double> sample(std::vector<plan::node*> const& line) const {
        random_walks walks(*statement_, *data_, *estimator_);
        std::vector<double> sums(walks.prepare(line));
        std::vector<std::size_t> reached(sums.size());
        std::size_t count = 0;
        std::size_t ends = 0;
        double rows = most_expanded(line);
        while (ends < enough_ends && walks.steps() < most_steps && static_cast<double>(walks.steps()) * rows_per_step < rows) {
            for (std::size_t i = 0; i < round; ++i) {
                auto const length = walks.walk(sums);
                for (std::size_t at = 0; at < length; ++at) ++reached[at];
                ends += length == sums.size() ? 1 : 0;
            }
            count += round;
            rows = std::max(rows, *std::max_element(sums.begin(), sums.end()) / static_cast<double>(count));
        }
        for (auto& sum : sums) sum /= static_cast<double>(count);
        std::size_t told = 0;
        while (told < sums.size() && reached[told] >= least_ends) ++told;
        sums.resize(std::max<std::size_t>(told, 1));
        return sums;
    }

    plan::statement* statement_;
    graph const* data_;
    plan::estimator const* estimator_;
};

}  // namespace

void sample_rows(plan::node& root, plan::statement& statement, graph const& data, plan::estimator const& estimator) {
    row_sampler(statement, data, estimator).refine(root, 1);
}

}  // namespace wafer::engine::optimise
