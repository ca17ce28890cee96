// What is proposed at the cursor, which each text marks with ¦.
#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "wafer/wafer.hpp"

namespace {

using kind = wafer::proposal::kind;

struct seat {
    wafer::database database;
    wafer::connection open = database.connect();

    seat() {
        open.run("CREATE (n:Company {name: 'NVIDIA', nameZh: '英伟达', founded: 1993}), (o:Company {name: 'OpenAI', tier: 'model'}),"
                 " (h:Chip {name: 'H100', process: 'TSMC 4N'}), (p:Person {name: 'Jensen Huang'}), (c:Country {name: \"Côte d'Ivoire\"}),"
                 " (p)-[:LEADS {since: 1993}]->(n), (n)-[:DEVELOPS {year: 2022}]->(h), (n)-[:INVESTED_IN {amount: 1}]->(o),"
                 " (o)-[:USES]->(h), (c)<-[:BASED_IN]-(n), (:`Odd Label`)");
    }

    std::vector<wafer::proposal> all(std::string text, wafer::parameters const& known = {}) {
        auto const cursor = text.find("¦");
        REQUIRE(cursor != std::string::npos);
        text.erase(cursor, std::string("¦").size());
        return open.complete(text, cursor, known);
    }
    std::vector<std::string> texts(std::string const& text) {
        std::vector<std::string> found;
        for (auto const& each : all(text)) found.push_back(each.text);
        return found;
    }
    std::string first(std::string const& text) {
        auto const found = texts(text);
        return found.empty() ? "" : found.front();
    }
    bool offers(std::string const& text, std::string const& wanted) { return std::ranges::count(texts(text), wanted) > 0; }
};

}  // namespace

TEST_CASE("the likeliest word at the cursor comes first") {
    static seat one;
    auto const [text, expected] = GENERATE(table<std::string, std::string>({
        {"mat¦", "MATCH"},
        {"MATCH (n) RETURN n; OPT¦", "OPTIONAL MATCH"},
        {"OPTIONAL ¦", "MATCH"},
        {"MATCH (n:Com¦", "Company"},
        {"MATCH (n:`Odd¦", "`Odd Label`"},
        {"MATCH (n:odd¦", "`Odd Label`"},
        {"MATCH (n:Company|Ch¦", "Chip"},
        {"MATCH (:Person)-[:¦", "LEADS"},
        {"MATCH (:Country)<-[:¦", "BASED_IN"},
        {"MATCH (a:Company)-[r:¦]->(b:Chip)", "DEVELOPS"},
        {"MATCH (a:Company)-[r:¦]->(b:Company)", "INVESTED_IN"},
        {"MATCH (:Company)-[:DEVELOPS|U¦]->()", "USES"},
        {"MATCH (:Person)-[:LEADS]->(:¦", "Company"},
        {"MATCH (:Chip)<-[:USES]-(:¦", "Company"},
        {"MATCH (c:Company) WHERE c.fo¦", "founded"},
        {"MATCH (c:Chip {pro¦", "process: "},
        {"MATCH (:Company)-[d:DEVELOPS {¦", "year: "},
        {"MATCH (:Company)-[d:INVESTED_IN]->() RETURN d.¦", "amount"},
        {"MATCH (:Company)-[:DEVELOPS]->(x) RETURN x.p¦", "process"},
        {"MATCH (x)-[:LEADS]->(:Company) WITH x AS who MATCH (who)-->(k) RETURN wh¦", "who"},
        {"MATCH (company:Company) RETURN c¦", "company"},
        {"MATCH (n) RETURN toU¦", "toUpper("},
        {"MATCH (n) RETURN n ORDER ¦", "BY"},
        {"MATCH (n) RETURN n OR¦", "ORDER BY"},
        {"MATCH (n) RETURN n ORDER BY n.name D¦", "DESC"},
        {"MATCH (n) WH¦", "WHERE"},
        {"MATCH (n) WHERE n.name STARTS ¦", "WITH"},
        {"MATCH (n) WHERE n.name IS N¦", "NULL"},
        {"MATCH (n) WHERE n.name IS NOT ¦", "NULL"},
        {"MATCH (n) WHERE n.name = 'a' A¦", "AND"},
        {"RETURN CASE WHEN true T¦", "THEN"},
        {"MATCH (n) WHERE EXISTS { MATCH (n)-[:LEA¦", "LEADS"},
        {"MATCH (n) WHERE EXISTS { MA¦", "MATCH"},
        {"MATCH (n) CALL { M¦", "MATCH"},
        {"CALL algo.pageR¦", "algo.pageRank("},
        {"CALL algo.pageRank() YIELD s¦", "score"},
        {"SHOW PROP¦", "PROPERTY KEYS"},
        {"MATCH (n:Chip) WHERE n.name = 'H¦", "H100'"},
        {"MATCH (n:Chip {name: \"h1¦", "H100\""},
        {"MATCH (n:Company {name: '¦'})", "NVIDIA"},
        {"MATCH (n:Company) WHERE n.tier IN ['x', 'mo¦", "model'"},
        {"MATCH (n) WHERE n.name CONTAINS 'Hua¦", "Jensen Huang'"},
        {"MATCH (n {name: 'Côte¦", "Côte d\\'Ivoire'"},
        {"WITH 1 AS 数量 RETURN shul¦", "数量"},
        {"RETURN $lim¦ + $limit", "$limit"},
    }));
    CAPTURE(text);
    CHECK(one.first(text) == expected);
}

TEST_CASE("nothing is proposed where anything or nothing can stand") {
    static seat one;
    auto const text = GENERATE(as<std::string>(), "RETURN 12¦", "RETURN 1 AS ¦", "RETURN 1 // co¦", "RETURN /* MAT¦", "MATCH (n)-[¦", "MATCH (n¦)",
                               "RETURN {a¦", "RETURN zzzzqqq¦", "MATCH (n:Nowhere¦)");
    CAPTURE(text);
    CHECK(one.texts(text) == std::vector<std::string>{});
}

TEST_CASE("a variable is known from where it is named to where WITH leaves it out") {
    seat one;
    CHECK(one.offers("MATCH (a)-[b]->(c) RETURN ¦", "b"));
    CHECK(one.offers("MATCH p = (a)-->() RETURN ¦", "p"));
    CHECK(one.offers("UNWIND [1] AS x RETURN ¦", "x"));
    CHECK(one.offers("RETURN [x IN [1] WHERE ¦", "x"));
    CHECK(one.offers("MATCH (a)-->(b) WITH *, a.x AS c RETURN ¦", "b"));
    CHECK_FALSE(one.offers("MATCH (a)-->(b) WITH a RETURN ¦", "b"));
    CHECK(one.offers("MATCH (a)-->(b) WITH a WHERE ¦", "b"));
    CHECK_FALSE(one.offers("MATCH (a) RETURN a UNION MATCH (b) RETURN ¦", "a"));
    CHECK_FALSE(one.offers("MATCH (a) RETURN a; MATCH (b) RETURN ¦", "a"));
    CHECK_FALSE(one.offers("MATCH (a) WHERE EXISTS { MATCH (z) } RETURN ¦", "z"));
    CHECK(one.offers("MATCH (a)-[r]->() MATCH (¦", "a"));
    CHECK_FALSE(one.offers("MATCH (a)-[r]->() MATCH (¦", "r"));
}

TEST_CASE("what fits the pattern comes before what does not, which is offered too") {
    seat one;
    auto const types = one.texts("MATCH (:Company)-[:¦]->(:Chip)");
    REQUIRE(types.size() == 5);
    CHECK(types[0] == "DEVELOPS");
    CHECK(types[1] == "USES");
    auto const keys = one.all("MATCH (c:Chip) RETURN c.¦");
    REQUIRE(keys.size() > 2);
    CHECK(keys[0].detail == "STRING");
    CHECK(keys.back().detail == "");
}

TEST_CASE("a proposal says what it stands for") {
    seat one;
    auto const found = one.all("MATCH (n:Co¦) RETURN n");
    REQUIRE(found.size() >= 2);
    CHECK(found[0].what == kind::label);
    CHECK(found[0].replaced.begin == 9);
    CHECK(found[0].replaced.end == 11);
    CHECK(found[0].detail == "2");
    CHECK(one.all("MATCH (n {name: 'NV¦").front().what == kind::name);
    CHECK(one.all("CALL db.l¦").front().replaced.begin == 5);
}

TEST_CASE("parameters of the program are proposed behind a dollar sign") {
    seat one;
    auto const found = one.all("RETURN $¦", {{"company", "NVIDIA"}, {"odd name", 1}});
    REQUIRE(found.size() == 2);
    CHECK(found[0].text == "$company");
    CHECK(found[1].text == "$`odd name`");
}

TEST_CASE("what a transaction has made is proposed within it") {
    seat one;
    one.open.begin();
    one.open.run("CREATE (:Fresh {key: 1})");
    CHECK(one.first("MATCH (n:Fre¦") == "Fresh");
    CHECK(one.first("MATCH (n:Fresh) RETURN n.k¦") == "key");
    one.open.roll_back();
    CHECK(one.texts("MATCH (n:Fre¦").empty());
}

TEST_CASE("no text and no cursor is an error") {
    seat one;
    std::string const text = "MATCH (n:A {x: 'y'})-[r:B]->(`c`) WHERE n.x IN [$p] // c\nCALL { WITH n RETURN {a: CASE WHEN 1 THEN '\xff\xe4\xb8";
    for (std::size_t size = 0; size <= text.size(); ++size) {
        CHECK_NOTHROW(one.open.complete(text.substr(0, size), size));
        CHECK_NOTHROW(one.open.complete(text, size));
        CHECK_NOTHROW(one.open.complete(text.substr(size), 3));
    }
    CHECK_NOTHROW(one.open.complete("", 99));
    for (std::string const bracket : {"(", "[", "{", ")", "]", "}", "-[", "CALL {", ".", ":", "WITH ", "'", "`"}) {
        std::string many;
        for (int i = 0; i < 2000; ++i) many += bracket;
        CHECK_NOTHROW(one.open.complete(many, many.size()));
    }
}
