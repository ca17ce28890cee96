// Offsets as text and by the rules of named zones.
#include <wafer/error.hpp>

#include "engine/value/temporal/zone.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

TEST_CASE("an offset is written in several forms") {
    struct row {
        char const* text;
        std::optional<std::int32_t> seconds;
    };
    auto const [text, seconds] = GENERATE(values<row>({
        {"Z", 0},
        {"+01", 3600},
        {"+0130", 5400},
        {"-01:30", -5400},
        {"+00:53:28", 3208},
        {"+005328", 3208},
        {"01:00", std::nullopt},
        {"+1", std::nullopt},
        {"+01:0", std::nullopt},
        {"+01-00", std::nullopt},
        {"+19:00", std::nullopt},
        {"+01:60", std::nullopt},
        {"Europe/Paris", std::nullopt},
    }));
    CAPTURE(text);
    CHECK(offset_of(text) == seconds);
}

TEST_CASE("a zone is found by its name in any case and nothing else is a zone") {
    CHECK(zone_of("europe/stockholm").name == "Europe/Stockholm");
    CHECK(zone_of("+02:00").offset_seconds == 7200);
    CHECK_THROWS_AS(zone_of("Middle/Earth"), wafer::error);
    CHECK_THROWS_AS(zone_of(""), wafer::error);
}

TEST_CASE("the offset of a named zone changes with the season") {
    auto const stockholm = zone_of("Europe/Stockholm");
    CHECK(offset_at(stockholm, 1'500'000'000) == 7200);  // July 2017.
    CHECK(offset_at(stockholm, 1'485'000'000) == 3600);  // January 2017.
}

TEST_CASE("local times around a change of the clock") {
    auto const stockholm = zone_of("Europe/Stockholm");
    std::int64_t const skipped = 1'490'495'400;   // 2017-03-26T02:30, which no clock shows.
    std::int64_t const repeated = 1'509'244'200;  // 2017-10-29T02:30, which clocks show twice.
    CHECK(offset_at_local(stockholm, skipped) == 3600);
    CHECK(offset_at_local(stockholm, repeated) == 7200);
}

TEST_CASE("years far off have the rules of the calendar's cycle") {
    auto const stockholm = zone_of("Europe/Stockholm");
    std::int64_t const year = 31'556'952;
    CHECK(offset_at(stockholm, 900'000'000 * year) >= 3600);
    CHECK_NOTHROW(offset_at(stockholm, -900'000'000 * year));
}
