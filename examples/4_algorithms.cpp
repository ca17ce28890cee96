// Graph algorithms are procedures: their rows go on through the rest of the statement. And a program can add procedures of its own.
#include <algorithm>
#include <cstddef>
#include <iostream>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

namespace {

void print(wafer::result rows) {
    while (rows.next()) {
        for (std::size_t column = 0; column < rows.columns().size(); ++column) {
            std::cout << (column > 0 ? ", " : "") << wafer::to_text(rows.get(column));
        }
        std::cout << '\n';
    }
}

/// `my.words(text)` yields one row for each word.
wafer::procedure_definition words() {
    wafer::procedure_definition definition{"my.words", {{"text", "STRING"}}, {{"word", "STRING"}}, {}};
    definition.call = [](std::vector<wafer::value> const& arguments) -> wafer::row_generator {
        return [text = arguments[0].as<std::string>(), at = std::size_t{0}](std::vector<wafer::value>& row) mutable {
            if (at >= text.size()) return false;
            auto const end = std::min(text.find(' ', at), text.size());
            row = {text.substr(at, end - at)};
            at = end + 1;
            return true;
        };
    };
    return definition;
}

}  // namespace

int main() {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE (a:City {name: 'Aachen'}), (b:City {name: 'Bonn'}), (c:City {name: 'Celle'}), (d:City {name: 'Delft'}), "
                   "(e:City {name: 'Essen'}), (a)-[:ROAD {km: 4}]->(b), (b)-[:ROAD {km: 5}]->(c), (a)-[:ROAD {km: 12}]->(c), "
                   "(d)-[:ROAD {km: 7}]->(e)");

    std::cout << "shortest path\n";
    print(connection.run("MATCH (a:City {name: 'Aachen'}), (c:City {name: 'Celle'}) "
                         "CALL algo.shortestPath(a, c, {weight: 'km'}) YIELD path, cost "
                         "RETURN [n IN nodes(path) | n.name] AS cities, cost"));

    std::cout << "connected components\n";
    print(connection.run("CALL algo.connectedComponents() YIELD node, component "
                         "RETURN component, count(*) AS cities ORDER BY cities DESC"));

    std::cout << "a procedure of this program\n";
    database.register_procedure(words());
    print(connection.run("CALL my.words('one two three') YIELD word RETURN word"));
}
