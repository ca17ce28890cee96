// The data sets that the prompt opens: where they lie, and the questions that come with one (`questions.json`).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace wafer::prompt {

/// The data set that `wafer` opens when none is named: WAFER_DATA in the environment, else the article's: the one installed with this
/// program, or that of the checkout it was built from.
std::filesystem::path default_data_set();

struct question {
    std::string text;
    std::string query;
};

/// Empty when the data set has none. Throws `wafer::error` (corruption) when the file is not as it should be.
std::vector<question> questions_of(std::filesystem::path const& data_set);

}  // namespace wafer::prompt
