// Completing questions and names over the data set of the article.
#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "wafer/wafer.hpp"

namespace {

struct seat {
    wafer::database database;
    wafer::connection open = database.connect();
    seat() { database.import_directory(WAFER_SOURCE_DIR "/graph-data/ai-chips"); }

    std::vector<std::string> texts(std::string const& text) {
        std::vector<std::string> found;
        for (auto const& each : open.complete(text, text.size())) found.push_back(each.text);
        return found;
    }
    bool offers(std::string const& text, std::string const& wanted) { return std::ranges::count(texts(text), wanted) > 0; }
    std::string first(std::string const& text) {
        auto const found = texts(text);
        return found.empty() ? "" : found.front();
    }
};

seat& article() {
    static seat one;
    return one;
}

}  // namespace

TEST_CASE("a name in a question is found by how it begins, in either language, and by pinyin") {
    CHECK(article().first("Who invested in Anth") == "Anthropic");
    CHECK(article().first("谁投资了英伟") == "英伟达");
    CHECK(article().first("谁投资了yingwei") == "英伟达");
    CHECK(article().offers("谁投资了ywd", "英伟达"));
    CHECK(article().first("who invested in nvid") == "NVIDIA");
}

TEST_CASE("the words of the lexicon are proposed in a question") {
    CHECK(article().offers("Which companies deve", "develops"));
    CHECK(article().offers("哪些公司研", "研发"));
    CHECK(article().offers("Whi", "Which"));
    CHECK(article().offers("哪", "哪些"));
}

TEST_CASE("a beginning that both can have is completed to both") {
    CHECK(article().offers("W", "WITH"));
    CHECK(article().offers("W", "Who"));
    CHECK_FALSE(article().offers("MATCH (n) W", "Who"));
    CHECK(article().texts("Who invested in ").empty());
}

TEST_CASE("a string that is compared with a name takes any name of the node") {
    CHECK(article().first("MATCH (c:Company {name: 'nvid") == "NVIDIA'");
    CHECK(article().first("MATCH (c:Company {name: '英伟") == "NVIDIA'");
    CHECK(article().first("MATCH (c:Company {name: 'yingweida") == "NVIDIA'");
    CHECK(article().first("MATCH (c:Company) WHERE c.nameZh = 'nvid") == "英伟达'");
    CHECK(article().texts("MATCH (c:Country {name: 'nvid").empty());
}

TEST_CASE("names that were added later are known") {
    seat one;
    CHECK(one.texts("Who invested in Quux").empty());
    one.open.run("CREATE (:Company {name: 'Quuxotronics'})");
    CHECK(one.first("Who invested in Quux") == "Quuxotronics");
}

TEST_CASE("the option limits how many names are known") {
    wafer::options few;
    few.completion_names = 2;
    wafer::database database(few);
    auto open = database.connect();
    open.run("UNWIND ['Aaa', 'Abb', 'Acc'] AS name CREATE ({name: name})");
    CHECK(open.complete("RETURN 'A", 9).size() == 2);
}

TEST_CASE("the names of a large graph are there once they are ordered") {
    wafer::database database;
    auto open = database.connect();
    open.run("UNWIND range(1, 6000) AS i CREATE (:Company {name: 'Company ' + toString(i)})");
    std::string const text = "MATCH (n) WHERE n.name = 'Company 5999";
    std::vector<wafer::proposal> found;
    // Another thread makes them; it is given ten seconds.
    auto const begun = std::chrono::steady_clock::now();
    while (found.empty() && std::chrono::steady_clock::now() - begun < std::chrono::seconds(10)) found = open.complete(text, text.size());
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().text == "Company 5999'");
}
