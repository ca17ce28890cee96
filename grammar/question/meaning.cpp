#include "grammar/question/meaning.hpp"

#include <algorithm>
#include <type_traits>

namespace wafer::question {
namespace {

void put(std::string& out, std::string_view text) { (out += text) += '\x1f'; }

void put(std::string& out, std::vector<std::string> const& list) {
    for (auto const& each : list) put(out, each);
    out += '|';
}

void put_literal(std::string& out, literal const& content) {
    std::visit(
        [&](auto const& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>)
                put(out, value);
            else
                put(out, std::to_string(value));
        },
        content);
}

void put(std::string& out, test const& each) {
    put(out, each.property);
    out += static_cast<char>('0' + static_cast<int>(each.how));
    out += each.negated ? '!' : ' ';
    out += each.of_year ? 'y' : ' ';
    put_literal(out, each.value);
    for (auto const& other : each.others) put_literal(out, other);
}

void put(std::string& out, std::optional<quantity> const& count) {
    if (!count) return;
    out += '#';
    out += static_cast<char>('0' + static_cast<int>(count->how));
    put(out, std::to_string(count->number));
}

void put(std::string& out, thing const& what);

void put(std::string& out, link const& each) {
    out += each.negated ? "!(" : "(";
    for (auto const& choice : each.choices) {
        put(out, choice.type);
        out += choice.backward ? '<' : '>';
        for (auto const& demand : choice.demands) put(out, demand.property + "=" + demand.value);
    }
    for (auto const& test : each.tests) put(out, test);
    put(out, each.wanted);
    for (auto const& other : each.other) put(out, other);
    put(out, each.count);
    if (each.steps > 1) out += std::to_string(each.steps);
    out += ')';
}

void put(std::string& out, thing const& what) {
    put(out, what.labels);
    put(out, what.one_of);
    put(out, what.excluded);
    for (auto const& node : what.named) put(out, node.key);
    out += '|';
    for (auto const& each : what.links) put(out, each);
    for (auto const& each : what.tests) put(out, each);
    for (auto const& each : what.groups) {
        out += each.negated ? "!{" : "{";
        for (auto const& one : each.any) put(out, one);
        out += '}';
    }
    put(out, what.wanted);
    if (what.order) {
        put(out, what.order->property);
        out += what.order->descending ? 'd' : 'a';
        out += what.order->first_only ? '1' : '*';
        out += std::to_string(what.order->take) + "+" + std::to_string(what.order->skip);
    }
    put(out, what.each_value);
    put(out, what.having);
    put(out, what.prefix);
    put(out, what.aggregate);
    for (bool const flag : {what.asked, what.counted, what.each, what.pronoun, what.itself}) out += flag ? '1' : '0';
}

void put(std::string& out, calculation const& how) {
    out += static_cast<char>('0' + static_cast<int>(how.what));
    put(out, how.property);
    out += how.rounded ? 'r' : ' ';
    out += std::to_string(how.years_between);
}

/// What is said of a node without its links.
std::string alone(thing const& what) {
    thing bare = what;
    bare.links.clear();
    std::string out;
    put(out, bare);
    return out;
}

void collect_links(thing const& what, std::vector<std::string>& into) {
    into.push_back(alone(what));
    for (auto const& each : what.links) {
        auto const& other = each.other.front();
        std::vector<std::string> choices;
        for (auto const& choice : each.choices)
            choices.push_back(choice.backward ? alone(other) + "-" + choice.type + "-" + alone(what)
                                              : alone(what) + "-" + choice.type + "-" + alone(other));
        std::ranges::sort(choices);
        link bare = each;
        bare.other.clear();
        bare.choices.clear();
        std::string text;
        put(text, bare);
        for (auto const& choice : choices) text += choice;
        into.push_back(std::move(text));
        if (each.negated)
            into.back() += signature(other);
        else
            collect_links(other, into);
    }
}

}  // namespace

std::string canonical(inquiry const& asked) {
    std::string out(1, static_cast<char>('0' + static_cast<int>(asked.what)));
    put(out, asked.how);
    put(out, asked.count);
    for (auto const& each : asked.about) {
        std::vector<std::string> parts;
        collect_links(each, parts);
        std::ranges::sort(parts);
        for (auto const& part : parts) (out += part) += '\n';
        out += '&';
    }
    return out;
}

std::string signature(meaning const& content) {
    std::string out;
    if (auto const* const spoken = std::get_if<word>(&content)) {
        out += static_cast<char>('a' + static_cast<int>(spoken->what));
        put(out, spoken->name);
        put(out, spoken->text);
        put(out, std::to_string(spoken->factor));
        out += spoken->backward ? '<' : '>';
        for (auto const& demand : spoken->demands) put(out, demand.property + "=" + demand.value);
    } else if (auto const* const what = std::get_if<thing>(&content)) {
        out += '*';
        put(out, *what);
    } else if (auto const* const asked = std::get_if<inquiry>(&content)) {
        out += '?';
        out += static_cast<char>('0' + static_cast<int>(asked->what));
        put(out, asked->how);
        put(out, asked->count);
        for (auto const& each : asked->about) put(out, each);
    }
    return out;
}

}  // namespace wafer::question
