// A file of numbers, parted by `|`, under a header. Belongs to one thread; throws std::runtime_error if it cannot be written.
#pragma once

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace wafer::bench {

class csv_file {
public:
    csv_file(std::filesystem::path const& path, std::string_view header) : path_(path), out_(path, std::ios::binary) {
        text_ = header;
        text_ += '\n';
    }
    csv_file(csv_file const&) = delete;
    csv_file& operator=(csv_file const&) = delete;
    ~csv_file() = default;

    template <class... Numbers>
    void row(std::uint64_t first, Numbers... others) {
        number(first);
        ((text_ += '|', number(others)), ...);
        end_row();
    }
    csv_file& number(std::uint64_t content) {
        char digits[24];
        text_.append(digits, std::to_chars(digits, digits + sizeof digits, content).ptr);
        return *this;
    }
    csv_file& next() {
        text_ += '|';
        return *this;
    }
    void end_row() {
        text_ += '\n';
        if (text_.size() > (1U << 20)) flush();
    }
    void close() {
        flush();
        out_.close();
        if (!out_) throw std::runtime_error("cannot write " + path_.string());
    }

private:
    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
    }

    std::filesystem::path path_;
    std::ofstream out_;
    std::string text_;
};

}  // namespace wafer::bench
