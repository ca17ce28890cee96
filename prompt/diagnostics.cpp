#include "prompt/diagnostics.hpp"

#include <string_view>

#include <fmt/format.h>

#include "prompt/suggestions.hpp"
#include "prompt/visible_text.hpp"

namespace wafer::prompt {
namespace {

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// The suggestions as a sentence, unless the message has it already.
std::string hint(std::string const& message, std::vector<std::string> const& suggestions) {
    if (message.find("id you mean") != std::string::npos || message.find("nearest") != std::string::npos) return "";
    auto const question = did_you_mean(suggestions);
    bool const is_sentence = message.ends_with('.') || message.ends_with('?') || question.empty();
    return (is_sentence ? "" : ".") + question;
}

}  // namespace

std::string error_text(error const& failure) {
    std::string const message = failure.what();
    std::string out = fmt::format("error: {} ({}): {}", to_string(failure.code()), failure.detail(), message);
    out += hint(message, failure.suggestions()) + "\n";
    if (!failure.picture().empty()) out += failure.picture();
    if (!out.ends_with('\n')) out += '\n';
    return visible(out);
}

std::string warning_text(warning const& remark) {
    auto out = fmt::format("warning: {}: {}{}\n", remark.code, remark.message, hint(remark.message, remark.suggestions));
    if (!remark.picture.empty()) out += remark.picture + "\n";
    return visible(out);
}

std::string changes_text(counters const& changes) {
    std::string out;
    auto const add = [&](std::uint64_t count, std::string_view one, std::string_view many, std::string_view done) {
        if (count > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", counted(count, one, many), done);
    };
    add(changes.nodes_created, "node", "nodes", "created");
    add(changes.nodes_deleted, "node", "nodes", "deleted");
    add(changes.relationships_created, "relationship", "relationships", "created");
    add(changes.relationships_deleted, "relationship", "relationships", "deleted");
    add(changes.properties_set, "property", "properties", "set");
    add(changes.labels_added, "label", "labels", "added");
    add(changes.labels_removed, "label", "labels", "removed");
    add(changes.indexes_added, "index", "indexes", "added");
    add(changes.indexes_removed, "index", "indexes", "removed");
    add(changes.constraints_added, "constraint", "constraints", "added");
    add(changes.constraints_removed, "constraint", "constraints", "removed");
    return out;
}

std::string summary_text(std::uint64_t rows, std::chrono::nanoseconds took) {
    return fmt::format("{}, {:.2f} ms", counted(rows, "row", "rows"), static_cast<double>(took.count()) / 1e6);
}

}  // namespace wafer::prompt
