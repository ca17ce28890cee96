#include "engine/value/regular_expression.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <re2/re2.h>

#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

RE2::Options quiet() {
    RE2::Options options;
    options.set_log_errors(false);
    return options;
}

constexpr std::size_t longest_pattern_bytes = 65'536;
/// Where RE2's automaton has too many states it tries each step of its program at each byte.
constexpr std::size_t most_steps = std::size_t{1} << 28;

[[noreturn]] void refuse_length(std::string_view pattern, std::string const& why) {
    throw error(error_code::argument, "InvalidArgumentValue", fmt::format("The regular expression {} {}.", to_excerpt(value::of(pattern)), why));
}

}  // namespace

struct regular_expression::compiled {
    explicit compiled(std::string_view pattern) : program(re2::StringPiece(pattern.data(), pattern.size()), quiet()) {}
    RE2 program;
};

regular_expression::regular_expression() = default;
regular_expression::regular_expression(regular_expression&&) noexcept = default;
regular_expression& regular_expression::operator=(regular_expression&&) noexcept = default;
regular_expression::~regular_expression() = default;

bool regular_expression::operator()(std::string_view text, std::string_view pattern) {
    if (!compiled_ || compiled_->program.pattern() != pattern) {
        if (pattern.size() > longest_pattern_bytes)
            refuse_length(pattern, fmt::format("has {} bytes; {} are the most", pattern.size(), longest_pattern_bytes));
        compiled_ = std::make_unique<compiled>(pattern);
        if (!compiled_->program.ok()) {
            // Its reason may quote all of the pattern.
            std::string const reason = to_excerpt(value::of(compiled_->program.error()));
            compiled_.reset();
            throw error(error_code::argument, "InvalidArgumentValue", fmt::format("{} is not a regular expression: {}.", to_excerpt(value::of(pattern)), reason));
        }
    }
    auto const steps = static_cast<std::size_t>(std::max(1, compiled_->program.ProgramSize()));
    if (text.size() > most_steps / steps)
        refuse_length(pattern, fmt::format("is matched with texts of {} bytes at most, not of {}", most_steps / steps, text.size()));
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), compiled_->program);
}

}  // namespace wafer::engine
