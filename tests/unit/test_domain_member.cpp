#include "models/domain/audit_record.h"
#include "models/domain/member.h"
#include "models/domain/session.h"
#include "models/domain/structure.h"

#include <gtest/gtest.h>
#include <set>
#include <unordered_set>

namespace test_domain_member {

using namespace sekisho;
using namespace std::chrono_literals;

namespace {

const Instant kNow = Instant{} + std::chrono::hours(500000);

std::string shown(std::string last, std::string first) {
    Member member;
    member.name.lastName = std::move(last);
    member.name.firstName = std::move(first);
    return member.displayName();
}

TEST(DisplayName, FollowsTheScript) {
    EXPECT_EQ(shown("佐藤", "花子"), "佐藤 花子");
    EXPECT_EQ(shown("さとう", "はなこ"), "さとう はなこ");
    EXPECT_EQ(shown("サトウ", "ハナコ"), "サトウ ハナコ");
    EXPECT_EQ(shown("김", "철수"), "김 철수");
    EXPECT_EQ(shown("𠮷田", "一"), "𠮷田 一");
    EXPECT_EQ(shown("Weber", "Anna"), "Anna Weber");
    EXPECT_EQ(shown("Đặng", "Ánh"), "Ánh Đặng");
    EXPECT_EQ(shown("Weber", "アンナ"), "Weber アンナ");
    EXPECT_EQ(shown("佐藤", ""), "佐藤");
    EXPECT_EQ(shown("", "Anna"), "Anna");
    EXPECT_EQ(shown("", ""), "");
    EXPECT_EQ(shown("\xFF", "Anna"), "Anna \xFF");
}

TEST(DisplayName, ReadingPutsTheFamilyFirst) {
    Member member;
    member.name.phoneticLastName = "サトウ";
    EXPECT_EQ(member.displayPhonetic(), "サトウ");
    member.name.phoneticFirstName = "ハナコ";
    EXPECT_EQ(member.displayPhonetic(), "サトウ ハナコ");
}

TEST(MemberStatus, StrongestStateWins) {
    Member member;
    EXPECT_EQ(member.statusAt(kNow), MemberStatus::InUse);
    member.pending = true;
    EXPECT_EQ(member.statusAt(kNow), MemberStatus::Pending);
    member.activation = kNow + 1us;
    EXPECT_EQ(member.statusAt(kNow), MemberStatus::Awaiting);
    member.activation = kNow;
    EXPECT_EQ(member.statusAt(kNow), MemberStatus::Pending);
    member.suspended = true;
    EXPECT_EQ(member.statusAt(kNow), MemberStatus::Suspended);
    member.deletedAt = kNow;
    EXPECT_EQ(member.statusAt(kNow), MemberStatus::Deleted);
}

TEST(MemberStatus, KeysAreDistinct) {
    std::set<std::string_view> keys;
    for (const auto status : {MemberStatus::Awaiting, MemberStatus::Pending, MemberStatus::InUse,
                              MemberStatus::Suspended, MemberStatus::Deleted})
        keys.insert(statusKey(status));
    EXPECT_EQ(keys, (std::set<std::string_view>{"awaiting", "pending", "inUse", "suspended", "deleted"}));
}

TEST(LeaveOfAbsence, HoldsWithinItsDays) {
    LeaveOfAbsence leave;
    EXPECT_FALSE(leave.activeAt(kNow));
    leave.start = kNow;
    EXPECT_FALSE(leave.activeAt(kNow));
    leave.end = kNow + 1h;
    EXPECT_TRUE(leave.activeAt(kNow));
    EXPECT_TRUE(leave.activeAt(kNow + 1h));
    EXPECT_FALSE(leave.activeAt(kNow - 1us));
    EXPECT_FALSE(leave.activeAt(kNow + 1h + 1us));
}

TEST(PrimaryOrganization, IsTheMarkedOneElseTheFirst) {
    Member member;
    EXPECT_EQ(member.primaryOrganization(), nullptr);
    EXPECT_EQ(member.primaryOrgUnit(), nullptr);
    member.organizations.resize(2);
    member.organizations[0].primary = false;
    member.organizations[1].primary = true;
    EXPECT_EQ(member.primaryOrganization(), &member.organizations[1]);
    EXPECT_EQ(member.primaryOrgUnit(), nullptr);
    member.organizations[1].orgUnits.resize(2);
    EXPECT_EQ(member.primaryOrgUnit(), &member.organizations[1].orgUnits[0]);
    member.organizations[1].orgUnits[1].primary = true;
    EXPECT_EQ(member.primaryOrgUnit(), &member.organizations[1].orgUnits[1]);
    member.organizations[1].primary = false;
    EXPECT_EQ(member.primaryOrganization(), &member.organizations[0]);
}

TEST(Ids, AreTypesOfTheirOwn) {
    static_assert(!std::is_convertible_v<UserId, OrgUnitId>);
    static_assert(!std::is_constructible_v<UserId, OrgUnitId>);
    EXPECT_EQ(UserId{"a"}, UserId{"a"});
    EXPECT_LT(UserId{"a"}, UserId{"b"});
    EXPECT_TRUE(UserId{}.empty());
    const std::unordered_set<UserId> ids{UserId{"a"}, UserId{"a"}, UserId{"b"}};
    EXPECT_EQ(ids.size(), 2U);
}

TEST(ClientKind, KeysGoBothWays) {
    for (const auto kind : {ClientKind::Browser, ClientKind::MobileApp, ClientKind::PcApp, ClientKind::DriveExplorer,
                            ClientKind::Api, ClientKind::Console}) {
        EXPECT_FALSE(clientKindKey(kind).empty());
        EXPECT_EQ(clientKindOf(clientKindKey(kind)), kind);
    }
    EXPECT_EQ(clientKindKey(ClientKind::DriveExplorer), "driveExplorer");
    EXPECT_FALSE(clientKindOf("Browser"));
    EXPECT_FALSE(clientKindOf(""));
}

TEST(RankKind, KeysNameTheWireFields) {
    EXPECT_EQ(rankKey(RankKind::Level), "level");
    EXPECT_EQ(rankKey(RankKind::Position), "position");
    EXPECT_EQ(rankKey(RankKind::UserType), "userType");
}

TEST(AuditText, EveryFieldChangesIt) {
    const AuditRecord plain;
    std::set<std::string> texts{canonicalText(plain)};
    const auto differs = [&](auto change) {
        AuditRecord record;
        change(record);
        EXPECT_TRUE(texts.insert(canonicalText(record)).second) << canonicalText(record);
    };
    differs([](AuditRecord& r) { r.seq = 7; });
    differs([](AuditRecord& r) { r.domain = 7; });
    differs([](AuditRecord& r) { r.at = kNow; });
    differs([](AuditRecord& r) { r.at = kNow + 1us; });
    for (const auto field :
         {&AuditRecord::actorId, &AuditRecord::actorName, &AuditRecord::action, &AuditRecord::targetKind,
          &AuditRecord::targetId, &AuditRecord::targetName, &AuditRecord::result, &AuditRecord::ip,
          &AuditRecord::requestId, &AuditRecord::changesJson})
        differs([field](AuditRecord& r) { r.*field = "x"; });
}

TEST(AuditText, FieldsCannotRunIntoEachOther) {
    AuditRecord a;
    a.actorId = "ab";
    a.actorName = "c";
    AuditRecord b;
    b.actorId = "a";
    b.actorName = "bc";
    EXPECT_NE(canonicalText(a), canonicalText(b));
    a.actorId = "1:x,";
    a.actorName.clear();
    b.actorId.clear();
    b.actorName = "1:x,";
    EXPECT_NE(canonicalText(a), canonicalText(b));
}

TEST(AuditText, HashesAreNotPartOfIt) {
    AuditRecord record;
    record.action = "member.suspend";
    const std::string before = canonicalText(record);
    record.prevHash = std::string(64, '0');
    record.hash = std::string(64, 'a');
    EXPECT_EQ(canonicalText(record), before);
}

// Written down once and for all: a record that was hashed years ago must give the same text today.
TEST(AuditText, FormIsFixed) {
    AuditRecord record;
    record.seq = 3;
    record.domain = 10004321;
    record.at = Instant{std::chrono::microseconds{1795323600123456}};
    record.actorId = "u1";
    record.actorName = "佐藤";
    record.action = "member.suspend";
    record.result = "success";
    EXPECT_EQ(canonicalText(record),
              "15:sekisho.audit.1,1:3,8:10004321,16:1795323600123456,2:u1,6:佐藤,14:member.suspend,"
              "0:,0:,0:,7:success,0:,0:,0:,");
}

} // namespace
} // namespace test_domain_member
