// Places, and the persons who live, study and work there.
#include <algorithm>

#include "benchmarks/social/network.hpp"

namespace wafer::bench {

namespace {

struct people_by_country {
    lists cities = lists(world::countries);
    lists universities = lists(world::countries);
    lists companies = lists(world::countries);

    explicit people_by_country(world const& places) {
        for (std::uint32_t i = 0; i < world::cities; ++i) cities[places.country_of_city[i]].push_back(i);
        for (std::uint32_t i = 0; i < world::universities; ++i)
            universities[places.country_of_city[places.city_of_university[i]]].push_back(i);
        for (std::uint32_t i = 0; i < world::companies; ++i) companies[places.country_of_company[i]].push_back(i);
    }
};

std::vector<std::uint32_t> some_interests(random_stream& random, std::uint32_t country) {
    std::vector<std::uint32_t> chosen;
    std::uint32_t const wanted = 1 + random.light_count(11, 70);
    for (std::uint32_t tries = 0; tries < 4 * wanted && chosen.size() < wanted; ++tries) {
        bool const known_everywhere = random.chance(0.5);
        add_once(chosen, known_everywhere ? random.skewed(world::tags) : (country * 131 + random.skewed(world::tags / 8)) % world::tags);
    }
    return chosen;
}

}  // namespace

bool add_once(std::vector<std::uint32_t>& list, std::uint32_t item) {
    if (std::find(list.begin(), list.end(), item) != list.end()) return false;
    list.push_back(item);
    return true;
}

std::vector<std::uint64_t> make_ids(std::uint32_t count, random_stream random, std::uint64_t first, unsigned shift) {
    std::vector<std::uint64_t> ids;
    for (std::uint32_t i = 0; i < count; ++i) ids.push_back(std::uint64_t{random.below(36)} << shift | (first + i));
    return ids;
}

std::uint32_t world::some_country(random_stream& random) const {
    double const share = random.unit() * shares_of_countries.back();
    auto const found = std::lower_bound(shares_of_countries.begin(), shares_of_countries.end(), share) - shares_of_countries.begin();
    return std::min(static_cast<std::uint32_t>(found), countries - 1);
}

world make_world(std::uint64_t seed) {
    world made;
    double sum = 0;
    for (std::uint32_t i = 0; i < world::countries; ++i) made.shares_of_countries.push_back(sum += 1.0 / (i + 3));
    random_stream random(seed, 1);
    lists cities(world::countries);
    for (std::uint32_t i = 0; i < world::cities; ++i) {
        made.country_of_city.push_back(i < world::countries ? i : made.some_country(random));
        cities[made.country_of_city[i]].push_back(i);
    }
    for (std::uint32_t i = 0; i < world::universities; ++i)
        made.city_of_university.push_back(random.first_of(cities[made.some_country(random)]));
    for (std::uint32_t i = 0; i < world::companies; ++i) made.country_of_company.push_back(made.some_country(random));
    for (std::uint32_t i = 0; i < world::tags; ++i) made.class_of_tag.push_back(random.skewed(world::tag_classes));
    return made;
}

persons make_persons(world const& places, std::uint32_t count, std::uint64_t seed) {
    persons made;
    made.ids = make_ids(count, random_stream(seed, 2), 0, 40);
    people_by_country const there(places);
    random_stream random(seed, 3);
    for (std::uint32_t person = 0; person < count; ++person) {
        std::uint32_t const country = places.some_country(random);
        made.country.push_back(country);
        made.city.push_back(random.first_of(there.cities[country]));
        made.activity.push_back(random.light(0.5, 12));
        made.interests.push_back(some_interests(random, country));
        auto& studied = made.universities.emplace_back();
        if (random.chance(0.8) && !there.universities[country].empty()) studied.push_back(random.first_of(there.universities[country]));
        auto& worked = made.companies.emplace_back();
        auto const& companies = there.companies[country];
        std::uint32_t const jobs = random.below(5);
        for (std::uint32_t i = 0; i < jobs && !companies.empty(); ++i) add_once(worked, random.first_of(companies));
    }
    return made;
}

}  // namespace wafer::bench
