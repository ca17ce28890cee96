// date, localtime, time, localdatetime, datetime with their clocks and truncations, and duration with its differences.
#include <array>
#include <chrono>
#include <string>

#include <fmt/format.h>

#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/value/temporal/duration.hpp"
#include "engine/value/format.hpp"
#include "engine/value/temporal/fields.hpp"
#include "engine/value/temporal/parse.hpp"
#include "engine/value/temporal/pattern.hpp"
#include "engine/value/temporal/truncate.hpp"

namespace wafer::engine {

namespace {

constexpr std::string_view constructor_name(kind kind) {
    if (kind == kind::date) return "date";
    if (kind == kind::local_time) return "localtime";
    if (kind == kind::zoned_time) return "time";
    return kind == kind::local_datetime ? "localdatetime" : "datetime";
}

bool has_zone(kind kind) { return kind == kind::zoned_time || kind == kind::zoned_datetime; }

zone default_zone(call_context const& context) { return zone_of(context.time_zone); }

value moment_at(std::int64_t nanoseconds, kind to, zone const& place) {
    auto const seconds = floor_divide(nanoseconds, nanoseconds_per_second);
    auto const below = static_cast<std::uint32_t>(floor_modulo(nanoseconds, nanoseconds_per_second));
    return moment_of(sketch_at(seconds, below, place), to, place);
}

value moment_from_text(std::string_view text, kind to, call_context const& context) {
    if (to == kind::date) return value::of(parse_date(text));
    auto const parsed = to == kind::local_time || to == kind::zoned_time ? parse_time(text) : parse_datetime(text);
    if (!has_zone(to) && (parsed.offset_seconds || !parsed.zone.empty())) {
        refuse_argument(constructor_name(to), "text without an offset or zone", value::of(text));
    }
    auto const fixed = parsed.offset_seconds ? std::optional(zone{"", *parsed.offset_seconds}) : std::nullopt;
    auto const named = parsed.zone.empty() ? std::nullopt : std::optional(zone_of(parsed.zone));
    if (to == kind::zoned_datetime && fixed) {
        // The offset tells the instant, also of a time that the zone's clocks show twice; the name is for what is reckoned from there.
        auto const local = join(*parsed.date, parsed.time.value_or(local_time_value{}));
        return value::of(at_instant(local.seconds - fixed->offset_seconds, local.nanoseconds, named.value_or(*fixed)));
    }
    return moment_of({parsed.date, parsed.time, fixed ? fixed : named}, to, default_zone(context));
}

template <kind to>
value construct(call_context& context, arguments given) {
    if (given.empty()) return moment_at(context.statement_ns, to, default_zone(context));
    auto const& content = given[0];
    if (content.is(kind::string)) return moment_from_text(content.string(), to, context);
    if (!content.is(kind::map)) {
        auto const from = sketch_of(content);
        constexpr bool wants_date = to == kind::date || to == kind::local_datetime || to == kind::zoned_datetime;
        if ((wants_date && !from.date) || (!wants_date && !from.time)) {
            refuse_argument(constructor_name(to), wants_date ? "a value with a date" : "a value with a time", content);
        }
        return moment_of(from, to, default_zone(context));
    }
    if (names_only_zone(content)) return moment_at(context.statement_ns, to, zone_field(content));
    return moment_from_map(content, to, default_zone(context));
}

enum class clock_kind { transaction, statement, realtime };

std::int64_t read_clock(call_context const& context, clock_kind clock) {
    if (clock == clock_kind::transaction) return context.transaction_ns;
    if (clock == clock_kind::statement) return context.statement_ns;
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

template <kind to, clock_kind clock>
value now(call_context& context, arguments given) {
    auto const place = given.empty() ? default_zone(context) : zone_of(given[0].string());
    return moment_at(read_clock(context, clock), to, place);
}

template <kind to>
value truncate(call_context& context, arguments given) {
    constexpr bool has_date = to == kind::date || to == kind::local_datetime || to == kind::zoned_datetime;
    auto const fallback = default_zone(context);
    auto from = given.size() > 1 ? sketch_of(given[1]) : sketch_of(moment_at(context.statement_ns, to, fallback));
    if (has_date ? !from.date : !from.time)
        refuse_argument(fmt::format("{}.truncate", constructor_name(to)), "a value of its kind", given[1]);
    if (!has_date) from.date.reset();
    // A date without a time can be cut to the start of a day and more, which then is midnight.
    if (to != kind::date && !from.time) from.time = local_time_value{};
    if (to == kind::date) from.time.reset();
    auto const cut = truncated(from, given[0].string());
    return moment_of(given.size() > 2 ? overlaid(cut, given[2]) : cut, to, fallback);
}

value from_epoch(call_context&, arguments given) {
    if (given[1].integer() < 0 || given[1].integer() >= nanoseconds_per_second) {
        refuse_argument("datetime.fromepoch", "nanoseconds between 0 and 999999999", given[1], "NumberOutOfRange");
    }
    return value::of(at_instant(given[0].integer(), static_cast<std::uint32_t>(given[1].integer()), {}));
}

value from_epoch_millis(call_context&, arguments given) {
    auto const milliseconds = given[0].integer();
    auto const below = static_cast<std::uint32_t>(floor_modulo<std::int64_t>(milliseconds, 1'000) * 1'000'000);
    return value::of(at_instant(floor_divide<std::int64_t>(milliseconds, 1'000), below, {}));
}

value formatted(call_context&, arguments given) {
    return value::of(given.size() > 1 ? written_by(given[1].string(), given[0]) : to_text(given[0]));
}

value make_duration(call_context&, arguments given) {
    if (given[0].is(kind::duration)) return given[0];
    return value::of(given[0].is(kind::string) ? parse_duration(given[0].string()) : duration_from_map(given[0]));
}

template <duration_span span>
value difference(call_context&, arguments given) {
    return value::of(duration_between(given[0], given[1], span));
}

/// Signatures of the constructor, its three clocks and its truncation.
using moment_signatures = std::array<std::string_view, 5>;

template <kind to>
void append(std::vector<scalar_function>& all, moment_signatures const& signatures) {
    kind_set const from = instant_kinds | kind_set(kind::string) | kind_set(kind::map);
    kind_set const text = kind::string;
    all.push_back(changing(signatures[0], "From text, fields or another value; without an argument now.", {from}, to, construct<to>));
    all.push_back(changing(signatures[1], "When the transaction began.", {text}, to, now<to, clock_kind::transaction>));
    all.push_back(changing(signatures[2], "When the statement began.", {text}, to, now<to, clock_kind::statement>));
    all.push_back(changing(signatures[3], "Right now.", {text}, to, now<to, clock_kind::realtime>));
    all.push_back(
        changing(signatures[4], "The beginning of the unit, with some fields set.", {text, instant_kinds, kind::map}, to, truncate<to>));
}

void append_moments(std::vector<scalar_function>& all) {
    append<kind::date>(
        all, {"date(from = now :: STRING, MAP or temporal) :: DATE", "date.transaction(timezone = the session's :: STRING) :: DATE",
              "date.statement(timezone = the session's :: STRING) :: DATE", "date.realtime(timezone = the session's :: STRING) :: DATE",
              "date.truncate(unit :: STRING, from = now :: temporal, fields = {} :: MAP) :: DATE"});
    append<kind::local_time>(all, {"localtime(from = now :: STRING, MAP or temporal) :: LOCAL TIME",
                                   "localtime.transaction(timezone = the session's :: STRING) :: LOCAL TIME",
                                   "localtime.statement(timezone = the session's :: STRING) :: LOCAL TIME",
                                   "localtime.realtime(timezone = the session's :: STRING) :: LOCAL TIME",
                                   "localtime.truncate(unit :: STRING, from = now :: temporal, fields = {} :: MAP) :: LOCAL TIME"});
    append<kind::zoned_time>(all, {"time(from = now :: STRING, MAP or temporal) :: ZONED TIME",
                                   "time.transaction(timezone = the session's :: STRING) :: ZONED TIME",
                                   "time.statement(timezone = the session's :: STRING) :: ZONED TIME",
                                   "time.realtime(timezone = the session's :: STRING) :: ZONED TIME",
                                   "time.truncate(unit :: STRING, from = now :: temporal, fields = {} :: MAP) :: ZONED TIME"});
    append<kind::local_datetime>(all,
                                 {"localdatetime(from = now :: STRING, MAP or temporal) :: LOCAL DATETIME",
                                  "localdatetime.transaction(timezone = the session's :: STRING) :: LOCAL DATETIME",
                                  "localdatetime.statement(timezone = the session's :: STRING) :: LOCAL DATETIME",
                                  "localdatetime.realtime(timezone = the session's :: STRING) :: LOCAL DATETIME",
                                  "localdatetime.truncate(unit :: STRING, from = now :: temporal, fields = {} :: MAP) :: LOCAL DATETIME"});
    append<kind::zoned_datetime>(all, {"datetime(from = now :: STRING, MAP or temporal) :: ZONED DATETIME",
                                       "datetime.transaction(timezone = the session's :: STRING) :: ZONED DATETIME",
                                       "datetime.statement(timezone = the session's :: STRING) :: ZONED DATETIME",
                                       "datetime.realtime(timezone = the session's :: STRING) :: ZONED DATETIME",
                                       "datetime.truncate(unit :: STRING, from = now :: temporal, fields = {} :: MAP) :: ZONED DATETIME"});
}

void append_gql_names(std::vector<scalar_function>& all) {
    kind_set const from = instant_kinds | kind_set(kind::string) | kind_set(kind::map);
    all.push_back(changing("local_time(from = now :: STRING, MAP or temporal) :: LOCAL TIME", "GQL's name of localtime().", {from},
                           kind::local_time, construct<kind::local_time>));
    all.push_back(changing("zoned_time(from = now :: STRING, MAP or temporal) :: ZONED TIME", "GQL's name of time().", {from},
                           kind::zoned_time, construct<kind::zoned_time>));
    all.push_back(changing("local_datetime(from = now :: STRING, MAP or temporal) :: LOCAL DATETIME", "GQL's name of localdatetime().",
                           {from}, kind::local_datetime, construct<kind::local_datetime>));
    all.push_back(changing("zoned_datetime(from = now :: STRING, MAP or temporal) :: ZONED DATETIME", "GQL's name of datetime().", {from},
                           kind::zoned_datetime, construct<kind::zoned_datetime>));
}

}  // namespace

std::vector<scalar_function> temporal_functions() {
    std::vector<scalar_function> all;
    append_moments(all);
    all.push_back(pure("datetime.fromepoch(seconds :: INTEGER, nanoseconds :: INTEGER) :: ZONED DATETIME",
                       "So long after 1970-01-01T00:00Z.", {kind::integer}, kind::zoned_datetime, from_epoch));
    all.push_back(pure("datetime.fromepochmillis(milliseconds :: INTEGER) :: ZONED DATETIME", "So long after 1970-01-01T00:00Z.",
                       {kind::integer}, kind::zoned_datetime, from_epoch_millis));
    all.push_back(pure("duration(from :: STRING or MAP) :: DURATION", "From text such as P1Y2M3DT4.5S or from amounts by unit.",
                       {kind_set(kind::string) | kind_set(kind::map) | kind_set(kind::duration)}, kind::duration, make_duration));
    all.push_back(pure("duration.between(from :: temporal, to :: temporal) :: DURATION",
                       "Months, days and seconds from one instant to another.", {instant_kinds}, kind::duration,
                       difference<duration_span::between>));
    all.push_back(pure("duration.inMonths(from :: temporal, to :: temporal) :: DURATION", "Whole months from one instant to another.",
                       {instant_kinds}, kind::duration, difference<duration_span::in_months>));
    all.push_back(pure("duration.inDays(from :: temporal, to :: temporal) :: DURATION", "Whole days from one instant to another.",
                       {instant_kinds}, kind::duration, difference<duration_span::in_days>));
    all.push_back(pure("duration.inSeconds(from :: temporal, to :: temporal) :: DURATION", "Seconds from one instant to another.",
                       {instant_kinds}, kind::duration, difference<duration_span::in_seconds>));
    all.push_back(pure("duration_between(from :: temporal, to :: temporal) :: DURATION", "GQL's name of duration.between().",
                       {instant_kinds}, kind::duration, difference<duration_span::between>));
    all.push_back(pure("format(moment :: temporal, pattern = ISO 8601 :: STRING) :: STRING", "As text, by a pattern such as yyyy-MM-dd.",
                       {instant_kinds | kind_set(kind::duration), kind::string}, kind::string, formatted));
    append_gql_names(all);
    return all;
}

}  // namespace wafer::engine
