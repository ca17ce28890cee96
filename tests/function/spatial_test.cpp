// point(), its components, distances and boxes.
#include <cmath>
#include <string>

#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

using namespace wafer;

namespace {

struct row {
    char const* expression;
    char const* result;
};

double number(std::string const& expression) {
    engine::call_context context;
    return tests::evaluate(expression, context).number();
}

}  // namespace

TEST_CASE("a point is made from its coordinates, in the system that they or a name tell") {
    auto const [expression, result] = GENERATE(values<row>({
        {"point({x: 1, y: 2.5})", "point({x: 1.0, y: 2.5, crs: 'cartesian'})"},
        {"point({x: 1, y: 2, z: 3})", "point({x: 1.0, y: 2.0, z: 3.0, crs: 'cartesian-3d'})"},
        {"point({longitude: 12, latitude: 56})", "point({x: 12.0, y: 56.0, crs: 'wgs-84'})"},
        {"point({latitude: 56, longitude: 12, height: 1000})", "point({x: 12.0, y: 56.0, z: 1000.0, crs: 'wgs-84-3d'})"},
        {"point({x: 12, y: 56, crs: 'WGS-84'})", "point({x: 12.0, y: 56.0, crs: 'wgs-84'})"},
        {"point({x: 12, y: 56, srid: 4326})", "point({x: 12.0, y: 56.0, crs: 'wgs-84'})"},
        {"point({x: 1, y: 2, z: 3, srid: 9157})", "point({x: 1.0, y: 2.0, z: 3.0, crs: 'cartesian-3d'})"},
        {"point({x: 1, y: 2, other: 'x'})", "point({x: 1.0, y: 2.0, crs: 'cartesian'})"},
        {"point({longitude: 190, latitude: 0})", "point({x: -170.0, y: 0.0, crs: 'wgs-84'})"},
        {"point({longitude: -180, latitude: 0})", "point({x: -180.0, y: 0.0, crs: 'wgs-84'})"},
        {"point({longitude: 540, latitude: 0}).x = 180 ", "false"},
        {"point(null)", "null"},
        {"point({x: null, y: 2})", "null"},
        {"point({x: 1, y: 2, crs: null})", "null"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("what is no point is refused") {
    auto const [expression, result] = GENERATE(values<row>({
        {"point({})", "argument: InvalidArgumentValue"},
        {"point({x: 1})", "argument: InvalidArgumentValue"},
        {"point({x: 'a', y: 2})", "type: InvalidArgumentValue"},
        {"point(1)", "type: InvalidArgumentValue"},
        {"point({x: 1, y: 2, crs: 'mars'})", "argument: InvalidArgumentValue"},
        {"point({x: 1, y: 2, crs: 1})", "type: InvalidArgumentValue"},
        {"point({x: 1, y: 2, srid: 1})", "argument: InvalidArgumentValue"},
        {"point({x: 1, y: 2, srid: 'a'})", "type: InvalidArgumentValue"},
        {"point({x: 1, y: 2, crs: 'cartesian', srid: 7203})", "argument: InvalidArgumentValue"},
        {"point({x: 1, y: 2, crs: 'cartesian-3D'})", "argument: InvalidArgumentValue"},
        {"point({x: 1, y: 2, z: 3, crs: 'cartesian'})", "argument: InvalidArgumentValue"},
        {"point({longitude: 1, latitude: 2, crs: 'cartesian'})", "argument: InvalidArgumentValue"},
        {"point({longitude: 1, latitude: 90.5})", "argument: InvalidArgumentValue"},
        {"point({x: 1.0 / 0, y: 2})", "argument: InvalidArgumentValue"},
        {"point({x: 0.0 / 0, y: 2})", "argument: InvalidArgumentValue"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("a point has the components of its system") {
    auto const [expression, result] = GENERATE(values<row>({
        {"point({x: 1, y: 2}).x", "1.0"},
        {"point({x: 1, y: 2}).y", "2.0"},
        {"point({x: 1, y: 2, z: 3}).z", "3.0"},
        {"point({x: 1, y: 2}).crs", "'cartesian'"},
        {"point({x: 1, y: 2}).srid", "7203"},
        {"point({longitude: 1, latitude: 2, height: 3}).srid", "4979"},
        {"point({longitude: 1, latitude: 2}).longitude", "1.0"},
        {"point({longitude: 1, latitude: 2}).latitude", "2.0"},
        {"point({longitude: 1, latitude: 2, height: 3}).height", "3.0"},
        {"point({longitude: 1, latitude: 2, height: 3}).z", "3.0"},
        {"point({longitude: 1, latitude: 2}).x", "1.0"},
        {"point({x: 1, y: 2}).z", "argument: InvalidArgumentValue"},
        {"point({x: 1, y: 2}).latitude", "argument: InvalidArgumentValue"},
        {"point({longitude: 1, latitude: 2}).height", "argument: InvalidArgumentValue"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("a distance is that of the plane, of space, or along the earth") {
    CHECK(tests::result_of("point.distance(point({x: 0, y: 0}), point({x: 3, y: 4}))") == "5.0");
    CHECK(tests::result_of("point.distance(point({x: 0, y: 0, z: 0}), point({x: 2, y: 3, z: 6}))") == "7.0");
    CHECK(tests::result_of("point.distance(point({x: 0, y: 0}), point({x: 3, y: 4, z: 0}))") == "null");
    CHECK(tests::result_of("point.distance(point({x: 0, y: 0}), point({longitude: 3, latitude: 4}))") == "null");
    CHECK(tests::result_of("point.distance(null, point({x: 3, y: 4}))") == "null");
    CHECK(tests::result_of("point.distance(1, point({x: 3, y: 4}))") == "type: InvalidArgumentValue");
    // Too far apart for a float.
    CHECK(tests::result_of("point.distance(point({x: 1e308, y: 0}), point({x: -1e308, y: 0}))") == "Infinity");
    CHECK(tests::result_of("point.distance(point({x: 1e308, y: 0, z: 0}), point({x: -1e308, y: 1e308, z: 1}))") == "Infinity");
    CHECK(tests::result_of("point.distance(point({longitude: 1, latitude: 1, height: 1e308}), point({longitude: 1, latitude: 1, height: 1e308}))") == "0.0");
    // A quarter of the equator, and half of it to the other side.
    double const pi = std::acos(-1.0);
    std::string const origin = "point({longitude: 0, latitude: 0})";
    CHECK(number("point.distance(" + origin + ", point({longitude: 90, latitude: 0}))") == Approx(6'378'140.0 * pi / 2));
    CHECK(number("point.distance(" + origin + ", point({longitude: 180, latitude: 0}))") == Approx(6'378'140.0 * pi));
    CHECK(number("point.distance(" + origin + ", point({longitude: 0, latitude: 90}))") == Approx(6'378'140.0 * pi / 2));
    // Over the 180th meridian the way is short.
    CHECK(number("point.distance(point({longitude: 179, latitude: 0}), point({longitude: -179, latitude: 0}))") ==
          Approx(6'378'140.0 * pi / 90));
    std::string const high = "point({longitude: 0, latitude: 0, height: 1000})";
    CHECK(number("point.distance(" + high + ", point({longitude: 0, latitude: 0, height: 0}))") == Approx(1000.0));
    CHECK(number("point.distance(" + high + ", point({longitude: 90, latitude: 0, height: 1000}))") == Approx(6'379'140.0 * pi / 2));
}

TEST_CASE("a box holds its borders and may reach over the 180th meridian") {
    auto const [expression, result] = GENERATE(values<row>({
        {"point.withinBBox(point({x: 1, y: 1}), point({x: 0, y: 0}), point({x: 2, y: 2}))", "true"},
        {"point.withinBBox(point({x: 2, y: 0}), point({x: 0, y: 0}), point({x: 2, y: 2}))", "true"},
        {"point.withinBBox(point({x: 2, y: 3}), point({x: 0, y: 0}), point({x: 2, y: 2}))", "false"},
        {"point.withinBBox(point({x: 1, y: 1}), point({x: 2, y: 2}), point({x: 0, y: 0}))", "false"},
        {"point.withinBBox(point({x: 1, y: 1, z: 5}), point({x: 0, y: 0, z: 0}), point({x: 2, y: 2, z: 2}))", "false"},
        {"point.withinBBox(point({x: 1, y: 1, z: 1}), point({x: 0, y: 0, z: 0}), point({x: 2, y: 2, z: 2}))", "true"},
        {"point.withinBBox(point({longitude: 180, latitude: 0}), point({longitude: 170, latitude: -1}), point({longitude: -170, latitude: 1}))",
         "true"},
        {"point.withinBBox(point({longitude: 0, latitude: 0}), point({longitude: 170, latitude: -1}), point({longitude: -170, latitude: 1}))",
         "false"},
        {"point.withinBBox(point({longitude: 0, latitude: 0}), point({longitude: -1, latitude: 1}), point({longitude: 1, latitude: -1}))",
         "false"},
        {"point.withinBBox(point({x: 1, y: 1}), point({x: 0, y: 0}), point({longitude: 2, latitude: 2}))", "null"},
        {"point.withinBBox(null, point({x: 0, y: 0}), point({x: 2, y: 2}))", "null"},
        {"point.withinBBox(1, point({x: 0, y: 0}), point({x: 2, y: 2}))", "type: InvalidArgumentValue"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("points are equal in one system alone and are neither less nor greater") {
    auto const [expression, result] = GENERATE(values<row>({
        {"point({x: 1, y: 2}) = point({x: 1.0, y: 2.0})", "true"},
        {"point({x: 0, y: 0}) = point({x: -0.0, y: 0})", "true"},
        {"point({x: 1, y: 2}) = point({x: 2, y: 1})", "false"},
        {"point({x: 1, y: 2}) = point({longitude: 1, latitude: 2})", "false"},
        {"point({x: 1, y: 2}) = null", "null"},
        {"point({x: 1, y: 2}) = 1", "false"},
        {"point({x: 1, y: 2}) < point({x: 3, y: 4})", "null"},
        {"point({x: 1, y: 2}) >= point({x: 1, y: 2})", "null"},
        {"point({x: 1, y: 2}) + 1", "type: InvalidArgumentType"},
        {"toString(point({x: 1, y: 2}))", "'point({x: 1.0, y: 2.0, crs: \\'cartesian\\'})'"},
        {"valueType(point({x: 1, y: 2}))", "'POINT NOT NULL'"},
        {"coll.distinct([point({x: 0, y: 1}), point({x: -0.0, y: 1}), point({x: 1, y: 0})])",
         "[point({x: 0.0, y: 1.0, crs: 'cartesian'}), point({x: 1.0, y: 0.0, crs: 'cartesian'})]"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}
