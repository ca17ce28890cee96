#include <charconv>
#include <optional>

#include "grammar/rules/lexical.hpp"

namespace wafer::grammar::rules {
namespace {

constexpr bool is_surrogate(char32_t code) { return code >= 0xD800 && code <= 0xDFFF; }

// Reads the body of one string literal; `at_` moves over the text.
class string_reader {
public:
    string_reader(parse_state& state, char const* first) : state_(state), start_(first), at_(first + 1) {}

    bool read(std::string& result) {
        char const quote = *start_;
        while (at_ != state_.end() && *at_ != quote) {
            if (*at_ == '\\') {
                if (!read_escape(result)) return false;
                continue;
            }
            auto const* run = at_;
            while (at_ != state_.end() && *at_ != quote && *at_ != '\\') ++at_;
            result.append(run, at_);
        }
        if (at_ != state_.end()) return true;
        return state_.stop("UnexpectedSyntax", std::string("The string that starts here is not closed by ") + quote + ".",
                           state_.range(start_, start_ + 1));
    }
    char const* end() const { return at_ + 1; }

private:
    bool read_escape(std::string& result) {
        auto const* escape = at_++;
        char const kind = at_ == state_.end() ? '\0' : *at_++;
        switch (kind) {
            case '\\':
            case '\'':
            case '"':
            case '`':
            case '/': result += kind; return true;
            case 'b': result += '\b'; return true;
            case 'f': result += '\f'; return true;
            case 'n': result += '\n'; return true;
            case 'r': result += '\r'; return true;
            case 't': result += '\t'; return true;
            case 'u':
            case 'U': return read_unicode(escape, result);
            default: return wrong_escape(escape);
        }
    }

    bool wrong_escape(char const* escape) {
        if (at_ == state_.end())
            return state_.stop("UnexpectedSyntax", "The string that starts here is not closed.", state_.range(start_, start_ + 1));
        auto const* end = escape + 1 + character_at(escape + 1, state_.end()).size_bytes;
        std::string const written(escape, end);
        return state_.stop("UnexpectedSyntax", written + " is no escape in a string; a backslash itself is written \\\\.",
                           state_.range(escape, end));
    }

    // \uXXXX, two of which may make a surrogate pair, or \UXXXXXXXX.
    bool read_unicode(char const* escape, std::string& result) {
        auto code = read_hexadecimal(at_[-1] == 'u' ? 4 : 8);
        if (code && is_surrogate(*code) && *code < 0xDC00 && state_.end() - at_ >= 2 && at_[0] == '\\' && at_[1] == 'u') {
            at_ += 2;
            auto const low = read_hexadecimal(4);
            bool const paired = low && *low >= 0xDC00 && is_surrogate(*low);
            code = paired ? std::optional<char32_t>(0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00)) : std::nullopt;
        }
        if (!code || is_surrogate(*code) || *code > 0x10FFFF)
            return state_.stop("InvalidUnicodeLiteral",
                               "A character is written \\uXXXX or \\UXXXXXXXX, by its number in hexadecimal digits.",
                               state_.range(escape, at_));
        append_utf8(result, *code);
        return true;
    }

    std::optional<char32_t> read_hexadecimal(std::ptrdiff_t digits) {
        if (state_.end() - at_ < digits) return std::nullopt;
        std::uint32_t code = 0;
        auto const read = std::from_chars(at_, at_ + digits, code, 16);
        if (read.ptr != at_ + digits) return std::nullopt;
        at_ += digits;
        return code;
    }

    parse_state& state_;
    char const* start_;
    char const* at_;
};

}  // namespace

bool take_string(parse_state& state, char const*& first, std::string& result) {
    if (state.stopped() || first == state.end() || (*first != '\'' && *first != '"')) return state.missing(first, {"a string"});
    string_reader reader(state, first);
    return reader.read(result) && state.accept_token(first, reader.end());
}

}  // namespace wafer::grammar::rules
