#include <cstdint>
#include <string>

#include <wafer/error.hpp>

#include "prompt/parameter_text.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::read_parameter;

TEST_CASE("JSON comes first, so that numbers are numbers") {
    CHECK(read_parameter("42").as<std::int64_t>() == 42);
    CHECK(read_parameter("4.5").as<double>() == 4.5);
    CHECK(read_parameter("null").is_null());
    CHECK(read_parameter("\"42\"").as<std::string>() == "42");
}

TEST_CASE("text that is neither JSON nor begins like an expression is itself") {
    auto const text = GENERATE(as<std::string>{}, "NVIDIA", "英伟达", "New York (NY)", "a'b", "-", "1 2", "");
    CHECK(read_parameter(text).as<std::string>() == text);
}

TEST_CASE("expressions are evaluated") {
    CHECK(read_parameter("'text'").as<std::string>() == "text");
    CHECK(read_parameter("['a', 2]").as<wafer::list>().size() == 2);
    CHECK(read_parameter("{a: 1}")["a"].as<std::int64_t>() == 1);
    CHECK(read_parameter("date('2023-09-28')").is<wafer::date>());
    CHECK(read_parameter("range(1, 3)").as<wafer::list>().size() == 3);
}

TEST_CASE("temporal values come in the typed forms too") {
    CHECK(read_parameter(R"({"$date":"2023-09-28"})").is<wafer::date>());
    CHECK(read_parameter(R"([{"$duration":"P1D"}])").as<wafer::list>().at(0).is<wafer::duration>());
    CHECK(read_parameter(R"({"$datetime":"2023-09-28T12:00+08:00"})").is<wafer::zoned_datetime>());
}

TEST_CASE("what begins like an expression and is none is an error") {
    auto const text = GENERATE(as<std::string>{}, "[1, ", "{a", "'open", "nofunction(1)", R"({"$date":"yesterday"})");
    CHECK_THROWS_AS(read_parameter(text), wafer::error);
}
