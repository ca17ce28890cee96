// The public value: access and text.
#include "wafer/value.hpp"

#include "engine/base/overloaded.hpp"
#include "engine/session/convert.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer {

using engine::overloaded;

namespace {

std::string fields_text(map const& fields) {
    std::string text = "{";
    for (auto const& [key, content] : fields) {
        if (text.size() > 1) text += ", ";
        text += key + ": " + to_string(content);
    }
    return text + "}";
}

std::string node_text(node const& node) {
    std::string text = "(";
    for (auto const& label : node.labels) text += ":" + label;
    if (!node.properties.empty()) text += (node.labels.empty() ? "" : " ") + fields_text(node.properties);
    return text + ")";
}

std::string relationship_text(relationship const& relationship) {
    return "[:" + relationship.type + (relationship.properties.empty() ? "" : " " + fields_text(relationship.properties)) + "]";
}

std::string path_text(path const& path) {
    std::string text = path.nodes.empty() ? "" : node_text(path.nodes[0]);
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
        bool const forward = path.relationships[i].start == path.nodes[i].id;
        text += (forward ? "-" : "<-") + relationship_text(path.relationships[i]) + (forward ? "->" : "-") + node_text(path.nodes[i + 1]);
    }
    return "<" + text + ">";
}

}  // namespace

value const& value::operator[](std::string_view key) const {
    static value const absent;
    auto const find = [&](map const& fields) -> value const& {
        for (auto const& [name, content] : fields)
            if (name == key) return content;
        return absent;
    };
    if (auto const* held = std::get_if<map>(&content_)) return find(*held);
    if (auto const* held = std::get_if<node>(&content_)) return find(held->properties);
    if (auto const* held = std::get_if<relationship>(&content_)) return find(held->properties);
    return absent;
}

void value::throw_wrong_type() const {
    throw error(error_code::type, "InvalidArgumentType", "The value is of another type than was asked for: " + to_string(*this) + ".");
}

std::string to_string(value const& value) {
    return std::visit(overloaded{[](node const& held) { return node_text(held); },
                                 [](relationship const& held) { return relationship_text(held); },
                                 [](path const& held) { return path_text(held); },
                                 [](map const& held) { return fields_text(held); },
                                 [](list const& held) {
                                     std::string text = "[";
                                     for (auto const& item : held) text += (text.size() > 1 ? ", " : "") + to_string(item);
                                     return text + "]";
                                 },
                                 [&](auto const&) { return engine::to_literal(engine::from_public(value)); }},
                      value.content());
}

std::string to_text(value const& value) {
    if (value.is<std::string>()) return value.as<std::string>();
    if (value.is<null>() || value.is<list>() || value.is<map>() || value.is<node>() || value.is<relationship>() || value.is<path>())
        return to_string(value);
    return engine::to_text(engine::from_public(value));
}

}  // namespace wafer
