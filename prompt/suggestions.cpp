#include "prompt/suggestions.hpp"

namespace wafer::prompt {

std::string did_you_mean(std::vector<std::string> const& names) {
    if (names.empty()) return "";
    std::string out = " Did you mean ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
        out += names[i];
    }
    return out + "?";
}

}  // namespace wafer::prompt
