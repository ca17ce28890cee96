#include "grammar/ast/names.hpp"

#include <array>

#include "grammar/ast/characters.hpp"

namespace wafer::ast {
namespace {

// Sorted by length, so that a word is compared with those of its own length only.
constexpr std::array<std::string_view, 28> reserved_words = {"as",     "in",     "is",     "or",     "and",    "not",      "set",
                                                             "xor",    "case",   "else",   "null",   "then",   "true",     "when",
                                                             "with",   "false",  "match",  "merge",  "union",  "where",    "create",
                                                             "delete", "detach", "remove", "return", "unwind", "contains", "distinct"};

}  // namespace

bool is_reserved(std::string_view word) {
    if (word.size() < 2 || word.size() > 8) return false;
    for (auto const& reserved : reserved_words) {
        if (reserved.size() > word.size()) return false;
        if (reserved.size() == word.size() && characters::same_word(word, reserved)) return true;
    }
    return false;
}

bool is_plain_name(std::string_view name) {
    auto const* last = name.data() + name.size();
    return !name.empty() && characters::name_end(name.data(), last) == last && !is_reserved(name);
}

std::string in_backticks(std::string_view name) {
    std::string text = "`";
    for (char const c : name) text.append(c == '`' ? 2 : 1, c);
    return text + "`";
}

}  // namespace wafer::ast
