#include "engine/function/algorithm_options.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "engine/value/format.hpp"
#include "wafer/error.hpp"
#include "wafer/text.hpp"

namespace wafer::engine {
namespace {

/// The ids of labels or types by name. `find` and `all` are the graph's.
template <class Id, class Find>
std::vector<Id> ids_of(std::vector<std::string_view> const& names, std::string_view what, std::vector<std::string> const& all, Find find) {
    std::vector<Id> ids;
    for (auto const name : names) {
        if (auto const id = find(name))
            ids.push_back(*id);
        else
            throw error(error_code::argument, "UnknownName", fmt::format("There is no {} `{}` in the graph.", what, name))
                .suggest(nearest_names(name, all));
    }
    return ids;
}

template <class Id>
std::vector<std::string> all_names(graph const& data, std::size_t count) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < count; ++i) names.emplace_back(data.name(Id{i}));
    return names;
}

}  // namespace

algorithm_options::algorithm_options(std::string_view procedure, value const& given, std::vector<std::string> const& known)
    : procedure_(procedure), given_(given) {
    if (given.is_null()) return;
    for (auto const& field : given.map()) {
        std::string_view const name = field.key.string();
        if (std::ranges::find(known, name) != known.end()) continue;
        throw error(error_code::argument, "UnknownOption",
                    fmt::format("{} has no option `{}`; it takes {}.", procedure_, name, fmt::join(known, ", ")))
            .suggest(nearest_names(name, known));
    }
}

value const* algorithm_options::find(std::string_view name) const {
    auto const* const found = given_.is_null() ? nullptr : given_.field(name);
    return found && !found->is_null() ? found : nullptr;
}

void algorithm_options::refuse(std::string_view name, std::string_view wanted) const {
    throw error(error_code::argument, "InvalidOption",
                fmt::format("The option `{}` of {} is to be {}, found {}.", name, procedure_, wanted, to_literal(*find(name))));
}

std::optional<std::vector<std::string_view>> algorithm_options::names(std::string_view name) const {
    auto const* const found = find(name);
    if (!found) return std::nullopt;
    if (found->is(kind::string)) return std::vector{found->string()};
    if (!found->is(kind::list)) refuse(name, "a name or a list of names");
    std::vector<std::string_view> listed;
    for (auto const& item : found->list()) {
        if (!item.is(kind::string)) refuse(name, "a name or a list of names");
        listed.push_back(item.string());
    }
    return listed;
}

traversal algorithm_options::direction() const {
    auto const* const found = find("direction");
    if (!found) return traversal::outgoing;
    std::string_view const text = found->is(kind::string) ? found->string() : std::string_view();
    if (text == "outgoing") return traversal::outgoing;
    if (text == "incoming") return traversal::incoming;
    if (text == "both") return traversal::both;
    refuse("direction", "'outgoing', 'incoming' or 'both'");
}

graph_scope algorithm_options::scope(graph const& data) const {
    graph_scope scope;
    if (auto const labels = names("labels")) {
        scope.labels = ids_of<label_id>(*labels, "label", all_names<label_id>(data, data.label_count()),
                                        [&](auto name) { return data.find_label(name); });
    }
    if (auto const types = names("types")) {
        scope.types = ids_of<type_id>(*types, "relationship type", all_names<type_id>(data, data.type_count()),
                                      [&](auto name) { return data.find_type(name); });
        scope.all_types = false;
    }
    scope.direction = direction();
    auto const* const weight = find("weight");
    if (!weight) return scope;
    if (!weight->is(kind::string)) refuse("weight", "the name of a property");
    scope.weight = data.find_key(weight->string());
    if (!scope.weight)
        throw error(error_code::argument, "UnknownName", fmt::format("There is no property `{}` in the graph.", weight->string()))
            .suggest(nearest_names(weight->string(), all_names<key_id>(data, data.key_count())));
    return scope;
}

double algorithm_options::number(std::string_view name, double least, double most, double fallback) const {
    auto const* const found = find(name);
    if (!found) return fallback;
    if (!found->is_number() || !(found->number() >= least && found->number() <= most))
        refuse(name, fmt::format("a number from {} to {}", least, most));
    return found->number();
}

std::uint32_t algorithm_options::count(std::string_view name, std::uint32_t least, std::uint32_t fallback) const {
    auto const* const found = find(name);
    if (!found) return fallback;
    constexpr std::int64_t most = std::numeric_limits<std::uint32_t>::max() - 1;
    if (!found->is(kind::integer) || found->integer() < least || found->integer() > most)
        refuse(name, fmt::format("an integer from {}", least));
    return static_cast<std::uint32_t>(found->integer());
}

}  // namespace wafer::engine
