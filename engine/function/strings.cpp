// String functions. Lengths and positions count Unicode code points.
#include <algorithm>
#include <limits>
#include <string>

#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"
#include "engine/value/growing_list.hpp"
#include "engine/value/long_text.hpp"

namespace wafer::engine {

namespace {

value char_length(call_context&, arguments given) { return value::of(static_cast<std::int64_t>(long_text::code_points(given[0].string()))); }

value left(call_context&, arguments given) {
    auto const text = given[0].string();
    return value::of(text.substr(0, long_text::byte_offset(text, count_of("left", given[1]))));
}

value right(call_context&, arguments given) {
    auto const text = given[0].string();
    auto const length = long_text::code_points(text);
    auto const kept = count_of("right", given[1]);
    return value::of(text.substr(long_text::byte_offset(text, length - std::min(length, kept))));
}

value substring(call_context&, arguments given) {
    auto text = given[0].string();
    text.remove_prefix(long_text::byte_offset(text, count_of("substring", given[1])));
    if (given.size() < 3) return value::of(text);
    return value::of(text.substr(0, long_text::byte_offset(text, count_of("substring", given[2]))));
}

value upper(call_context&, arguments given) { return value::of(long_text::changed(given[0].string(), upper_case)); }

value lower(call_context&, arguments given) { return value::of(long_text::changed(given[0].string(), lower_case)); }

/// Both ends, the start, or the end, of white space or of the code points given.
template <bool start, bool end>
value trim(call_context&, arguments given) {
    auto text = given[0].string();
    auto const from_start = [&](std::string_view piece) { return given.size() == 1 ? trim_start(piece) : trim_start(piece, given[1].string()); };
    auto const from_end = [&](std::string_view piece) { return given.size() == 1 ? trim_end(piece) : trim_end(piece, given[1].string()); };
    if (start) text = long_text::without_start(text, from_start);
    if (end) text = long_text::without_end(text, from_end);
    return value::of(text);
}

/// All occurrences, or the first `limit` ones. An empty `search` occurs before each code point and at the end.
value replace(call_context&, arguments given) {
    auto text = given[0].string();
    auto const search = given[1].string();
    auto const replacement = given[2].string();
    std::size_t left = given.size() > 3 ? count_of("replace", given[3]) : std::numeric_limits<std::size_t>::max();
    std::string out;
    std::size_t expected = text.size();
    while (left > 0) {
        value_memory::work(1);
        auto const found = long_text::find(text, search);
        if (found == std::string_view::npos) break;
        out.append(text.substr(0, found)).append(replacement);
        // Refused before it is there, as it can be longer than both by far.
        if (out.size() > expected) value_memory::expect(expected = 2 * out.size());
        text.remove_prefix(found + search.size());
        --left;
        if (!search.empty()) continue;
        if (text.empty()) break;
        auto const next = first_code_point(text);
        out += next;
        text.remove_prefix(next.size());
    }
    return value::of(out.append(text));
}

/// Where the next delimiter begins and how long it is; of several at one place the longest.
struct match {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
};

match next_delimiter(std::string_view text, std::span<value const> delimiters) {
    match best;
    for (auto const& delimiter : delimiters) {
        auto const at = long_text::find(text, delimiter.string());
        if (at < best.at || (at == best.at && delimiter.string().size() > best.size)) best = {at, delimiter.string().size()};
    }
    return best;
}

void keep_part(growing_list& parts, std::string_view part) {
    if (parts.size() % 4096 == 0) value_memory::expect(parts.size() * sizeof(value));
    value_memory::work(1);
    parts.push_back(value::of(part));
}

value characters_of(std::string_view text) {
    growing_list parts;
    while (!text.empty()) {
        auto const next = first_code_point(text);
        keep_part(parts, next);
        text.remove_prefix(next.size());
    }
    return value::of(parts.finish());
}

value split(call_context&, arguments given) {
    auto text = given[0].string();
    auto const delimiters = given[1].is(kind::list) ? std::span<value const>(given[1].list()) : given.subspan(1, 1);
    for (auto const& delimiter : delimiters) {
        if (delimiter.is_null()) return {};
        if (!delimiter.is(kind::string)) refuse_kind("split", "STRING delimiters", delimiter);
        if (delimiter.string().empty()) return characters_of(text);
    }
    growing_list parts;
    for (auto cut = next_delimiter(text, delimiters); cut.at != std::string_view::npos; cut = next_delimiter(text, delimiters)) {
        keep_part(parts, text.substr(0, cut.at));
        text.remove_prefix(cut.at + cut.size);
    }
    keep_part(parts, text);
    return value::of(parts.finish());
}

value normalize(call_context&, arguments given) {
    auto const form = given.size() > 1 ? upper_case(given[1].string()) : "NFC";
    auto const text = given[0].string();
    if (form == "NFC") return value::of(long_text::normalised(text, normal_form::nfc));
    if (form == "NFD") return value::of(long_text::normalised(text, normal_form::nfd));
    if (form == "NFKC") return value::of(long_text::normalised(text, normal_form::nfkc));
    if (form == "NFKD") return value::of(long_text::normalised(text, normal_form::nfkd));
    refuse_argument("normalize", "NFC, NFD, NFKC or NFKD as its form", given[1]);
}

}  // namespace

std::vector<scalar_function> string_functions() {
    kind_set const text = kind::string;
    kind_set const whole = kind::integer;
    return {
        pure("char_length(text :: STRING) :: INTEGER", "The number of Unicode code points.", {text}, whole, char_length),
        pure("character_length(text :: STRING) :: INTEGER", "The number of Unicode code points.", {text}, whole, char_length),
        pure("left(text :: STRING, length :: INTEGER) :: STRING", "The first code points.", {text, whole}, text, left),
        pure("right(text :: STRING, length :: INTEGER) :: STRING", "The last code points.", {text, whole}, text, right),
        pure("substring(text :: STRING, start :: INTEGER, length = to the end :: INTEGER) :: STRING",
             "A part; the first code point is number 0.", {text, whole, whole}, text, substring),
        pure("toUpper(text :: STRING) :: STRING", "The text in upper case.", {text}, text, upper),
        pure("upper(text :: STRING) :: STRING", "The text in upper case.", {text}, text, upper),
        pure("toLower(text :: STRING) :: STRING", "The text in lower case.", {text}, text, lower),
        pure("lower(text :: STRING) :: STRING", "The text in lower case.", {text}, text, lower),
        pure("trim(text :: STRING, characters = white space :: STRING) :: STRING", "The text without these characters at both ends.",
             {text}, text, trim<true, true>),
        pure("btrim(text :: STRING, characters = white space :: STRING) :: STRING", "The text without these characters at both ends.",
             {text}, text, trim<true, true>),
        pure("ltrim(text :: STRING, characters = white space :: STRING) :: STRING", "The text without these characters at its start.",
             {text}, text, trim<true, false>),
        pure("rtrim(text :: STRING, characters = white space :: STRING) :: STRING", "The text without these characters at its end.", {text},
             text, trim<false, true>),
        pure("replace(text :: STRING, search :: STRING, replacement :: STRING, limit = all :: INTEGER) :: STRING",
             "The text with each occurrence of `search` replaced.", {text, text, text, whole}, text, replace),
        pure("split(text :: STRING, delimiter :: STRING or LIST<STRING>) :: LIST<STRING>", "The parts between the delimiters.",
             {text, kind::string | kind::list}, kind::list, split),
        pure("normalize(text :: STRING, form = 'NFC' :: STRING) :: STRING", "The text in a Unicode normal form: NFC, NFD, NFKC or NFKD.",
             {text}, text, normalize),
    };
}

}  // namespace wafer::engine
