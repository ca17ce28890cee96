// The shortest way in: a graph in memory, one statement that makes something, one that asks for it.
#include <iostream>

#include <wafer/wafer.hpp>

int main() {
    wafer::database database;
    auto connection = database.connect();

    connection.run(
        "CREATE (a:Company {name: 'Amazon', nameZh: '亚马逊'})-[:INVESTED_IN {amount: 4000000000}]->(:Company {name: 'Anthropic'})");

    // Rows are computed as they are asked for.
    auto rows = connection.run("MATCH (i)-[r:INVESTED_IN]->(c) RETURN i.name, i.nameZh, r.amount, c.name");
    while (rows.next()) {
        std::cout << rows.get_string(0) << " (" << rows.get_string(1) << ") invested " << rows.get_int(2) << " in " << rows.get_string(3)
                  << '\n';
    }

    // What goes wrong is thrown, with the place and what may have been meant.
    try {
        connection.run("MATCH (c:Company) RETURN d.name");
    } catch (wafer::error const& failure) {
        std::cout << wafer::to_string(failure.code()) << ", " << failure.detail() << '\n' << failure.picture() << '\n';
    }
}
