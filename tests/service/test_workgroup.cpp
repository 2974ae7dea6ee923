// Another name for the workgroup: which names, who and when; that every address moves and nothing else, all are signed
// out, only the new ID signs in, and what hangs on the old name (undo, log, other tenants, mails) goes on.

#include "models/proof/evidence.h"
#include "service/auth/clients.h"
#include "service/auth/credentials.h"
#include "service/auth/signing_key.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/chain_verify.h"
#include "service/rules/workgroup.h"
#include "tests/service/changeset_fixture.h"

#include <fstream>
#include <iterator>
#include <set>

namespace test_workgroup {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::sql::Database;

namespace {

constexpr std::string_view kPassword = "kesa9Tsuru42";

class WorkgroupTest : public ChangesetTest {
  protected:
    Response rename(const SignedIn& who, const std::string& name, const std::string& present = "sakura",
                    const std::string& note = "合併") {
        return ask(who.access, Method::Post, "/v1.0/admin/workgroup",
                   fmt::format(R"({{"workgroup":"{}","present":"{}","note":"{}"}})", name, present, note));
    }
    std::string outcome(const Response& response) {
        return response.status == 200 ? "200" : fmt::format("{} {}", response.status, codeOf(response));
    }
    Response challenge(const std::string& login) {
        return ask({}, Method::Post, "/oauth2/v2.0/console/challenge",
                   fmt::format(R"({{"loginId":"{}","password":"{}","clientId":"sekisho-console","codeChallenge":)"
                               R"("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM","client":{{"kind":"console",)"
                               R"("deviceName":"desk","os":"Linux","version":"1.0"}}}})",
                               login, kPassword));
    }
    // "table.column" of each text of this tenant in which an address with this name stands.
    std::set<std::string> placesOf(const std::string& name) {
        std::set<std::string> out;
        const auto columns = store->read([](Database& db) {
            return db.rows<std::string, std::string>(
                "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND "
                "c.type = 'TEXT'");
        });
        EXPECT_TRUE(columns);
        for (const auto& [table, column] : *columns)
            if (number(fmt::format("SELECT count(*) FROM {0} WHERE {1} LIKE '%@{2}' OR {1} LIKE '%@{2}\"%'", table,
                                   column, name)) > 0)
                out.insert(table + "." + column);
        return out;
    }

    SignedIn admin = signInAs("admin@sakura");
};

TEST_F(WorkgroupTest, EachRuleIsToldApart) {
    const std::vector<std::pair<std::string, std::string>> names{{"a", "400 WORKGROUP_FORMAT"},
                                                                 {"", "400 WORKGROUP_FORMAT"},
                                                                 {std::string(23, 'a'), "400 WORKGROUP_FORMAT"},
                                                                 {"Momo", "400 WORKGROUP_FORMAT"},
                                                                 {"mo_mo", "400 WORKGROUP_FORMAT"},
                                                                 {"mo.mo", "400 WORKGROUP_FORMAT"},
                                                                 {"-momo", "400 WORKGROUP_FORMAT"},
                                                                 {"momo-", "400 WORKGROUP_FORMAT"},
                                                                 {"my-lineworks", "400 WORKGROUP_RESERVED"},
                                                                 {"worksmobile2", "400 WORKGROUP_RESERVED"},
                                                                 {"line", "400 WORKGROUP_RESERVED"},
                                                                 {"admin", "400 WORKGROUP_RESERVED"},
                                                                 {"sakura", "400 WORKGROUP_SAME"},
                                                                 {"ume", "409 WORKGROUP_TAKEN"}};
    for (const auto& [name, code] : names)
        EXPECT_EQ(outcome(rename(admin, name)), code) << name;
    EXPECT_EQ(outcome(rename(admin, "momo", "sakurai")), "400 WORKGROUP_PRESENT");
    EXPECT_EQ(rename(admin, "momo", "sakura", std::string(1'001, 'x')).status, 400);
    EXPECT_EQ(ask(admin.access, Method::Post, "/v1.0/admin/workgroup", R"({"workgroup":"momo"})").status, 400);
    EXPECT_EQ(number("SELECT count(*) FROM workgroup_change"), 0);
    for (const char* fine : {"ab", "9-9", "outline", "administrators", "abcdefghijklmnopqrstuv"})
        EXPECT_TRUE(sekisho::checkWorkgroup(fine)) << fine;
}

TEST_F(WorkgroupTest, OnlyTheHighestAdministratorAndOnlyWhenHeHasJustSignedIn) {
    for (const char* login : {"deputy1@sakura", "operator1@sakura", "viewer1@sakura"})
        EXPECT_EQ(outcome(rename(signInAs(login), "momo")), "403 FORBIDDEN") << login;
    EXPECT_EQ(get(signInAs("deputy1@sakura"), "/v1.0/admin/workgroup").status, 200);
    clock.advance(std::chrono::minutes(16));
    EXPECT_EQ(outcome(rename(admin, "momo")), "401 STEP_UP_REQUIRED");
    EXPECT_EQ(outcome(rename(signInAs("admin@sakura"), "momo")), "200");
}

TEST_F(WorkgroupTest, EveryAddressMovesAndHistoryDoesNot) {
    script(fmt::format(R"(INSERT INTO monitor_policy(uid, domain_id, service, number, name, value, enabled, created, )"
                       R"(creator_uid, creator) VALUES('p', {}, 'talk', 99, 'p', '{{"senders":["deputy1@sakura"]}}', )"
                       R"(0, 1, '', ''))",
                       domain));
    const auto before = placesOf("sakura");
    ASSERT_TRUE(before.contains("member.email") && before.contains("orgunit.doc") &&
                before.contains("address.address"));
    const auto addresses = number("SELECT count(*) FROM address WHERE address LIKE '%@sakura'");
    const auto otherTenant = placesOf("ume");
    ASSERT_EQ(outcome(rename(admin, "momo-2")), "200");
    // What was said of somebody once, in the log and beside it.
    for (const std::string& place : placesOf("sakura"))
        EXPECT_TRUE(place.starts_with("audit") || place.starts_with("message_content"))
            << place << " names the old workgroup";
    EXPECT_EQ(number("SELECT count(*) FROM address WHERE address LIKE '%@momo-2'"), addresses);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email <> doc ->> '$.email'"), 0);
    EXPECT_EQ(
        number("SELECT count(*) FROM member m WHERE NOT EXISTS (SELECT 1 FROM address a WHERE a.owner_uid = m.uid "
               "AND a.address = m.email) AND deleted IS NULL"),
        0);
    EXPECT_EQ(number("SELECT count(*) FROM member_words w JOIN member m ON m.id = w.member_id WHERE instr(w.words, "
                     "m.email) = 0"),
              0)
        << "found by the new ID";
    EXPECT_EQ(text("SELECT value FROM monitor_policy WHERE uid = 'p'"), R"({"senders":["deputy1@momo-2"]})");
    EXPECT_EQ(placesOf("ume"), otherTenant);
    const auto again = signInAs("admin@momo-2");
    EXPECT_EQ(str(object(get(again, "/v1.0/admin/me")), "workgroup"), "momo-2");
    EXPECT_EQ(str(object(get(again, "/v1.0/users/deputy1@momo-2")), "email"), "deputy1@momo-2");
    EXPECT_EQ(codeOf(get(again, "/v1.0/users/deputy1@sakura")), "USER_NOT_EXIST");
    // Somebody new is of the new workgroup.
    const auto made = ask(again.access, Method::Post, "/v1.0/users", newMember("fresh"));
    EXPECT_EQ(str(object(made), "email"), "fresh@momo-2") << made.body;
}

TEST_F(WorkgroupTest, AllAreSignedOutAndOnlyTheNewIdSignsIn) {
    const std::string who = uidOf("deputy1@sakura");
    const auto phone = signIn(who, {"user.read"}, sekisho::ClientKind::MobileApp);
    const auto app = signIn(who, {"user.read"}, sekisho::ClientKind::Api);
    const auto neighbour = signInAs("admin@ume");
    const auto program = store->write([&](Database& db) -> sekisho::Result<std::string> {
        SEKISHO_CHECK(setPassword(db, domain, sekisho::UserId(who), kPassword, false, clock.now()));
        NewClient wanted;
        wanted.domain = domain;
        wanted.name = "Script";
        wanted.scopes = {"directory.read"};
        SEKISHO_TRY(client, registerClient(db, wanted, clock.now()));
        SEKISHO_TRY(known, findClient(db, client.clientId));
        SEKISHO_TRY(session, startSession(db, domain, client.serviceAccount, client.clientId,
                                          {sekisho::ClientKind::Api, "", "", "", "192.0.2.9", ""}, clock.now()));
        SEKISHO_TRY(tokens, issueTokens(db, domain, *known, session, wanted.scopes, WithRefresh::No, clock.now()));
        return tokens.access;
    });
    ASSERT_TRUE(program);
    ASSERT_EQ(challenge("deputy1@sakura").status, 200);
    ASSERT_EQ(get(phone, "/oauth2/v2.0/userinfo").status, 200);
    ASSERT_EQ(outcome(rename(admin, "momo")), "200");
    for (const SignedIn& one : {admin, phone, app})
        EXPECT_EQ(get(one, "/oauth2/v2.0/userinfo").status, 401);
    EXPECT_EQ(get(neighbour, "/v1.0/admin/me").status, 200);
    EXPECT_EQ(ask(*program, Method::Get, "/v1.0/users/deputy1@momo").status, 200) << "a program goes on";
    EXPECT_EQ(challenge("deputy1@sakura").status, 401);
    EXPECT_EQ(challenge("deputy1@momo").status, 200);
}

TEST_F(WorkgroupTest, ItIsLockedForADayAndTheOldNameStaysItsOwn) {
    const auto changed = rename(admin, "momo");
    ASSERT_EQ(outcome(changed), "200");
    EXPECT_EQ(str(object(changed), "lockedUntil"), sekisho::formatUtc(clock.now() + std::chrono::hours(24)));
    const std::string record = text("SELECT changes FROM audit WHERE action = 'tenant.workgroup.change'");
    for (const char* part : {"\"sakura\"", "\"momo\"", "合併", "sessionsEnded"})
        EXPECT_NE(record.find(part), std::string::npos) << part << " in " << record;
    EXPECT_EQ(outcome(rename(signInAs("admin@momo"), "sakura", "momo")), "409 WORKGROUP_LOCKED");
    EXPECT_EQ(ask(signInAs("admin@ume").access, Method::Post, "/v1.0/admin/workgroup",
                  R"({"workgroup":"sakura","present":"ume"})")
                  .status,
              409)
        << "nobody else gets the name";
    clock.advance(std::chrono::hours(24) - std::chrono::minutes(1));
    EXPECT_EQ(outcome(rename(signInAs("admin@momo"), "sakura", "momo")), "409 WORKGROUP_LOCKED");
    clock.advance(std::chrono::minutes(1));
    EXPECT_FALSE(object(get(signInAs("admin@momo"), "/v1.0/admin/workgroup")).contains("lockedUntil"));
    EXPECT_EQ(outcome(rename(signInAs("admin@momo"), "sakura", "momo")), "200") << "but its own tenant may return";
    EXPECT_TRUE(store->read([&](Database& db) { return checkWorkgroupFree(db, "sakura", domain); }));
    EXPECT_FALSE(store->read([&](Database& db) { return checkWorkgroupFree(db, "momo", 0); })) << "as init asks";
}

TEST_F(WorkgroupTest, AnUndoOfAChangeFromBeforeGivesTheNewAddress) {
    const std::string who = member(3), gone = member(4);
    const auto set =
        setOf(begin(admin, {op("member", "update", who, R"({"nickName":"x","aliasEmails":["second@sakura"]})"),
                            op("member", "delete", gone)}));
    ASSERT_EQ(post(admin, "/" + set.id.value + "/apply").status, 200);
    const std::string local = text("SELECT substr(email, 1, instr(email, '@')) FROM member WHERE uid = '" + who + "'");
    ASSERT_EQ(outcome(rename(admin, "momo")), "200");
    EXPECT_EQ(number("SELECT count(*) FROM address WHERE address = 'second@momo'"), 1);
    const auto again = signInAs("admin@momo");
    const auto back = setOf(post(again, "/" + set.id.value + "/undo"));
    ASSERT_EQ(post(again, "/" + back.id.value + "/apply").status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM address WHERE address = 'second@momo'"), 0);
    EXPECT_EQ(text("SELECT email FROM member WHERE uid = '" + who + "'"), local + "momo");
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE email LIKE '%@sakura'"), 0);
    EXPECT_EQ(number("SELECT deleted IS NULL FROM member WHERE uid = '" + gone + "'"), 1);
}

TEST_F(WorkgroupTest, TheLogIsProvenUnderItsFirstName) {
    const auto verified = [&] {
        ChainQuestion question;
        question.domain = domain;
        question.workgroup = "sakura";
        question.key = ServiceSigningKey(store->dir().signingKey()).get()->publicKey();
        std::ifstream in(headsFile(store->dir(), "sakura"));
        const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        question.heads = sekisho::proof::statementsIn(text);
        EXPECT_EQ(question.heads.size(), static_cast<std::size_t>(number("SELECT count(*) FROM audit_statement")));
        const auto report = verifyChain([&] { return store->openReader(); }, question);
        EXPECT_TRUE(report && report->whole());
        return report ? report->statements : 0;
    };
    ASSERT_TRUE(stateChain(*services, domain));
    EXPECT_EQ(verified(), 1);
    ASSERT_EQ(outcome(rename(admin, "momo")), "200");
    ASSERT_TRUE(stateChain(*services, domain));
    EXPECT_EQ(verified(), 2);
    EXPECT_FALSE(std::filesystem::exists(headsFile(store->dir(), "momo")));
}

TEST_F(WorkgroupTest, AllAreToldByMailPieceByPiece) {
    script(fmt::format("UPDATE member SET doc = json_set(doc, '$.privateEmail', 'home@example.org') WHERE uid = '{}'",
                       member(2)));
    const auto present =
        number("SELECT count(*) FROM member WHERE deleted IS NULL AND domain_id = " + std::to_string(domain));
    ASSERT_EQ(outcome(rename(admin, "momo")), "200");
    EXPECT_GT(number("SELECT count(*) FROM notice WHERE template = 'workgroup.changed.admin' AND channel = 'talk'"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM notice WHERE template = 'workgroup.changed.member'"), 0)
        << "not within the change";
    ASSERT_TRUE(tellWorkgroups(*services));
    EXPECT_EQ(number("SELECT count(*) FROM notice WHERE template = 'workgroup.changed.member' AND channel = 'mail'"),
              present);
    EXPECT_EQ(text("SELECT params ->> '$.login' FROM notice WHERE address = 'home@example.org'"),
              text("SELECT email FROM member WHERE uid = '" + member(2) + "'"));
    ASSERT_TRUE(tellWorkgroups(*services));
    EXPECT_EQ(number("SELECT count(*) FROM notice WHERE template = 'workgroup.changed.member'"), present) << "once";
    EXPECT_EQ(number("SELECT count(*) FROM workgroup_change WHERE told IS NOT NULL"), 0);
}

TEST_F(WorkgroupTest, ConsolesLoadTheirCopiesAnew) {
    const auto last = number("SELECT max(seq) FROM change WHERE domain_id = " + std::to_string(domain));
    ASSERT_EQ(outcome(rename(admin, "momo")), "200");
    EXPECT_EQ(number(fmt::format("SELECT count(*) FROM change WHERE seq > {} AND op = 'reset'", last)), 1);
    EXPECT_LT(number(fmt::format("SELECT count(*) FROM change WHERE seq > {}", last)), 5) << "no row for each member";
    EXPECT_EQ(number("SELECT count(*) FROM changeset_image"), 0) << "nor an image of it";
}

} // namespace

} // namespace test_workgroup
