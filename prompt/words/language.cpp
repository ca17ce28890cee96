#include "prompt/words/language.hpp"

#include <cstdlib>

namespace wafer::prompt {

std::optional<language> language_named(std::string_view name) {
    auto const code = name.substr(0, name.find_first_of("_-.@"));
    if (code == "en") return language::english;
    if (code == "zh") return language::chinese;
    return std::nullopt;
}

std::string_view code_of(language in) { return in == language::chinese ? "zh" : "en"; }

language language_of_environment() {
    for (char const* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (char const* const content = std::getenv(name); content && *content) return language_named(content).value_or(language::english);
    return language::english;
}

}  // namespace wafer::prompt
