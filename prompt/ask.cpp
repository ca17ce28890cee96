#include "prompt/ask.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "prompt/evidence_text.hpp"
#include "prompt/json_values.hpp"
#include "prompt/visible_text.hpp"

namespace wafer::prompt {
namespace {

constexpr std::array<std::string_view, 31> first_words = {"CALL",   "CREATE",  "DELETE", "DETACH", "DROP", "EXPLAIN", "FILTER", "FINISH", "FOR",   "FOREACH", "INSERT",
                                                          "LET",    "LIMIT",   "LOAD",   "MATCH",  "MERGE",   "NODETACH", "OFFSET", "OPTIONAL", "ORDER", "PROFILE",
                                                          "REMOVE", "RETURN",  "SET", "SHOW", "SKIP",   "UNION",   "UNWIND", "USE",    "WHY",   "WITH"};

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

bool is_question(std::string_view text) {
    auto const word = first_word(text);
    bool const statement = std::ranges::find(first_words, word) != first_words.end();
    auto const last = text.find_last_not_of(" \t\n;");
    bool const marked = last != std::string_view::npos && (text[last] == '?' || text.substr(0, last + 1).ends_with("？"));
    bool const spoken = word.empty() ? text.size() > 2 && static_cast<unsigned char>(text[text.find_first_not_of(" \t\n")]) >= 0x80
                                     : text.find(' ') != std::string_view::npos;
    return !statement && (marked || spoken);
}

std::uint64_t print_answer(connection& open, std::string_view question, format form, std::size_t width_limit, held_output& out) {
    auto found = open.ask(question);
    if (form == format::json) return print_json_answer(found, out);
    bool const for_reading = form == format::table || form == format::markdown;
    if (for_reading) out << visible(found.query) << "\n\n";
    auto const count = print_result(open, found.rows, form, width_limit, out);
    if (for_reading && !found.evidence.empty()) out << (form == format::markdown ? "\n" : "") << grounds_text(found.evidence, found.language);
    return count;
}

}  // namespace wafer::prompt
