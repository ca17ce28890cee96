#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>

#include <wafer/error.hpp>

#include "prompt/json_values.hpp"

namespace wafer::prompt {
namespace {

[[noreturn]] void reject(std::string const& message) { throw error(error_code::argument, "InvalidJson", message); }

std::int64_t integer_of(std::string_view text) {
    std::int64_t number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) reject("Not an integer of 64 bits: " + std::string(text) + ".");
    return number;
}

double double_of(std::string_view text) {
    if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
    if (text == "Infinity") return std::numeric_limits<double>::infinity();
    if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
    double number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) reject("Not a float: " + std::string(text) + ".");
    return number;
}

value float_of(value const& content) {
    if (content.is<std::int64_t>()) return static_cast<double>(content.as<std::int64_t>());
    if (content.is<double>()) return content;
    return double_of(content.as<std::string>());
}

double coordinate_of(value const& fields, char const* name) {
    value const& found = fields[name];
    if (!found.is<std::int64_t>() && !found.is<double>()) reject(std::string("A $point has a number as its ") + name + ".");
    return float_of(found).as<double>();
}

point point_of(value const& fields) {
    if (!fields.is<map>() || !fields["srid"].is<std::int64_t>()) reject("A $point has the fields srid, x, y and, in three dimensions, z.");
    auto const srid = fields["srid"].as<std::int64_t>();
    bool const spatial = srid == 9157 || srid == 4979;
    if (!spatial && srid != 7203 && srid != 4326) reject("The srid of a $point is 7203, 9157, 4326 or 4979.");
    return {static_cast<std::int32_t>(srid), coordinate_of(fields, "x"), coordinate_of(fields, "y"),
            spatial ? coordinate_of(fields, "z") : 0};
}

/// The value that `{"form": content}` stands for.
value typed_value(std::string const& form, value content, temporal_reader const& read_temporal) {
    if (form == "$map") return content;
    if (form == "$float") return float_of(content);
    if (form == "$int") return integer_of(content.as<std::string>());
    if (form == "$point") return point_of(content);
    for (std::string_view const temporal : {"$date", "$localtime", "$time", "$localdatetime", "$datetime", "$duration"}) {
        if (form == temporal) return read_temporal(temporal.substr(1), content.as<std::string>());
    }
    reject("No value can be given in the form " + form + ".");
}

/// Takes the parser's events and builds the value; the shape of this class is what Boost.JSON asks for. Numbers are read from their
/// text, because the parser's own doubles may be off by one unit in the last place.
class value_builder {
public:
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;

    using view = boost::json::string_view;
    using failure = boost::json::error_code;

    explicit value_builder(temporal_reader const& read_temporal) : read_temporal_(read_temporal) {}

    value result;

    bool on_document_begin(failure&) { return true; }
    bool on_document_end(failure&) { return true; }
    bool on_array_begin(failure&) { return open(true); }
    bool on_array_end(std::size_t, failure&) {
        auto items = std::move(open_.back().items);
        open_.pop_back();
        return add(std::move(items));
    }
    bool on_object_begin(failure&) { return open(false); }
    bool on_object_end(std::size_t, failure&) {
        auto fields = std::move(open_.back().fields);
        open_.pop_back();
        bool const literal = !open_.empty() && open_.back().key == "$map";
        if (literal || fields.size() != 1 || !fields.front().first.starts_with('$')) return add(std::move(fields));
        return add(typed_value(fields.front().first, std::move(fields.front().second), read_temporal_));
    }
    bool on_string_part(view part, std::size_t, failure&) { return collect(part); }
    bool on_string(view part, std::size_t, failure&) {
        collect(part);
        return add(std::exchange(text_, {}));
    }
    bool on_key_part(view part, std::size_t, failure&) { return collect(part); }
    bool on_key(view part, std::size_t, failure&) {
        collect(part);
        open_.back().key = std::exchange(text_, {});
        return true;
    }
    bool on_number_part(view part, failure&) { return collect(part); }
    bool on_int64(std::int64_t number, view, failure&) {
        text_.clear();
        return add(number);
    }
    bool on_uint64(std::uint64_t, view part, failure&) {
        collect(part);
        return add(integer_of(std::exchange(text_, {})));
    }
    bool on_double(double, view part, failure&) {
        collect(part);
        return add(double_of(std::exchange(text_, {})));
    }
    bool on_bool(bool boolean, failure&) { return add(boolean); }
    bool on_null(failure&) { return add(nullptr); }
    bool on_comment_part(view, failure&) { return true; }
    bool on_comment(view, failure&) { return true; }

private:
    struct container {
        bool is_list;
        list items;
        map fields;
        std::string key;  // Of the field whose value comes next.
    };

    bool open(bool is_list) {
        open_.push_back({is_list, {}, {}, {}});
        return true;
    }
    bool collect(view part) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool add(value content) {
        if (open_.empty())
            result = std::move(content);
        else if (open_.back().is_list)
            open_.back().items.push_back(std::move(content));
        else
            open_.back().fields.emplace_back(open_.back().key, std::move(content));
        return true;
    }

    temporal_reader const& read_temporal_;
    std::vector<container> open_;
    std::string text_;
};

}  // namespace

value read_json(std::string_view text, temporal_reader const& read_temporal) {
    boost::json::parse_options options;
    options.max_depth = 512;
    boost::json::basic_parser<value_builder> parser(options, read_temporal);
    boost::json::error_code failure;
    auto const read = parser.write_some(false, text.data(), text.size(), failure);
    if (failure) reject("Not JSON: " + failure.message() + " at byte " + std::to_string(read) + ".");
    if (read < text.size()) reject("Not JSON: more text after the value at byte " + std::to_string(read) + ".");
    return std::move(parser.handler().result);
}

}  // namespace wafer::prompt
