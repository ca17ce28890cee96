#include "engine/storage/byte_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "wafer/error.hpp"

namespace wafer::engine {

void refuse_file(std::string_view name, std::string_view reason) {
    throw error(error_code::io, "FileNotReadable", fmt::format("Cannot read {}: {}.", name, reason));
}

file_source::~file_source() { ::close(descriptor_); }

std::size_t file_source::read(std::span<char> into) {
    std::size_t filled = 0;
    while (filled < into.size()) {
        auto const got = ::read(descriptor_, into.data() + filled, into.size() - filled);
        if (got == 0) break;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) refuse_file(name_, std::strerror(errno));
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

std::size_t stream_source::read(std::span<char> into) {
    stream_->read(into.data(), static_cast<std::streamsize>(into.size()));
    if (stream_->bad()) refuse_file("the stream", "it is broken");
    return static_cast<std::size_t>(stream_->gcount());
}

std::size_t text_source::read(std::span<char> into) {
    std::size_t const size = std::min(into.size(), left_.size());
    std::copy_n(left_.data(), size, into.data());
    left_.remove_prefix(size);
    return size;
}

std::unique_ptr<byte_source> open_file(std::filesystem::path const& path) {
    // Not to wait for somebody who writes into a pipe.
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) refuse_file(path.string(), std::strerror(errno));
    auto opened = std::make_unique<file_source>(descriptor, path.string());
    struct stat found {};
    if (::fstat(descriptor, &found) != 0) refuse_file(path.string(), std::strerror(errno));
    if (!S_ISREG(found.st_mode)) refuse_file(path.string(), "it is no file, but something else of that name");
    return opened;
}

}  // namespace wafer::engine
