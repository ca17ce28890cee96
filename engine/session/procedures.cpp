#include "engine/session/procedures.hpp"

#include "engine/session/convert.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

procedure_field field_of(procedure_column const& column) {
    static constexpr std::pair<std::string_view, kind_set> types[] = {
        {"STRING", kind::string},   {"INTEGER", kind::integer},           {"FLOAT", kind::floating}, {"NUMBER", number_kinds},
        {"BOOLEAN", kind::boolean}, {"LIST", kind::list},                 {"MAP", kind::map},        {"NODE", kind::node},
        {"PATH", kind::path},       {"RELATIONSHIP", kind::relationship}, {"ANY", any_kind},
    };
    std::string_view type = column.type;
    bool const nullable = type.ends_with('?');
    if (nullable) type.remove_suffix(1);
    for (auto const& [name, kinds] : types)
        if (name == type) return {.name = column.name, .type = column.type, .kinds = kinds, .nullable = nullable, .fallback = {}};
    throw error(error_code::argument, "InvalidArgumentValue", "`" + column.type + "` is no type of a procedure's column.");
}

/// What the program's own code throws ends the statement like any other error.
template <class Call>
auto of_program(std::string const& name, Call call) {
    try {
        return call();
    } catch (error const&) {
        throw;
    } catch (std::exception const& wrong) {
        throw error(error_code::procedure, "ProcedureFailed", "Procedure `" + name + "` failed: " + wrong.what());
    }
}

class generated_rows final : public row_source {
public:
    generated_rows(row_generator generator, std::size_t width, std::string name)
        : generator_(std::move(generator)), width_(width), name_(std::move(name)) {}

    bool next(batch& out, std::size_t most_rows) override {
        out.columns.resize(width_);
        for (auto& column : out.columns) column.reset(layout::any);
        out.rows = 0;
        while (out.rows < most_rows) {
            row_.clear();
            if (!of_program(name_, [&] { return generator_(row_); })) break;
            if (row_.size() != width_)
                throw error(error_code::procedure, "ProcedureFailed",
                            "Procedure `" + name_ + "` gave a row of " + std::to_string(row_.size()) + " values for " +
                                std::to_string(width_) + " columns.");
            for (std::size_t i = 0; i < width_; ++i) out.columns[i].append(from_public(row_[i]));
            ++out.rows;
        }
        return out.rows > 0;
    }

private:
    row_generator generator_;
    std::size_t width_;
    std::string name_;
    std::vector<wafer::value> row_;
};

}  // namespace

std::shared_ptr<procedure const> from_definition(procedure_definition definition) {
    auto made = std::make_shared<procedure>();
    made->name = definition.name;
    for (auto const& input : definition.inputs) made->inputs.push_back(field_of(input));
    for (auto const& output : definition.outputs) made->outputs.push_back(field_of(output));
    made->start = [definition = std::move(definition)](call_context& context, std::vector<value> arguments) -> std::unique_ptr<row_source> {
        std::vector<wafer::value> given;
        for (auto const& argument : arguments) given.push_back(to_public(argument, *context.data));
        return std::make_unique<generated_rows>(of_program(definition.name, [&] { return definition.call(given); }), definition.outputs.size(), definition.name);
    };
    return made;
}

}  // namespace wafer::engine
