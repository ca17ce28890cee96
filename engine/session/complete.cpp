// What could stand at a place of a text: gathers what the graph, the data set and the program offer.
#include <algorithm>

#include "engine/complete/proposals.hpp"
#include "engine/session/state.hpp"
#include "wafer/connection.hpp"

namespace wafer {
namespace {

/// Properties that hold names, those to call a node by first.
std::vector<std::string> name_keys(engine::database_state& database, engine::lexicon const* words) {
    std::vector<std::string> keys;
    auto const add = [&](std::vector<std::string> const& more) {
        for (auto const& each : more)
            if (std::ranges::find(keys, each) == keys.end()) keys.push_back(each);
    };
    auto const declared = database.declared_provenance();
    if (words) add({words->display[0], words->display[1]});
    add(declared->titles);
    add(declared->aliases);
    if (words) add(words->names);
    return keys;
}

}  // namespace

std::vector<proposal> connection::complete(std::string_view text, std::size_t cursor, parameters const& known) {
    auto& database = *state_->database;
    if (text.size() > database.options.query_size_bytes) return {};
    auto const words = database.lexicon();
    auto const keys = name_keys(database, words.get());
    auto const committed = database.store.pin();
    auto const names = database.names.names(committed, {keys, words, database.options.completion_names});
    auto const procedures = database.catalog();
    std::vector<std::string> parameters;
    for (auto const& [name, content] : known) parameters.push_back(name);
    return engine::complete::proposals_at(text, cursor,
                                          {state_->open ? state_->open->own() : *committed, procedures, std::move(parameters), names.get(), keys,
                                           words != nullptr});
}

}  // namespace wafer
