#include "prompt/words/messages.hpp"

#include <cstddef>

namespace wafer::prompt {
namespace {

constexpr wording wordings[] = {
    // Counts.
    {message::rows, "{} rows", "{} 行", "{} row"},
    {message::nodes, "{} nodes", "{} 个节点", "{} node"},
    {message::relationships, "{} relationships", "{} 条关系", "{} relationship"},
    // What a statement changed.
    {message::nodes_created, "{} nodes created", "创建了 {} 个节点", "{} node created"},
    {message::nodes_deleted, "{} nodes deleted", "删除了 {} 个节点", "{} node deleted"},
    {message::relationships_created, "{} relationships created", "创建了 {} 条关系", "{} relationship created"},
    {message::relationships_deleted, "{} relationships deleted", "删除了 {} 条关系", "{} relationship deleted"},
    {message::properties_set, "{} properties set", "设置了 {} 个属性", "{} property set"},
    {message::labels_added, "{} labels added", "添加了 {} 个标签", "{} label added"},
    {message::labels_removed, "{} labels removed", "移除了 {} 个标签", "{} label removed"},
    {message::indexes_added, "{} indexes added", "添加了 {} 个索引", "{} index added"},
    {message::indexes_removed, "{} indexes removed", "移除了 {} 个索引", "{} index removed"},
    {message::constraints_added, "{} constraints added", "添加了 {} 个约束", "{} constraint added"},
    {message::constraints_removed, "{} constraints removed", "移除了 {} 个约束", "{} constraint removed"},
    // Frames.
    {message::error_heading, "error: {} ({}): {}", "错误：{}（{}）：{}"},
    {message::warning_heading, "warning: {}: {}", "警告：{}：{}"},
    {message::in_english, "In English: {}", "英文原文：{}"},
    {message::position, "line {}, column {}", "第 {} 行，第 {} 列"},
    {message::did_you_mean, "Did you mean {}?", "您是不是想写 {}？"},
    {message::enumeration, ", ", "、"},
    {message::alternative, " or ", " 或 "},
    {message::choice, "`{}` or `{}`", "“{}”或“{}”"},
    {message::in_file, "in {}, line {}", "位于 {}，第 {} 行"},
    {message::took, "{}, {} ms", "{}，{} 毫秒"},
    {message::so_far, "{}, {}", "{}，{}"},
    {message::seconds, "{} s", "{} 秒"},
    // At the prompt.
    {message::greeting, "Wafer {}: {}, {}, {}", "Wafer {}：{}，{}，{}"},
    {message::empty_graph, "an empty graph", "空图"},
    {message::greeting_hint,
     ":help shows commands and keys, :examples questions to ask; a statement ends with ; or a blank line",
     ":help 显示命令和按键，:examples 列出可问的问题；语句以 ; 或空行结束"},
    {message::searched, "search '{}': ", "搜索“{}”："},
    {message::more_proposals, "… {} more", "… 还有 {} 项"},
    {message::kind_variable, "variable", "变量"},
    {message::kind_label, "label", "标签"},
    {message::kind_type, "type", "类型"},
    {message::kind_property, "property", "属性"},
    {message::kind_function, "function", "函数"},
    {message::kind_procedure, "procedure", "过程"},
    {message::kind_parameter, "parameter", "参数"},
    {message::kind_value, "value", "值"},
    {message::kind_name, "name", "名称"},
    {message::rolled_back, "the open transaction is rolled back", "未提交的事务已回滚"},
    // The schema.
    {message::schema_counts, "{}, {}", "{}，{}"},
    {message::column_label, "label", "标签"},
    {message::column_nodes, "nodes", "节点数"},
    {message::column_properties, "properties", "属性"},
    {message::column_type, "type", "类型"},
    {message::column_relationships, "relationships", "关系数"},
    {message::column_ends, "from and to", "起点与终点"},
    // Plans.
    {message::column_operator, "operator", "算子"},
    {message::column_details, "details", "细节"},
    {message::column_estimated, "estimated", "估计行数"},
    {message::column_rows, "rows", "实际行数"},
    {message::column_time, "time", "耗时"},
    {message::plan_total, "{} in all", "总计 {}"},
    // Answers and evidence.
    {message::it_rests_on, "It rests on:", "依据："},
    {message::not_found, "not found: {}", "未找到 {}"},
    // Pictures, imports and exports.
    {message::page_written, "{}: {}, {}", "{}：{}，{}"},
    {message::nodes_left_out, "{} more nodes are left out: --picture-nodes allows {}", "另有 {} 个节点未画出：--picture-nodes 允许 {} 个"},
    {message::imported, "imported {}, {}", "已导入 {}，{}"},
    {message::exported, "exported {}, {}", "已导出 {}，{}"},
    // Checking a data set.
    {message::sound, "{} is sound", "{} 没有问题"},
    {message::not_sound, "{} is not sound: {} found", "{} 有问题：发现 {} 处"},
    // Errors of commands and of the command line.
    {message::unknown_command, "There is no command :{}; :help lists them.", "没有命令 :{}；用 :help 查看所有命令。"},
    {message::unknown_format, "There is no format '{}', only {}.", "没有格式“{}”，只有 {}。"},
    {message::unknown_graph_format, "There is no format {} of graphs, only {}.", "没有图格式 {}，只有 {}。"},
    {message::unclear_graph_format, "The name '{}' does not tell a format of graphs; name one: {}.", "名字“{}”看不出图的格式；请指明一种：{}。"},
    {message::unknown_language, "There is no language '{}', only zh and en.", "没有语言“{}”，只有 zh 和 en。"},
    {message::bad_delimiter, "The delimiter is one character or TAB, not '{}'.", "分隔符是一个字符或 TAB，而不是“{}”。"},
    {message::bad_quote, "The quote is one character or TAB, not '{}'.", "引号是一个字符或 TAB，而不是“{}”。"},
    {message::bad_array_delimiter, "The array delimiter is one character or TAB, not '{}'.", "列表分隔符是一个字符或 TAB，而不是“{}”。"},
    {message::names_no_file, "'{}' names no file; the form is NAME=FILE,FILE.", "“{}”没有文件名；写法是 NAME=文件,文件。"},
    {message::wants_path, "The command wants the name of a file or folder.", "该命令需要一个文件或文件夹的名字。"},
    {message::no_examples, "This graph comes without questions.", "这个图没有附带问题。"},
    {message::no_such_example, "There is no example {}, only 1 to {}.", "没有示例 {}，只有 1 到 {}。"},
    {message::param_wants, ":param wants a name and a value.", ":param 需要一个名字和一个值。"},
    {message::wants_on_or_off, ":{} wants on or off.", ":{} 需要 on 或 off。"},
    {message::source_wants, ":source wants the name of a file.", ":source 需要一个文件名。"},
    {message::too_many_files, "Files source each other more than {} deep.", "文件互相调用超过 {} 层。"},
    {message::stopped_in, "Stopped in {}.", "在 {} 处停止。"},
    {message::cannot_read, "Cannot read the file {}.", "无法读取文件 {}。"},
    {message::cannot_write, "Cannot write the file {}.", "无法写入文件 {}。"},
    {message::cannot_write_result, "Cannot write the result.", "无法写出结果。"},
    {message::graph_wants,
     ":graph wants the name of a file that ends with .html, and a query unless one was run before.",
     ":graph 需要一个以 .html 结尾的文件名，此前没有运行过查询时还需要一个查询。"},
    {message::nothing_to_draw, "There is no result to draw yet: write a query behind {}.", "还没有可画的结果：请在 {} 后面写一个查询。"},
    {message::nothing_to_explain, ":{} wants a statement, unless one was run before.", ":{} 需要一个语句，除非此前运行过一个。"},
    {message::misspelt_start, "The statement begins with `{}`, which is no clause.", "语句以 `{}` 开头，这不是一个子句。"},
    {message::usage, "wafer: {}", "wafer：{}"},
    {message::usage_hint, "wafer --help lists the options.", "用 wafer --help 查看选项。"},
    {message::unknown_option, "unknown option {}.", "未知选项 {}。"},
    {message::leftover_word,
     "'{}' is neither :memory: nor check; --data {} would open it as a data set",
     "“{}”既不是 :memory: 也不是 check；--data {} 会把它作为数据集打开"},
    {message::no_data_set, "there is no data set at {}", "{} 处没有数据集"},
    {message::cannot_read_job, "cannot read the file {}", "无法读取文件 {}"},
    {message::exclude_memory, ":memory: and --data exclude each other", ":memory: 与 --data 不能同时使用"},
    {message::exclude_import, "import and --data exclude each other", "import 与 --data 不能同时使用"},
    {message::import_wants, "import wants a file or folder, or tables of CSV", "import 需要一个文件或文件夹，或者 CSV 表"},
    {message::export_wants, "export wants a file or folder, or - for standard output", "export 需要一个文件或文件夹，或用 - 表示标准输出"},
    {message::bad_param, "--param wants NAME=VALUE, not '{}'", "--param 的写法是 名字=值，而不是“{}”"},
    {message::bad_colour, "--color wants auto, always or never, not '{}'", "--color 的取值是 auto、always 或 never，而不是“{}”"},
    // What commands are for.
    {message::help_intro,
     "A statement ends with ; or a blank line. A line that begins with a colon is\n"
     "a command:",
     "语句以 ; 或空行结束。以冒号开头的行是命令："},
    {message::help_keys,
     "Keys: arrows, Home and End move; Alt-Enter starts a new line; Up and Down on the\n"
     "first and last line walk through the history, Ctrl-R searches it; Ctrl-C clears\n"
     "the input or cancels the running statement.",
     "按键：方向键、Home 和 End 移动光标；Alt-Enter 换行；在首行按上、在末行按下浏览历史，\n"
     "Ctrl-R 搜索历史；Ctrl-C 清除输入或取消正在运行的语句。"},
    {message::for_help, "this list", "显示本列表"},
    {message::for_schema, "labels, relationship types and properties of the graph, with counts", "图的标签、关系类型和属性及其数量"},
    {message::for_examples,
     "questions about this graph; with a number, run that one (:N does too)",
     "关于这个图的问题；带编号则运行该问题（:N 也可以）"},
    {message::for_explain, "draw the plan of a statement, or of the last one, and run nothing", "画出语句（或上一条语句）的执行计划，不运行"},
    {message::for_profile, "run it and draw its plan with the rows and the time of each operator", "运行并画出计划及每个算子的行数和耗时"},
    {message::for_param,
     "set a parameter: JSON, an expression such as date('2023-03-01'), or plain text",
     "设置参数：JSON、表达式（如 date('2023-03-01')）或纯文本"},
    {message::for_params, "the parameters set", "已设置的参数"},
    {message::for_format,
     "print results as table, line, json, jsonl, csv, tsv, markdown, html, dot or mermaid",
     "结果格式：table、line、json、jsonl、csv、tsv、markdown、html、dot 或 mermaid"},
    {message::for_graph,
     "write a query's result, or the last one, as a picture to drag, zoom and search",
     "把查询的结果（或上一个结果）写成可拖动、缩放和搜索的图"},
    {message::for_pager, "show what is longer than the screen page by page", "超过一屏的结果分页显示"},
    {message::for_lang, "speak English or Chinese", "使用英文或中文"},
    {message::for_timing, "say after each statement how long it took", "每条语句之后显示耗时"},
    {message::for_source, "run the statements of a file", "运行文件中的语句"},
    {message::for_import, "add a graph in a file or folder: csv, jsonl, graphml or cypher", "加入文件或文件夹中的图：csv、jsonl、graphml 或 cypher"},
    {message::for_export, "write the graph to a file, or for csv to a new folder", "把图写入文件；csv 则写入新文件夹"},
    {message::for_dump, "print the graph as statements that make it anew", "把图打印为能重建它的语句"},
    {message::for_begin, "open a transaction", "开始事务"},
    {message::for_commit, "make its changes lasting", "提交事务的更改"},
    {message::for_rollback, "undo its changes", "撤销事务的更改"},
    {message::for_quit, "leave (Ctrl-D does too)", "退出（Ctrl-D 也可以）"},
    // `wafer --help`.
    {message::about,
     "Wafer: asks a property graph questions in openCypher. Opens the graph of the article on AI chips unless told otherwise.",
     "Wafer：用 openCypher 查询属性图。未指定时打开 AI 芯片文章的图。"},
    {message::epilogue,
     "Without -c and -f, and when standard input is no terminal, statements are read from there. The first statement that fails ends the\n"
     "run. Results go to standard output, all else to standard error.\n"
     "Exit code: 0 all went well, 1 a statement failed or a data set is not sound, 2 the command line cannot be followed.\n"
     "WAFER_DATA in the environment names the data set to open by default.",
     "没有 -c 和 -f 且标准输入不是终端时，从标准输入读取语句。第一条失败的语句结束运行。\n"
     "结果写到标准输出，其余写到标准错误。\n"
     "退出码：0 一切正常，1 有语句失败或数据集有问题，2 命令行无法执行。\n"
     "环境变量 WAFER_DATA 指定默认打开的数据集。"},
    {message::option_version, "Print the version and end", "显示版本并结束"},
    {message::option_memory, ":memory: for an empty graph in memory", ":memory: 表示内存中的空图"},
    {message::option_data, "Open the data set in this directory", "打开此文件夹中的数据集"},
    {message::option_c, "Run these statements and end; may be given again", "运行这些语句并结束；可多次给出"},
    {message::option_f, "Run the statements of this file and end; - is standard input", "运行此文件中的语句并结束；- 表示标准输入"},
    {message::option_param,
     "Set a parameter: VALUE is JSON, an expression, or plain text; may be given again",
     "设置参数：值为 JSON、表达式或纯文本；可多次给出"},
    {message::option_format, "Print results as {}", "结果格式：{}"},
    {message::option_picture_nodes, "How many nodes :graph draws at most; 5000 unless given", ":graph 最多画多少个节点；默认 5000"},
    {message::option_read_only, "Refuse statements that change the graph", "拒绝会修改图的语句"},
    {message::option_import_folder, "Let LOAD CSV read the files in this directory", "允许 LOAD CSV 读取此文件夹中的文件"},
    {message::option_color,
     "Colours: auto, always or never; auto asks the terminal and NO_COLOR in the environment",
     "颜色：auto、always 或 never；auto 由终端和环境变量 NO_COLOR 决定"},
    {message::option_no_color, "No colours, as --color never", "不用颜色，同 --color never"},
    {message::option_no_pager, "Never show long results page by page", "长结果从不分页显示"},
    {message::option_lang, "Speak English (en) or Chinese (zh); else the locale decides", "使用英文（en）或中文（zh）；否则由区域设置决定"},
    {message::option_help, "Print this help message and exit", "显示本帮助并结束"},
    {message::option_check, "Report what is wrong with a data set, with file and line", "报告数据集的问题，带文件和行号"},
    {message::option_check_dir, "The data set", "数据集"},
    {message::option_ask,
     "Answer a question in English or Chinese, as: wafer ask \"Who invested in Anthropic?\"",
     "回答英文或中文的问题，例如：wafer ask \"谁投资了Anthropic？\""},
    {message::option_question, "The question", "问题"},
    {message::option_as_above, "As above", "同上"},
    {message::option_import, "Begin with the graph in a file or folder, or in tables of CSV", "从文件、文件夹或 CSV 表中的图开始"},
    {message::option_nodes, "A table of nodes, with labels for all of them; may be given again", "节点表，可带全部节点的标签；可多次给出"},
    {message::option_relationships, "A table of relationships; may be given again", "关系表；可多次给出"},
    {message::option_threads, "So many threads read CSV; else as many as the machine runs at once", "读取 CSV 的线程数；默认为机器可同时运行的数目"},
    {message::option_export,
     "Write the graph to a file, to a new folder for csv, or to standard output as -",
     "把图写入文件，csv 则写入新文件夹，- 表示标准输出"},
    {message::option_path, "The file or folder", "文件或文件夹"},
    {message::option_transfer_format, "csv, jsonl, graphml or cypher; else the name tells", "csv、jsonl、graphml 或 cypher；否则由名字决定"},
    {message::option_delimiter, "Between the cells of CSV: a character or TAB", "CSV 单元格之间：一个字符或 TAB"},
    {message::option_quote, "Around the cells of CSV", "CSV 单元格的引号"},
    {message::option_array_delimiter, "Between labels and items of lists in CSV", "CSV 中标签之间、列表元素之间"},
    {message::heading_usage, "Usage", "用法"},
    {message::heading_options, "OPTIONS", "选项"},
    {message::heading_positionals, "POSITIONALS", "位置参数"},
    {message::heading_subcommands, "SUBCOMMANDS", "子命令"},
};

}  // namespace

std::span<wording const> all_wordings() { return wordings; }

std::string_view sentence(message what, language in) {
    auto const& found = wordings[static_cast<std::size_t>(what)];
    return in == language::chinese ? found.chinese : found.english;
}

std::string counted(language in, message what, std::uint64_t count) {
    auto const& found = wordings[static_cast<std::size_t>(what)];
    bool const one = count == 1 && in == language::english && !found.english_one.empty();
    std::array<std::string, 1> const texts{std::to_string(count)};
    return filled(one ? found.english_one : sentence(what, in), texts);
}

std::string translated(std::string_view english, language in) {
    if (in == language::english) return std::string(english);
    for (auto const& each : wordings) {
        // A sentence that ends, not a frame or a word, which would fit anything.
        if (!each.english.ends_with('.') && !each.english.ends_with('?')) continue;
        if (auto const contents = contents_of_holes(each.english, english)) return filled(each.chinese, *contents);
    }
    return std::string(english);
}

}  // namespace wafer::prompt
