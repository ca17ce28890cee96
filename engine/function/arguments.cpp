#include "engine/function/arguments.hpp"

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/format.hpp"

namespace wafer::engine {

namespace {

unsigned occurrences(std::string_view text, std::string_view part) {
    unsigned count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

scalar_function described(std::string_view signature, std::string_view summary) {
    scalar_function function;
    function.name = signature.substr(0, signature.find('('));
    auto const named = occurrences(signature, " :: ") - 1;  // The last one is that of the result.
    function.least = static_cast<std::uint8_t>(named - occurrences(signature, " = "));
    function.most = static_cast<std::uint8_t>(signature.find("…") == std::string_view::npos ? named : 255);
    function.signature = signature;
    function.summary = summary;
    return function;
}

}  // namespace

scalar_function pure(std::string_view signature, std::string_view summary, std::vector<kind_set> accepts, kind_set returns,
                     function_call call) {
    auto function = described(signature, summary);
    function.accepts = std::move(accepts);
    function.returns = returns;
    function.call = call;
    return function;
}

scalar_function changing(std::string_view signature, std::string_view summary, std::vector<kind_set> accepts, kind_set returns,
                         function_call call) {
    auto function = pure(signature, summary, std::move(accepts), returns, call);
    function.deterministic = false;
    return function;
}

scalar_function lenient(std::string_view signature, std::string_view summary, std::vector<kind_set> accepts, kind_set returns,
                        function_call call) {
    auto function = pure(signature, summary, std::move(accepts), returns, call);
    function.strict = false;
    return function;
}

void refuse_argument(std::string_view function, std::string_view wanted, value const& found, std::string_view detail) {
    throw error(error_code::argument, std::string(detail), fmt::format("{}() wants {}, not {}.", function, wanted, to_excerpt(found)));
}

void refuse_kind(std::string_view function, std::string_view wanted, value const& found) {
    throw error(error_code::type, "InvalidArgumentValue",
                fmt::format("{}() wants {}, not {}, which is {}.", function, wanted, to_excerpt(found), name_of(found.type())));
}

void refuse_overflow(std::string_view function, value const& argument) {
    throw error(error_code::arithmetic, "NumberOverflow",
                fmt::format("The result of {}({}) does not fit a 64-bit integer.", function, to_excerpt(argument)));
}

std::size_t count_of(std::string_view function, value const& argument) {
    if (argument.integer() < 0) refuse_argument(function, "a count of 0 or more", argument, "NumberOutOfRange");
    return static_cast<std::size_t>(argument.integer());
}

}  // namespace wafer::engine
