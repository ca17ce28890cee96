#include "prompt/readable.hpp"

#include "prompt/evidence_text.hpp"

namespace wafer::prompt {

bool holds_structure(value const& content) {
    return content.is<list>() || content.is<map>() || content.is<node>() || content.is<relationship>() || content.is<path>();
}

std::string readable(value const& content) {
    if (content.is_null()) return "null";
    if (content.is<std::string>()) return content.as<std::string>();
    if (is_evidence(content)) return evidence_text(content.as<list>());
    return holds_structure(content) ? to_string(content) : to_text(content);
}

bool is_number(value const& content) { return content.is<std::int64_t>() || content.is<double>(); }

}  // namespace wafer::prompt
