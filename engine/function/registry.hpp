// Functions, aggregates and procedures by name. The built-in tables are immutable; procedures registered by a program belong to its database.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/interrupt.hpp"
#include "engine/graph/graph.hpp"
#include "engine/value/value.hpp"
#include "engine/vector/column.hpp"

namespace wafer::engine {

/// A set of kinds, one bit each; null belongs to every set without a bit.
struct kind_set {
    std::uint32_t bits = 0;

    constexpr kind_set() = default;
    constexpr kind_set(kind kind) : bits(1u << static_cast<unsigned>(kind)) {}
    constexpr explicit kind_set(std::uint32_t raw) : bits(raw) {}
    friend constexpr kind_set operator|(kind_set left, kind_set right) { return kind_set(left.bits | right.bits); }
    friend constexpr kind_set operator&(kind_set left, kind_set right) { return kind_set(left.bits & right.bits); }
    friend constexpr bool operator==(kind_set, kind_set) = default;
    [[nodiscard]] constexpr bool empty() const { return bits == 0; }
    [[nodiscard]] constexpr bool holds(kind kind) const { return (bits >> static_cast<unsigned>(kind) & 1u) != 0; }
};
constexpr kind_set operator|(kind left, kind right) { return kind_set(left) | kind_set(right); }

inline constexpr kind_set any_kind{0xffff'fffeu};
inline constexpr kind_set number_kinds = kind::integer | kind::floating;

/// What a running statement offers to the functions it calls. The instants are fixed per transaction and per statement.
struct call_context {
    graph const* data = nullptr;
    interrupt* stop = nullptr;
    std::int64_t transaction_ns = 0;  // Since 1970-01-01T00:00Z.
    std::int64_t statement_ns = 0;
    std::string_view time_zone = "Z";  // What `datetime()` and its kin use when none is given.
    std::uint64_t random_state = 0;    // For rand() and randomUUID().
};

/// A scalar function. `call` gets between `least` and `most` arguments. When `strict`, a null argument gives null without a call.
/// Arguments outside of `accepts[min(i, size - 1)]` are refused, at compile time if that is certain, else when met.
struct scalar_function {
    std::string_view name;  // As documented; looked up without regard to case.
    std::uint8_t least = 0;
    std::uint8_t most = 0;  // 255: no limit.
    std::vector<kind_set> accepts;
    kind_set returns = any_kind;
    bool strict = true;
    bool deterministic = true;  // The same arguments give the same value within a statement and without the graph: may be folded.
    value (*call)(call_context&, std::span<value const>) = nullptr;
    std::string_view signature;  // For lists of functions: `left(text :: STRING, length :: INTEGER) :: STRING`.
    std::string_view summary;
    std::string_view category = {};  // That of its family: `String`.
};

/// Accumulates one aggregate for many groups. Nulls are skipped by the aggregate itself.
class accumulator {
public:
    virtual ~accumulator() = default;
    /// Groups 0 .. count - 1 exist from now on.
    virtual void resize(std::size_t groups) = 0;
    /// Row i of `argument` belongs to group `groups[i]`; an empty span puts all `rows` rows into group 0. `argument` is null for count(*).
    virtual void update(column const* argument, std::span<std::uint32_t const> groups, std::size_t rows) = 0;
    [[nodiscard]] virtual value finish(std::size_t group) = 0;
    [[nodiscard]] virtual std::size_t memory_bytes() const = 0;
};

struct aggregate_function {
    std::string_view name;
    std::uint8_t arguments = 1;  // 2 for percentiles, whose second is constant for a group and is given to `start`.
    kind_set accepts = any_kind;
    kind_set returns = any_kind;
    std::unique_ptr<accumulator> (*start)(value const& parameter) = nullptr;
    std::string_view signature;
    std::string_view summary;
    std::string_view category = {};
};

struct procedure_field {
    std::string name;
    std::string type;  // `INTEGER?`, `STRING`, `NODE`, `LIST<STRING>`, `ANY?` …
    kind_set kinds = any_kind;
    bool nullable = true;
    std::optional<value> fallback;  // A default makes an input optional.
};

/// The rows of one running call.
class row_source {
public:
    virtual ~row_source() = default;
    /// Fills `out` (columns as in the signature's outputs) with at most `most_rows` rows; false when there are none left.
    virtual bool next(batch& out, std::size_t most_rows) = 0;
};

struct procedure {
    std::string name;  // `algo.pageRank`
    std::vector<procedure_field> inputs;
    std::vector<procedure_field> outputs;  // None: a void procedure, which passes its input row through.
    std::string summary;
    std::function<std::unique_ptr<row_source>(call_context&, std::vector<value>)> start;
};

/// The way to call a function: null for a null argument of a strict one, an error (type: InvalidArgumentValue) for an argument that it does
/// not accept, else what `call` gives. The number of arguments is the caller's business.
value invoke(scalar_function const& function, call_context& context, std::span<value const> arguments);

scalar_function const* find_function(std::string_view name);
aggregate_function const* find_aggregate(std::string_view name);
procedure const* find_procedure(std::string_view name);
std::span<scalar_function const> functions();
std::span<aggregate_function const> aggregates();
std::span<procedure const> procedures();

}  // namespace wafer::engine
