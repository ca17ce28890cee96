#include "engine/provenance/functions.hpp"

#include "engine/value/relations.hpp"

namespace wafer::engine::provenance {

namespace {

value same(call_context&, std::span<value const> given) { return value::of(equivalent(given[0], given[1])); }

value witnesses(call_context&, std::span<value const> given) {
    if (!given[0].is(kind::list)) return {};
    auto const& found = given[0].list();
    auto const limit = static_cast<std::size_t>(given[1].integer());
    if (found.empty()) return given[2];
    if (found.size() <= limit) return given[0];
    value_list first(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(limit));
    first.push_back(value::of(true));
    return value::of(std::move(first));
}

scalar_function lenient(std::string_view name, std::uint8_t arguments, kind_set returns,
                        value (*call)(call_context&, std::span<value const>)) {
    scalar_function made;
    made.name = name;
    made.least = made.most = arguments;
    made.accepts = {any_kind};
    made.returns = returns;
    made.strict = false;
    made.call = call;
    return made;
}

}  // namespace

scalar_function const& same_function() {
    static scalar_function const made = lenient("same", 2, kind::boolean, same);
    return made;
}

scalar_function const& witnesses_function() {
    static scalar_function const made = lenient("witnesses", 3, any_kind, witnesses);
    return made;
}

}  // namespace wafer::engine::provenance
