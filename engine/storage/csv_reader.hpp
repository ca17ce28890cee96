// Records of comma-separated text, strictly as in RFC 4180: quoted fields may hold delimiters, line breaks and doubled quotes, a quote
// anywhere else is a problem, which ends the reading. Lines end in LF or CRLF; a byte-order mark is skipped; blank lines are too. Reads a
// source piece by piece and holds no more than a record and a piece of it; a text outlives the reader. Fields are valid until the next
// record is read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/storage/byte_source.hpp"

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

struct csv_dialect {
    char delimiter = ',';
    char quote = '"';
};

/// Whether records can be told apart with it: two different characters of ASCII, none of which ends a line.
bool is_sound(csv_dialect dialect);

/// Where in its file a text begins.
struct csv_position {
    std::uint64_t line = 1;
    bool is_begin = true;  // There may be a byte-order mark.
};

class csv_reader {
public:
    /// `name` is the file's, for messages. A record of more than `most_record_bytes` (0: no limit) is an error (limit: ImportRecordLimit).
    csv_reader(std::string_view text, std::string name, csv_dialect dialect = {}, std::size_t most_record_bytes = 0, csv_position from = {});
    csv_reader(std::unique_ptr<byte_source> source, std::string name, csv_dialect dialect = {}, std::size_t most_record_bytes = 0);

    /// Reads the next record; false at the end, and where there is a problem, invalid UTF-8 among them.
    bool next();
    [[nodiscard]] std::optional<finding> const& problem() const { return problem_; }
    [[nodiscard]] std::span<std::string_view const> fields() const { return fields_; }
    /// A quoted field is a text, even an empty one; an unquoted empty field is nothing.
    [[nodiscard]] bool quoted(std::size_t field) const { return starts_[field] != end_ && *starts_[field] == dialect_.quote; }
    [[nodiscard]] std::string const& name() const { return name_; }
    /// Where the record begins.
    [[nodiscard]] std::uint64_t line() const { return line_; }
    /// Of a text, what is behind the records read so far, and where that is.
    [[nodiscard]] std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }
    [[nodiscard]] csv_position position() const { return {next_line_, !begun_}; }
    [[nodiscard]] text_place place_of(std::size_t field) const { return place_of(starts_[field]); }

private:
    [[nodiscard]] text_place place_of(char const* position) const;
    std::string_view fail(char const* position, std::string problem);
    void refuse_longer(std::size_t record_bytes) const;
    void begin_record();
    bool read_record();
    void read_field();
    [[nodiscard]] std::string_view read_quoted();
    [[nodiscard]] std::string_view read_plain();
    void check_text();
    [[nodiscard]] bool ended();
    [[nodiscard]] bool at_line_end();
    void skip_line_end();
    void mark_special();
    void refill();

    std::unique_ptr<byte_source> source_;
    std::unique_ptr<char[]> buffer_;
    std::size_t capacity_ = 0;
    std::size_t most_record_bytes_ = 0;
    std::string name_;
    csv_dialect dialect_;
    std::array<bool, 256> special_{};  // What an unquoted field cannot hold.
    char const* at_;
    char const* end_;
    char const* record_;       // The first byte of the current record.
    bool whole_ = false;       // There is nothing more behind `end_`.
    bool begun_ = false;
    bool met_end_ = false;     // While reading a record `end_` was looked at: what is behind it may change what was read.
    bool certain_ = false;     // The problem was found before that.
    std::uint64_t line_ = 1;
    std::uint64_t next_line_ = 1;
    std::vector<std::string_view> fields_;
    std::vector<char const*> starts_;
    std::deque<std::string> unescaped_;  // Fields of this record that had doubled quotes.
    std::optional<finding> problem_;
};

}  // namespace wafer::engine
