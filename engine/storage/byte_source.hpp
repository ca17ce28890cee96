// Where the bytes that an import reads come from: a file or a stream of the program. One reader each, one thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <istream>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace wafer::engine {

class byte_source {
public:
    virtual ~byte_source() = default;
    /// Fills `into`, which is not empty, from the beginning and returns how much; less than asked for only at the end. Throws
    /// `wafer::error` (io).
    virtual std::size_t read(std::span<char> into) = 0;
};

/// A file open for reading; closes its descriptor.
class file_source final : public byte_source {
public:
    file_source(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
    file_source(file_source const&) = delete;
    file_source& operator=(file_source const&) = delete;
    ~file_source() override;
    std::size_t read(std::span<char> into) override;

private:
    int descriptor_;
    std::string name_;
};

/// A stream of the embedding program, which outlives this.
class stream_source final : public byte_source {
public:
    explicit stream_source(std::istream& stream) : stream_(&stream) {}
    std::size_t read(std::span<char> into) override;

private:
    std::istream* stream_;
};

/// A text that outlives this.
class text_source final : public byte_source {
public:
    explicit text_source(std::string_view text) : left_(text) {}
    std::size_t read(std::span<char> into) override;

private:
    std::string_view left_;
};

/// A regular file, whatever links lead to it. Throws `wafer::error` (io: FileNotReadable).
std::unique_ptr<byte_source> open_file(std::filesystem::path const& path);

/// `FileNotReadable` for a file that is called `name`.
[[noreturn]] void refuse_file(std::string_view name, std::string_view reason);

}  // namespace wafer::engine
