// The one exception type of Wafer. It ends the statement it is thrown from and leaves the database as it was before that statement.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace [[gnu::visibility("default")]] wafer {

/// The family of an error; stable across releases.
enum class error_code : std::uint8_t {
    syntax,             ///< The text is no statement, or its names and kinds do not fit together.
    semantic,           ///< A well-formed statement that has no meaning on this data.
    type,               ///< A value of a type that the operation does not take.
    argument,           ///< A value of the right type that the operation does not take.
    arithmetic,         ///< Overflow or division by zero.
    parameter_missing,  ///< The statement names a parameter that was not given.
    entity_not_found,   ///< A node or a relationship that was deleted.
    procedure,          ///< A procedure that does not exist or failed.
    constraint,         ///< A change that the data model forbids.
    transaction,        ///< A transaction in the wrong state, or a second writer.
    io,                 ///< A file that cannot be read or written.
    corruption,         ///< A file whose content is not what it should be.
    limit,              ///< A limit was reached; the message names it and its option.
    cancelled,          ///< The statement was cancelled.
};

/// The code as text: `syntax`, `entity_not_found` …
std::string_view to_string(error_code code) noexcept;

/// Half-open range of byte offsets in the statement's text.
struct text_range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// What went wrong, where, and what may have been meant. Immutable but for `locate`.
class error : public std::runtime_error {
public:
    enum class phase : std::uint8_t { compile_time, runtime };

    error(error_code code, std::string detail, std::string const& message, phase when = phase::runtime)
        : std::runtime_error(message), code_(code), detail_(std::move(detail)), when_(when) {}

    [[nodiscard]] error_code code() const noexcept { return code_; }
    /// openCypher's name of the cause, such as `UndefinedVariable`, or one of ours where it has none.
    [[nodiscard]] std::string const& detail() const noexcept { return detail_; }
    [[nodiscard]] phase when() const noexcept { return when_; }
    /// Whether `range()` says something.
    [[nodiscard]] bool has_range() const noexcept { return range_.end > 0; }
    [[nodiscard]] text_range range() const noexcept { return range_; }
    /// The nearest known names, best first.
    [[nodiscard]] std::vector<std::string> const& suggestions() const noexcept { return suggestions_; }
    /// The line of the statement with a caret under the place; empty when the place is unknown.
    [[nodiscard]] std::string const& picture() const noexcept { return picture_; }

    error& at(text_range range) noexcept {
        range_ = range;
        return *this;
    }
    error& suggest(std::vector<std::string> names) {
        suggestions_ = std::move(names);
        return *this;
    }
    /// Draws the picture from the statement's text. Called once, by the connection.
    error& locate(std::string_view statement);

private:
    error_code code_;
    std::string detail_;
    phase when_;
    text_range range_;
    std::vector<std::string> suggestions_;
    std::string picture_;
};

}  // namespace wafer
