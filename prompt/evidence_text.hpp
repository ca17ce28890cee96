// The evidence of a row, as WHY gives it, in lines for people: `(Amazon)-[:INVESTED_IN {amount: 4}]->(Anthropic) [p2]`. Pure.
#pragma once

#include <string>
#include <string_view>

#include <wafer/value.hpp>

namespace wafer::prompt {

/// Whether the value is evidence: a list of maps that each say what fact they are.
bool is_evidence(value const& content);

/// A line for each fact.
std::string evidence_text(list const& facts);

/// What an answer rests on, in the language of its question, `en` or `zh`: a line for each source.
std::string grounds_text(list const& facts, std::string_view spoken);

}  // namespace wafer::prompt
