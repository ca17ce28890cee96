#include "engine/session/disposal.hpp"

#include <system_error>
#include <utility>

namespace wafer::engine {

void disposal::free(std::size_t bytes) {
    constexpr std::size_t slow_bytes = std::size_t{8} << 20;
    auto const all = std::make_shared<std::vector<std::shared_ptr<void>>>(std::exchange(kept_, {}));
    wait();
    if (bytes < slow_bytes) return;
    try {
        freeing_ = std::thread([all] { all->clear(); });
    } catch (std::system_error const&) {
        // There are no threads to be had: it is freed here.
    }
}

}  // namespace wafer::engine
