#include "engine/transfer/json_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include "engine/storage/csv_table.hpp"
#include "engine/value/format.hpp"
#include "engine/value/point.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

constexpr std::size_t most_depth = 256;

constexpr std::array<std::pair<std::string_view, cell_kind>, 7> typed_forms = {{
    {"$float", cell_kind::floating},
    {"$date", cell_kind::date},
    {"$localtime", cell_kind::local_time},
    {"$time", cell_kind::zoned_time},
    {"$localdatetime", cell_kind::local_datetime},
    {"$datetime", cell_kind::zoned_datetime},
    {"$duration", cell_kind::duration},
}};

std::string_view form_of(kind kind) {
    switch (kind) {
        case kind::date: return "$date";
        case kind::local_time: return "$localtime";
        case kind::zoned_time: return "$time";
        case kind::local_datetime: return "$localdatetime";
        case kind::zoned_datetime: return "$datetime";
        case kind::duration: return "$duration";
        case kind::null:
        case kind::boolean:
        case kind::integer:
        case kind::floating:
        case kind::string:
        case kind::list:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path:
        case kind::point: return "";
    }
    return "";
}

[[noreturn]] void refuse_point() {
    throw error(error_code::argument, "InvalidArgumentValue", "expected srid, x, y and, in three dimensions, z in $point");
}

/// The inner object of `{"$point":{"srid":7203,"x":1.0,"y":2.0}}`. Throws `wafer::error` if it is none.
point_value point_of(value const& fields) {
    auto const* const srid = fields.field("srid");
    if (!srid || !srid->is(kind::integer)) refuse_point();
    auto const system = system_of(srid->integer());
    bool const spatial = has_three_dimensions(system);
    if (fields.map().size() != (spatial ? 4U : 3U)) refuse_point();
    auto const coordinate = [&](std::string_view name) {
        auto const* const found = fields.field(name);
        if (!found || !found->is_number()) refuse_point();
        return found->number();
    };
    return checked_point({system, coordinate("x"), coordinate("y"), spatial ? coordinate("z") : 0});
}

/// Takes the parser's events and builds the value; the shape of this class is what Boost.JSON asks for. Numbers are read from their text,
/// as the parser's own doubles may be off by one unit in the last place.
class value_builder {
public:
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;

    using view = boost::json::string_view;
    using failure = boost::json::error_code;

    explicit value_builder(unsigned typed_depth) : typed_depth_(typed_depth) {}

    value result;
    std::string problem;

    bool on_document_begin(failure&) { return true; }
    bool on_document_end(failure&) { return true; }
    bool on_array_begin(failure&) { return open(true); }
    bool on_array_end(std::size_t, failure& stop) {
        auto items = std::move(open_.back().items);
        open_.pop_back();
        return add(value::of(std::move(items)), stop);
    }
    bool on_object_begin(failure&) { return open(false); }
    bool on_object_end(std::size_t, failure& stop) {
        auto const depth = open_.size();
        auto fields = std::move(open_.back().fields);
        open_.pop_back();
        if (depth < typed_depth_) return add(value::of(std::move(fields)), stop);
        return add_typed(std::move(fields), stop);
    }
    bool on_string_part(view part, std::size_t, failure&) { return collect(part); }
    bool on_string(view part, std::size_t, failure& stop) {
        collect(part);
        return add(value::of(std::exchange(text_, {})), stop);
    }
    bool on_key_part(view part, std::size_t, failure&) { return collect(part); }
    bool on_key(view part, std::size_t, failure&) {
        collect(part);
        open_.back().key = value::of(std::exchange(text_, {}));
        return true;
    }
    bool on_number_part(view part, failure&) { return collect(part); }
    bool on_int64(std::int64_t number, view, failure& stop) {
        text_.clear();
        return add(value::of(number), stop);
    }
    bool on_uint64(std::uint64_t, view part, failure& stop) {
        collect(part);
        return refuse(fmt::format("the integer {} does not fit into 64 bits", std::exchange(text_, {})), stop);
    }
    bool on_double(double, view part, failure& stop) {
        collect(part);
        auto const number = parse_cell(text_, cell_kind::floating);
        if (!number) return refuse(fmt::format("{} is no number that fits into 64 bits", text_), stop);
        text_.clear();
        return add(*number, stop);
    }
    bool on_bool(bool boolean, failure& stop) { return add(value::of(boolean), stop); }
    bool on_null(failure& stop) { return add(value(), stop); }
    bool on_comment_part(view, failure&) { return true; }
    bool on_comment(view, failure&) { return true; }

private:
    struct container {
        bool is_list;
        value_list items;
        value_map fields;
        value key;  // Of the field whose value comes next.
    };

    bool open(bool is_list) {
        open_.push_back({is_list, {}, {}, {}});
        return true;
    }
    bool collect(view part) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool refuse(std::string message, failure& stop) {
        problem = std::move(message);
        stop = boost::json::error::syntax;
        return false;
    }
    bool add(value content, failure&) {
        if (open_.empty())
            result = std::move(content);
        else if (open_.back().is_list)
            open_.back().items.push_back(std::move(content));
        else
            open_.back().fields.push_back({open_.back().key, std::move(content)});
        return true;
    }
    bool add_typed(value_map fields, failure& stop) {
        if (fields.size() == 1 && fields[0].content.is(kind::string)) {
            for (auto const& [form, kind] : typed_forms) {
                if (fields[0].key.string() != form) continue;
                auto content = parse_cell(fields[0].content.string(), kind);
                if (!content) return refuse(fmt::format("expected {} in {}, found {}", wanted_for(kind), form, to_excerpt(fields[0].content)), stop);
                return add(content->owned(), stop);
            }
        }
        if (fields.size() == 1 && fields[0].content.is(kind::map) && fields[0].key.string() == "$point") return add_point(fields[0].content, stop);
        return add(value::of(std::move(fields)), stop);
    }
    bool add_point(value const& fields, failure& stop) {
        try {
            return add(value::of(point_of(fields)), stop);
        } catch (error const& unfit) {
            return refuse(unfit.what(), stop);
        }
    }

    unsigned typed_depth_;
    std::vector<container> open_;
    std::string text_;
};

void append_escape(std::string& out, char c) {
    switch (c) {
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    }
}

void append_point(std::string& out, point_value const& place) {
    out += fmt::format(R"({{"$point":{{"srid":{},"x":{},"y":{})", static_cast<int>(place.system), to_text(place.x), to_text(place.y));
    if (has_three_dimensions(place.system)) out += R"(,"z":)" + to_text(place.z);
    out += "}}";
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        bool const non_character = c == '\xef' && (text.substr(i, 3) == "\xef\xbf\xbe" || text.substr(i, 3) == "\xef\xbf\xbf");
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            append_escape(out, c);
        } else if (non_character) {
            out += text[i + 2] == '\xbe' ? "\\ufffe" : "\\uffff";
            i += 2;
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_json(std::string& out, value const& content) {
    switch (content.type()) {
        case kind::null:
        case kind::boolean:
        case kind::integer: out += to_text(content); return;
        case kind::floating: {
            auto const text = to_text(content.floating());
            bool const is_word = text.back() == 'N' || text.back() == 'y';
            out += is_word ? "{\"$float\":\"" + text + "\"}" : text;
            return;
        }
        case kind::string: append_json_string(out, content.string()); return;
        case kind::list: {
            out += '[';
            for (std::size_t i = 0; i < content.list().size(); ++i) {
                if (i > 0) out += ',';
                append_json(out, content.list()[i]);
            }
            out += ']';
            return;
        }
        case kind::date:
        case kind::local_time:
        case kind::zoned_time:
        case kind::local_datetime:
        case kind::zoned_datetime:
        case kind::duration:
            out += fmt::format("{{\"{}\":", form_of(content.type()));
            append_json_string(out, to_text(content));
            out += '}';
            return;
        case kind::point: return append_point(out, content.point());
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path: return;  // No property holds one.
    }
}

bool holds_map(value const& content) {
    if (!content.is(kind::list)) return content.is(kind::map);
    return std::ranges::any_of(content.list(), holds_map);
}

std::optional<json_problem> read_json(std::string_view text, unsigned typed_depth, value& into) {
    boost::json::parse_options options;
    options.max_depth = most_depth;
    boost::json::basic_parser<value_builder> parser(options, typed_depth);
    boost::json::error_code failure;
    auto const read = parser.write_some(false, text.data(), text.size(), failure);
    if (failure) {
        auto const& problem = parser.handler().problem;
        return json_problem{read, problem.empty() ? "expected JSON: " + failure.message() : problem};
    }
    if (text.find_first_not_of(" \t\r\n", read) != std::string_view::npos) return json_problem{read, "more text behind the object"};
    into = std::move(parser.handler().result);
    return std::nullopt;
}

}  // namespace wafer::engine
