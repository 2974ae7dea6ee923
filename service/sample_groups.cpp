#include "service/sample_groups.h"

#include "facts/tables.h"
#include "service/rules/custom_properties.h"
#include "service/rules/groups.h"
#include "service/rules/rooms.h"
#include "service/sample_random.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace sekishod {

using sekisho::CustomProperty;
using sekisho::Done;
using sekisho::Group;
using sekisho::GroupMemberKind;
using sekisho::PropertyType;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::int64_t membersPerGroup = 60;
constexpr std::int64_t mostGroups = 2'000;
constexpr std::int64_t fewestGroups = 5;
constexpr std::int64_t mostPeople = 20'000; // from whom members of groups are picked

std::vector<std::string> groupNames() {
    std::vector<std::string> out;
    const json::value names = json::parse(sekisho::facts::text("sample/groups.json"));
    for (const auto& name : names.as_array())
        out.emplace_back(name.as_string());
    return out;
}

CustomProperty property(std::string name, std::string ja, std::string en, PropertyType type, int order) {
    CustomProperty out;
    out.name = std::move(name);
    out.displayName = std::move(ja);
    out.i18nDisplayNames = {{"en_US", std::move(en)}};
    out.type = type;
    out.displayOrder = order;
    return out;
}

class GroupMaker {
  public:
    GroupMaker(Database& db, const Tenant& tenant, const SampleOptions& options, const SampleStructure& structure)
        : db_(db), tenant_(tenant), options_(options), structure_(structure) {}

    Done run() {
        SEKISHO_TRY(people,
                    db_.rows<std::string>("SELECT uid FROM member WHERE domain_id = :domain AND deleted IS NULL "
                                          "ORDER BY id LIMIT :most",
                                          tenant_.domain, mostPeople));
        for (auto& [uid] : people)
            people_.push_back(std::move(uid));
        const std::int64_t count = std::clamp(options_.members / membersPerGroup, fewestGroups, mostGroups);
        for (std::int64_t i = 0; i < count; ++i)
            SEKISHO_CHECK(addGroup(i));
        for (std::size_t i = 0; i < structure_.units.size(); ++i)
            if (structure_.units[i].unit.useMessage)
                SEKISHO_CHECK(addRoom(structure_.units[i].unit.id.value, structure_.units[i].unit.useNote));
        return {};
    }

  private:
    Done addGroup(std::int64_t index) {
        SampleRandom random(options_.seed, tenant_.workgroup + "/group", static_cast<std::uint64_t>(index));
        Group group;
        group.id = sekisho::GroupId(random.uid());
        const auto place = static_cast<std::size_t>(index);
        group.name = names_[place % names_.size()];
        if (const auto round = place / names_.size(); round > 0) group.name += fmt::format(" {}", round + 1);
        const bool external = index == 3;
        if (external) {
            group.kind = sekisho::GroupKind::External;
            group.name = "取引先連絡会";
            group.visible = false;
        }
        if (random.percent(30)) group.externalKey = fmt::format("group-{:05}", index + 1);
        if (random.percent(50)) group.description = group.name + "の連絡と資料";
        group.features = {true, random.percent(80), random.percent(80), random.percent(60), random.percent(90)};
        fill(group, random, index);
        Effects effects; // the sample has one record as a whole
        SEKISHO_TRY(made, createGroup(db_, tenant_, std::move(group), effects));
        made_.push_back(made.group.id.value);
        return addRoom(made.group.id.value, made.group.features.note);
    }

    // The first ones stand within each other, three deep.
    void fill(Group& group, SampleRandom& random, std::int64_t index) {
        const auto user = [&] { return people_[random.below(people_.size())]; };
        const auto add = [&group](GroupMemberKind kind, const std::string& id) {
            const sekisho::GroupMember member{kind, id};
            if (std::ranges::find(group.members, member) == group.members.end()) group.members.push_back(member);
        };
        group.administrators = {sekisho::UserId(user())};
        add(GroupMemberKind::User, group.administrators.front().value);
        for (std::int64_t more = random.between(2, 12); more > 0; --more)
            add(GroupMemberKind::User, user());
        if (index == 0 || random.percent(25))
            add(GroupMemberKind::OrgUnit,
                structure_.units[index == 0 ? structure_.units.size() - 1 : random.below(structure_.units.size())]
                    .unit.id.value);
        if (index == 1 || index == 2) add(GroupMemberKind::Group, made_.back());
        if (index > 3 && random.percent(8)) add(GroupMemberKind::Group, made_[random.below(3)]);
    }

    Done addRoom(const std::string& owner, bool notes) {
        SampleRandom random(options_.seed, tenant_.workgroup + "/room/" + owner, 0);
        RoomData data;
        data.talk = random.between(0, 4'000);
        data.notes = notes ? random.between(0, 60) : 0;
        data.events = random.between(0, 120);
        data.tasks = random.between(0, 40);
        data.files = random.between(0, 300);
        data.bytes = data.files * random.between(20'000, 2'000'000);
        return storeRoomData(db_, tenant_, owner, data);
    }

    Database& db_;
    const Tenant& tenant_;
    const SampleOptions& options_;
    const SampleStructure& structure_;
    std::vector<std::string> names_ = groupNames();
    std::vector<std::string> people_;
    std::vector<std::string> made_;
};

} // namespace

Done addSampleProperties(Database& db, const Tenant& tenant, const SampleOptions& options) {
    std::vector<CustomProperty> all{property("costCenter", "原価センター", "Cost center", PropertyType::String, 1),
                                    property("licenses", "資格", "Licenses", PropertyType::String, 2),
                                    property("badge", "名札ページ", "Badge page", PropertyType::Link, 3)};
    all[1].multiValued = true;
    all[1].options = {{"forklift", "フォークリフト", {{"en_US", "Forklift"}}},
                      {"driver", "普通自動車", {{"en_US", "Driver"}}},
                      {"firstAid", "救急救命", {{"en_US", "First aid"}}}};
    Effects effects;
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].id =
            sekisho::CustomPropertyId(SampleRandom(options.seed, tenant.workgroup + "/customProperty", i).uid());
        SEKISHO_CHECK(createCustomProperty(db, tenant, std::move(all[i]), effects));
    }
    return {};
}

std::string samplePropertyValues(const Tenant& tenant, const SampleOptions& options, std::int64_t index) {
    SampleRandom random(options.seed, tenant.workgroup + "/propertyValues", static_cast<std::uint64_t>(index));
    if (!random.percent(30)) return {};
    json::object values{{"costCenter", fmt::format("CC-{}", random.between(100, 180))}};
    if (random.percent(20)) values["licenses"] = json::array{random.percent(50) ? "forklift" : "driver"};
    return json::serialize(values);
}

Done addSampleGroups(Database& db, const Tenant& tenant, const SampleOptions& options,
                     const SampleStructure& structure) {
    return GroupMaker(db, tenant, options, structure).run();
}

} // namespace sekishod
