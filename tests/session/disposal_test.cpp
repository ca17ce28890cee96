// What a statement that failed held is freed beside its connection.
#include "engine/session/disposal.hpp"

#include <memory>
#include <thread>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

using wafer::engine::disposal;

namespace {

/// Notes on which thread it is freed.
struct traced {
    std::thread::id* freed_on;
    ~traced() { *freed_on = std::this_thread::get_id(); }
};

std::shared_ptr<void> trace(std::thread::id& freed_on) { return std::shared_ptr<void>(new traced{&freed_on}, std::default_delete<traced>()); }

std::string refusal(auto const& what) {
    try {
        what();
        return "none";
    } catch (wafer::error const& wrong) {
        return wrong.detail();
    }
}

constexpr std::size_t much = std::size_t{1} << 30;

}  // namespace

TEST_CASE("little is freed at once, much on a thread that is waited for") {
    std::thread::id little;
    std::thread::id large;
    std::thread::id never;
    disposal left;
    left.keep(trace(little));
    left.free(100);
    CHECK(little == std::this_thread::get_id());
    left.keep(trace(large));
    left.free(much);
    left.wait();
    CHECK(large != never);
    CHECK(large != std::this_thread::get_id());
}

TEST_CASE("what is kept is freed by the end") {
    std::thread::id first;
    std::thread::id second;
    std::thread::id const never;
    {
        disposal left;
        left.keep(trace(first));
        left.free(much);
        left.keep(trace(second));
    }
    CHECK(first != never);
    CHECK(second == std::this_thread::get_id());
}

TEST_CASE("a statement runs again after it failed with much in its hands, prepared or not") {
    wafer::options options;
    options.memory_limit_bytes = std::size_t{32} << 20;
    wafer::database database(options);
    auto connection = database.connect();
    auto statement = connection.prepare("UNWIND range(1, $n) AS x WITH collect(x) AS all RETURN size(all)");
    for (int round = 0; round < 3; ++round) {
        CHECK(refusal([&] { statement.bind("n", 10'000'000).run().next(); }) == "MemoryLimit");
        CHECK(statement.bind("n", 10).run().rows()[0][0].as<std::int64_t>() == 10);
        CHECK(refusal([&] { connection.run("UNWIND range(1, 10000000) AS x RETURN toString(x) AS s ORDER BY s").next(); }) == "MemoryLimit");
    }
}

TEST_CASE("a change that fails with much in its hands leaves the graph and the turn to write as they were") {
    wafer::options options;
    options.memory_limit_bytes = std::size_t{32} << 20;
    wafer::database database(options);
    auto connection = database.connect();
    connection.run("CREATE (:A)");
    constexpr char const* large = "UNWIND range(1, 10000000) AS x CREATE (:A {x: x})-[:R]->(:A)";
    auto const count = [&] { return connection.run("MATCH (a:A) RETURN count(a)").rows()[0][0].as<std::int64_t>(); };
    CHECK(refusal([&] { connection.run(large); }) == "MemoryLimit");
    CHECK(count() == 1);
    connection.begin();
    connection.run("CREATE (:A)");
    CHECK(refusal([&] { connection.run(large); }) == "MemoryLimit");
    CHECK(count() == 2);
    connection.commit();
    CHECK(count() == 2);
    auto other = database.connect();
    other.run("CREATE (:A)");
    CHECK(count() == 3);
}

TEST_CASE("warnings of a statement that failed can still be read") {
    wafer::options options;
    options.memory_limit_bytes = std::size_t{16} << 20;
    wafer::database database(options);
    auto connection = database.connect();
    auto result = connection.run("OPTIONAL MATCH (n:Nobody) UNWIND range(1, 10000000) AS x WITH collect(x) AS all RETURN all");
    CHECK(refusal([&] { result.next(); }) == "MemoryLimit");
    CHECK(result.warnings().size() == 1);
    CHECK_FALSE(result.next());
}
