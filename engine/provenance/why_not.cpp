#include "engine/provenance/why_not.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/base/overloaded.hpp"
#include "engine/plan/segments.hpp"
#include "engine/plan/walk.hpp"
#include "engine/provenance/probe.hpp"

namespace wafer::engine::provenance {

namespace {

constexpr char const* passes = "matches";
constexpr char const* fails = "removes the last row";

bool lies_in(bound::source_range inner, bound::source_range outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

/// A part of a pattern that grows element by element.
class growing_pattern {
public:
    explicit growing_pattern(bound::pattern const& whole) : whole_(&whole), added_(whole.predicates.size()) {}

    void add_node(std::uint32_t index) {
        if (places_.contains(index)) return;
        places_.emplace(index, static_cast<std::uint32_t>(now.nodes.size()));
        now.nodes.push_back(whole_->nodes[index]);
    }
    void add_relationship(std::uint32_t index) {
        auto relationship = whole_->relationships[index];
        add_node(relationship.from);
        add_node(relationship.to);
        relationship.from = places_.at(relationship.from);
        relationship.to = places_.at(relationship.to);
        relationships_.emplace(index, static_cast<std::uint32_t>(now.relationships.size()));
        now.relationships.push_back(std::move(relationship));
    }
    /// Once all its elements are there.
    void add_path(bound::pattern_path path) {
        for (auto& node : path.nodes) node = places_.at(node);
        for (auto& relationship : path.relationships) relationship = relationships_.at(relationship);
        now.paths.push_back(std::move(path));
    }
    /// The predicates within one of the elements (none: any) that are not there yet and ask for nothing that is not there.
    [[nodiscard]] std::vector<std::size_t> open_predicates(std::vector<bound::source_range> const& within) const {
        std::set<bound::symbol> later;
        for (std::uint32_t i = 0; i < whole_->nodes.size(); ++i)
            if (!places_.contains(i)) later.insert(whole_->nodes[i].name);
        for (std::uint32_t i = 0; i < whole_->relationships.size(); ++i)
            if (!relationships_.contains(i)) add_symbols(whole_->relationships[i], later);
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < added_.size(); ++i) {
            if (added_[i]) continue;
            auto const at = whole_->predicates[i]->at;
            bool const inside = within.empty() || std::any_of(within.begin(), within.end(), [&](auto range) { return lies_in(at, range); });
            auto const needed = plan::symbols_of(whole_->predicates[i]);
            bool const waits = std::any_of(needed.begin(), needed.end(), [&](auto each) { return later.contains(each); });
            if (inside && !waits) open.push_back(i);
        }
        return open;
    }
    expr add_predicate(std::size_t index) {
        added_[index] = true;
        now.predicates.push_back(whole_->predicates[index]);
        return now.predicates.back();
    }
    [[nodiscard]] bound::match clause() const { return {false, now, {}}; }

    bound::pattern now;

private:
    static void add_symbols(bound::pattern_relationship const& of, std::set<bound::symbol>& into) {
        into.insert(of.name);
        if (of.segment) into.merge(plan::symbols_made(*of.segment));
    }

    bound::pattern const* whole_;
    std::vector<bool> added_;
    std::map<std::uint32_t, std::uint32_t> places_;
    std::map<std::uint32_t, std::uint32_t> relationships_;
};

class missing_explainer {
public:
    explicit missing_explainer(missing_question const& question) : question_(&question), ask_(question) {}

    std::vector<missing_step> run() {
        for (auto const& part : question_->source.root->parts) explain(part);
        return std::move(steps_);
    }

private:
    using clauses = clause_list;

    void explain(bound::single_query const& part) {
        clauses before;
        for (auto const& clause : part.clauses) {
            auto const* const match = std::get_if<bound::match>(&clause);
            auto const* const projection = std::get_if<bound::projection>(&clause);
            bool const found = match && !match->optional          ? pattern(before, *match)
                               : projection && projection->where ? filtered(before, *projection)
                                                                  : whole(before, clause);
            if (!found) return;
        }
    }

    /// Notes the step; whether rows are left.
    bool note(std::string text, std::int64_t rows, std::string suggestion = {}) {
        steps_.push_back({std::move(text), rows, rows > 0 ? passes : fails, std::move(suggestion)});
        return rows > 0;
    }

    static clauses with(clauses before, bound::clause next) {
        before.push_back(std::move(next));
        return before;
    }

    bool whole(clauses& before, bound::clause const& clause) {
        before.push_back(clause);
        return note(keyword(clause), ask_.rows(before));
    }

    [[nodiscard]] std::string keyword(bound::clause const& clause) const {
        return std::visit(overloaded{
                              [&](bound::match const& each) { return "OPTIONAL MATCH " + ask_.text(each.at); },
                              [&](bound::unwind const& each) { return "UNWIND " + ask_.text(each.list->at); },
                              [](bound::load_csv const&) { return std::string("LOAD CSV"); },
                              [](bound::projection const& each) { return std::string(each.limit ? "LIMIT" : each.skip ? "SKIP" : "projection"); },
                              [](bound::procedure_call const& each) { return "CALL " + each.what->name; },
                              [](bound::row_query const&) { return std::string("CALL { … }"); },
                              [](auto const&) { return std::string(); },
                          },
                          clause);
    }

    bool filtered(clauses& before, bound::projection const& clause) {
        auto unfiltered = clause;
        unfiltered.where = nullptr;
        if (!whole(before, unfiltered)) return false;
        auto const unfiltered_rows = before;
        before.back() = clause;
        auto const rows = ask_.rows(before);
        return note("WHERE " + ask_.text(clause.where->at), rows,
                    rows > 0 ? std::string() : suggest_for_condition(ask_, unfiltered_rows, clause.where));
    }

    bool pattern(clauses& before, bound::match const& match) {
        growing_pattern growing(match.what);
        for (auto const& path : match.what.paths)
            if (!walk(before, growing, match.what, path)) return false;
        for (auto const index : growing.open_predicates({})) {
            auto const without = with(before, growing.clause());
            auto const condition = growing.add_predicate(index);
            auto const rows = ask_.rows(with(before, growing.clause()));
            if (!note("WHERE " + ask_.text(condition->at), rows, rows > 0 ? std::string() : suggest_for_condition(ask_, without, condition)))
                return false;
        }
        before.emplace_back(match);
        return true;
    }

    bool walk(clauses const& before, growing_pattern& growing, bound::pattern const& whole, bound::pattern_path const& path) {
        if (!element(before, growing, {whole.nodes[path.nodes[0]].at}, [&] { growing.add_node(path.nodes[0]); })) return false;
        if (path.search != bound::path_search::none)
            return element(before, growing, {whole.relationships[path.relationships[0]].at, whole.nodes[path.nodes[1]].at}, [&] {
                growing.add_relationship(path.relationships[0]);
                growing.add_path(path);
            });
        for (std::size_t i = 0; i < path.relationships.size(); ++i) {
            auto const index = path.relationships[i];
            if (!element(before, growing, {whole.relationships[index].at, whole.nodes[path.nodes[i + 1]].at},
                         [&] { growing.add_relationship(index); }))
                return false;
        }
        if (path.name) growing.add_path(path);
        return true;
    }

    /// First with all its conditions, as most elements match; if there is nothing, one condition after the other.
    template <class Add>
    bool element(clauses const& before, growing_pattern& growing, std::vector<bound::source_range> const& at, Add const& add) {
        auto const steps_text = text_of(at);
        add();
        auto bare = growing;
        for (auto const index : growing.open_predicates(at)) growing.add_predicate(index);
        if (auto const rows = ask_.rows(with(before, growing.clause())); rows > 0) return note(steps_text, rows);
        if (ask_.rows(with(before, bare.clause())) == 0)
            return note(steps_text, 0, at.size() > 1 ? suggest_for_relationship(ask_, with(before, bare.clause())) : "There are no nodes.");
        for (auto const index : bare.open_predicates(at)) {
            auto const without = with(before, bare.clause());
            auto const condition = bare.add_predicate(index);
            if (ask_.rows(with(before, bare.clause())) == 0) return note(steps_text, 0, suggest_for_condition(ask_, without, condition));
        }
        return note(steps_text, 0);
    }

    [[nodiscard]] std::string text_of(std::vector<bound::source_range> const& at) const {
        bound::source_range all = at.front();
        for (auto const each : at) all = {std::min(all.begin, each.begin), std::max(all.end, each.end)};
        return ask_.text(all);
    }

    missing_question const* question_;
    probe ask_;
    std::vector<missing_step> steps_;
};

}  // namespace

std::vector<missing_step> explain_missing(missing_question const& question) { return missing_explainer(question).run(); }

}  // namespace wafer::engine::provenance
