// One visitor made of several lambdas, for `std::visit`.
#pragma once

namespace wafer::engine {

template <class... Cases>
struct overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
overloaded(Cases...) -> overloaded<Cases...>;

}  // namespace wafer::engine
