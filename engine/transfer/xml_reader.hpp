// The elements and texts of an XML document as its source comes. Document types are refused, so that a document has no entities of its own
// and reaches for nothing outside of itself. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/storage/csv_reader.hpp"

namespace wafer::engine {

class xml_reader {
public:
    using attributes = std::vector<std::pair<std::string_view, std::string_view>>;

    /// Names come without their prefixes, but for those in `kept_namespace`, which come as `{}name`.
    struct events {
        std::function<void(std::string_view name, attributes const& given)> begin;
        std::function<void(std::string_view name)> end;
        std::function<void(std::string_view text)> text;
    };

    xml_reader(std::string name, std::string kept_namespace, events to);
    ~xml_reader();
    xml_reader(xml_reader const&) = delete;
    xml_reader& operator=(xml_reader const&) = delete;

    /// Reads the whole document. Throws `wafer::error` (corruption: InvalidData) for what is no XML, (limit) for a tag of more than
    /// `most_bytes` (0: no limit), and what the events throw.
    void read(byte_source& source, std::size_t most_bytes);
    /// Where the event at hand is.
    [[nodiscard]] text_place place() const;
    [[noreturn]] void fail(std::string message) const;

private:
    struct parser;
    std::unique_ptr<parser> parser_;
};

}  // namespace wafer::engine
