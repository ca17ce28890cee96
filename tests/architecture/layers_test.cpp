// Who may include whom. The table is the one of ARCHITECTURE.md; the tests themselves may include everything.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/architecture/source_tree.hpp"
#include "tests/support/catch.hpp"

namespace {

using wafer::tests::include_line;
using wafer::tests::lies_in;
using wafer::tests::source_file;

using places = std::vector<std::string>;

struct room {
    std::string path;
    places may_include;  // Besides the room itself and, but for the AST, the public headers.
};

constexpr char const* public_headers = "engine/include/wafer/";

/// Rooms whose path begins with another's stand before that one.
std::vector<room> const rooms = {
    {"grammar/ast/", {}},
    {"grammar/question/", {"grammar/ast/"}},
    {"grammar/", {"grammar/ast/"}},
    {public_headers, {}},
    {"engine/base/", {}},
    {"engine/value/", {"engine/base/"}},
    {"engine/vector/", {"engine/base/", "engine/value/"}},
    {"engine/graph/", {"engine/base/", "engine/value/", "engine/vector/"}},
    {"engine/storage/", {"engine/base/", "engine/value/", "engine/vector/", "engine/graph/"}},
    {"engine/transfer/", {"engine/base/", "engine/value/", "engine/vector/", "engine/graph/", "engine/storage/"}},
    {"engine/function/", {"engine/base/", "engine/value/", "engine/vector/", "engine/graph/"}},
    {"engine/bind/", {"grammar/ast/", "engine/base/", "engine/value/", "engine/vector/", "engine/graph/", "engine/function/"}},
    {"engine/plan/", {"engine/base/", "engine/value/", "engine/vector/", "engine/graph/", "engine/function/", "engine/bind/"}},
    {"engine/optimise/",
     {"engine/base/", "engine/value/", "engine/vector/", "engine/graph/", "engine/function/", "engine/bind/", "engine/plan/"}},
    {"engine/provenance/",
     {"engine/base/", "engine/value/", "engine/vector/", "engine/graph/", "engine/function/", "engine/bind/", "engine/plan/"}},
    {"engine/execute/",
     {"engine/base/", "engine/value/", "engine/vector/", "engine/graph/", "engine/storage/", "engine/function/", "engine/bind/",
      "engine/plan/", "engine/optimise/"}},
    {"engine/complete/",
     {"grammar/ast/", "grammar/question/", "engine/base/", "engine/value/", "engine/vector/", "engine/graph/", "engine/storage/",
      "engine/function/", "engine/bind/"}},
    {"engine/session/", {"engine/", "grammar/ast/", "grammar/parse.hpp", "grammar/question/"}},
    {"prompt/", {}},
    {"bindings/", {}},
    {"server/", {}},
    {"examples/", {}},
    {"benchmarks/", {"engine/", "grammar/"}},
};

struct dependency {
    std::string header;  // The beginning of its headers' names.
    places doors;
};

/// Where a file, a terminal or a signal is dealt with.
places const doors_to_posix = {"engine/storage/", "prompt/", "bindings/", "server/"};

std::vector<dependency> const dependencies = {
    {"boost/spirit/", {"grammar/"}},
    {"boost/graph/",
     {"engine/graph/bgl.hpp", "engine/graph/algorithms.cpp", "engine/plan/pattern_graph.hpp", "engine/plan/pattern_graph.cpp",
      "benchmarks/algorithms.cpp"}},
    {"sqlite3", {"engine/storage/"}},
    {"boost/json", {"engine/storage/", "engine/transfer/", "prompt/"}},
    {"expat.h", {"engine/transfer/xml_reader.cpp"}},
    {"xxhash", {"engine/base/", "engine/value/"}},
    {"utf8proc", {"engine/base/", "grammar/", "prompt/"}},
    {"unicode/", {"grammar/question/"}},
    {"date/", {"engine/value/"}},
    {"re2/", {"engine/value/"}},
    {"CLI/", {"prompt/"}},
    {"catch2/", {"tests/support/catch.hpp"}},
    {"benchmark/", {"benchmarks/"}},
    {"unistd.h", doors_to_posix},
    {"fcntl.h", doors_to_posix},
    {"termios.h", doors_to_posix},
    {"poll.h", doors_to_posix},
    {"signal.h", doors_to_posix},
    {"csignal", doors_to_posix},
    {"dirent.h", doors_to_posix},
    {"sys/", doors_to_posix},
};

bool is_test(source_file const& file) { return file.path.starts_with("tests/"); }

bool any_holds(places const& places, std::string const& path) {
    return std::any_of(places.begin(), places.end(), [&](auto const& place) { return lies_in(path, place); });
}

room const* room_of(std::string const& path) {
    auto const found = std::find_if(rooms.begin(), rooms.end(), [&](auto const& room) { return lies_in(path, room.path); });
    return found == rooms.end() ? nullptr : &*found;
}

/// The path from the root of what is included, or nothing if it is not ours.
std::string own_path(include_line const& include) {
    if (include.target.starts_with("wafer/")) return "engine/include/" + include.target;
    return include.quoted ? include.target : "";
}

bool may_include(room const& from, std::string const& target) {
    if (lies_in(target, public_headers)) return from.path != "grammar/ast/";
    auto const* const to = room_of(target);
    return to == &from || any_holds(from.may_include, target) || (to && any_holds(from.may_include, to->path));
}

/// Calls `check(file, include)` for each include line outside the tests and lists those it answers false for.
template <class Check>
std::string offences(Check check) {
    std::vector<std::string> found;
    for (auto const& file : wafer::tests::source_tree()) {
        for (auto const& include : wafer::tests::includes_of(file)) {
            if (!check(file, include)) found.push_back(place_of(file, include.line) + " includes " + include.target);
        }
    }
    return wafer::tests::listed(found);
}

}  // namespace

TEST_CASE("every source outside the tests stands in a room of the architecture") {
    std::vector<std::string> homeless;
    for (auto const& file : wafer::tests::source_tree()) {
        if (!is_test(file) && !room_of(file.path)) homeless.push_back(file.path);
    }
    CHECK(wafer::tests::listed(homeless) == "");
}

TEST_CASE("a room includes only the rooms below it") {
    CHECK(offences([](source_file const& file, include_line const& include) {
              auto const target = own_path(include);
              auto const* const from = room_of(file.path);
              return is_test(file) || target.empty() || !from || may_include(*from, target);
          }) == "");
}

TEST_CASE("our own headers are included by their path from the root") {
    CHECK(offences([](source_file const&, include_line const& include) {
              auto const target = own_path(include);
              return target.empty() || std::filesystem::exists(std::filesystem::path{WAFER_SOURCE_DIR} / target);
          }) == "");
}

TEST_CASE("public headers include the standard library and each other alone") {
    CHECK(offences([](source_file const& file, include_line const& include) {
              if (!lies_in(file.path, public_headers)) return true;
              bool const standard = !include.quoted && include.target.find_first_of("/") == std::string::npos;
              return standard || include.target.starts_with("wafer/");
          }) == "");
}

TEST_CASE("each dependency comes in by its own door") {
    CHECK(offences([](source_file const& file, include_line const& include) {
              bool const from_tests = is_test(file) && !include.target.starts_with("catch2/");
              return include.quoted || from_tests || std::all_of(dependencies.begin(), dependencies.end(), [&](auto const& dependency) {
                         return !include.target.starts_with(dependency.header) || any_holds(dependency.doors, file.path);
                     });
          }) == "");
}
