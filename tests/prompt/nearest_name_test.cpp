#include "prompt/nearest_name.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::did_you_mean;
using wafer::prompt::nearest_names;

TEST_CASE("the nearest name is found, if one is near") {
    CHECK(nearest_names("--fromat", {"--data", "--format", "--param"}) == std::vector<std::string>{"--format"});
    CHECK(nearest_names("sch", {"schema", "source"}) == std::vector<std::string>{"schema"});
    CHECK(nearest_names("tabel", {"table", "json"}) == std::vector<std::string>{"table"});
    CHECK(nearest_names("-x", {"-c", "-f"}).empty());
    CHECK(nearest_names("zzz", {"schema", "source"}).empty());
    CHECK(nearest_names("jsn", {"json", "jsonl", "csv"}).front() == "json");
}

TEST_CASE("suggestions are a question") {
    CHECK(did_you_mean({}) == "");
    CHECK(did_you_mean({"a"}) == " Did you mean a?");
    CHECK(did_you_mean({"a", "b", "c"}) == " Did you mean a, b or c?");
}
