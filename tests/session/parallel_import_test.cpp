// CSV of several pieces, read by several threads, is what one thread reads.
#include <sstream>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

constexpr int node_count = 60'000;
constexpr int relationship_count = 150'000;

/// Each table is some megabytes, with line breaks and quotes in cells.
struct large_tables {
    wafer::tests::scratch_folder folder;
    std::string bad_node;          // Lines behind the others.
    std::string bad_relationship;

    std::vector<std::filesystem::path> nodes() const {
        std::string text = "id:ID,name,score:double,:LABEL\n";
        for (int i = 0; i < node_count; ++i) {
            if (i == node_count / 2) text += bad_node;
            auto const n = std::to_string(i);
            text += n + (i % 50 == 0 ? ",\"a \"\"quoted\"\"\nname " + n + "\"," : ",plain name " + n + ",") + n + ".5," + (i < 20'000 ? "A" : "A;B") + "\n";
        }
        return {folder.write("nodes.csv", text)};
    }
    std::vector<std::filesystem::path> relationships() const {
        std::string text = ":START_ID,:END_ID,:TYPE,since:int,note\n";
        std::string more;
        for (int i = 0; i < relationship_count; ++i) {
            if (i == relationship_count / 2) text += bad_relationship;
            auto& to = i < 100'000 ? text : more;
            to += std::to_string(i * 7 % node_count) + "," + std::to_string(i * 11 % node_count) + (i % 3 == 0 ? ",R," : ",S,") +
                  (i % 5 == 0 ? "" : std::to_string(i)) + ",\"note, " + std::to_string(i) + "\"\n";
        }
        return {folder.write("first.csv", text), folder.write("second.csv", more)};
    }

    wafer::import_summary import(wafer::connection& into, unsigned threads) const {
        wafer::transfer_options options;
        options.threads = threads;
        return wafer::import_csv(into, {{nodes()}}, {{relationships()}}, options);
    }
    std::string problem(unsigned threads) const {
        wafer::database data;
        auto connection = data.connect();
        try {
            import(connection, threads);
        } catch (wafer::error const& wrong) {
            CHECK(data.schema().nodes == 0);
            std::string const message = wrong.what();
            return message.substr(message.rfind('/') + 1);
        }
        return "none";
    }
};

std::string lines_of(unsigned threads) {
    large_tables const tables;
    wafer::database data;
    auto connection = data.connect();
    auto const done = tables.import(connection, threads);
    CHECK(done.nodes == node_count);
    CHECK(done.relationships == relationship_count);
    std::stringstream text;
    wafer::export_stream(connection, text, wafer::graph_format::jsonl);
    return text.str();
}

}  // namespace

TEST_CASE("any number of threads makes the same graph") {
    auto const lines = lines_of(1);
    CHECK(lines.find(R"("name":"a \"quoted\"\nname 50","score":50.5)") != std::string::npos);
    CHECK(lines.find(R"("properties":{"note":"note, 149999","since":149999})") != std::string::npos);
    // Not by CHECK of one with the other, which would print both.
    CHECK((lines_of(4) == lines));
}

TEST_CASE("what is wrong in the midst of large tables is told at its line, whoever reads it") {
    auto const threads = GENERATE(1u, 4u);
    large_tables tables;
    tables.bad_node = "x,name,none,A\n";
    CHECK(tables.problem(threads) == "nodes.csv:30602:8: column `score`: expected a number, found `none`.");
    tables.bad_node = "77,twice,1,A\nx,name,none,A\n";
    CHECK(tables.problem(threads) == "nodes.csv:30602:1: the id `77` is used by a node before.");
    tables.bad_node = "";
    tables.bad_relationship = "1,nobody,R,,\n";
    CHECK(tables.problem(threads) == "first.csv:75002:3: no node has the id `nobody`.");
    tables.bad_relationship = "1,2,R,,\"x\"y\n";
    CHECK(tables.problem(threads).find("first.csv:75002:11: expected ',' or the end of the line") == 0);
    tables.bad_relationship = "1,2,R,,\xff\n";
    CHECK(tables.problem(threads).find("first.csv:75002:8: the byte 0xFF is not valid UTF-8") == 0);
    tables.bad_relationship = "1,2,R,,\"never closed\n";
    CHECK(tables.problem(threads).find("first.csv:75002:8: expected") != 0);
}

TEST_CASE("what progress throws ends an import that several threads work at") {
    large_tables const tables;
    wafer::database data;
    auto connection = data.connect();
    wafer::transfer_options options;
    options.threads = 3;
    options.progress = [](std::uint64_t rows) {
        if (rows > 70'000) throw wafer::error(wafer::error_code::cancelled, "Cancelled", "Enough.");
    };
    CHECK_THROWS_WITH(wafer::import_csv(connection, {{tables.nodes()}}, {{tables.relationships()}}, options), "Enough.");
    CHECK(data.schema().nodes == 0);
}
