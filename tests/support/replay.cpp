#include "tests/support/replay.hpp"

#include <algorithm>

namespace wafer::tests {

bool explained_row::has(std::string_view fact) const {
    return std::any_of(evidence.begin(), evidence.end(), [&](auto const& each) { return each["fact"].template as<std::string>() == fact; });
}

std::vector<explained_row> explained_rows(wafer::connection& connection, std::string const& query) {
    std::vector<explained_row> all;
    for (auto& row : connection.run("WHY " + query).rows()) {
        auto evidence = row.back().as<wafer::list>();
        row.pop_back();
        all.push_back({to_string(wafer::value(std::move(row))), std::move(evidence)});
    }
    return all;
}

std::vector<std::string> row_texts(wafer::connection& connection, std::string const& query) {
    std::vector<std::string> all;
    for (auto& row : connection.run(query).rows()) all.push_back(to_string(wafer::value(std::move(row))));
    return all;
}

std::vector<std::string> rows_on_evidence(wafer::connection& connection, std::string const& query, wafer::list const& evidence) {
    wafer::list nodes;
    wafer::list relationships;
    for (auto const& each : evidence) {
        auto const& fact = each["fact"].as<std::string>();
        if (fact == "node") nodes.push_back(each["id"]);
        if (fact == "relationship") relationships.push_back(each["id"]);
    }
    connection.begin();
    connection.run("MATCH ()-[r]->() WHERE NOT id(r) IN $kept DELETE r", {{"kept", relationships}});
    connection.run("MATCH (n) WHERE NOT id(n) IN $kept DELETE n", {{"kept", nodes}});
    std::vector<std::string> rows;
    try {
        rows = row_texts(connection, query);
    } catch (wafer::error const& wrong) {
        rows = {wrong.detail()};
    }
    connection.roll_back();
    return rows;
}

}  // namespace wafer::tests
