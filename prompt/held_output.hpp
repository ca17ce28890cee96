// Text on its way to standard output, held back until there is a megabyte of it or `flush` says so. What is still held when a statement
// fails is dropped, so that a failed statement leaves nothing half-said unless its result is large. One thread.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include <wafer/error.hpp>

#include "prompt/words/messages.hpp"

namespace wafer::prompt {

class held_output {
public:
    explicit held_output(std::ostream& out) : out_(out) {}

    held_output& operator<<(std::string_view text) {
        held_ += text;
        if (held_.size() >= most_held) flush();
        return *this;
    }
    /// Throws `wafer::error` (io) when there is no room or nobody who takes it.
    void flush() {
        out_ << held_ << std::flush;
        held_.clear();
        if (!out_) throw error(error_code::io, "OutputNotWritable", said(language::english, message::cannot_write_result));
    }
    void drop() { held_.clear(); }

private:
    static constexpr std::size_t most_held = std::size_t{1} << 20;

    std::ostream& out_;
    std::string held_;
};

}  // namespace wafer::prompt
