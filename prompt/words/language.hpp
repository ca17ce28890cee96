// The language that the prompt speaks: chosen by `--lang` or `:lang`, else by the locale. Pure but for reading the environment.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace wafer::prompt {

enum class language : std::uint8_t { english, chinese };

/// `en` and `zh`, also with a region and a coding behind it, as in `zh_CN.UTF-8`.
std::optional<language> language_named(std::string_view name);
std::string_view code_of(language in);

/// By LC_ALL, else LC_MESSAGES, else LANG: the first that is set decides; English if that names neither.
language language_of_environment();

}  // namespace wafer::prompt
