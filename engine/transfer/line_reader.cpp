#include "engine/transfer/line_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

constexpr std::size_t piece_bytes = std::size_t{256} << 10;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

line_reader::line_reader(std::unique_ptr<byte_source> source, std::string name, std::size_t most_bytes)
    : source_(std::move(source)), name_(std::move(name)), most_bytes_(most_bytes) {
    refill();
    if (std::string_view(buffer_).starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    searched_ = at_;
}

/// Keeps the line begun and reads more behind it; says whether there was more.
bool line_reader::refill() {
    if (whole_) return false;
    buffer_.erase(0, at_);
    searched_ -= at_;
    at_ = 0;
    auto const kept = buffer_.size();
    if (most_bytes_ != 0 && kept > most_bytes_)
        throw error(error_code::limit, "ImportRecordLimit",
                    fmt::format("{}:{}: a line has more than {} bytes (option `import_record_bytes`).", name_, number_ + 1, most_bytes_));
    // As much again, so that a long line is not moved too often.
    auto const wanted = std::max(piece_bytes, kept);
    buffer_.resize(kept + wanted);
    auto const got = source_->read({buffer_.data() + kept, wanted});
    buffer_.resize(kept + got);
    whole_ = got < wanted;
    return true;
}

bool line_reader::next() {
    while (true) {
        auto const end = buffer_.find('\n', searched_);
        bool const found = end != std::string::npos;
        if (!found) searched_ = buffer_.size();
        if (!found && refill()) continue;
        if (!found && at_ == buffer_.size()) return false;
        auto const stop = found ? end : buffer_.size();
        line_ = std::string_view(buffer_).substr(at_, stop - at_);
        if (line_.ends_with('\r')) line_.remove_suffix(1);
        at_ = searched_ = found ? stop + 1 : stop;
        ++number_;
        return true;
    }
}

}  // namespace wafer::engine
