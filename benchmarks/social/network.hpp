// A social network made up by rule: places, persons who know each other by country and by interest, forums, posts, comments, tags and likes.
// It has the schema of the Labelled Subgraph Query Benchmark (LSQB, GRADES-NDA 2021) and imitates the shape of its data: degrees by a
// power law, friends who answer and like friends, tags handed down along replies. The same scale gives the same network everywhere.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "benchmarks/social/random_stream.hpp"

namespace wafer::bench {

struct link {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// Lists one behind the other.
struct list_of_lists {
    std::vector<std::uint32_t> ends{0};
    std::vector<std::uint32_t> items;

    void add(std::span<std::uint32_t const> list) {
        items.insert(items.end(), list.begin(), list.end());
        ends.push_back(static_cast<std::uint32_t>(items.size()));
    }
    [[nodiscard]] std::span<std::uint32_t const> operator[](std::size_t at) const {
        return std::span(items).subspan(ends[at], ends[at + 1] - ends[at]);
    }
    [[nodiscard]] std::size_t size() const { return ends.size() - 1; }
};

using lists = std::vector<std::vector<std::uint32_t>>;

struct world {
    static constexpr std::uint32_t continents = 6;
    static constexpr std::uint32_t countries = 111;
    static constexpr std::uint32_t cities = 1343;
    static constexpr std::uint32_t universities = 6380;
    static constexpr std::uint32_t companies = 1575;
    static constexpr std::uint32_t tags = 16080;
    static constexpr std::uint32_t tag_classes = 71;

    std::vector<std::uint32_t> country_of_city;
    std::vector<std::uint32_t> city_of_university;
    std::vector<std::uint32_t> country_of_company;
    std::vector<std::uint32_t> class_of_tag;
    std::vector<double> shares_of_countries;  // Added up.

    [[nodiscard]] std::uint32_t some_country(random_stream& random) const;
};

struct persons {
    std::vector<std::uint64_t> ids;
    std::vector<std::uint32_t> city;
    std::vector<std::uint32_t> country;
    std::vector<double> activity;
    lists interests;
    lists universities;
    lists companies;
    std::vector<link> friendships;
    lists friends;  // Both ways.

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(ids.size()); }
};

struct forum {
    enum class purpose : std::uint8_t { wall, album, group };

    std::uint32_t moderator = 0;
    purpose kind = purpose::wall;
    std::vector<std::uint32_t> members;
    std::vector<std::uint32_t> tags;
};

struct message {
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    std::uint32_t creator = 0;
    std::uint32_t country = 0;
    std::uint32_t forum = 0;
    std::uint32_t post = 0;         // Itself, or the one that the conversation began with.
    std::uint32_t comment = none;   // The comment that it answers; none: the post.
};

struct messages {
    std::vector<std::uint64_t> ids;
    std::vector<message> all;
    list_of_lists tags;
    std::vector<link> likes;  // From a person to a message.

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(all.size()); }
};

struct network {
    bench::world world;
    bench::persons persons;
    std::vector<std::uint64_t> forum_ids;
    std::vector<forum> forums;
    messages posts;
    messages comments;
};

/// 8,000 persons at scale 1.
network make_network(double scale, std::uint64_t seed = 42);

// The steps of it, each with its own streams of numbers.
world make_world(std::uint64_t seed);
persons make_persons(world const& places, std::uint32_t count, std::uint64_t seed);
void make_friends(persons& people, std::uint64_t seed);
std::vector<forum> make_forums(persons const& people, std::uint64_t seed);
void write_messages(network& into, std::uint64_t seed);
/// Ids with gaps, as a site with many servers gives them out.
std::vector<std::uint64_t> make_ids(std::uint32_t count, random_stream random, std::uint64_t first, unsigned shift);

/// Whether it was not yet in the list, and now is.
bool add_once(std::vector<std::uint32_t>& list, std::uint32_t item);

}  // namespace wafer::bench
