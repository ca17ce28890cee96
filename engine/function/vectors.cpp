// Similarity of vectors, which are lists of numbers of equal length.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include <wafer/error.hpp>

#include "engine/function/arguments.hpp"
#include "engine/function/families.hpp"

namespace wafer::engine {

namespace {

void check_vector(std::string_view function, value const& list) {
    if (list.list().empty()) refuse_argument(function, "vectors that are not empty", list);
    for (auto const& item : list.list()) {
        if (!item.is_number()) refuse_kind(function, "vectors of numbers", item);
        if (!std::isfinite(item.number())) refuse_argument(function, "vectors of finite numbers", item);
    }
}

void check_vectors(std::string_view function, arguments given) {
    check_vector(function, given[0]);
    check_vector(function, given[1]);
    if (given[0].list().size() == given[1].list().size()) return;
    throw error(error_code::argument, "InvalidArgumentValue",
                fmt::format("{}() wants two vectors of one length, not of {} and {} numbers.", function, given[0].list().size(),
                            given[1].list().size()));
}

/// The cosine of the angle between both, brought from -1 .. 1 to 0 .. 1.
value cosine(call_context&, arguments given) {
    constexpr std::string_view name = "vector.similarity.cosine";
    check_vectors(name, given);
    double product = 0, left_squares = 0, right_squares = 0;
    for (std::size_t i = 0; i < given[0].list().size(); ++i) {
        double const left = given[0].list()[i].number();
        double const right = given[1].list()[i].number();
        product += left * right;
        left_squares += left * left;
        right_squares += right * right;
    }
    if (left_squares == 0) refuse_argument(name, "vectors that are not all zero", given[0]);
    if (right_squares == 0) refuse_argument(name, "vectors that are not all zero", given[1]);
    double const quotient = product / (std::sqrt(left_squares) * std::sqrt(right_squares));
    return value::of((1 + std::fmin(1, std::fmax(-1, quotient))) / 2);
}

/// 1 over 1 and the square of the distance.
value euclidean(call_context&, arguments given) {
    check_vectors("vector.similarity.euclidean", given);
    double squares = 0;
    for (std::size_t i = 0; i < given[0].list().size(); ++i) {
        double const difference = given[0].list()[i].number() - given[1].list()[i].number();
        squares += difference * difference;
    }
    return value::of(1 / (1 + squares));
}

}  // namespace

std::vector<scalar_function> vector_functions() {
    kind_set const list = kind::list;
    return {
        pure("vector.similarity.cosine(a :: LIST<FLOAT>, b :: LIST<FLOAT>) :: FLOAT", "From 0, opposite directions, to 1, the same.",
             {list}, kind::floating, cosine),
        pure("vector.similarity.euclidean(a :: LIST<FLOAT>, b :: LIST<FLOAT>) :: FLOAT", "From 0, far from each other, to 1, the same.",
             {list}, kind::floating, euclidean),
    };
}

}  // namespace wafer::engine
