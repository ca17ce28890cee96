// wafer-bench: measures what the documents promise and prints each figure beside something measured in the same run, with their ratio and
// whether the promise is kept. It ends with 1 only if an answer is wrong.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/cancelling.hpp"
#include "benchmarks/parts.hpp"
#include "benchmarks/social/network_files.hpp"
#include "benchmarks/subject.hpp"

namespace {

constexpr char const* usage =
    "usage: wafer-bench [--json] [--only NAME,...]           what needs no data\n"
    "       wafer-bench --data S1|FOLDER [--json] [--only …]  a social network of that scale, or the one in the folder\n"
    "       wafer-bench --generate S1                         makes its files for the peers, too, and prints their folder\n"
    "       wafer-bench --cancel [ROUNDS]                     how soon cancelled statements end\n";

struct options {
    bool json = false;
    std::string data;
    std::string generate;
    int cancel_rounds = 0;
    std::vector<std::string> only;
};

std::vector<std::string> parted(std::string_view list) {
    std::vector<std::string> items;
    while (!list.empty()) {
        auto const end = std::min(list.find(','), list.size());
        items.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return items;
}

/// Whether the arguments were understood.
bool read(options& into, std::vector<std::string> const& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        auto const& name = arguments[i];
        bool const more = i + 1 < arguments.size();
        if (name == "--json") into.json = true;
        else if (name == "--cancel") into.cancel_rounds = more ? std::atoi(arguments[++i].c_str()) : 100;
        else if (!more) return false;
        else if (name == "--data") into.data = arguments[++i];
        else if (name == "--generate") into.generate = arguments[++i];
        else if (name == "--only") into.only = parted(arguments[++i]);
        else return false;
    }
    return true;
}

void measure(options const& chosen, wafer::bench::report& out) {
    using namespace wafer::bench;
    if (chosen.data.empty()) {
        parsing(out);
        first_promises(out, WAFER_DATA_DIR "/ai-chips");
        why(out);
        completing(out);
        return;
    }
    subject on(chosen.data, find_network(chosen.data, WAFER_BENCHMARK_DIR));
    patterns(out, on);
    walks(out, on);
    point_queries(out, on);
    groups(out, on);
    threads(out, on);
    estimates(out, on);
    algorithms(out, on);
    loading(out, on);
    writing(out, on);
}

}  // namespace

int main(int count, char** arguments) {
    options chosen;
    if (!read(chosen, {arguments + 1, arguments + count})) {
        std::fputs(usage, stderr);
        return 2;
    }
    try {
        if (chosen.cancel_rounds > 0) return wafer::bench::cancelling(chosen.cancel_rounds) ? EXIT_SUCCESS : EXIT_FAILURE;
        if (!chosen.generate.empty()) {
            std::printf("%s\n", wafer::bench::find_network(chosen.generate, WAFER_BENCHMARK_DIR, true).c_str());
            return EXIT_SUCCESS;
        }
        wafer::bench::report out(chosen.json, chosen.only);
        measure(chosen, out);
        out.close();
        return out.all_right() ? EXIT_SUCCESS : EXIT_FAILURE;
    } catch (std::exception const& wrong) {
        std::fprintf(stderr, "wafer-bench: %s\n", wrong.what());
        return 2;
    }
}
