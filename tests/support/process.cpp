#include "tests/support/process.hpp"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace wafer::tests {
namespace {

constexpr int patience_ms = 60'000;

struct pipe_ends {
    int read_end = -1;
    int write_end = -1;
};

pipe_ends open_pipe() {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    return {ends[0], ends[1]};
}

[[noreturn]] void become(std::filesystem::path const& program, std::vector<std::string> const& arguments, environment const& added) {
    // Tests expect English, wherever they run.
    setenv("LC_ALL", "C.UTF-8", 1);
    for (auto const& [name, content] : added) setenv(name.c_str(), content.c_str(), 1);
    std::string name = program.string();
    std::vector<char*> pointers{name.data()};
    auto copies = arguments;
    for (auto& argument : copies) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    execv(name.c_str(), pointers.data());
    _exit(127);
}

/// Feeds and drains the child until it has closed both outputs.
void exchange(int child, int in, std::string_view input, std::array<int, 2> outputs, std::array<std::string*, 2> texts) {
    std::array<pollfd, 3> wanted{{{in, POLLOUT, 0}, {outputs[0], POLLIN, 0}, {outputs[1], POLLIN, 0}}};
    while (wanted[1].fd >= 0 || wanted[2].fd >= 0) {
        if (input.empty() && wanted[0].fd >= 0) {
            close(wanted[0].fd);
            wanted[0].fd = -1;
        }
        if (poll(wanted.data(), wanted.size(), patience_ms) == 0) kill(child, SIGKILL);
        if (wanted[0].fd >= 0 && wanted[0].revents != 0) {
            auto const written = write(wanted[0].fd, input.data(), input.size());
            input.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : input.size());
        }
        for (std::size_t i = 0; i < 2; ++i) {
            auto& from = wanted[i + 1];
            if (from.fd < 0 || from.revents == 0) continue;
            std::array<char, 65536> bytes;
            auto const count = read(from.fd, bytes.data(), bytes.size());
            if (count > 0)
                texts[i]->append(bytes.data(), static_cast<std::size_t>(count));
            else
                from.fd = -1;
        }
    }
    if (wanted[0].fd >= 0) close(wanted[0].fd);
}

}  // namespace

std::filesystem::path built_program(std::string const& name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

process_result run_process(std::filesystem::path const& program, std::vector<std::string> const& arguments, std::string_view input,
                           environment const& added) {
    signal(SIGPIPE, SIG_IGN);
    auto const in = open_pipe();
    auto const out = open_pipe();
    auto const err = open_pipe();
    auto const child = fork();
    if (child == 0) {
        signal(SIGPIPE, SIG_DFL);
        dup2(in.read_end, STDIN_FILENO);
        dup2(out.write_end, STDOUT_FILENO);
        dup2(err.write_end, STDERR_FILENO);
        for (auto const& each : {in, out, err}) {
            close(each.read_end);
            close(each.write_end);
        }
        become(program, arguments, added);
    }
    close(in.read_end);
    close(out.write_end);
    close(err.write_end);
    process_result result;
    exchange(child, in.write_end, input, {out.read_end, err.read_end}, {&result.out, &result.err});
    close(out.read_end);
    close(err.read_end);
    int status = 0;
    waitpid(child, &status, 0);
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

process_result run_wafer(std::vector<std::string> const& arguments, std::string_view input, environment const& added) {
    return run_process(built_program("wafer"), arguments, input, added);
}

}  // namespace wafer::tests
