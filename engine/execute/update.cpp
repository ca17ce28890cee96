#include "engine/execute/changes.hpp"
#include "engine/execute/write.hpp"

namespace wafer::engine {

namespace {

class update_operator final : public batch_operator {
public:
    update_operator(built input, plan::update const& update, std::span<bound::symbol const> output, compile_context const& context)
        : input_(std::move(input)), changes_(update.changes, input_.slots, context), routes_(input_.slots, output), width_(output.size()) {}

    void open() override { input_.root->open(); }
    bool next(batch& out) override {
        if (!input_.root->next(in_)) return false;
        changes_.make(in_);
        out.columns.resize(width_);
        routes_.move(in_, out);
        out.rows = in_.rows;
        return true;
    }

private:
    built input_;
    changes changes_;
    column_routes routes_;
    std::size_t width_;
    batch in_;
};

}  // namespace

built build_update(built input, plan::update const& update, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<update_operator>(std::move(input), update, output, context), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
