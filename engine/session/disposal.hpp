// Frees what a statement that failed held, beside its connection: gigabytes take longer to free than one who cancelled will wait.
// Owned by a connection and used by its thread. The thread that frees lives while there is much to free; the connection's next statement,
// and its end, wait for it, so that the memory of two statements never adds up.
#pragma once

#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

namespace wafer::engine {

class disposal {
public:
    disposal() = default;
    disposal(disposal const&) = delete;
    disposal& operator=(disposal const&) = delete;
    ~disposal() { wait(); }

    /// Holds it until the next `free` or `wait`.
    void keep(std::shared_ptr<void> held) { kept_.push_back(std::move(held)); }
    /// Frees what was kept, about so many bytes, on a thread of its own where that takes long.
    void free(std::size_t bytes);
    void wait() {
        if (freeing_.joinable()) freeing_.join();
        kept_.clear();
    }

private:
    std::vector<std::shared_ptr<void>> kept_;
    std::thread freeing_;
};

}  // namespace wafer::engine
