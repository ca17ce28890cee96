#include "engine/function/names.hpp"

#include <algorithm>

namespace wafer::engine {

namespace {

template <class Id, class Count>
std::vector<used_name<Id>> used(graph const& data, std::size_t bound, Count count) {
    std::vector<used_name<Id>> all;
    for (std::uint32_t i = 0; i < bound; ++i) {
        used_name<Id> one{data.name(Id{i}), Id{i}};
        count(one);
        if (one.nodes + one.relationships > 0) all.push_back(one);
    }
    std::sort(all.begin(), all.end(), [](auto const& left, auto const& right) { return left.name < right.name; });
    return all;
}

}  // namespace

std::vector<used_name<label_id>> used_labels(graph const& data) {
    return used<label_id>(data, data.label_count(), [&](auto& one) { one.nodes = data.stats().nodes(one.id); });
}

std::vector<used_name<type_id>> used_types(graph const& data) {
    return used<type_id>(data, data.type_count(), [&](auto& one) { one.relationships = data.relationship_count(one.id); });
}

std::vector<used_name<key_id>> used_keys(graph const& data) {
    return used<key_id>(data, data.key_count(), [&](auto& one) {
        one.nodes = data.stats().with_property(one.id);
        for (std::uint32_t i = 0; i < data.type_count(); ++i) one.relationships += data.stats().with_property(type_id{i}, one.id);
    });
}

}  // namespace wafer::engine
