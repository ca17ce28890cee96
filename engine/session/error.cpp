// The text of error codes.
#include "wafer/error.hpp"

#include "engine/session/picture.hpp"

namespace wafer {

std::string_view to_string(error_code code) noexcept {
    switch (code) {
        case error_code::syntax: return "syntax";
        case error_code::semantic: return "semantic";
        case error_code::type: return "type";
        case error_code::argument: return "argument";
        case error_code::arithmetic: return "arithmetic";
        case error_code::parameter_missing: return "parameter_missing";
        case error_code::entity_not_found: return "entity_not_found";
        case error_code::procedure: return "procedure";
        case error_code::constraint: return "constraint";
        case error_code::transaction: return "transaction";
        case error_code::io: return "io";
        case error_code::corruption: return "corruption";
        case error_code::limit: return "limit";
        case error_code::cancelled: return "cancelled";
    }
    return "unknown";
}

error& error::locate(std::string_view statement) {
    if (!has_range() || range_.begin > statement.size() || !picture_.empty()) return *this;
    picture_ = engine::picture_of(statement, range_);
    return *this;
}

}  // namespace wafer
