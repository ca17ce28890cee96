#include "engine/bind/foreign_functions.hpp"

#include <algorithm>

namespace wafer::engine {

namespace {

constexpr foreign_function known[] = {
    {"len", "size"},
    {"strlen", "size"},
    {"cardinality", "size"},
    {"substr", "substring"},
    {"mid", "substring"},
    {"lowercase", "toLower"},
    {"lcase", "toLower"},
    {"uppercase", "toUpper"},
    {"ucase", "toUpper"},
    {"ifnull", "coalesce"},
    {"nvl", "coalesce"},
    {"now", "datetime"},
    {"today", "date"},
    {"getdate", "datetime"},
    {"curdate", "date"},
    {"average", "avg"},
    {"mean", "avg"},
    {"stddev", "stDev"},
    {"median", "percentileCont"},
    {"random", "rand"},
    {"array_agg", "collect"},
    {"list_agg", "collect"},
    {"first", "head"},
    {"props", "properties"},
    {"typeof", "valueType"},
    {"uuid", "randomUUID"},
    {"int", "toInteger"},
    {"str", "toString"},
    {"float", "toFloat"},
    {"concat", "", "text and lists are joined by +"},
    {"group_concat", "", "collect() makes a list of a group's values"},
    {"string_agg", "", "collect() makes a list of a group's values"},
    {"isnull", "", "write `x IS NULL`"},
    {"notnull", "", "write `x IS NOT NULL`"},
    {"if", "", "write `CASE WHEN condition THEN value ELSE value END`"},
    {"iif", "", "write `CASE WHEN condition THEN value ELSE value END`"},
    {"contains", "", "write `text CONTAINS part`"},
    {"startswith", "", "write `text STARTS WITH part`"},
    {"endswith", "", "write `text ENDS WITH part`"},
    {"distinct", "", "write DISTINCT without parentheses: `RETURN DISTINCT n.key`"},
    {"cast", "", "toInteger(), toFloat(), toString() and toBoolean() convert"},
    {"power", "", "write `x ^ y`"},
    {"pow", "", "write `x ^ y`"},
    {"mod", "", "write `x % y`"},
    {"year", "", "write `x.year` of a date"},
    {"month", "", "write `x.month` of a date"},
    {"day", "", "write `x.day` of a date"},
    {"regexp_like", "", "write `text =~ expression`"},
    {"filter", "", "write `[x IN list WHERE condition]`"},
    {"extract", "", "write `[x IN list | expression]`, or `x.year` for a part of a date"},
    {"map", "", "write `[x IN list | expression]`"},
    {"not", "", "NOT stands before a condition"},
};

bool equal_names(std::string_view left, std::string_view right) {
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [&](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

foreign_function const* find_foreign_function(std::string_view name) {
    auto const* const found = std::find_if(std::begin(known), std::end(known), [&](auto const& each) { return equal_names(each.name, name); });
    return found == std::end(known) ? nullptr : found;
}

}  // namespace wafer::engine
