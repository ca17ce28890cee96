#include "tests/random/reducer.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace wafer::random {

namespace {

std::vector<std::string> words_of(std::string const& text) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size();) {
        auto end = i + 1;
        auto const is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
        if (text[i] == '\'') end = text.find('\'', i + 1) + 1;
        else if (is_word(text[i])) while (end < text.size() && is_word(text[end])) ++end;
        if (text[i] != ' ') words.push_back(text.substr(i, end - i));
        i = end;
    }
    return words;
}

std::string text_of(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

bool balanced(std::vector<std::string> const& words, std::size_t first, std::size_t last) {
    std::string open;
    for (auto i = first; i < last; ++i) {
        auto const c = words[i][0];
        if (c == '(' || c == '[' || c == '{') open += c;
        if (c != ')' && c != ']' && c != '}') continue;
        auto const wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
        if (open.empty() || open.back() != wanted) return false;
        open.pop_back();
    }
    return open.empty();
}

class reducing {
public:
    reducing(failing_case from, std::function<bool(failing_case const&)> const& fails, std::size_t tries)
        : best_(std::move(from)), fails_(&fails), tries_(tries) {}

    failing_case run() {
        bool smaller = true;
        while (smaller && tries_ > 0) {
            smaller = shorten_text();
            smaller = shrink(best_.graph.relationships.size(), [](graph_sketch& graph, std::size_t i) { drop(graph.relationships, i); }) || smaller;
            smaller = shrink(best_.graph.nodes.size(), drop_node) || smaller;
            smaller = drop_properties() || smaller;
        }
        return best_;
    }

private:
    template <class T>
    static void drop(std::vector<T>& from, std::size_t index) {
        from.erase(from.begin() + static_cast<std::ptrdiff_t>(index));
    }

    static void drop_node(graph_sketch& graph, std::size_t index) {
        drop(graph.nodes, index);
        std::erase_if(graph.relationships, [&](auto const& each) { return each.source == index || each.target == index; });
        for (auto& each : graph.relationships) {
            each.source -= each.source > index ? 1 : 0;
            each.target -= each.target > index ? 1 : 0;
        }
    }

    bool try_case(failing_case const& candidate) {
        if (tries_ == 0) return false;
        --tries_;
        if (!(*fails_)(candidate)) return false;
        best_ = candidate;
        return true;
    }

    /// Where rows are cut, the order before the cut must stay as it is: then only whole clauses go.
    bool shorten_text() {
        bool any = false;
        auto words = words_of(best_.query.text);
        for (auto width = words.size() / 2; width > 0; width = width > 8 ? width / 2 : width - 1) {
            for (std::size_t first = 0; first + width <= words.size() && tries_ > 0;) {
                auto fewer = words;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(first), fewer.begin() + static_cast<std::ptrdiff_t>(first + width));
                auto candidate = best_;
                candidate.query.text = text_of(fewer);
                if (balanced(words, first, first + width) && keeps_order(words, first, first + width) && try_case(candidate)) {
                    words = std::move(fewer);
                    any = true;
                } else {
                    ++first;
                }
            }
        }
        return any;
    }

    static bool keeps_order(std::vector<std::string> const& words, std::size_t first, std::size_t last) {
        static constexpr std::string_view starts[] = {"WITH", "RETURN"};
        static constexpr std::string_view cuts[] = {"LIMIT", "SKIP"};
        auto const among = [](auto const& names, std::string const& word) { return std::find(std::begin(names), std::end(names), word) != std::end(names); };
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!among(cuts, words[i])) continue;
            auto start = i;
            while (start > 0 && !among(starts, words[start])) --start;
            bool const whole = first <= start && last > i;
            bool const cut_alone = first == i && last == std::min(i + 2, words.size());
            bool const apart = last <= start || first > i;
            if (!whole && !cut_alone && !apart) return false;
        }
        return true;
    }

    template <class Drop>
    bool shrink(std::size_t count, Drop drop_one) {
        bool any = false;
        for (auto i = count; i-- > 0;) {
            auto candidate = best_;
            drop_one(candidate.graph, i);
            any = try_case(candidate) || any;
        }
        return any;
    }

    bool drop_properties() {
        bool any = false;
        for (std::size_t node = 0; node < best_.graph.nodes.size(); ++node) {
            auto const of = [&](graph_sketch& graph) -> auto& { return graph.nodes[node]; };
            any = shrink(of(best_.graph).properties.size(), [&](graph_sketch& graph, std::size_t i) { drop(of(graph).properties, i); }) || any;
            any = shrink(of(best_.graph).labels.size(), [&](graph_sketch& graph, std::size_t i) { drop(of(graph).labels, i); }) || any;
        }
        for (std::size_t each = 0; each < best_.graph.relationships.size(); ++each)
            any = shrink(best_.graph.relationships[each].properties.size(),
                         [&](graph_sketch& graph, std::size_t i) { drop(graph.relationships[each].properties, i); }) || any;
        return any;
    }

    failing_case best_;
    std::function<bool(failing_case const&)> const* fails_;
    std::size_t tries_;
};

}  // namespace

failing_case reduce(failing_case from, std::function<bool(failing_case const&)> const& fails, std::size_t most_tries) {
    return reducing(std::move(from), fails, most_tries).run();
}

std::string report(failing_case const& wrong, std::string const& difference) {
    return fmt::format("  {}\n  on {}\n{}", wrong.query.text, wrong.graph.nodes.empty() ? "an empty graph" : to_text(wrong.graph), difference);
}

}  // namespace wafer::random
