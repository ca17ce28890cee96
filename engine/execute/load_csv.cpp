#include "engine/execute/load_csv.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/storage/csv_reader.hpp"
#include "engine/storage/import_folder.hpp"
#include "engine/value/format.hpp"
#include "wafer/error.hpp"

namespace wafer::engine {

namespace {

/// A batch ends early once its fields hold so much.
constexpr std::size_t most_batch_bytes = std::size_t{8} << 20;

/// Lets a statement be stopped between two pieces of a file.
class polled_source final : public byte_source {
public:
    polled_source(std::unique_ptr<byte_source> inner, interrupt const& stop) : inner_(std::move(inner)), stop_(&stop) {}
    std::size_t read(std::span<char> into) override {
        stop_->poll();
        return inner_->read(into);
    }

private:
    std::unique_ptr<byte_source> inner_;
    interrupt const* stop_;
};

/// The columns that a header names, by key; a column without a name is left out.
class csv_header {
public:
    explicit csv_header(csv_reader const& reader) {
        auto const names = reader.fields();
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!names[i].empty()) columns_.push_back({value::of(names[i]), i});
        }
        std::ranges::sort(columns_, {}, [](column const& each) { return std::pair(each.key.string(), each.field); });
        auto const twice = std::ranges::adjacent_find(columns_, {}, [](column const& each) { return each.key.string(); });
        if (twice == columns_.end()) return;
        raise({reader.name(), reader.place_of(std::next(twice)->field), fmt::format("there are two columns named `{}`", twice->key.string())});
    }

    /// Fields that a record lacks are null; those that it has beyond the header have no name.
    template <class Field>
    [[nodiscard]] value row(Field field) const {
        value_map fields;
        fields.reserve(columns_.size());
        for (auto const& column : columns_) fields.push_back({column.key, field(column.field)});
        return value::of(std::move(fields));
    }

private:
    struct column {
        value key;
        std::size_t field;
    };
    std::vector<column> columns_;
};

class load_csv_operator final : public expanding_operator {
public:
    load_csv_operator(built input, bound::load_csv const& load, std::span<bound::symbol const> output, compile_context const& context)
        : expanding_operator(std::move(input), output, *context.run), load_(&load), location_(compile(load.location, input_.slots, context)),
          row_at_(find_slot(output, load.row)), line_at_(find_slot(output, load.line)), file_at_(find_slot(output, load.file)) {}

    void open() override {
        expanding_operator::open();
        reader_.reset();
    }

private:
    void begin_batch() override { locations_ = &location_->evaluate(in_); }

    void extend(batch& out) override {
        for (auto const at : {row_at_, line_at_, file_at_}) {
            if (at) out.columns[*at].reset(layout::any);
        }
        bytes_ = 0;
        while (row_ < in_.rows && room() > 0 && bytes_ < most_batch_bytes) {
            if ((reader_ || begin_file(locations_->get(row_))) && reader_->next()) {
                add(out);
            } else {
                end_file();
                ++row_;
            }
        }
        if (line_at_) out.columns[*line_at_].specialise();
    }

    /// Whether there is a file.
    bool begin_file(value const& location) {
        if (location.is_null()) return false;
        if (!location.is(kind::string))
            throw error(error_code::type, "InvalidArgumentType", "The location of LOAD CSV is a STRING, not " + to_excerpt(location) + ".");
        auto const& folder = run_->import_folder;
        auto const name = folder.empty() ? std::string() : name_in_folder(location.string());
        auto source = std::make_unique<polled_source>(open_in_folder(folder, name), *run_->stop);
        reader_.emplace(std::move(source), name, csv_dialect{load_->terminator}, run_->csv_record_bytes);
        file_ = value::of((std::filesystem::absolute(folder) / name).lexically_normal().string());
        header_.reset();
        if (load_->headers && reader_->next()) header_.emplace(*reader_);
        return true;
    }

    void end_file() {
        if (reader_ && reader_->problem()) raise(*reader_->problem());
        reader_.reset();
    }

    void add(batch& out) {
        origins_.push_back(static_cast<std::uint32_t>(row_));
        if (row_at_) out.columns[*row_at_].append(header_ ? header_->row([&](std::size_t i) { return field(i); }) : all_fields());
        if (line_at_) out.columns[*line_at_].append(value::of(static_cast<std::int64_t>(reader_->line())));
        if (file_at_) out.columns[*file_at_].append(file_);
    }

    value field(std::size_t index) {
        if (index >= reader_->fields().size()) return {};
        auto const text = reader_->fields()[index];
        if (text.empty() && !reader_->quoted(index)) return {};
        bytes_ += text.size();
        return value::of(text);
    }

    value all_fields() {
        value_list fields;
        fields.reserve(reader_->fields().size());
        for (std::size_t i = 0; i < reader_->fields().size(); ++i) fields.push_back(field(i));
        return value::of(std::move(fields));
    }

    bound::load_csv const* load_;
    std::unique_ptr<evaluator> location_;
    std::optional<slot> row_at_;
    std::optional<slot> line_at_;
    std::optional<slot> file_at_;
    column const* locations_ = nullptr;
    std::optional<csv_reader> reader_;
    std::optional<csv_header> header_;
    value file_;
    std::size_t bytes_ = 0;
};

}  // namespace

built build_load_csv(built input, plan::load_csv const& load, std::span<bound::symbol const> output, compile_context const& context) {
    slot_map slots({output.begin(), output.end()});
    return {std::make_unique<load_csv_operator>(std::move(input), load.what, output, context), std::move(slots)};
}

}  // namespace wafer::engine
