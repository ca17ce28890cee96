// Cuts a source of CSV into pieces of whole records, which can be read independently of each other. What lies between two quotes is not
// cut; a text that is no CSV is cut somewhere behind the place where that shows. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/storage/byte_source.hpp"
#include "engine/storage/csv_reader.hpp"

namespace wafer::engine {

struct csv_piece {
    std::vector<char> bytes;  // Views of them stay valid when the piece is moved.
    csv_position from;

    [[nodiscard]] std::string_view text() const { return {bytes.data(), bytes.size()}; }
};

class csv_cutter {
public:
    /// Records longer than `most_record_bytes` (0: no limit) come in pieces that end with them, or within them.
    csv_cutter(std::unique_ptr<byte_source> source, csv_dialect dialect, std::size_t most_record_bytes,
               std::size_t piece_bytes = std::size_t{1} << 20);

    /// The next piece; an empty one behind the last.
    csv_piece next();
    [[nodiscard]] bool ended() const { return ended_ && left_.empty(); }

private:
    [[nodiscard]] std::size_t end_of_records(std::string_view text) const;

    std::unique_ptr<byte_source> source_;
    csv_dialect dialect_;
    std::size_t most_record_bytes_;
    std::size_t piece_bytes_;
    std::vector<char> left_;  // Behind the last whole record that was read.
    csv_position at_;
    bool ended_ = false;
};

}  // namespace wafer::engine
