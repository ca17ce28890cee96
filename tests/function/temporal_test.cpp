// Temporal functions: construction, text, components, arithmetic, truncation, differences.
#include <string>

#include "tests/function/evaluate.hpp"
#include "tests/support/catch.hpp"

using namespace wafer;

namespace {

struct row {
    char const* expression;
    char const* result;
};

}  // namespace

TEST_CASE("dates and times are read in all forms of ISO 8601") {
    auto const [expression, result] = GENERATE(values<row>({
        {"date('2015-07-21')", "2015-07-21"},
        {"date('20150721')", "2015-07-21"},
        {"date('2015-07')", "2015-07-01"},
        {"date('201507')", "2015-07-01"},
        {"date('2015-W30-2')", "2015-07-21"},
        {"date('2015W302')", "2015-07-21"},
        {"date('2015W30')", "2015-07-20"},
        {"date('2015-Q2-60')", "2015-05-30"},
        {"date('2015Q2')", "2015-04-01"},
        {"date('2015-202')", "2015-07-21"},
        {"date('2015202')", "2015-07-21"},
        {"date('2015')", "2015-01-01"},
        {"date('+999999999-12-31')", "+999999999-12-31"},
        {"date('-0044-03-15')", "-0044-03-15"},
        {"date('2015-02-29')", "argument: NumberOutOfRange"},
        {"date('2015-13-01')", "argument: NumberOutOfRange"},
        {"date('2015-7-1')", "argument: InvalidArgumentValue"},
        {"date('2015-07-21T10:00')", "argument: InvalidArgumentValue"},
        {"date('')", "argument: InvalidArgumentValue"},
        {"date('+1000000000-01-01')", "argument: InvalidArgumentValue"},
        {"localtime('21:40:32.142')", "21:40:32.142"},
        {"localtime('214032.142')", "21:40:32.142"},
        {"localtime('2140')", "21:40"},
        {"localtime('21')", "21:00"},
        {"localtime('24:00')", "argument: NumberOutOfRange"},
        {"localtime('21:40+01:00')", "argument: InvalidArgumentValue"},
        {"localtime('21:40:32.1234567891')", "argument: InvalidArgumentValue"},
        {"time('21:40:32.142+0100')", "21:40:32.142+01:00"},
        {"time('2140-02')", "21:40-02:00"},
        {"time('22:18:36Z')", "22:18:36Z"},
        {"time('22:18')", "22:18Z"},
        {"localdatetime('2015-W30-2T214032.142')", "2015-07-21T21:40:32.142"},
        {"localdatetime('2015T214032')", "2015-01-01T21:40:32"},
        {"datetime('2015-07-21T21:40:32.142-0330')", "2015-07-21T21:40:32.142-03:30"},
        {"datetime('2015-07-21T21:40:32[Europe/London]')", "2015-07-21T21:40:32+01:00[Europe/London]"},
        {"datetime('2015-07-21T21:40+08:45[Australia/Eucla]')", "2015-07-21T21:40+08:45[Australia/Eucla]"},
        {"datetime('2017-10-29T02:30+01:00[Europe/Stockholm]')", "2017-10-29T02:30+01:00[Europe/Stockholm]"},
        {"datetime('2015-07-21T21:40[Nowhere]')", "argument: InvalidArgumentValue"},
        {"datetime('2015-07-21T21:40+25:00')", "argument: InvalidArgumentValue"},
        {"datetime('2017-03-26T02:30[Europe/Stockholm]')", "2017-03-26T03:30+02:00[Europe/Stockholm]"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("instants are made from fields and from other instants") {
    auto const [expression, result] = GENERATE(values<row>({
        {"date({year: 1984, month: 10, day: 11})", "1984-10-11"},
        {"date({year: 1984, week: 10, dayOfWeek: 3})", "1984-03-07"},
        {"date({year: 1984, quarter: 3, dayOfQuarter: 45})", "1984-08-14"},
        {"date({year: 1984, ordinalDay: 202})", "1984-07-20"},
        {"date({date: date('1816-12-31'), week: 2})", "1817-01-07"},
        {"date({date: date('2015-01-31'), month: 2})", "2015-02-28"},
        {"date({month: 2})", "argument: InvalidArgumentValue"},
        {"date({year: 1984, day: 2})", "argument: InvalidArgumentValue"},
        {"date({year: 1984, hour: 2})", "argument: InvalidArgumentValue"},
        {"date({year: 'x'})", "argument: InvalidArgumentValue"},
        {"date({year: 2000, month: 2, day: 30})", "argument: NumberOutOfRange"},
        {"date({year: 1000000000})", "argument: NumberOutOfRange"},
        {"localtime({hour: 12, minute: 31, second: 14, millisecond: 123, microsecond: 456, nanosecond: 789})", "12:31:14.123456789"},
        {"localtime({hour: 12, second: 14})", "argument: InvalidArgumentValue"},
        {"localtime({minute: 12})", "argument: InvalidArgumentValue"},
        {"localtime({hour: 12, minute: 1, second: 1, millisecond: 1000})", "argument: NumberOutOfRange"},
        {"time({hour: 12, timezone: '+01:00'})", "12:00+01:00"},
        {"time({time: time('12:00+01:00'), timezone: '+05:00', second: 42})", "16:00:42+05:00"},
        {"datetime({year: 1984, timezone: 'Europe/Stockholm'})", "1984-01-01T00:00+01:00[Europe/Stockholm]"},
        {"datetime({datetime: datetime('1984-10-11T23:00-05:00'), timezone: 'Z'})", "1984-10-12T04:00Z"},
        {"datetime({epochSeconds: 416779, nanosecond: 23})", "1970-01-05T19:46:19.000000023Z"},
        {"datetime({epochMillis: -1})", "1969-12-31T23:59:59.999Z"},
        {"datetime.fromepoch(416779, 999999999)", "1970-01-05T19:46:19.999999999Z"},
        {"datetime.fromepochmillis(237821673987)", "1977-07-15T13:34:33.987Z"},
        {"date(datetime('1984-10-11T23:00-05:00'))", "1984-10-11"},
        {"localtime(datetime('1984-10-11T23:00-05:00'))", "23:00"},
        {"time(localtime('12:31'))", "12:31Z"},
        {"datetime(localdatetime('1984-10-11T12:31'))", "1984-10-11T12:31Z"},
        {"date(localtime('12:31'))", "argument: InvalidArgumentValue"},
        {"date(null)", "null"},
        {"date(1)", "type: InvalidArgumentValue"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("without an argument it is now") {
    engine::call_context context;
    context.statement_ns = 1'448'294'400'000'000'001;
    context.transaction_ns = 0;
    context.time_zone = "Europe/Stockholm";
    auto const text = [&](char const* expression) { return to_text(tests::evaluate(expression, context)); };
    CHECK(text("datetime()") == "2015-11-23T17:00:00.000000001+01:00[Europe/Stockholm]");
    CHECK(text("date()") == "2015-11-23");
    CHECK(text("localtime()") == "17:00:00.000000001");
    CHECK(text("time()") == "17:00:00.000000001+01:00");
    CHECK(text("datetime({timezone: '+03:00'})") == "2015-11-23T19:00:00.000000001+03:00");
    CHECK(text("datetime.transaction('Z')") == "1970-01-01T00:00Z");
    CHECK(text("localdatetime.statement('Z')") == "2015-11-23T16:00:00.000000001");
    CHECK(text("date.realtime(null)") == "null");
    CHECK(text("timestamp()") == "1448294400000");
    CHECK(tests::evaluate("datetime.realtime() > datetime()", context).boolean());
}

TEST_CASE("components are read by name") {
    auto const [expression, result] = GENERATE(values<row>({
        {"date('1984-01-01').weekYear", "1983"},
        {"date('1984-11-11').dayOfQuarter", "42"},
        {"datetime('1984-11-11T12:31:14.645876123[Europe/Stockholm]').epochMillis", "469020674645"},
        {"datetime('1984-11-11T12:31:14[Europe/Stockholm]').timezone", "'Europe/Stockholm'"},
        {"time('12:31-01:30').offset", "'-01:30'"},
        {"time('12:31-01:30').offsetMinutes", "-90"},
        {"localtime('12:31:14.645876123').microsecond", "645876"},
        {"duration('P16M10DT3661.111111111S').minutesOfHour", "1"},
        {"duration('P16M10DT3661.111111111S').nanoseconds", "3661111111111"},
        {"duration('P16M').quartersOfYear", "1"},
        {"date('1984-01-01').hour", "argument: InvalidArgumentValue"},
        {"localtime('12:31').year", "argument: InvalidArgumentValue"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("durations are read, shown and reckoned with") {
    auto const [expression, result] = GENERATE(values<row>({
        {"duration('P12Y5M14DT16H12M70S')", "P12Y5M14DT16H13M10S"},
        {"duration('P5M1.5D')", "P5M1DT12H"},
        {"duration('P0.75M')", "P22DT19H51M49.5S"},
        {"duration('PT0.75M')", "PT45S"},
        {"duration('P2.5W')", "P17DT12H"},
        {"duration('P2012-02-02T14:37:21.545')", "P2012Y2M2DT14H37M21.545S"},
        {"duration('-P1Y2M')", "P-1Y-2M"},
        {"duration('PT-1.5S')", "PT-1.5S"},
        {"duration('PT0.1S')", "PT0.1S"},
        {"duration('P')", "argument: InvalidArgumentValue"},
        {"duration('PT')", "argument: InvalidArgumentValue"},
        {"duration('P1H')", "argument: InvalidArgumentValue"},
        {"duration('1Y')", "argument: InvalidArgumentValue"},
        {"duration('P99999999999999999999Y')", "arithmetic: NumberOverflow"},
        {"duration({seconds: 2, milliseconds: -1})", "PT1.999S"},
        {"duration({seconds: -60, milliseconds: -1})", "PT-1M-0.001S"},
        {"duration({months: 0.75})", "P22DT19H51M49.5S"},
        {"duration({fortnights: 1})", "argument: InvalidArgumentValue"},
        {"duration('P1M') + duration('P1D')", "P1M1D"},
        {"duration('P12Y5M14DT16H13M10S') / 2", "P6Y2M22DT13H21M8S"},
        {"date('2015-01-31') + duration('P1M')", "2015-02-28"},
        {"localtime('23:00') + duration('PT2H')", "01:00"},
        {"datetime('2017-03-25T12:00[Europe/Stockholm]') + duration('P1D')", "2017-03-26T12:00+02:00[Europe/Stockholm]"},
        {"datetime('2017-03-25T12:00[Europe/Stockholm]') + duration('PT24H')", "2017-03-26T13:00+02:00[Europe/Stockholm]"},
        {"duration.between(date('1984-10-11'), datetime('2015-07-21T21:40:32.142+0100'))", "P30Y9M10DT21H40M32.142S"},
        {"duration.inMonths(date('2018-03-11'), date('2016-06-24'))", "P-1Y-8M"},
        {"duration.inDays(localdatetime('2015-07-21T21:40:32.142'), date('2015-06-24'))", "P-27D"},
        {"duration.inSeconds(localtime('12:34:54.7'), localtime('12:34:54.3'))", "PT-0.4S"},
        {"duration.inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59'))", "PT17531639991215H59M59S"},
        {"duration.between(null, date('2015-01-01'))", "null"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}

TEST_CASE("truncation goes to the beginning of a unit") {
    auto const [expression, result] = GENERATE(values<row>({
        {"date.truncate('millennium', date('2017-10-11'), {day: 2})", "2000-01-02"},
        {"date.truncate('weekYear', date('1984-02-01'))", "1984-01-02"},
        {"date.truncate('week', datetime('1984-10-11T12:00Z'), {dayOfWeek: 2})", "1984-10-09"},
        {"date.truncate('decade', date('-0015-01-01'))", "-0020-01-01"},
        {"datetime.truncate('hour', datetime('1984-10-11T12:31:14.645+01:00'), {timezone: 'Europe/Stockholm'})",
         "1984-10-11T12:00+01:00[Europe/Stockholm]"},
        {"localdatetime.truncate('day', date('1984-10-11'))", "1984-10-11T00:00"},
        {"localtime.truncate('millisecond', localtime('12:31:14.645876123'), {nanosecond: 2})", "12:31:14.645000002"},
        {"time.truncate('minute', datetime('1984-10-11T12:31:14+01:00'))", "12:31+01:00"},
        {"date.truncate('hour', date('1984-10-11'))", "argument: InvalidArgumentValue"},
        {"localtime.truncate('year', localtime('12:31'))", "argument: InvalidArgumentValue"},
        {"date.truncate('eon', date('1984-10-11'))", "argument: InvalidArgumentValue"},
        {"date.truncate('day', localtime('12:31'))", "argument: InvalidArgumentValue"},
        {"date.truncate('day', null)", "null"},
    }));
    CAPTURE(expression);
    CHECK(tests::result_of(expression) == result);
}
