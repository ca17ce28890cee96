// All that the prompt says, in English and in Chinese: the one place that holds its words. `errors.hpp` has those for what the engine says.
// Sentences have holes, see `holes.hpp`. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "prompt/words/holes.hpp"
#include "prompt/words/language.hpp"

namespace wafer::prompt {

/// In the order of `all_wordings`.
enum class message : std::uint8_t {
    // Counts.
    rows,
    nodes,
    relationships,
    // What a statement changed.
    nodes_created,
    nodes_deleted,
    relationships_created,
    relationships_deleted,
    properties_set,
    labels_added,
    labels_removed,
    indexes_added,
    indexes_removed,
    constraints_added,
    constraints_removed,
    // Frames.
    error_heading,
    warning_heading,
    in_english,
    position,
    did_you_mean,
    enumeration,
    alternative,
    choice,
    in_file,
    took,
    so_far,
    seconds,
    // At the prompt.
    greeting,
    empty_graph,
    greeting_hint,
    searched,
    more_proposals,
    kind_variable,
    kind_label,
    kind_type,
    kind_property,
    kind_function,
    kind_procedure,
    kind_parameter,
    kind_value,
    kind_name,
    rolled_back,
    // The schema.
    schema_counts,
    column_label,
    column_nodes,
    column_properties,
    column_type,
    column_relationships,
    column_ends,
    // Plans.
    column_operator,
    column_details,
    column_estimated,
    column_rows,
    column_time,
    plan_total,
    // Answers and evidence.
    it_rests_on,
    not_found,
    // Pictures, imports and exports.
    page_written,
    nodes_left_out,
    imported,
    exported,
    // Checking a data set.
    sound,
    not_sound,
    // Errors of commands and of the command line.
    unknown_command,
    unknown_format,
    unknown_graph_format,
    unclear_graph_format,
    unknown_language,
    bad_delimiter,
    bad_quote,
    bad_array_delimiter,
    names_no_file,
    wants_path,
    no_examples,
    no_such_example,
    param_wants,
    wants_on_or_off,
    source_wants,
    too_many_files,
    stopped_in,
    cannot_read,
    cannot_write,
    cannot_write_result,
    graph_wants,
    nothing_to_draw,
    nothing_to_explain,
    misspelt_start,
    usage,
    usage_hint,
    unknown_option,
    leftover_word,
    no_data_set,
    cannot_read_job,
    exclude_memory,
    exclude_import,
    import_wants,
    export_wants,
    bad_param,
    bad_colour,
    // What commands are for.
    help_intro,
    help_keys,
    for_help,
    for_schema,
    for_examples,
    for_explain,
    for_profile,
    for_param,
    for_params,
    for_format,
    for_graph,
    for_pager,
    for_lang,
    for_timing,
    for_source,
    for_import,
    for_export,
    for_dump,
    for_begin,
    for_commit,
    for_rollback,
    for_quit,
    // `wafer --help`.
    about,
    epilogue,
    option_version,
    option_memory,
    option_data,
    option_c,
    option_f,
    option_param,
    option_format,
    option_picture_nodes,
    option_read_only,
    option_import_folder,
    option_color,
    option_no_color,
    option_no_pager,
    option_lang,
    option_help,
    option_check,
    option_check_dir,
    option_ask,
    option_question,
    option_as_above,
    option_import,
    option_nodes,
    option_relationships,
    option_threads,
    option_export,
    option_path,
    option_transfer_format,
    option_delimiter,
    option_quote,
    option_array_delimiter,
    heading_usage,
    heading_options,
    heading_positionals,
    heading_subcommands,
};

/// One message in both languages.
struct wording {
    message what = message::rows;
    std::string_view english;
    std::string_view chinese;
    std::string_view english_one = {};  // Of a count of one, where that differs.
};

std::span<wording const> all_wordings();

/// The sentence with its holes. A view of a literal, which a zero follows.
std::string_view sentence(message what, language in);

/// The sentence with `contents` in its holes.
template <class... Contents>
std::string said(language in, message what, Contents const&... contents) {
    std::array<std::string, sizeof...(contents)> const texts{fmt::format("{}", contents)...};
    return filled(sentence(what, in), texts);
}

/// `1 row`, `3 rows`.
std::string counted(language in, message what, std::uint64_t count);

/// The same in another language of a text that is one of the messages in English; the text itself otherwise.
std::string translated(std::string_view english, language in);

}  // namespace wafer::prompt
