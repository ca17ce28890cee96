// Graphs in and out of files.
#include <atomic>
#include <functional>
#include <iostream>
#include <optional>

#include <wafer/error.hpp>

#include "prompt/interrupt.hpp"
#include "prompt/session.hpp"
#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

std::string transferred(language in, message done, import_summary const& what) {
    return said(in, done, counted(in, message::nodes, what.nodes), counted(in, message::relationships, what.relationships)) + "\n";
}

/// Text that is exported to standard output, like a result.
class held_stream final : public std::streambuf {
public:
    explicit held_stream(held_output& out) : out_(out) {}

private:
    std::streamsize xsputn(char const* text, std::streamsize size) override {
        out_ << std::string_view(text, static_cast<std::size_t>(size));
        return size;
    }
    int_type overflow(int_type c) override {
        char const one = traits_type::to_char_type(c);
        xsputn(&one, 1);
        return c;
    }

    held_output& out_;
};

/// The rows that a transfer tells of, for the progress line's thread. Outlives both.
class progress_rows {
public:
    transfer_options told_by(transfer_options options) {
        options.progress = [this](std::uint64_t rows) { rows_.store(rows, std::memory_order_relaxed); };
        return options;
    }
    std::function<std::uint64_t()> count() {
        return [this] { return rows_.load(std::memory_order_relaxed); };
    }

private:
    std::atomic<std::uint64_t> rows_ = 0;
};

}  // namespace

bool session::import_graph(transfer_request const& asked) {
    auto const format = transfer_format(asked);
    if (format == graph_format::cypher) return run_file(asked.path);
    interrupt_scope const scope(connection_);
    progress_rows rows;
    auto const options = rows.told_by(transfer_layout(asked));
    std::optional<progress_line::scope> telling(std::in_place, progress_, rows.count());
    import_summary done;
    if (asked.has_tables())
        done = import_csv(connection_, tables_of(asked.nodes), tables_of(asked.relationships), options);
    else if (asked.path == "-")
        done = import_stream(connection_, std::cin, format, "standard input", options);
    else
        done = import_file(connection_, asked.path, format, options);
    telling.reset();
    err_ << transferred(settings_.in, message::imported, done) << std::flush;
    return true;
}

void session::export_graph(transfer_request const& asked) {
    auto const format = transfer_format(asked);
    interrupt_scope const scope(connection_);
    progress_rows rows;
    auto const options = rows.told_by(transfer_layout(asked));
    std::optional<progress_line::scope> telling(std::in_place, progress_, rows.count());
    if (asked.path == "-") {
        held_stream held(out_);
        std::ostream stream(&held);
        export_stream(connection_, stream, format, options);
        return;
    }
    auto const done = export_file(connection_, asked.path, format, options);
    telling.reset();
    err_ << transferred(settings_.in, message::exported, done) << std::flush;
}

}  // namespace wafer::prompt
