#include "engine/transfer/cypher_export.hpp"

#include <algorithm>
#include <map>

#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>

#include "engine/transfer/cypher_literal.hpp"
#include "engine/transfer/cypher_schema.hpp"
#include "engine/transfer/each_entity.hpp"
#include "engine/transfer/not_expressible.hpp"

namespace wafer::engine {
namespace {

/// A statement ends at the first row that makes it so long: long enough that what each statement costs by itself does not count, and short
/// enough that the trees that are made of it stay near.
constexpr std::size_t statement_bytes = std::size_t{64} << 10;

/// A name that nothing in the graph has.
template <class Find>
std::string free_name(Find find) {
    std::string name = "wafer import";
    while (find(name)) name += '_';
    return name;
}

class cypher_writer {
public:
    cypher_writer(graph const& from, output& out, row_counter& counter) : from_(from), out_(out), counter_(counter) {
        append_cypher_name(mark_, free_name([&](std::string const& name) { return is_used(name); }));
    }

    import_report run() {
        // Relationships find their ends by an index: a dump of any size is read in time proportional to it.
        bool const has_index = from_.relationship_count() > 0;
        out_.text += fmt::format("// {} nodes, {} relationships.\n", from_.node_count(), from_.relationship_count());
        if (has_index) out_.text += fmt::format("CREATE RANGE INDEX {0} IF NOT EXISTS FOR (n:{0}) ON (n.{0});\n", mark_);
        out_.text += ":begin\n";
        put_nodes();
        put_relationships();
        if (done_.nodes > 0) out_.text += fmt::format("MATCH (n:{0}) REMOVE n:{0}, n.{0};\n", mark_);
        out_.text += ":commit\n";
        if (has_index) out_.text += fmt::format("DROP INDEX {};\n", mark_);
        append_cypher_schema(out_.text, from_);
        out_.flush();
        counter_.finish();
        return done_;
    }

private:
    /// Names are never forgotten, so that one may be known and not in use.
    [[nodiscard]] bool is_used(std::string const& name) const {
        auto const label = from_.find_label(name);
        auto const key = from_.find_key(name);
        return (label && from_.stats().nodes(*label) > 0) || (key && from_.stats().with_property(*key) > 0) || is_schema_name(name);
    }

    [[nodiscard]] bool is_schema_name(std::string const& name) const {
        auto const has_it = [&](auto const* each) { return each->name == name; };
        return std::ranges::any_of(from_.indexes(), has_it) || std::ranges::any_of(from_.constraints(), has_it);
    }

    /// Rows of one statement, `[…], […]`.
    struct batch {
        std::string head;  // What stands before and behind the rows.
        std::string tail;
        std::string rows;
    };

    void put_nodes() {
        std::map<std::string, batch> by_labels;
        each_node(from_, [&](node_id node) {
            std::string labels = ":" + mark_;
            for (auto const label : named_labels(from_, node)) put_name(labels += ':', label);
            auto [at, added] = by_labels.try_emplace(labels);
            if (added) {
                at->second.head = "UNWIND [";
                at->second.tail = fmt::format("] AS row CREATE (n{}) SET n = row[1], n.{} = row[0];\n", labels, mark_);
            }
            numbers_.emplace(node.value, done_.nodes);
            put_row(at->second, fmt::format("[{}, ", done_.nodes++), node);
        });
        for (auto& [labels, left] : by_labels) end_statement(left);
    }

    void put_relationships() {
        batch at;
        type_id type;
        each_relationship(from_, [&](rel_id relationship) {
            if (relationship.type != type || at.head.empty()) {
                end_statement(at);
                type = relationship.type;
                at.head = "UNWIND [";
                at.tail = fmt::format("] AS row MATCH (a:{0} {{{0}: row[0]}}) MATCH (b:{0} {{{0}: row[1]}}) CREATE (a)-[r:", mark_);
                put_name(at.tail, from_.name(type));
                at.tail += "]->(b) SET r = row[2];\n";
            }
            auto const from = numbers_.at(from_.source(relationship).value);
            auto const to = numbers_.at(from_.target(relationship).value);
            put_row(at, fmt::format("[{}, {}, ", from, to), relationship);
            ++done_.relationships;
        });
        end_statement(at);
    }

    template <class Entity>
    void put_row(batch& into, std::string const& begin, Entity entity) {
        auto& rows = into.rows;
        if (!rows.empty()) rows += ", ";
        rows += begin;
        char const* separator = "{";
        for (auto const& [key, content] : named_properties(from_, entity)) {
            rows += std::exchange(separator, ", ");
            put_name(rows, key);
            rows += ": ";
            append_cypher(rows, content);
            ++done_.properties;
        }
        rows += *separator == '{' ? "{}]" : "}]";
        if (rows.size() >= statement_bytes) end_statement(into);
        counter_.step();
    }

    void end_statement(batch& of) {
        if (of.rows.empty()) return;
        out_.text += of.head + of.rows + of.tail;
        of.rows.clear();
        out_.step();
    }

    static void put_name(std::string& out, std::string_view name) {
        if (name.empty()) refuse_expressing("A statement", "an empty name");
        append_cypher_name(out, name);
    }

    graph const& from_;
    output& out_;
    row_counter& counter_;
    std::string mark_;                                                   // The label and the property of nodes while statements run.
    boost::unordered_flat_map<std::uint32_t, std::uint64_t> numbers_;  // Of nodes, from 0 on.
    import_report done_;
};

}  // namespace

import_report export_cypher(graph const& from, output& out, row_counter& counter) { return cypher_writer(from, out, counter).run(); }

}  // namespace wafer::engine
