#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>

#include <wafer/error.hpp>

#include "prompt/json_values.hpp"
#include "tests/support/catch.hpp"

using wafer::list;
using wafer::map;
using wafer::value;
using wafer::prompt::read_json;
using wafer::prompt::to_json;

namespace {

/// Stands in for the engine: the function and the text as a list.
value name_temporal(std::string_view function, std::string const& text) { return list{function, text}; }

value read(std::string_view text) { return read_json(text, name_temporal); }

std::string refusal(std::string_view text) {
    try {
        read(text);
    } catch (wafer::error const& failure) {
        CHECK(failure.detail() == "InvalidJson");
        return failure.what();
    }
    return "";
}

}  // namespace

TEST_CASE("JSON is read with integers and floats told apart") {
    CHECK(read("42").as<std::int64_t>() == 42);
    CHECK(read(" -9223372036854775808 ").as<std::int64_t>() == std::numeric_limits<std::int64_t>::min());
    CHECK(read("1.0").as<double>() == 1.0);
    CHECK(read("1e2").as<double>() == 100.0);
    CHECK(read("null").is_null());
    CHECK(read("true").as<bool>());
    CHECK(read(R"("英\u4f1f\n")").as<std::string>() == "英伟\n");
}

TEST_CASE("a float is the nearest double of its text") {
    auto const text = GENERATE(as<std::string>{}, "0.1", "2.2250738585072014e-308", "9007199254740993.0", "1.7976931348623157e308",
                               "123456789.123456789", "5e-324");
    CHECK(read(text).as<double>() == std::strtod(text.c_str(), nullptr));
}

TEST_CASE("what is written is read again") {
    auto const text = GENERATE(as<std::string>{}, R"({"a":[1,2.5,{"b":null}],"c":"x"})", R"({"$map":{"$k":{"$map":{"$date":1}}}})",
                               R"([[],{},""])", R"({"$float":"Infinity"})",
                               R"([{"$point":{"srid":4326,"x":12.5,"y":-3.0}},{"$point":{"srid":9157,"x":1.0,"y":2.0,"z":3.0}}])");
    CHECK(to_json(read(text)) == text);
}

TEST_CASE("the form of a point that is none is refused") {
    for (auto const* text : {R"({"$point":1})", R"({"$point":{}})", R"({"$point":{"srid":1,"x":1,"y":2}})", R"({"$point":{"srid":7203,"x":1}})",
                             R"({"$point":{"srid":9157,"x":1,"y":2}})", R"({"$point":{"srid":7203,"x":"a","y":2}})"}) {
        CAPTURE(text);
        CHECK(refusal(text) != "");
    }
}

TEST_CASE("typed forms stand for their values") {
    CHECK(read(R"({"$float":1})").as<double>() == 1.0);
    CHECK(std::isnan(read(R"({"$float":"NaN"})").as<double>()));
    CHECK(read(R"({"$int":"9007199254740993"})").as<std::int64_t>() == 9007199254740993);
    CHECK(to_json(read(R"([{"$date":"1984-10-11"}])")) == R"([["date","1984-10-11"]])");
    CHECK(to_json(read(R"({"$map":{"$date":"x"}})")) == R"({"$map":{"$date":"x"}})");
}

TEST_CASE("what is no JSON is refused with its place") {
    CHECK(refusal("{\"a\":") != "");
    CHECK(refusal("1 2").find("byte 2") != std::string::npos);
    CHECK(refusal("NVIDIA").find("byte 0") != std::string::npos);
    CHECK(refusal("") != "");
    CHECK(refusal("18446744073709551615").find("64 bits") != std::string::npos);
    CHECK(refusal(R"({"$node":{}})").find("$node") != std::string::npos);
    CHECK(refusal(std::string(100'000, '[')) != "");
}
