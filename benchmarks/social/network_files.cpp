#include "benchmarks/social/network_files.hpp"

#include <cstdlib>
#include <stdexcept>

#include "benchmarks/social/csv_file.hpp"

namespace wafer::bench {

namespace {

constexpr std::uint64_t first_continent = 1454;
constexpr std::uint64_t first_city = 111;
constexpr std::uint64_t first_university = 1575;

/// The id of the node with a number.
struct numbered_from {
    std::uint64_t first = 0;
    std::uint64_t operator()(std::uint32_t number) const { return first + number; }
};
struct listed_in {
    std::vector<std::uint64_t> const& ids;
    std::uint64_t operator()(std::uint32_t number) const { return ids[number]; }
};

class projected_files {
public:
    explicit projected_files(std::filesystem::path folder) : folder_(std::move(folder)) {}

    template <class Ids>
    void nodes(std::string const& label, std::uint32_t count, Ids const& id) const {
        csv_file file(folder_ / (label + ".csv"), "id:ID(" + label + "){id-type:long}");
        for (std::uint32_t i = 0; i < count; ++i) file.row(id(i));
        file.close();
    }
    /// `each` is called with what takes two ids.
    template <class Each>
    void relationships(std::string const& from, std::string const& type, std::string const& to, Each const& each) const {
        csv_file file(folder_ / (from + "_" + type + "_" + to + ".csv"), ":START_ID(" + from + ")|:END_ID(" + to + ")");
        each([&](std::uint64_t a, std::uint64_t b) { file.row(a, b); });
        file.close();
    }
    /// One for each number below `count`.
    template <class From, class To>
    void functional(std::string const& from, std::string const& type, std::string const& to, std::uint32_t count,
                    std::pair<From, To> const& ends) const {
        relationships(from, type, to, [&](auto const& row) {
            for (std::uint32_t i = 0; i < count; ++i) row(ends.first(i), ends.second(i));
        });
    }

private:
    std::filesystem::path folder_;
};

void write_places(projected_files const& files, world const& places) {
    numbered_from const plain;
    numbered_from const city{first_city};
    numbered_from const university{first_university};
    files.nodes("Continent", world::continents, numbered_from{first_continent});
    files.nodes("Country", world::countries, plain);
    files.nodes("City", world::cities, city);
    files.nodes("University", world::universities, university);
    files.nodes("Company", world::companies, plain);
    files.nodes("TagClass", world::tag_classes, plain);
    files.nodes("Tag", world::tags, plain);
    auto const continent = [](std::uint32_t i) { return first_continent + i % world::continents; };
    files.functional("Country", "isPartOf", "Continent", world::countries, std::pair(plain, continent));
    auto const country = [&](std::uint32_t i) { return std::uint64_t{places.country_of_city[i]}; };
    files.functional("City", "isPartOf", "Country", world::cities, std::pair(city, country));
    auto const city_of = [&](std::uint32_t i) { return first_city + places.city_of_university[i]; };
    files.functional("University", "isLocatedIn", "City", world::universities, std::pair(university, city_of));
    auto const company_country = [&](std::uint32_t i) { return std::uint64_t{places.country_of_company[i]}; };
    files.functional("Company", "isLocatedIn", "Country", world::companies, std::pair(plain, company_country));
    auto const above = [](std::uint32_t i) { return std::uint64_t{(i + 1) / 3}; };
    files.functional("TagClass", "isSubclassOf", "TagClass", world::tag_classes - 1, std::pair(numbered_from{1}, above));
    auto const tag_class = [&](std::uint32_t i) { return std::uint64_t{places.class_of_tag[i]}; };
    files.functional("Tag", "hasType", "TagClass", world::tags, std::pair(plain, tag_class));
}

void write_persons(projected_files const& files, persons const& people) {
    listed_in const id{people.ids};
    auto const each_of = [&](lists const& all, std::uint64_t first) {
        return [&, first](auto const& row) {
            for (std::uint32_t i = 0; i < people.count(); ++i)
                for (auto const item : all[i]) row(id(i), first + item);
        };
    };
    files.nodes("Person", people.count(), id);
    files.functional("Person", "isLocatedIn", "City", people.count(),
                     std::pair(id, [&](std::uint32_t i) { return first_city + people.city[i]; }));
    files.relationships("Person", "knows", "Person", [&](auto const& row) {
        for (auto const& each : people.friendships) row(id(each.from), id(each.to));
    });
    files.relationships("Person", "hasInterest", "Tag", each_of(people.interests, 0));
    files.relationships("Person", "studyAt", "University", each_of(people.universities, first_university));
    files.relationships("Person", "workAt", "Company", each_of(people.companies, 0));
}

void write_forums(projected_files const& files, network const& content) {
    auto const& forums = content.forums;
    listed_in const id{content.forum_ids};
    listed_in const person{content.persons.ids};
    auto const count = static_cast<std::uint32_t>(forums.size());
    files.nodes("Forum", count, id);
    files.functional("Forum", "hasModerator", "Person", count,
                     std::pair(id, [&](std::uint32_t i) { return person(forums[i].moderator); }));
    files.relationships("Forum", "hasMember", "Person", [&](auto const& row) {
        for (std::uint32_t i = 0; i < count; ++i)
            for (auto const member : forums[i].members) row(id(i), person(member));
    });
    files.relationships("Forum", "hasTag", "Tag", [&](auto const& row) {
        for (std::uint32_t i = 0; i < count; ++i)
            for (auto const tag : forums[i].tags) row(id(i), tag);
    });
}

void write_kind_of_messages(projected_files const& files, persons const& people, messages const& kind, std::string const& label) {
    listed_in const id{kind.ids};
    listed_in const person{people.ids};
    auto const count = kind.count();
    files.nodes(label, count, id);
    files.functional(label, "hasCreator", "Person", count, std::pair(id, [&](std::uint32_t i) { return person(kind.all[i].creator); }));
    files.functional(label, "isLocatedIn", "Country", count,
                     std::pair(id, [&](std::uint32_t i) { return std::uint64_t{kind.all[i].country}; }));
    files.relationships(label, "hasTag", "Tag", [&](auto const& row) {
        for (std::uint32_t i = 0; i < count; ++i)
            for (auto const tag : kind.tags[i]) row(id(i), tag);
    });
    files.relationships("Person", "likes", label, [&](auto const& row) {
        for (auto const& like : kind.likes) row(person(like.from), id(like.to));
    });
}

void write_conversations(projected_files const& files, network const& content) {
    auto const& posts = content.posts;
    auto const& comments = content.comments;
    files.functional("Forum", "containerOf", "Post", posts.count(),
                     std::pair([&](std::uint32_t i) { return content.forum_ids[posts.all[i].forum]; }, listed_in{posts.ids}));
    files.relationships("Comment", "replyOf", "Post", [&](auto const& row) {
        for (std::uint32_t i = 0; i < comments.count(); ++i)
            if (comments.all[i].comment == message::none) row(comments.ids[i], posts.ids[comments.all[i].post]);
    });
    files.relationships("Comment", "replyOf", "Comment", [&](auto const& row) {
        for (std::uint32_t i = 0; i < comments.count(); ++i)
            if (comments.all[i].comment != message::none) row(comments.ids[i], comments.ids[comments.all[i].comment]);
    });
}

// ---- merged

template <class... Columns>
void write_table(std::filesystem::path const& file, std::string const& header, std::uint32_t count, Columns const&... columns) {
    csv_file out(file, header);
    for (std::uint32_t i = 0; i < count; ++i) out.row(columns(i)...);
    out.close();
}

void write_merged_places(std::filesystem::path const& to, world const& places) {
    numbered_from const plain;
    auto const in = [](std::vector<std::uint32_t> const& all, std::uint64_t first) {
        return [&all, first](std::uint32_t i) { return first + all[i]; };
    };
    write_table(to / "Continent.csv", "id", world::continents, numbered_from{first_continent});
    write_table(to / "Country.csv", "id|ispartof_continent", world::countries, plain,
                [](std::uint32_t i) { return first_continent + i % world::continents; });
    write_table(to / "City.csv", "id|ispartof_country", world::cities, numbered_from{first_city}, in(places.country_of_city, 0));
    write_table(to / "University.csv", "id|islocatedin_city", world::universities, numbered_from{first_university},
                in(places.city_of_university, first_city));
    write_table(to / "Company.csv", "id|islocatedin_country", world::companies, plain, in(places.country_of_company, 0));
    write_table(to / "Tag.csv", "id|hastype_tagclass", world::tags, plain, in(places.class_of_tag, 0));
    csv_file classes(to / "TagClass.csv", "id|issubclassof_tagclass");
    classes.number(0).next().end_row();
    for (std::uint32_t i = 1; i < world::tag_classes; ++i) classes.row(i, i / 3);
    classes.close();
}

void write_merged_messages(std::filesystem::path const& to, network const& content) {
    auto const& posts = content.posts;
    auto const& comments = content.comments;
    auto const& person = content.persons.ids;
    write_table(to / "Post.csv", "id|hascreator_person|forum_containerof|islocatedin_country", posts.count(), listed_in{posts.ids},
                [&](std::uint32_t i) { return person[posts.all[i].creator]; },
                [&](std::uint32_t i) { return content.forum_ids[posts.all[i].forum]; },
                [&](std::uint32_t i) { return posts.all[i].country; });
    csv_file out(to / "Comment.csv", "id|hascreator_person|islocatedin_country|replyof_post|replyof_comment");
    for (std::uint32_t i = 0; i < comments.count(); ++i) {
        auto const& each = comments.all[i];
        out.number(comments.ids[i]).next().number(person[each.creator]).next().number(each.country).next();
        if (each.comment == message::none) out.number(posts.ids[each.post]).next();
        else out.next().number(comments.ids[each.comment]);
        out.end_row();
    }
    out.close();
}

/// Scale 1 of the generator, as a folder beside its unfinished form: what is there is whole.
void generate(std::filesystem::path const& into, double scale, bool merged_too) {
    auto const begun = into.string() + ".begun";
    std::filesystem::remove_all(begun);
    std::filesystem::create_directories(begun);
    auto const content = make_network(scale);
    write_projected(content, begun);
    if (merged_too) write_merged(content, begun);
    std::filesystem::remove_all(into);
    std::filesystem::rename(begun, into);
}

}  // namespace

void write_projected(network const& content, std::filesystem::path const& folder) {
    std::filesystem::create_directories(folder / "projected-fk");
    projected_files const files(folder / "projected-fk");
    write_places(files, content.world);
    write_persons(files, content.persons);
    write_forums(files, content);
    write_kind_of_messages(files, content.persons, content.posts, "Post");
    write_kind_of_messages(files, content.persons, content.comments, "Comment");
    write_conversations(files, content);
}

void write_merged(network const& content, std::filesystem::path const& folder) {
    auto const to = folder / "merged-fk";
    std::filesystem::create_directories(to);
    write_merged_places(to, content.world);
    auto const& people = content.persons;
    write_table(to / "Person.csv", "id|islocatedin_city", people.count(), listed_in{people.ids},
                [&](std::uint32_t i) { return first_city + people.city[i]; });
    write_table(to / "Forum.csv", "id|hasmoderator_person", static_cast<std::uint32_t>(content.forums.size()),
                listed_in{content.forum_ids}, [&](std::uint32_t i) { return people.ids[content.forums[i].moderator]; });
    write_merged_messages(to, content);
    // What relates many to many is the same in both layouts but for headers, which readers of this layout skip.
    for (char const* const name : {"Person_knows_Person", "Person_hasInterest_Tag", "Person_studyAt_University", "Person_workAt_Company",
                                   "Person_likes_Post", "Person_likes_Comment", "Forum_hasMember_Person", "Forum_hasTag_Tag",
                                   "Post_hasTag_Tag", "Comment_hasTag_Tag"}) {
        auto const file = std::string(name) + ".csv";
        std::filesystem::copy_file(folder / "projected-fk" / file, to / file, std::filesystem::copy_options::overwrite_existing);
    }
}

std::filesystem::path find_network(std::string const& name, std::filesystem::path const& kept, bool merged_too) {
    if (std::filesystem::exists(std::filesystem::path(name) / "projected-fk")) return name;
    char* end = nullptr;
    double const scale = name.size() > 1 && name[0] == 'S' ? std::strtod(name.c_str() + 1, &end) : 0;
    if (!(scale > 0) || *end != '\0')
        throw std::runtime_error("`" + name + "` is neither a scale such as S1 nor a folder with projected-fk/*.csv");
    auto const folder = kept / name;
    bool const there = std::filesystem::exists(folder / "projected-fk") && (!merged_too || std::filesystem::exists(folder / "merged-fk"));
    if (!there) generate(folder, scale, merged_too);
    return folder;
}

}  // namespace wafer::bench
