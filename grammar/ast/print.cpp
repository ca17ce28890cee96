#include "grammar/ast/print.hpp"

#include <array>
#include <charconv>
#include <cstdio>

#include "grammar/ast/characters.hpp"
#include "grammar/ast/names.hpp"
#include "grammar/ast/printer.hpp"

namespace wafer::ast {
namespace {

// Calls of these names read as constructs of their own.
bool is_construct(std::string_view name) {
    for (auto const word : {"all", "any", "none", "single", "reduce", "shortestpath", "allshortestpaths"})
        if (characters::same_word(name, word)) return true;
    return false;
}

std::string escaped(char c) {
    switch (c) {
        case '\\': return "\\\\";
        case '\'': return "\\'";
        case '\b': return "\\b";
        case '\f': return "\\f";
        case '\n': return "\\n";
        case '\r': return "\\r";
        case '\t': return "\\t";
        default: break;
    }
    if (static_cast<unsigned char>(c) >= 0x20) return std::string(1, c);
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), "\\u%04X", static_cast<unsigned>(c));
    return code.data();
}

}  // namespace

void printer::put_name(std::string_view name) { put(is_plain_name(name) ? std::string(name) : in_backticks(name)); }

void printer::put_path(std::vector<name> const& path) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (i > 0) put(".");
        bool const quoted = path.size() == 1 && is_construct(path[i].text);
        if (quoted)
            put(in_backticks(path[i].text));
        else
            put_name(path[i].text);
    }
}

void printer::put_string(std::string_view value) {
    put("'");
    for (char const c : value) put(escaped(c));
    put("'");
}

void printer::put_float(double value) {
    std::array<char, 40> digits{};
    auto const written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    std::string_view const text(digits.data(), static_cast<std::size_t>(written.ptr - digits.data()));
    put(text);
    if (text.find_first_of(".e") == std::string_view::npos) put(".0");
}

void printer::print_node(parameter const& parameter) {
    auto const* last = parameter.name.data() + parameter.name.size();
    bool const plain = !parameter.name.empty() && characters::name_part_end(parameter.name.data(), last) == last;
    put("$");
    put(plain ? parameter.name : in_backticks(parameter.name));
}

std::string print(statement const& statement) {
    printer printer;
    printer.print(statement);
    return printer.take();
}

std::string print(expression const& expression) {
    printer printer;
    printer.print(expression);
    return printer.take();
}

std::string print(value_type const& type) {
    printer printer;
    printer.print(type);
    return printer.take();
}

}  // namespace wafer::ast
