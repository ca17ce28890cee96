// Questions in words over the small data set of films, and what becomes of those that cannot be read.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"

namespace {

struct films {
    wafer::database database;
    wafer::connection connection = database.connect();

    films() { database.import_directory(std::filesystem::path(WAFER_SOURCE_DIR) / "graph-data/films"); }

    std::vector<std::string> first_column(char const* question) {
        auto found = connection.ask(question);
        std::vector<std::string> names;
        while (found.rows.next()) names.push_back(to_text(found.rows.get(0)));
        std::sort(names.begin(), names.end());
        return names;
    }

    std::string refused(char const* question) {
        try {
            connection.ask(question);
        } catch (wafer::error const& wrong) {
            return wrong.detail();
        }
        return "";
    }
};

using names = std::vector<std::string>;

}  // namespace

TEST_CASE_METHOD(films, "an answer carries its question, the query it was read as, and the language") {
    auto found = connection.ask("Who directed Lantern Street?");
    CHECK(found.question == "Who directed Lantern Street?");
    CHECK(found.language == "en");
    CHECK(found.query == "MATCH (person)-[:DIRECTED]->(:Film {id: 'lantern-street'}) RETURN DISTINCT person.name AS person");
    REQUIRE(found.rows.next());
    CHECK(found.rows.get_string(0) == "Ada Lin");
    CHECK_FALSE(found.rows.next());
    auto again = connection.run(found.query);
    CHECK(again.next());
    CHECK(connection.ask("灯笼街是谁导演的？").language == "zh");
}

TEST_CASE_METHOD(films, "a relation is asked in both directions and voices") {
    CHECK(first_column("Which films did Chen Mo direct?") == names{"Paper Moons", "Red Kites"});
    CHECK(first_column("Which films were directed by Chen Mo?") == names{"Paper Moons", "Red Kites"});
    CHECK(first_column("陈默执导了哪些电影？") == names{"红风筝", "纸月亮"});
    CHECK(first_column("哪些电影由陈默执导？") == names{"红风筝", "纸月亮"});
}

TEST_CASE_METHOD(films, "case, width, spacing and traditional characters do not matter") {
    CHECK(first_column("WHO   DIRECTED lantern-street") == names{"Ada Lin"});
    CHECK(first_column("誰導演了燈籠街?") == names{"林雅达"});
}

TEST_CASE_METHOD(films, "conditions are joined, negated and chained") {
    CHECK(first_column("Which films that won the Golden Reel were directed by Greta Holm?") == names{"A Quiet Orbit"});
    CHECK(first_column("Who directed the films that Fang Yue wrote?") == names{"Chen Mo"});
}

TEST_CASE_METHOD(films, "whether something is so is true or false") {
    auto const truth = [&](char const* question) {
        auto found = connection.ask(question);
        REQUIRE(found.rows.next());
        return found.rows.get_bool(0);
    };
    CHECK(truth("Did Dora Vance act in Night Ferry?"));
    CHECK_FALSE(truth("Did Ada Lin act in Night Ferry?"));
}

TEST_CASE_METHOD(films, "an unknown word is named and located, with the nearest known ones") {
    try {
        connection.ask("Who directed Lantern Stret?");
        FAIL("understood");
    } catch (wafer::error const& wrong) {
        CHECK(wrong.detail() == "QuestionNotUnderstood");
        CHECK(wrong.has_range());
        CHECK(std::string(wrong.what()).find("Stret") != std::string::npos);
    }
}

TEST_CASE_METHOD(films, "what cannot be read is refused, never guessed") {
    CHECK(refused("") == "QuestionNotUnderstood");
    CHECK(refused("Lantern") == "QuestionNotUnderstood");
    CHECK(refused("Who directed?") == "QuestionNotUnderstood");
    CHECK(refused("Who directed Ada Lin?") == "QuestionNotUnderstood");
    CHECK(refused("Who secretly directed Lantern Street?") == "QuestionNotUnderstood");
    CHECK(refused("为什么林雅达执导了灯笼街？") == "QuestionNotUnderstood");
    CHECK(refused("\xFF\xFE\xFD") == "QuestionNotUnderstood");
    CHECK(refused(std::string(4000, 'a').insert(2, " ").c_str()) == "QuestionNotUnderstood");
    std::string many;
    for (int i = 0; i < 500; ++i) many += "film ";
    CHECK(refused(many.c_str()) == "QuestionTooLong");
}

namespace {

/// The ids of the sources of an answer, or the patterns that were not found.
names grounds(wafer::connection& connection, char const* question) {
    names found;
    for (auto const& fact : connection.ask(question).evidence)
        found.push_back(to_text(fact["fact"].as<std::string>() == "source" ? fact["id"] : fact["pattern"]));
    return found;
}

}  // namespace

TEST_CASE("an answer names the paragraphs of the relationships behind it, in the language of the question") {
    wafer::database database;
    database.import_directory(std::filesystem::path(WAFER_SOURCE_DIR) / "graph-data/ai-chips");
    auto connection = database.connect();
    auto const english = connection.ask("Who invested in Anthropic?").evidence;
    REQUIRE(english.size() == 1);
    CHECK(english.front()["id"].as<std::string>() == "p2");
    CHECK(english.front()["number"].as<std::int64_t>() == 2);
    CHECK(english.front()["summary"].as<std::string>().starts_with("Four moves"));
    CHECK(english.front()["within"].as<wafer::list>().front()["name"].as<std::string>() == "Introduction");
    auto const chinese = connection.ask("谁投资了Anthropic？").evidence;
    REQUIRE(chinese.size() == 1);
    CHECK(chinese.front()["summaryZh"].is<std::string>());
    CHECK_FALSE(chinese.front()["summary"].is<std::string>());
    CHECK(chinese.front()["within"].as<wafer::list>().front()["nameZh"].as<std::string>() == "引言");
    CHECK(grounds(connection, "Which chips are developed by companies based in China?") == names{"p4", "p46", "p47"});
    CHECK(grounds(connection, "How many chips are there?") == names{"p2", "p4", "p15", "p16", "p48", "p11", "p3"});
    CHECK(grounds(connection, "What is NVIDIA's market capitalisation?") == names{"p41"});
    CHECK(grounds(connection, "Did Amazon invest in OpenAI?") ==
          names{"(company:Company {id: 'amazon'})-[:INVESTED_IN]->(:Company {id: 'openai'})"});
}

TEST_CASE_METHOD(films, "without sources in the data an answer rests on nothing that could be named") {
    CHECK(connection.ask("Who directed Lantern Street?").evidence.empty());
}

TEST_CASE("a graph without a lexicon has no questions") {
    wafer::database database;
    auto connection = database.connect();
    CHECK_THROWS_AS(connection.ask("Who?"), wafer::error);
}

TEST_CASE_METHOD(films, "questions see what was written since") {
    CHECK(refused("Who directed Blue Hour?") == "QuestionNotUnderstood");
    connection.run("MATCH (p:Person {id: 'ada-lin'}) CREATE (p)-[:DIRECTED]->(:Film {id: 'blue-hour', name: 'Blue Hour', nameZh: '蓝调', year: 2024, minutes: 90})");
    CHECK(first_column("Who directed Blue Hour?") == names{"Ada Lin"});
}
