// docs/errors.md lists what the sources throw and warn of, no more and no less, and what it says of an error is true of it.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"
#include "wafer/wafer.hpp"

namespace {

std::filesystem::path const root = WAFER_SOURCE_DIR;

/// The codes that each detail comes with.
using codes_of_details = std::map<std::string, std::set<std::string>>;

std::string content_of(std::filesystem::path const& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string sources_of(std::vector<std::string> const& folders) {
    std::string all;
    for (auto const& folder : folders) {
        for (auto const& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            auto const kind = entry.path().extension();
            if (kind == ".cpp" || kind == ".hpp") all += content_of(entry.path());
        }
    }
    return all;
}

/// The cells of each row of the table below a heading of the page, without the table's own two lines.
std::vector<std::vector<std::string>> table_below(std::string const& heading) {
    std::istringstream page(content_of(root / "docs" / "errors.md"));
    std::vector<std::vector<std::string>> rows;
    bool below = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("#")) below = line == "## " + heading;
        if (!below || !line.starts_with("| ")) continue;
        auto& cells = rows.emplace_back();
        std::istringstream written(line.substr(2));
        for (std::string cell; std::getline(written, cell, '|');) cells.push_back(cell);
    }
    if (rows.size() < 3) throw std::runtime_error("no table below " + heading);
    rows.erase(rows.begin(), rows.begin() + 2);
    return rows;
}

/// What stands in backticks in a cell.
std::set<std::string> names_in(std::string const& cell) {
    static std::regex const name("`(\\w+)`");
    std::set<std::string> names;
    for (std::sregex_iterator at(cell.begin(), cell.end(), name), end; at != end; ++at) names.insert((*at)[1]);
    return names;
}

std::string name_in(std::string const& cell) {
    auto const names = names_in(cell);
    return names.empty() ? "" : *names.begin();
}

codes_of_details listed_below(std::string const& heading) {
    codes_of_details listed;
    for (auto const& row : table_below(heading)) {
        if (!listed.emplace(name_in(row.at(0)), names_in(row.at(1))).second) throw std::runtime_error("twice: " + row.at(0));
    }
    return listed;
}

/// What a call throws, from the text before the detail and the text behind it. Empty when the literal is no detail.
std::string code_of(std::string const& before, std::string const& behind) {
    static std::string const chosen = "(?:[^;\"]*\\?\\s*(?:\"\\w+\"\\s*:)?)?\\s*$";  // `condition ? "One" : "Other"`
    static std::regex const named("error_code::(\\w+)," + chosen);
    static std::regex const by_default("\\b(fail|stop|refuse|parse_error|parse_error \\w+)[({]" + chosen);
    static std::regex const of_argument("\\brefuse_argument\\([^;]*,\\s*$");
    static std::regex const given_code("error_code::(\\w+)");
    std::smatch found;
    if (std::regex_search(before, found, named)) return found[1];
    if (std::regex_search(before, of_argument)) return behind.starts_with(")") ? "argument" : "";
    if (!std::regex_search(before, found, by_default)) return "";
    if (found[1] == "refuse") return "argument";
    std::string const call = behind.substr(0, behind.find(");"));
    std::smatch code;
    return std::regex_search(call, code, given_code) ? code[1].str() : "syntax";
}

codes_of_details thrown_in(std::vector<std::string> const& folders) {
    static std::regex const literal("\"([A-Z][a-z]+[A-Za-z]*)\"");
    std::string const text = sources_of(folders);
    codes_of_details thrown;
    for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at) {
        auto const begins = static_cast<std::size_t>(at->position());
        auto const ends = begins + static_cast<std::size_t>(at->length());
        auto const from = begins - std::min<std::size_t>(begins, 200);
        auto const code = code_of(text.substr(from, begins - from), text.substr(ends, 500));
        if (!code.empty()) thrown[(*at)[1]].insert(code);
    }
    return thrown;
}

codes_of_details thrown_by_the_library() {
    auto thrown = thrown_in({"engine", "grammar"});
    // The grammar knows no codes; `engine/session/prepared.cpp` gives these two theirs.
    thrown["QueryTooLarge"] = {"limit"};
    thrown["NestingTooDeep"] = {"limit"};
    return thrown;
}

std::set<std::string> warned_of() {
    static std::regex const literal("\"([A-Z][a-z]+[A-Z][A-Za-z]*)\"");
    auto const sources = root / "engine" / "session";
    std::string const text = content_of(sources / "warnings.cpp") + content_of(sources / "pattern_warnings.cpp");
    std::set<std::string> codes;
    for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at) codes.insert((*at)[1]);
    return codes;
}

void check_same(codes_of_details const& page, codes_of_details const& sources) {
    for (auto const& [detail, codes] : sources) {
        CAPTURE(detail);
        CHECK(page.contains(detail));
        if (page.contains(detail)) CHECK(page.at(detail) == codes);
    }
    for (auto const& [detail, codes] : page) {
        CAPTURE(detail);
        CHECK(sources.contains(detail));
    }
}

struct provocation {
    std::string detail;
    std::function<void(wafer::connection&)> what;
};

/// All rows of a statement.
std::function<void(wafer::connection&)> statement(std::string const& text) {
    return [text](wafer::connection& connection) { static_cast<void>(connection.run(text).rows()); };
}

std::vector<provocation> const& provocations() {
    static std::vector<provocation> const all{
        {"AmbiguousAggregationExpression", statement("MATCH (n) RETURN n.a + count(*)")},
        {"ColumnNameConflict", statement("RETURN 1 AS a, 2 AS a")},
        {"ConstraintNotFound", statement("DROP CONSTRAINT a")},
        {"ConstraintValidationFailed",
         [](wafer::connection& connection) {
             connection.run("CREATE CONSTRAINT FOR (n:N) REQUIRE n.x IS UNIQUE");
             connection.run("UNWIND [1, 1] AS x CREATE (:N {x: x})");
         }},
        {"CreatingVarLength", statement("CREATE ()-[:R*2]->()")},
        {"DataSetNotFound", [](wafer::connection&) { wafer::database().import_directory("/nowhere"); }},
        {"DeleteConnectedNode", statement("CREATE (a)-[:R]->() DELETE a")},
        {"DeletedEntityAccess", statement("CREATE (a {x: 1}) DELETE a RETURN a.x")},
        {"DifferentColumnsInUnion", statement("RETURN 1 AS a UNION RETURN 1 AS b")},
        {"DivisionByZero", statement("UNWIND [0] AS n RETURN 1 / n")},
        {"FloatingPointOverflow", statement("RETURN 1e999")},
        {"IntegerOverflow", statement("RETURN 9223372036854775808")},
        {"IndexNotFound", statement("DROP INDEX a")},
        {"InvalidAggregation", statement("MATCH (n) WHERE count(*) > 1 RETURN n")},
        {"InvalidArgumentType", statement("UNWIND [1, 'a'] AS n RETURN n + true")},
        {"InvalidArgumentValue", statement("RETURN date('soon')")},
        {"InvalidClauseComposition", statement("RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a")},
        {"ImportFolderNotSet", statement("LOAD CSV FROM 'a.csv' AS row RETURN row")},
        {"InvalidFieldTerminator", statement("LOAD CSV FROM 'a.csv' AS row FIELDTERMINATOR 1 RETURN row")},
        {"InvalidNumberOfArguments", statement("RETURN size()")},
        {"InvalidParameterUse", statement("MATCH (n $all) RETURN n")},
        {"InvalidPropertyType", statement("CREATE ({a: {b: 1}})")},
        {"MemoryLimit", statement("RETURN size(range(1, 1000000000000))")},
        {"InvalidSchemaTarget", statement("CREATE INDEX FOR (n:N) ON (n.x, n.x)")},
        {"MergeReadOwnWrites", statement("MERGE ({a: null})")},
        {"MissingParameter", statement("RETURN $a")},
        {"NegativeIntegerArgument", statement("RETURN 1 LIMIT -1")},
        {"NestedAggregation", statement("RETURN sum(count(*))")},
        {"NestingTooDeep", statement("RETURN " + std::string(1000, '[') + std::string(1000, ']'))},
        {"NoExpressionAlias", statement("WITH 1 RETURN 2")},
        {"NoSuchColumn", [](wafer::connection& connection) { static_cast<void>(connection.run("RETURN 1").get(0)); }},
        {"NoTransaction", [](wafer::connection& connection) { connection.commit(); }},
        {"NumberOverflow", statement("UNWIND [9223372036854775807] AS n RETURN n + 1")},
        {"ProcedureNotFound", statement("CALL no.such()")},
        {"QueryTooLarge", statement("RETURN '" + std::string(2'000'000, 'a') + "'")},
        {"RequiresDirectedRelationship", statement("CREATE ()-[:R]-()")},
        {"RowLimit", statement("UNWIND range(1, 1000) AS n RETURN n")},
        {"TimeLimit", statement("UNWIND range(1, 1000000000000) AS n RETURN count(n)")},
        {"TransactionOpen",
         [](wafer::connection& connection) {
             connection.begin();
             connection.begin();
         }},
        {"UndefinedVariable", statement("RETURN nothing")},
        {"UnexpectedSyntax", statement("RETRUN 1")},
        {"UnknownFunction", statement("RETURN siz('a')")},
        {"UnknownOption", statement("CALL algo.pageRank({label: 'A'}) YIELD node RETURN node")},
        {"VariableTypeConflict", statement("MATCH (a)-[a]->() RETURN a")},
    };
    return all;
}

}  // namespace

TEST_CASE("the page of errors lists every detail of the library with its codes, and no other") {
    check_same(listed_below("Details"), thrown_by_the_library());
}

TEST_CASE("the page of errors lists every detail of the prompt with its codes, and no other") {
    check_same(listed_below("Details of the prompt"), thrown_in({"prompt"}));
}

TEST_CASE("the page of errors lists every warning, and no other") {
    std::set<std::string> listed;
    for (auto const& row : table_below("Warnings")) listed.insert(name_in(row.at(0)));
    CHECK(listed == warned_of());
}

TEST_CASE("the page of errors lists every code in its order") {
    auto const rows = table_below("Codes");
    REQUIRE(rows.size() == static_cast<std::size_t>(wafer::error_code::cancelled) + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(name_in(rows[i].at(0)) == wafer::to_string(static_cast<wafer::error_code>(i)));
    }
}

TEST_CASE("the page of errors names an option that exists for each limit, or says that it is fixed") {
    auto const options = content_of(root / "engine" / "include" / "wafer" / "options.hpp");
    std::map<std::string, std::string> option_of;
    for (auto const& row : table_below("Limits")) option_of[name_in(row.at(0))] = name_in(row.at(1));
    for (auto const& [detail, option] : option_of) {
        CAPTURE(detail, option);
        CHECK(std::regex_search(options, std::regex("\\b" + option + "\\b[ {=]")));
    }
    for (auto const& row : table_below("Details")) {
        auto const known = option_of.find(name_in(row.at(0)));
        bool const optional = known != option_of.end();
        if (!optional && name_in(row.at(1)) != "limit") continue;
        CAPTURE(row.at(0));
        CHECK(row.at(4).find(optional ? "`" + known->second + "`" : "Fixed") != std::string::npos);
    }
}

TEST_CASE("an error has the code and the time that the page gives for its detail") {
    std::map<std::string, std::vector<std::string>> rows;
    for (auto& row : table_below("Details")) rows[name_in(row.at(0))] = row;
    wafer::options options;
    options.row_limit = 100;
    options.time_limit_ms = std::chrono::milliseconds(200);
    for (auto const& [detail, what] : provocations()) {
        CAPTURE(detail);
        wafer::database database(options);
        auto connection = database.connect();
        connection.run("CREATE (:A {a: 1})-[:R]->(:B)");
        try {
            what(connection);
            FAIL_CHECK("no error");
        } catch (wafer::error const& failure) {
            CAPTURE(failure.what());
            CHECK(failure.detail() == detail);
            auto const& row = rows.at(detail);
            CHECK(names_in(row.at(1)).contains(std::string(wafer::to_string(failure.code()))));
            auto const when = failure.when() == wafer::error::phase::compile_time ? "compile time" : "run time";
            CHECK((row.at(2).find(when) != std::string::npos || row.at(2).find("both") != std::string::npos));
        }
    }
}

TEST_CASE("a warning has the code that the page lists") {
    wafer::database database;
    auto connection = database.connect();
    connection.run("CREATE (:A {a: 1})-[:R]->(:B)");
    std::set<std::string> given;
    for (auto const* text : {"MATCH (n:Aa) RETURN n", "MATCH ()-[r:S]->() RETURN r", "MATCH (n) RETURN n.b", "MATCH (m), (n) RETURN n",
                             "MATCH (:A)<-[r:R]-() RETURN r", "RETURN 1 = null", "OPTIONAL MATCH (n) RETURN 1"}) {
        auto const result = connection.run(text);
        for (auto const& warning : result.warnings()) given.insert(warning.code);
    }
    CHECK(given == warned_of());
}
