// docs/language.md lists the functions and aggregates that there are, as SHOW FUNCTIONS describes them, and no others.
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "engine/function/registry.hpp"
#include "engine/function/shown.hpp"
#include "tests/support/catch.hpp"

using namespace wafer;

namespace {

/// Signature and description of each row ``| `signature` | description |`` of the chapters on functions and aggregates.
std::map<std::string, std::string> documented() {
    std::ifstream page(WAFER_SOURCE_DIR "/docs/language.md");
    std::map<std::string, std::string> rows;
    bool inside = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("## ")) inside = line == "## Functions" || line == "## Aggregates";
        auto const end = line.find("` | ");
        bool const is_signature = line.starts_with("| `") && line.substr(0, end).find(" :: ") != std::string::npos;
        if (!inside || !is_signature) continue;
        rows.emplace(line.substr(3, end - 3), line.substr(end + 4, line.size() - end - 6));
    }
    return rows;
}

template <class Function>
void add(std::span<Function const> functions, std::map<std::string, std::string>& to) {
    for (auto const& one : functions) to.emplace(one.signature, one.summary);
}

/// The page may say more than the summary.
std::string first_word(std::string const& text) { return text.substr(0, text.find_first_of(" ,;.")); }

}  // namespace

TEST_CASE("the page of the language lists every function with its signature, and no other") {
    std::map<std::string, std::string> known;
    add(engine::functions(), known);
    add(engine::aggregates(), known);
    auto const listed = documented();
    for (auto const& [signature, summary] : known) {
        CAPTURE(signature);
        CHECK(listed.contains(signature));
        if (listed.contains(signature)) CHECK(first_word(listed.at(signature)) == first_word(summary));
    }
    for (auto const& [signature, summary] : listed) {
        CAPTURE(signature);
        CHECK(known.contains(signature));
    }
}

TEST_CASE("every function has a category, and its signature as many arguments as it takes") {
    for (auto const& one : engine::functions()) {
        CAPTURE(std::string(one.signature));
        CHECK_FALSE(one.category.empty());
        auto const call = engine::described(one.signature);
        CHECK_FALSE(call.result.empty());
        if (one.most < 255) CHECK(call.arguments.size() == one.most);
        std::size_t needed = 0;
        for (auto const& argument : call.arguments) {
            CHECK_FALSE(argument.name.empty());
            CHECK_FALSE(argument.type.empty());
            needed += argument.fallback.empty() ? 1 : 0;
        }
        CHECK(needed == one.least);
    }
    for (auto const& one : engine::aggregates()) {
        CAPTURE(std::string(one.signature));
        CHECK(one.category == "Aggregating");
        CHECK(engine::described(one.signature).arguments.size() == one.arguments);
    }
}

TEST_CASE("every procedure says what it does") {
    for (auto const& one : engine::procedures()) {
        CAPTURE(one.name);
        CHECK(one.summary.ends_with("."));
        CHECK(engine::find_procedure(one.name) == &one);
    }
}
