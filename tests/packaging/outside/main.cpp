#include <iostream>

#include <wafer/wafer.hpp>

int main() {
    wafer::database graph;
    auto connection = graph.connect();
    auto result = connection.run("UNWIND range(1, $last) AS i RETURN sum(i) AS total", {{"last", 4}});
    if (!result.next() || result.get_int(0) != 10) return 1;
    try {
        connection.run("RETURN 1 / 0 AS nothing").next();
    } catch (wafer::error const& error) {
        std::cout << "Wafer " << wafer::version() << " says: " << error.what() << '\n';
        return 0;
    }
    return 1;
}
