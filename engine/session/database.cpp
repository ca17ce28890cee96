#include "wafer/database.hpp"

#include "engine/function/registry.hpp"
#include "engine/session/procedures.hpp"
#include "engine/session/schema.hpp"
#include "engine/session/state.hpp"
#include "engine/storage/csv_import.hpp"
#include "engine/storage/data_set.hpp"
#include "engine/storage/validate.hpp"

namespace wafer {

engine::procedure_catalog engine::database_state::catalog() {
    auto const find = [this](std::string_view name) -> std::shared_ptr<engine::procedure const> {
        std::lock_guard const lock(procedures_mutex);
        if (auto const found = procedures.find(name); found != procedures.end()) return found->second;
        // Built-in procedures live as long as the program.
        auto const* built_in = engine::find_procedure(name);
        return {std::shared_ptr<engine::procedure const>(), built_in};
    };
    auto const names = [this] {
        std::lock_guard const lock(procedures_mutex);
        std::vector<std::string> all;
        for (auto const& [name, procedure] : procedures) all.push_back(name);
        for (auto const& procedure : engine::procedures()) all.push_back(procedure.name);
        return all;
    };
    return {find, names};
}

std::shared_ptr<provenance_rules const> engine::database_state::declared_provenance() {
    std::lock_guard const lock(provenance_mutex);
    return provenance_;
}

void engine::database_state::declare(provenance_rules declared) {
    auto made = std::make_shared<provenance_rules const>(std::move(declared));
    std::lock_guard const lock(provenance_mutex);
    provenance_ = std::move(made);
}

database::database(wafer::options options) : state_(std::make_shared<engine::database_state>(options)) {}
database::database(database&&) noexcept = default;
database& database::operator=(database&&) noexcept = default;
database::~database() = default;

connection database::connect() {
    auto made = std::make_unique<engine::connection_state>();
    made->database = state_;
    return connection(std::move(made));
}

import_summary database::import_directory(std::filesystem::path const& directory) {
    auto transaction = state_->store.begin(state_->options.writer_patience_ms);
    auto const report = engine::import_csv(transaction.own(), directory);
    auto words = engine::read_lexicon(directory);
    auto described = engine::read_description(directory);
    transaction.commit();
    if (words) state_->use_lexicon(std::move(words));
    if (described.sources) state_->declare(*std::move(described.sources));
    return {report.nodes, report.relationships};
}

schema_summary database::schema() const { return engine::summarise(*state_->store.pin()); }

void database::register_procedure(procedure_definition definition) {
    auto made = engine::from_definition(std::move(definition));
    {
        std::lock_guard const lock(state_->procedures_mutex);
        auto const name = made->name;
        state_->procedures.insert_or_assign(name, std::move(made));
    }
    state_->plans.clear();
}

std::vector<finding> check_directory(std::filesystem::path const& directory) {
    std::vector<finding> findings;
    for (auto& found : engine::validate_data_set(directory)) findings.push_back({std::move(found.file), found.place.line, std::move(found.message)});
    return findings;
}

char const* version() noexcept { return WAFER_VERSION; }

}  // namespace wafer
