// The lines that wafer-bench prints: what was measured, beside something measured in the same run, against what is promised. Text for
// people or a JSON object a line. One thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace wafer::bench {

/// At most `times` what stands beside it, and `plus` in the line's unit; without `times`, simply `plus`.
struct promise {
    double times = 0;
    double plus = 0;
};

struct line {
    std::string name;
    std::string unit = "ms";
    double ours = 0;
    std::string beside = {};  ///< What `reference` is; empty: nothing stands beside it.
    double reference = 0;
    std::optional<promise> most = {};
    bool right = true;  ///< Whether the answer was.
    std::string note = {};
};

class report {
public:
    /// `only`: the names of lines to measure, their beginnings up to a blank, or the names of parts; none: all.
    explicit report(bool json, std::vector<std::string> only = {}) : json_(json), only_(std::move(only)) {}

    /// A heading, or in JSON the member `part` of the lines that follow.
    void part(std::string title);
    [[nodiscard]] bool wants(std::string const& name) const;
    void add(line measured);
    /// Whether all answers were right.
    [[nodiscard]] bool all_right() const { return all_right_; }
    /// How many promises were kept, of how many.
    void close() const;

private:
    void print(line const& measured, double most) const;
    void print_json(line const& measured, double most) const;

    bool json_;
    std::vector<std::string> only_;
    std::string part_;
    bool heading_due_ = false;
    bool all_right_ = true;
    unsigned promised_ = 0;
    unsigned kept_ = 0;
};

}  // namespace wafer::bench
