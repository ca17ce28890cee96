// The operator that looks entities up in an index. By names, as all of a plan: the index is found when the plan runs, and if it is gone the
// entities are searched without it.
#pragma once

#include <string>
#include <vector>

#include "engine/bind/expression.hpp"
#include "engine/graph/index_interval.hpp"

namespace wafer::engine::plan {

/// What the value of one key must meet.
struct seek_condition {
    seek_test test = seek_test::equal;
    bound::expr content = nullptr;  // Null pointer: a range without a lower bound, or `exists`.
    bool inclusive = false;
    bound::expr upper = nullptr;  // Of a range, or null pointer.
    bool upper_inclusive = false;
};

/// For each row the nodes with the label, or the relationships of the type, that have all the keys and whose first keys meet the conditions;
/// in the order of their values, those of a list one after the other.
struct index_seek {
    bound::symbol entity;
    bool relationship = false;
    std::string label;
    std::vector<std::string> keys;
    std::vector<seek_condition> conditions;  // Of the first keys; equalities first, among them at most one IN.
};

}  // namespace wafer::engine::plan
