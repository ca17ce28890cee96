#include "engine/session/evidence.hpp"

#include <algorithm>

#include "engine/session/convert.hpp"

namespace wafer::engine {

namespace {

template <class Entity>
wafer::map properties_without(Entity entity, graph const& data, std::optional<key_id> left_out) {
    auto const found = data.properties(entity);
    wafer::map properties;
    properties.reserve(found.size());
    for (auto const& [key, content] : found)
        if (!left_out || key != *left_out) properties.emplace_back(std::string(data.name(key)), to_public(content, data));
    std::sort(properties.begin(), properties.end(), [](auto const& left, auto const& right) { return left.first < right.first; });
    return properties;
}

/// A map of these keys and values, none of which is copied, as a list of initializers would be.
template <class... Fields>
wafer::map map_of(Fields&&... fields) {
    wafer::map made;
    made.reserve(sizeof...(fields) / 2);
    auto const add = [&made](auto const& self, auto const& key, auto&& content, auto&&... rest) -> void {
        made.emplace_back(std::piecewise_construct, std::forward_as_tuple(key), std::forward_as_tuple(std::forward<decltype(content)>(content)));
        if constexpr (sizeof...(rest) > 0) self(self, std::forward<decltype(rest)>(rest)...);
    };
    add(add, std::forward<Fields>(fields)...);
    return made;
}

}  // namespace

evidence_reader::evidence_reader(graph const& data, std::shared_ptr<provenance_rules const> declared, bound::why_mode mode)
    : data_(&data),
      declared_(std::move(declared)),
      mode_(mode),
      source_property_(data.find_key(declared_->source_property)),
      source_key_(data.find_key(declared_->source_key)),
      source_label_(data.find_label(declared_->source_label)) {
    for (auto const& name : declared_->titles)
        if (auto const key = data.find_key(name)) titles_.push_back(*key);
}

void evidence_reader::add(value const& raw) {
    switch (raw.type()) {
        case kind::node: return add_node(raw.node());
        case kind::relationship: return add_relationship(raw.relationship());
        case kind::path:
            for (auto const& element : raw.path_elements()) add(element);
            return;
        case kind::list:
            for (auto const& each : raw.list()) add(each);
            return;
        case kind::string: return add_marker("absence", "pattern", std::string(raw.string()));
        case kind::map: return add_marker("procedure", "name", std::string(raw.field("procedure")->string()));
        case kind::boolean: capped_ = true; return;
        case kind::null: case kind::integer: case kind::floating: case kind::date: case kind::local_time: case kind::zoned_time:
        case kind::local_datetime: case kind::zoned_datetime: case kind::duration: case kind::point: return;
    }
}

wafer::value evidence_reader::finish() {
    if (std::exchange(capped_, false))
        facts_.push_back(wafer::map{{"fact", "capped"}, {"text", "There is more evidence than `evidence_limit` allows to list."}});
    seen_nodes_.clear();
    seen_relationships_.clear();
    seen_texts_.clear();
    most_facts_ = std::max(most_facts_, facts_.size());
    wafer::value made(std::move(facts_));
    facts_ = {};
    facts_.reserve(most_facts_);
    return made;
}

void evidence_reader::add_marker(wafer::value kind, char const* key, wafer::value content) {
    if (!seen_texts_.insert(content.as<std::string>()).second) return;
    facts_.emplace_back(map_of("fact", std::move(kind), key, std::move(content)));
}

void evidence_reader::add_node(node_id node) {
    if (!seen_nodes_.insert(node.value).second || !data_->contains(node)) return;
    auto sources = source_list(node);
    if (mode_ == bound::why_mode::sources) return;
    auto const names = data_->labels(node);
    wafer::list labels;
    labels.reserve(names.size());
    for (auto const label : names) labels.emplace_back(data_->name(label));
    facts_.emplace_back(map_of("fact", "node", "id", std::int64_t{node.value}, "labels", std::move(labels), "name", title(node), "properties",
                               properties_without(node, *data_, source_property_), "sources", std::move(sources)));
}

/// The ends of a relationship are facts as well: it says something of them.
void evidence_reader::add_relationship(rel_id relationship) {
    if (!seen_relationships_.insert(relationship.packed()).second || !data_->contains(relationship)) return;
    auto const from = data_->source(relationship);
    auto const to = data_->target(relationship);
    auto sources = source_property_ ? sources_of(data_->property(relationship, *source_property_)) : wafer::list();
    if (mode_ != bound::why_mode::sources)
        facts_.emplace_back(map_of("end", std::int64_t{to.value}, "fact", "relationship", "from", title(from), "id",
                                   static_cast<std::int64_t>(relationship.packed()), "properties",
                                   properties_without(relationship, *data_, source_property_), "sources", std::move(sources), "start",
                                   std::int64_t{from.value}, "to", title(to), "type", data_->name(relationship.type)));
    add_node(from);
    add_node(to);
}

bool evidence_reader::is_source(node_id node) const { return source_label_ && source_key_ && data_->has_label(node, *source_label_); }

/// A source that is itself part of a row's matches stands for itself.
wafer::value evidence_reader::source_list(node_id node) {
    if (is_source(node)) return sources_of(data_->property(node, *source_key_));
    return source_property_ ? sources_of(data_->property(node, *source_property_)) : wafer::list();
}

wafer::list evidence_reader::sources_of(value const& ids) {
    wafer::list found;
    auto const take = [&](value const& id) {
        if (!id.is(kind::string)) return;
        auto const& spelled = source(id.string());
        if (mode_ != bound::why_mode::sources) found.push_back(spelled);
        else if (seen_texts_.emplace(id.string()).second) cite(spelled);
    };
    if (ids.is(kind::list)) {
        found.reserve(ids.list().size());
        for (auto const& id : ids.list()) take(id);
    } else {
        take(ids);
    }
    return found;
}

void evidence_reader::cite(wafer::value const& source) {
    auto fact = source.as<wafer::map>();
    fact.insert(fact.begin(), {"fact", "source"});
    facts_.emplace_back(std::move(fact));
}

wafer::value const& evidence_reader::source(std::string_view id) {
    if (auto const known = sources_.find(id); known != sources_.end()) return known->second;
    if (!sought_) find_sources();
    auto const node = nodes_.find(id);
    return sources_.emplace(id, node == nodes_.end() ? wafer::map{{"id", id}} : spelled_source(std::string(id), node->second)).first->second;
}

void evidence_reader::find_sources() {
    sought_ = true;
    if (!source_label_ || !source_key_) return;
    std::vector<node_id> found(1024);
    for (node_id from{0}; auto const count = data_->scan_label(*source_label_, from, found);)
        for (std::size_t i = 0; i < count; ++i)
            if (auto const id = data_->property(found[i], *source_key_); id.is(kind::string)) nodes_.emplace(id.string(), found[i]);
}

wafer::value evidence_reader::spelled_source(std::string const& id, node_id node) const {
    auto spelled = properties_without(node, *data_, source_property_);
    auto const& shown = declared_->shown;
    std::erase_if(spelled, [&](auto const& property) {
        return property.first == "id" || (!shown.empty() && std::find(shown.begin(), shown.end(), property.first) == shown.end());
    });
    spelled.emplace_back("id", id);
    if (auto const type = data_->find_type(declared_->source_within)) {
        wafer::list around;
        for (auto const& next : data_->neighbours(*type, towards::outgoing, node))
            around.emplace_back(properties_without(next.node, *data_, source_property_));
        spelled.emplace_back("within", std::move(around));
    }
    std::sort(spelled.begin(), spelled.end(), [](auto const& left, auto const& right) { return left.first < right.first; });
    return spelled;
}

std::string evidence_reader::title(node_id node) const {
    for (auto const key : titles_)
        if (auto const content = data_->property(node, key); content.is(kind::string)) return std::string(content.string());
    return "#" + std::to_string(node.value);
}

}  // namespace wafer::engine
