// The example programs print what stands in `examples/expected/`.
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

TEST_CASE("an example prints what it is expected to") {
    auto const name = GENERATE(as<std::string>{}, "1_hello", "2_parameters", "3_transactions", "4_algorithms");
    CAPTURE(name);
    auto const run = wafer::tests::run_process(wafer::tests::built_program("examples/" + name), {});
    std::ifstream file(std::string(WAFER_SOURCE_DIR) + "/examples/expected/" + name + ".txt");
    std::ostringstream expected;
    expected << file.rdbuf();
    CHECK(run.err == "");
    CHECK(run.exit_code == 0);
    CHECK(run.out == expected.str());
}
