#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "prompt/json_values.hpp"
#include "tests/support/catch.hpp"

using wafer::list;
using wafer::map;
using wafer::value;
using wafer::prompt::to_json;

TEST_CASE("plain values are plain JSON, a float always told from an integer") {
    CHECK(to_json(nullptr) == "null");
    CHECK(to_json(true) == "true");
    CHECK(to_json(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(to_json(1.0) == "1.0");
    CHECK(to_json(-0.0) == "-0.0");
    CHECK(to_json(0.1) == "0.1");
    CHECK(to_json(1e300) == "1e+300");
    CHECK(to_json(std::nan("")) == R"({"$float":"NaN"})");
    CHECK(to_json(-std::numeric_limits<double>::infinity()) == R"({"$float":"-Infinity"})");
}

TEST_CASE("strings are escaped, Chinese is not") {
    CHECK(to_json("英伟达 \"x\" \\ \n\t\x01") == R"("英伟达 \"x\" \\ \n\t\u0001")");
    CHECK(to_json("a\xFF") == "\"a\uFFFD\"");
}

TEST_CASE("containers nest, and a map with a dollar key is wrapped") {
    CHECK(to_json(list{1, "x", list{}, nullptr}) == R"([1,"x",[],null])");
    CHECK(to_json(map{{"a", 1}, {"b", map{}}}) == R"({"a":1,"b":{}})");
    CHECK(to_json(map{{"$date", 1}}) == R"({"$map":{"$date":1}})");
}

TEST_CASE("nodes, relationships and paths have their forms") {
    wafer::node const a{1, {"Company", "Startup"}, {{"name", "A"}}};
    wafer::node const b{2, {}, {}};
    wafer::relationship const r{7, "KNOWS", 2, 1, {{"since", 2020}}};
    CHECK(to_json(a) == R"({"$node":{"id":1,"labels":["Company","Startup"],"properties":{"name":"A"}}})");
    CHECK(to_json(r) == R"({"$rel":{"id":7,"type":"KNOWS","start":2,"end":1,"properties":{"since":2020}}})");
    CHECK(to_json(wafer::path{{a, b, a}, {r, r}}) ==
          R"({"$path":[{"$node":{"id":1,"labels":["Company","Startup"],"properties":{"name":"A"}}},)"
          R"({"$rel":{"id":7,"type":"KNOWS","start":2,"end":1,"properties":{"since":2020}},"forward":false},)"
          R"({"$node":{"id":2,"labels":[],"properties":{}}},)"
          R"({"$rel":{"id":7,"type":"KNOWS","start":2,"end":1,"properties":{"since":2020}},"forward":true},)"
          R"({"$node":{"id":1,"labels":["Company","Startup"],"properties":{"name":"A"}}}]})");
}

TEST_CASE("temporal values stand as their canonical text") {
    CHECK(to_json(wafer::date{5397}) == R"({"$date":"1984-10-11"})");
    CHECK(to_json(wafer::local_time{45'074'000'000'000}) == R"({"$localtime":"12:31:14"})");
    CHECK(to_json(wafer::zoned_time{45'060'000'000'000, 3600}) == R"({"$time":"12:31+01:00"})");
    CHECK(to_json(wafer::local_datetime{466'345'860, 0}) == R"({"$localdatetime":"1984-10-11T12:31"})");
    CHECK(to_json(wafer::zoned_datetime{466'342'260, 0, 3600, ""}) == R"({"$datetime":"1984-10-11T12:31+01:00"})");
    CHECK(to_json(wafer::duration{14, 3, 14'400, 0}) == R"({"$duration":"P1Y2M3DT4H"})");
}

TEST_CASE("a point stands as its system and its coordinates") {
    CHECK(to_json(wafer::point{7203, 1, 2.5, 0}) == R"({"$point":{"srid":7203,"x":1.0,"y":2.5}})");
    CHECK(to_json(wafer::point{4979, 1, 2.5, -3}) == R"({"$point":{"srid":4979,"x":1.0,"y":2.5,"z":-3.0}})");
}
