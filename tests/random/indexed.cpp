#include "tests/random/indexed.hpp"

#include <string>

#include "engine/graph/catalog.hpp"

namespace wafer::random {

namespace {

void add_indexes(engine::graph& data, bool relationship, std::uint32_t label) {
    auto const keys = static_cast<std::uint32_t>(data.key_count());
    auto const add = [&](std::vector<engine::key_id> on) {
        auto const number = data.indexes().size();
        data.create_index({"i" + std::to_string(number), engine::index_sort::range, {relationship, label, std::move(on)}});
    };
    for (std::uint32_t key = 0; key < keys; ++key) {
        add({{key}});
        if (key + 1 < keys) add({{key + 1}, {key}});
    }
}

}  // namespace

engine::graph with_indexes(engine::graph const& data) {
    engine::graph made(data);
    for (std::uint32_t label = 0; label < data.label_count(); ++label) add_indexes(made, false, label);
    for (std::uint32_t type = 0; type < data.type_count(); ++type) add_indexes(made, true, type);
    return made;
}

}  // namespace wafer::random
