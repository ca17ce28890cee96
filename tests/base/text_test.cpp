// UTF-8 text by code points, also where it is not UTF-8.
#include <string>

#include "engine/base/text.hpp"
#include "tests/support/catch.hpp"

using namespace wafer::engine;

TEST_CASE("code points are counted and found, a stray byte as one of its own") {
    CHECK(code_points("") == 0);
    CHECK(code_points("aé日😀") == 4);
    CHECK(code_points("a\xff\xfe"
                      "b") == 4);
    CHECK(code_points("\xe6\x97") == 2);
    CHECK(byte_offset("aé日😀", 2) == 3);
    CHECK(byte_offset("aé", 9) == 3);
    CHECK(first_code_point("日本") == "日");
    CHECK(first_code_point("") == "");
}

TEST_CASE("text that is not UTF-8 passes through unharmed") {
    std::string const broken = "a\xff\xe6\x97z";
    CHECK(upper_case(broken) == "A\xff\xe6\x97Z");
    CHECK(reversed(reversed(broken)) == broken);
    CHECK(normalised(broken, normal_form::nfc) == broken);
    CHECK(trim_end(broken) == broken);
}

TEST_CASE("white space of all scripts is trimmed") {
    CHECK(trim_start("\u2003\t a ") == "a ");
    CHECK(trim_end(" a\u00a0\u3000\n") == " a");
    CHECK(trim_start("xyax", "yx") == "ax");
    CHECK(trim_end("aéé", "é") == "a");
}

TEST_CASE("a text is cut for normalising where nothing composes across the cut") {
    CHECK(normalising_boundary("abc", 1) == 1);
    CHECK(normalising_boundary("abc", 9) == 3);
    CHECK(normalising_boundary("", 0) == 0);
    CHECK(normalising_boundary("e\u0301a", 1) == 3);
    CHECK(normalising_boundary("\u1100\u1161\u11a8a", 1) == 9);
    CHECK(normalising_boundary("\xff\xff", 1) == 1);
    std::string marks;
    for (int i = 0; i < 5'000; ++i) marks += "\u0301";
    CHECK(normalising_boundary(marks, 100'000) == 2'000);
}
