// Whom a changeset adds is invited by mail once it is applied, when its author asked for it: not before, nobody twice,
// nobody of what was rolled back, and a service that was stopped goes on.
#include "tests/service/changeset_fixture.h"

namespace test_import_invitations {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ChangesetState;
using sekisho::Operation;

namespace {

class ImportInvitations : public ChangesetTest {
  protected:
    std::vector<Operation> joiners(int count) {
        std::vector<Operation> out;
        for (int i = 0; i < count; ++i)
            out.push_back(op("member", "create", fmt::format("new:{}", i), newMember(fmt::format("joiner{}", i))));
        return numbered(std::move(out));
    }
    sekisho::Changeset started(bool invites) {
        sekisho::NewChangeset wanted;
        wanted.title = "四月";
        wanted.sendInvitations = invites;
        return setOf(post(admin, "", sekisho::api::createText(wanted)));
    }
    sekisho::Changeset planned(const sekisho::Changeset& set, const std::vector<Operation>& operations) {
        EXPECT_EQ(send(admin, set.id.value, operations).status, 200);
        EXPECT_LT(post(admin, "/" + set.id.value + "/plan").status, 300);
        workAll();
        return look(admin, set.id.value);
    }
    std::int64_t mails() {
        return number("SELECT count(*) FROM notice WHERE template = 'member.invited' AND channel = 'mail'");
    }
    std::int64_t invited() { return number("SELECT count(*) FROM audit WHERE action = 'member.invite'"); }

    SignedIn admin = signInAs("admin@sakura");
};

TEST_F(ImportInvitations, ASmallOneSendsThemWithItsChange) {
    auto operations = joiners(3);
    operations.push_back(op("member", "update", member(0), R"({"task":"x"})"));
    const auto plan = planned(started(true), numbered(operations));
    EXPECT_EQ(plan.impact.invitations, 3) << "said before anybody agrees";
    EXPECT_EQ(mails(), 0);
    ASSERT_EQ(setOf(post(admin, "/" + plan.id.value + "/apply")).state, ChangesetState::Applied);
    EXPECT_EQ(mails(), 3);
    EXPECT_EQ(invited(), 3);
    EXPECT_TRUE(text("SELECT json_extract(params, '$.link') FROM notice WHERE address = 'joiner1@example.com'")
                    .starts_with("https://127.0.0.1:8443/welcome/"));
    workAll();
    EXPECT_EQ(mails(), 3) << "nobody twice";
}

TEST_F(ImportInvitations, NobodyUnlessAskedFor) {
    const auto plan = planned(started(false), joiners(2));
    EXPECT_EQ(plan.impact.invitations, 0);
    ASSERT_EQ(setOf(post(admin, "/" + plan.id.value + "/apply")).state, ChangesetState::Applied);
    workAll();
    EXPECT_EQ(mails(), 0);
    const auto wrong = post(admin, "", R"({"title":"x","sendInvitations":"yes"})");
    EXPECT_EQ(wrong.status, 400) << wrong.body;
}

TEST_F(ImportInvitations, ALargeOneSendsThemAfterwardsStepByStep) {
    constexpr int kMany = 620;
    const auto plan = planned(started(true), joiners(kMany));
    EXPECT_EQ(plan.impact.invitations, kMany);
    ASSERT_EQ(post(admin, "/" + plan.id.value + "/apply").status, 202);
    for (int i = 0; i < 10'000 && look(admin, plan.id.value).state != ChangesetState::Applied; ++i)
        ASSERT_TRUE(changesets->applyOnce());
    EXPECT_EQ(mails(), 0) << "not before all of it stands";
    ASSERT_TRUE(changesets->applyOnce());
    const std::int64_t first = mails();
    EXPECT_GT(first, 0);
    EXPECT_LT(first, kMany);
    script("UPDATE member SET suspended = 1 WHERE email = 'joiner619@sakura'");
    Changesets(*services).applyOnce(); // another one goes on where this stopped
    EXPECT_GT(mails(), first);
    workAll();
    EXPECT_EQ(mails(), kMany - 1) << "who cannot sign in any more is passed over";
    EXPECT_EQ(invited(), kMany - 1);
    EXPECT_EQ(number("SELECT count(DISTINCT address) FROM notice WHERE template = 'member.invited'"), kMany - 1);
}

TEST_F(ImportInvitations, WhatIsRolledBackSendsNone) {
    const auto plan = planned(started(true), joiners(620));
    ASSERT_EQ(post(admin, "/" + plan.id.value + "/apply").status, 202);
    ASSERT_TRUE(changesets->applyOnce());
    ASSERT_EQ(post(admin, "/" + plan.id.value + "/cancel").status, 200);
    workAll();
    EXPECT_EQ(look(admin, plan.id.value).state, ChangesetState::RolledBack);
    EXPECT_EQ(mails(), 0);
}

} // namespace
} // namespace test_import_invitations
