#include "engine/function/registry.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/function/families.hpp"
#include "engine/value/format.hpp"

namespace wafer::engine {

namespace {

std::string folded(std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; });
    return lower;
}

/// Entries that are found by their folded names.
template <class Entry>
class table {
public:
    explicit table(std::vector<Entry> entries) : entries_(std::move(entries)) {
        for (auto const& entry : entries_) by_name_.emplace(folded(entry.name), &entry);
    }
    [[nodiscard]] Entry const* find(std::string_view name) const {
        auto const found = by_name_.find(folded(name));
        return found == by_name_.end() ? nullptr : found->second;
    }
    [[nodiscard]] std::span<Entry const> entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
    std::unordered_map<std::string, Entry const*> by_name_;
};

/// Functions of one kind, so that none is without a category.
template <class Entry>
struct family {
    std::string_view category;
    std::vector<Entry> functions;
};

template <class Entry>
std::vector<Entry> joined(std::vector<family<Entry>> families) {
    std::vector<Entry> all;
    for (auto& one : families) {
        for (auto& function : one.functions) function.category = one.category;
        std::move(one.functions.begin(), one.functions.end(), std::back_inserter(all));
    }
    std::sort(all.begin(), all.end(), [](Entry const& left, Entry const& right) { return left.name < right.name; });
    return all;
}

table<scalar_function> const& function_table() {
    static table<scalar_function> const all(
        joined<scalar_function>({{"Scalar", scalar_functions()},
                                 {"Conversion", conversion_functions()},
                                 {"String", string_functions()},
                                 {"List", list_functions()},
                                 {"Mathematical", mathematical_functions()},
                                 {"Graph", graph_functions()},
                                 {"Temporal", temporal_functions()},
                                 {"Spatial", spatial_functions()},
                                 {"List", collection_functions()},
                                 {"Vector", vector_functions()}}));
    return all;
}

table<aggregate_function> const& aggregate_table() {
    static table<aggregate_function> const all(
        joined<aggregate_function>({{"Aggregating", counting_aggregates()},
                                    {"Aggregating", numeric_aggregates()},
                                    {"Aggregating", percentile_aggregates()}}));
    return all;
}

table<procedure> const& procedure_table() {
    auto const both = [] {
        auto joined = algorithm_procedures();
        auto schema = schema_procedures();
        std::move(schema.begin(), schema.end(), std::back_inserter(joined));
        return joined;
    };
    static table<procedure> const all(both());
    return all;
}

/// `INTEGER or FLOAT`.
std::string names_of(kind_set kinds) {
    std::vector<std::string_view> names;
    for (unsigned i = 1; i < kind_count; ++i) {
        if (kinds.holds(static_cast<kind>(i))) names.push_back(name_of(static_cast<kind>(i)));
    }
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

}  // namespace

value invoke(scalar_function const& function, call_context& context, std::span<value const> arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].is_null()) {
            if (function.strict) return {};
            continue;
        }
        auto const wanted = function.accepts[std::min(i, function.accepts.size() - 1)];
        if (!wanted.holds(arguments[i].type())) {
            throw error(error_code::type, "InvalidArgumentValue",
                        fmt::format("{}() takes {} as its argument {}, not {}, which is {}.", function.name, names_of(wanted), i + 1,
                                    to_excerpt(arguments[i]), name_of(arguments[i].type())));
        }
    }
    return function.call(context, arguments);
}

scalar_function const* find_function(std::string_view name) { return function_table().find(name); }

aggregate_function const* find_aggregate(std::string_view name) { return aggregate_table().find(name); }

procedure const* find_procedure(std::string_view name) { return procedure_table().find(name); }

std::span<scalar_function const> functions() { return function_table().entries(); }

std::span<aggregate_function const> aggregates() { return aggregate_table().entries(); }

std::span<procedure const> procedures() { return procedure_table().entries(); }

}  // namespace wafer::engine
