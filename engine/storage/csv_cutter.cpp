#include "engine/storage/csv_cutter.hpp"

#include <algorithm>
#include <utility>

namespace wafer::engine {

csv_cutter::csv_cutter(std::unique_ptr<byte_source> source, csv_dialect dialect, std::size_t most_record_bytes, std::size_t piece_bytes)
    : source_(std::move(source)), dialect_(dialect), most_record_bytes_(most_record_bytes), piece_bytes_(piece_bytes) {}

/// Behind the last line that ends outside of quotes; 0 if there is none.
std::size_t csv_cutter::end_of_records(std::string_view text) const {
    auto const quotes_in = [this](std::string_view part) { return std::ranges::count(part, dialect_.quote); };
    auto open = quotes_in(text);
    std::size_t end = text.size();
    while (true) {
        auto const line_end = text.substr(0, end).rfind('\n');
        if (line_end == std::string_view::npos) return 0;
        open -= quotes_in(text.substr(line_end, end - line_end));
        if (open % 2 == 0) return line_end + 1;
        end = line_end;
    }
}

csv_piece csv_cutter::next() {
    csv_piece piece{std::exchange(left_, {}), at_};
    auto& bytes = piece.bytes;
    while (!ended_) {
        auto const kept = bytes.size();
        // As much again, so that a long record is not looked through too often.
        auto const wanted = std::max(piece_bytes_, kept);
        bytes.resize(kept + wanted);
        auto const got = source_->read(std::span(bytes).subspan(kept));
        bytes.resize(kept + got);
        ended_ = got < wanted;
        if (ended_) break;
        if (auto const end = end_of_records(piece.text()); end > 0) {
            left_.assign(bytes.begin() + static_cast<std::ptrdiff_t>(end), bytes.end());
            bytes.resize(end);
            break;
        }
        // Its reader says what is wrong with it.
        if (most_record_bytes_ != 0 && bytes.size() > most_record_bytes_) ended_ = true;
    }
    at_.line += static_cast<std::uint64_t>(std::ranges::count(bytes, '\n'));
    at_.is_begin = false;
    return piece;
}

}  // namespace wafer::engine
