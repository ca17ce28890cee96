// Text on its way to a stream, in large pieces. One thread.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>

#include "wafer/error.hpp"

namespace wafer::engine {

class output {
public:
    explicit output(std::ostream& stream) : stream_(&stream) {}

    /// What is appended here is written by `flush`, or by `step` once there is much of it.
    std::string text;

    void step() {
        if (text.size() >= piece_bytes) flush();
    }
    /// Throws `wafer::error` (io) when there is no room or nobody who takes it.
    void flush() {
        stream_->write(text.data(), static_cast<std::streamsize>(text.size()));
        stream_->flush();
        text.clear();
        if (!*stream_) throw error(error_code::io, "FileNotWritable", "Cannot write all of the export: the stream or the disk takes no more.");
    }

private:
    static constexpr std::size_t piece_bytes = std::size_t{256} << 10;

    std::ostream* stream_;
};

}  // namespace wafer::engine
