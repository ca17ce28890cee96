#include <string>
#include <vector>

#include "engine/vector/column.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace wafer::engine;

value integer(std::int64_t number) { return value::of(number); }

column column_of(std::vector<value> contents) {
    column made;
    for (auto& content : contents) made.append(std::move(content));
    made.specialise();
    return made;
}

std::vector<std::int64_t> integers_of(column const& from, std::size_t rows) {
    std::vector<std::int64_t> found;
    for (std::size_t row = 0; row < rows; ++row) found.push_back(from.is_null(row) ? -1 : from.get(row).integer());
    return found;
}

}  // namespace

TEST_CASE("values of one packable kind are packed, whatever their kind") {
    auto const content =
        GENERATE(value::of(true), value::of(std::int64_t{7}), value::of(1.5), value::of(node_id{3}), value::of(rel_id{{2}, 9}));
    column const packed = column_of({content, value(), content});
    CHECK(packed.kind() != layout::any);
    CHECK(packed.stored() == 3);
    CHECK(packed.is_null(1));
    CHECK(packed.get(2).type() == content.type());
    CHECK(packed.get(1).is_null());
    CHECK(packed.validity()[2] == 1);
}

TEST_CASE("mixed kinds, strings and lists stay dynamic") {
    CHECK(column_of({integer(1), value::of(1.5)}).kind() == layout::any);
    CHECK(column_of({value::of("a"), value::of("b")}).kind() == layout::any);
    CHECK(column_of({value(), value()}).kind() == layout::any);
}

TEST_CASE("a value that does not fit turns a packed column into a dynamic one and keeps the rest") {
    column made = column_of({integer(1), value(), integer(3)});
    REQUIRE(made.kind() == layout::integer);
    made.set(0, value::of("text"));
    CHECK(made.kind() == layout::any);
    CHECK(made.get(0).string() == "text");
    CHECK(made.is_null(1));
    CHECK(made.get(2).integer() == 3);
}

TEST_CASE("nulls can be set, overwritten and appended in packed columns") {
    column made(layout::integer);
    made.resize(2);
    made.integers()[0] = 10;
    made.integers()[1] = 11;
    CHECK_FALSE(made.may_have_nulls());
    CHECK(made.validity() == nullptr);
    made.set_null(0);
    made.append(value());
    made.append(integer(13));
    CHECK(integers_of(made, 4) == std::vector<std::int64_t>{-1, 11, -1, 13});
    made.set(0, integer(9));
    CHECK(integers_of(made, 4) == std::vector<std::int64_t>{9, 11, -1, 13});
}

TEST_CASE("a constant stands for all rows until it is flattened") {
    auto const content = GENERATE(value::of(std::int64_t{5}), value::of("text"), wafer::engine::value());
    column made;
    made.make_constant(content);
    CHECK(made.constant());
    CHECK(made.stride() == 0);
    CHECK(made.get(1000).type() == content.type());
    CHECK(made.is_null(77) == content.is_null());
    made.flatten(3);
    CHECK_FALSE(made.constant());
    CHECK(made.stored() == 3);
    CHECK(made.get(2).type() == content.type());
    made.flatten(9);
    CHECK(made.stored() == 3);
}

TEST_CASE("a packed null is constant and flattens to nulls") {
    column made(layout::integer);
    made.resize(1);
    made.set_null(0);
    column gathered;
    gathered.gather(made, std::vector<std::uint32_t>{0, 0, 0});
    CHECK(gathered.kind() == layout::integer);
    CHECK(integers_of(gathered, 3) == std::vector<std::int64_t>{-1, -1, -1});
}

TEST_CASE("gather picks rows in any order and more than once") {
    column const packed = column_of({integer(0), integer(1), value(), integer(3)});
    column out(layout::floating);
    std::vector<std::uint32_t> const rows = {3, 3, 2, 0};
    out.gather(packed, rows);
    CHECK(out.kind() == layout::integer);
    CHECK(integers_of(out, 4) == std::vector<std::int64_t>{3, 3, -1, 0});
    column const dynamic = column_of({value::of("a"), value::of("b")});
    out.gather(dynamic, std::vector<std::uint32_t>{1, 0});
    CHECK(out.get(0).string() == "b");
    column constant;
    constant.make_constant(integer(4));
    out.gather(constant, rows);
    CHECK(out.get(3).integer() == 4);
}

TEST_CASE("rows are appended from a column of the same layout, of another, and from constants") {
    std::vector<std::uint32_t> const rows = {0, 1};
    column out;
    out.append_rows(column_of({integer(1), integer(2)}), rows);
    CHECK(out.kind() == layout::integer);
    column constant;
    constant.make_constant(integer(7));
    out.append_rows(constant, rows);
    constant.make_constant(value());
    out.append_rows(constant, rows);
    CHECK(out.kind() == layout::integer);
    CHECK(integers_of(out, 6) == std::vector<std::int64_t>{1, 2, 7, 7, -1, -1});
    out.append_rows(column_of({value::of("a"), integer(5)}), rows);
    CHECK(out.kind() == layout::any);
    CHECK(out.get(6).string() == "a");
    CHECK(out.get(1).integer() == 2);
    CHECK(out.is_null(4));
    out.append_rows(column_of({value::of(true), value()}), rows);
    CHECK(out.get(8).boolean());
    CHECK(out.is_null(9));
}

TEST_CASE("keep drops the rows that are not listed") {
    column packed = column_of({integer(0), value(), integer(2), integer(3)});
    packed.keep(std::vector<std::uint32_t>{1, 3});
    CHECK(integers_of(packed, 2) == std::vector<std::int64_t>{-1, 3});
    column dynamic = column_of({value::of("a"), value::of("b"), value::of("c")});
    dynamic.keep(std::vector<std::uint32_t>{0, 2});
    CHECK(dynamic.stored() == 2);
    CHECK(dynamic.get(1).string() == "c");
    column constant;
    constant.make_constant(integer(1));
    constant.keep(std::vector<std::uint32_t>{});
    CHECK(constant.constant());
}

TEST_CASE("a column that is reset forgets its rows and takes another layout") {
    column made = column_of({integer(1), value()});
    made.reset(layout::node);
    CHECK(made.stored() == 0);
    made.resize(3000);
    made.nodes()[2999] = node_id{5};
    CHECK(made.validity() == nullptr);
    CHECK(made.get(2999).node() == node_id{5});
    CHECK(made.memory_bytes() >= 3000 * sizeof(node_id));
}
