// CREATE and DROP of indexes and constraints. One row comes in and goes out; the change is made in between.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/base/overloaded.hpp"
#include "engine/execute/write.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"
#include "wafer/text.hpp"

namespace wafer::engine {

namespace {

/// `(:Person {name, born})`, `[:KNOWS {since}]`.
std::string shown(graph const& data, schema_target const& target) {
    std::vector<std::string_view> keys;
    for (auto const key : target.keys) keys.push_back(data.name(key));
    auto const label = target.relationship ? data.name(type_id{target.label}) : data.name(label_id{target.label});
    return fmt::format(fmt::runtime(target.relationship ? "[:{} {{{}}}]" : "(:{} {{{}}})"), label, fmt::join(keys, ", "));
}

schema_target interned(graph& data, bound::named_target const& named) {
    schema_target target{named.relationship, named.relationship ? data.intern_type(named.label).value : data.intern_label(named.label).value, {}};
    for (auto const& key : named.keys) target.keys.push_back(data.intern_key(key));
    return target;
}

template <class Definition>
Definition const* named(std::vector<Definition const*> const& all, std::string_view name) {
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const* one) { return one->name == name; });
    return found == all.end() ? nullptr : *found;
}

bool is_name(graph const& data, std::string_view name) { return named(data.indexes(), name) || named(data.constraints(), name); }

/// `index_Person_name`, or with a number behind it where that is taken.
std::string made_up(graph const& data, std::string_view what, bound::named_target const& target) {
    auto const base = fmt::format("{}_{}_{}", what, target.label, fmt::join(target.keys, "_"));
    std::string name = base;
    for (int number = 2; is_name(data, name); ++number) name = fmt::format("{}_{}", base, number);
    return name;
}

std::string_view word_of(constraint_sort sort) {
    switch (sort) {
        case constraint_sort::unique: return "unique";
        case constraint_sort::existence: return "not_null";
        case constraint_sort::key: return "key";
        case constraint_sort::type: return "type";
    }
    return {};
}

template <class Definition>
[[noreturn]] void throw_unknown(std::vector<Definition const*> const& all, bool constraint, std::string_view name) {
    std::vector<std::string> names;
    for (auto const* one : all) names.push_back(one->name);
    throw error(error_code::semantic, constraint ? "ConstraintNotFound" : "IndexNotFound",
                fmt::format("There is no {} `{}`.", constraint ? "constraint" : "index", name))
        .suggest(nearest_names(name, names));
}

class schema_change_operator final : public batch_operator {
public:
    schema_change_operator(built input, plan::schema_change const& change, compile_context const& context)
        : input_(std::move(input)), change_(&change.what), run_(context.run) {
        std::visit(overloaded{[&](bound::create_index const& made) { compile_both(made.name, made.options, context); },
                              [&](bound::create_constraint const& made) { compile_both(made.name, made.options, context); },
                              [&](auto const& gone) { compile_both(gone.name, nullptr, context); }},
                   change_->what);
    }

    void open() override { input_.root->open(); }
    bool next(batch& out) override {
        if (!input_.root->next(out)) return false;
        std::string const name = name_ ? text(*name_, out, "A name") : std::string();
        if (options_) check_options(options_->evaluate(out).get(0));
        std::visit([&](auto const& change) { make(change, name); }, change_->what);
        return true;
    }

private:
    void compile_both(bound::expr name, bound::expr options, compile_context const& context) {
        if (name) name_ = compile(name, input_.slots, context);
        if (options) options_ = compile(options, input_.slots, context);
    }

    static std::string text(evaluator& from, batch const& rows, std::string_view what) {
        value const content = from.evaluate(rows).get(0);
        if (!content.is(kind::string) || content.string().empty())
            throw error(error_code::type, "InvalidArgumentType", fmt::format("{} is a string, not {}.", what, to_literal(content)));
        return std::string(content.string());
    }

    /// What Neo4j's clients send: the name of its only implementation, and no settings.
    static void check_options(value const& options) {
        if (!options.is(kind::map)) throw error(error_code::type, "InvalidArgumentType", "OPTIONS are given as a map.");
        for (auto const& [key, content] : options.map()) {
            bool const known = (key.string() == "indexProvider" && content.is(kind::string)) ||
                               (key.string() == "indexConfig" && content.is(kind::map) && content.map().empty());
            if (!known)
                throw error(error_code::argument, "UnknownOption",
                            fmt::format("`{}: {}` is no option of an index: `indexProvider` with a name and an empty `indexConfig` are accepted.",
                                        key.string(), to_literal(content)));
        }
    }

    void make(bound::create_index const& change, std::string const& given) {
        graph& data = *run_->writable;
        auto const target = interned(data, change.target);
        for (auto const* known : data.indexes()) {
            if (known->target != target || known->sort != change.sort) continue;
            if (change.if_not_exists) return;
            throw error(error_code::semantic, "IndexAlreadyExists", fmt::format("There is an index on {} already: `{}`.", shown(data, target), known->name));
        }
        if (!is_free(given, change.if_not_exists)) return;
        data.create_index({given.empty() ? made_up(data, "index", change.target) : given, change.sort, target});
        ++run_->changes.indexes_added;
    }

    void make(bound::create_constraint const& change, std::string const& given) {
        graph& data = *run_->writable;
        auto const target = interned(data, change.target);
        constraint_definition made{given, change.sort, target, change.type, change.type_text};
        for (auto const* known : data.constraints()) {
            bool const alike = known->sort == made.sort || (known->has_index() && made.has_index());
            if (known->target != target || !alike) continue;
            if (change.if_not_exists && known->sort == made.sort && known->type_text == made.type_text) return;
            throw error(error_code::semantic, "ConstraintAlreadyExists", fmt::format("There is such a constraint on {} already: `{}`.", shown(data, target), known->name));
        }
        if (!is_free(given, change.if_not_exists)) return;
        for (auto const* known : data.indexes())
            if (made.has_index() && known->target == target && known->sort == index_sort::range)
                throw error(error_code::semantic, "IndexAlreadyExists",
                       fmt::format("The constraint brings an index of its own: drop the index `{}` on {} first.", known->name, shown(data, target)));
        if (given.empty()) made.name = made_up(data, fmt::format("constraint_{}", word_of(made.sort)), change.target);
        data.create_constraint(std::move(made));
        ++run_->changes.constraints_added;
    }

    /// Whether the name may be taken; it is no error that it is not when asked `quietly`.
    bool is_free(std::string const& name, bool quietly) const {
        graph const& data = *run_->data;
        if (name.empty() || !is_name(data, name)) return true;
        if (quietly) return false;
        if (named(data.constraints(), name)) throw error(error_code::semantic, "ConstraintAlreadyExists", fmt::format("There is a constraint `{}` already.", name));
        throw error(error_code::semantic, "IndexAlreadyExists", fmt::format("There is an index `{}` already.", name));
    }

    void make(bound::drop_index const& change, std::string const& name) {
        graph& data = *run_->writable;
        auto const* known = named(data.indexes(), name);
        if (!known && change.if_exists) return;
        if (!known) throw_unknown(data.indexes(), false, name);
        if (!known->owner.empty())
            throw error(error_code::semantic, "IndexBelongsToConstraint", fmt::format("The index belongs to the constraint `{}`: drop that.", known->owner));
        data.drop_index(name);
        ++run_->changes.indexes_removed;
    }

    void make(bound::drop_constraint const& change, std::string const& name) {
        graph& data = *run_->writable;
        if (!named(data.constraints(), name)) {
            if (change.if_exists) return;
            throw_unknown(data.constraints(), true, name);
        }
        data.drop_constraint(name);
        ++run_->changes.constraints_removed;
    }

    built input_;
    bound::schema_change const* change_;
    run_context* run_;
    std::unique_ptr<evaluator> name_, options_;
};

}  // namespace

built build_schema_change(built input, plan::schema_change const& change, compile_context const& context) {
    return {std::make_unique<schema_change_operator>(std::move(input), change, context), slot_map()};
}

}  // namespace wafer::engine
