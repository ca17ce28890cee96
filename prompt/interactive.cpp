#include "prompt/interactive.hpp"

#include <csignal>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "prompt/colours.hpp"
#include "prompt/command_completion.hpp"
#include "prompt/history.hpp"
#include "prompt/line_editor.hpp"
#include "prompt/screen.hpp"
#include "prompt/script.hpp"
#include "prompt/terminal.hpp"
#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

constexpr std::size_t most_proposals_shown = 10;

/// How long the rest of a key's bytes may take.
constexpr int key_patience_ms = 50;

/// Words that people type when they want to leave or are lost.
bool is_bare_command(std::string_view text) {
    auto const end = text.find_last_not_of(" \t\n;");
    auto const word = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
    return word == "exit" || word == "quit" || word == "help";
}

std::string greeting(session const& open, std::filesystem::path const& data_set) {
    auto const summary = open.schema();
    auto const in = open.speaks();
    auto const name = data_set.empty() ? std::string(sentence(message::empty_graph, in)) : data_set.filename().string();
    return fmt::format("{}\n{}\n",
                       said(in, message::greeting, version(), name, counted(in, message::nodes, summary.nodes),
                            counted(in, message::relationships, summary.relationships)),
                       sentence(message::greeting_hint, in));
}

class conversation {
public:
    explicit conversation(session& open)
        : open_(open), past_(history_file()),
          editor_(past_, [](std::string_view text) { return is_complete(text) || is_bare_command(text); },
                  [this](std::string_view text, std::size_t cursor) { return proposals(text, cursor); }) {}

    void run() {
        while (!open_.ended()) {
            auto const text = read_text();
            if (!text) break;
            past_.add(*text);
            open_.run_text(is_bare_command(*text) ? ":" + *text : *text, "");
        }
    }

private:
    /// What was typed up to the Enter that completed it; nothing at the end of input.
    std::optional<std::string> read_text() {
        std::optional<raw_mode> raw(std::in_place);
        paint();
        while (true) {
            auto const pressed = next_key();
            if (!pressed) return std::nullopt;
            switch (editor_.take(*pressed)) {
                case line_editor::outcome::editing: break;
                case line_editor::outcome::submitted: leave(); return trimmed(editor_.finish());
                case line_editor::outcome::cleared:
                    leave();
                    editor_.finish();
                    break;
                case line_editor::outcome::ended: leave(); return std::nullopt;
                case line_editor::outcome::clear_screen: draw(screen_.clear()); break;
                case line_editor::outcome::suspend:
                    leave();
                    raw.reset();
                    suspend();
                    raw.emplace();
                    break;
            }
            paint();
        }
    }

    /// Nothing when the terminal is gone.
    std::optional<key> next_key() {
        bool quiet = false;
        while (true) {
            if (auto pressed = keys_.next(quiet)) return pressed;
            auto const input = wait_for_input(keys_.has_pending() ? key_patience_ms : -1);
            if (input.is_closed) return std::nullopt;
            if (input.is_resized) paint();
            quiet = input.bytes.empty() && !input.is_resized;
            keys_.feed(input.bytes);
        }
    }

    void paint() {
        auto const size = editor_size();
        auto const& buffer = editor_.buffer();
        line_prompts prompts{open_.in_transaction() ? "wafer*> " : "wafer> ", open_.in_transaction() ? "     -> " : "    -> "};
        if (editor_.searched()) prompts.first = said(open_.speaks(), message::searched, *editor_.searched());
        auto layout = lay_out(buffer.text(), buffer.cursor(), prompts, size.columns,
                              open_.shows_colours() ? colours_of(buffer.text()) : std::vector<coloured_range>());
        if (editor_.proposed()) layout.below = editor_.proposed()->rows(size.columns, most_proposals_shown, open_.speaks());
        draw(screen_.paint(layout, size.rows));
    }

    /// What was proposed goes, as the editor has dropped it; the text stays.
    void leave() {
        paint();
        draw(screen_.leave());
    }

    /// In the prompt's commands their names and words, else what the engine knows.
    std::vector<proposal> proposals(std::string_view text, std::size_t cursor) {
        auto const complete = [this](std::string_view statement, std::size_t at) { return open_.complete(statement, at); };
        return text.starts_with(':') ? proposals_in_command(text, cursor, complete, open_.speaks()) : complete(text, cursor);
    }

    static std::string trimmed(std::string text) {
        text.erase(text.find_last_not_of(" \t\n") + 1);
        return text;
    }

    session& open_;
    history past_;
    line_editor editor_;
    screen screen_;
    key_decoder keys_;
};

}  // namespace

void converse(session& open, std::filesystem::path const& data_set) {
    // While a statement runs `interrupt_scope` takes the signal; between two of them it must not end the program.
    std::signal(SIGINT, SIG_IGN);
    draw(greeting(open, data_set));
    // Names of a large graph begin to be ordered, so that they are there when they are asked for.
    static_cast<void>(open.complete("", 0));
    conversation(open).run();
}

}  // namespace wafer::prompt
