// Numbers and times in a question: `10 billion`, `100亿`, `三`, `2023-Q2`, `2023年第二季度`. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "grammar/question/vocabulary.hpp"

namespace wafer::question {

struct number_reading {
    std::size_t length = 0;  // In units.
    double value = 0;
};
/// The longest number that begins there, its multipliers included; length 0 when there is none.
number_reading read_number(vocabulary const& words, std::vector<unit> const& units, std::size_t first);

struct date_reading {
    std::size_t length = 0;
    std::string text;  // `2023`, `2023-Q2`, `2023-03`.
    double year = 0;   // 0 unless it is a whole year.
};
/// The longest time that begins there; length 0 when there is none.
date_reading read_date(std::vector<unit> const& units, std::size_t first);

}  // namespace wafer::question
