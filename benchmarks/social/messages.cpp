// What is written in the forums: posts with their comments, the tags of both, and who likes them. One popularity drives all that happens to
// a message.
#include "benchmarks/social/network.hpp"

namespace wafer::bench {

namespace {

using purpose = forum::purpose;

class author {
public:
    author(network& into, std::uint64_t seed)
        : into_(into), random_(seed, 7), random_likes_(seed, 8), random_tags_(seed, 9), liked_by_(into.persons.count(), 0) {}

    void fill(std::uint32_t number) {
        auto const& within = into_.forums[number];
        std::uint32_t const posts = posts_in(within);
        for (std::uint32_t i = 0; i < posts; ++i) post(number, within);
    }

private:
    std::uint32_t posts_in(forum const& within) {
        switch (within.kind) {
            case purpose::wall: return static_cast<std::uint32_t>(random_.light(3.2, 120) * into_.persons.activity[within.moderator]);
            case purpose::album: return 1 + random_.light_count(1.2, 60);
            case purpose::group: break;
        }
        return static_cast<std::uint32_t>(static_cast<double>(within.members.size()) * random_.light(0.22, 2));
    }

    void post(std::uint32_t number, forum const& within) {
        bool const photo = within.kind == purpose::album;
        bool const in_group = within.kind == purpose::group && !within.members.empty();
        std::uint32_t const creator = in_group ? random_.first_of(within.members) : within.moderator;
        std::uint32_t const own = into_.posts.count();
        into_.posts.all.push_back({creator, some_country(creator), number, own});
        double const popularity = random_.light(0.5, 10);
        tag_post(within, creator, popularity);
        like(into_.posts, own, creator, {popularity, photo ? 0.1 : 0.2});
        double const talk = photo ? (random_.chance(0.15) ? 0.9 : 0) : random_.chance(0.7) ? 1.3 * popularity : 0;
        std::uint32_t const answers = talk > 0 ? random_.heavy_count(talk, 120) : 0;
        std::uint32_t const first = into_.comments.count();
        for (std::uint32_t i = 0; i < answers; ++i) comment(into_.posts.all[own], first, i);
    }

    /// Answers the post, or one of the `earlier` comments from `first` on.
    void comment(message const& post, std::uint32_t first, std::uint32_t earlier) {
        auto const& within = into_.forums[post.forum];
        std::uint32_t parent = message::none;
        if (earlier > 0 && random_.chance(0.5)) parent = first + random_.skewed(earlier);
        std::uint32_t const answered = parent == message::none ? post.creator : into_.comments.all[parent].creator;
        std::uint32_t const creator = somebody_near(answered, within);
        std::uint32_t const own = into_.comments.count();
        into_.comments.all.push_back({creator, some_country(creator), post.forum, post.post, parent});
        double const popularity = random_tags_.light(0.5, 8);
        auto const inherited = parent == message::none ? into_.posts.tags[post.post] : into_.comments.tags[parent];
        tag_comment({inherited.begin(), inherited.end()}, popularity);
        like(into_.comments, own, creator, {popularity, 0.2});
    }

    std::uint32_t somebody_near(std::uint32_t person, forum const& within) {
        auto const& friends = into_.persons.friends[person];
        if (random_.chance(0.85) && !friends.empty()) return random_.first_of(friends);
        return within.members.empty() ? random_.below(into_.persons.count()) : random_.one_of(within.members);
    }

    std::uint32_t some_country(std::uint32_t person) {
        return random_.chance(0.9) ? into_.persons.country[person] : random_.below(world::countries);
    }

    void tag_post(forum const& within, std::uint32_t creator, double popularity) {
        std::vector<std::uint32_t> tags;
        if (within.kind != purpose::album && random_tags_.chance(0.75)) {
            for (auto const tag : within.tags)
                if (random_tags_.chance(0.35)) add_once(tags, tag);
            std::uint32_t const more = random_tags_.heavy_count(0.4 * popularity, 15);
            for (std::uint32_t i = 0; i < more; ++i) add_once(tags, random_tags_.one_of(into_.persons.interests[creator]));
        }
        into_.posts.tags.add(tags);
    }

    void tag_comment(std::vector<std::uint32_t> const& inherited, double popularity) {
        std::vector<std::uint32_t> tags;
        if (random_tags_.chance(0.62)) {
            for (auto const tag : inherited)
                if (random_tags_.chance(0.3)) add_once(tags, tag);
            std::uint32_t const more = random_tags_.heavy_count(0.7 * popularity, 16);
            for (std::uint32_t i = 0; i < more; ++i) {
                std::uint32_t const near = inherited.empty() ? random_tags_.skewed(world::tags) : random_tags_.one_of(inherited);
                add_once(tags, (near + random_tags_.skewed(60)) % world::tags);
            }
        }
        into_.comments.tags.add(tags);
    }

    struct appeal {
        double popularity;
        double share;
    };

    void like(messages& kind, std::uint32_t which, std::uint32_t creator, appeal how) {
        auto const& friends = into_.persons.friends[creator];
        if (!random_likes_.chance(how.share * how.popularity) || friends.empty()) return;
        std::uint32_t const times = random_likes_.heavy_count(0.9 * how.popularity, 200);
        ++number_;
        for (std::uint32_t i = 0; i < times; ++i) {
            auto const person = random_likes_.chance(0.9) ? random_likes_.one_of(friends) : random_likes_.below(into_.persons.count());
            if (liked_by_[person] == number_) continue;
            liked_by_[person] = number_;
            kind.likes.push_back({person, which});
        }
    }

    network& into_;
    random_stream random_;
    random_stream random_likes_;
    random_stream random_tags_;
    std::vector<std::uint32_t> liked_by_;  // The last message that somebody liked.
    std::uint32_t number_ = 0;
};

}  // namespace

void write_messages(network& into, std::uint64_t seed) {
    author pen(into, seed);
    for (std::uint32_t i = 0; i < into.forums.size(); ++i) pen.fill(i);
    into.posts.ids = make_ids(into.posts.count(), random_stream(seed, 10), 0, 36);
    into.comments.ids = make_ids(into.comments.count(), random_stream(seed, 11), into.posts.count(), 36);
}

network make_network(double scale, std::uint64_t seed) {
    network made;
    made.world = make_world(seed);
    made.persons = make_persons(made.world, std::max(20U, static_cast<std::uint32_t>(8000 * scale)), seed);
    make_friends(made.persons, seed);
    made.forums = make_forums(made.persons, seed);
    made.forum_ids = make_ids(static_cast<std::uint32_t>(made.forums.size()), random_stream(seed, 6), 0, 36);
    write_messages(made, seed);
    return made;
}

}  // namespace wafer::bench
