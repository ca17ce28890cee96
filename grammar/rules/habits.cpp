#include "grammar/rules/habits.hpp"

#include <algorithm>
#include <utility>

#include "grammar/rules/lexical.hpp"
#include "grammar/rules/words.hpp"

namespace wafer::grammar::rules {
namespace {

struct foreign_word {
    std::string_view word;
    std::string_view advice;
    std::string_view meant = "";
};

// Words that no rule expects where they stand.
constexpr foreign_word foreign_words[] = {
    {"select", "What a query returns stands at its end: MATCH (n:Label) RETURN n.key."},
    {"from", "What is searched stands in a MATCH: MATCH (n:Label) RETURN n.key."},
    {"update", "Properties are changed by SET: MATCH (n:Label) SET n.key = value."},
    {"into", "Nodes are made by CREATE (:Label {key: value})."},
    {"values", "Properties stand in a map: CREATE (:Label {key: value})."},
    {"table", "There are no tables; MATCH (n:Label) DETACH DELETE n deletes the nodes of a label."},
    {"truncate", "MATCH (n:Label) DETACH DELETE n deletes the nodes of a label."},
    {"group", "There is no GROUP BY: rows are grouped by the items of RETURN or WITH that hold no aggregate."},
    {"having", "Groups are filtered behind WITH: WITH n.key AS key, count(*) AS many WHERE many > 1 RETURN key."},
    {"join", "What belongs together is a pattern: MATCH (a)-[:TYPE]->(b)."},
    {"inner", "What belongs together is a pattern: MATCH (a)-[:TYPE]->(b)."},
    {"left", "What may be missing is found by OPTIONAL MATCH.", "OPTIONAL MATCH"},
    {"outer", "What may be missing is found by OPTIONAL MATCH.", "OPTIONAL MATCH"},
    {"like", "Text is compared by STARTS WITH, ENDS WITH, CONTAINS, or =~ with a regular expression."},
    {"ilike", "Text is compared by STARTS WITH, ENDS WITH, CONTAINS, or =~ with a regular expression such as '(?i)n.*'."},
    {"regexp", "A regular expression stands behind =~.", "=~"},
    {"rlike", "A regular expression stands behind =~.", "=~"},
    {"between", "A range is written low <= x <= high."},
    {"top", "The number of rows is limited at the end: RETURN n LIMIT 10.", "LIMIT"},
    {"fetch", "The number of rows is limited by LIMIT 10.", "LIMIT"},
    {"intersect", "WHERE EXISTS { … } keeps what another pattern has as well."},
    {"except", "WHERE NOT EXISTS { … } leaves out what another pattern has."},
    {"minus", "WHERE NOT EXISTS { … } leaves out what another pattern has."},
    {"elseif", "CASE takes several WHEN … THEN …, then ELSE … END.", "WHEN"},
    {"elif", "CASE takes several WHEN … THEN …, then ELSE … END.", "WHEN"},
    {"if", "A choice is written CASE WHEN condition THEN value ELSE value END.", "CASE"},
    {"isnull", "", "IS NULL"},
    {"notnull", "", "IS NOT NULL"},
    {"startswith", "", "STARTS WITH"},
    {"start", "", "STARTS WITH"},
    {"endswith", "", "ENDS WITH"},
    {"begin", "Transactions are begun by the program, or in the prompt by :begin."},
    {"commit", "Transactions are ended by the program, or in the prompt by :commit."},
    {"rollback", "Transactions are ended by the program, or in the prompt by :rollback."},
    {"use", "There is one graph; it needs no USE."},
    {"using", "Plans need no hints, and a statement is one transaction: leave USING out."},
    {"copy", "Files are read by LOAD CSV WITH HEADERS FROM 'file.csv' AS row.", "LOAD CSV"},
    {"describe", "What the graph holds is told by SHOW LABELS, SHOW RELATIONSHIP TYPES and SHOW PROPERTY KEYS.", "SHOW LABELS"},
    {"tables", "There are no tables; SHOW LABELS tells the labels of nodes.", "SHOW LABELS"},
    {"databases", "There is one graph, that of the database at hand."},
    {"add", "Labels and properties are added by SET: SET n:Label, n.key = value.", "SET"},
    {"alter", "There is no schema to alter; SET and REMOVE change labels and properties.", "SET"},
    {"has", "Whether a property is there is asked by n.key IS NOT NULL.", "IS NOT NULL"},
};

constexpr std::string_view aggregates[] = {"count", "sum", "avg", "min", "max", "collect"};

struct word_before {
    char const* first;
    char const* last;
    std::string_view text() const { return {first, static_cast<std::size_t>(last - first)}; }
};

bool in_word(char c) { return is(c, digit) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

/// The word or the one character before a place, as a message needs it: comments and strings are not told apart.
word_before before(parse_state const& state, char const* place) {
    while (place != state.begin() && is(place[-1], blank)) --place;
    auto const* const last = place;
    while (place != state.begin() && in_word(place[-1])) --place;
    if (place == last && place != state.begin()) --place;
    return {place, last};
}

class searching {
public:
    searching(parse_state const& state, char const* last) : state_(state), first_(state.farthest()), last_(last) {
        before_ = before(state, first_);
    }

    std::optional<habit> find() const {
        if (auto found = symbol()) return found;
        if (auto found = quoted()) return found;
        if (auto found = place_of_clause()) return found;
        if (auto found = of_pattern()) return found;
        if (auto found = of_list()) return found;
        if (auto found = of_schema()) return found;
        if (auto found = of_statement()) return found;
        return word();
    }

private:
    bool expects(std::string_view what) const {
        auto const& all = state_.expected();
        return std::any_of(all.begin(), all.end(), [&](auto const& each) { return each.what == what; });
    }
    bool is_word(std::string_view word) const { return same_word({first_, static_cast<std::size_t>(last_ - first_)}, word); }
    bool after(std::string_view word) const { return same_word(before_.text(), word); }
    std::string_view rest() const { return {first_, static_cast<std::size_t>(state_.end() - first_)}; }
    bool at_name() const { return name_end(first_, state_.end()) != first_; }
    habit here(std::string_view advice, std::string_view meant = "") const {
        return {first_, last_, std::string(advice), std::string(meant)};
    }

    std::optional<habit> symbol() const {
        auto const text = rest();
        if (text.starts_with("=") && after("=")) return habit{before_.first, last_, "", "="};
        if (text.starts_with("!=")) return habit{first_, first_ + 2, "", "<>"};
        if (text.starts_with("&&")) return habit{first_, first_ + 2, "", "AND"};
        if (text.starts_with("!")) return here("", "NOT");
        if (text.starts_with("=") && expects(":")) return here("", ":");
        if (text.starts_with(":") && expects("=")) return here("", "=");
        if (text.starts_with("==") || text.starts_with("=>")) return here("", "=");
        if (text.starts_with("=") && last_of({"remove", "set"}) == "remove") return here("REMOVE takes no value: REMOVE n.key.");
        if ((text.starts_with("<") || text.starts_with(">")) && expects(":"))
            return here("A map says what is equal; other conditions stand behind WHERE.");
        if (text.starts_with("~")) return here("", "=~");
        if (text.starts_with("@")) return here("A parameter is written $name.");
        if (text.starts_with("}") && expects(":") && !expects("=")) return here("A map has keys, {key: value}, and a parameter is written $name.");
        if (is_closing() && after(",")) return habit{before_.first, before_.last, "No comma stands before a closing bracket.", ""};
        if (text.starts_with(">") && expects("-")) return here("", "->");
        if (text.starts_with("(") && expects("[") && expects("-"))
            return here("Between two nodes stands --, -->, <-- or a relationship such as -[:TYPE]->.");
        if (text.starts_with(",") && expects(")") && after_parenthesis_behind("in")) return here("A list stands in square brackets: ['a', 'b'].");
        return std::nullopt;
    }

    bool is_closing() const { return first_ != state_.end() && (*first_ == ')' || *first_ == ']' || *first_ == '}'); }

    /// Nodes and relationships.
    std::optional<habit> of_pattern() const {
        auto const text = rest();
        if (at_name() && expects("[") && expects("-")) return here("A relationship stands in square brackets: -[r:TYPE]->.");
        if (text.starts_with(",") && expects("&") && expects("]")) return here("Several types are joined by |: [:A|B].", "|");
        if (text.starts_with(",") && expects("&")) return here("Labels are joined by &, where one of them is enough by |: (n:A&B).", "&");
        if (text.starts_with("-") && expects("..")) return here("", "..");
        if (text.starts_with(".") && expects("a whole number") && after(".")) return habit{first_ - 2, last_, "", ".."};
        if (at_name() && after("*") && expects("a whole number"))
            return here("Shortest paths are found by shortestPath((a)-[*]-(b)).", "shortestPath");
        return std::nullopt;
    }

    /// Comprehensions and what is like them.
    std::optional<habit> of_list() const {
        if (is_word("for") && (expects("]") || expects(")"))) return here("A list is made from another one by [x IN list WHERE condition | value].");
        if (is_word("if") && expects("]")) return here("Elements are chosen by WHERE: [x IN list WHERE condition | value].", "WHERE");
        if (rest().starts_with(">") && after("-") && expects("an expression")) return here("A list is changed by [x IN list | value], without a function.");
        if (rest().starts_with("|") && after_parenthesis_behind("reduce")) return here("It begins with a variable: reduce(total = 0, x IN list | total + x).");
        if (is_word("as") && after_parenthesis_behind("cast")) return here("Values are converted by toInteger(), toFloat(), toString() and date().");
        return std::nullopt;
    }

    /// Indexes, constraints and tables.
    std::optional<habit> of_schema() const {
        if ((is_word("node") || is_word("rel")) && after("create"))
            return here("Nodes and relationships need no table: CREATE (:Label {key: value}).");
        if (!after("on") || !expects("for")) return std::nullopt;
        if (last_of({"constraint", "index"}) == "constraint") return here("It is written CREATE CONSTRAINT FOR (n:Label) REQUIRE n.key IS UNIQUE.");
        return here("It is written CREATE INDEX FOR (n:Label) ON (n.key).");
    }

    /// What begins a statement, or goes on with it, in other languages.
    std::optional<habit> of_statement() const {
        bool const first = before_.first == before_.last;
        auto const text = rest();
        if (first && is_word("start")) return here("What is searched stands in a MATCH: MATCH (n) WHERE n.key = value RETURN n.", "MATCH");
        if (first && is_word("g") && last_ != state_.end() && *last_ == '.')
            return here("A traversal is a pattern: MATCH (n:Label)-[:TYPE]->(m) RETURN m.");
        if ((first && text.starts_with("--")) || text.starts_with("#")) return here("A comment is written // to the end of the line, or /* … */.");
        if (after("top") && first_ != state_.end() && is(*first_, digit))
            return habit{before_.first, last_, "The number of rows is limited at the end: RETURN n LIMIT 10.", "LIMIT"};
        if (after("from") && same_word(before(state_, before_.first).text(), "delete"))
            return habit{before_.first, last_, "What is deleted is found first: MATCH (n:Label) DETACH DELETE n.", ""};
        if (after("exists") && at_name()) return here("n.key IS NOT NULL asks for a property, EXISTS { (n)-->() } for a pattern.");
        if (text.starts_with(",") && last_of({"limit", "return", "with"}) == "limit") return here("The first rows are left out by SKIP: SKIP 5 LIMIT 10.", "SKIP");
        return std::nullopt;
    }

    /// Whether the parenthesis that is open here stands behind the word.
    bool after_parenthesis_behind(std::string_view word) const {
        int open = 0;
        for (auto const* place = first_; place != state_.begin(); --place) {
            open += place[-1] == ')' ? 1 : place[-1] == '(' ? -1 : 0;
            if (open < 0) return same_word(before(state_, place - 1).text(), word);
        }
        return false;
    }

    /// Quotes around names, and within strings.
    std::optional<habit> quoted() const {
        if (first_ == state_.end()) return std::nullopt;
        bool const quote = *first_ == '\'' || *first_ == '"';
        if (quote && (expects("a name") || expects("a property key")) && last_ - first_ > 2) {
            std::string const name(first_ + 1, last_ - 1);
            return here("Names stand without quotes, or in backticks.", "`" + name + "`");
        }
        if (at_name() && first_ != state_.begin() && (first_[-1] == '\'' || first_[-1] == '"'))
            return here(std::string("A quote within a string is written \\") + first_[-1] + ".");
        if (expects("null") && (after("is") || after("not"))) return here("IS asks for NULL or a type; values are compared by = and <>.");
        return std::nullopt;
    }

    /// A keyword that is in the wrong place.
    std::optional<habit> place_of_clause() const {
        if (after("limit") || after("by") || after("skip")) {
            auto const comma = before(state_, before_.first);
            if (comma.text() == ",") return habit{comma.first, comma.last, "No comma stands before " + upper(before_.text()) + ".", ""};
        }
        constexpr std::string_view clauses[] = {"order", "limit", "skip", "where", "match", "return", "union"};
        if (after(",") && std::any_of(std::begin(clauses), std::end(clauses), [&](auto const clause) { return is_word(clause); }))
            return habit{before_.first, before_.last, "No comma stands before " + upper({first_, static_cast<std::size_t>(last_ - first_)}) + ".", ""};
        if (is_word("order") || is_word("skip") || is_word("offset") || is_word("where")) return misplaced();
        if (is_word("not") && expects("an operator")) return here("NOT stands before the whole condition: NOT x IN list.");
        return std::nullopt;
    }

    std::optional<habit> misplaced() const {
        auto const clause = last_of({"return", "with", "match", "merge", "limit", "unwind", "create"});
        if (is_word("order") && clause == "limit") return here("ORDER BY stands before SKIP and LIMIT.");
        if (is_word("skip") && clause == "limit") return here("SKIP stands before LIMIT.");
        if (is_word("offset") && clause == "limit") return here("OFFSET stands before LIMIT.");
        if (is_word("order") && clause == "match") return here("ORDER BY stands behind the items of RETURN or WITH.");
        if (is_word("where") && clause == "return") return here("WHERE stands before RETURN, behind MATCH or WITH.");
        if (is_word("where") && clause == "merge") return here("MERGE takes what it looks for in the pattern: MERGE (n:Label {key: value}).");
        return std::nullopt;
    }

    /// Which of the words comes last before the place.
    std::string_view last_of(std::initializer_list<std::string_view> words) const {
        for (auto token = before_; token.first != state_.begin() || token.first != token.last; token = before(state_, token.first)) {
            for (auto const word : words)
                if (same_word(token.text(), word)) return word;
            if (token.first == state_.begin()) break;
        }
        return {};
    }

    std::optional<habit> word() const {
        if (!at_name()) return std::nullopt;
        for (auto const& [word, advice, meant] : foreign_words)
            if (is_word(word)) return here(advice, meant);
        for (auto const name : aggregates)
            if (is_word(name) && expects("a clause, such as MATCH or RETURN") && last_ != state_.end() && *last_ == '(')
                return here("Aggregates are items of RETURN or WITH: RETURN count(*).");
        auto const near = nearest_keywords(before_.text(), {});
        auto const clause = before(state_, before_.first);
        if (!near.empty() && near.front() == "DISTINCT" && (same_word(clause.text(), "return") || same_word(clause.text(), "with")))
            return habit{before_.first, before_.last, "It was read as a variable.", "DISTINCT"};
        return std::nullopt;
    }

    static std::string upper(std::string_view text) {
        std::string made(text);
        for (char& c : made)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        return made;
    }

    parse_state const& state_;
    char const* first_;
    char const* last_;
    word_before before_{};
};

}  // namespace

std::optional<habit> habit_at(parse_state const& state, char const* last) { return searching(state, last).find(); }

std::string_view look_alike(char32_t code) {
    static constexpr std::string_view ascii =
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    if (code >= 0xFF01 && code <= 0xFF5E) return ascii.substr(code - 0xFF01, 1);
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x00AD) return "-";
    if (code >= 0x2018 && code <= 0x201B) return "'";
    if (code >= 0x201C && code <= 0x201F) return "\"";
    static constexpr std::pair<char32_t, std::string_view> others[] = {
        {0x3001, ","},  {0x3002, "."},  {0x27E8, "<"},   {0x3008, "<"},  {0x300A, "<"},  {0x27E9, ">"},  {0x3009, ">"},  {0x300B, ">"},
        {0x3010, "["},  {0x3011, "]"},  {0x3014, "("},   {0x3015, ")"},  {0x300C, "'"},  {0x300D, "'"},  {0x300E, "'"},  {0x300F, "'"},
        {0x00AB, "'"},  {0x00BB, "'"},  {0x00B4, "'"},   {0x00D7, "*"},  {0x00F7, "/"},  {0x2026, ".."}, {0x2190, "<-"}, {0x2192, "->"},
        {0x2260, "<>"}, {0x2264, "<="}, {0x2265, ">="},  {0x2208, "IN"}, {0x2227, "AND"}, {0x2228, "OR"}, {0x00AC, "NOT"}, {0x221E, "*"},
    };
    for (auto const& [other, meant] : others)
        if (other == code) return meant;
    return {};
}

}  // namespace wafer::grammar::rules
