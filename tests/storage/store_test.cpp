#include <atomic>
#include <thread>
#include <vector>

#include "engine/storage/store.hpp"
#include "tests/support/catch.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;
using namespace std::chrono_literals;

void add_node(graph& data) {
    node_id const node = data.create_node(std::vector{data.intern_label("N")});
    data.set_property(node, data.intern_key("name"), value::of("node " + std::to_string(node.value)));
}

}  // namespace

TEST_CASE("readers see a commit only when they pin after it") {
    store store;
    auto const before = store.pin();
    auto writer = store.begin(1ms);
    add_node(writer.own());
    CHECK(store.pin()->node_count() == 0);
    writer.commit();
    CHECK(before->node_count() == 0);
    CHECK(store.pin()->node_count() == 1);
    CHECK(store.pin()->property(node_id{0}, {0}).string() == "node 0");
}

TEST_CASE("rolling back leaves no trace, names included") {
    store store;
    bool const explicitly = GENERATE(true, false);
    {
        auto writer = store.begin(1ms);
        add_node(writer.own());
        if (explicitly) writer.roll_back();
    }
    auto const after = store.pin();
    CHECK(after->node_count() == 0);
    CHECK(after->node_bound() == 0);
    CHECK(after->label_count() == 0);
    CHECK(after->key_count() == 0);
    auto writer = store.begin(1ms);
    writer.own().intern_label("Other");
    CHECK(writer.own().find_label("Other") == label_id{0});
}

TEST_CASE("a savepoint undoes what came after it and no more") {
    store store;
    auto writer = store.begin(1ms);
    add_node(writer.own());
    graph const point = writer.savepoint();
    add_node(writer.own());
    writer.own().set_property(node_id{0}, {0}, value::of("changed"));
    writer.own().create_relationship(writer.own().intern_type("T"), {0}, {1});
    writer.roll_back_to(point);
    CHECK(writer.own().node_count() == 1);
    CHECK(writer.own().type_count() == 0);
    add_node(writer.own());
    writer.commit();
    auto const after = store.pin();
    CHECK(after->node_count() == 2);
    CHECK(after->relationship_count() == 0);
    CHECK(after->property(node_id{0}, {0}).string() == "node 0");
}

TEST_CASE("a second writer waits for the first and gives up in the end") {
    store store;
    auto first = store.begin(1ms);
    std::thread([&] { CHECK_THROWS_AS(store.begin(2ms), wafer::error); }).join();
    first.commit();
    std::thread([&] { CHECK_NOTHROW(store.begin(2ms)); }).join();
}

TEST_CASE("strings borrowed from a transaction's graph outlive their change and the commit") {
    store store;
    auto writer = store.begin(1ms);
    add_node(writer.own());
    value const name = writer.own().property(node_id{0}, {0});
    writer.own().set_property(node_id{0}, {0}, value::of("changed"));
    writer.own().set_property(node_id{0}, {0}, value());
    writer.commit();
    CHECK(name.string() == "node 0");
}

TEST_CASE("readers on other threads see whole commits while a writer goes on") {
    store store;
    {
        auto writer = store.begin(1ms);
        writer.own().intern_type("T");
        writer.own().create_node({});
        writer.commit();
    }
    std::atomic<bool> done{false};
    std::atomic<int> broken{0};
    auto const read = [&] {
        while (!done) {
            auto const now = store.pin();
            // Each commit adds a node and a relationship to it.
            bool const whole = now->node_count() == now->relationship_count({0}) + 1;
            bool const linked = now->neighbours({0}, towards::outgoing, {0}).size() == now->relationship_count();
            if (!whole || !linked) ++broken;
        }
    };
    std::thread first(read);
    std::thread second(read);
    for (int i = 0; i < 500; ++i) {
        auto writer = store.begin(1s);
        writer.own().create_relationship({0}, {0}, writer.own().create_node({}));
        writer.commit();
    }
    done = true;
    first.join();
    second.join();
    CHECK(broken == 0);
}
