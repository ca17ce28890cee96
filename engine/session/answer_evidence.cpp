#include "engine/session/answer_evidence.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace wafer::engine {
namespace {

std::string const& kind_of(wafer::value const& fact) { return fact["fact"].as<std::string>(); }

class source_collector {
public:
    source_collector(std::string const& query, evidence_style const& style) : query_(query), style_(style) {}

    /// The evidence of one row. A node is named in many places; what says something of it here is its relationships, if it has any.
    void add(list const& facts) {
        std::set<std::int64_t> ends;
        for (auto const& fact : facts) {
            if (kind_of(fact) != "relationship") continue;
            cite_all(fact);
            ends.insert(fact["start"].as<std::int64_t>());
            ends.insert(fact["end"].as<std::int64_t>());
        }
        for (auto const& fact : facts) {
            if (kind_of(fact) == "node" && !ends.contains(fact["id"].as<std::int64_t>())) cite_all(fact);
            if (kind_of(fact) == "absence" && !stands_beside(fact) && absences_.insert(fact["pattern"].as<std::string>()).second)
                found_.push_back(fact);
            if (kind_of(fact) == "capped") capped(fact);
        }
    }

    void capped(wafer::value const& fact) {
        if (!std::exchange(capped_, true)) found_.push_back(fact);
    }

    list take() { return std::move(found_); }

private:
    /// What is shown beside an answer may be missing; where it is counted, that is the answer.
    [[nodiscard]] bool stands_beside(wafer::value const& fact) const {
        return query_.find("OPTIONAL MATCH " + fact["pattern"].as<std::string>()) != std::string::npos && query_.find("count(") == std::string::npos;
    }

    void cite_all(wafer::value const& fact) {
        for (auto const& source : fact["sources"].as<list>())
            if (cited_.insert(source["id"].as<std::string>()).second) found_.push_back(spoken(source));
    }

    /// The source with what is meant for readers of one language.
    [[nodiscard]] wafer::value spoken(wafer::value const& source) const {
        map kept{{"fact", "source"}, {"id", source["id"]}};
        for (auto const& [key, content] : source.as<map>()) {
            bool const shown = style_.shown.empty() || std::find(style_.shown.begin(), style_.shown.end(), key) != style_.shown.end();
            if (key != "id" && key != "within" && shown) kept.emplace_back(key, content);
        }
        if (source["within"].is<list>()) kept.emplace_back("within", titles(source["within"].as<list>()));
        return kept;
    }

    [[nodiscard]] list titles(list const& wholes) const {
        list made;
        for (auto const& whole : wholes) made.push_back(map{{"id", whole["id"]}, {style_.title, whole[style_.title]}});
        return made;
    }

    std::string const& query_;
    evidence_style const& style_;
    list found_;
    std::set<std::string> cited_;
    std::set<std::string> absences_;
    bool capped_ = false;
};

}  // namespace

list evidence_of(connection& open, std::string const& query, evidence_style const& style, std::size_t most_rows) {
    source_collector collected(query, style);
    auto rows = open.run("WHY " + query);
    auto const last = rows.columns().size() - 1;
    for (std::size_t count = 0; rows.next(); ++count) {
        if (most_rows != 0 && count == most_rows) {
            collected.capped(map{{"fact", "capped"}, {"text", "There are more rows than `evidence_limit` allows to explain."}});
            break;
        }
        auto const facts = rows.get(last);
        collected.add(facts.as<list>());
    }
    return collected.take();
}

}  // namespace wafer::engine
