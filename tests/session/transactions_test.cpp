// Transactions: commit, rollback, one writer, readers with their snapshot.
#include <atomic>
#include <chrono>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

std::string refusal(auto&& action) {
    try {
        action();
    } catch (wafer::error const& wrong) {
        return std::string(to_string(wrong.code())) + " " + wrong.detail();
    }
    return "none";
}

std::int64_t number(wafer::connection& connection, char const* query) {
    auto result = connection.run(query);
    REQUIRE(result.next());
    return result.get_int(0);
}

std::vector<std::string> everything(wafer::database& database) {
    auto connection = database.connect();
    std::vector<std::string> lines;
    for (auto const* query : {"MATCH (n) RETURN n ORDER BY id(n)", "MATCH ()-[r]->() RETURN r ORDER BY id(r)"})
        for (auto const& row : connection.run(query).rows()) lines.push_back(to_string(row[0]));
    auto const schema = database.schema();
    lines.push_back(std::to_string(schema.nodes) + " " + std::to_string(schema.relationships));
    for (auto const& label : schema.labels) lines.push_back(label.name + " " + std::to_string(label.count));
    for (auto const& type : schema.types) lines.push_back(type.name + " " + std::to_string(type.count));
    return lines;
}

wafer::options impatient(std::chrono::milliseconds patience) {
    wafer::options options;
    options.writer_patience_ms = patience;
    return options;
}

}  // namespace

TEST_CASE("what a transaction did is seen by itself at once, by others after the commit") {
    wafer::database database;
    auto writer = database.connect();
    auto reader = database.connect();
    writer.begin();
    CHECK(writer.in_transaction());
    writer.run("CREATE (:A {x: 1})");
    CHECK(number(writer, "MATCH (a:A) RETURN count(*)") == 1);
    CHECK(number(reader, "MATCH (a:A) RETURN count(*)") == 0);
    writer.commit();
    CHECK_FALSE(writer.in_transaction());
    CHECK(number(reader, "MATCH (a:A) RETURN count(*)") == 1);
}

TEST_CASE("a rollback leaves no trace") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE (:A {x: 1})-[:T {y: 1}]->(:B {x: 2})-[:T]->(:A:B {x: 3})");
    auto const before = everything(database);
    connection.begin();
    connection.run("MATCH (a:A) SET a.x = a.x + 1, a.new = 'n', a:New");
    connection.run("MATCH (a)-[r:T]->(b) CREATE (b)-[:Other]->(:Z)");
    connection.run("MATCH (b:B) DETACH DELETE b");
    connection.run("UNWIND range(1, 5000) AS i CREATE (:Many {i: i})");
    connection.roll_back();
    CHECK(everything(database) == before);
    CHECK(number(connection, "MATCH (n) RETURN count(*)") == 3);
}

TEST_CASE("a connection that goes takes its open transaction back") {
    wafer::database database;
    {
        auto connection = database.connect();
        connection.begin();
        connection.run("CREATE (:A)");
    }
    auto connection = database.connect();
    CHECK(number(connection, "MATCH (n) RETURN count(*)") == 0);
    connection.run("CREATE (:A)");
}

TEST_CASE("a failed statement in a transaction undoes itself alone") {
    wafer::database database;
    auto connection = database.connect();
    connection.begin();
    connection.run("CREATE (:A {x: 1}), (:A {x: 0})");
    CHECK(refusal([&] { connection.run("MATCH (a:A) CREATE (:B {y: a.x}) SET a.z = 1 / a.x"); }) == "arithmetic DivisionByZero");
    CHECK(connection.in_transaction());
    CHECK(number(connection, "MATCH (b:B) RETURN count(*)") == 0);
    CHECK(number(connection, "MATCH (a:A) WHERE a.z IS NOT NULL RETURN count(*)") == 0);
    connection.run("CREATE (:C)");
    connection.commit();
    CHECK(number(connection, "MATCH (n) RETURN count(*)") == 3);
}

TEST_CASE("commit, roll_back and begin in the wrong place are errors") {
    wafer::database database;
    auto connection = database.connect();
    CHECK(refusal([&] { connection.commit(); }) == "transaction NoTransaction");
    CHECK(refusal([&] { connection.roll_back(); }) == "transaction NoTransaction");
    connection.begin();
    CHECK(refusal([&] { connection.begin(); }) == "transaction TransactionOpen");
}

TEST_CASE("a second writer waits for its turn, and gives up after its patience") {
    wafer::database database(impatient(std::chrono::milliseconds(30)));
    auto first = database.connect();
    first.begin();
    first.run("CREATE (:A)");
    auto const second = [&] {
        return std::async(std::launch::async, [&] {
            auto connection = database.connect();
            return refusal([&] { connection.run("CREATE (:B)"); });
        });
    };
    CHECK(second().get() == "transaction WriterBusy");
    CHECK(std::async(std::launch::async, [&] {
              auto connection = database.connect();
              return refusal([&] { connection.begin(); });
          }).get() == "transaction WriterBusy");
    first.commit();
    CHECK(second().get() == "none");
    CHECK(number(first, "MATCH (n) RETURN count(*)") == 2);
}

TEST_CASE("a writer with patience gets its turn when the first is done") {
    wafer::database database;
    auto first = database.connect();
    first.begin();
    std::promise<void> started;
    auto waiting = std::async(std::launch::async, [&] {
        auto connection = database.connect();
        started.set_value();
        connection.run("MATCH (a:A) SET a.x = a.x + 1");
    });
    started.get_future().wait();
    first.run("CREATE (:A {x: 1})");
    first.commit();
    waiting.get();
    CHECK(number(first, "MATCH (a:A) RETURN a.x") == 2);
}

TEST_CASE("a reader keeps the state it began with while others commit") {
    wafer::database database;
    auto writer = database.connect();
    auto reader = database.connect();
    writer.run("UNWIND range(1, 10000) AS i CREATE (:N {i: i})");
    auto result = reader.run("MATCH (n:N) RETURN n.i AS i, n");
    REQUIRE(result.next());
    writer.run("MATCH (n:N) SET n.i = -1");
    writer.run("MATCH (n:N) DETACH DELETE n");
    std::int64_t sum = result.get_int(0);
    while (result.next()) sum += result.get_int(0);
    CHECK(sum == 50005000);
    CHECK(number(reader, "MATCH (n:N) RETURN count(*)") == 0);
}

TEST_CASE("readers on several threads see whole commits only") {
    wafer::database database;
    auto writer = database.connect();
    writer.run("UNWIND range(1, 100) AS i CREATE (:Account {balance: 10})");
    std::atomic<bool> done{false};
    std::atomic<int> torn{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
            auto connection = database.connect();
            do {
                auto row = connection.run("MATCH (a:Account) RETURN sum(a.balance), count(*)").rows().at(0);
                if (row[0].as<std::int64_t>() != 1000 || row[1].as<std::int64_t>() < 100) ++torn;
            } while (!done);
        });
    for (int round = 0; round < 100; ++round) {
        writer.run("MATCH (a:Account) WITH collect(a) AS all WITH all[0] AS one, all[size(all) - 1] AS other "
                   "SET one.balance = one.balance - 1, other.balance = other.balance + 1 CREATE (:Account {balance: 0})");
    }
    done = true;
    for (auto& reader : readers) reader.join();
    CHECK(torn == 0);
    CHECK(number(writer, "MATCH (a:Account) RETURN count(*)") == 200);
}

TEST_CASE("writers on several threads lose no change") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE (:Counter {n: 0})");
    std::vector<std::thread> writers;
    for (int i = 0; i < 4; ++i)
        writers.emplace_back([&] {
            auto own = database.connect();
            for (int round = 0; round < 50; ++round) own.run("MATCH (c:Counter) SET c.n = c.n + 1");
        });
    for (auto& writer : writers) writer.join();
    CHECK(number(connection, "MATCH (c:Counter) RETURN c.n") == 200);
}

TEST_CASE("a database opened for reading takes no change and no transaction") {
    wafer::options options;
    options.read_only = true;
    wafer::database database(options);
    auto connection = database.connect();
    CHECK(number(connection, "RETURN 1") == 1);
    for (auto const* query : {"CREATE (:A)", "MERGE (:A)", "MATCH (n) SET n.x = 1", "MATCH (n) DETACH DELETE n", "MATCH (n) REMOVE n.x"})
        CHECK(refusal([&] { connection.run(query); }) == "transaction ReadOnly");
    CHECK(refusal([&] { connection.begin(); }) == "transaction ReadOnly");
    CHECK(connection.run("EXPLAIN CREATE (:A)").plan() != nullptr);
}

TEST_CASE("connections keep their database alive") {
    std::optional<wafer::connection> connection;
    {
        wafer::database database;
        connection = database.connect();
        connection->run("CREATE (:A)");
    }
    CHECK(number(*connection, "MATCH (a:A) RETURN count(*)") == 1);
}
