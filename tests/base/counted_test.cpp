#include "engine/base/counted.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;

int alive = 0;

struct piece : counted {
    piece() { ++alive; }
    piece(piece const& other) : counted(other), content(other.content) { ++alive; }
    ~piece() { --alive; }
    int content = 0;
};

}  // namespace

TEST_CASE("a piece lives as long as somebody refers to it") {
    {
        ref<piece> first(new piece());
        ref<piece> const second = first;
        first = {};
        CHECK(alive == 1);
        CHECK(second);
    }
    CHECK(alive == 0);
}

TEST_CASE("the owner changes a piece in place, everybody else a copy") {
    ref<piece> mine(new piece());
    owner_tag const tag = fresh_tag();
    mine->owner = tag;
    ref<piece> shared = mine;
    own(mine, tag).content = 5;
    CHECK(shared->content == 5);
    owner_tag const other = fresh_tag();
    CHECK(other > tag);
    own(shared, other).content = 6;
    CHECK(mine->content == 5);
    CHECK(alive == 2);
}
