// The calendar against its own definition, day by day.
#include "engine/value/temporal/calendar.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

TEST_CASE("days and dates follow each other through 800 years") {
    civil_date date{1600, 1, 1};
    for (auto days = days_from_civil(date); date.year < 2400; ++days) {
        auto const found = civil_from_days(days);
        if (found.year != date.year || found.month != date.month || found.day != date.day || days_from_civil(date) != days) {
            FAIL("day " << days << " is " << found.year << "-" << found.month << "-" << found.day);
        }
        if (++date.day > days_in_month(date.year, date.month)) {
            date.day = 1;
            if (++date.month > 12) date = {date.year + 1, 1, 1};
        }
    }
    SUCCEED();
}

TEST_CASE("the calendar reaches as far as its years") {
    auto const year = GENERATE(least_year, std::int64_t{-1}, std::int64_t{0}, greatest_year);
    auto const back = civil_from_days(days_from_civil({year, 12, 31}));
    CHECK(back.year == year);
    CHECK(back.month == 12);
    CHECK(back.day == 31);
    CHECK(days_from_civil({year + 1, 1, 1}) - days_from_civil({year, 1, 1}) == days_in_year(year));
}

TEST_CASE("weeks belong to the year of their Thursday") {
    struct row {
        civil_date date;
        std::int64_t year;
        int week;
        int weekday;
    };
    auto const [date, year, week, weekday] = GENERATE(values<row>({
        {{1970, 1, 1}, 1970, 1, 4},
        {{1984, 1, 1}, 1983, 52, 7},
        {{1816, 12, 30}, 1817, 1, 1},
        {{1818, 12, 28}, 1818, 53, 1},
        {{2021, 1, 3}, 2020, 53, 7},
        {{-1, 6, 15}, -1, 24, 2},
    }));
    auto const found = week_from_days(days_from_civil(date));
    CHECK(found.year == year);
    CHECK(found.week == week);
    CHECK(found.weekday == weekday);
    CHECK(first_week_day(found.year) + (found.week - 1) * 7 + found.weekday - 1 == days_from_civil(date));
}

TEST_CASE("quarters and ordinal days count from one") {
    CHECK(ordinal_day_of(days_from_civil({1984, 12, 31})) == 366);
    CHECK(ordinal_day_of(days_from_civil({1983, 12, 31})) == 365);
    CHECK(day_of_quarter(days_from_civil({1984, 11, 11})) == 42);
    CHECK(quarter_of(3) == 1);
    CHECK(quarter_of(4) == 2);
}

TEST_CASE("a month later is the same day or the last one") {
    auto const later = plus_months({2016, 1, 31}, 1);
    CHECK(later.month == 2);
    CHECK(later.day == 29);
    auto const earlier = plus_months({2016, 1, 31}, -14);
    CHECK(earlier.year == 2014);
    CHECK(earlier.month == 11);
    CHECK(earlier.day == 30);
}
