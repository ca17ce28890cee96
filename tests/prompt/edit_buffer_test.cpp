#include <string>

#include "prompt/edit_buffer.hpp"
#include "tests/support/catch.hpp"

using wafer::prompt::edit_buffer;

namespace {

/// The text with a bar where the cursor is.
std::string shown(edit_buffer const& buffer) {
    auto text = buffer.text();
    return text.insert(buffer.cursor(), "|");
}

edit_buffer buffer_of(std::string const& shown_text) {
    edit_buffer buffer;
    auto const cursor = shown_text.find('|');
    buffer.set(shown_text.substr(0, cursor) + shown_text.substr(cursor + 1));
    while (buffer.cursor() > cursor) buffer.left();
    return buffer;
}

}  // namespace

TEST_CASE("text goes in at the cursor") {
    auto buffer = buffer_of("RET| 1");
    buffer.insert("URN");
    CHECK(shown(buffer) == "RETURN| 1");
}

TEST_CASE("the cursor moves by what is seen as one character") {
    auto buffer = buffer_of("a英e\u0301|");
    buffer.left();
    CHECK(shown(buffer) == "a英|e\u0301");
    buffer.left();
    CHECK(shown(buffer) == "a|英e\u0301");
    buffer.right();
    buffer.right();
    buffer.right();
    CHECK(shown(buffer) == "a英e\u0301|");
    buffer.erase_left();
    CHECK(shown(buffer) == "a英|");
}

TEST_CASE("erasing at an edge does nothing") {
    auto buffer = buffer_of("|ab");
    buffer.erase_left();
    CHECK(shown(buffer) == "|ab");
    buffer = buffer_of("ab|");
    buffer.erase_right();
    CHECK(shown(buffer) == "ab|");
}

TEST_CASE("words are letters, digits, underscores and Chinese") {
    auto buffer = buffer_of("MATCH (n_1:公司)|");
    buffer.word_left();
    CHECK(shown(buffer) == "MATCH (n_1:|公司)");
    buffer.word_left();
    CHECK(shown(buffer) == "MATCH (|n_1:公司)");
    buffer.word_right();
    CHECK(shown(buffer) == "MATCH (n_1|:公司)");
}

TEST_CASE("Home and End stay in the line") {
    auto buffer = buffer_of("one\ntw|o\nthree");
    buffer.home();
    CHECK(shown(buffer) == "one\n|two\nthree");
    buffer.end();
    CHECK(shown(buffer) == "one\ntwo|\nthree");
}

TEST_CASE("up and down keep the cell and say when there is no line") {
    auto buffer = buffer_of("英伟达\nabc|d\nx");
    CHECK(buffer.up());
    CHECK(shown(buffer) == "英伟|达\nabcd\nx");
    CHECK_FALSE(buffer.up());
    CHECK(buffer.down());
    CHECK(shown(buffer) == "英伟达\nabcd|\nx");
    CHECK(buffer.down());
    CHECK(shown(buffer) == "英伟达\nabcd\nx|");
    CHECK_FALSE(buffer.down());
}

TEST_CASE("an empty first line can be reached") {
    auto buffer = buffer_of("\nabc|");
    CHECK(buffer.up());
    CHECK(shown(buffer) == "|\nabc");
}

TEST_CASE("what is killed comes back with yank") {
    auto buffer = buffer_of("RETURN |n.name\nLIMIT 1");
    buffer.kill_to_end();
    CHECK(shown(buffer) == "RETURN |\nLIMIT 1");
    buffer.yank();
    CHECK(shown(buffer) == "RETURN n.name|\nLIMIT 1");
    buffer.kill_to_end();
    CHECK(shown(buffer) == "RETURN n.name|LIMIT 1");
    buffer.kill_word_left();
    CHECK(shown(buffer) == "RETURN n.|LIMIT 1");
    buffer.kill_word_right();
    CHECK(shown(buffer) == "RETURN n.| 1");
    buffer.kill_to_start();
    CHECK(shown(buffer) == "| 1");
    buffer.kill_to_start();
    buffer.yank();
    CHECK(shown(buffer) == "RETURN n.| 1");
}

TEST_CASE("changes are undone and done again, words typed in one go at once") {
    edit_buffer text;
    CHECK_FALSE(text.undo());
    for (char const c : std::string("ab cd")) text.insert(std::string(1, c));
    text.kill_to_start();
    CHECK(text.undo());
    CHECK(text.text() == "ab cd");
    CHECK(text.undo());
    CHECK(text.text() == "ab ");
    CHECK(text.undo());
    CHECK(text.text() == "ab");
    CHECK(text.undo());
    CHECK(text.text() == "");
    CHECK_FALSE(text.undo());
    CHECK(text.redo());
    CHECK(text.text() == "ab");
    text.insert("x");
    CHECK_FALSE(text.redo());
}

TEST_CASE("a part is replaced, and the cursor stands behind it") {
    edit_buffer text;
    text.set("MATCH (n:Co)");
    text.replace(9, 11, "Company");
    CHECK(text.text() == "MATCH (n:Company)");
    CHECK(text.cursor() == 16);
}
