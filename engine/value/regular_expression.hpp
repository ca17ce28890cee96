// `text =~ pattern` on RE2: linear in the text whatever the pattern. Not thread-safe; one per operator.
#pragma once

#include <memory>
#include <string_view>

namespace wafer::engine {

class regular_expression {
public:
    regular_expression();
    regular_expression(regular_expression&&) noexcept;
    regular_expression& operator=(regular_expression&&) noexcept;
    ~regular_expression();

    /// Whether all of `text` matches. A pattern stays compiled as long as the next one is the same. Throws `wafer::error` (argument:
    /// InvalidArgumentValue) for what is no pattern, and for patterns and texts so long that a match, which nothing can stop, would take
    /// seconds.
    bool operator()(std::string_view text, std::string_view pattern);

private:
    struct compiled;
    std::unique_ptr<compiled> compiled_;
};

}  // namespace wafer::engine
