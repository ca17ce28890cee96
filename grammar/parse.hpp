// The door to the grammar: text in, tree out. Pure; thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "grammar/ast/statement.hpp"

namespace wafer::grammar {

struct parse_limits {
    std::size_t query_size_bytes = 1 << 20;
    std::size_t depth = 256;
};

/// Why a text is no statement. `detail` is openCypher's name of the cause: `UnexpectedSyntax`, `InvalidNumberLiteral`,
/// `IntegerOverflow`, `FloatingPointOverflow`, `InvalidUnicodeLiteral`, `InvalidUnicodeCharacter`, `InvalidRelationshipPattern` …,
/// or ours: `InvalidUtf8`, `QueryTooLarge`, `NestingTooDeep`.
struct parse_error {
    std::string detail;
    std::string message;                   // One sentence: what was found and what was expected there.
    ast::text_range at;
    std::vector<std::string> suggestions;  // The nearest keywords, best first.
};

/// Parses one statement, which may end in a semicolon and be surrounded by white space and comments.
std::variant<ast::statement, parse_error> parse(std::string_view text, parse_limits const& limits = {});

/// Whether `text` holds a complete statement: a semicolon outside of strings, backticks and comments. Returns the byte after that
/// semicolon, so that a script or a prompt can be cut into statements; nothing when the text ends before one.
std::optional<std::size_t> end_of_statement(std::string_view text);

}  // namespace wafer::grammar
