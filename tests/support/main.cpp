// The test program: Catch2's own command line, and `--under FOLDER` to run the tests of one folder of the checkout.
#define CATCH_CONFIG_RUNNER
#include <string>
#include <string_view>

#include "tests/support/catch.hpp"

namespace {

/// A test's name as a test specification, in which commas, brackets and quotes would mean something.
std::string exactly(std::string_view name) {
    std::string spec = "\"";
    for (char const c : name) {
        if (std::string_view{"\\,[]\"~"}.find(c) != std::string_view::npos) spec += '\\';
        spec += c;
    }
    return spec + '"';
}

/// The tests whose source lies under `folder`, as one specification. Compilers may have been given the sources by relative paths.
std::string tests_under(std::string const& folder, Catch::IConfig const& config) {
    std::string const part = "/" + folder + "/";
    std::string spec;
    for (auto const& test : Catch::getAllTestCasesSorted(config)) {
        if (std::string_view{test.lineInfo.file}.find(part) == std::string_view::npos || test.isHidden()) continue;
        spec += (spec.empty() ? "" : ",") + exactly(test.name);
    }
    return spec;
}

}  // namespace

int main(int argument_count, char* arguments[]) {
    Catch::Session session;
    std::string folder;
    session.cli(session.cli() | Catch::clara::Opt(folder, "folder")["--under"]("run the tests under this folder"));
    if (int const failed = session.applyCommandLine(argument_count, arguments)) return failed;
    if (!folder.empty()) {
        auto const spec = tests_under(folder, session.config());
        if (spec.empty()) {
            Catch::cerr() << "no tests under " << folder << '\n';
            return 2;
        }
        auto data = session.configData();
        data.testsOrTags = {spec};
        session.useConfigData(data);
    }
    return session.run();
}
