#include "benchmarks/subject.hpp"

#include <cctype>
#include <fstream>
#include <iterator>

#include "wafer/transfer.hpp"

namespace wafer::bench {

namespace {

/// `isLocatedIn` → `IS_LOCATED_IN`
std::string type_of(std::string const& relation) {
    std::string type;
    for (char const c : relation) {
        auto const letter = static_cast<unsigned char>(c);
        if (std::isupper(letter)) type += '_';
        type += static_cast<char>(std::toupper(letter));
    }
    return type;
}

/// Other generators' headers do not say that ids are numbers; such a file is copied with a header that does.
std::filesystem::path with_numbers_as_ids(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    std::string header;
    std::getline(in, header);
    if (header.ends_with("{id-type:long}")) return file;
    auto const folder = std::filesystem::temp_directory_path() / "wafer-bench-ids";
    std::filesystem::create_directories(folder);
    std::ofstream out(folder / file.filename(), std::ios::binary);
    out << header << "{id-type:long}\n" << in.rdbuf();
    return folder / file.filename();
}

}  // namespace

void load_network(wafer::connection& into, std::filesystem::path const& folder, loaded_part part) {
    std::vector<csv_files> nodes;
    std::vector<csv_files> relationships;
    for (auto const& entry : std::filesystem::directory_iterator(folder / "projected-fk")) {
        std::string const name = entry.path().stem().string();
        auto const first = name.find('_');
        if (first != std::string::npos) {
            if (part == loaded_part::nodes) continue;
            relationships.push_back({{entry.path()}, {type_of(name.substr(first + 1, name.rfind('_') - first - 1))}});
            continue;
        }
        nodes.push_back({{with_numbers_as_ids(entry.path())}, {name}});
        if (name == "Post" || name == "Comment") nodes.back().names.emplace_back("Message");
    }
    transfer_options options;
    options.delimiter = '|';
    import_csv(into, nodes, relationships, options);
    into.run("CREATE INDEX FOR (p:Person) ON (p.id)");
}

namespace {

wafer::options with_threads(unsigned threads) {
    wafer::options options;
    options.threads = threads;
    return options;
}

}  // namespace

subject::subject(std::string called, std::filesystem::path from, unsigned threads)
    : name(std::move(called)), folder(std::move(from)), arrays(folder), database(with_threads(threads)), connection(database.connect()) {
    load_network(connection, folder);
}

std::string subject::unseen(std::string const& text) { return text + " // " + std::to_string(++statements_); }

std::int64_t subject::single_count(std::string const& text) {
    auto result = connection.run(text);
    return result.next() ? result.get_int(0) : -1;
}

}  // namespace wafer::bench
