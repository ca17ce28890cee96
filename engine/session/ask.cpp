// Questions in words: reads them over the data set's vocabulary, runs what they were read as, and says what was not understood.
#include <algorithm>

#include <fmt/format.h>

#include "engine/session/answer_evidence.hpp"
#include "engine/session/run.hpp"
#include "engine/session/state.hpp"
#include "engine/session/vocabulary.hpp"
#include "grammar/question/reader.hpp"
#include "wafer/connection.hpp"

namespace wafer {
namespace {

std::string quoted(std::vector<std::string> const& texts, char const* separator) {
    std::string out;
    for (auto const& text : texts) out += (out.empty() ? "'" : std::string(separator) + "'") + text + "'";
    return out;
}

/// What was not understood, in the words of the question.
[[noreturn]] void refuse(question::outcome const& read) {
    std::string message = "The question is not understood.";
    std::vector<std::string> nearest;
    for (auto const& each : read.unknown) {
        message += fmt::format(" The word '{}' is unknown.", each.text);
        nearest.insert(nearest.end(), each.nearest.begin(), each.nearest.end());
    }
    if (read.unknown.empty()) message += " Its words are known, but not what they mean together.";
    if (!read.understood.empty()) message += fmt::format(" Understood: {}.", quoted(read.understood, ", "));
    if (!read.without.empty()) message += fmt::format(" It would be understood without {}.", quoted(read.without, ", or without "));
    error wrong(error_code::semantic, "QuestionNotUnderstood", message, error::phase::compile_time);
    if (!read.unknown.empty()) wrong.at({read.unknown.front().at.begin, read.unknown.front().at.end});
    wrong.suggest(std::move(nearest));
    throw wrong;
}

[[noreturn]] void refuse_ambiguous(question::outcome const& read) {
    std::string message = fmt::format("The question can be read in {} ways:", read.readings.size());
    std::vector<std::string> queries;
    for (auto const& each : read.readings) {
        message += "\n  " + each.text;
        queries.push_back(each.text);
    }
    error wrong(error_code::semantic, "AmbiguousQuestion", message, error::phase::compile_time);
    wrong.suggest(std::move(queries));
    throw wrong;
}

/// The rows of a query, in any order.
std::string rows_of(connection& open, std::string const& query) {
    std::vector<std::string> lines;
    auto found = open.run(query);
    while (found.next()) {
        std::string line;
        for (std::size_t i = 0; i < found.columns().size(); ++i) (line += to_string(found.get(i))) += '\x1f';
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (auto const& line : lines) (all += line) += '\n';
    return all;
}

/// The reading that was meant: the only one, or the one that all others agree with or find nothing beside; null if they differ.
question::reading const* settled(connection& open, std::vector<question::reading> const& readings) {
    constexpr std::size_t most_compared = 6;
    if (readings.size() == 1) return &readings.front();
    if (readings.size() > most_compared) return nullptr;
    question::reading const* chosen = nullptr;
    std::string rows;
    for (auto const& each : readings) {
        auto found = rows_of(open, each.text);
        if (found.empty() && (chosen || &each != &readings.back())) continue;
        if (chosen && found != rows) return nullptr;
        if (!chosen) chosen = &each;
        rows = std::move(found);
    }
    return chosen;
}

}  // namespace

void engine::database_state::use_lexicon(std::optional<engine::lexicon> words) {
    std::lock_guard const lock(questions_mutex_);
    lexicon_ = words ? std::make_shared<engine::lexicon const>(std::move(*words)) : nullptr;
    reader_.reset();
    names.forget();
}

std::shared_ptr<engine::lexicon const> engine::database_state::lexicon() {
    std::lock_guard const lock(questions_mutex_);
    return lexicon_;
}

std::shared_ptr<question::reader const> engine::database_state::question_reader(snapshot const& data) {
    std::lock_guard const lock(questions_mutex_);
    if (!lexicon_) return nullptr;
    if (!reader_ || read_from_ != data) {
        reader_ = std::make_shared<question::reader const>(vocabulary_of(*lexicon_, *data));
        read_from_ = data;
    }
    return reader_;
}

answer connection::ask(std::string_view question) {
    auto& database = *state_->database;
    auto const reader = database.question_reader(database.store.pin());
    if (!reader)
        throw error(error_code::semantic, "NoLexicon", "Questions need a data set with a lexicon.json; none was imported.",
                    error::phase::compile_time);
    if (question.size() > database.options.query_size_bytes)
        throw error(error_code::limit, "QueryTooLarge", "The question is longer than the option `query_size_bytes` allows.");
    auto const read = reader->read(question);
    if (read.too_long)
        throw error(error_code::limit, "QuestionTooLong", fmt::format("A question may have {} words or Chinese characters.", question::reader::most_units));
    question::reading const* chosen = nullptr;
    try {
        if (read.readings.empty()) refuse(read);
        chosen = settled(*this, read.readings);
        if (!chosen) refuse_ambiguous(read);
    } catch (error& wrong) {
        wrong.locate(question);
        throw;
    }
    bool const chinese = read.spoken == question::language::chinese;
    engine::evidence_style const style{database.lexicon()->evidence[chinese ? 1 : 0], database.lexicon()->display[chinese ? 1 : 0]};
    auto evidence = engine::evidence_of(*this, chosen->text, style, database.options.evidence_limit);
    return {std::string(question), chosen->text, chinese ? "zh" : "en", std::move(evidence), run(chosen->text)};
}

}  // namespace wafer
