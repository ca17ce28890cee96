#include <string>

#include "engine/transfer/json_value.hpp"
#include "engine/value/format.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;

std::string json_of(value const& content) {
    std::string out;
    append_json(out, content);
    return out;
}

std::string read(std::string_view text) {
    value content;
    auto const problem = read_json(text, 1, content);
    return problem ? std::to_string(problem->offset) + " " + problem->message : to_literal(content);
}

}  // namespace

TEST_CASE("values are JSON, typed where JSON has no word for them") {
    CHECK(json_of(value::of(std::int64_t{-5})) == "-5");
    CHECK(json_of(value::of(1.0)) == "1.0");
    CHECK(json_of(value::of(-0.0)) == "-0.0");
    CHECK(json_of(value::of(0.0 / 0.0)).find("NaN") != std::string::npos);
    CHECK(json_of(value::of(-1.0 / 0.0)) == R"({"$float":"-Infinity"})");
    CHECK(json_of(value::of("a\"b\\c\nd\x01\x7f芯")) == R"("a\"b\\c\nd\u0001\u007f芯")");
    CHECK(json_of(value::of("\xef\xbf\xbe")) == R"("\ufffe")");
    CHECK(json_of(value::of(date_value{0})) == R"({"$date":"1970-01-01"})");
    CHECK(json_of(value::of(point_value{reference_system::cartesian, 1, -0.0})) == R"({"$point":{"srid":7203,"x":1.0,"y":-0.0}})");
    CHECK(json_of(value::of(point_value{reference_system::wgs_84_3d, 1, 2, 3})) == R"({"$point":{"srid":4979,"x":1.0,"y":2.0,"z":3.0}})");
    CHECK(json_of(value::of(value_list{value::of(true), value(), value::of(value_list{})})) == "[true,null,[]]");
}

TEST_CASE("JSON is read as exactly as it is written") {
    CHECK(read("-9223372036854775808") == "-9223372036854775808");
    CHECK(read("0.1") == "0.1");
    CHECK(read("5e-324") == "5e-324");
    CHECK(read("1E2") == "100.0");
    CHECK(read(R"("\u00e9\ud835\udcb3\ufffe")") == "'é𝒳\xef\xbf\xbe'");
    CHECK(read(R"({"$date":"2020-02-29"})") == "date('2020-02-29')");
    CHECK(read(R"([{"$float":"NaN"}, {"$duration":"P1M"}])") == "[NaN, duration('P1M')]");
    CHECK(read(R"({"$point":{"y":2,"x":0.5,"srid":4326}})") == "point({x: 0.5, y: 2.0, crs: 'wgs-84'})");
    CHECK(read(R"([{"$point":{"srid":9157,"x":1,"y":2,"z":3}}])") == "[point({x: 1.0, y: 2.0, z: 3.0, crs: 'cartesian-3d'})]");
    CHECK(read(R"({"$point":"x"})") == "{`$point`: 'x'}");
    CHECK(read(R"({"$date":1})") == "{`$date`: 1}");
    CHECK(read(R"({"$other":"x"})") == "{`$other`: 'x'}");
}

TEST_CASE("what is no JSON is a problem at its place") {
    CHECK_THAT(read("{\"a\":}"), Catch::StartsWith("5 expected JSON"));
    CHECK_THAT(read("1 2"), Catch::Contains("more text"));
    CHECK_THAT(read(""), Catch::Contains("expected JSON"));
    CHECK_THAT(read("18446744073709551615"), Catch::Contains("does not fit into 64 bits"));
    CHECK_THAT(read("1e999"), Catch::Contains("no number"));
    CHECK_THAT(read(R"({"$date":"soon"})"), Catch::Contains("expected a date"));
    for (char const* const fields : {R"({})", R"({"srid":7203,"x":1})", R"({"srid":7203,"x":1,"y":"2"})", R"({"srid":7203,"x":1,"y":2,"z":3})", R"({"srid":9157,"x":1,"y":2})"})
        CHECK_THAT(read(std::string(R"({"$point":)") + fields + "}"), Catch::Contains("expected srid, x, y and, in three dimensions, z in $point"));
    CHECK_THAT(read(R"({"$point":{"srid":1,"x":1,"y":2}})"), Catch::Contains("1 is the number of no coordinate reference system"));
    CHECK_THAT(read(R"({"$point":{"srid":4326,"x":1,"y":91}})"), Catch::Contains("A latitude is -90 to 90"));
    CHECK_THAT(read(std::string(1000, '[') + std::string(1000, ']')), Catch::Contains("expected JSON"));
}
