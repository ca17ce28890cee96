// Forums: each person has a wall and perhaps albums and groups. Walls and albums are for friends, groups grow along friendships.
#include <algorithm>

#include "benchmarks/social/network.hpp"

namespace wafer::bench {

namespace {

class forum_maker {
public:
    forum_maker(persons const& people, std::uint64_t seed) : people_(people), random_(seed, 5), member_of_(people.count(), 0) {}

    std::vector<forum> run() {
        std::vector<forum> made;
        for (std::uint32_t person = 0; person < people_.count(); ++person) {
            std::uint32_t const albums = random_.below(7);
            std::uint32_t const groups = random_.chance(0.55) ? 1 + random_.below(3) : 0;
            for (std::uint32_t i = 0; i < 1 + albums + groups; ++i) {
                using purpose = forum::purpose;
                made.push_back(make(person, i == 0 ? purpose::wall : i <= albums ? purpose::album : purpose::group));
            }
        }
        return made;
    }

private:
    forum make(std::uint32_t moderator, forum::purpose kind) {
        forum made{moderator, kind, {}, {}};
        ++number_;
        if (kind == forum::purpose::group) {
            gather_group(made);
        } else {
            double const share = kind == forum::purpose::wall ? 0.5 : 0.12;
            for (auto const person : people_.friends[moderator])
                if (random_.chance(share)) join(made, person);
        }
        std::uint32_t const tags = 1 + random_.below(6);
        for (std::uint32_t i = 0; i < tags; ++i) add_once(made.tags, random_.one_of(people_.interests[moderator]));
        return made;
    }

    void gather_group(forum& made) {
        std::uint32_t const wanted = random_.heavy_count(5, std::min(900.0, people_.count() / 4.0));
        join(made, made.moderator);
        for (std::uint32_t tries = 0; tries < wanted * 2 && made.members.size() < wanted; ++tries) {
            if (random_.chance(0.25)) {
                join(made, random_.below(people_.count()));
                continue;
            }
            auto const& known = people_.friends[random_.one_of(made.members)];
            if (!known.empty()) join(made, random_.one_of(known));
        }
    }

    void join(forum& made, std::uint32_t person) {
        if (member_of_[person] == number_) return;
        member_of_[person] = number_;
        made.members.push_back(person);
    }

    persons const& people_;
    random_stream random_;
    std::vector<std::uint32_t> member_of_;  // The last forum that somebody joined.
    std::uint32_t number_ = 0;
};

}  // namespace

std::vector<forum> make_forums(persons const& people, std::uint64_t seed) { return forum_maker(people, seed).run(); }

}  // namespace wafer::bench
