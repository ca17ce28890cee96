#include "grammar/parse.hpp"

#include "grammar/rules/diagnosis.hpp"
#include "grammar/rules/read.hpp"

namespace wafer::grammar {
namespace {

std::optional<parse_error> refuse(std::string_view text, parse_limits const& limits) {
    if (text.size() > limits.query_size_bytes)
        return parse_error{"QueryTooLarge",
                           "The query has " + std::to_string(text.size()) + " bytes; the limit is " +
                               std::to_string(limits.query_size_bytes) + ".",
                           {},
                           {}};
    auto const valid = ast::characters::valid_utf8_size(text);
    if (valid == text.size()) return std::nullopt;
    auto const at = static_cast<std::uint32_t>(valid);
    return parse_error{"InvalidUtf8", "The byte at offset " + std::to_string(valid) + " is not valid UTF-8.", {at, at + 1}, {}};
}

}  // namespace

// A text is read a second time when it is wrong, to note what was expected where: noting it costs time that a right text is spared.
std::variant<ast::statement, parse_error> parse(std::string_view text, parse_limits const& limits) {
    if (auto refused = refuse(text, limits)) return *std::move(refused);
    ast::statement result;
    rules::parse_state first_reading(text, limits, false);
    if (rules::read_statement(first_reading, result)) return result;
    if (first_reading.stopped()) return rules::diagnose(first_reading);
    rules::parse_state second_reading(text, limits, true);
    ast::statement discarded;
    rules::read_statement(second_reading, discarded);
    return rules::diagnose(second_reading);
}

std::optional<std::size_t> end_of_statement(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (auto const after = rules::quoted_end(text, at); after != at) {
            at = after;
            continue;
        }
        if (text[at] == ';') return at + 1;
        ++at;
    }
    return std::nullopt;
}

}  // namespace wafer::grammar
