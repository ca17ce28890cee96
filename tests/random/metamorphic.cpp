#include "tests/random/metamorphic.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tests/random/query_generator.hpp"

namespace wafer::random {

namespace {

struct chain_node {
    std::string name;
    std::string label;  // Empty: any.
    std::string x;      // Empty: any.
};
struct chain_step {
    std::string name;
    std::string types;
    std::string length;
    char towards = '>';  // Or '<', or '-'.
};
struct chain {
    std::vector<chain_node> nodes;
    std::vector<chain_step> steps;
};

class twin_maker {
public:
    explicit twin_maker(generator& random) : random_(&random), expressions_(random) {}

    twins make() {
        switch (below(8)) {
            case 0: return partition();
            case 1: return reversal();
            case 2: return split();
            case 3: return permutation();
            case 4: return inlined();
            case 5: return lengths();
            case 6: return directions();
            default: return recreation();
        }
    }

private:
    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(*random_); }
    template <std::size_t N>
    std::string one_of(char const* const (&choices)[N]) {
        return choices[below(N)];
    }

    chain random_chain(std::size_t steps, bool trails) {
        chain made;
        for (std::size_t i = 0; i <= steps; ++i) {
            chain_node node{fmt::format("n{}", ++named_), one_of({"", "", "", ":A", ":B", ":C"}), below(8) == 0 ? fmt::format("{}", below(4)) : ""};
            // Now and then the path comes back to where it was.
            if (i > 1 && below(6) == 0) node.name = made.nodes[0].name;
            expressions_.declare_node(node.name);
            made.nodes.push_back(std::move(node));
        }
        for (std::size_t i = 0; i < steps; ++i)
            made.steps.push_back({fmt::format("r{}", ++named_), one_of({"", "", ":R", ":S", ":R|T"}),
                                  trails && below(4) == 0 ? one_of({"*1..2", "*0..2", "*2"}) : "", one_of({">", ">", "<", "-"})[0]});
        return made;
    }

    static std::string text_of(chain_node const& node) {
        return fmt::format("({}{}{})", node.name, node.label, node.x.empty() ? "" : fmt::format(" {{x: {}}}", node.x));
    }
    static std::string text_of(chain_step const& step, bool turned = false) {
        char const towards = !turned || step.towards == '-' ? step.towards : step.towards == '>' ? '<' : '>';
        return fmt::format("{}-[{}{}{}]-{}", towards == '<' ? "<" : "", step.name, step.types, step.length, towards == '>' ? ">" : "");
    }
    static std::string text_of(chain const& path) {
        auto text = text_of(path.nodes[0]);
        for (std::size_t i = 0; i < path.steps.size(); ++i) text += text_of(path.steps[i]) + text_of(path.nodes[i + 1]);
        return text;
    }
    /// All nodes and single relationships, and how long the trails are.
    static std::string items_of(chain const& path) {
        std::string text;
        for (auto const& node : path.nodes) text += (text.empty() ? "" : ", ") + node.name;
        for (auto const& step : path.steps) text += step.length.empty() ? ", " + step.name : fmt::format(", size({})", step.name);
        // A name may come twice, but a column may not.
        std::string numbered;
        std::size_t column = 0;
        for (std::size_t from = 0; from < text.size();) {
            auto const end = std::min(text.find(", ", from), text.size());
            numbered += fmt::format("{}{} AS c{}", numbered.empty() ? "" : ", ", text.substr(from, end - from), ++column);
            from = end + 2;
        }
        return numbered;
    }

    twins partition() {
        auto const path = random_chain(below(3), true);
        auto const match = "MATCH " + text_of(path);
        auto const items = " RETURN " + items_of(path);
        auto const condition = expressions_.truth(2);
        return {"predicate partitioning",
                {match + items},
                {match + " WHERE " + condition + items, match + " WHERE NOT (" + condition + ")" + items,
                 match + " WHERE (" + condition + ") IS NULL" + items}};
    }

    twins reversal() {
        auto const path = random_chain(1 + below(3), true);
        auto text = text_of(path.nodes.back());
        for (auto i = path.steps.size(); i-- > 0;) text += text_of(path.steps[i], true) + text_of(path.nodes[i]);
        return {"pattern reversal", {"MATCH " + text_of(path) + " RETURN " + items_of(path)}, {"MATCH " + text + " RETURN " + items_of(path)}};
    }

    twins split() {
        auto const path = random_chain(2 + below(2), true);
        std::string parts;
        for (std::size_t i = 0; i < path.steps.size(); ++i)
            parts += fmt::format("{}{}{}{}", i > 0 ? ", " : "", text_of(path.nodes[i]), text_of(path.steps[i]), text_of(path.nodes[i + 1]));
        return {"path split", {"MATCH " + text_of(path) + " RETURN " + items_of(path)}, {"MATCH " + parts + " RETURN " + items_of(path)}};
    }

    twins permutation() {
        auto const one = random_chain(below(3), true);
        auto other = random_chain(below(2), true);
        if (below(2) == 0) other.nodes[0].name = one.nodes[0].name;
        auto const items = fmt::format(" RETURN {}, count(*) AS c", items_of(one));
        return {"comma-part permutation",
                {"MATCH " + text_of(one) + ", " + text_of(other) + items},
                {"MATCH " + text_of(other) + ", " + text_of(one) + items}};
    }

    twins inlined() {
        auto path = random_chain(below(3), true);
        auto const inside = text_of(path);
        auto const items = " RETURN " + items_of(path);
        std::string where;
        for (auto& node : path.nodes) {
            if (!node.label.empty()) where += fmt::format("{}{}{}", where.empty() ? " WHERE " : " AND ", node.name, node.label);
            if (!node.x.empty()) where += fmt::format("{}{}.x = {}", where.empty() ? " WHERE " : " AND ", node.name, node.x);
            node.label.clear();
            node.x.clear();
        }
        return {"WHERE against inline", {"MATCH " + inside + items}, {"MATCH " + text_of(path) + where + items}};
    }

    twins lengths() {
        auto path = random_chain(1 + below(2), false);
        auto const least = below(2);
        auto const most = least + 1 + below(2);
        twins made{"a range of lengths against each length", {}, {}};
        path.steps[0].length = fmt::format("*{}..{}", least, most);
        auto const text = [&] { return fmt::format("MATCH {} RETURN {}, {} AS trail", text_of(path), items_of(path), path.steps[0].name); };
        made.one.push_back(text());
        for (auto length = least; length <= most; ++length) {
            path.steps[0].length = fmt::format("*{}", length);
            made.other.push_back(text());
        }
        return made;
    }

    twins directions() {
        auto path = random_chain(1 + below(2), false);
        if (path.nodes.size() > 2) path.nodes[2].name = fmt::format("n{}", ++named_);
        twins made{"undirected against both directions", {}, {}};
        auto const items = " RETURN " + items_of(path);
        path.steps[0].towards = '-';
        made.one.push_back("MATCH " + text_of(path) + items);
        path.steps[0].towards = '>';
        made.other.push_back("MATCH " + text_of(path) + items);
        path.steps[0].towards = '<';
        made.other.push_back(fmt::format("MATCH {} WHERE {} <> {}{}", text_of(path), path.nodes[0].name, path.nodes[1].name, items));
        return made;
    }

    twins recreation() {
        expressions_.hide_ids();
        auto const path = random_chain(below(4), true);
        std::string items;
        for (auto const& node : path.nodes)
            items += fmt::format("{0}{1}.x, {1}.s, size(labels({1}))", items.empty() ? "" : ", ", node.name);
        auto const text = fmt::format("MATCH {} WHERE {} RETURN [{}] AS properties, count(*) AS c", text_of(path), expressions_.truth(1), items);
        return {"before and after everything is deleted and made again", {text}, {text}, true};
    }

    generator* random_;
    query_generator expressions_;
    std::size_t named_ = 100;
};

outcome together(std::vector<std::string> const& queries, engine::graph const& data) {
    outcome all;
    for (auto const& text : queries) {
        auto const found = run_engine({.text = text, .bags = true}, data);
        if (!found.error.empty()) all.error = found.error;
        all.refused = all.refused || found.refused;
        all.abandoned = all.abandoned || found.abandoned;
        all.rows.insert(all.rows.end(), found.rows.begin(), found.rows.end());
    }
    std::sort(all.rows.begin(), all.rows.end());
    return all;
}

}  // namespace

twins random_twins(generator& random) { return twin_maker(random).make(); }

engine::graph build_again(graph_sketch const& sketch) {
    auto made = build(sketch);
    auto const nodes = made.node_bound();
    for (std::uint32_t type = 0; type < made.type_count(); ++type)
        for (std::uint32_t index = 0; index < made.relationship_bound({type}); ++index) made.delete_relationship({{type}, index});
    for (std::uint32_t id = 0; id < nodes; ++id) made.delete_node({id});
    std::vector<engine::node_id> ids;
    auto const set_all = [&](auto entity, auto const& properties) {
        for (auto const& [key, content] : properties) made.set_property(entity, made.intern_key(key), content);
    };
    for (auto const& node : sketch.nodes) {
        std::vector<engine::label_id> labels;
        for (auto const& label : node.labels) labels.push_back(made.intern_label(label));
        ids.push_back(made.create_node(labels));
        set_all(ids.back(), node.properties);
    }
    for (auto const& each : sketch.relationships)
        set_all(made.create_relationship(made.intern_type(each.type), ids[each.source], ids[each.target]), each.properties);
    made.seal();
    return made;
}

std::optional<std::string> disagreement(twins const& pair, graph_sketch const& sketch) {
    auto const data = build(sketch);
    auto const expected = together(pair.one, data);
    auto const found = together(pair.other, pair.recreated ? build_again(sketch) : data);
    std::string text;
    if (expected.refused || found.refused) text = "  refused: " + expected.error + found.error;
    else if (auto const other = difference({.text = "", .risky = true}, expected, found)) text = *other;
    else return std::nullopt;
    return fmt::format("{}\n  {}\n  against\n  {}\n  on {}\n{}", pair.relation, fmt::join(pair.one, "\n  "),
                       fmt::join(pair.other, "\n  "), to_text(sketch), text);
}

}  // namespace wafer::random
