// The list of what could stand at the cursor, below the text that is typed. Pure; one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <wafer/completion.hpp>

#include "prompt/words/language.hpp"

namespace wafer::prompt {

class menu {
public:
    explicit menu(std::vector<proposal> offered) : offered_(std::move(offered)) {}

    [[nodiscard]] std::vector<proposal> const& offered() const { return offered_; }
    [[nodiscard]] proposal const* chosen() const { return chosen_ ? &offered_[*chosen_] : nullptr; }
    /// Round and round; the first step chooses the first or the last.
    void next();
    void previous();

    /// What all have in common from their beginning; empty unless they replace the same word and it goes on from `typed`, letter by letter or as its pinyin.
    [[nodiscard]] std::string common_beginning(std::string_view typed) const;

    /// At most `most` rows of at most `width` cells, among them the chosen one, which is marked.
    [[nodiscard]] std::vector<std::string> rows(std::size_t width, std::size_t most, language in = language::english) const;

private:
    std::vector<proposal> offered_;
    std::optional<std::size_t> chosen_;
};

}  // namespace wafer::prompt
