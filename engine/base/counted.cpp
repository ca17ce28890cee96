#include "engine/base/counted.hpp"

namespace wafer::engine {

owner_tag fresh_tag() {
    static std::atomic<owner_tag> last{0};
    return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

}  // namespace wafer::engine
