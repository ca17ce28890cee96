#include <boost/unordered/unordered_flat_set.hpp>

#include "engine/execute/kept_batches.hpp"
#include "engine/execute/write.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

class removal_operator final : public batch_operator {
public:
    removal_operator(built input, plan::removal const& removal, std::span<bound::symbol const> output, compile_context const& context)
        : input_(std::move(input)), detach_(removal.detach), routes_(input_.slots, output), width_(output.size()), run_(context.run) {
        for (auto const target : removal.targets) targets_.push_back(compile(target, input_.slots, context));
    }

    void open() override {
        input_.root->open();
        done_ = false;
        kept_.clear();
        nodes_.clear();
        relationships_.clear();
    }
    bool next(batch& out) override {
        if (!std::exchange(done_, true)) {
            kept_.fill(*input_.root, *run_->stop, [this](batch const& rows) { note(rows); });
            remove();
        }
        out.columns.resize(width_);
        return kept_.take(routes_, out);
    }

private:
    void note(batch const& rows) {
        for (auto const& target : targets_) {
            column const& found = target->evaluate(rows);
            for (std::size_t row = 0; row < rows.rows; ++row) note(found.get(row));
        }
    }

    void note(value const& target) {
        if (target.is_null()) return;
        if (target.is(kind::node)) {
            nodes_.insert(target.node().value);
        } else if (target.is(kind::relationship)) {
            relationships_.insert(target.relationship().packed());
        } else if (target.is(kind::path)) {
            for (auto const& element : target.path_elements()) note(element);
        } else {
            throw error(error_code::type, "InvalidArgumentType",
                        "DELETE takes nodes, relationships and paths, not " + to_literal(target) + ".");
        }
    }

    void remove() {
        graph& data = *run_->writable;
        for (auto const packed : relationships_) remove(rel_id::unpack(packed));
        for (auto const id : nodes_) {
            node_id const node{id};
            if (!data.contains(node)) continue;
            if (detach_) detach(node);
            if (data.has_relationships(node))
                throw error(error_code::constraint, "DeleteConnectedNode",
                            "A node that still has relationships cannot be deleted; DETACH DELETE deletes them with it.");
            data.delete_node(node);
            ++run_->changes.nodes_deleted;
        }
    }
    void detach(node_id node) {
        graph const& data = *run_->data;
        for (std::uint32_t type = 0; type < data.type_count(); ++type) {
            for (auto const side : {towards::outgoing, towards::incoming}) {
                auto const list = data.neighbours({type}, side, node);
                std::vector<neighbour> const copy(list.begin(), list.end());
                for (auto const& neighbour : copy) remove({{type}, neighbour.index});
            }
        }
    }
    void remove(rel_id relationship) {
        if (!run_->data->contains(relationship)) return;
        run_->stop->poll();
        run_->writable->delete_relationship(relationship);
        ++run_->changes.relationships_deleted;
    }

    built input_;
    bool detach_;
    column_routes routes_;
    std::size_t width_;
    run_context* run_;
    std::vector<std::unique_ptr<evaluator>> targets_;
    bool done_ = false;
    kept_batches kept_;
    boost::unordered_flat_set<std::uint32_t> nodes_;
    boost::unordered_flat_set<std::uint64_t> relationships_;
};

}  // namespace

built build_removal(built input, plan::removal const& removal, std::span<bound::symbol const> output, compile_context const& context) {
    return {std::make_unique<removal_operator>(std::move(input), removal, output, context), slot_map({output.begin(), output.end()})};
}

}  // namespace wafer::engine
