// Copies of the article's data set, each broken in one place: what `check_directory` says, with file and line.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <wafer/wafer.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

namespace fs = std::filesystem;

/// A copy of the data set that can be spoilt.
class copy {
public:
    copy() { fs::copy(fs::path(WAFER_SOURCE_DIR) / "graph-data/ai-chips", folder_.path() / "set", fs::copy_options::recursive); }

    /// Adds a line at the end of a file and returns its number.
    std::uint64_t append(std::string const& file, std::string const& line) const {
        auto const text = read(file);
        std::ofstream(path() / file, std::ios::app) << (text.ends_with('\n') ? "" : "\n") << line << '\n';
        return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')) + (text.ends_with('\n') ? 1 : 2);
    }
    [[nodiscard]] std::string header(std::string const& file) const {
        auto const text = read(file);
        return text.substr(0, text.find_first_of("\r\n"));
    }
    [[nodiscard]] fs::path path() const { return folder_.path() / "set"; }

private:
    [[nodiscard]] std::string read(std::string const& file) const {
        std::ostringstream text;
        text << std::ifstream(path() / file, std::ios::binary).rdbuf();
        return text.str();
    }

    wafer::tests::scratch_folder folder_;
};

/// One finding, at the line, whose message holds all the words.
void check_found(copy const& data, std::string const& file, std::uint64_t line, std::vector<std::string> const& words) {
    auto const findings = wafer::check_directory(data.path());
    for (auto const& each : findings) {
        if (each.file != file || each.line != line) continue;
        for (auto const& word : words) CHECK_THAT(each.message, Catch::Contains(word));
        CHECK(findings.size() == 1);
        return;
    }
    std::string all;
    for (auto const& each : findings) all += each.file + ":" + std::to_string(each.line) + ": " + each.message + "\n";
    FAIL_CHECK("nothing found at " << file << ":" << line << "; found:\n" << all);
}

constexpr char const* invested = "relationships/invested_in.csv";

}  // namespace

TEST_CASE("the data set as it is has no findings") { CHECK(wafer::check_directory(copy().path()).empty()); }

TEST_CASE("a relationship to an id that is none is found, with the id that may be meant") {
    copy const data;
    REQUIRE(data.header(invested) == ":START_ID,:END_ID,:TYPE,amount:long,currency,source:string[]");
    auto const line = data.append(invested, "amazon,opneai,INVESTED_IN,1,USD,p2");
    check_found(data, invested, line, {"opneai", "openai"});
}

TEST_CASE("a fact without sources is found") {
    copy const data;
    auto const line = data.append(invested, "amazon,openai,INVESTED_IN,1,USD,");
    check_found(data, invested, line, {"source"});
}

TEST_CASE("a source that is no paragraph is found") {
    copy const data;
    auto const line = data.append(invested, "amazon,openai,INVESTED_IN,1,USD,p63");
    check_found(data, invested, line, {"p63"});
}

TEST_CASE("an unknown relationship type is found, with the type that may be meant") {
    copy const data;
    auto const line = data.append(invested, "amazon,openai,INVESTED_INN,,,p2");
    check_found(data, invested, line, {"INVESTED_INN", "INVESTED_IN"});
}

TEST_CASE("a value of the wrong type is found") {
    copy const data;
    auto const line = data.append(invested, "amazon,openai,INVESTED_IN,much,USD,p2");
    check_found(data, invested, line, {"much", "integer"});
}

TEST_CASE("an end that is of the wrong kind is found") {
    copy const data;
    auto const line = data.append(invested, "amazon,china,INVESTED_IN,1,USD,p2");
    check_found(data, invested, line, {"china", "Country"});
}

TEST_CASE("an id that is used twice is found, with the place of its first use") {
    copy const data;
    auto const header = data.header("nodes/companies.csv");
    REQUIRE(header == "id:ID,name,nameZh,aliases:string[],role,roleZh,source:string[],:LABEL");
    auto const line = data.append("nodes/companies.csv", "nvidia,N,英,a,r,r,p2,Organization;Company");
    check_found(data, "nodes/companies.csv", line, {"nvidia", "duplicate", "companies.csv:2"});
}

TEST_CASE("an unknown label is found, with the label that may be meant") {
    copy const data;
    auto const line = data.append("nodes/companies.csv", "acme,N,英,a,r,r,p2,Organization;Compani");
    auto const findings = wafer::check_directory(data.path());
    bool found = false;
    for (auto const& each : findings)
        found = found || (each.file == "nodes/companies.csv" && each.line == line && each.message.find("Compani") != std::string::npos &&
                          each.message.find("Company") != std::string::npos);
    CHECK(found);
}

TEST_CASE("a line with too few fields and bytes that are no UTF-8 are found") {
    copy const data;
    auto const line = data.append(invested, "amazon,openai");
    check_found(data, invested, line, {"6 cells", "2"});
    copy const other;
    auto const bad = other.append("nodes/companies.csv", "acme,\xff,英,a,r,r,p2,Organization;Company");
    bool found = false;
    for (auto const& each : wafer::check_directory(other.path()))
        found = found || (each.file == "nodes/companies.csv" && each.line == bad && each.message.find("UTF-8") != std::string::npos);
    CHECK(found);
}

TEST_CASE("a folder that is no data set is an error or a finding, never a crash") {
    wafer::tests::scratch_folder const empty;
    for (auto const& path : {empty.path(), empty.path() / "none"}) {
        bool told = false;
        try {
            told = !wafer::check_directory(path).empty();
        } catch (wafer::error const& wrong) {
            told = wrong.code() == wafer::error_code::io || wrong.code() == wafer::error_code::corruption;
        }
        CHECK(told);
    }
}
