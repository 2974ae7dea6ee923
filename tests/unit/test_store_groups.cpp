// Groups in the local copy: they come with the snapshot and the changes, are there after the next start and offline.
#include "tests/unit/store_fixture.h"

namespace sekisho::store::testing::test_store_groups {
namespace {

class StoreGroups : public CacheTest {
  protected:
    GroupId addGroup(const std::string& name, std::vector<GroupMember> members = {}) {
        Group group;
        group.name = name;
        group.features.message = true;
        group.members = std::move(members);
        return gateway.tenant.addGroup(group);
    }
    std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const ports::GroupLine& line : *cache->groups())
            out.push_back(line.name);
        return out;
    }
};

TEST_F(StoreGroups, comeByNameAndStayForTheNextStart) {
    const UserId ben = gateway.tenant.addMember({});
    const GroupId team = addGroup("えいぎょう", {{GroupMemberKind::User, ben.value}, {GroupMemberKind::OrgUnit, "o1"}});
    addGroup("あおぞら");
    openAndLoad(30);
    EXPECT_EQ(names(), (std::vector<std::string>{"あおぞら", "えいぎょう"}));
    const ports::GroupLine line = cache->groups()->back();
    EXPECT_EQ(line.users, 1U);
    EXPECT_EQ(line.orgUnits, 1U);
    EXPECT_EQ(line.groups, 0U);
    EXPECT_EQ(cache->group(team)->members, gateway.tenant.groups().at(team.value).members);
    EXPECT_EQ(cache->groupsNaming(ben.value), std::vector<GroupId>{team});
    EXPECT_TRUE(cache->groupsNaming(team.value).empty()); // not itself
    closeAll();
    openCache(); // no service
    ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); }));
    EXPECT_EQ(names(), (std::vector<std::string>{"あおぞら", "えいぎょう"}));
    EXPECT_EQ(cache->group(team)->name, "えいぎょう");
}

TEST_F(StoreGroups, followTheFeed) {
    const GroupId first = addGroup("いちばん");
    openAndLoad(10);
    int told = 0;
    auto watch = cache->watch(gui, [&] { ++told; });
    const auto before = cache->groups();
    EXPECT_EQ(cache->groups(), before); // the same until something changes
    const GroupId second = addGroup("にばん", {{GroupMemberKind::Group, first.value}});
    ASSERT_TRUE(gui.runUntil([&] { return cache->groups()->size() == 2; }));
    EXPECT_EQ(before->size(), 1U); // what somebody holds does not change under him
    EXPECT_EQ(cache->groupsNaming(first.value), std::vector<GroupId>{second});
    ASSERT_TRUE(settle());
    gateway.tenant.editGroup(first, [](Group& group) { group.name = "さいしょ"; });
    ASSERT_TRUE(gui.runUntil([&] { return cache->group(first)->name == "さいしょ"; }));
    ASSERT_TRUE(settle());
    gateway.tenant.eraseGroup(first);
    ASSERT_TRUE(gui.runUntil([&] { return cache->groups()->size() == 1; }));
    EXPECT_FALSE(cache->group(first));
    EXPECT_GE(told, 3);
    ASSERT_TRUE(settle());
    closeAll();
    openCache();
    ASSERT_TRUE(gui.runUntil([&] { return cache->members().complete(); }));
    EXPECT_EQ(names(), std::vector<std::string>{"にばん"});
}

TEST_F(StoreGroups, olderNewsAndDoublesChangeNothing) {
    gateway.mixUpPages = true;
    const GroupId one = addGroup("ひとつ");
    openAndLoad(10);
    gateway.holdPush(true);
    for (int i = 0; i < 5; ++i)
        gateway.tenant.editGroup(one, [&](Group& group) { group.name = "ひとつ" + std::to_string(i); });
    const GroupId gone = addGroup("きえる");
    gateway.tenant.eraseGroup(gone);
    engine->refreshNow();
    ASSERT_TRUE(settle());
    EXPECT_EQ(names(), std::vector<std::string>{"ひとつ4"});
}

} // namespace
} // namespace sekisho::store::testing::test_store_groups
