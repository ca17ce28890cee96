// toInteger and its kin. The plain ones refuse kinds that have no conversion, those `OrNull` give null; text that is no number gives null.
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "engine/base/text.hpp"
#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/value/format.hpp"
#include "engine/value/growing_list.hpp"

namespace wafer::engine {

namespace {

constexpr double two_to_63 = 9223372036854775808.0;

constexpr kind_set text_kinds =
    instant_kinds | number_kinds | kind_set(kind::boolean) | kind_set(kind::string) | (kind::duration | kind::point);
constexpr kind_set whole_kinds = number_kinds | kind_set(kind::boolean) | kind_set(kind::string);
constexpr kind_set real_kinds = number_kinds | kind_set(kind::string);
constexpr kind_set truth_kinds = kind_set(kind::boolean) | kind_set(kind::string) | kind_set(kind::integer);

std::string_view trimmed(std::string_view text) { return trim_end(trim_start(text)); }

/// A number written in full; `from_chars` alone would stop at the first other byte and takes no `+`.
template <class Number>
std::optional<Number> parsed(std::string_view text) {
    if (!text.empty() && text[0] == '+') text.remove_prefix(1);
    Number number{};
    auto const end = text.data() + text.size();
    auto const result = std::from_chars(text.data(), end, number);
    if (result.ptr != end || result.ec == std::errc::invalid_argument) return std::nullopt;
    if (result.ec == std::errc::result_out_of_range) {
        return std::numeric_limits<Number>::has_infinity ? std::optional(std::numeric_limits<Number>::infinity()) : std::nullopt;
    }
    return number;
}

/// `1.5`, `.5`, `1e3`, not the `inf`, `nan` and hexadecimal digits that `from_chars` knows.
std::optional<double> parsed_real(std::string_view text) {
    text = trimmed(text);
    if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
    if (text == "Infinity") return std::numeric_limits<double>::infinity();
    if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
    if (text.find_first_not_of("0123456789+-.eE") != std::string_view::npos) return std::nullopt;
    return parsed<double>(text);
}

/// Nothing for what does not fit; null for NaN.
std::optional<value> whole_of(double number) {
    if (std::isnan(number)) return value();
    if (!(number >= -two_to_63 && number < two_to_63)) return std::nullopt;
    return value::of(static_cast<std::int64_t>(number));
}

/// The number of a text, which may be written as a float; likewise.
std::optional<value> whole_of(std::string_view text) {
    if (auto const whole = parsed<std::int64_t>(trimmed(text))) return value::of(*whole);
    auto const real = parsed_real(text);
    if (!real) return value();
    // Digits alone that do not fit may be near to a float that does.
    bool const written_whole = trimmed(text).find_first_not_of("0123456789+-") == std::string_view::npos;
    return written_whole ? std::nullopt : whole_of(*real);
}

std::optional<value> whole_of(value const& content) {
    if (content.is(kind::integer)) return content;
    if (content.is(kind::floating)) return whole_of(content.floating());
    if (content.is(kind::boolean)) return value::of(std::int64_t{content.boolean() ? 1 : 0});
    return whole_of(content.string());
}

value to_integer(call_context&, arguments given) {
    auto whole = whole_of(given[0]);
    if (!whole) refuse_overflow("toInteger", given[0]);
    return *whole;
}

value fitting_integer(call_context&, arguments given) { return whole_of(given[0]).value_or(value()); }

value to_float(call_context&, arguments given) {
    if (given[0].is_number()) return value::of(given[0].number());
    auto const real = parsed_real(given[0].string());
    return real ? value::of(*real) : value();
}

value to_boolean(call_context&, arguments given) {
    auto const& content = given[0];
    if (content.is(kind::boolean)) return content;
    if (content.is(kind::integer)) return value::of(content.integer() != 0);
    auto const word = lower_case(trimmed(content.string()));
    if (word == "true") return value::of(true);
    return word == "false" ? value::of(false) : value();
}

value to_string(call_context&, arguments given) { return given[0].is(kind::string) ? given[0] : value::of(to_text(given[0])); }

struct conversion {
    kind_set from;
    value (*call)(call_context&, arguments);
};

constexpr conversion integer_conversion{whole_kinds, fitting_integer};
constexpr conversion float_conversion{real_kinds, to_float};
constexpr conversion boolean_conversion{truth_kinds, to_boolean};
constexpr conversion string_conversion{text_kinds, to_string};

template <conversion const& to>
value or_null(call_context& context, arguments given) {
    return to.from.holds(given[0].type()) ? to.call(context, given) : value();
}

/// Each element that can be converted; null for the others.
template <conversion const& to>
value each(call_context& context, arguments given) {
    sized_list converted(given[0].list().size());
    for (auto const& item : given[0].list()) converted.push_back(item.is_null() ? value() : or_null<to>(context, arguments(&item, 1)));
    return value::of(converted.finish());
}

}  // namespace

std::vector<scalar_function> conversion_functions() {
    return {
        pure("toInteger(content :: FLOAT, STRING or BOOLEAN) :: INTEGER",
             "The number without its fraction; null for text that is no number.", {whole_kinds}, kind::integer, to_integer),
        pure("toIntegerOrNull(content :: ANY) :: INTEGER", "Like toInteger(), but null for what cannot be converted.", {any_kind},
             kind::integer, or_null<integer_conversion>),
        pure("toIntegerList(list :: LIST) :: LIST<INTEGER>", "toIntegerOrNull() of each element.", {kind::list}, kind::list,
             each<integer_conversion>),
        pure("toFloat(content :: INTEGER or STRING) :: FLOAT", "The number as a float; null for text that is no number.", {real_kinds},
             kind::floating, to_float),
        pure("toFloatOrNull(content :: ANY) :: FLOAT", "Like toFloat(), but null for what cannot be converted.", {any_kind}, kind::floating,
             or_null<float_conversion>),
        pure("toFloatList(list :: LIST) :: LIST<FLOAT>", "toFloatOrNull() of each element.", {kind::list}, kind::list,
             each<float_conversion>),
        pure("toBoolean(content :: STRING or INTEGER) :: BOOLEAN",
             "Whether the text says true, or the number is not 0; null for other text.", {truth_kinds}, kind::boolean, to_boolean),
        pure("toBooleanOrNull(content :: ANY) :: BOOLEAN", "Like toBoolean(), but null for what cannot be converted.", {any_kind},
             kind::boolean, or_null<boolean_conversion>),
        pure("toBooleanList(list :: LIST) :: LIST<BOOLEAN>", "toBooleanOrNull() of each element.", {kind::list}, kind::list,
             each<boolean_conversion>),
        pure("toString(content :: BOOLEAN, INTEGER, FLOAT, POINT or temporal) :: STRING", "The value as text.", {text_kinds}, kind::string,
             to_string),
        pure("toStringOrNull(content :: ANY) :: STRING", "Like toString(), but null for what cannot be converted.", {any_kind},
             kind::string, or_null<string_conversion>),
        pure("toStringList(list :: LIST) :: LIST<STRING>", "toStringOrNull() of each element.", {kind::list}, kind::list,
             each<string_conversion>),
    };
}

}  // namespace wafer::engine
