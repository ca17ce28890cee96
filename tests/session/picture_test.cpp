// Where the caret stands, whatever the text before it is made of, and what is shown of long lines.
#include "engine/session/picture.hpp"

#include <string>
#include <string_view>

#include "tests/support/catch.hpp"
#include "wafer/text.hpp"

using wafer::engine::picture_of;

namespace {

/// The picture of the statement with its only `?!` pointed to, without the first line.
std::string drawn(std::string const& statement) {
    auto const at = static_cast<std::uint32_t>(statement.find("?!"));
    auto const picture = picture_of(statement, {at, at + 2});
    return picture.substr(picture.find('\n') + 1);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string made;
    for (std::size_t i = 0; i < times; ++i) made += text;
    return made;
}

/// Lines as wide as a terminal shows them, with the caret under the mark.
void check_caret(std::string const& statement) {
    CAPTURE(statement);
    auto const picture = drawn(statement);
    auto const line = picture.substr(0, picture.find('\n'));
    auto const carets = picture.substr(picture.find('\n') + 1);
    CHECK(carets.ends_with("^^"));
    CHECK(carets.size() == wafer::display_width(line.substr(0, line.find("?!"))) + 2);
    CHECK(wafer::display_width(line) <= 102);
}

}  // namespace

TEST_CASE("the caret stands under its place behind characters of any width") {
    CHECK(drawn("RETURN 'é' ?!") == "  RETURN 'é' ?!\n             ^^");
    CHECK(drawn("RETURN 'e\xCC\x81' ?!") == "  RETURN 'e\xCC\x81' ?!\n             ^^");
    CHECK(drawn("RETURN '👩‍👩‍👧‍👦' ?!") == "  RETURN '👩‍👩‍👧‍👦' ?!\n              ^^");
    CHECK(drawn("RETURN '🇩🇪' ?!") == "  RETURN '🇩🇪' ?!\n              ^^");
    CHECK(drawn("RETURN ＡＢ ?!") == "  RETURN ＡＢ ?!\n              ^^");
    CHECK(drawn("RETURN\t'a' ?!") == "  RETURN 'a' ?!\n             ^^");
    CHECK(drawn("RETURN 'שלום' ?!") == "  RETURN 'שלום' ?!\n                ^^");
    CHECK(drawn("RETURN 'हिन्दी' ?!").ends_with("^^"));
}

TEST_CASE("of a long line what is around the place is shown, with marks of what is not") {
    CHECK(drawn("?! " + std::string(200, 'x')) == "  ?! " + std::string(95, 'x') + "…\n  ^^");
    CHECK(drawn(std::string(200, 'x') + " ?!") == "  …" + std::string(48, 'x') + " ?!\n" + std::string(2 + 1 + 49, ' ') + "^^");
    CHECK(drawn(std::string(98, 'x') + "?!") == "  " + std::string(98, 'x') + "?!\n" + std::string(100, ' ') + "^^");
    for (std::string_view const piece : {"x", "公司", "e\xCC\x81", "👩‍👩‍👧‍👦", "ｆ", "\t", "ש"})
        for (std::size_t const times : {10, 60, 99, 101, 1'000}) {
            check_caret(repeated(piece, times) + "?!");
            check_caret(repeated(piece, times) + "?!" + repeated(piece, times));
        }
}

TEST_CASE("a place at the end of the text, of a line or of nothing has one caret") {
    CHECK(picture_of("", {0, 0}) == "line 1, column 1\n  \n  ^");
    CHECK(picture_of("RETURN", {6, 6}) == "line 1, column 7\n  RETURN\n        ^");
    CHECK(picture_of("RETURN 1 +\n", {11, 11}) == "line 2, column 1\n  \n  ^");
    CHECK(picture_of("RETURN [1,\n2\nRETURN 3", {7, 12}) == "line 1, column 8\n  RETURN [1,\n         ^^^");
}

TEST_CASE("a line of a megabyte is clipped as well") {
    CHECK(drawn(repeated("公司", 170'000) + "?!").size() < 400);
}
