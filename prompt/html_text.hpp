// Text within HTML. Pure.
#pragma once

#include <string>
#include <string_view>

namespace wafer::prompt {

/// The text with what HTML would read as markup written as entities; fit for elements and for attributes in quotes.
std::string html_text(std::string_view text);

}  // namespace wafer::prompt
