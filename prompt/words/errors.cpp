#include "prompt/words/errors.hpp"

#include <array>
#include <utility>
#include <vector>

#include "prompt/words/holes.hpp"
#include "prompt/words/messages.hpp"

namespace wafer::prompt {
namespace {

/// What the grammar expects and what text is read as, longer phrases before those that they hold.
constexpr std::pair<std::string_view, std::string_view> expectations[] = {
    {"a clause, such as MATCH or RETURN", "子句（如 MATCH 或 RETURN）"},
    {"a type such as INTEGER or LIST<STRING>", "类型（如 INTEGER 或 LIST<STRING>）"},
    {"a pattern such as (n)", "模式（如 (n)）"},
    {"a pattern or a query", "模式或查询"},
    {"a label or type", "标签或类型"},
    {"the end of the statement", "语句的结尾"},
    {"the end of the text", "文本的结尾"},
    {"the id of a source", "出处的标识"},
    {"a procedure's name", "过程名"},
    {"a column's name", "列名"},
    {"a property key", "属性名"},
    {"a relationship", "关系"},
    {"an expression", "表达式"},
    {"a whole number", "整数"},
    {"an operator", "运算符"},
    {"a condition", "条件"},
    {"a parameter", "参数"},
    {"a property", "属性"},
    {"a pattern", "模式"},
    {"a string", "字符串"},
    {"a number", "数字"},
    {"a label", "标签"},
    {"a name", "名字"},
    {"a node", "节点"},
    {"a type", "类型"},
    {", ", "、"},
    {"a date and time", "日期时间"},
    {"a date", "日期"},
    {"a time", "时间"},
    {"a duration", "时长"},
    {" or ", " 或 "},
};

std::string listed(std::string_view english) {
    std::string out;
    while (!english.empty()) {
        std::size_t taken = 1;
        std::string_view said = english.substr(0, 1);
        for (auto const& [phrase, chinese] : expectations) {
            if (!english.starts_with(phrase)) continue;
            taken = phrase.size();
            said = chinese;
            break;
        }
        out += said;
        english.remove_prefix(taken);
    }
    return out;
}

std::string_view meaning_of(std::string_view detail) {
    for (auto const& each : all_meanings())
        if (each.detail == detail) return each.chinese;
    return {};
}

/// One sentence, or one that goes on over several.
std::string whole_in_chinese(std::string_view text) {
    for (auto const& each : all_sentence_pairs()) {
        auto contents = contents_of_holes(each.english, text);
        if (!contents) continue;
        if (each.ends_in_list) contents->back() = listed(contents->back());
        return filled(each.chinese, *contents);
    }
    auto own = translated(text, language::chinese);
    return own == text ? std::string() : own;
}

/// Sentence by sentence; empty if there is one that has no translation.
std::string said_in_chinese(std::string_view text) {
    for (auto at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
        auto const first = whole_in_chinese(text.substr(0, at + 1));
        if (first.empty()) continue;
        if (auto const rest = said_in_chinese(text.substr(at + 2)); !rest.empty()) return first + rest;
    }
    return whole_in_chinese(text);
}

}  // namespace

std::string_view name_of(error_code code, language in) {
    if (in == language::english) return to_string(code);
    switch (code) {
        case error_code::syntax: return "语法";
        case error_code::semantic: return "语义";
        case error_code::type: return "类型";
        case error_code::argument: return "参数";
        case error_code::arithmetic: return "算术";
        case error_code::parameter_missing: return "缺少参数";
        case error_code::entity_not_found: return "实体不存在";
        case error_code::procedure: return "过程";
        case error_code::constraint: return "约束";
        case error_code::transaction: return "事务";
        case error_code::io: return "输入输出";
        case error_code::corruption: return "数据损坏";
        case error_code::limit: return "限制";
        case error_code::cancelled: return "已取消";
    }
    return to_string(code);
}

std::string spoken(std::string_view detail, std::string const& text, language in) {
    if (in == language::english) return text;
    if (auto said = said_in_chinese(text); !said.empty()) return said;
    auto const meaning = meaning_of(detail);
    if (meaning.empty()) return text;
    return std::string(meaning) + "\n" + prompt::said(in, message::in_english, text);
}

std::string spoken_picture(std::string const& picture, language in) {
    auto const end = picture.find('\n');
    if (in == language::english || end == std::string::npos) return picture;
    auto const place = contents_of_holes(sentence(message::position, language::english), picture.substr(0, end));
    return place ? filled(sentence(message::position, in), *place) + picture.substr(end) : picture;
}

}  // namespace wafer::prompt
