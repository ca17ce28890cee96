#include "engine/execute/interned.hpp"

namespace wafer::engine {

namespace {

// Measured with ten thousands of names, each used once.
constexpr std::size_t label_bytes = 800;
constexpr std::size_t type_bytes = 11'000;
constexpr std::size_t key_bytes = 1'100;

void charge_growth(run_context& run, std::size_t before, std::size_t after, std::size_t bytes) {
    if (after > before) run.stop->charge(bytes);
}

}  // namespace

label_id interned_label(run_context& run, std::string_view name) {
    auto const before = run.writable->label_count();
    auto const id = run.writable->intern_label(name);
    charge_growth(run, before, run.writable->label_count(), label_bytes + name.size());
    return id;
}

type_id interned_type(run_context& run, std::string_view name) {
    auto const before = run.writable->type_count();
    auto const id = run.writable->intern_type(name);
    charge_growth(run, before, run.writable->type_count(), type_bytes + name.size());
    return id;
}

key_id interned_key(run_context& run, std::string_view name) {
    auto const before = run.writable->key_count();
    auto const id = run.writable->intern_key(name);
    charge_growth(run, before, run.writable->key_count(), key_bytes + name.size());
    return id;
}

}  // namespace wafer::engine
