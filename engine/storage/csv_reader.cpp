#include "engine/storage/csv_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "engine/base/text.hpp"
#include "engine/base/utf8.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

std::string read_file(std::filesystem::path const& path) {
    std::error_code problem;
    auto const size = std::filesystem::file_size(path, problem);
    std::ifstream stream(path, std::ios::binary);
    if (problem || !stream) {
        std::string const reason = problem ? problem.message() : std::strerror(errno);
        throw error(error_code::io, "FileNotReadable", fmt::format("Cannot read {}: {}.", path.string(), reason));
    }
    std::string content(size, '\0');
    stream.read(content.data(), static_cast<std::streamsize>(size));
    if (stream.gcount() != static_cast<std::streamsize>(size))
        throw error(error_code::io, "FileNotReadable", fmt::format("Cannot read {}: it ends before its {} bytes.", path.string(), size));
    return content;
}

std::string finding::text() const { return fmt::format("{}:{}:{}: {}.", file, place.line, place.column, message); }

void raise(finding const& finding) { throw error(error_code::corruption, "InvalidData", finding.text()); }

csv_reader::csv_reader(std::string_view text, std::string name, char delimiter)
    : text_(text), name_(std::move(name)), delimiter_(delimiter), at_(text.data()), end_(text.data() + text.size()), record_(at_) {
    if (auto const invalid = first_invalid_utf8(text); invalid != std::string_view::npos) {
        char const* const position = at_ + invalid;
        line_ += static_cast<std::uint64_t>(std::count(at_, position, '\n'));
        auto const line_start = text.substr(0, invalid).rfind('\n');
        record_ = line_start == std::string_view::npos ? at_ : at_ + line_start + 1;
        fail(position, fmt::format("the byte 0x{:02X} is not valid UTF-8", static_cast<unsigned char>(*position)));
    } else if (text.starts_with("\xef\xbb\xbf")) {
        at_ += 3;
    }
}

text_place csv_reader::place_of(char const* position) const {
    std::string_view const before(record_, static_cast<std::size_t>(position - record_));
    auto const line_start = before.rfind('\n');
    auto const breaks = static_cast<std::uint64_t>(std::ranges::count(before, '\n'));
    return {line_ + breaks, code_points(before.substr(line_start + 1)) + 1};
}

/// The first problem stays; there is nothing more to read. Returns an empty field.
std::string_view csv_reader::fail(char const* position, std::string problem) {
    if (!problem_) problem_ = {name_, place_of(position), std::move(problem)};
    at_ = end_;
    return {};
}

bool csv_reader::at_line_end() const { return at_ == end_ || *at_ == '\n' || (*at_ == '\r' && at_ + 1 != end_ && at_[1] == '\n'); }

void csv_reader::skip_line_end() {
    if (at_ == end_) return;
    at_ += *at_ == '\r' ? 2 : 1;
    ++next_line_;
}

bool csv_reader::next() {
    fields_.clear();
    starts_.clear();
    unescaped_.clear();
    while (at_ != end_ && at_line_end()) skip_line_end();
    if (at_ == end_) return false;
    record_ = at_;
    line_ = next_line_;
    read_field();
    while (!at_line_end()) {
        ++at_;  // The delimiter.
        read_field();
    }
    skip_line_end();
    return !problem_;
}

void csv_reader::read_field() {
    starts_.push_back(at_);
    fields_.push_back(at_ != end_ && *at_ == '"' ? read_quoted() : read_plain());
    if (!at_line_end() && *at_ != delimiter_)
        fail(at_, fmt::format("expected '{}' or the end of the line behind a quoted field", delimiter_));
}

std::string_view csv_reader::read_plain() {
    char const* const begin = at_;
    while (at_ != end_ && *at_ != delimiter_ && !at_line_end()) {
        if (*at_ == '"') return fail(at_, "a quote inside a field that does not begin with one; quote the field and double its quotes");
        if (*at_ == '\r') return fail(at_, "a carriage return without a line feed; quote the field that holds it");
        ++at_;
    }
    return {begin, static_cast<std::size_t>(at_ - begin)};
}

std::string_view csv_reader::read_quoted() {
    char const* const quote = at_++;
    char const* begin = at_;
    std::string* unescaped = nullptr;
    for (; at_ != end_; ++at_) {
        if (*at_ == '\n') ++next_line_;
        if (*at_ != '"') continue;
        std::string_view const part(begin, static_cast<std::size_t>(at_ - begin));
        if (at_ + 1 == end_ || at_[1] != '"') {
            ++at_;
            return unescaped ? std::string_view(unescaped->append(part)) : part;
        }
        if (!unescaped) unescaped = &unescaped_.emplace_back();
        unescaped->append(part).push_back('"');
        begin = ++at_ + 1;
    }
    return fail(quote, "the quoted field that begins here is never closed");
}

}  // namespace wafer::engine
