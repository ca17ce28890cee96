// A table of texts with the trees that they must be read as.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

namespace wafer::tests {

struct reading {
    std::string text;
    std::string tree;  // As `tree_of` and its kin write it.
};

template <std::string (*Tree)(std::string_view)>
void check_readings(std::vector<reading> const& readings) {
    for (auto const& [text, tree] : readings) {
        CAPTURE(text);
        CHECK(Tree(text) == tree);
    }
}

}  // namespace wafer::tests
