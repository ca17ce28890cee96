#include "engine/value/regular_expression.hpp"

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
        compiled_ = std::make_unique<compiled>(pattern);
        if (!compiled_->program.ok()) {
            // Its reason may quote all of the pattern.
            std::string const reason = to_excerpt(value::of(compiled_->program.error()));
            compiled_.reset();
            throw error(error_code::argument, "InvalidArgumentValue", fmt::format("{} is not a regular expression: {}.", to_excerpt(value::of(pattern)), reason));
        }
    }
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), compiled_->program);
}

}  // namespace wafer::engine
