// A connection runs statements, one at a time, on the thread that holds it. Connections are cheap; give each thread its own.
// Only `cancel` and `rows_computed` may be called from another thread or from a signal handler.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wafer/completion.hpp"
#include "wafer/question.hpp"
#include "wafer/result.hpp"
#include "wafer/value.hpp"

namespace wafer::engine {
struct connection_state;
struct statement_state;
}  // namespace wafer::engine

namespace [[gnu::visibility("default")]] wafer {

/// Parameters by name, without the `$`.
using parameters = map;

/// A statement that is parsed and checked once and run many times. Belongs to its connection.
class statement {
public:
    statement(statement&&) noexcept;
    statement& operator=(statement&&) noexcept;
    ~statement();

    /// Sets a parameter for the following runs.
    statement& bind(std::string_view name, value content);
    result run();

private:
    friend class connection;
    explicit statement(std::unique_ptr<engine::statement_state> state);
    std::unique_ptr<engine::statement_state> state_;
};

class connection {
public:
    connection(connection&&) noexcept;
    connection& operator=(connection&&) noexcept;
    ~connection();

    /// Runs one statement. Outside of a transaction it is one by itself: it commits when it succeeds (a statement that changes data is
    /// carried out before this returns) and leaves no trace when it fails. Throws `wafer::error`.
    result run(std::string_view text, parameters const& parameters = {});
    /// Answers a question in English or Chinese by the lexicon of the data set that was imported. Throws `wafer::error`: `QuestionNotUnderstood`
    /// with the place of the first unknown word, `AmbiguousQuestion` with the queries that it could mean as suggestions, `NoLexicon`.
    answer ask(std::string_view question);
    /// What could stand at the cursor, a byte offset, the best first: in a statement by its unfinished clause, in a question by the
    /// names and phrases that go on from its last words; `$` offers the names of `known`. Names of nodes come from the committed graph, and
    /// those of a large one a moment after the first call, when they are ordered (`completion_names` limits how many). No text is an error.
    [[nodiscard]] std::vector<proposal> complete(std::string_view text, std::size_t cursor, parameters const& known = {});
    /// Parses and checks. Throws `wafer::error` for what is wrong with the text.
    statement prepare(std::string_view text);

    /// Opens a transaction that lasts until `commit` or `roll_back`; it is rolled back when the connection goes. Waits for a present
    /// writer for `writer_patience_ms`. A failed statement inside of it undoes only itself.
    void begin();
    void commit();
    void roll_back();
    [[nodiscard]] bool in_transaction() const;

    /// Makes the running statement end with an error (cancelled). A statement runs from the call of `run` on, while it waits for its turn to
    /// write, until its rows are read to their end; a `begin` that waits counts as one. Nothing happens when none runs: a later statement
    /// is not affected. Any thread.
    void cancel() noexcept;
    /// How many rows of the result at hand were computed so far, or, if that is more, how many an aggregation or a sort below it has taken in: for
    /// who shows the progress of a long statement. Any thread.
    [[nodiscard]] std::uint64_t rows_computed() const noexcept;

private:
    friend class database;
    friend struct transfer_access;
    explicit connection(std::unique_ptr<engine::connection_state> state);
    std::unique_ptr<engine::connection_state> state_;
};

}  // namespace wafer
