// Reads questions over one vocabulary: each gets the statements that it can mean, or is refused with what was not understood.
// Immutable; shared by threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast/statement.hpp"
#include "grammar/question/chart.hpp"
#include "grammar/question/composer.hpp"
#include "grammar/question/vocabulary.hpp"

namespace wafer::question {

struct reading {
    ast::statement query;
    std::string text;  // The query, printed.
};

/// A stretch of a question that no word of the lexicon covers.
struct unknown_word {
    std::string text;  // As written.
    ast::text_range at;
    std::vector<std::string> nearest;
};

struct outcome {
    language spoken = language::english;
    std::vector<reading> readings;          // One: understood. More: ambiguous.
    std::vector<unknown_word> unknown;      // Why there is no reading,
    std::vector<std::string> understood;    // the longest parts that make sense,
    std::vector<std::string> without;       // and what would be understood, with some words left out.
    bool too_long = false;
};

class reader {
public:
    explicit reader(vocabulary words);
    reader(reader const&) = delete;
    reader& operator=(reader const&) = delete;

    [[nodiscard]] outcome read(std::string_view text) const;
    static constexpr std::size_t most_units = 120;

private:
    struct parsed {
        std::vector<reading> readings;
        std::vector<bool> covered;
        std::vector<std::pair<std::size_t, std::size_t>> phrases;  // Stretches of units that are whole noun phrases or clauses.
    };
    [[nodiscard]] parsed parse(std::vector<unit> const& units, language spoken) const;
    void refuse(std::string_view text, std::vector<unit> const& units, parsed const& failed, outcome& into) const;
    [[nodiscard]] rule_book const& book(language spoken) const { return spoken == language::chinese ? chinese_ : english_; }

    vocabulary words_;
    composer sense_;
    rule_book english_;
    rule_book chinese_;
};

}  // namespace wafer::question
