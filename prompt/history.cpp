#include "prompt/history.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unordered_set>
#include <utility>

namespace wafer::prompt {
namespace {

constexpr std::size_t most_entries = 5'000;

std::string escaped(std::string_view entry) {
    std::string out;
    for (char const c : entry) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\\')
            out += "\\\\";
        else
            out += c;
    }
    return out;
}

std::string unescaped(std::string_view line) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        bool const escape = line[i] == '\\' && i + 1 < line.size();
        if (escape) ++i;
        out += escape && line[i] == 'n' ? '\n' : line[i];
    }
    return out;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool holds(std::string_view entry, std::string_view text) {
    bool const exact = std::any_of(text.begin(), text.end(), [](char c) { return lower(c) != c; });
    auto const same = [exact](char left, char right) { return exact ? left == right : lower(left) == right; };
    return std::search(entry.begin(), entry.end(), text.begin(), text.end(), same) != entry.end() || text.empty();
}

/// The last of entries that are the same stays.
void drop_repeated(std::vector<std::string>& entries) {
    std::unordered_set<std::string> seen;
    std::vector<std::string> kept;
    for (auto each = entries.rbegin(); each != entries.rend(); ++each)
        if (seen.insert(*each).second) kept.push_back(std::move(*each));
    std::reverse(kept.begin(), kept.end());
    entries = std::move(kept);
}

}  // namespace

std::filesystem::path history_file() {
    if (char const* state = std::getenv("XDG_STATE_HOME"); state && *state) return std::filesystem::path(state) / "wafer" / "history";
    if (char const* home = std::getenv("HOME"); home && *home) return std::filesystem::path(home) / ".local/state/wafer/history";
    return {};
}

history::history(std::filesystem::path file) : file_(std::move(file)) {
    std::ifstream stream(file_);
    for (std::string line; std::getline(stream, line);) entries_.push_back(unescaped(line));
    drop_repeated(entries_);
    if (entries_.size() <= 2 * most_entries) return;
    entries_.erase(entries_.begin(), std::prev(entries_.end(), most_entries));
    shorten_file();
}

void history::add(std::string const& entry) {
    bool const blank = entry.find_first_not_of(" \t\n") == std::string::npos;
    if (blank || (!entries_.empty() && entries_.back() == entry)) return;
    std::erase(entries_, entry);
    entries_.push_back(entry);
    if (file_.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(file_.parent_path(), ignored);
    std::ofstream(file_, std::ios::app) << escaped(entry) + '\n';
}

std::optional<std::size_t> history::find_backwards(std::string_view text, std::size_t end) const {
    for (auto at = std::min(end, entries_.size()); at-- > 0;) {
        if (holds(entries_[at], text)) return at;
    }
    return std::nullopt;
}

std::optional<std::size_t> history::find_forwards(std::string_view text, std::size_t begin) const {
    for (auto at = begin; at < entries_.size(); ++at) {
        if (holds(entries_[at], text)) return at;
    }
    return std::nullopt;
}

/// By way of a second file, so that a run that ends in the middle leaves one of the two.
void history::shorten_file() const {
    auto const beside = file_.string() + ".new";
    std::ofstream stream(beside);
    for (auto const& entry : entries_) stream << escaped(entry) << '\n';
    stream.close();
    std::error_code ignored;
    if (stream) std::filesystem::rename(beside, file_, ignored);
}

}  // namespace wafer::prompt
