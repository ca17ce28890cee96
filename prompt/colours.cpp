#include "prompt/colours.hpp"

#include <cstdlib>

#include <wafer/tokens.hpp>

#include "prompt/ask.hpp"

namespace wafer::prompt {
namespace {

constexpr std::string_view bold_blue = "\x1b[1;34m";

std::string_view sequence_of(token_kind kind) {
    switch (kind) {
        case token_kind::comment: return "\x1b[90m";
        case token_kind::string: return "\x1b[32m";
        case token_kind::number: return "\x1b[95m";
        case token_kind::keyword: return bold_blue;
        case token_kind::label: return "\x1b[1;33m";
        case token_kind::type: return "\x1b[1;35m";
        case token_kind::property: return "\x1b[36m";
        case token_kind::function: return "\x1b[34m";
        case token_kind::parameter: return "\x1b[91m";
        case token_kind::variable:
        case token_kind::symbol: return {};
    }
    return {};
}

}  // namespace

std::vector<coloured_range> colours_of(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return {};
    if (text[begin] == ':') {
        // A command's name; what stands behind it is of many kinds.
        auto const end = text.find_first_of(" \t\n", begin);
        return {{begin, end == std::string_view::npos ? text.size() : end, bold_blue}};
    }
    if (is_question(text)) return {};
    std::vector<coloured_range> found;
    for (auto const& each : tokens_of(text))
        if (auto const sequence = sequence_of(each.kind); !sequence.empty()) found.push_back({each.begin, each.end, sequence});
    return found;
}

bool environment_wants_colours() {
    char const* const none = std::getenv("NO_COLOR");
    char const* const terminal = std::getenv("TERM");
    return !(none && *none) && terminal && std::string_view(terminal) != "dumb";
}

}  // namespace wafer::prompt
