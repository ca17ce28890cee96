// The lines of a source, without their ends, one after the other. A byte-order mark is skipped. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/storage/byte_source.hpp"

namespace wafer::engine {

class line_reader {
public:
    /// `name` is the source's, for messages. A longer line than `most_bytes` (0: no limit) is an error (limit: ImportRecordLimit).
    line_reader(std::unique_ptr<byte_source> source, std::string name, std::size_t most_bytes);

    /// Reads the next line; false behind the last.
    bool next();
    /// Valid until the next one is read.
    [[nodiscard]] std::string_view line() const { return line_; }
    /// From 1.
    [[nodiscard]] std::uint64_t number() const { return number_; }

private:
    bool refill();

    std::unique_ptr<byte_source> source_;
    std::string name_;
    std::size_t most_bytes_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::size_t searched_ = 0;  // Up to here there is no line end.
    bool whole_ = false;
    std::string_view line_;
    std::uint64_t number_ = 0;
};

}  // namespace wafer::engine
