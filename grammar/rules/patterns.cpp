#include "grammar/rules/patterns.hpp"

#include <algorithm>
#include <iterator>

#include "grammar/rules/actions.hpp"
#include "grammar/rules/expressions.hpp"
#include "grammar/rules/literals.hpp"
#include "grammar/rules/lookahead.hpp"

namespace wafer::grammar::rules {
namespace {

using ast::node_pattern;
using ast::path_length;
using ast::path_pattern;
using ast::relationship_pattern;

// A relationship and the node that it leads to.
struct hop {
    relationship_pattern relationship;
    node_pattern node;
};

// A path that a quantified part begins or ends, or two such parts side by side, has a node there that is not written.
void imply_node(path_pattern& path) {
    if (path.nodes.size() > path.relationships.size()) return;
    path.nodes.emplace_back().implied = true;
}

constexpr auto add_hop = [](auto const& context) {
    auto& path = x3::_val(context);
    imply_node(path);
    path.relationships.push_back(std::move(x3::_attr(context).relationship));
    path.nodes.push_back(std::move(x3::_attr(context).node));
};

constexpr auto add_node = [](auto const& context) {
    auto& path = x3::_val(context);
    auto& node = x3::_attr(context);
    if (path.nodes.size() > path.relationships.size()) {
        state_of(context).stop("UnexpectedSyntax", "Between two nodes stands a relationship or a quantified part of the path.", node.at);
        x3::_pass(context) = false;
    }
    path.nodes.push_back(std::move(node));
};

constexpr auto add_group = [](auto const& context) {
    auto& path = x3::_val(context);
    imply_node(path);
    path.relationships.push_back(std::move(x3::_attr(context)));
};

constexpr auto take_inner = [](auto const& context) { x3::_val(context).group.push_back(std::move(x3::_attr(context))); };

// `(((a) WHERE x) WHERE y)` asks for both.
constexpr auto demand = [](auto const& context) {
    auto& where = x3::_val(context).group.front().where;
    auto& more = x3::_attr(context);
    if (!where) {
        where = std::move(more);
        return;
    }
    auto const at = ast::text_range{where->at.begin, more.at.end};
    ast::chain both{std::move(*where), {}};
    both.rest.push_back({ast::binary_operator::and_, at, std::move(more)});
    where = ast::expression{std::move(both), at, false};
};

// Parentheses without a quantifier stand around a whole path, and are gone once it is read.
constexpr auto end_path = [](auto const& context) {
    auto& path = x3::_val(context);
    imply_node(path);
    for (auto const& part : path.relationships) {
        if (part.group.empty() || part.quantifier) continue;
        if (path.relationships.size() == 1 && path.nodes.front().implied && path.nodes.back().implied) {
            path_pattern inner = std::move(path.relationships.front().group.front());
            path = std::move(inner);
            return;
        }
        state_of(context).stop("UnexpectedSyntax", "Parentheses around a part of a path need a quantifier such as {1,3} behind them.", part.at);
        x3::_pass(context) = false;
        return;
    }
};

constexpr auto take_prefix = [](auto const& context) {
    x3::_val(context).selector = x3::_attr(context).selector;
    x3::_val(context).mode = x3::_attr(context).mode;
};

constexpr auto take_steps = [](auto const& context) {
    x3::_val(context).nodes = std::move(x3::_attr(context).nodes);
    x3::_val(context).relationships = std::move(x3::_attr(context).relationships);
    x3::_val(context).where = std::move(x3::_attr(context).where);
};

constexpr auto take_shortest = [](auto const& context) {
    x3::_val(context).search = x3::_attr(context).search;
    take_steps(context);
};

constexpr auto point_right = [](auto const& context) {
    auto& towards = x3::_val(context).towards;
    towards = towards == ast::direction::left ? ast::direction::either : ast::direction::right;
};

constexpr auto exactly = [](auto const& context) {
    x3::_val(context).least = x3::_attr(context);
    x3::_val(context).most = x3::_attr(context);
};

// `[:T..3]` and `[:T*-2]` are errors of their own in openCypher.
struct length_check : plain_terminal<length_check> {
    bool after_star = false;
    explicit constexpr length_check(bool star) : after_star(star) {}
    bool take(parse_state& state, iterator& first) const {
        auto const left = static_cast<std::size_t>(state.end() - first);
        std::string_view const next(first, std::min<std::size_t>(left, 2));
        if (after_star && next.substr(0, 1) == "-")
            return state.stop("InvalidRelationshipPattern", "The length of a path cannot be negative.", state.range(first, first + 1));
        if (!after_star && next == "..")
            return state.stop("InvalidRelationshipPattern", "A range of lengths needs a * before it.", state.range(first, first + 2));
        return true;
    }
};

constexpr auto path_variable = variable_name[into<&path_pattern::variable>] >> sym("=");

}  // namespace

struct node_id;
constexpr x3::rule<node_id, node_pattern> node{"node"};
struct length_id;
constexpr x3::rule<length_id, path_length> length{"length"};
struct relationship_id;
constexpr x3::rule<relationship_id, relationship_pattern> relationship{"relationship"};
struct hop_id;
constexpr x3::rule<hop_id, hop> step{"step"};
struct group_id;
constexpr x3::rule<group_id, relationship_pattern> group{"group"};
BOOST_SPIRIT_DECLARE(decltype(node), decltype(length), decltype(relationship), decltype(step), decltype(group))

// NodePattern = '(' [Variable] [':' LabelExpression] [Properties] ['WHERE' Expression] ')'
constexpr auto node_def = located(sym("(") >> -variable_name[into<&node_pattern::variable>] >>
                                  -(sym(":") >> placed(place::plain, labels)[into<&node_pattern::labels>]) >>
                                  -properties[into<&node_pattern::properties>] >> -(rules::where[into<&node_pattern::where>]) >> sym(")"));
// PathLength = '*' [Integer] ['..' [Integer]]
constexpr auto length_def = located(sym("*") >> length_check(true) >> -count_token[exactly] >>
                                    -(sym("..")[set<&path_length::most, std::nullopt>] >> -count_token[into<&path_length::most>]));
// RelationshipPattern = ['<'] '-' ['[' [Variable] [':' Types] [PathLength] [Properties] ['WHERE' Expression] ']'] '-' ['>'] [Quantifier]
constexpr auto relationship_def =
    located(-sym("<")[set<&relationship_pattern::towards, ast::direction::left>] >> sym("-") >>
            -(sym("[") >> -variable_name[into<&relationship_pattern::variable>] >>
              -(sym(":") >> placed(place::plain, labels)[into<&relationship_pattern::types>]) >> length_check(false) >>
              -length[into<&relationship_pattern::length>] >> -properties[into<&relationship_pattern::properties>] >>
              -(rules::where[into<&relationship_pattern::where>]) >> sym("]")) >>
            sym("-") >> -sym(">")[point_right] >>
            -(ahead(quantifier_ahead) >> path_quantifier[into<&relationship_pattern::quantifier>]));
constexpr auto step_def = named("a relationship", ahead(hop_ahead) >> relationship[into<&hop::relationship>]) >>
                          named("a node", node[into<&hop::node>]);
// Group = '(' PatternElement ['WHERE' Expression] ')' [Quantifier]
constexpr auto group_def = located(sym("(") >> nested(path_element)[take_inner] >> -(rules::where[demand]) >> sym(")") >>
                                   -(ahead(quantifier_ahead) >> path_quantifier[into<&relationship_pattern::quantifier>]));
// PatternElement = (NodePattern | Group) {RelationshipPattern NodePattern | Group | NodePattern}, where no two nodes stand side by side
constexpr auto path_element_def = located(((ahead(two_parentheses_ahead) >> group[add_group]) | named("a node", node[add_node])) >>
                                          *(step[add_hop] | (ahead(two_parentheses_ahead) >> group[add_group]) |
                                            (ahead(parenthesis_ahead) >> node[add_node])) >>
                                          x3::eps[end_path]);
// ShortestPath = ('shortestPath' | 'allShortestPaths') '(' PatternElement ')'
constexpr auto shortest_path_def = located((kw("shortestpath")[set<&path_pattern::search, ast::path_search::shortest>] |
                                            kw("allshortestpaths")[set<&path_pattern::search, ast::path_search::all_shortest>]) >>
                                           sym("(") >> path_element[take_steps] >> sym(")"));
// PatternPart = [Variable '='] (ShortestPath | [PathPrefix] PatternElement)
constexpr auto path_def =
    located(-(ahead(binding_ahead) >> path_variable) >>
            ((ahead(shortest_path_ahead) >> shortest_path[take_shortest]) |
             (-(ahead(prefix_ahead) >> path_prefix[take_prefix]) >> named("a pattern such as (n)", path_element[take_steps]))));
// Pattern = PatternPart {',' PatternPart}
constexpr auto pattern_def = path[onto<&ast::pattern::paths>] % sym(",");

BOOST_SPIRIT_DEFINE(node, length, relationship, step, group, path_element, shortest_path, path, pattern)
BOOST_SPIRIT_INSTANTIATE(decltype(node), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(length), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(relationship), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(step), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(group), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(path_element), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(shortest_path), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(path), iterator, context)
BOOST_SPIRIT_INSTANTIATE(decltype(pattern), iterator, context)

}  // namespace wafer::grammar::rules
