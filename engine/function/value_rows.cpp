#include "engine/function/value_rows.hpp"

#include <algorithm>

namespace wafer::engine {

namespace {

class given_rows final : public row_source {
public:
    given_rows(std::vector<value_list> rows, std::size_t width) : rows_(std::move(rows)), width_(width) {}

    bool next(batch& out, std::size_t most_rows) override {
        out.columns.resize(width_);
        out.rows = std::min(most_rows, rows_.size() - at_);
        for (std::size_t i = 0; i < width_; ++i) {
            out.columns[i].reset(layout::any);
            for (std::size_t row = 0; row < out.rows; ++row) out.columns[i].append(rows_[at_ + row][i]);
        }
        at_ += out.rows;
        return out.rows > 0;
    }

private:
    std::vector<value_list> rows_;
    std::size_t width_;
    std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<row_source> value_rows(std::vector<value_list> rows, std::size_t width) {
    return std::make_unique<given_rows>(std::move(rows), width);
}

}  // namespace wafer::engine
