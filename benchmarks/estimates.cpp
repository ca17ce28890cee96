// How far the planner's estimates are from the rows there are: the larger of estimate ÷ rows and rows ÷ estimate. A count has one row
// whatever it counts, and says nothing of estimates; so each question's pattern is explained without its count, and the estimate at the top
// is held against what the count says. Where a question has parameters, against the mean over the persons that it is asked of.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "benchmarks/measure.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/questions.hpp"
#include "benchmarks/subject.hpp"

namespace wafer::bench {

namespace {

std::string before_return(question asked) {
    std::string const text = asked.text;
    return text.substr(0, text.find("RETURN "));
}

class estimate_watch {
public:
    estimate_watch(report& out, subject& on) : out_(out), on_(on) {}

    void compare(question asked) {
        auto const& ids = on_.arrays.person_ids;
        std::string const pattern = before_return(asked);
        bool const of_persons = pattern.find("$id") != std::string::npos;
        std::size_t const persons = of_persons ? 20 : 1;
        double rows = 0;
        for (std::size_t i = 0; i < persons; ++i) {
            auto const id = static_cast<std::int64_t>(ids[(i * 79 + 11) % ids.size()]);
            auto result = on_.connection.run(pattern + "RETURN count(*) AS n", {{"id", id}});
            if (result.next()) rows += static_cast<double>(result.get_int(0));
        }
        rows = std::max(1.0, rows / static_cast<double>(persons));
        auto const explained = on_.connection.run("EXPLAIN " + pattern + "RETURN 1 AS one", {{"id", std::int64_t{0}}});
        double const estimate = explained.plan() ? std::max(1.0, explained.plan()->estimated_rows) : 0;
        errors_.push_back(std::max(estimate / rows, estimate > 0 ? rows / estimate : rows));
        auto const note = std::to_string(static_cast<std::int64_t>(estimate)) + " for " + std::to_string(static_cast<std::int64_t>(rows));
        out_.add({std::string("q-error of ") + asked.name, "times", errors_.back(), "", 0, {}, estimate > 0, note});
    }

    void sum_up() {
        auto const note = "of " + std::to_string(errors_.size()) + " questions";
        out_.add({"q-error, median", "times", median(errors_), "", 0, promise{0, 2}, true, note});
    }

private:
    report& out_;
    subject& on_;
    std::vector<double> errors_;
};

}  // namespace

void estimates(report& out, subject& on) {
    out.part("estimates");
    if (!out.wants("estimates")) return;
    namespace ask = questions;
    estimate_watch watch(out, on);
    for (auto const& each : {ask::q1, ask::q2, ask::q3, ask::q4, ask::q5, ask::q6, ask::q7, ask::q8, ask::q9, ask::triangles, ask::look_up,
                             ask::one_hop, ask::two_hops, ask::three_hops, ask::trails, ask::by_country, ask::scan_filter_group})
        watch.compare(each);
    watch.sum_up();
}

}  // namespace wafer::bench
