// What stands before a path, and behind its quantified parts.
#include "grammar/rules/actions.hpp"
#include "grammar/rules/patterns.hpp"

namespace wafer::grammar::rules {
namespace {

using ast::path_mode;
using ast::path_pattern;
using quantified = ast::path_quantifier;
using sort = ast::path_selector::sort;

template <sort Of>
constexpr auto select = [](auto const& context) { x3::_val(context).selector.of = Of; };

constexpr auto note_count = [](auto const& context) { x3::_val(context).selector.count = x3::_attr(context); };

constexpr auto exactly = [](auto const& context) {
    x3::_val(context).least = x3::_attr(context);
    x3::_val(context).most = x3::_attr(context);
};

constexpr auto question = [](auto const& context) {
    x3::_val(context).least = 0;
    x3::_val(context).most = 1;
    x3::_val(context).questioned = true;
};

// PathMode = 'WALK' | 'TRAIL' | 'SIMPLE' | 'ACYCLIC'
constexpr auto mode = kw("walk")[set<&path_pattern::mode, path_mode::walk>] | kw("trail")[set<&path_pattern::mode, path_mode::trail>] |
                      kw("simple")[set<&path_pattern::mode, path_mode::simple>] | kw("acyclic")[set<&path_pattern::mode, path_mode::acyclic>];
constexpr auto paths = kw("paths") | kw("path");
constexpr auto groups = kw("groups") | kw("group");

}  // namespace

// PathPrefix = 'ANY' ['SHORTEST' | Integer] [PathMode] [Paths] | 'ALL' ['SHORTEST'] [PathMode] [Paths]
//            | 'SHORTEST' [Integer] [PathMode] [Paths] [Groups] | PathMode [Paths]
constexpr auto path_prefix_def =
    located((kw("any")[select<sort::any>] >> -(kw("shortest")[select<sort::any_shortest>] | count_token[note_count]) >> -mode >> -paths) |
            (kw("all")[select<sort::all>] >> -kw("shortest")[select<sort::all_shortest>] >> -mode >> -paths) |
            (kw("shortest")[select<sort::shortest>] >> -count_token[note_count] >> -mode >> -paths >>
             -groups[select<sort::shortest_groups>]) |
            (mode >> -paths));
// Quantifier = '*' | '+' | '?' | '{' Integer [',' [Integer]] '}' | '{' ',' [Integer] '}'
constexpr auto path_quantifier_def =
    located(sym("*")[set<&quantified::least, std::uint64_t{0}>] | sym("+") | sym("?")[question] |
            (sym("{") >>
             ((count_token[exactly] >> -(sym(",")[set<&quantified::most, std::nullopt>] >> -count_token[into<&quantified::most>])) |
              (sym(",")[set<&quantified::least, std::uint64_t{0}>] >> -count_token[into<&quantified::most>])) >>
             sym("}")));

BOOST_SPIRIT_DEFINE(path_prefix, path_quantifier)
BOOST_SPIRIT_INSTANTIATE(decltype(path_prefix), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(path_quantifier), iterator, context)

}  // namespace wafer::grammar::rules
