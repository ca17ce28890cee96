#include "engine/complete/name_shelf.hpp"

#include <utility>

namespace wafer::engine::complete {

std::shared_ptr<name_index const> name_shelf::names(snapshot const& data, kept_name_source const& from) {
    std::lock_guard const lock(mutex_);
    if (made_from_ == data) return made_;
    if (data->node_count() <= most_at_once) {
        made_ = std::make_shared<name_index const>(*data, name_source{from.keys, from.words.get(), from.limit});
        made_from_ = data;
    } else if (!making_) {
        making_ = true;
        worker_ = std::jthread([this, data, from, edition = edition_](std::stop_token const& stop) { make(stop, data, from, edition); });
    }
    return made_;
}

void name_shelf::make(std::stop_token const& stop, snapshot const& data, kept_name_source const& from, std::uint64_t edition) {
    auto fresh = std::make_shared<name_index const>(*data, name_source{from.keys, from.words.get(), from.limit}, stop);
    std::lock_guard const lock(mutex_);
    making_ = false;
    if (stop.stop_requested() || edition != edition_) return;
    made_ = std::move(fresh);
    made_from_ = data;
}

void name_shelf::forget() {
    std::lock_guard const lock(mutex_);
    ++edition_;
    made_.reset();
    made_from_.reset();
}

}  // namespace wafer::engine::complete
