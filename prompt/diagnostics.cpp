#include "prompt/diagnostics.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "prompt/colours.hpp"
#include "prompt/suggestions.hpp"
#include "prompt/visible_text.hpp"
#include "prompt/words/errors.hpp"
#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

constexpr std::string_view bold_red = "\x1b[1;31m";
constexpr std::string_view bold_yellow = "\x1b[1;33m";

bool ends_sentence(std::string_view text) {
    for (std::string_view const end : {".", "?", "。", "？"})
        if (text.ends_with(end)) return true;
    return false;
}

/// The suggestions as a sentence, unless the message has it already.
std::string hint(std::string const& message, std::vector<std::string> const& suggestions, language in) {
    if (message.find("id you mean") != std::string::npos || message.find("nearest") != std::string::npos) return "";
    auto const question = did_you_mean(suggestions, in);
    auto const end = in == language::chinese ? "。" : ".";
    return (ends_sentence(message) || question.empty() ? "" : end) + question;
}

bool marks_a_place(std::string_view line) { return line.find('^') != std::string_view::npos && line.find_first_not_of(" ^") == std::string_view::npos; }

std::string coloured(std::string_view text, std::string_view sequence) { return fmt::format("{}{}{}", sequence, text, plain_again); }

/// The heading up to the message, and the carets, in a colour.
std::string coloured_report(std::string const& report, std::size_t heading, std::string_view sequence) {
    auto out = coloured(std::string_view(report).substr(0, heading), sequence);
    for (std::size_t at = heading; at < report.size();) {
        auto const end = std::min(report.find('\n', at), report.size() - 1) + 1;
        auto const line = std::string_view(report).substr(at, end - at);
        auto const bare = line.substr(0, line.find('\n'));
        auto const first = bare.find('^');
        if (marks_a_place(bare))
            (out += bare.substr(0, first)) += coloured(bare.substr(first), sequence) + "\n";
        else
            out += line;
        at = end;
    }
    return out;
}

struct reported {
    std::string heading;
    std::string_view detail;
    std::string message;
    std::vector<std::string> const& suggestions;
    std::string const& picture;
};

std::string report_text(reported const& what, manner how, std::string_view sequence) {
    auto const heading = visible(what.heading);
    // The English sentence may hold the suggestions already; the translated one holds them then, too.
    auto out = heading + spoken(what.detail, what.message, how.in) + hint(what.message, what.suggestions, how.in) + "\n";
    if (!what.picture.empty()) out += spoken_picture(what.picture, how.in);
    if (!out.ends_with('\n')) out += '\n';
    out = visible(out);
    return how.colours ? coloured_report(out, heading.size(), sequence) : out;
}

}  // namespace

std::string error_text(error const& failure, manner how) {
    return report_text({said(how.in, message::error_heading, name_of(failure.code(), how.in), failure.detail(), ""), failure.detail(), failure.what(),
                        failure.suggestions(), failure.picture()},
                       how, bold_red);
}

std::string warning_text(warning const& remark, manner how) {
    return report_text({said(how.in, message::warning_heading, remark.code, ""), remark.code, remark.message, remark.suggestions, remark.picture},
                       how, bold_yellow);
}

std::string changes_text(counters const& changes, language in) {
    std::string out;
    auto const add = [&](std::uint64_t count, message done) {
        if (count == 0) return;
        if (!out.empty()) out += sentence(message::enumeration, in);
        out += counted(in, done, count);
    };
    add(changes.nodes_created, message::nodes_created);
    add(changes.nodes_deleted, message::nodes_deleted);
    add(changes.relationships_created, message::relationships_created);
    add(changes.relationships_deleted, message::relationships_deleted);
    add(changes.properties_set, message::properties_set);
    add(changes.labels_added, message::labels_added);
    add(changes.labels_removed, message::labels_removed);
    add(changes.indexes_added, message::indexes_added);
    add(changes.indexes_removed, message::indexes_removed);
    add(changes.constraints_added, message::constraints_added);
    add(changes.constraints_removed, message::constraints_removed);
    return out;
}

std::string summary_text(std::uint64_t rows, std::chrono::nanoseconds took, language in) {
    return said(in, message::took, counted(in, message::rows, rows), fmt::format("{:.2f}", static_cast<double>(took.count()) / 1e6));
}

}  // namespace wafer::prompt
