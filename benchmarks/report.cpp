#include "benchmarks/report.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

namespace wafer::bench {

namespace {

std::string number(double content) {
    if (content >= 1000) return fmt::format("{:.0f}", content);
    if (content >= 100) return fmt::format("{:.1f}", content);
    if (content >= 10) return fmt::format("{:.2f}", content);
    return content >= 0.1 ? fmt::format("{:.3f}", content) : fmt::format("{:.4f}", content);
}

std::string rule_of(line const& measured) {
    auto const& most = *measured.most;
    if (most.times == 0) return "≤ " + fmt::format("{:g}", most.plus) + " " + measured.unit;
    std::string rule = most.times == 1 ? measured.beside : fmt::format("{:g} × ", most.times) + measured.beside;
    return most.plus == 0 ? rule : rule + fmt::format(" + {:g}", most.plus);
}

std::string quoted(std::string const& text) {
    std::string made = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') made += '\\';
        made += c;
    }
    return made + '"';
}

}  // namespace

void report::part(std::string title) {
    part_ = std::move(title);
    heading_due_ = true;
}

bool report::wants(std::string const& name) const {
    return only_.empty() || std::any_of(only_.begin(), only_.end(), [&](auto const& each) {
               return name == each || name.starts_with(each + " ") || part_ == each;
           });
}

void report::add(line measured) {
    double const most = measured.most ? measured.most->times * measured.reference + measured.most->plus : 0;
    all_right_ = all_right_ && measured.right;
    if (measured.most) {
        ++promised_;
        kept_ += measured.ours <= most && measured.right;
    }
    if (json_) print_json(measured, most);
    else {
        if (heading_due_) std::printf("\n%s\n", part_.c_str());
        heading_due_ = false;
        print(measured, most);
    }
    std::fflush(stdout);
}

void report::print(line const& measured, double most) const {
    std::string text = fmt::format("  {:<42} {:>9} {:<6}", measured.name, number(measured.ours), measured.unit);
    if (!measured.beside.empty())
        text += fmt::format(" {:>9} {:<30} {:>8.2f}", number(measured.reference), measured.beside, measured.ours / measured.reference);
    else text += std::string(50, ' ');
    if (measured.most)
        text += fmt::format("  {:>9}  {:<6}  {}", number(most), measured.ours <= most ? "ok" : "MISSED", rule_of(measured));
    if (!measured.right) text += "  WRONG ANSWER";
    if (!measured.note.empty()) text += "  " + measured.note;
    std::printf("%s\n", text.c_str());
}

void report::print_json(line const& measured, double most) const {
    std::string text = fmt::format("{{\"part\":{},\"name\":{},\"unit\":{},\"ours\":{:.6g}", quoted(part_), quoted(measured.name),
                                   quoted(measured.unit), measured.ours);
    if (!measured.beside.empty())
        text += fmt::format(",\"beside\":{},\"reference\":{:.6g},\"ratio\":{:.4g}", quoted(measured.beside), measured.reference,
                            measured.ours / measured.reference);
    if (measured.most)
        text += fmt::format(",\"at_most\":{:.6g},\"rule\":{},\"kept\":{}", most, quoted(rule_of(measured)), measured.ours <= most);
    text += fmt::format(",\"right\":{}", measured.right);
    if (!measured.note.empty()) text += ",\"note\":" + quoted(measured.note);
    std::printf("%s}\n", text.c_str());
}

void report::close() const {
    if (!json_ && promised_ > 0) std::printf("\n%u of %u promises kept%s\n", kept_, promised_, all_right_ ? "" : "; WRONG ANSWERS");
}

}  // namespace wafer::bench
