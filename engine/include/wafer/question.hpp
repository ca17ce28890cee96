// The answer to a question in words: the query that it was read as, what that query's rows rest on, and the rows. Belongs to the thread
// of its connection.
#pragma once

#include <string>
#include <string_view>

#include "wafer/result.hpp"
#include "wafer/value.hpp"

namespace [[gnu::visibility("default")]] wafer {

struct answer {
    std::string question;
    std::string query;     ///< What the question was read as, in the query language.
    std::string language;  ///< `en` or `zh`.
    /// The sources of the answer, each once, as WHY SOURCES spells them out but with the properties for readers of the language alone
    /// (`usage.evidence` in the lexicon); also patterns that were not found. `docs/questions.md` says which sources count.
    list evidence;
    result rows;
};

}  // namespace wafer
