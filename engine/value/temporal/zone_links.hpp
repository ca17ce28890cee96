// Zones that the time zone database itself holds to be one another since 1970, and so gives one history (its file `backward`, release
// 2026f, public domain). Distributions that build it with the file `backzone` tell them apart before 1970; openCypher does not.
#pragma once

#include <string_view>

namespace wafer::engine {

/// The zone whose rules the named one follows: another one, or itself.
std::string_view rules_name(std::string_view zone);

}  // namespace wafer::engine
