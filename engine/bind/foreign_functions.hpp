// Functions that SQL, other graph languages or programming languages have, and what stands for them here. For messages only.
#pragma once

#include <string_view>

namespace wafer::engine {

struct foreign_function {
    std::string_view name;
    std::string_view here;         // The function of this language that does it, or nothing.
    std::string_view advice = "";  // Where it is no function: a clause of a sentence.
};

/// Nothing if nobody has a function of that name; looked up without regard to case.
foreign_function const* find_foreign_function(std::string_view name);

}  // namespace wafer::engine
