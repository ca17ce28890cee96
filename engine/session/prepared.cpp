#include "engine/session/prepared.hpp"

#include "engine/optimise/optimizer.hpp"
#include "engine/plan/planner.hpp"
#include "engine/provenance/why.hpp"
#include "grammar/parse.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

constexpr std::size_t most_text_bytes = std::size_t{16} << 10;

std::uint64_t entities(graph const& data) { return data.node_count() + data.relationship_count(); }

std::size_t or_unlimited(std::size_t limit) { return limit == 0 ? ~std::size_t{0} : limit; }

ast::statement parse(std::string_view text, options const& options) {
    auto parsed = grammar::parse(text, {or_unlimited(options.query_size_bytes), or_unlimited(options.query_depth)});
    if (auto* tree = std::get_if<ast::statement>(&parsed)) return std::move(*tree);
    auto const& wrong = std::get<grammar::parse_error>(parsed);
    bool const limit = wrong.detail == "QueryTooLarge" || wrong.detail == "NestingTooDeep";
    throw error(limit ? error_code::limit : error_code::syntax, wrong.detail, wrong.message, error::phase::compile_time)
        .at({wrong.at.begin, wrong.at.end})
        .suggest(wrong.suggestions);
}

}  // namespace

bool prepared::outdated(graph const& data) const {
    auto const now = entities(data);
    return data.schema_version() != schema_version || now > 2 * planned_for + 1000 || 2 * now + 1000 < planned_for;
}

std::shared_ptr<prepared const> prepare(std::string_view text, options const& options, procedure_catalog const& procedures, graph const& data) {
    try {
        auto made = std::make_shared<prepared>();
        made->text = text;
        auto bound = bind(parse(text, options), procedures);
        if (bound->why && bound->why->mode != bound::why_mode::missing) provenance::add_evidence(*bound, text, options.evidence_limit);
        made->plan = plan::plan(std::move(bound), data, or_unlimited(options.plan_operators));
        optimise::optimise(made->plan, data);
        made->planned_for = entities(data);
        made->schema_version = data.schema_version();
        return made;
    } catch (error& wrong) {
        wrong.locate(text);
        throw;
    }
}

std::shared_ptr<prepared const> plan_cache::find(std::string_view text, graph const& data) {
    std::lock_guard const lock(mutex_);
    auto const found = plans_.find(std::string(text));
    if (found == plans_.end() || found->second->outdated(data)) return nullptr;
    return found->second;
}

void plan_cache::keep(std::shared_ptr<prepared const> plan) {
    if (most_ == 0 || plan->text.size() > most_text_bytes) return;
    std::lock_guard const lock(mutex_);
    if (plans_.size() >= most_) plans_.clear();
    plans_.insert_or_assign(plan->text, std::move(plan));
}

void plan_cache::clear() {
    std::lock_guard const lock(mutex_);
    plans_.clear();
}

}  // namespace wafer::engine
