#include "engine/value/arithmetic.hpp"

#include <cmath>
#include <limits>
#include <string>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/value/format.hpp"
#include "engine/value/growing_list.hpp"
#include "engine/value/temporal/arithmetic.hpp"

namespace wafer::engine {

namespace {

[[noreturn]] void refuse(std::string_view sign, value const& left, value const& right) {
    throw error(error_code::type, "InvalidArgumentType",
                fmt::format("`{}` does not take {} and {}.", sign, name_of(left.type()), name_of(right.type())));
}

[[noreturn]] void overflow(std::string_view sign, value const& left, value const& right) {
    throw error(error_code::arithmetic, "NumberOverflow",
                fmt::format("The result of {} {} {} does not fit a 64-bit integer.", to_excerpt(left), sign, to_excerpt(right)));
}

[[noreturn]] void refuse_zero(std::string_view sign, value const& left) {
    throw error(error_code::arithmetic, "DivisionByZero",
                fmt::format("The integer division {} {} 0 has no result.", to_excerpt(left), sign));
}

bool both_integers(value const& left, value const& right) { return left.is(kind::integer) && right.is(kind::integer); }

bool both_numbers(value const& left, value const& right) { return left.is_number() && right.is_number(); }

bool any_null(value const& left, value const& right) { return left.is_null() || right.is_null(); }

/// What `+` may join to a string.
bool has_text(kind kind) {
    switch (kind) {
        case kind::boolean:
        case kind::integer:
        case kind::floating:
        case kind::string:
        case kind::date:
        case kind::local_time:
        case kind::zoned_time:
        case kind::local_datetime:
        case kind::zoned_datetime:
        case kind::duration: return true;
        case kind::null:
        case kind::list:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path:
        case kind::point: return false;
    }
    return false;
}

bool is_instant(kind kind) {
    switch (kind) {
        case kind::date:
        case kind::local_time:
        case kind::zoned_time:
        case kind::local_datetime:
        case kind::zoned_datetime: return true;
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
        case kind::duration:
        case kind::point: return false;
    }
    return false;
}

value join_text(value const& left, value const& right) {
    if (left.is(kind::string) && right.is(kind::string)) return value::joined(left.string(), right.string());
    if (left.is(kind::string)) return value::joined(left.string(), to_text(right));
    return value::joined(to_text(left), right.string());
}

/// A list and a list, or a list and one element on either side.
value join_lists(value const& left, value const& right) {
    auto const size = [](value const& part) { return part.is(kind::list) ? part.list().size() : 1; };
    sized_list joined(size(left) + size(right));
    for (auto const* part : {&left, &right}) {
        if (part->is(kind::list)) {
            for (auto const& item : part->list()) joined.push_back(item);
        } else {
            joined.push_back(*part);
        }
    }
    return value::of(joined.finish());
}

}  // namespace

value add(value const& left, value const& right) {
    if (any_null(left, right)) return {};
    if (both_integers(left, right)) {
        std::int64_t sum = 0;
        if (__builtin_add_overflow(left.integer(), right.integer(), &sum)) overflow("+", left, right);
        return value::of(sum);
    }
    if (both_numbers(left, right)) return value::of(left.number() + right.number());
    if (left.is(kind::list) || right.is(kind::list)) return join_lists(left, right);
    if ((left.is(kind::string) && has_text(right.type())) || (right.is(kind::string) && has_text(left.type())))
        return join_text(left, right);
    if (left.is(kind::duration) && right.is(kind::duration)) return value::of(sum_of(left.duration(), right.duration()));
    if (is_instant(left.type()) && right.is(kind::duration)) return shifted(left, right.duration());
    if (left.is(kind::duration) && is_instant(right.type())) return shifted(right, left.duration());
    refuse("+", left, right);
}

value subtract(value const& left, value const& right) {
    if (any_null(left, right)) return {};
    if (both_integers(left, right)) {
        std::int64_t difference = 0;
        if (__builtin_sub_overflow(left.integer(), right.integer(), &difference)) overflow("-", left, right);
        return value::of(difference);
    }
    if (both_numbers(left, right)) return value::of(left.number() - right.number());
    if (left.is(kind::duration) && right.is(kind::duration)) return value::of(sum_of(left.duration(), negated(right.duration())));
    if (is_instant(left.type()) && right.is(kind::duration)) return shifted(left, negated(right.duration()));
    refuse("-", left, right);
}

value multiply(value const& left, value const& right) {
    if (any_null(left, right)) return {};
    if (both_integers(left, right)) {
        std::int64_t product = 0;
        if (__builtin_mul_overflow(left.integer(), right.integer(), &product)) overflow("*", left, right);
        return value::of(product);
    }
    if (both_numbers(left, right)) return value::of(left.number() * right.number());
    if (left.is(kind::duration) && right.is_number()) return value::of(multiplied(left.duration(), right));
    if (left.is_number() && right.is(kind::duration)) return value::of(multiplied(right.duration(), left));
    refuse("*", left, right);
}

value divide(value const& left, value const& right) {
    if (any_null(left, right)) return {};
    if (both_integers(left, right)) {
        if (right.integer() == 0) refuse_zero("/", left);
        if (right.integer() == -1) return negate(left);
        return value::of(left.integer() / right.integer());
    }
    if (both_numbers(left, right)) return value::of(left.number() / right.number());
    if (left.is(kind::duration) && right.is_number()) return value::of(divided(left.duration(), right));
    refuse("/", left, right);
}

value modulo(value const& left, value const& right) {
    if (any_null(left, right)) return {};
    if (both_integers(left, right)) {
        if (right.integer() == 0) refuse_zero("%", left);
        // The remainder by -1 is 0 always, but the machine's division overflows on the least integer.
        return value::of(right.integer() == -1 ? std::int64_t{0} : left.integer() % right.integer());
    }
    if (both_numbers(left, right)) return value::of(std::fmod(left.number(), right.number()));
    refuse("%", left, right);
}

value power(value const& left, value const& right) {
    if (any_null(left, right)) return {};
    if (!both_numbers(left, right)) refuse("^", left, right);
    return value::of(std::pow(left.number(), right.number()));
}

value negate(value const& operand) {
    if (operand.is_null()) return {};
    if (operand.is(kind::floating)) return value::of(-operand.floating());
    if (operand.is(kind::duration)) return value::of(negated(operand.duration()));
    if (!operand.is(kind::integer)) {
        throw error(error_code::type, "InvalidArgumentType", fmt::format("The sign `-` does not take {}.", name_of(operand.type())));
    }
    std::int64_t negative = 0;
    if (__builtin_sub_overflow(std::int64_t{0}, operand.integer(), &negative)) {
        throw error(error_code::arithmetic, "NumberOverflow",
                    fmt::format("The negative of {} does not fit a 64-bit integer.", operand.integer()));
    }
    return value::of(negative);
}

value concatenate(value const& left, value const& right) {
    if (any_null(left, right)) return {};
    if (left.is(kind::string) && right.is(kind::string)) return join_text(left, right);
    if (left.is(kind::list) && right.is(kind::list)) return join_lists(left, right);
    refuse("||", left, right);
}

}  // namespace wafer::engine
