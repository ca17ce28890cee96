#include "engine/session/warnings.hpp"

#include <set>

#include "engine/base/nearest.hpp"

namespace wafer::engine {

namespace {

template <class Id>
std::vector<std::string> all_names(graph const& data, std::size_t count) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < count; ++i) names.emplace_back(data.name(Id{i}));
    return names;
}

struct wording {
    char const* code;
    char const* what;
};

wording wording_of(bound::name_use::sort sort) {
    switch (sort) {
        case bound::name_use::sort::label: return {"UnknownLabel", "node has the label"};
        case bound::name_use::sort::type: return {"UnknownRelationshipType", "relationship has the type"};
        case bound::name_use::sort::key: return {"UnknownProperty", "node or relationship has the property"};
    }
    return {"", ""};
}

bool known(bound::name_use const& use, graph const& data) {
    switch (use.of) {
        case bound::name_use::sort::label: return data.find_label(use.name).has_value();
        case bound::name_use::sort::type: return data.find_type(use.name).has_value();
        case bound::name_use::sort::key: return data.find_key(use.name).has_value();
    }
    return true;
}

std::vector<std::string> names_like(bound::name_use const& use, graph const& data) {
    switch (use.of) {
        case bound::name_use::sort::label: return nearest_names(use.name, all_names<label_id>(data, data.label_count()));
        case bound::name_use::sort::type: return nearest_names(use.name, all_names<type_id>(data, data.type_count()));
        case bound::name_use::sort::key: return nearest_names(use.name, all_names<key_id>(data, data.key_count()));
    }
    return {};
}

}  // namespace

std::vector<warning> warnings_of(bound::statement const& statement, graph const& data) {
    std::vector<warning> warnings;
    if (data.node_count() == 0) return warnings;
    std::set<std::pair<bound::name_use::sort, std::string>> told;
    for (auto const& use : statement.names) {
        if (known(use, data) || !told.emplace(use.of, use.name).second) continue;
        auto const [code, what] = wording_of(use.of);
        auto& made = warnings.emplace_back();
        made.code = code;
        made.message = std::string("No ") + what + " `" + use.name + "`.";
        made.range = {use.at.begin, use.at.end};
        made.suggestions = names_like(use, data);
        if (!made.suggestions.empty()) made.message += " Did you mean `" + made.suggestions[0] + "`?";
    }
    return warnings;
}

}  // namespace wafer::engine
