#include "engine/execute/creation.hpp"
#include "engine/execute/write.hpp"

namespace wafer::engine {

namespace {

class create_operator final : public batch_operator {
public:
    create_operator(built input, plan::create const& create, std::span<bound::symbol const> output, compile_context const& context)
        : input_(std::move(input)), slots_(with_made(input_.slots, create.what)), creation_(create.what, slots_, false, context),
          routes_(slots_, output), width_(output.size()) {}

    void open() override { input_.root->open(); }
    bool next(batch& out) override {
        if (!input_.root->next(rows_)) return false;
        rows_.columns.resize(slots_.symbols().size());
        creation_.make(rows_);
        out.columns.resize(width_);
        routes_.move(rows_, out);
        out.rows = rows_.rows;
        return true;
    }

private:
    static slot_map with_made(slot_map slots, bound::create const& what) {
        for (auto const symbol : creation::made_by(what)) slots.add(symbol);
        return slots;
    }

    built input_;
    slot_map slots_;
    creation creation_;
    column_routes routes_;
    std::size_t width_;
    batch rows_;
};

}  // namespace

built build_create(built input, plan::create const& create, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<create_operator>(std::move(input), create, output, context), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
