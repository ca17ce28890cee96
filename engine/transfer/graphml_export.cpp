// Writing GraphML.
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "engine/transfer/each_entity.hpp"
#include "engine/transfer/graphml.hpp"
#include "engine/transfer/json_value.hpp"
#include "engine/transfer/not_expressible.hpp"
#include "engine/value/format.hpp"

namespace wafer::engine {
namespace {

/// How the values of a key are written.
struct key_form {
    std::string_view type;      // GraphML's.
    std::string_view own_type;  // In our namespace; empty: none.
    bool is_list = false;       // As JSON, all items of `type`.

    friend auto operator<=>(key_form const&, key_form const&) = default;
};

constexpr key_form as_json{"string", "json", false};

bool is_xml(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') return false;
        if (c == '\xef' && (text.substr(i, 3) == "\xef\xbf\xbe" || text.substr(i, 3) == "\xef\xbf\xbf")) return false;
    }
    return true;
}

std::string_view plain_type(kind kind) {
    switch (kind) {
        case kind::boolean: return "boolean";
        case kind::integer: return "long";
        case kind::floating: return "double";
        case kind::string: return "string";
        case kind::null:
        case kind::list:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path:
        case kind::date:
        case kind::local_time:
        case kind::zoned_time:
        case kind::local_datetime:
        case kind::zoned_datetime:
        case kind::duration:
        case kind::point: return "";
    }
    return "";
}

key_form form_of_list(value_list const& items) {
    if (items.empty()) return {"string", "", true};
    auto const type = plain_type(items.front().type());
    bool const alike = std::ranges::all_of(items, [&](value const& item) { return item.type() == items.front().type(); });
    return alike && !type.empty() ? key_form{type, "", true} : as_json;
}

key_form form_of(value const& content) {
    switch (content.type()) {
        case kind::boolean:
        case kind::integer:
        case kind::floating: return {plain_type(content.type()), "", false};
        case kind::string: return is_xml(content.string()) ? key_form{"string", "", false} : as_json;
        case kind::list: return form_of_list(content.list());
        case kind::date: return {"string", "date", false};
        case kind::local_time: return {"string", "localtime", false};
        case kind::zoned_time: return {"string", "time", false};
        case kind::local_datetime: return {"string", "localdatetime", false};
        case kind::zoned_datetime: return {"string", "datetime", false};
        case kind::duration: return {"string", "duration", false};
        case kind::null:
        case kind::map:
        case kind::node:
        case kind::relationship:
        case kind::path:
        case kind::point: return as_json;
    }
    return as_json;
}

void append_text(std::string& out, std::string_view text) {
    for (char const c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '\r': out += "&#13;"; break;
            default: out += c;
        }
    }
}

/// Blanks of other kinds would be read as spaces.
void append_attribute(std::string& out, std::string_view text) {
    for (char const c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '"': out += "&quot;"; break;
            case '\t': out += "&#9;"; break;
            case '\n': out += "&#10;"; break;
            case '\r': out += "&#13;"; break;
            default: out += c;
        }
    }
}

class graphml_writer {
public:
    graphml_writer(graph const& from, output& out, row_counter& counter) : from_(from), out_(out), counter_(counter) {}

    import_report run() {
        each_node(from_, [&](node_id node) { note_keys("node", node); });
        each_relationship(from_, [&](rel_id relationship) { note_keys("edge", relationship); });
        put_head();
        each_node(from_, [&](node_id node) { put_node(node); });
        each_relationship(from_, [&](rel_id relationship) { put_edge(relationship); });
        out_.text += "</graph>\n</graphml>\n";
        out_.flush();
        counter_.finish();
        return done_;
    }

private:
    /// `node` or `edge`, the property's name, the form of its values.
    using key = std::tuple<std::string_view, std::string, key_form>;

    template <class Entity>
    void note_keys(std::string_view domain, Entity entity) {
        for (auto const& [id, content] : from_.properties(entity)) {
            auto const name = from_.name(id);
            if (keys_.try_emplace({domain, std::string(name), form_of(content)}, keys_.size()).second) require_xml(name, "property");
        }
    }

    static void require_xml(std::string_view name, std::string_view what) {
        if (!is_xml(name)) refuse_expressing("GraphML", fmt::format("the {} name `{}`, which has control characters", what, name));
    }

    void put_head() {
        out_.text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:wafer=\"";
        out_.text += graphml_namespace;
        out_.text += "\">\n<key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
                     "<key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n";
        for (auto const& [key, number] : keys_) {
            auto const& [domain, name, form] = key;
            out_.text += fmt::format("<key id=\"d{}\" for=\"{}\" attr.name=\"", number, domain);
            append_attribute(out_.text, name);
            out_.text += fmt::format("\" attr.type=\"{}\"", form.type);
            if (form.is_list) out_.text += fmt::format(" attr.list=\"{}\"", form.type);
            if (!form.own_type.empty()) out_.text += fmt::format(" wafer:type=\"{}\"", form.own_type);
            out_.text += "/>\n";
        }
        out_.text += "<graph id=\"G\" edgedefault=\"directed\">\n";
    }

    /// The attribute of the start tag, the rest of it, and the element that says the same for programs that look only there.
    void put_labels(node_id node) {
        auto const labels = named_labels(from_, node);
        if (labels.empty()) {
            out_.text += '>';
            return;
        }
        std::string joined;
        std::string list;
        bool plain = true;
        for (auto const label : labels) {
            require_xml(label, "label");
            plain = plain && label.find(':') == std::string_view::npos;
            joined.append(":").append(label);
            list += list.empty() ? "[" : ",";
            append_json_string(list, label);
        }
        out_.text += plain ? " labels=\"" : " wafer:labels=\"";
        append_attribute(out_.text, plain ? joined : list + "]");
        out_.text += "\"><data key=\"labels\">";
        append_text(out_.text, joined);
        out_.text += "</data>";
    }

    void put_node(node_id node) {
        out_.text += fmt::format("<node id=\"n{}\"", node.value);
        put_labels(node);
        put_properties("node", node);
        out_.text += "</node>\n";
        end_entity();
        ++done_.nodes;
    }

    void put_edge(rel_id relationship) {
        auto const type = from_.name(relationship.type);
        require_xml(type, "type");
        out_.text += fmt::format("<edge id=\"e{}\" source=\"n{}\" target=\"n{}\" label=\"", done_.relationships,
                                 from_.source(relationship).value, from_.target(relationship).value);
        append_attribute(out_.text, type);
        out_.text += "\"><data key=\"label\">";
        append_text(out_.text, type);
        out_.text += "</data>";
        put_properties("edge", relationship);
        out_.text += "</edge>\n";
        end_entity();
        ++done_.relationships;
    }

    template <class Entity>
    void put_properties(std::string_view domain, Entity entity) {
        for (auto const& [name, content] : named_properties(from_, entity)) {
            auto const form = form_of(content);
            out_.text += fmt::format("<data key=\"d{}\">", keys_.at({domain, std::string(name), form}));
            put_value(form, content);
            out_.text += "</data>";
            ++done_.properties;
        }
    }

    void put_value(key_form const& form, value const& content) {
        std::string text;
        if (form.is_list || form == as_json)
            append_json(text, content);
        else
            text = to_text(content);
        if (content.is(kind::floating) && text.ends_with("Infinity")) text = text.front() == '-' ? "-INF" : "INF";
        append_text(out_.text, text);
    }

    void end_entity() {
        out_.step();
        counter_.step();
    }

    graph const& from_;
    output& out_;
    row_counter& counter_;
    std::map<key, std::size_t> keys_;
    import_report done_;
};

}  // namespace

import_report export_graphml(graph const& from, output& out, row_counter& counter) { return graphml_writer(from, out, counter).run(); }

}  // namespace wafer::engine
