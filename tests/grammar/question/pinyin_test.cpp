#include "grammar/question/pinyin.hpp"
#include "tests/support/catch.hpp"

using wafer::question::pinyin_of;

TEST_CASE("Chinese characters are spelt in Latin letters without tones, and by their initials") {
    auto const spelt = pinyin_of("英伟达");
    REQUIRE(spelt);
    CHECK(spelt->whole == "yingweida");
    CHECK(spelt->initials == "ywd");
}

TEST_CASE("what is not Chinese stays") {
    auto const spelt = pinyin_of("AI芯片 2");
    REQUIRE(spelt);
    CHECK(spelt->whole == "aixinpian 2");
    CHECK(spelt->initials == "aixp 2");
}

TEST_CASE("a text without Chinese characters has no pinyin") {
    CHECK_FALSE(pinyin_of("NVIDIA"));
    CHECK_FALSE(pinyin_of(""));
    CHECK_FALSE(pinyin_of("Côte é あ"));
}
