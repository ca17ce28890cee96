// The statements typed before, oldest first, in memory and in a file that later runs read. A line of the file is an entry, its line
// feeds and backslashes escaped; prompts that run at once append to the same file. One thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wafer::prompt {

/// `$XDG_STATE_HOME/wafer/history`, or `~/.local/state/wafer/history`; empty when there is no home.
std::filesystem::path history_file();

class history {
public:
    /// Reads the file; an empty path keeps nothing beyond this run.
    explicit history(std::filesystem::path file);

    /// Adds an entry unless it is blank; an older one that is the same goes. A file that cannot be written is left alone.
    void add(std::string const& entry);

    [[nodiscard]] std::vector<std::string> const& entries() const { return entries_; }
    /// The latest entry before `end` that holds `text`; capitals count only if it has some.
    [[nodiscard]] std::optional<std::size_t> find_backwards(std::string_view text, std::size_t end) const;
    /// The first one from `begin` on.
    [[nodiscard]] std::optional<std::size_t> find_forwards(std::string_view text, std::size_t begin) const;

private:
    void shorten_file() const;

    std::filesystem::path file_;
    std::vector<std::string> entries_;
};

}  // namespace wafer::prompt
