#include "prompt/evidence_text.hpp"

#include <algorithm>

#include "prompt/visible_text.hpp"
#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

std::string const& text(value const& fact, char const* key) { return fact[key].as<std::string>(); }

std::string sources(value const& fact) {
    std::string ids;
    for (auto const& source : fact["sources"].as<list>()) ids += (ids.empty() ? " [" : ", ") + text(source, "id");
    return ids.empty() ? ids : ids + "]";
}

std::string relationship_text(value const& fact) {
    auto const& properties = fact["properties"];
    return "(" + text(fact, "from") + ")-[:" + text(fact, "type") + (properties.as<map>().empty() ? "" : " " + to_string(properties)) + "]->(" +
           text(fact, "to") + ")" + sources(fact);
}

/// A source that was resolved, with what it is shown with; `within` stands behind its id.
std::string source_text(value const& fact) {
    std::string line = text(fact, "id");
    if (auto const& within = fact["within"]; within.is<list>())
        for (auto const& each : within.as<list>())
            if (each["name"].is<std::string>()) line += ", " + text(each, "name");
    for (auto const& [key, content] : fact.as<map>())
        if (key != "id" && key != "fact" && content.is<std::string>()) line += "\n  " + content.as<std::string>();
    return line;
}

std::string line_of(value const& fact) {
    auto const& kind = text(fact, "fact");
    if (kind == "node") return "(" + text(fact, "name") + ")" + sources(fact);
    if (kind == "relationship") return relationship_text(fact);
    if (kind == "source") return source_text(fact);
    if (kind == "absence") return "not found: " + text(fact, "pattern");
    if (kind == "procedure") return "CALL " + text(fact, "name");
    return "…";
}

/// The id of a source, what it is a part of, and what it says, on one line.
std::string ground_line(value const& fact, bool chinese) {
    std::string whole;
    if (auto const& within = fact["within"]; within.is<list>())
        for (auto const& each : within.as<list>())
            for (auto const& [key, content] : each.as<map>())
                if (key != "id" && content.is<std::string>()) whole += (whole.empty() ? "" : ", ") + content.as<std::string>();
    std::string says;
    for (auto const& [key, content] : fact.as<map>())
        if (key != "id" && key != "fact" && content.is<std::string>()) says += (says.empty() ? "" : "; ") + content.as<std::string>();
    auto line = fact["id"].is<std::string>() ? fact["id"].as<std::string>() : std::string();
    if (!whole.empty()) line += chinese ? "（" + whole + "）" : " (" + whole + ")";
    return says.empty() ? line : line + (chinese ? "：" : ": ") + says;
}

}  // namespace

bool is_evidence(value const& content) {
    if (!content.is<list>() || content.as<list>().empty()) return false;
    auto const& facts = content.as<list>();
    return std::all_of(facts.begin(), facts.end(), [](value const& fact) { return fact.is<map>() && fact["fact"].is<std::string>(); });
}

std::string evidence_text(list const& facts) {
    std::string lines;
    for (auto const& fact : facts) lines += (lines.empty() ? "" : "\n") + line_of(fact);
    return lines;
}

std::string grounds_text(list const& facts, std::string_view spoken) {
    bool const chinese = spoken == "zh";
    auto const in = chinese ? language::chinese : language::english;
    auto text = std::string(sentence(message::it_rests_on, in)) + "\n";
    for (auto const& fact : facts) {
        if (fact["fact"].as<std::string>() == "absence")
            text += "- " + said(in, message::not_found, fact["pattern"].as<std::string>());
        else if (fact["fact"].as<std::string>() == "source")
            text += "- " + ground_line(fact, chinese);
        else
            text += "- …";
        text += '\n';
    }
    return visible(text);
}

}  // namespace wafer::prompt
