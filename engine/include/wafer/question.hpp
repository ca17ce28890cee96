// The answer to a question in words: the query that it was read as, with that query's rows. Belongs to the thread of its connection.
#pragma once

#include <string>
#include <string_view>

#include "wafer/result.hpp"

namespace [[gnu::visibility("default")]] wafer {

struct answer {
    std::string question;
    std::string query;     ///< What the question was read as, in the query language.
    std::string language;  ///< `en` or `zh`.
    result rows;
};

}  // namespace wafer
