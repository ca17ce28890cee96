// Values go into a statement as parameters, never as text, and a statement that runs often is prepared once.
#include <cstdint>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <wafer/wafer.hpp>

int main() {
    wafer::database database;
    auto connection = database.connect();

    // Prepared: parsed and checked once, run for each row.
    auto add_chip = connection.prepare("CREATE (:Chip {name: $name, year: $year, aliases: $aliases})");
    std::vector<std::pair<std::string, int>> const chips = {{"A100", 2020}, {"H100", 2022}, {"Ascend 910", 2019}};
    for (auto const& [name, year] : chips) {
        add_chip.bind("name", name).bind("year", year).bind("aliases", wafer::list{name + " GPU", name}).run();
    }

    // Or all at once: a list of maps.
    auto const more = wafer::list{wafer::map{{"name", "Tensor G3"}, {"year", 2023}}, wafer::map{{"name", "L40S"}, {"year", nullptr}}};
    auto created = connection.run("UNWIND $chips AS chip CREATE (c:Chip) SET c = chip", {{"chips", more}});
    std::cout << "created " << created.counters().nodes_created << '\n';

    // Typed access to a column; null is asked for first.
    auto rows = connection.run("MATCH (c:Chip) WHERE c.year IS NULL OR c.year >= $year RETURN c.name, c.year ORDER BY c.name",
                               {{"year", std::int64_t{2020}}});
    while (rows.next()) {
        std::cout << rows.get_string(0) << ": ";
        if (rows.is_null(1))
            std::cout << "unknown\n";
        else
            std::cout << rows.get_int(1) << '\n';
    }

    // A whole node, with its labels and properties.
    auto found = connection.run("MATCH (c:Chip {name: $name}) RETURN c", {{"name", "H100"}});
    found.next();
    auto const chip = found.get(0);
    std::cout << wafer::to_string(chip) << '\n';
    for (auto const& alias : chip["aliases"].as<wafer::list>()) std::cout << "alias " << alias.as<std::string>() << '\n';
}
