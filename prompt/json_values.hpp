// Values as JSON and back, in the typed forms that every program of Wafer speaks: a float always has a `.` or an `e`, what JSON has no
// word for is an object with one `$` member (`{"$date":"1984-10-11"}`, `{"$node":{…}}`), and a map with such keys stands in `{"$map":…}`.
// Pure functions, any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <wafer/value.hpp>

namespace wafer::prompt {

/// Appends `text` as a JSON string, quotes included. Bytes that are no UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);
void append_json(std::string& out, value const& content);
std::string to_json(value const& content);

/// Makes a temporal value of its text: `function` is the query language's function of that kind, such as `localdatetime`.
using temporal_reader = std::function<value(std::string_view function, std::string const& text)>;

/// Reads one JSON text. Throws `wafer::error` (argument, `InvalidJson`) for what is no JSON or names an unknown typed form, and what
/// `read_temporal` throws.
value read_json(std::string_view text, temporal_reader const& read_temporal);

}  // namespace wafer::prompt
