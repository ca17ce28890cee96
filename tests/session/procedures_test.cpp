// Procedures of the program, PROFILE, the plan cache, and imports.
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

std::string refusal(auto&& action) {
    try {
        action();
    } catch (wafer::error const& wrong) {
        return std::string(to_string(wrong.code())) + " " + wrong.detail();
    }
    return "none";
}

/// `my.count(up_to)` yields 1 to `up_to` with their squares; asked for more rows than are wanted it would never end.
wafer::procedure_definition counting(std::int64_t& calls) {
    return {"my.count", {{"upTo", "INTEGER"}}, {{"n", "INTEGER"}, {"square", "INTEGER?"}}, [&calls](std::vector<wafer::value> const& given) {
                ++calls;
                auto const most = given.at(0).as<std::int64_t>();
                return [n = std::int64_t{0}, most](std::vector<wafer::value>& row) mutable {
                    if (n == most) return false;
                    ++n;
                    row = {wafer::value(n), n % 2 == 0 ? wafer::value() : wafer::value(n * n)};
                    return true;
                };
            }};
}

wafer::plan_description const* find(wafer::plan_description const& plan, std::string const& name) {
    if (plan.name == name) return &plan;
    for (auto const& input : plan.inputs)
        if (auto const* found = find(input, name)) return found;
    return nullptr;
}

}  // namespace

TEST_CASE("a procedure of the program yields rows for each row") {
    wafer::database database;
    std::int64_t calls = 0;
    database.register_procedure(counting(calls));
    auto connection = database.connect();
    auto const rows = connection.run("UNWIND [1, 3] AS x CALL my.count(x) YIELD n, square AS s WHERE n > 1 OR x = 1 RETURN x, n, s").rows();
    std::vector<std::string> lines;
    for (auto const& row : rows) lines.push_back(to_string(wafer::value(row)));
    CHECK(lines == std::vector<std::string>{"[1, 1, 1]", "[3, 2, null]", "[3, 3, 9]"});
    CHECK(calls == 2);
    CHECK(connection.run("CALL my.count(2)").columns() == std::vector<std::string>{"n", "square"});
    CHECK(connection.run("CALL my.count($upTo)", {{"upTo", 2}}).rows().size() == 2);
    auto endless = connection.run("CALL my.count(-1) YIELD n RETURN n LIMIT 3");
    CHECK(endless.rows().size() == 3);
}

TEST_CASE("a procedure called in the wrong way is an error") {
    wafer::database database;
    std::int64_t calls = 0;
    database.register_procedure(counting(calls));
    auto connection = database.connect();
    CHECK(refusal([&] { connection.run("CALL my.count()"); }) == "syntax InvalidNumberOfArguments");
    CHECK(refusal([&] { connection.run("CALL my.count('a')"); }) == "syntax InvalidArgumentType");
    CHECK(refusal([&] { connection.run("CALL my.count(1) YIELD none RETURN 1"); }) == "syntax UndefinedVariable");
    CHECK(refusal([&] { connection.run("CALL my.counts(1)"); }) == "procedure ProcedureNotFound");
    CHECK(refusal([&] { database.register_procedure({"x", {{"a", "NO SUCH"}}, {}, nullptr}); }) == "argument InvalidArgumentValue");
}

TEST_CASE("an error in a procedure ends the statement, and registering again replaces it") {
    wafer::database database;
    auto connection = database.connect();
    database.register_procedure({"my.p", {}, {{"x", "INTEGER"}}, [](auto const&) -> wafer::row_generator {
                                     throw wafer::error(wafer::error_code::procedure, "Mine", "It failed.");
                                 }});
    CHECK(refusal([&] { (void)connection.run("CALL my.p()").rows(); }) == "procedure Mine");
    database.register_procedure({"my.p", {}, {{"x", "INTEGER"}}, [](auto const&) -> wafer::row_generator {
                                     return [done = false](std::vector<wafer::value>& row) mutable {
                                         row = {wafer::value(5)};
                                         return !std::exchange(done, true);
                                     };
                                 }});
    CHECK(connection.run("CALL my.p()").rows().at(0).at(0).as<std::int64_t>() == 5);
}

TEST_CASE("what a procedure of the program throws undoes its statement and no more") {
    wafer::database database;
    database.register_procedure({"my.fails", {}, {{"x", "INTEGER"}}, [](auto const&) -> wafer::row_generator {
                                     return [first = true](std::vector<wafer::value>& row) mutable {
                                         if (!std::exchange(first, false)) throw std::runtime_error("out of luck");
                                         row = {wafer::value(1)};
                                         return true;
                                     };
                                 }});
    auto connection = database.connect();
    connection.begin();
    connection.run("CREATE (:Before)");
    CHECK(refusal([&] { connection.run("CREATE (:A) WITH 1 AS one CALL my.fails() YIELD x CREATE (:B) RETURN x"); }) ==
          "procedure ProcedureFailed");
    connection.commit();
    CHECK(connection.run("MATCH (n) RETURN labels(n)").rows().size() == 1);
}

TEST_CASE("EXPLAIN shows the plan and runs nothing") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(1, 10) AS i CREATE (:N {i: i})");
    auto result = connection.run("EXPLAIN MATCH (n:N) SET n.x = 1 RETURN n.i");
    REQUIRE(result.plan() != nullptr);
    CHECK(find(*result.plan(), "NodeByLabelScan") != nullptr);
    CHECK(find(*result.plan(), "NodeByLabelScan")->estimated_rows == 10);
    CHECK_FALSE(result.next());
    CHECK(connection.run("MATCH (n:N) WHERE n.x = 1 RETURN n").rows().empty());
    CHECK(connection.run("MATCH (n:N) RETURN n").plan() == nullptr);
}

TEST_CASE("PROFILE counts rows and time of every operator and gives the rows as well") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("UNWIND range(1, 5000) AS i CREATE (:N {i: i})");
    auto result = connection.run("PROFILE MATCH (n:N) WHERE n.i % 2 = 0 WITH n.i AS i ORDER BY i DESC LIMIT 3 RETURN i");
    CHECK(result.rows().size() == 3);
    REQUIRE(result.plan() != nullptr);
    auto const& plan = *result.plan();
    CHECK(find(plan, "NodeByLabelScan")->rows == 5000);
    CHECK(find(plan, "Filter")->rows == 2500);
    CHECK(plan.rows == 3);
    CHECK(find(plan, "NodeByLabelScan")->nanoseconds > 0);
    std::uint64_t total = 0;
    for (auto const* at = &plan; at; at = at->inputs.empty() ? nullptr : &at->inputs[0]) total += at->nanoseconds;
    CHECK(total < 5'000'000'000);

    auto changing = connection.run("PROFILE MATCH (n:N) WHERE n.i <= 7 DETACH DELETE n");
    CHECK(changing.counters().nodes_deleted == 7);
    CHECK(find(*changing.plan(), "Filter")->rows == 7);
}

TEST_CASE("a statement is planned anew when its graph has grown") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE (:Few)-[:T]->(:Many)");
    auto const* const query = "MATCH (f:Few)-[:T]->(m:Many) RETURN count(*)";
    auto statement = connection.prepare(query);
    CHECK(statement.run().rows()[0][0].as<std::int64_t>() == 1);
    connection.run("UNWIND range(1, 3000) AS i CREATE (:Few)");
    CHECK(statement.run().rows()[0][0].as<std::int64_t>() == 1);
    CHECK(connection.run(query).rows()[0][0].as<std::int64_t>() == 1);
    auto const plan = connection.run(std::string("EXPLAIN ") + query);
    CHECK(find(*plan.plan(), "NodeByLabelScan")->details == "m:Many");
}

TEST_CASE("a cached plan gives right answers after names that it did not know have come") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE (:Old)");
    auto const* const query = "MATCH (n:Fresh)-[r:LINK]->(m) WHERE n.key = 1 RETURN m.key";
    auto statement = connection.prepare(query);
    CHECK(connection.run(query).rows().empty());
    CHECK(statement.run().rows().empty());
    connection.run("CREATE (:Fresh {key: 1})-[:LINK]->(:Fresh {key: 2})");
    CHECK(connection.run(query).rows().size() == 1);
    CHECK(statement.run().rows().size() == 1);
}

TEST_CASE("a broken file or a missing folder brings nothing in") {
    wafer::tests::scratch_folder const folder;
    folder.write("nodes/a.csv", "id:ID,name,:LABEL\n1,x,A\n2,y,A\n");
    folder.write("relationships/r.csv", ":START_ID,:END_ID,:TYPE\n1,2,T\n1,3,T\n");
    wafer::database database;
    auto connection = database.connect();
    CHECK(refusal([&] { database.import_directory(folder.path()); }).starts_with("corruption"));
    CHECK(refusal([&] { database.import_directory(folder.path() / "none"); }).starts_with("io"));
    CHECK(connection.run("MATCH (n) RETURN count(*)").rows()[0][0].as<std::int64_t>() == 0);
    folder.write("relationships/r.csv", ":START_ID,:END_ID,:TYPE\n1,2,T\n");
    auto const report = database.import_directory(folder.path());
    CHECK(report.nodes == 2);
    CHECK(report.relationships == 1);
    for (auto const* broken : {"1,\"open,A\n", "1,x\n", "1,x,A,more\n", "1,\xff,A\n", "1,x,A\n1,y,A\n"}) {
        folder.write("nodes/a.csv", std::string("id:ID,name,:LABEL\n") + broken);
        wafer::database fresh;
        try {
            fresh.import_directory(folder.path());
            FAIL_CHECK("expected an error for " << broken);
        } catch (wafer::error const& wrong) {
            CHECK(wrong.code() == wafer::error_code::corruption);
            CHECK_THAT(wrong.what(), Catch::Contains("nodes/a.csv:"));
        }
    }
}
