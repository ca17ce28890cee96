#include <string>

#include <wafer/error.hpp>

#include "prompt/data_set.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"

using wafer::prompt::questions_of;
using wafer::tests::scratch_folder;

TEST_CASE("questions are read with their queries, in order") {
    scratch_folder const folder;
    folder.write("questions.json",
                 R"([{"id":"a","question":"谁?","query":"RETURN 1"},{"question":"Who?","query":"RETURN 2","rows":[[1.5]]}])");
    auto const questions = questions_of(folder.path());
    REQUIRE(questions.size() == 2);
    CHECK(questions[0].text == "谁?");
    CHECK(questions[1].query == "RETURN 2");
}

TEST_CASE("a data set without questions is fine") {
    scratch_folder const folder;
    CHECK(questions_of(folder.path()).empty());
}

TEST_CASE("questions that are not as they should be are reported with their file") {
    scratch_folder const folder;
    auto const content = GENERATE(as<std::string>{}, "[{]", "{}", R"([{"question":"Who?"}])");
    auto const file = folder.write("questions.json", content);
    try {
        questions_of(folder.path());
        FAIL("it was taken");
    } catch (wafer::error const& failure) {
        CHECK(failure.code() == wafer::error_code::corruption);
        CHECK(std::string(failure.what()).find(file) != std::string::npos);
    }
}
