// The driver of the TCK speaks its protocol: one answer a request, typed values, errors with type, phase and detail.
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

namespace {

/// The driver's answers to these requests.
std::string answers(std::string const& requests) {
    auto const run = wafer::tests::run_process(wafer::tests::built_program("wafer-tck"), {}, requests);
    CHECK(run.exit_code == 0);
    CHECK(run.err == "");
    return run.out;
}

bool holds(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the driver greets and resets") {
    auto const text = answers(
        "{\"id\":1,\"op\":\"hello\",\"protocol\":1}\n{\"id\":2,\"op\":\"reset\"}\n{\"op\":\"quit\"}\n{\"id\":3,\"op\":\"reset\"}\n");
    CHECK(text == "{\"id\":1,\"ok\":true,\"engine\":\"wafer\",\"version\":\"0.1.0\",\"capabilities\":[\"procedures\",\"snapshot\"]}\n"
                  "{\"id\":2,\"ok\":true}\n");
}

TEST_CASE("a query's rows come as typed values") {
    CHECK(answers(R"({"id":1,"op":"query","text":"RETURN $x AS x, [1, 1.0, null] AS l, {`$k`: 'v'} AS m","params":{"x":{"$float":2}}})"
                  "\n") == R"({"id":1,"columns":["x","l","m"],"rows":[[2.0,[1,1.0,null],{"$map":{"$k":"v"}}]]})"
                           "\n");
    CHECK(holds(answers(R"({"id":1,"op":"query","text":"CREATE (a:A)-[r:T]->(b), p = (b)<-[:S]-(:C) RETURN p","params":{}})"
                        "\n"),
                R"("forward":false)"));
}

TEST_CASE("an error tells type, phase and detail, and leaves no trace") {
    auto const text = answers(R"({"id":1,"op":"query","text":"RETURN y","params":{}})"
                              "\n"
                              R"({"id":2,"op":"query","text":"CREATE (:A) WITH 1 AS n RETURN n / 0","params":{}})"
                              "\n"
                              R"({"id":3,"op":"snapshot"})"
                              "\n");
    CHECK(holds(text, R"({"id":1,"error":{"type":"SyntaxError","phase":"compile time","detail":"UndefinedVariable","message":")"));
    CHECK(holds(text, R"({"id":2,"error":{"type":"ArithmeticError","phase":)"));
    CHECK(holds(text, R"({"id":3,"nodes":[],"rels":[]})"));
}

TEST_CASE("a procedure answers from its table") {
    std::string const table =
        R"json({"id":1,"op":"procedure","signature":"my.proc(in :: FLOAT?) :: (out :: STRING?)","name":"my.proc",)json"
        R"json("inputs":[{"name":"in","type":"FLOAT?"}],"outputs":[{"name":"out","type":"STRING?"}],)json"
        R"json("columns":["in","out"],"rows":[[{"$float":1},"one"],[null,"none"],[{"$float":1},"uno"]]})json"
        "\n";
    CHECK(holds(answers(table + R"({"id":2,"op":"query","text":"CALL my.proc(1) YIELD out RETURN out","params":{}})"
                                "\n"),
                R"("rows":[["one"],["uno"]])"));
    CHECK(holds(answers(table + R"({"id":2,"op":"query","text":"CALL my.proc(null) YIELD out RETURN out","params":{}})"
                                "\n"),
                R"("rows":[["none"]])"));
}
