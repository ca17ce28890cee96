#include <string>
#include <vector>

#include "prompt/options.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::command_line;
using wafer::prompt::format;
using wafer::prompt::job;
using wafer::prompt::parse_command_line;

namespace {

command_line accepted(std::vector<std::string> const& arguments) {
    auto const parsed = parse_command_line(arguments);
    REQUIRE_FALSE(parsed.end);
    return parsed.line;
}

std::string refused(std::vector<std::string> const& arguments) {
    auto const parsed = parse_command_line(arguments);
    REQUIRE(parsed.end);
    CHECK(parsed.end->exit_code == 2);
    return parsed.end->text;
}

}  // namespace

TEST_CASE("no arguments mean the prompt on the default graph") {
    auto const line = accepted({});
    CHECK_FALSE(line.in_memory);
    CHECK(line.data.empty());
    CHECK(line.jobs.empty());
    CHECK(line.form == format::table);
    CHECK_FALSE(line.read_only);
}

TEST_CASE("the graph is chosen by :memory: or --data, not both") {
    CHECK(accepted({":memory:"}).in_memory);
    CHECK(accepted({"--data", "some/where"}).data == "some/where");
    CHECK(accepted({"--data=some/where"}).data == "some/where");
    CHECK(refused({":memory:", "--data", "x"}).find("exclude") != std::string::npos);
}

TEST_CASE("-c and -f keep their order") {
    auto const line = accepted({"-c", "RETURN 1", "-f", "a.cypher", ":memory:", "-c", "RETURN 2"});
    REQUIRE(line.jobs.size() == 3);
    CHECK(line.jobs[0].text == "RETURN 1");
    CHECK(line.jobs[1].what == job::kind::file);
    CHECK(line.jobs[1].text == "a.cypher");
    CHECK(line.jobs[2].text == "RETURN 2");
    CHECK(line.in_memory);
}

TEST_CASE("parameters are a name and a text") {
    auto const line = accepted({"--param", "a=1", "--param", "$b=x=y", "--param=c="});
    REQUIRE(line.params.size() == 3);
    CHECK(line.params[0] == std::pair<std::string, std::string>{"a", "1"});
    CHECK(line.params[1] == std::pair<std::string, std::string>{"b", "x=y"});
    CHECK(line.params[2] == std::pair<std::string, std::string>{"c", ""});
    CHECK(refused({"--param", "a"}).find("NAME=VALUE") != std::string::npos);
    CHECK(refused({"--param", "=1"}).find("NAME=VALUE") != std::string::npos);
}

TEST_CASE("every format has its name") {
    for (auto const name : wafer::prompt::format_names) CHECK(name_of(accepted({"--format", std::string(name)}).form) == name);
    CHECK(refused({"--format", "jsn"}).find("Did you mean json?") != std::string::npos);
}

TEST_CASE("a mistyped option is answered with the nearest") {
    CHECK(refused({"--fromat", "json"}).find("unknown option --fromat. Did you mean --format?") != std::string::npos);
    CHECK(refused({"--readonly"}).find("Did you mean --read-only?") != std::string::npos);
    CHECK(refused({"--dta=x"}).find("unknown option --dta. Did you mean --data?") != std::string::npos);
    CHECK(refused({"-x"}).find("unknown option -x.") != std::string::npos);
    CHECK(refused({"graph.wafer"}).find("'graph.wafer' is neither") != std::string::npos);
}

TEST_CASE("an option without its argument is refused") {
    auto const option = GENERATE(as<std::string>{}, "-c", "-f", "--data", "--param", "--format");
    CHECK(refused({option}).find(option) != std::string::npos);
}

TEST_CASE("check wants a data set") {
    CHECK(accepted({"check", "some/where"}).check == "some/where");
    CHECK(refused({"check"}).find("DIR") != std::string::npos);
}

TEST_CASE("--read-only is a flag") { CHECK(accepted({"--read-only", "-c", "RETURN 1"}).read_only); }

TEST_CASE("help and version end well") {
    auto const help = parse_command_line({"--help"});
    REQUIRE(help.end);
    CHECK(help.end->exit_code == 0);
    for (auto const* option : {"--data", "-c QUERY", "-f FILE", "--param", "--format", "--read-only", "--version", "check", "Exit code"}) {
        CAPTURE(option);
        CHECK(help.end->text.find(option) != std::string::npos);
    }
    auto const version = parse_command_line({"--version"});
    REQUIRE(version.end);
    CHECK(version.end->exit_code == 0);
    CHECK(version.end->text == "wafer 0.1.0\n");
}

TEST_CASE("import and export name a graph to begin with and a place to write to") {
    auto const line = accepted({"import", "a.jsonl", "-c", "RETURN 1"});
    REQUIRE(line.import);
    CHECK(line.import->path == "a.jsonl");
    CHECK(line.in_memory);
    CHECK(line.jobs.size() == 1);
    auto const tables = accepted({"import", "--nodes", "A=a.csv", "--nodes", "b.csv", "--relationships", "R=r.csv", "--delimiter", "|"});
    REQUIRE(tables.import);
    CHECK(tables.import->nodes.size() == 2);
    CHECK(tables.import->relationships == std::vector<std::string>{"R=r.csv"});
    CHECK(tables.import->delimiter == "|");
    CHECK(accepted({"import", "a", "--threads", "3"}).import->threads == 3);
    CHECK(refused({"import", "a", "--threads", "0"}).find("--threads") != std::string::npos);
    auto const written = accepted({"--data", "x", "export", "--format", "graphml", "-"});
    REQUIRE(written.export_);
    CHECK(written.export_->path == "-");
    CHECK(written.export_->format == "graphml");
    CHECK(written.form == format::table);
    CHECK(refused({"import"}).find("import wants") != std::string::npos);
    CHECK(refused({"import", "a.jsonl", "--nodes", "b.csv"}).find("import wants") != std::string::npos);
    CHECK(refused({"export"}).find("export wants") != std::string::npos);
    CHECK(refused({"--data", "x", "import", "a.jsonl"}).find("exclude") != std::string::npos);
    CHECK(accepted({"--import-folder", "here"}).import_folder == "here");
}

TEST_CASE("colours, pages and the language are chosen") {
    using namespace wafer::prompt;
    CHECK(accepted({"-c", "RETURN 1"}).colours == colour_choice::by_terminal);
    CHECK(accepted({"--color", "always"}).colours == colour_choice::always);
    CHECK(accepted({"--no-color"}).colours == colour_choice::never);
    CHECK(refused({"--color", "green"}).find("auto, always or never, not 'green'") != std::string::npos);
    CHECK(accepted({"--no-pager"}).no_pager);
    CHECK_FALSE(accepted({"-c", "RETURN 1"}).no_pager);
    CHECK(accepted({"--lang", "zh"}).in == language::chinese);
    CHECK(accepted({"ask", "谁投资了Anthropic？", "--lang", "zh"}).in == language::chinese);
    CHECK(parse_command_line({}, language::chinese).line.in == language::chinese);
    CHECK(parse_command_line({"--lang", "en"}, language::chinese).line.in == language::english);
}
