#include "prompt/words/holes.hpp"

#include <algorithm>
#include <cstddef>

namespace wafer::prompt {
namespace {

/// A stretch of plain text and the number of the hole behind it; without one it is the last.
struct stretch {
    std::string_view text;
    std::optional<std::size_t> hole;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<stretch> stretches_of(std::string_view sentence) {
    std::vector<stretch> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at + 1 < sentence.size(); ++at) {
        if (sentence[at] != '{') continue;
        bool const numbered = at + 2 < sentence.size() && is_digit(sentence[at + 1]) && sentence[at + 2] == '}';
        if (!numbered && sentence[at + 1] != '}') continue;
        found.push_back({sentence.substr(begin, at - begin), numbered ? static_cast<std::size_t>(sentence[at + 1] - '0') : found.size()});
        begin = at + (numbered ? 3 : 2);
        at = begin - 1;
    }
    found.push_back({sentence.substr(begin), std::nullopt});
    return found;
}

}  // namespace

std::string filled(std::string_view sentence, std::span<std::string const> contents) {
    std::string out;
    for (auto const& each : stretches_of(sentence)) {
        out += each.text;
        if (each.hole && *each.hole < contents.size()) out += contents[*each.hole];
    }
    return out;
}

std::optional<std::vector<std::string>> contents_of_holes(std::string_view sentence, std::string_view text) {
    auto const stretches = stretches_of(sentence);
    if (!text.starts_with(stretches.front().text)) return std::nullopt;
    std::vector<std::string> contents;
    auto rest = text.substr(stretches.front().text.size());
    for (std::size_t i = 0; stretches[i].hole; ++i) {
        auto const& behind = stretches[i + 1];
        bool const last = !behind.hole;
        if (last && !rest.ends_with(behind.text)) return std::nullopt;
        auto const end = last ? rest.size() - behind.text.size() : rest.find(behind.text);
        if (end == std::string_view::npos) return std::nullopt;
        contents.resize(std::max(contents.size(), *stretches[i].hole + 1));
        contents[*stretches[i].hole] = rest.substr(0, end);
        rest = rest.substr(end + behind.text.size());
    }
    return rest.empty() ? std::optional(std::move(contents)) : std::nullopt;
}

std::vector<std::size_t> holes_of(std::string_view sentence) {
    std::vector<std::size_t> holes;
    for (auto const& each : stretches_of(sentence))
        if (each.hole) holes.push_back(*each.hole);
    std::sort(holes.begin(), holes.end());
    return holes;
}

}  // namespace wafer::prompt
