// A transaction is seen as a whole or not at all. Readers go on with what was there when their statement began.
#include <cstdint>
#include <iostream>

#include <wafer/wafer.hpp>

namespace {

std::int64_t companies(wafer::connection& connection) {
    auto rows = connection.run("MATCH (c:Company) RETURN count(*)");
    rows.next();
    return rows.get_int(0);
}

}  // namespace

int main() {
    wafer::database database;
    auto writer = database.connect();
    auto reader = database.connect();

    writer.begin();
    writer.run("CREATE (:Company {name: 'Enflame'}), (:Company {name: 'Hygon'})");
    std::cout << "within the transaction " << companies(writer) << ", beside it " << companies(reader) << '\n';
    writer.commit();
    std::cout << "after the commit " << companies(reader) << '\n';

    writer.begin();
    writer.run("MATCH (c:Company) DETACH DELETE c");
    std::cout << "deleted, for now: " << companies(writer) << '\n';
    writer.roll_back();
    std::cout << "after rolling back " << companies(reader) << '\n';

    // A statement that fails within a transaction undoes only itself.
    writer.begin();
    writer.run("CREATE (:Company {name: 'Biren'})");
    try {
        writer.run("CREATE (:Company {name: 'MetaX', ratio: 1 / 0})");
    } catch (wafer::error const& failure) {
        std::cout << failure.what() << '\n';
    }
    writer.commit();
    std::cout << "in the end " << companies(reader) << '\n';
}
