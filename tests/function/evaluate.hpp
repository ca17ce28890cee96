// A calculator for the tests of functions: literals, operators, calls, property access and slices as text, without the engine's own parser,
// so that functions can be tested by themselves. The text is trusted: what it cannot read is an assertion.
#pragma once

#include <cctype>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <wafer/error.hpp>

#include "engine/function/access.hpp"
#include "engine/function/registry.hpp"
#include "engine/value/arithmetic.hpp"
#include "engine/value/format.hpp"
#include "engine/value/relations.hpp"

namespace wafer::tests {

using variables = std::map<std::string, engine::value>;

class calculator {
public:
    calculator(std::string_view text, engine::call_context& context, variables const& variables)
        : rest_(text), context_(context), variables_(variables) {}

    engine::value evaluate() {
        auto result = comparison();
        skip_spaces();
        if (!rest_.empty()) refuse();
        return result;
    }

private:
    using value = engine::value;

    [[noreturn]] void refuse() const { throw std::logic_error("The calculator cannot read: " + std::string(rest_)); }

    void skip_spaces() {
        while (!rest_.empty() && std::isspace(static_cast<unsigned char>(rest_[0]))) rest_.remove_prefix(1);
    }
    bool take(std::string_view token) {
        skip_spaces();
        if (!rest_.starts_with(token)) return false;
        rest_.remove_prefix(token.size());
        return true;
    }
    void expect(std::string_view token) {
        if (!take(token)) refuse();
    }
    std::string name() {
        skip_spaces();
        std::size_t size = 0;
        while (size < rest_.size() && (std::isalnum(static_cast<unsigned char>(rest_[size])) || rest_[size] == '_')) ++size;
        std::string result(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return result;
    }

    static value truth(std::optional<bool> verdict) { return verdict ? value::of(*verdict) : value(); }

    value comparison() {
        auto left = sum();
        auto const compared = [&](auto accept) {
            auto const order = engine::compare(left, sum());
            return order ? value::of(accept(*order)) : value();
        };
        if (take("<=")) return compared([](auto order) { return order <= 0; });
        if (take(">=")) return compared([](auto order) { return order >= 0; });
        if (take("<")) return compared([](auto order) { return order < 0; });
        if (take(">")) return compared([](auto order) { return order > 0; });
        if (take("=")) return truth(engine::equals(left, sum()));
        return left;
    }
    value sum() {
        auto left = product();
        while (true) {
            if (take("+")) {
                left = engine::add(left, product());
            } else if (take("-")) {
                left = engine::subtract(left, product());
            } else {
                return left;
            }
        }
    }
    value product() {
        auto left = sign();
        while (true) {
            if (take("*")) {
                left = engine::multiply(left, sign());
            } else if (take("/")) {
                left = engine::divide(left, sign());
            } else if (take("%")) {
                left = engine::modulo(left, sign());
            } else {
                return left;
            }
        }
    }
    value sign() { return take("-") ? negative() : access(); }
    value negative() {
        // The least integer has no positive counterpart to be the negative of.
        if (take("9223372036854775808")) return value::of(std::numeric_limits<std::int64_t>::min());
        return engine::negate(sign());
    }
    value access() {
        auto base = primary();
        while (true) {
            if (!rest_.starts_with("..") && take(".")) {
                base = engine::property_of(context_, base, name());
            } else if (take("[")) {
                base = bracket(base);
            } else {
                return base;
            }
        }
    }
    value bracket(value const& base) {
        std::optional<value> from;
        if (!take("..")) {
            from = comparison();
            if (take("]")) return engine::subscript(context_, base, *from);
            expect("..");
        }
        std::optional<value> to;
        if (!take("]")) {
            to = comparison();
            expect("]");
        }
        return engine::slice(base, from ? &*from : nullptr, to ? &*to : nullptr);
    }
    value primary() {
        skip_spaces();
        if (rest_.empty()) refuse();
        char const first = rest_[0];
        if (take("(")) {
            auto inner = comparison();
            expect(")");
            return inner;
        }
        if (first == '\'') return text();
        if (take("[")) return value::of(items("]"));
        if (take("{")) return map();
        if (std::isdigit(static_cast<unsigned char>(first))) return number();
        return word();
    }
    engine::value_list items(std::string_view end) {
        engine::value_list list;
        while (!take(end)) {
            list.push_back(comparison());
            take(",");
        }
        return list;
    }
    value map() {
        engine::value_map fields;
        while (!take("}")) {
            auto const key = name();
            expect(":");
            fields.push_back({value::of(key), comparison()});
            take(",");
        }
        return value::of(std::move(fields));
    }
    value text() {
        rest_.remove_prefix(1);
        std::string content;
        while (!rest_.empty() && rest_[0] != '\'') {
            if (rest_[0] == '\\') rest_.remove_prefix(1);
            content += rest_[0];
            rest_.remove_prefix(1);
        }
        expect("'");
        return value::of(content);
    }
    value number() {
        auto size = rest_.find_first_not_of("0123456789");
        if (size == std::string_view::npos) size = rest_.size();
        bool const point = size + 1 < rest_.size() && rest_[size] == '.' && std::isdigit(static_cast<unsigned char>(rest_[size + 1]));
        bool const exponent = size < rest_.size() && rest_[size] == 'e';
        if (!point && !exponent) {
            auto const digits = std::string(rest_.substr(0, size));
            rest_.remove_prefix(size);
            return value::of(static_cast<std::int64_t>(std::strtoll(digits.c_str(), nullptr, 10)));
        }
        std::string const copy(rest_);
        char* end = nullptr;
        double const number = std::strtod(copy.c_str(), &end);
        rest_.remove_prefix(static_cast<std::size_t>(end - copy.c_str()));
        return value::of(number);
    }
    value word() {
        auto called = name();
        if (called.empty()) refuse();
        if (auto const variable = variables_.find(called); variable != variables_.end()) return variable->second;
        while (rest_.starts_with(".") && !rest_.starts_with("..")) {
            rest_.remove_prefix(1);
            called += "." + name();
        }
        if (take("(")) return call(called);
        if (called == "null") return {};
        if (called == "true" || called == "false") return value::of(called == "true");
        refuse();
    }
    value call(std::string const& called) {
        auto const arguments = items(")");
        auto const* const function = engine::find_function(called);
        if (!function || arguments.size() < function->least || (function->most != 255 && arguments.size() > function->most)) {
            throw std::logic_error("No such function: " + called);
        }
        return engine::invoke(*function, context_, arguments);
    }

    std::string_view rest_;
    engine::call_context& context_;
    variables const& variables_;
};

/// The value of an expression.
inline engine::value evaluate(std::string_view text, engine::call_context& context, variables const& variables = {}) {
    return calculator(text, context, variables).evaluate();
}

/// The value as text (a literal, but temporal values bare), or `code: detail` of the error.
inline std::string result_of(std::string_view text, variables const& variables = {}) {
    engine::call_context context;
    try {
        auto const result = evaluate(text, context, variables);
        bool const temporal = result.type() >= engine::kind::date;
        return temporal ? engine::to_text(result) : engine::to_literal(result);
    } catch (error const& error) {
        return std::string(to_string(error.code())) + ": " + error.detail();
    }
}

}  // namespace wafer::tests
