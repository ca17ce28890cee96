#include "engine/transfer/xml_reader.hpp"

#include <algorithm>
#include <exception>

#include <expat.h>
#include <fmt/format.h>

#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

constexpr std::size_t piece_bytes = std::size_t{64} << 10;
constexpr std::size_t most_depth = 1000;
/// What Expat puts between a namespace and a name.
constexpr char separator = '\n';

}  // namespace

/// Expat calls back through C, which exceptions must not pass: the first one waits until it has returned.
struct xml_reader::parser {
    std::string name;
    std::string kept;
    events to;
    XML_Parser expat = nullptr;
    std::exception_ptr failure;
    std::size_t depth = 0;
    attributes given;
    std::vector<std::string> names;  // Those of `given` that are made here.

    template <class Call>
    void guarded(Call call) {
        if (failure) return;
        try {
            call();
        } catch (std::exception const&) {
            failure = std::current_exception();
            XML_StopParser(expat, XML_FALSE);
        }
    }

    [[nodiscard]] text_place place() const {
        return {XML_GetCurrentLineNumber(expat), std::uint64_t{XML_GetCurrentColumnNumber(expat)} + 1};
    }
    [[noreturn]] void fail(std::string message) const { raise({name, place(), std::move(message)}); }

    /// Expat gives `namespace separator name`, or the name alone.
    [[nodiscard]] std::string_view local(std::string_view full) const {
        auto const at = full.rfind(separator);
        return at == std::string_view::npos ? full : full.substr(at + 1);
    }
    [[nodiscard]] bool is_kept(std::string_view full) const {
        return full.size() > kept.size() && full.starts_with(kept) && full[kept.size()] == separator;
    }

    static void on_begin(void* self, char const* element, char const** pairs) {
        auto& at = *static_cast<parser*>(self);
        at.guarded([&] {
            if (++at.depth > most_depth) at.fail("elements are nested too deep");
            at.given.clear();
            at.names.clear();
            for (auto pair = pairs; *pair; pair += 2) {
                if (at.is_kept(*pair)) at.names.push_back("{}" + std::string(at.local(*pair)));
            }
            std::size_t made = 0;
            for (auto pair = pairs; *pair; pair += 2)
                at.given.emplace_back(at.is_kept(*pair) ? std::string_view(at.names[made++]) : at.local(*pair), pair[1]);
            at.to.begin(at.local(element), at.given);
        });
    }
    static void on_end(void* self, char const* element) {
        auto& at = *static_cast<parser*>(self);
        at.guarded([&] {
            --at.depth;
            at.to.end(at.local(element));
        });
    }
    static void on_text(void* self, char const* text, int size) {
        auto& at = *static_cast<parser*>(self);
        at.guarded([&] { at.to.text({text, static_cast<std::size_t>(size)}); });
    }
    static void on_document_type(void* self, char const*, char const*, char const*, int) {
        auto& at = *static_cast<parser*>(self);
        at.guarded([&] { at.fail("a document type is refused: a graph has no entities of its own"); });
    }
};

xml_reader::xml_reader(std::string name, std::string kept_namespace, events to) : parser_(std::make_unique<parser>()) {
    parser_->name = std::move(name);
    parser_->kept = std::move(kept_namespace);
    parser_->to = std::move(to);
    parser_->expat = XML_ParserCreateNS(nullptr, separator);
    if (!parser_->expat) throw error(error_code::limit, "MemoryLimit", "There is no memory left to read XML.");
    XML_SetUserData(parser_->expat, parser_.get());
    XML_SetElementHandler(parser_->expat, parser::on_begin, parser::on_end);
    XML_SetCharacterDataHandler(parser_->expat, parser::on_text);
    XML_SetStartDoctypeDeclHandler(parser_->expat, parser::on_document_type);
}

xml_reader::~xml_reader() { XML_ParserFree(parser_->expat); }

text_place xml_reader::place() const { return parser_->place(); }
void xml_reader::fail(std::string message) const { parser_->fail(std::move(message)); }

void xml_reader::read(byte_source& source, std::size_t most_bytes) {
    auto const expat = parser_->expat;
    std::uint64_t given = 0;
    std::vector<char> piece(piece_bytes);
    while (true) {
        auto const got = source.read(piece);
        bool const last = got < piece.size();
        auto const status = XML_Parse(expat, piece.data(), static_cast<int>(got), last ? 1 : 0);
        if (parser_->failure) std::rethrow_exception(parser_->failure);
        if (status != XML_STATUS_OK) fail(std::string("expected XML: ") + XML_ErrorString(XML_GetErrorCode(expat)));
        if (last) return;
        given += got;
        // Expat keeps what it has not come to the end of: a tag, with all its attributes.
        auto const kept = given - static_cast<std::uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(expat), 0));
        if (most_bytes != 0 && kept > most_bytes)
            throw error(error_code::limit, "ImportRecordLimit",
                        fmt::format("{}:{}: an element has more than {} bytes (option `import_record_bytes`).", parser_->name,
                                    parser_->place().line, most_bytes));
    }
}

}  // namespace wafer::engine
