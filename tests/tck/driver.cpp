// The engine behind a line protocol, for the runner of the openCypher TCK: one JSON request a line on standard input, one JSON answer a
// line on standard output. Each query is one transaction. `reset` begins with a fresh database.
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <wafer/wafer.hpp>

#include "prompt/json_values.hpp"

namespace {

using wafer::error_code;
using wafer::value;
using wafer::prompt::append_json;
using wafer::prompt::append_json_string;

/// The TCK's name for the family of an error.
std::string_view tck_type(wafer::error const& failure) {
    switch (failure.code()) {
        case error_code::syntax: return "SyntaxError";
        case error_code::semantic: return "SemanticError";
        case error_code::type: return "TypeError";
        case error_code::argument: return "ArgumentError";
        case error_code::arithmetic: return "ArithmeticError";
        case error_code::parameter_missing: return "ParameterMissing";
        case error_code::entity_not_found: return "EntityNotFound";
        case error_code::procedure: return "ProcedureError";
        case error_code::constraint:
            return failure.detail() == "DeleteConnectedNode" ? "ConstraintVerificationFailed" : "ConstraintValidationFailed";
        case error_code::transaction:
        case error_code::io:
        case error_code::corruption:
        case error_code::limit:
        case error_code::cancelled: break;
    }
    return "Error";
}

std::string error_answer(wafer::error const& failure) {
    std::string out = R"("error":{"type":")" + std::string(tck_type(failure)) + R"(","phase":")";
    out += failure.when() == wafer::error::phase::compile_time ? "compile time" : "runtime";
    out += R"(","detail":)";
    append_json_string(out, failure.detail());
    out += R"(,"message":)";
    append_json_string(out, failure.what());
    return out + '}';
}

/// The rest of `rows` as a JSON array of arrays.
void append_rows(std::string& out, wafer::result& rows) {
    auto const width = rows.columns().size();
    out += '[';
    for (bool first = true; rows.next(); first = false) {
        out += first ? "[" : ",[";
        for (std::size_t column = 0; column < width; ++column) {
            if (column > 0) out += ',';
            append_json(out, rows.get(column));
        }
        out += ']';
    }
    out += ']';
}

/// The first column of a query's rows as a JSON array.
void append_entities(std::string& out, wafer::connection& connection, std::string_view query) {
    auto rows = connection.run(query);
    out += '[';
    for (bool first = true; rows.next(); first = false) {
        if (!first) out += ',';
        append_json(out, rows.get(0));
    }
    out += ']';
}

/// A procedure that looks its rows up in a table: inputs first, then outputs.
struct procedure_table {
    std::vector<wafer::procedure_column> inputs;
    std::vector<std::vector<value>> rows;

    /// Whether the row's inputs are the arguments; null is the same as null here.
    [[nodiscard]] bool fits(std::vector<value> const& row, std::vector<value> const& arguments) const {
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            if (wafer::prompt::to_json(row[i]) != wafer::prompt::to_json(converted(arguments[i], inputs[i].type))) return false;
        }
        return true;
    }

    /// An integer given for a float becomes one.
    static value converted(value const& argument, std::string_view type) {
        if (!type.starts_with("FLOAT") || !argument.is<std::int64_t>()) return argument;
        return static_cast<double>(argument.as<std::int64_t>());
    }
};

wafer::row_generator matching_rows(std::shared_ptr<procedure_table const> table, std::vector<value> arguments) {
    return [table = std::move(table), arguments = std::move(arguments), next = std::size_t{0}](std::vector<value>& row) mutable {
        while (next < table->rows.size() && !table->fits(table->rows[next], arguments)) ++next;
        if (next == table->rows.size()) return false;
        auto const& found = table->rows[next++];
        row.assign(found.begin() + static_cast<std::ptrdiff_t>(table->inputs.size()), found.end());
        return true;
    };
}

std::vector<wafer::procedure_column> columns_of(value const& described) {
    std::vector<wafer::procedure_column> columns;
    for (auto const& column : described.as<wafer::list>()) {
        columns.push_back({column["name"].as<std::string>(), column["type"].as<std::string>()});
    }
    return columns;
}

wafer::procedure_definition procedure_of(value const& request) {
    auto table = std::make_shared<procedure_table>();
    wafer::procedure_definition definition{
        request["name"].as<std::string>(), columns_of(request["inputs"]), columns_of(request["outputs"]), {}};
    table->inputs = definition.inputs;
    for (auto const& row : request["rows"].as<wafer::list>()) table->rows.push_back(row.as<wafer::list>());
    definition.call = [table = std::shared_ptr<procedure_table const>(std::move(table))](std::vector<value> const& arguments) {
        return matching_rows(table, arguments);
    };
    return definition;
}

class driver {
public:
    /// The members of the answer besides its id. Throws `wafer::error`.
    std::string answer(value const& request) {
        auto const& operation = request["op"].as<std::string>();
        if (operation == "hello") return hello();
        if (operation == "reset") return reset();
        if (operation == "query") return query(request);
        if (operation == "procedure") return add_procedure(request);
        if (operation == "snapshot") return snapshot();
        throw wafer::error(error_code::argument, "UnknownOperation", "unknown operation " + operation);
    }

    value read(std::string_view line) {
        return wafer::prompt::read_json(line, [this](std::string_view function, std::string const& text) {
            auto row = connection_.run("RETURN " + std::string(function) + "($text)", {{"text", text}});
            row.next();
            return row.get(0);
        });
    }

private:
    static std::string hello() {
        return std::string(R"("ok":true,"engine":"wafer","version":")") + wafer::version() +
               R"(","capabilities":["procedures","snapshot"])";
    }

    std::string reset() {
        connection_ = fresh();
        return R"("ok":true)";
    }

    std::string query(value const& request) {
        auto const& given = request["params"];
        auto rows = connection_.run(request["text"].as<std::string>(), given.is_null() ? wafer::map{} : given.as<wafer::map>());
        std::string out = R"("columns":[)";
        char const* separator = "";
        for (auto const& column : rows.columns()) {
            out += separator;
            append_json_string(out, column);
            separator = ",";
        }
        out += R"(],"rows":)";
        append_rows(out, rows);
        return out;
    }

    std::string add_procedure(value const& request) {
        database_.register_procedure(procedure_of(request));
        return R"("ok":true)";
    }

    std::string snapshot() {
        std::string out = R"("nodes":)";
        append_entities(out, connection_, "MATCH (n) RETURN n");
        out += R"(,"rels":)";
        append_entities(out, connection_, "MATCH ()-[r]->() RETURN r");
        return out;
    }

    wafer::connection fresh() {
        database_ = wafer::database{};
        return database_.connect();
    }

    wafer::database database_;
    wafer::connection connection_ = database_.connect();
};

}  // namespace

int main() {
    std::ios::sync_with_stdio(false);
    driver engine;
    for (std::string line; std::getline(std::cin, line);) {
        value const request = engine.read(line);
        if (request["op"].as<std::string>() == "quit") break;
        std::string answer;
        try {
            answer = engine.answer(request);
        } catch (wafer::error const& failure) {
            answer = error_answer(failure);
        }
        std::cout << R"({"id":)" << request["id"].as<std::int64_t>() << ',' << answer << "}\n" << std::flush;
    }
    return 0;
}
