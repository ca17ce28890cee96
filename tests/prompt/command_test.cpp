#include <string>

#include <wafer/error.hpp>

#include "prompt/command.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::all_commands;
using wafer::prompt::command;
using wafer::prompt::read_command;

TEST_CASE("every command is read by its name") {
    for (std::size_t i = 0; i < all_commands().size(); ++i) {
        auto const read = read_command(std::string(all_commands()[i].name) + "  some thing ");
        CHECK(read.what == static_cast<command::kind>(i));
        CHECK(read.argument == "some thing");
    }
    CHECK(static_cast<command::kind>(all_commands().size() - 1) == command::kind::quit);
}

TEST_CASE("a number runs an example") {
    CHECK(read_command("12").what == command::kind::examples);
    CHECK(read_command("12").argument == "12");
}

TEST_CASE("exit is quit") { CHECK(read_command("exit").what == command::kind::quit); }

TEST_CASE("an unknown command is answered with the nearest") {
    try {
        read_command("shema");
        FAIL("it was taken");
    } catch (wafer::error const& failure) {
        CHECK(failure.detail() == "UnknownCommand");
        CHECK(failure.suggestions() == std::vector<std::string>{":schema"});
    }
}

TEST_CASE("help names every command") {
    for (auto const& each : all_commands()) CHECK(wafer::prompt::help_text().find(":" + std::string(each.name)) != std::string::npos);
}

TEST_CASE("a command that is being typed is completed by name") {
    auto const found = wafer::prompt::proposed_commands(":par");
    REQUIRE(found.size() == 2);
    CHECK(found[0].text == ":param");
    CHECK(found[0].replaced.end == 4);
    CHECK(wafer::prompt::proposed_commands(":param x").empty());
}
