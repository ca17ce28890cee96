// Functions that SQL, other graph languages, their libraries or programming languages have, and what stands for them here; procedures
// likewise. For messages only.
#pragma once

#include <string_view>

namespace wafer::engine {

struct foreign_function {
    std::string_view name;         // Ending with a point: all names that begin so.
    std::string_view here;         // The function of this language that does it, or nothing.
    std::string_view advice = "";  // Where it is no function: a clause of a sentence.
};

/// Nothing if nobody has a function of that name; looked up without regard to case.
foreign_function const* find_foreign_function(std::string_view name);
foreign_function const* find_foreign_procedure(std::string_view name);

}  // namespace wafer::engine
