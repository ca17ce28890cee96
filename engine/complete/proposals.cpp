#include "engine/complete/proposals.hpp"

#include <algorithm>
#include <utility>

#include "engine/complete/graph_names.hpp"
#include "engine/complete/keywords.hpp"
#include "engine/complete/offers.hpp"
#include "engine/complete/position.hpp"
#include "engine/complete/questions.hpp"
#include "engine/function/registry.hpp"
#include "grammar/ast/characters.hpp"
#include "grammar/ast/names.hpp"
#include "grammar/question/fold.hpp"
#include "wafer/tokens.hpp"

namespace wafer::engine::complete {
namespace {

using place = position::place;

// What is likelier in an expression comes first.
constexpr int of_variables = 0;
constexpr int of_parameters = 1;
constexpr int of_keywords = 2;
constexpr int of_functions = 3;

constexpr std::size_t most_hits = 512;

class proposer {
public:
    proposer(std::string_view text, std::size_t cursor, surroundings const& around)
        : text_(text), cursor_(cursor), around_(around), here_(position_at(text, cursor)), offers_(here_.replaced, here_.typed) {}

    std::vector<proposal> propose() {
        auto const begin = statement_begin();
        auto const typed = text_.substr(begin, cursor_ - begin);
        // Elsewhere than at its beginning a question has no position.
        auto const reading = around_.takes_questions && here_.what != place::string ? reading_of(typed) : reading::statement;
        if (reading != reading::question) offer_statement();
        if (reading != reading::statement) offer_phrases(typed, static_cast<std::uint32_t>(begin), around_, offers_);
        return offers_.take();
    }

private:
    [[nodiscard]] std::size_t statement_begin() const {
        std::size_t begin = 0;
        for (auto const& each : tokens_of(text_.substr(0, cursor_)))
            if (each.kind == token_kind::symbol && text_[each.begin] == ';') begin = each.end;
        return begin;
    }

    void offer_statement() {
        for (auto const word : words_at(here_)) offers_.add(proposal::kind::keyword, word, of_keywords);
        switch (here_.what) {
            case place::operand: offer_operands(); break;
            case place::known_node: offer_variables(true); break;
            case place::pattern: break;
            case place::label: offer_labels(around_.data, here_.owner, offers_); break;
            case place::type: offer_types(around_.data, here_, offers_); break;
            case place::property: offer_properties(around_.data, here_, offers_); break;
            case place::function: offer_functions(); break;
            case place::procedure: offer_procedures(); break;
            case place::column: offer_columns(); break;
            case place::string: offer_values(); break;
            case place::parameter: offer_parameters(); break;
            case place::statement:
            case place::after_keyword:
            case place::after_operand:
            case place::nothing: break;
        }
    }

    void offer_operands() {
        offer_variables(false);
        offer_parameters();
        offer_functions();
    }

    /// The latest first.
    void offer_variables(bool nodes_only) {
        for (auto each = here_.variables.rbegin(); each != here_.variables.rend(); ++each) {
            if (nodes_only && each->known.what != element::sort::node) continue;
            std::string detail;
            for (auto const& name : each->known.names) (detail += ":") += name;
            offers_.add(proposal::kind::variable, each->name, of_variables, detail,
                        ast::is_plain_name(each->name) ? each->name : ast::in_backticks(each->name));
        }
    }

    void offer_parameters() {
        bool const begun = here_.what == place::parameter;
        auto names = around_.parameters;
        for (auto const& each : tokens_of(text_)) {
            bool const other = each.kind == token_kind::parameter && each.end != cursor_ && each.end > each.begin + 1;
            if (other && !each.is_open && text_[each.begin + 1] != '`') names.emplace_back(text_.substr(each.begin + 1, each.end - each.begin - 1));
        }
        for (auto const& name : names)
            offers_.add(proposal::kind::parameter, begun ? name : "$" + name, of_parameters, "", "$" + written_name(name));
    }

    void offer_functions() {
        auto const add = [this](std::string_view name, std::string_view signature, bool takes_nothing) {
            offers_.add(proposal::kind::function, name, of_functions, std::string(signature), std::string(name) + (takes_nothing ? "()" : "("));
        };
        for (auto const& each : aggregates()) add(each.name, each.signature, false);
        for (auto const& each : functions()) add(each.name, each.signature, each.most == 0);
    }

    void offer_procedures() {
        for (auto const& name : around_.procedures.names()) {
            auto const found = around_.procedures.find(name);
            offers_.add(proposal::kind::procedure, name, 0, found ? found->summary : "", name + (found && found->inputs.empty() ? "()" : "("));
        }
    }

    void offer_columns() {
        auto const found = around_.procedures.find(here_.procedure);
        if (!found) return;
        for (auto const& each : found->outputs) offers_.add(proposal::kind::variable, each.name, of_variables, each.type, written_name(each.name));
    }

    /// What stands behind a name or value within a string: escapes and, unless it is there, the closing quote.
    [[nodiscard]] std::string quoted(std::string_view content) const {
        std::string made;
        for (char const c : content) {
            if (c == here_.quote || c == '\\') made += '\\';
            made += c;
        }
        bool const closed = cursor_ < text_.size() && text_[cursor_] == here_.quote;
        return closed ? made : made + here_.quote;
    }

    void offer_values() {
        bool const of_names = here_.key.empty() || std::ranges::find(around_.name_keys, here_.key) != around_.name_keys.end();
        if (of_names && !here_.typed.empty()) offer_names();
        if (here_.key.empty()) return;
        for (auto const& each : values_of(around_.data, here_.owner, here_.key, here_.typed))
            offers_.add(proposal::kind::value, each, 1, "", quoted(each));
    }

    void offer_names() {
        if (!around_.names) return;
        auto const labels = labels_of(around_.data, here_.owner);
        auto const key = around_.data.find_key(here_.key);
        std::vector<name_index::hit> hits;
        around_.names->find(question::folded_key(here_.typed), most_hits, hits);
        for (auto const& found : hits) {
            if (!found.node || !around_.data.contains(*found.node)) continue;
            bool const fits = labels.empty() || std::ranges::any_of(labels, [&](auto const label) { return around_.data.has_label(*found.node, label); });
            if (!fits) continue;
            // A node found by any of its names is written by the one that is asked for.
            auto const asked = key ? around_.data.property(*found.node, *key) : value();
            auto const name = asked.type() == kind::string ? std::string(asked.string()) : name_at(around_.data, found);
            if (name.empty()) continue;
            offers_.add_found({quoted(name), proposal::kind::name, here_.replaced, detail_of(around_, *found.node, name)}, static_cast<int>(found.found));
        }
    }

    std::string_view text_;
    std::size_t cursor_;
    surroundings const& around_;
    position here_;
    offers offers_;
};

}  // namespace

std::vector<proposal> proposals_at(std::string_view text, std::size_t cursor, surroundings const& around) {
    return proposer(text, std::min(cursor, text.size()), around).propose();
}

}  // namespace wafer::engine::complete
