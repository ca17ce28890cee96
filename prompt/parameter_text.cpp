#include "prompt/parameter_text.hpp"

#include <optional>

#include <wafer/database.hpp>
#include <wafer/error.hpp>

#include "prompt/json_values.hpp"

namespace wafer::prompt {
namespace {

value evaluate(std::string const& expression, parameters const& given = {}) {
    database empty;
    auto connection = empty.connect();
    auto row = connection.run("RETURN " + expression, given);
    row.next();
    return row.get(0);
}

value read_temporal(std::string_view function, std::string const& text) {
    return evaluate(std::string(function) + "($text)", {{"text", text}});
}

std::optional<value> json_value(std::string_view text) {
    try {
        return read_json(text, read_temporal);
    } catch (error const& failure) {
        if (failure.detail() == "InvalidJson") return std::nullopt;
        throw;
    }
}

bool looks_like_expression(std::string_view text) {
    if (text.empty()) return false;
    bool const opens = std::string_view("'\"[{").find(text.front()) != std::string_view::npos;
    bool const calls = text.ends_with(')') && text.find('(') < text.find_first_of(" '\"");
    return opens || calls;
}

}  // namespace

value read_parameter(std::string_view text) {
    if (auto found = json_value(text)) return *found;
    if (looks_like_expression(text)) return evaluate(std::string(text));
    return text;
}

}  // namespace wafer::prompt
