#include "prompt/picture/collector.hpp"

#include <algorithm>
#include <utility>

#include "prompt/evidence_text.hpp"
#include "prompt/readable.hpp"

namespace wafer::prompt {
namespace {

/// What a node is called where no data set says: its name, its title or its id, or its number.
std::string title_of(map const& properties, std::uint64_t id) {
    for (char const* key : {"name", "title", "id"}) {
        for (auto const& [name, content] : properties)
            if (name == key && content.is<std::string>() && !content.as<std::string>().empty()) return content.as<std::string>();
    }
    return "#" + std::to_string(id);
}

std::uint64_t number(value const& fact, char const* key) { return static_cast<std::uint64_t>(fact[key].as<std::int64_t>()); }

}  // namespace

std::uint64_t collector::add_rows(result& rows) {
    drawn_.columns = rows.columns();
    std::uint64_t count = 0;
    for (; rows.next(); ++count) {
        row_is_kept_ = drawn_.rows.size() < limits_.rows;
        row_ = {};
        for (std::size_t column = 0; column < drawn_.columns.size(); ++column) {
            auto const content = rows.get(column);
            add(content);
            if (row_is_kept_) row_.cells.push_back(cell_of(content));
        }
        if (row_is_kept_) drawn_.rows.push_back(std::exchange(row_, {}));
    }
    row_is_kept_ = false;
    drawn_.rows_left_out = count - drawn_.rows.size();
    return count;
}

pictured_cell collector::cell_of(value const& content) const {
    if (is_evidence(content)) return {};
    pictured_cell cell;
    if (content.is<node>()) {
        if (auto const found = nodes_.find(content.as<node>().id); found != nodes_.end()) cell.node = found->second;
    } else if (content.is<relationship>()) {
        if (auto const found = relationships_.find(content.as<relationship>().id); found != relationships_.end()) cell.relationship = found->second;
    }
    if (cell.node == no_place && cell.relationship == no_place) cell.text = readable(content);
    return cell;
}

void collector::add(value const& content) {
    if (content.is<node>()) {
        add_node(content.as<node>());
    } else if (content.is<relationship>()) {
        add_relationship(content.as<relationship>());
    } else if (content.is<path>()) {
        for (auto const& each : content.as<path>().nodes) add_node(each);
        for (auto const& each : content.as<path>().relationships) add_relationship(each);
    } else if (is_evidence(content)) {
        for (auto const& fact : content.as<list>()) add_fact(fact);
    } else if (content.is<list>()) {
        for (auto const& item : content.as<list>()) add(item);
    } else if (content.is<map>()) {
        for (auto const& [key, field] : content.as<map>()) add(field);
    }
}

picture collector::finish() {
    for (auto& each : drawn_.nodes)
        if (!each.is_known && each.name.empty()) each.name = title_of({}, each.id);
    choose_kinds(drawn_);
    return std::move(drawn_);
}

void collector::note(std::vector<std::size_t>& places, std::size_t place) const {
    if (row_is_kept_ && std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
}

std::size_t collector::node_at(std::uint64_t id) {
    auto const [found, is_new] = nodes_.emplace(id, drawn_.nodes.size());
    if (is_new && drawn_.nodes.size() == limits_.nodes) {
        nodes_.erase(found);
        drawn_.nodes_left_out += nodes_left_out_.insert(id).second;
        return no_place;
    }
    if (is_new) drawn_.nodes.emplace_back().id = id;
    return found->second;
}

std::size_t collector::relationship_at(std::uint64_t id, std::uint64_t start, std::uint64_t end) {
    if (auto const known = relationships_.find(id); known != relationships_.end()) return known->second;
    auto const from = node_at(start);
    auto const to = node_at(end);
    if (from == no_place || to == no_place || drawn_.relationships.size() == limits_.relationships) {
        drawn_.relationships_left_out += relationships_left_out_.insert(id).second;
        return no_place;
    }
    relationships_.emplace(id, drawn_.relationships.size());
    auto& made = drawn_.relationships.emplace_back();
    made.id = id;
    made.start = from;
    made.end = to;
    return drawn_.relationships.size() - 1;
}

void collector::add_node(node const& entity) {
    auto const at = node_at(entity.id);
    if (at == no_place) return;
    note(row_.nodes, at);
    auto& kept = drawn_.nodes[at];
    if (kept.is_known) return;
    kept.is_known = true;
    kept.name = title_of(entity.properties, entity.id);
    kept.labels = entity.labels;
    kept.properties = entity.properties;
}

void collector::add_relationship(relationship const& entity) {
    auto const at = relationship_at(entity.id, entity.start, entity.end);
    if (at == no_place) return;
    note(row_.relationships, at);
    auto& kept = drawn_.relationships[at];
    if (!kept.type.empty()) return;
    kept.type = entity.type;
    kept.properties = entity.properties;
}

void collector::add_fact(value const& fact) {
    auto const& kind = fact["fact"].as<std::string>();
    if (kind == "node") add_node_fact(fact);
    if (kind == "relationship") add_relationship_fact(fact);
    if (kind == "absence") row_.remarks.push_back(fact["pattern"].as<std::string>());
    if (kind == "capped") row_.remarks.emplace_back("…");
}

/// Facts know more than values do: the name that the data set gives, and the sources.
void collector::add_node_fact(value const& fact) {
    auto const at = node_at(number(fact, "id"));
    if (at == no_place) return;
    note(row_.nodes, at);
    auto& kept = drawn_.nodes[at];
    kept.is_known = true;
    kept.name = fact["name"].as<std::string>();
    kept.properties = fact["properties"].as<map>();
    kept.sources = fact["sources"].as<list>();
    kept.labels.clear();
    for (auto const& label : fact["labels"].as<list>()) kept.labels.push_back(label.as<std::string>());
}

void collector::add_relationship_fact(value const& fact) {
    auto const at = relationship_at(number(fact, "id"), number(fact, "start"), number(fact, "end"));
    if (at == no_place) return;
    note(row_.relationships, at);
    auto& kept = drawn_.relationships[at];
    kept.type = fact["type"].as<std::string>();
    kept.properties = fact["properties"].as<map>();
    kept.sources = fact["sources"].as<list>();
}

}  // namespace wafer::prompt
