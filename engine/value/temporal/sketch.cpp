#include "engine/value/temporal/sketch.hpp"

namespace wafer::engine {

namespace {

sketch sketch_of(local_datetime_value time) { return {date_of(time), time_of(time), std::nullopt}; }

value zoned_time_of(sketch const& from, local_time_value time, zone const& fallback) {
    auto const place = from.place.value_or(fallback);
    auto const local = join(from.date.value_or(date_value{}), time);
    return value::of(zoned_time_value{time.nanoseconds, offset_at_local(place, local.seconds)});
}

}  // namespace

sketch sketch_of(value const& moment) {
    if (moment.is(kind::date)) return {moment.date(), std::nullopt, std::nullopt};
    if (moment.is(kind::local_time)) return {std::nullopt, moment.local_time(), std::nullopt};
    if (moment.is(kind::zoned_time)) {
        auto const time = moment.zoned_time();
        return {std::nullopt, local_time_value{time.nanoseconds}, zone{"", time.offset_seconds}};
    }
    if (moment.is(kind::local_datetime)) return sketch_of(moment.local_datetime());
    auto result = sketch_of(local_of(moment.zoned_datetime()));
    result.place = zone_of(moment.zoned_datetime());
    return result;
}

value moment_of(sketch const& from, kind to, zone const& fallback) {
    auto const date = from.date.value_or(date_value{});
    auto const time = from.time.value_or(local_time_value{});
    if (to == kind::date) return value::of(date);
    if (to == kind::local_time) return value::of(time);
    if (to == kind::zoned_time) return zoned_time_of(from, time, fallback);
    if (to == kind::local_datetime) return value::of(join(date, time));
    return value::of(in_zone(join(date, time), from.place.value_or(fallback)));
}

sketch sketch_at(std::int64_t seconds, std::uint32_t nanoseconds, zone const& place) {
    auto result = sketch_of(local_of(at_instant(seconds, nanoseconds, place)));
    result.place = place;
    return result;
}

}  // namespace wafer::engine
