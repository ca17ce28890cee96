// What the ontology promises of the article's graph: ids, labels and types by name, facts that a reader may ask for, in either language.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "prompt/json_values.hpp"
#include "tests/support/catch.hpp"

namespace {

wafer::connection article() {
    static wafer::database& database = []() -> wafer::database& {
        static wafer::database made;
        made.import_directory(std::filesystem::path(WAFER_SOURCE_DIR) / "graph-data/ai-chips");
        return made;
    }();
    return database.connect();
}

std::int64_t number(std::string const& query, wafer::parameters const& parameters = {}) {
    auto connection = article();
    auto result = connection.run(query, parameters);
    REQUIRE(result.next());
    return result.get_int(0);
}

std::set<std::string> strings(std::string const& query, wafer::parameters const& parameters = {}) {
    auto connection = article();
    std::set<std::string> found;
    auto result = connection.run(query, parameters);
    while (result.next()) found.emplace(result.get_string(0));
    return found;
}

}  // namespace

TEST_CASE("the questions have the same answers, whatever the size of a batch") {
    auto const folder = std::filesystem::path(WAFER_SOURCE_DIR) / "graph-data/ai-chips";
    std::ostringstream text;
    text << std::ifstream(folder / "questions.json").rdbuf();
    auto const questions = wafer::prompt::read_json(text.str(), [](std::string_view, std::string const& moment) { return wafer::value(moment); });
    auto const answers = [&](std::size_t batch_rows) {
        wafer::options options;
        options.batch_rows = batch_rows;
        wafer::database database(options);
        database.import_directory(folder);
        auto connection = database.connect();
        std::vector<std::string> all;
        for (auto const& question : questions.as<wafer::list>()) {
            auto& answer = all.emplace_back(question["id"].as<std::string>());
            for (auto const& row : connection.run(question["query"].as<std::string>()).rows()) answer += "\n" + to_string(wafer::value(row));
        }
        return all;
    };
    auto const expected = answers(2048);
    for (auto const batch_rows : {1u, 2u, 64u}) CHECK(answers(batch_rows) == expected);
}

TEST_CASE("the ids of the ontology are there, each under its label") {
    std::vector<std::pair<std::string, wafer::list>> const promised{
        {"Organization", {"nvidia", "google", "microsoft", "openai", "amazon", "anthropic", "meta", "huawei", "enflame", "hygon", "cambricon",
                          "kunlunxin", "iluvatar", "biren", "metax", "iflytek", "baichuan", "dealroom", "sdic-fund", "tsinghua-university",
                          "chinese-academy-of-engineering", "xfzmedia"}},
        {"Person", {"sam-altman", "jensen-huang", "zheng-weimin", "liu-qingfeng", "wang-xiaochuan", "huang-zezheng", "zhang-lijuan"}},
        {"Chip", {"tensor-g3", "ascend-910", "h100", "a100", "microsoft-ai-chip", "amazon-ai-chip", "openai-ai-chip"}},
        {"Product", {"pixel", "bing", "office", "github", "chatgpt", "ascend-cluster"}},
        {"Model", {"gpt-4"}},
        {"Platform", {"cuda"}},
        {"Country", {"china", "united-states"}},
        {"Tier", {"tier-1", "tier-2", "tier-3"}},
        {"FundingRound", {"enflame-series-d"}},
        {"Market", {"discrete-gpu", "high-end-gpu", "ai-cloud-and-datacenter", "top500-supercomputers", "generative-ai", "ai-chip",
                    "ai-training-chip", "china-ai-chip"}}};
    for (auto const& [label, ids] : promised) {
        CAPTURE(label);
        auto const missing = strings("UNWIND $ids AS id OPTIONAL MATCH (n:" + label + " {id: id}) WITH id, n WHERE n IS NULL RETURN id", {{"ids", ids}});
        CHECK(missing == std::set<std::string>{});
    }
}

TEST_CASE("the relationship types of the ontology are in use, from what to what it says") {
    std::vector<std::string> const patterns{
        "(:Company)-[:DEVELOPS]->(:Chip)",       "(:Company)-[:OFFERS]->(:Product)",        "(:Product)-[:POWERED_BY]->(:Chip)",
        "(:Company)-[:USES]->()",                "(:Organization)-[:INVESTED_IN]->(:Company)", "(:Fund)-[:DIVESTED_FROM]->(:Company)",
        "(:Company)-[:RAISED]->(:FundingRound)", "(:Company)-[:BUYS_FROM]->(:Company)",     "()-[:DEPENDS_ON]->(:Company)",
        "(:Company)-[:SEEKS_TO_REPLACE]->(:Company)", "()-[:CONSTRAINED_BY]->(:Company)",   "()-[:COMPARABLE_TO]->(:Chip)",
        "(:Company)-[:COMPETES_WITH]->(:Company)", "(:Person)-[:HEADS]->(:Organization)",   "(:Person)-[:FOUNDED]->(:Organization)",
        "(:Person)-[:PROFESSOR_AT]->(:University)", "(:Person)-[:MEMBER_OF]->(:Organization)", "(:Person)-[:WROTE]->(:Article)",
        "(:Person)-[:EDITED]->(:Article)",       "(:Person)-[:CLOSE_TO]->()",        "(:Organization)-[:BASED_IN]->(:Country)",
        "(:Company)-[:IN_TIER]->(:Tier)",        "(:Person)-[:MADE]->(:Statement)",         "(:Statement)-[:ABOUT]->()",
        "(:Observation)-[:ABOUT]->()",           "(:Observation)-[:IN_MARKET]->(:Market)",  "(:Observation)-[:REPORTED_BY]->(:Organization)",
        "(:Paragraph)-[:PART_OF]->(:Section)",   "(:Section)-[:PART_OF]->(:Article)",       "(:Media)-[:PUBLISHED]->(:Article)"};
    for (auto const& pattern : patterns) {
        CAPTURE(pattern);
        CHECK(number("MATCH " + pattern + " RETURN count(*)") > 0);
    }
}

TEST_CASE("the graph is as large as the article says things") {
    CHECK(number("MATCH (n) WHERE NOT n:Paragraph AND NOT n:Section AND NOT n:Article RETURN count(*)") > 70);
    CHECK(number("MATCH (n) WHERE n:Observation OR n:Statement RETURN count(*)") >= 35);
    CHECK(number("MATCH ()-[r]->() WHERE type(r) <> 'PART_OF' RETURN count(*)") >= 180);
    CHECK(number("MATCH (p:Paragraph) RETURN count(DISTINCT p.number)") == 62);
}

TEST_CASE("entities have names in both languages, and no id is used twice") {
    CHECK(strings("MATCH (n) WHERE n.name IS NULL AND (n:Organization OR n:Person OR n:Chip OR n:Product OR n:Country) RETURN n.id").empty());
    CHECK(strings("MATCH (n) WHERE n.nameZh IS NULL AND (n:Organization OR n:Person OR n:Chip OR n:Product OR n:Country) RETURN n.id").empty());
    CHECK(number("MATCH (n) WITH n.id AS id, count(*) AS c WHERE c > 1 RETURN count(*)") == 0);
    CHECK(number("MATCH (n) WHERE n.id IS NULL RETURN count(*)") == 0);
    CHECK(strings("MATCH (n) WHERE n.nameZh = '英伟达' RETURN n.id") == std::set<std::string>{"nvidia"});
    CHECK(strings("MATCH (n) WHERE 'NVDA' IN n.aliases RETURN n.id") == std::set<std::string>{"nvidia"});
}

TEST_CASE("facts of the article are found where the ontology puts them") {
    CHECK(strings("MATCH (c:Company {id: 'amazon'})-[r:INVESTED_IN]->(d) RETURN d.id") == std::set<std::string>{"anthropic"});
    CHECK(number("MATCH (:Company {id: 'amazon'})-[r:INVESTED_IN]->({id: 'anthropic'}) RETURN r.amount") == 4'000'000'000);
    CHECK(strings("MATCH (:Company {id: 'nvidia'})-[:DEVELOPS]->(p:Platform) RETURN p.id") == std::set<std::string>{"cuda"});
    CHECK(strings("MATCH (p:Person)-[:WROTE]->(:Article) RETURN p.nameZh") == std::set<std::string>{"黄泽正"});
    CHECK(strings("MATCH (p:Person)-[:EDITED]->(:Article) RETURN p.id") == std::set<std::string>{"zhang-lijuan"});
    CHECK(strings("MATCH (:Product {id: 'pixel'})-[:POWERED_BY]->(c:Chip) RETURN c.id") == std::set<std::string>{"tensor-g3"});
    CHECK(number("MATCH (t:Tier) WHERE t.rank IN [1, 2, 3] RETURN count(DISTINCT t.rank)") == 3);
    CHECK(number("MATCH (c:Company)-[:IN_TIER]->(:Tier) WITH c, count(*) AS tiers WHERE tiers > 1 RETURN count(*)") == 0);
}
