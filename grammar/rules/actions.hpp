// Semantic actions: where what was read goes. Named by pointers to the members of the rule's value, so that a rule reads as its shape.
#pragma once

#include "grammar/rules/terminals.hpp"

namespace wafer::grammar::rules {

/// Moves what was read into a member.
template <auto Member>
struct into_action {
    template <class Context>
    void operator()(Context const& context) const {
        x3::_val(context).*Member = std::move(x3::_attr(context));
    }
};
template <auto Member>
inline constexpr into_action<Member> into{};

/// Appends what was read to a member.
template <auto Member>
struct onto_action {
    template <class Context>
    void operator()(Context const& context) const {
        (x3::_val(context).*Member).push_back(std::move(x3::_attr(context)));
    }
};
template <auto Member>
inline constexpr onto_action<Member> onto{};

/// Sets a member to a constant.
template <auto Member, auto Value>
struct set_action {
    template <class Context>
    void operator()(Context const& context) const {
        x3::_val(context).*Member = Value;
    }
};
template <auto Member, auto Value = true>
inline constexpr set_action<Member, Value> set{};

/// Makes what was read the rule's value.
struct whole_action {
    template <class Context>
    void operator()(Context const& context) const {
        x3::_val(context) = std::move(x3::_attr(context));
    }
};
inline constexpr whole_action whole{};

}  // namespace wafer::grammar::rules
