#include "engine/storage/import_folder.hpp"

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#endif

#include <fmt/format.h>

#include "engine/base/utf8.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {
namespace {

constexpr std::size_t most_location_bytes = 4096;
constexpr std::size_t most_component_bytes = 255;
constexpr std::size_t most_components = 64;

[[noreturn]] void refuse_location(std::string_view reason) {
    throw error(error_code::argument, "UnsafeLocation",
                fmt::format("The location of a file is a name below the import folder, such as 'file:///people.csv' or 'people.csv'; {}.",
                            reason));
}

[[noreturn]] void refuse_scheme(std::string_view scheme) {
    throw error(error_code::argument, "UnsupportedLocation",
                fmt::format("Files are read from the import folder alone, by 'file:///name' or 'name', not by `{}:`.", scheme));
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool in_scheme(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; }

/// `file` of `file:///a`; nothing for a name without a scheme.
std::optional<std::string_view> scheme_of(std::string_view location) {
    if (location.empty() || !is_letter(location[0])) return std::nullopt;
    std::size_t end = 1;
    while (end < location.size() && in_scheme(location[end])) ++end;
    if (end == location.size() || location[end] != ':') return std::nullopt;
    return location.substr(0, end);
}

bool equal_letters(std::string_view text, std::string_view lower) {
    if (text.size() != lower.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((text[i] | 0x20) != lower[i]) return false;
    }
    return true;
}

/// What stands behind `file://` and the name of this host, without its first slash.
std::string_view path_of_url(std::string_view rest) {
    if (!rest.starts_with("//")) refuse_location("a file's URL begins with file:///");
    rest.remove_prefix(2);
    if (rest.size() >= 9 && equal_letters(rest.substr(0, 9), "localhost")) rest.remove_prefix(9);
    if (!rest.starts_with('/')) refuse_location("this one names another host");
    return rest.substr(1);
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        int const high = i + 2 < text.size() ? hexadecimal(text[i + 1]) : -1;
        int const low = i + 2 < text.size() ? hexadecimal(text[i + 2]) : -1;
        if (high < 0 || low < 0) refuse_location("a `%` begins two hexadecimal digits, and `%25` is the percent sign itself");
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::vector<std::string_view> components_of(std::string_view name) {
    std::vector<std::string_view> found;
    while (true) {
        auto const slash = name.find('/');
        found.push_back(name.substr(0, slash));
        if (slash == std::string_view::npos) return found;
        name.remove_prefix(slash + 1);
    }
}

void check_name(std::string_view name) {
    if (name.empty()) refuse_location("this one is empty");
    if (first_invalid_utf8(name) != std::string_view::npos) refuse_location("this one is no UTF-8");
    for (char const c : name) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) refuse_location("this one has a control character in it");
        if (c == '\\') refuse_location("this one has a backslash in it; folders are parted by `/`");
    }
    auto const components = components_of(name);
    if (components.size() > most_components) refuse_location("this one has too many parts");
    for (auto const component : components) {
        if (component.empty()) refuse_location("this one is absolute, or has an empty part");
        if (component == "." || component == "..") refuse_location("a part of this one is `.` or `..`");
        if (component.size() > most_component_bytes) refuse_location("a part of this one is too long");
    }
}

/// A descriptor that is closed when it is dropped.
class descriptor {
public:
    explicit descriptor(int number) : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int get() const { return number_; }

private:
    int number_;
};

constexpr int file_flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW;
constexpr int folder_flags = O_PATH | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;

int open_walking(int folder, std::string const& name) {
    auto const components = components_of(name);
    descriptor at(::fcntl(folder, F_DUPFD_CLOEXEC, 0));
    for (std::size_t i = 0; i + 1 < components.size() && at.get() >= 0; ++i)
        at = descriptor(::openat(at.get(), std::string(components[i]).c_str(), folder_flags));
    if (at.get() < 0) return -1;
    return ::openat(at.get(), std::string(components.back()).c_str(), file_flags);
}

/// Nothing where the kernel has no openat2(2), or does not let us use it.
std::optional<int> open_beneath([[maybe_unused]] int folder, [[maybe_unused]] std::string const& name) {
#if defined(SYS_openat2) && defined(RESOLVE_BENEATH)
    open_how how{};
    how.flags = static_cast<unsigned>(file_flags);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    auto const opened = static_cast<int>(::syscall(SYS_openat2, folder, name.c_str(), &how, sizeof how));
    // EAGAIN: somebody moves folders about; the walk does not mind.
    if (opened < 0 && (errno == ENOSYS || errno == EPERM || errno == EINVAL || errno == EAGAIN)) return std::nullopt;
    return opened;
#else
    return std::nullopt;
#endif
}

std::string_view reason_of(int problem) {
    if (problem == ELOOP || problem == EXDEV) return "links are not followed";
    return std::strerror(problem);
}

}  // namespace

std::string name_in_folder(std::string_view location) {
    if (location.size() > most_location_bytes) refuse_location("this one is too long");
    if (auto const scheme = scheme_of(location)) {
        if (!equal_letters(*scheme, "file")) refuse_scheme(*scheme);
        location = path_of_url(location.substr(scheme->size() + 1));
    }
    auto name = decoded(location);
    check_name(name);
    return name;
}

std::unique_ptr<byte_source> open_in_folder(std::filesystem::path const& folder, std::string const& name, folder_search search) {
    if (folder.empty())
        throw error(error_code::io, "ImportFolderNotSet",
                    "LOAD CSV reads files from one folder alone, and none is chosen: set the option `import_folder` (`wafer "
                    "--import-folder DIR`).");
    descriptor const root(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (root.get() < 0) refuse_file("the import folder", std::strerror(errno));
    auto opened = search == folder_search::any ? open_beneath(root.get(), name) : std::nullopt;
    if (!opened) opened = open_walking(root.get(), name);
    if (*opened < 0) refuse_file(fmt::format("`{}` in the import folder", name), reason_of(errno));
    auto source = std::make_unique<file_source>(*opened, name);
    struct stat found {};
    if (::fstat(*opened, &found) != 0 || !S_ISREG(found.st_mode))
        refuse_file(fmt::format("`{}` in the import folder", name), "it is no file, but something else of that name");
    return source;
}

}  // namespace wafer::engine
