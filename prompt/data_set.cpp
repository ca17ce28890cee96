#include "prompt/data_set.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>

#include <wafer/error.hpp>
#include <wafer/value.hpp>

#include "prompt/json_values.hpp"

namespace wafer::prompt {
namespace {

constexpr char const* default_name = "ai-chips";

[[noreturn]] value refuse_temporal(std::string_view, std::string const&) {
    throw error(error_code::corruption, "InvalidQuestions", "Questions hold no temporal values.");
}

}  // namespace

std::filesystem::path default_data_set() {
    if (char const* named = std::getenv("WAFER_DATA"); named && *named) return named;
    std::error_code ignored;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    auto const installed = program.parent_path() / WAFER_INSTALL_DATA_DIR / default_name;
    if (!program.empty() && std::filesystem::is_directory(installed, ignored)) return installed.lexically_normal();
    return std::filesystem::path(WAFER_DATA_DIR) / default_name;
}

std::vector<question> questions_of(std::filesystem::path const& data_set) {
    auto const file = data_set / "questions.json";
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return {};
    std::ostringstream text;
    text << stream.rdbuf();
    std::vector<question> questions;
    try {
        auto const entries = read_json(text.str(), refuse_temporal);
        for (auto const& entry : entries.as<list>()) {
            questions.push_back({entry["question"].as<std::string>(), entry["query"].as<std::string>()});
        }
    } catch (error const& failure) {
        throw error(error_code::corruption, "InvalidQuestions", file.string() + ": " + failure.what());
    }
    return questions;
}

}  // namespace wafer::prompt
