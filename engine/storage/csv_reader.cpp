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
namespace {

constexpr std::size_t piece_bytes = std::size_t{256} << 10;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

std::string read_file(std::filesystem::path const& path) {
    std::error_code problem;
    auto const size = std::filesystem::file_size(path, problem);
    std::ifstream stream(path, std::ios::binary);
    if (problem || !stream) refuse_file(path.string(), problem ? problem.message() : std::strerror(errno));
    std::string content(size, '\0');
    stream.read(content.data(), static_cast<std::streamsize>(size));
    if (stream.gcount() != static_cast<std::streamsize>(size)) refuse_file(path.string(), fmt::format("it ends before its {} bytes", size));
    return content;
}

std::string finding::text() const { return fmt::format("{}:{}:{}: {}.", file, place.line, place.column, message); }

void raise(finding const& finding) { throw error(error_code::corruption, "InvalidData", finding.text()); }

bool is_sound(csv_dialect dialect) {
    auto const usable = [](char c) { return c == '\t' || (c >= ' ' && c <= '~'); };
    return usable(dialect.delimiter) && usable(dialect.quote) && dialect.delimiter != dialect.quote;
}

csv_reader::csv_reader(std::string_view text, std::string name, csv_dialect dialect, std::size_t most_record_bytes, csv_position from)
    : most_record_bytes_(most_record_bytes), name_(std::move(name)), dialect_(dialect), at_(text.data()), end_(text.data() + text.size()),
      record_(at_), whole_(true), begun_(!from.is_begin), line_(from.line), next_line_(from.line) {
    mark_special();
}

csv_reader::csv_reader(std::unique_ptr<byte_source> source, std::string name, csv_dialect dialect, std::size_t most_record_bytes)
    : source_(std::move(source)), buffer_(std::make_unique_for_overwrite<char[]>(piece_bytes)), capacity_(piece_bytes),
      most_record_bytes_(most_record_bytes), name_(std::move(name)), dialect_(dialect), at_(buffer_.get()), end_(at_), record_(at_) {
    mark_special();
}

void csv_reader::mark_special() {
    for (char const c : {dialect_.delimiter, dialect_.quote, '\n', '\r'}) special_[static_cast<unsigned char>(c)] = true;
}

text_place csv_reader::place_of(char const* position) const {
    std::string_view const before(record_, static_cast<std::size_t>(position - record_));
    auto const line_start = before.rfind('\n');
    auto const breaks = static_cast<std::uint64_t>(std::ranges::count(before, '\n'));
    return {line_ + breaks, code_points(before.substr(line_start + 1)) + 1};
}

/// The first problem stays; there is nothing more to read. Returns an empty field.
std::string_view csv_reader::fail(char const* position, std::string problem) {
    if (!problem_) {
        problem_ = {name_, place_of(position), std::move(problem)};
        certain_ = !met_end_;
    }
    at_ = end_;
    return {};
}

bool csv_reader::ended() {
    if (at_ != end_) return false;
    met_end_ = true;
    return true;
}

bool csv_reader::at_line_end() {
    if (ended() || *at_ == '\n') return true;
    if (*at_ != '\r') return false;
    if (at_ + 1 != end_) return at_[1] == '\n';
    met_end_ = true;
    return false;
}

void csv_reader::skip_line_end() {
    if (at_ == end_) return;
    at_ += *at_ == '\r' ? 2 : 1;
    ++next_line_;
}

/// A record that reaches the end of what is there is read again once there is more.
bool csv_reader::next() {
    while (!problem_) {
        met_end_ = false;
        bool const found = read_record();
        if (whole_ || !met_end_ || (problem_ && certain_)) return found && !problem_;
        problem_.reset();
        next_line_ = line_;
        refill();
    }
    return false;
}

void csv_reader::begin_record() {
    record_ = at_;
    line_ = next_line_;
}

bool csv_reader::read_record() {
    fields_.clear();
    starts_.clear();
    unescaped_.clear();
    begin_record();
    if (!begun_ && (whole_ || end_ - at_ >= 3)) {
        begun_ = true;
        if (std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(byte_order_mark)) at_ += 3;
        begin_record();
    }
    while (at_ != end_ && at_line_end()) {
        skip_line_end();
        begin_record();
    }
    if (ended()) return false;
    read_field();
    while (!at_line_end()) {
        ++at_;  // The delimiter.
        read_field();
    }
    skip_line_end();
    if (!problem_) refuse_longer(static_cast<std::size_t>(at_ - record_));
    if (!problem_) check_text();
    return true;
}

/// Fields end at characters of ASCII, so that what is wrong with one is found in the record as a whole.
void csv_reader::check_text() {
    std::string_view const text(record_, static_cast<std::size_t>(at_ - record_));
    auto const invalid = first_invalid_utf8(text);
    if (invalid == std::string_view::npos) return;
    fail(record_ + invalid, fmt::format("the byte 0x{:02X} is not valid UTF-8", static_cast<unsigned char>(text[invalid])));
}

void csv_reader::read_field() {
    starts_.push_back(at_);
    fields_.push_back(!ended() && *at_ == dialect_.quote ? read_quoted() : read_plain());
    if (!at_line_end() && *at_ != dialect_.delimiter)
        fail(at_, fmt::format("expected '{}' or the end of the line behind a quoted field", dialect_.delimiter));
}

std::string_view csv_reader::read_plain() {
    char const* const begin = at_;
    while (true) {
        while (at_ != end_ && !special_[static_cast<unsigned char>(*at_)]) ++at_;
        if (at_line_end() || *at_ == dialect_.delimiter) break;
        if (*at_ == dialect_.quote)
            return fail(at_, "a quote inside a field that does not begin with one; quote the field and double its quotes");
        return fail(at_, "a carriage return without a line feed; quote the field that holds it");
    }
    return {begin, static_cast<std::size_t>(at_ - begin)};
}

std::string_view csv_reader::read_quoted() {
    char const* const quote = at_++;
    char const* begin = at_;
    std::string* unescaped = nullptr;
    for (; at_ != end_; ++at_) {
        if (*at_ == '\n') ++next_line_;
        if (*at_ != dialect_.quote) continue;
        std::string_view const part(begin, static_cast<std::size_t>(at_ - begin));
        if (at_ + 1 == end_) met_end_ = true;
        if (at_ + 1 == end_ || at_[1] != dialect_.quote) {
            ++at_;
            return unescaped ? std::string_view(unescaped->append(part)) : part;
        }
        if (!unescaped) unescaped = &unescaped_.emplace_back();
        unescaped->append(part).push_back(dialect_.quote);
        begin = ++at_ + 1;
    }
    met_end_ = true;
    if (whole_) refuse_longer(static_cast<std::size_t>(end_ - record_));
    return fail(quote, "the quoted field that begins here is never closed");
}

void csv_reader::refuse_longer(std::size_t record_bytes) const {
    if (most_record_bytes_ == 0 || record_bytes <= most_record_bytes_) return;
    throw error(error_code::limit, "ImportRecordLimit",
                fmt::format("{}:{}: a record has more than {} bytes, or a quote that is never closed (option `import_record_bytes`).", name_, line_,
                            most_record_bytes_));
}

/// Keeps the record begun and reads more behind it.
void csv_reader::refill() {
    auto const kept = static_cast<std::size_t>(end_ - record_);
    refuse_longer(kept);
    if (kept > capacity_ / 2) {
        auto larger = std::make_unique_for_overwrite<char[]>(capacity_ * 2);
        std::memcpy(larger.get(), record_, kept);
        buffer_ = std::move(larger);
        capacity_ *= 2;
    } else {
        std::memmove(buffer_.get(), record_, kept);
    }
    std::size_t const got = source_->read({buffer_.get() + kept, capacity_ - kept});
    whole_ = got < capacity_ - kept;
    at_ = record_ = buffer_.get();
    end_ = at_ + kept + got;
}

}  // namespace wafer::engine
