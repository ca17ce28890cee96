// Whether bytes are UTF-8 at all. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace wafer::engine {

/// The offset of the first byte that is no part of well-formed UTF-8 (overlong forms, surrogates and values past U+10FFFF are not), or
/// `npos`.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace wafer::engine
