// Expressions of dates, durations and maps, of text and lists as wholes, and of parameters.
#include <fmt/format.h>

#include "tests/random/query_generator.hpp"

namespace wafer::random {

std::string query_generator::parameter(sort of) {
    switch (of) {
        case sort::integer: return "$i";
        case sort::text: return "$s";
        case sort::truth: return "$b";
        case sort::number: return "$f";
        case sort::integers: return "$l";
        case sort::date: return "$d";
        case sort::duration: return "$u";
        case sort::map: return "$m";
        case sort::anything: return chance(50) ? "$mixed" : "$none";
        case sort::node:
        case sort::relationship:
        case sort::relationships:
        case sort::path:
        case sort::bag: break;
    }
    return "null";
}

std::string query_generator::date(int depth) {
    auto const known = pick(sort::date);
    if (!known.empty() && chance(45)) return known;
    auto const entity = pick_entity();
    if (!entity.empty() && chance(50)) return entity + ".d";
    static constexpr std::string_view days[] = {"date('2024-02-28')", "date('2023-12-31')", "date({year: 2024, month: 3})", "date('2024-W01-1')"};
    if (depth <= 0) return chance(10) ? parameter(sort::date) : std::string(one_of(days));
    switch (below(6)) {
        case 0: return fmt::format("({} + {})", date(depth - 1), duration(depth - 1));
        case 1: return fmt::format("({} - {})", date(depth - 1), duration(depth - 1));
        case 2: {
            static constexpr std::string_view units[] = {"month", "year", "week", "quarter"};
            return fmt::format("date.truncate('{}', {})", one_of(units), date(depth - 1));
        }
        case 3: return fmt::format("coalesce({}, {})", date(depth - 1), date(0));
        case 4: return fmt::format("CASE WHEN {} THEN {} ELSE {} END", truth(depth - 1), date(depth - 1), date(0));
        default: return fmt::format("date({{year: 2024, month: 1 + abs(coalesce({}, 0)) % 12}})", integer(depth - 1));
    }
}

std::string query_generator::duration(int depth) {
    auto const known = pick(sort::duration);
    if (!known.empty() && chance(45)) return known;
    static constexpr std::string_view spans[] = {"duration('P1M')", "duration('P2DT3H')", "duration({years: 1, days: -1})", "duration({hours: 36})"};
    if (depth <= 0) return chance(10) ? parameter(sort::duration) : std::string(one_of(spans));
    switch (below(4)) {
        case 0: return fmt::format("({} + {})", duration(depth - 1), duration(depth - 1));
        case 1: return fmt::format("({} * {})", duration(depth - 1), below(3));
        case 2: return fmt::format("duration({{days: coalesce({}, 0), months: 1}})", integer(depth - 1));
        default: {
            static constexpr std::string_view functions[] = {"between", "inDays", "inMonths", "inSeconds"};
            return fmt::format("duration.{}({}, {})", one_of(functions), date(depth - 1), date(depth - 1));
        }
    }
}

/// Always with an integer, or null, under `x` and text, or null, under `s`.
std::string query_generator::map(int depth) {
    auto const known = pick(sort::map);
    if (!known.empty() && chance(50)) return chance(80) ? known : fmt::format("{} {{.*, y: {}}}", known, integer(0));
    auto const entity = pick_entity();
    if (!entity.empty() && chance(70)) {
        switch (below(5)) {
            case 0: return fmt::format("properties({})", entity);
            case 1: return fmt::format("{} {{.x, .s}}", entity);
            case 2: return fmt::format("{} {{.*, y: {}}}", entity, anything(depth - 1));
            case 3: {
                auto const number = pick(sort::integer);
                return fmt::format("{} {{.*{}{}, x: {}}}", entity, number.empty() ? "" : ", ", number, integer(depth - 1));
            }
            default: return fmt::format("{} {{.s, .none, x: {}, .d}}", entity, integer(depth - 1));
        }
    }
    if (chance(10)) return parameter(sort::map);
    return fmt::format("{{x: {}, s: {}}}", integer(depth - 1), text(depth - 1));
}

std::string query_generator::integer_of_time(int depth) {
    static constexpr std::string_view of_date[] = {"year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter"};
    static constexpr std::string_view of_duration[] = {"days", "months", "seconds", "hours"};
    switch (below(4)) {
        case 0: return fmt::format("{}.{}", duration(depth), one_of(of_duration));
        case 1: return fmt::format("(datetime('2024-03-31T01:30[Europe/Berlin]') + {}).hour", duration(depth));
        case 2: return fmt::format("localdatetime({{date: {}, hour: 5}}).dayOfYear", chance(50) ? "date('2024-05-01')" : parameter(sort::date));
        default: return fmt::format("{}.{}", date(depth), one_of(of_date));
    }
}

std::string query_generator::integer_of_text(int depth) {
    switch (below(4)) {
        case 0: return fmt::format("toInteger({})", text(depth));
        case 1: return fmt::format("char_length({})", text(depth));
        case 2: return fmt::format("size(split({}, {}))", text(depth), chance(50) ? "'a'" : "'b'");
        default: return fmt::format("toIntegerOrNull({})", anything(depth));
    }
}

std::string query_generator::integer_of_list(int depth) {
    auto const each = fresh("e");
    switch (below(5)) {
        case 0: return fmt::format("head({})", integers(depth));
        case 1: return fmt::format("last({})", integers(depth));
        case 2: return fmt::format("toInteger(round({}))", number(depth));
        case 3: return fmt::format("sign({})", chance(50) ? integer(depth) : number(depth));
        default: {
            auto const total = fresh("acc");
            auto const list = integers(depth);
            auto const first = integer(0);
            scope_.push_back({total, sort::integer});
            auto const when = within(sort::truth, each, sort::integer, depth);
            scope_.pop_back();
            return fmt::format("reduce({0} = {1}, {2} IN {3} | CASE WHEN {4} THEN {0} + {2} ELSE {0} END)", total, first, each, list, when);
        }
    }
}

std::string query_generator::text_of_text(int depth) {
    switch (below(7)) {
        case 0: return fmt::format("left({}, {})", text(depth), below(3));
        case 1: return fmt::format("right({}, {})", text(depth), below(3));
        case 2: return fmt::format("{}({})", chance(50) ? "trim" : "toLower", text(depth));
        case 3: return fmt::format("split({}, 'a')[{}]", text(depth), static_cast<int>(below(3)) - 1);
        case 4: return fmt::format("toString({})", chance(50) ? date(depth) : number(depth));
        case 5: return fmt::format("valueType({})", anything(depth));
        default: return fmt::format("head([{}, {}])", text(depth), text(0));
    }
}

std::string query_generator::type_name() {
    static constexpr std::string_view types[] = {"INTEGER", "STRING", "DATE", "DURATION", "FLOAT NOT NULL", "INTEGER | STRING", "LIST<INTEGER>",
                                                 "NODE", "MAP", "LIST<ANY NOT NULL>", "PROPERTY VALUE", "BOOLEAN", "ANY NOT NULL"};
    return std::string(one_of(types));
}

std::string query_generator::truth_of_value(int depth) {
    static constexpr std::string_view comparisons[] = {"=", "<>", "<", "<=", ">", ">="};
    auto const each = fresh("e");
    switch (below(9)) {
        case 0:
        case 1: return fmt::format("{} {} {}", date(depth - 1), one_of(comparisons), date(depth - 1));
        case 2: return fmt::format("{} {} {}", duration(depth - 1), chance(50) ? "=" : "<>", duration(depth - 1));
        case 3: return fmt::format("({} IS {}:: {})", anything(depth - 1), chance(30) ? "NOT " : "", type_name());
        case 4: return fmt::format("{} IS NORMALIZED", text(depth - 1));
        case 5: return fmt::format("{} IN {}", chance(60) ? integer(depth - 1) : anything(depth - 1), chance(50) ? "$l" : "$mixed");
        case 6: return fmt::format("isEmpty({})", chance(50) ? integers(depth - 1) : text(depth - 1));
        case 7: return fmt::format("{} {} {}", number(depth - 1), one_of(comparisons), chance(50) ? integer(depth - 1) : number(depth - 1));
        default: {
            auto const entity = pick_entity();
            return entity.empty() ? "$b" : fmt::format("{}[$k] {} {}", entity, one_of(comparisons), integer(depth - 1));
        }
    }
}

}  // namespace wafer::random
