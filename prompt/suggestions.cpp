#include "prompt/suggestions.hpp"

#include "prompt/words/messages.hpp"

namespace wafer::prompt {

std::string did_you_mean(std::vector<std::string> const& names, language in) {
    if (names.empty()) return "";
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) list += sentence(i + 1 == names.size() ? message::alternative : message::enumeration, in);
        list += names[i];
    }
    auto const asked = said(in, message::did_you_mean, list);
    return in == language::english ? " " + asked : asked;
}

}  // namespace wafer::prompt
