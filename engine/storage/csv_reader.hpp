// Records of comma-separated text, strictly as in RFC 4180: quoted fields may hold commas, line breaks and doubled quotes, a quote anywhere
// else is a problem, which ends the reading. Lines end in LF or CRLF; a byte-order mark is skipped; blank lines are too. The text outlives
// the reader; fields are valid until the next record is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wafer::engine {

/// The whole file. Throws `wafer::error` (io).
std::string read_file(std::filesystem::path const& path);

/// A place in a text file; both count from 1, columns in characters.
struct text_place {
    std::uint64_t line = 1;
    std::uint64_t column = 1;
};

/// What is wrong with a file, and where.
struct finding {
    std::string file;
    text_place place;
    std::string message;

    /// `file:line:column: message`
    [[nodiscard]] std::string text() const;
};

/// Throws the finding as a `wafer::error` (corruption).
[[noreturn]] void raise(finding const& finding);

class csv_reader {
public:
    /// `name` is the file's, for messages. Invalid UTF-8 anywhere in `text` is a problem at once.
    csv_reader(std::string_view text, std::string name, char delimiter = ',');

    /// Reads the next record; false at the end, and where there is a problem.
    bool next();
    [[nodiscard]] std::optional<finding> const& problem() const { return problem_; }
    [[nodiscard]] std::span<std::string_view const> fields() const { return fields_; }
    /// A quoted field is a text, even an empty one; an unquoted empty field is nothing.
    [[nodiscard]] bool quoted(std::size_t field) const { return starts_[field] != end_ && *starts_[field] == '"'; }
    [[nodiscard]] std::string const& name() const { return name_; }
    /// Where the record begins.
    [[nodiscard]] std::uint64_t line() const { return line_; }
    [[nodiscard]] text_place place_of(std::size_t field) const { return place_of(starts_[field]); }

private:
    [[nodiscard]] text_place place_of(char const* position) const;
    std::string_view fail(char const* position, std::string problem);
    void read_field();
    [[nodiscard]] std::string_view read_quoted();
    [[nodiscard]] std::string_view read_plain();
    [[nodiscard]] bool at_line_end() const;
    void skip_line_end();

    std::string_view text_;
    std::string name_;
    char delimiter_;
    char const* at_;
    char const* end_;
    char const* record_;  // The first byte of the current record.
    std::uint64_t line_ = 1;
    std::uint64_t next_line_ = 1;
    std::vector<std::string_view> fields_;
    std::vector<char const*> starts_;
    std::deque<std::string> unescaped_;  // Fields of this record that had doubled quotes.
    std::optional<finding> problem_;
};

}  // namespace wafer::engine
