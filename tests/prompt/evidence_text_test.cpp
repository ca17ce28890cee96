#include "prompt/evidence_text.hpp"

#include "tests/support/catch.hpp"

using wafer::list;
using wafer::map;
using wafer::value;
using wafer::prompt::evidence_text;
using wafer::prompt::grounds_text;
using wafer::prompt::is_evidence;

TEST_CASE("evidence is a list of maps that say what fact they are") {
    CHECK(is_evidence(list{map{{"fact", "absence"}, {"pattern", "()"}}}));
    CHECK_FALSE(is_evidence(list{}));
    CHECK_FALSE(is_evidence(list{map{{"other", 1}}}));
    CHECK_FALSE(is_evidence(list{map{{"fact", 1}}}));
    CHECK_FALSE(is_evidence(value("text")));
}

TEST_CASE("a fact is a line with the ids of its sources") {
    list const sources{map{{"id", "p2"}}, map{{"id", "p3"}}};
    value const node = map{{"fact", "node"}, {"name", "Amazon"}, {"sources", sources}};
    value const relationship = map{{"fact", "relationship"}, {"from", "Amazon"},  {"properties", map{{"amount", 4}}},
                                   {"sources", list{}},      {"to", "Anthropic"}, {"type", "INVESTED_IN"}};
    CHECK(evidence_text({node, relationship}) == "(Amazon) [p2, p3]\n(Amazon)-[:INVESTED_IN {amount: 4}]->(Anthropic)");
}

TEST_CASE("absence, procedures and what was cut off have lines of their own") {
    CHECK(evidence_text({map{{"fact", "absence"}, {"pattern", "(a)-->()"}}}) == "not found: (a)-->()");
    CHECK(evidence_text({map{{"fact", "procedure"}, {"name", "algo.bfs"}}}) == "CALL algo.bfs");
    CHECK(evidence_text({map{{"fact", "capped"}, {"text", "more"}}}) == "…");
}

TEST_CASE("a source shows where it stands and its texts") {
    value const source = map{{"fact", "source"}, {"id", "p2"}, {"number", 2}, {"summary", "Four moves."}, {"within", list{map{{"name", "Intro"}}}}};
    CHECK(evidence_text({source}) == "p2, Intro\n  Four moves.");
}

TEST_CASE("what an answer rests on is a line for each source, in the language of the question") {
    list const english{map{{"fact", "source"}, {"id", "p2"}, {"number", 2}, {"summary", "Four moves."}, {"within", list{map{{"id", "s1"}, {"name", "Introduction"}}}}},
                       map{{"fact", "source"}, {"id", "p9"}}, map{{"fact", "capped"}, {"text", "more"}}};
    CHECK(grounds_text(english, "en") == "It rests on:\n- p2 (Introduction): Four moves.\n- p9\n- …\n");
    list const chinese{map{{"fact", "source"}, {"id", "p2"}, {"summaryZh", "四家公司。"}, {"within", list{map{{"id", "s1"}, {"nameZh", "引言"}}}}},
                       map{{"fact", "absence"}, {"pattern", "(a)-->(b)"}}};
    CHECK(grounds_text(chinese, "zh") == "依据：\n- p2（引言）：四家公司。\n- 未找到 (a)-->(b)\n");
}
