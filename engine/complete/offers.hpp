// Gathers proposals: keeps those that fit what was typed, the best first. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wafer/completion.hpp"

namespace wafer::engine::complete {

/// How well a name fits what was typed of it: 0 it begins so, 1 but for case, 2 its pinyin does, 3 it has that within; nothing: not at all.
std::optional<int> fit(std::string_view name, std::string_view typed);

class offers {
public:
    offers(text_range replaced, std::string typed) : replaced_(replaced), typed_(std::move(typed)) {}

    [[nodiscard]] std::string const& typed() const { return typed_; }
    /// `rank`: what is likelier at this place has the smaller one. `written`: what to write for the name, if not the name itself.
    void add(proposal::kind what, std::string_view name, int rank, std::string detail = {}, std::string written = {});
    /// What is known to fit, for a range of its own.
    void add_found(proposal made, int rank);
    /// At most `most_proposals`, each text once.
    [[nodiscard]] std::vector<proposal> take();

    static constexpr std::size_t most_proposals = 100;

private:
    struct offer {
        proposal made;
        int fit = 0;
        int rank = 0;
    };

    text_range replaced_;
    std::string typed_;
    std::vector<offer> all_;
};

}  // namespace wafer::engine::complete
