// What an editor is told about the words of a text.
#include <string>
#include <utility>
#include <vector>

#include "grammar/rules/words.hpp"
#include "tests/architecture/source_tree.hpp"
#include "tests/support/catch.hpp"
#include "wafer/tokens.hpp"

using wafer::token_kind;
using wafer::tokens_of;

namespace {

char letter_of(token_kind kind) {
    switch (kind) {
        case token_kind::comment: return 'c';
        case token_kind::string: return 's';
        case token_kind::number: return 'n';
        case token_kind::keyword: return 'K';
        case token_kind::variable: return 'v';
        case token_kind::label: return 'L';
        case token_kind::type: return 'T';
        case token_kind::property: return 'p';
        case token_kind::function: return 'f';
        case token_kind::parameter: return '$';
        case token_kind::symbol: return '.';
    }
    return '?';
}

/// The kind of each word, symbols left out.
std::string kinds(std::string_view text) {
    std::string found;
    for (auto const& each : tokens_of(text))
        if (each.kind != token_kind::symbol) found += letter_of(each.kind);
    return found;
}

}  // namespace

TEST_CASE("a word is what its place makes of it") {
    auto const [text, expected] = GENERATE(table<std::string, std::string>({
        {"MATCH (c:Company)-[r:DEVELOPS]->(d) RETURN c.name", "KvLvTvKvp"},
        {"MATCH (n:A|B&C {x: 1, y: $p}) WHERE n:D RETURN n", "KvLLLpnp$KvLKv"},
        {"MATCH ()-[:A|B*1..3 {x: 'a'}]->() RETURN 1", "KTTnnpsKn"},
        {"match (n:!(A|B)) return DISTINCT n.`odd name` as x", "KvLLKKvpKv"},
        {"RETURN toUpper(n.x) + size(xs)", "Kfvpfv"},
        {"RETURN {a: 1, b: {c: x}} AS m", "KpnppvKv"},
        {"RETURN n{.name, x: 1}", "Kvppn"},
        {"CALL algo.pageRank({a: 1}) YIELD node AS n", "KffpnKvKv"},
        {"CALL db.labels YIELD label", "KffKv"},
        {"CALL (x) { MATCH (y) RETURN y } RETURN x", "KvKvKvKv"},
        {"MATCH (n) WHERE EXISTS { (n)-->(:A) } RETURN n", "KvKKvLKv"},
        {"RETURN COUNT { MATCH (n:A) } AS c", "KKKvLKv"},
        {"RETURN count(*) AS count ORDER BY count DESC LIMIT 10", "KfKvKKvKKn"},
        {"MATCH (key:Type) RETURN key.type, key", "KvLKvpv"},
        {"SHOW INDEXES YIELD name", "KKKv"},
        {"CREATE INDEX odd FOR (n:A) ON (n.x)", "KKvKvLKvp"},
        {"LOAD CSV WITH HEADERS FROM 'f' AS row", "KKKKKsKv"},
        {"WHY NOT MATCH (n) RETURN n", "KKKvKv"},
        {"[x IN xs WHERE x:A | x.y]", "vKvKvLvp"},
        {"// only this\nRETURN 0x1F, 1.5e-3, .5", "cKnnn"},
        {"MATCH (公司:公司) RETURN 公司.名称", "KvLKvp"},
        {"", ""},
    }));
    CAPTURE(text);
    CHECK(kinds(text) == expected);
}

TEST_CASE("what is not closed is open to the end of the text") {
    for (std::string const text : {"RETURN 'abc", "RETURN `abc", "RETURN /* abc", "RETURN // abc", "RETURN \"a\\\"", "RETURN $`a"}) {
        CAPTURE(text);
        auto const found = tokens_of(text);
        REQUIRE(found.size() == 2);
        CHECK(found.back().is_open);
        CHECK(found.back().end == text.size());
    }
    CHECK_FALSE(tokens_of("RETURN 'abc'").back().is_open);
}

TEST_CASE("tokens cover the text in order, whatever its bytes are") {
    std::string text = "M\xC3(\xFFn:\xE4\xB8)-['a`$\x80{";
    for (int round = 0; round < 4; ++round) text += text;
    for (std::size_t size = 0; size <= text.size(); ++size) {
        std::uint32_t last = 0;
        for (auto const& each : tokens_of(std::string_view(text).substr(0, size))) {
            REQUIRE(each.begin >= last);
            REQUIRE(each.end > each.begin);
            last = each.end;
        }
        REQUIRE(last <= size);
    }
}

TEST_CASE("every keyword of the grammar is known as one") {
    std::vector<std::string> unknown;
    for (auto const& file : wafer::tests::source_tree()) {
        if (!file.path.starts_with("grammar/rules/")) continue;
        for (auto const& line : file.lines) {
            for (auto at = line.find("kw(\""); at != std::string::npos; at = line.find("kw(\"", at + 1)) {
                auto const word = line.substr(at + 4, line.find('"', at + 4) - at - 4);
                if (!wafer::grammar::rules::is_keyword(word)) unknown.push_back(word);
            }
        }
    }
    CHECK(wafer::tests::listed(unknown) == "");
}
