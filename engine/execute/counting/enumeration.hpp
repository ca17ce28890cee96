// Enumerates the variables of a term that are left when all that can be eliminated is: they lie on circles. One variable after the other takes the
// nodes that the lists of all its neighbours so far have in common; what hangs on a variable is multiplied in.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "engine/execute/counting/elimination.hpp"
#include "engine/execute/counting/substitution.hpp"
#include "engine/execute/counting/term_graph.hpp"

namespace wafer::engine {
class morsels;
}

namespace wafer::engine::counting {

class enumeration {
public:
    /// `variables` are those left of the core.
    enumeration(term_graph const& of, substitution const& variables, elimination& hanging);
    enumeration(enumeration const&) = delete;
    enumeration& operator=(enumeration const&) = delete;
    ~enumeration() { of_->run->stop->discharge(charged_); }

    [[nodiscard]] std::uint64_t total();
    /// For each node how often it is the variable's.
    [[nodiscard]] std::shared_ptr<weights> by_node(std::uint32_t kept);

private:
    class descent;
    /// A factor to a variable that comes earlier.
    struct link {
        std::size_t level;                       // Of the earlier one.
        sorted_neighbours const* lists;          // From there.
        bool required;
    };
    /// The images of two levels' nodes are to be there and the same; of one level twice: only there.
    struct match {
        std::size_t level;                       // Of the earlier one.
        image const* earlier;
        image const* own;
    };
    struct step {
        std::uint32_t variable = 0;
        std::vector<link> links;
        std::vector<match> matches;
        std::vector<image_factor const*> factors;
        bool checked = false;                    // Whether nodes must be looked up in the domain.
        bool bare = false;                       // Whether nothing hangs on it.
        shared_weights numbers;                  // What hangs on it, where that was found for all nodes.

        /// Whether any node that the links lead to counts once.
        [[nodiscard]] bool is_free() const { return bare && !checked && matches.empty() && factors.empty(); }
    };

    void order(std::set<std::uint32_t> const& core);
    [[nodiscard]] std::pair<double, std::vector<std::uint32_t>> order_from(std::uint32_t first, std::set<std::uint32_t> const& core) const;
    [[nodiscard]] double fan_out(std::uint32_t variable, std::set<std::uint32_t> const& before) const;
    void add_step(std::uint32_t variable);
    void add_images(step& to) const;
    sorted_neighbours const* lists_along(edge const& from);
    void charge(std::size_t bytes);
    /// The nodes of the first variable to start from.
    [[nodiscard]] std::vector<std::uint32_t> sources();
    static void run(morsels const& share, std::vector<std::uint32_t> const& from, std::vector<std::unique_ptr<descent>> const& descents);

    term_graph const* of_;
    substitution const* variables_;
    elimination* hanging_;
    std::vector<step> steps_;
    std::vector<std::pair<edge, std::unique_ptr<sorted_neighbours>>> made_;
    std::size_t charged_ = 0;
    double cost_ = 0;                            // Rows of all levels, as expected.
};

}  // namespace wafer::engine::counting
