// How the parts of a question go together: the actions that rules name. Refuses what the graph at hand cannot hold: a relation between
// nodes that never have it, a property that they lack. Immutable; shared by threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grammar/question/chart.hpp"
#include "grammar/question/meaning.hpp"
#include "grammar/question/vocabulary.hpp"

namespace wafer::question {

class composer {
public:
    explicit composer(vocabulary const& words) : words_(words) {}

    /// The action of that name; empty when there is none.
    [[nodiscard]] action named(std::string const& name) const;

    using parts = std::span<meaning const* const>;
    using readings = std::vector<meaning>;

    /// Whether a node may be what is said of it.
    [[nodiscard]] bool can_be(thing const& what, std::string const& label) const;
    [[nodiscard]] bool fits(relation_choice const& relation, thing const& subject, thing const& object) const;
    /// Whether all that is said of a node, and of those around it, can hold together; drops relations that cannot be meant.
    [[nodiscard]] bool is_sound(thing& what) const;
    [[nodiscard]] std::vector<std::string> const& who() const { return words_.facts.who; }

    // Nouns.
    readings entity(parts) const;
    readings label(parts) const;
    readings value_noun(parts) const;
    readings value(parts) const;
    readings flag(parts) const;
    readings belonging(parts) const;
    readings role(parts) const;
    readings any_role(parts) const;
    readings owned(parts) const;
    readings date(parts) const;
    // Relations.
    readings forward(parts) const;
    readings back(parts) const;
    readings passive(parts) const;
    readings active(parts) const;
    readings around(parts) const;
    readings pied(parts) const;
    readings about_figure(parts) const;
    readings topic(parts) const;
    readings standing(parts) const;
    readings inverse(parts) const;
    readings numbered(parts) const;
    readings whole_topic(parts) const;
    // Putting together.
    readings rows(parts) const;
    readings both(parts) const;
    readings claimed(parts) const;
    readings referring(parts) const;
    readings also(parts) const;
    readings undemanded(parts) const;
    readings sources_of(parts) const;
    readings excluding(parts) const;
    readings either(parts) const;
    readings each_of(parts) const;
    readings negated(parts) const;
    readings compared(parts) const;
    readings wanted(parts) const;
    readings wanted_of_link(parts) const;
    // Figures.
    readings figure_of(parts) const;
    readings in_unit(parts) const;
    readings having_figure(parts) const;
    readings so_many(parts) const;
    readings are_there(parts) const;
    readings by_value(parts) const;
    readings having(parts) const;
    readings take(parts) const;
    readings second(parts) const;
    readings third(parts) const;
    readings extreme(parts) const;
    readings dated(parts) const;
    readings difference(parts) const;
    readings ratio(parts) const;
    readings percent(parts) const;
    readings is_more(parts) const;
    readings is_less(parts) const;
    readings rounded(parts) const;
    readings year_before(parts) const;
    readings average(parts) const;
    readings total(parts) const;
    // Further clauses.
    readings or_else(parts) const;
    readings neither(parts) const;
    readings lacking(parts) const;
    readings to_none(parts) const;
    readings same_as(parts) const;
    readings own(parts) const;
    readings followed(parts) const;
    readings asked_again(parts) const;
    readings figure_again(parts) const;
    readings counted_again(parts) const;
    readings also_property(parts) const;
    readings attributed(parts) const;
    readings of_value(parts) const;
    readings together(parts) const;
    readings spoke_of(parts) const;
    readings naming(parts) const;
    readings said_by(parts) const;
    readings beginning(parts) const;
    readings percent_of(parts) const;
    /// How figures like this one are kept, or null.
    [[nodiscard]] measure const* measure_of(thing const& what) const;

private:
    [[nodiscard]] std::optional<thing> instead(thing const& first, thing const& second) const;
    template <calculation::sort Sort>
    readings calculated(parts) const;
    [[nodiscard]] bool is_sound_of(thing& said, thing const& what) const;
    [[nodiscard]] bool links_agree(thing const& what) const;
    [[nodiscard]] readings checked(thing what) const;
    [[nodiscard]] static thing joined(thing const& left, thing const& right);
    [[nodiscard]] thing linked(relation_choice relation, thing object) const;
    [[nodiscard]] bool has_property(thing const& what, std::string const& property) const;
    [[nodiscard]] bool ends_have(thing const& what, std::string const& property) const;
    [[nodiscard]] bool test_holds(thing const& what, test const& each) const;

    vocabulary const& words_;
};

}  // namespace wafer::question
