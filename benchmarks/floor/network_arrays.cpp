#include "benchmarks/floor/network_arrays.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <boost/unordered/unordered_flat_map.hpp>

namespace wafer::bench {

namespace {

/// All numbers of a file after its header.
std::vector<std::uint64_t> numbers_in(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    std::string const text(std::istreambuf_iterator<char>(in), {});
    std::vector<std::uint64_t> all;
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = text.find('\n'); at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::uint64_t number = 0;
        for (; at < text.size() && is_digit(text[at]); ++at) number = number * 10 + static_cast<std::uint64_t>(text[at] - '0');
        all.push_back(number);
    }
    return all;
}

struct numbering {
    std::vector<std::uint64_t> ids;
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> numbers;

    void add(std::vector<std::uint64_t> const& more) {
        for (auto const id : more) {
            numbers.emplace(id, static_cast<std::uint32_t>(ids.size()));
            ids.push_back(id);
        }
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ids.size()); }
};

class network_reader {
public:
    explicit network_reader(std::filesystem::path folder) : folder_(std::move(folder)) {
        for (auto const name : {"Person", "City", "Country", "Forum", "Tag"}) add(name, name);
        add("Message", "Post");
        posts = of("Message").size();
        add("Message", "Comment");
    }

    std::uint32_t posts = 0;

    [[nodiscard]] numbering const& of(std::string const& kind) const { return kinds_.at(kind); }

    /// Pairs of a file named `from_type_to`, with both kinds of message being one.
    std::vector<number_pair> pairs(std::string const& from, std::string const& type, std::string const& to) const {
        auto const& a = of(kind_of(from)).numbers;
        auto const& b = of(kind_of(to)).numbers;
        auto const all = numbers_in(folder_ / (from + "_" + type + "_" + to + ".csv"));
        std::vector<number_pair> made;
        made.reserve(all.size() / 2);
        for (std::size_t i = 0; i + 1 < all.size(); i += 2) made.emplace_back(a.at(all[i]), b.at(all[i + 1]));
        return made;
    }

private:
    static std::string kind_of(std::string const& label) { return label == "Post" || label == "Comment" ? "Message" : label; }
    void add(std::string const& kind, std::string const& label) { kinds_[kind].add(numbers_in(folder_ / (label + ".csv"))); }

    std::filesystem::path folder_;
    boost::unordered_flat_map<std::string, numbering> kinds_;
};

std::vector<number_pair> operator+(std::vector<number_pair> one, std::vector<number_pair> const& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

std::vector<number_pair> turned(std::vector<number_pair> pairs) {
    for (auto& pair : pairs) std::swap(pair.first, pair.second);
    return pairs;
}

std::vector<std::uint32_t> by_first(std::vector<number_pair> const& pairs, std::uint32_t count) {
    std::vector<std::uint32_t> seconds(count, ~std::uint32_t{0});
    for (auto const& pair : pairs) seconds[pair.first] = pair.second;
    return seconds;
}

}  // namespace

network_arrays::network_arrays(std::filesystem::path const& folder) {
    network_reader const read(folder / "projected-fk");
    person_ids = read.of("Person").ids;
    message_ids = read.of("Message").ids;
    posts = read.posts;
    countries = read.of("Country").size();
    auto const persons = read.of("Person").size();
    auto const messages = read.of("Message").size();
    auto const forums = read.of("Forum").size();

    auto const friends = read.pairs("Person", "knows", "Person");
    knows = {persons, friends + turned(friends)};
    interests = {persons, read.pairs("Person", "hasInterest", "Tag")};
    members = {forums, read.pairs("Forum", "hasMember", "Person")};
    posts_of_forum = {forums, read.pairs("Forum", "containerOf", "Post")};
    auto const answers = read.pairs("Comment", "replyOf", "Post") + read.pairs("Comment", "replyOf", "Comment");
    replies = {messages, turned(answers)};
    replied_to = by_first(answers, messages);
    tags = {messages, read.pairs("Post", "hasTag", "Tag") + read.pairs("Comment", "hasTag", "Tag")};
    likes = {messages, turned(read.pairs("Person", "likes", "Post") + read.pairs("Person", "likes", "Comment"))};
    creator = by_first(read.pairs("Post", "hasCreator", "Person") + read.pairs("Comment", "hasCreator", "Person"), messages);
    message_country = by_first(read.pairs("Post", "isLocatedIn", "Country") + read.pairs("Comment", "isLocatedIn", "Country"), messages);
    auto const country_of_city = by_first(read.pairs("City", "isPartOf", "Country"), read.of("City").size());
    person_country = by_first(read.pairs("Person", "isLocatedIn", "City"), persons);
    for (auto& place : person_country) place = country_of_city[place];
}

}  // namespace wafer::bench
