#include "prompt/ask.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include <wafer/text.hpp>

#include "prompt/evidence_text.hpp"
#include "prompt/json_values.hpp"
#include "prompt/visible_text.hpp"

namespace wafer::prompt {
namespace {

constexpr std::array<std::string_view, 31> first_words = {"CALL",   "CREATE",  "DELETE", "DETACH", "DROP", "EXPLAIN", "FILTER", "FINISH", "FOR",   "FOREACH", "INSERT",
                                                          "LET",    "LIMIT",   "LOAD",   "MATCH",  "MERGE",   "NODETACH", "OFFSET", "OPTIONAL", "ORDER", "PROFILE",
                                                          "REMOVE", "RETURN",  "SET", "SHOW", "SKIP",   "UNION",   "UNWIND", "USE",    "WHY",   "WITH"};

/// What statements are full of and questions are not. Parentheses around a name may stand in a question.
constexpr std::string_view statement_signs = "[]{}=<>$*|";
constexpr std::size_t shortest_misspelt = 4;
constexpr std::string_view blanks = " \t\n";

bool is_operand_start(char c) { return std::isdigit(static_cast<unsigned char>(c)) || c == '\'' || c == '"'; }

std::string first_word(std::string_view text) {
    std::string word;
    for (char const c : text) {
        if (std::isalpha(static_cast<unsigned char>(c)))
            word += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        else if (!word.empty() || !std::isspace(static_cast<unsigned char>(c)))
            break;
    }
    return word;
}

std::uint64_t print_json_answer(answer& found, held_output& out) {
    std::string head = R"({"question":)";
    append_json_string(head, found.question);
    head += R"(,"query":)";
    append_json_string(head, found.query);
    head += R"(,"columns":)" + to_json(list(found.rows.columns().begin(), found.rows.columns().end())) + R"(,"rows":[)";
    out << head;
    std::uint64_t count = 0;
    for (; found.rows.next(); ++count) {
        list row;
        for (std::size_t column = 0; column < found.rows.columns().size(); ++column) row.push_back(found.rows.get(column));
        out << (count > 0 ? "," : "") << to_json(row);
    }
    out << R"(],"evidence":)" << to_json(found.evidence) << "}\n";
    return count;
}

}  // namespace

bool looks_misspelt(std::string_view text) {
    auto const word = first_word(text);
    if (word.size() < shortest_misspelt || nearest_names(word, {first_words.begin(), first_words.end()}).empty()) return false;
    text.remove_prefix(text.find_first_not_of(blanks));
    bool const shouted = text.starts_with(word);
    auto rest = text.substr(word.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    bool const begins_pattern = rest.starts_with('(');
    bool const is_one_operand = !rest.empty() && is_operand_start(rest.front()) && rest.find_first_of(blanks) == std::string_view::npos;
    return shouted || begins_pattern || is_one_operand || rest.find_first_of(statement_signs) != std::string_view::npos;
}

bool is_question(std::string_view text) {
    auto const word = first_word(text);
    bool const statement = std::ranges::find(first_words, word) != first_words.end();
    auto const last = text.find_last_not_of(" \t\n;");
    bool const marked = last != std::string_view::npos && (text[last] == '?' || text.substr(0, last + 1).ends_with("？"));
    bool const spoken = word.empty() ? text.size() > 2 && static_cast<unsigned char>(text[text.find_first_not_of(" \t\n")]) >= 0x80
                                     : text.find(' ') != std::string_view::npos;
    return !statement && (marked || (spoken && !looks_misspelt(text)));
}

std::uint64_t print_answer(connection& open, std::string_view question, format form, print_style const& style, held_output& out) {
    auto found = open.ask(question);
    if (form == format::json) return print_json_answer(found, out);
    bool const for_reading = form == format::table || form == format::markdown;
    if (for_reading) out << visible(found.query) << "\n\n";
    auto const count = print_result(open, found.rows, form, style, out);
    if (for_reading && !found.evidence.empty()) out << (form == format::markdown ? "\n" : "") << grounds_text(found.evidence, found.language);
    return count;
}

}  // namespace wafer::prompt
