// Names that try to leave the import folder. Beside it lies a secret; no name may bring it to light.
#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "engine/storage/import_folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch_folder.hpp"
#include "wafer/error.hpp"

namespace {

using namespace wafer::engine;
namespace fs = std::filesystem;
using namespace std::string_literals;

/// An import folder with traps in it, and what lies around it.
struct trapped_folder {
    wafer::tests::scratch_folder scratch;
    fs::path root = scratch.path();
    fs::path folder = root / "import";

    trapped_folder() {
        scratch.write("secret.csv", "SECRET");
        scratch.write("import-other/secret.csv", "SECRET");
        scratch.write("outside/secret.csv", "SECRET");
        scratch.write("import/people.csv", "people");
        scratch.write("import/sub/deep/a b.csv", "deep");
        scratch.write("import/%2e%2e", "percent");
        scratch.write("import/人.csv", "CJK");
        scratch.write("import/... .csv", "dots");
        fs::create_hard_link(folder / "people.csv", folder / "hard.csv");
        fs::create_symlink(root / "secret.csv", folder / "link.csv");
        fs::create_symlink("../secret.csv", folder / "relative-link.csv");
        fs::create_symlink(root, folder / "up");
        fs::create_symlink("..", folder / "sub/parent");
        fs::create_symlink("/proc/self/root", folder / "root");
        fs::create_symlink("/proc/self/fd", folder / "fd");
        fs::create_symlink("/dev/stdin", folder / "stdin");
        fs::create_symlink("link.csv", folder / "link-of-link.csv");
        fs::create_symlink("loop", folder / "loop");
        fs::create_symlink("nowhere", folder / "dangling.csv");
        mkfifo((folder / "pipe.csv").c_str(), 0600);
        make_socket();
    }

    void make_socket() const {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        auto const name = (folder / "socket.csv").string();
        if (name.size() >= sizeof address.sun_path) return;
        name.copy(address.sun_path, name.size());
        int const made = ::socket(AF_UNIX, SOCK_STREAM, 0);
        ::bind(made, reinterpret_cast<sockaddr const*>(&address), sizeof address);
        ::close(made);
    }
};

std::string content(fs::path const& folder, std::string const& location, folder_search search) {
    std::string text(100, '\0');
    text.resize(open_in_folder(folder, name_in_folder(location), search)->read(text));
    return text;
}

std::vector<std::string> hostile_locations(fs::path const& root) {
    auto const secret = (root / "secret.csv").string();
    return {
        // Upwards.
        "../secret.csv", "file:///../secret.csv", "sub/../../secret.csv", "file:///sub/../../secret.csv", "./../secret.csv", "sub/deep/../../../secret.csv", "..", ".", "/", "sub/..",
        "people.csv/../../secret.csv", "./people.csv", "../import/people.csv", "../import-other/secret.csv", "sub/./../../secret.csv", "file:///.././secret.csv",
        // Absolute.
        secret, "file://" + secret, "file:///" + secret, "file:////" + secret, "//" + secret, "file://localhost" + secret, "file://localhost/" + secret,
        // Encoded, and encoded twice.
        "%2e%2e/secret.csv", "file:///%2e%2e/secret.csv", "file:///%2E%2E%2Fsecret.csv", "..%2fsecret.csv", "%2e./secret.csv", ".%2e/secret.csv", "%252e%252e/secret.csv", "file:///%252e%252e%252fsecret.csv",
        "file:///%2f" + secret.substr(1), "%2F" + secret.substr(1), "sub%2f..%2f..%2fsecret.csv", "%u002e%u002e/secret.csv", "%c0%ae%c0%ae/secret.csv", "%e0%80%ae%e0%80%ae/secret.csv", "\xc0\xae\xc0\xae/secret.csv",
        "..%c0%afsecret.csv", "%fe%ff", "%", "%2", "%zz/secret.csv", "people.csv%", "%00", "people.csv%00../secret.csv", "..%00/secret.csv",
        // Other bytes.
        "people.csv\0/../../secret.csv"s, "\0../secret.csv"s, "..\\secret.csv", "sub\\..\\..\\secret.csv", "..%5csecret.csv", "file:\\\\\\..\\secret.csv", "C:\\secret.csv", "C:/secret.csv", "\\\\host\\share",
        "../secret.csv\n", "\n../secret.csv", "people.csv\r\n", "\x7fpeople.csv", "．．/secret.csv", "‥/secret.csv", "\xe2\x80\xae../secret.csv",
        // Dots, blanks and letters as other systems read them.
        ".. /secret.csv", "..  ", "... /secret.csv", ".../secret.csv", "people.csv.", "people.csv ", " people.csv", "PEOPLE.CSV", "Sub/deep/a b.csv", "people.csv::$DATA", "..;/secret.csv",
        // Empty parts.
        "", "file:", "file:/", "file://", "file:///", "file:////", "sub//deep/a b.csv", "sub/", "people.csv/", "/people.csv", "//people.csv",
        // Links, and what is no file.
        "link.csv", "relative-link.csv", "up/secret.csv", "sub/parent/secret.csv", "sub/parent/../secret.csv", "root/etc/passwd", "root" + secret, "fd/0", "stdin", "link-of-link.csv", "loop", "loop/secret.csv",
        "dangling.csv", "up/import/people.csv", "pipe.csv", "socket.csv", "sub", "sub/deep", "people.csv/secret.csv",
        // Places of the system.
        "/dev/zero", "/dev/stdin", "/proc/self/environ", "/proc/self/cwd/secret.csv", "file:///dev/null", "file:///proc/self/mem", "/etc/passwd", "file:///etc/passwd", "~/secret.csv", "~root/.bashrc", "$HOME/secret.csv",
        // Other schemes and hosts.
        "http://localhost/secret.csv", "https://localhost/secret.csv", "ftp://localhost/secret.csv", "HTTP://localhost/", "jar:file:///secret.csv", "data:text/csv,SECRET", "s3://bucket/secret.csv", "gopher://localhost",
        "file://example.org/people.csv", "file://localhost.example.org/people.csv", "file://..", "file:../secret.csv", "file:secret.csv", "file:people.csv", "php://filter/resource=secret.csv", "//localhost/secret.csv",
        // Long ones.
        std::string(5000, 'a'), std::string(256, 'a'), "file:///" + std::string(4090, 'x'), [] { std::string deep; for (int i = 0; i < 1000; ++i) deep += "../"; return deep + "secret.csv"; }(),
        [] { std::string deep; for (int i = 0; i < 70; ++i) deep += "sub/"; return deep + "a"; }(),
    };
}

}  // namespace

TEST_CASE("no location leads out of the import folder") {
    trapped_folder const here;
    auto const locations = hostile_locations(here.root);
    CHECK(locations.size() >= 60);
    auto const search = GENERATE(folder_search::any, folder_search::walk);
    for (auto const& location : locations) {
        INFO(location);
        std::string found;
        std::string detail = "opened";
        try {
            found = content(here.folder, location, search);
        } catch (wafer::error const& refused) {
            detail = refused.detail();
        }
        CHECK(found.find("SECRET") == std::string::npos);
        bool const expected = detail == "UnsafeLocation" || detail == "UnsupportedLocation" || detail == "FileNotReadable";
        CHECK(expected);
    }
}

TEST_CASE("names below the import folder are read, however they are written") {
    trapped_folder const here;
    auto const search = GENERATE(folder_search::any, folder_search::walk);
    auto const read = [&](std::string const& location) { return content(here.folder, location, search); };
    CHECK(read("people.csv") == "people");
    CHECK(read("file:///people.csv") == "people");
    CHECK(read("FILE:///people.csv") == "people");
    CHECK(read("file://localhost/people.csv") == "people");
    CHECK(read("hard.csv") == "people");
    CHECK(read("sub/deep/a b.csv") == "deep");
    CHECK(read("file:///sub/deep/a%20b.csv") == "deep");
    CHECK(read("file:///sub%2Fdeep%2fa%20b.csv") == "deep");
    CHECK(read("人.csv") == "CJK");
    CHECK(read("file:///%E4%BA%BA.csv") == "CJK");
    CHECK(read("... .csv") == "dots");
    // Decoded once: the name of this file is the text itself.
    CHECK(read("%252e%252e") == "percent");
}

TEST_CASE("the import folder itself may be a link, and must be a folder") {
    trapped_folder const here;
    fs::create_symlink(here.folder, here.root / "linked");
    CHECK(content(here.root / "linked", "people.csv", folder_search::any) == "people");
    CHECK_THROWS_WITH(open_in_folder("", "people.csv"), Catch::Contains("--import-folder"));
    CHECK_THROWS_WITH(open_in_folder(here.root / "secret.csv", "people.csv"), Catch::Contains("the import folder"));
    CHECK_THROWS_WITH(open_in_folder(here.root / "missing", "people.csv"), Catch::Contains("the import folder"));
}

TEST_CASE("a folder that is exchanged for a link while it is opened does not lead out") {
    trapped_folder const here;
    auto const search = GENERATE(folder_search::any, folder_search::walk);
    fs::create_directory(here.folder / "a");
    here.scratch.write("import/a/secret.csv", "inside");
    fs::create_symlink(here.root / "outside", here.folder / "b");
    std::atomic<bool> done = false;
    std::thread swapping([&] {
        auto const a = here.folder / "a";
        auto const b = here.folder / "b";
        auto const c = here.folder / "c";
        while (!done) {
            ::rename(a.c_str(), c.c_str());
            ::rename(b.c_str(), a.c_str());
            ::rename(c.c_str(), b.c_str());
        }
    });
    std::size_t outside = 0;
    for (int i = 0; i < 3000; ++i) {
        try {
            if (content(here.folder, "a/secret.csv", search) == "SECRET") ++outside;
        } catch (wafer::error const&) {
        }
    }
    done = true;
    swapping.join();
    CHECK(outside == 0);
}
