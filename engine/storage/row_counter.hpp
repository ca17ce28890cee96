// Counts what an import or an export has done, tells it now and then, and lets it be stopped. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>

#include "engine/base/interrupt.hpp"

namespace wafer::engine {

using progress_report = std::function<void(std::uint64_t rows)>;

class row_counter {
public:
    row_counter() = default;
    /// Both may be null and outlive this.
    row_counter(interrupt const* stop, progress_report const* tell) : stop_(stop), tell_(tell) {}

    void step() {
        if (++rows_ % rows_between_reports == 0) look_up();
    }
    /// Many at once.
    void step(std::uint64_t rows) {
        auto const before = std::exchange(rows_, rows_ + rows);
        if (before / rows_between_reports != rows_ / rows_between_reports) look_up();
    }
    /// At the end, so that the last report is the whole.
    void finish() const {
        if (tell_ && *tell_) (*tell_)(rows_);
    }

private:
    static constexpr std::uint64_t rows_between_reports = 4096;

    void look_up() const {
        if (stop_) stop_->poll();
        finish();
    }

    interrupt const* stop_ = nullptr;
    progress_report const* tell_ = nullptr;
    std::uint64_t rows_ = 0;
};

}  // namespace wafer::engine
