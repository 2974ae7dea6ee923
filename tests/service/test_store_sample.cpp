// Invented members: the same for the same seed, true to every rule, and like a real tenant in shape.
#include "service/sample.h"
#include "service/sample_words.h"
#include "service/store/journal.h"
#include "tests/service/tenant_fixture.h"

#include "models/api/custom_values.h"
#include "models/api/record.h"
#include "models/domain/text_fold.h"
#include "models/domain/validation.h"

#include <map>
#include <set>

namespace sekishod::test::test_store_sample {
namespace {

using sekisho::sql::Database;

struct Made {
    TempFolder folder;
    std::unique_ptr<TenantStore> store;
    TenantMade tenant;

    Made(const std::string& workgroup, std::int64_t members, std::uint64_t seed, std::string passwordHash = {},
         bool lends = false)
        : store(emptyStore(folder, 1)) {
        TenantSetup setup;
        setup.workgroup = setup.name = workgroup;
        setup.admin = "admin";
        setup.now = setup.sample.base = fixtureBase;
        setup.sample.members = members;
        setup.sample.seed = seed;
        setup.sample.passwordHash = std::move(passwordHash);
        setup.sample.lends = lends;
        ImportBatch faults;
        auto made = store->write([&](Database& db) { return makeTenant(db, setup, faults); });
        EXPECT_TRUE(made) << (made ? "" : made.error().code + " " + made.error().detail);
        if (made) tenant = std::move(*made);
    }
    std::vector<std::string> column(const std::string& sqlText) {
        std::vector<std::string> out;
        const auto rows = store->read([&](Database& db) { return db.rows<std::string>(sqlText); });
        EXPECT_TRUE(rows) << sqlText;
        for (const auto& [value] : *rows)
            out.push_back(value);
        return out;
    }
    std::int64_t number(const std::string& sqlText) {
        const auto row = store->read([&](Database& db) { return db.first<std::int64_t>(sqlText); });
        EXPECT_TRUE(row && *row) << sqlText;
        return row && *row ? std::get<0>(**row) : -1;
    }
    // Everything but secrets.
    std::vector<std::string> content() {
        std::vector<std::string> out;
        for (const char* query :
             {"SELECT doc FROM member ORDER BY id", "SELECT doc FROM orgunit ORDER BY id",
              "SELECT doc FROM rank ORDER BY id", "SELECT address || kind || owner_uid FROM address ORDER BY address",
              "SELECT id || member_uid || kind || ip || started || coalesce(ended, '') || end_reason FROM session "
              "ORDER BY id",
              "SELECT member_uid || at || result || ip FROM sign_in ORDER BY id",
              "SELECT id || member_uid || name || os FROM device ORDER BY id",
              "SELECT role_uid || member_uid || scope FROM role_holding ORDER BY role_uid, member_uid",
              "SELECT uid || name || grants FROM role ORDER BY uid", "SELECT doc FROM grp ORDER BY id",
              "SELECT doc FROM custom_property ORDER BY id",
              "SELECT log || at || actor_id || action || target_id || changes FROM audit WHERE log <> 'admin' AND log "
              "<> 'auth' ORDER BY seq",
              "SELECT sender_uid || receivers || salt || text FROM message_content ORDER BY seq",
              "SELECT owner_uid || talk || notes || events || tasks || files || bytes FROM room ORDER BY owner_uid"})
            for (auto& value : column(query))
                out.push_back(std::move(value));
        return out;
    }
};

TEST(SampleTest, TheSameSeedGivesTheSameTenant) {
    Made one("sakura", 200, 7), two("sakura", 200, 7), three("sakura", 200, 8), four("ume", 200, 7);
    EXPECT_EQ(one.content(), two.content());
    EXPECT_NE(one.content(), three.content());
    EXPECT_NE(one.tenant.setupPassword, two.tenant.setupPassword) << "secrets are never the same";
    const auto ids = one.column("SELECT uid FROM member"), others = four.column("SELECT uid FROM member");
    EXPECT_TRUE(std::none_of(ids.begin(), ids.end(), [&](const auto& id) {
        return std::find(others.begin(), others.end(), id) != others.end();
    })) << "two tenants of one seed fit into one store";
}

TEST(SampleTest, EveryMemberKeepsEveryRule) {
    Made made("sakura", 3000, 3);
    const auto docs = made.column("SELECT doc FROM member");
    ASSERT_EQ(docs.size(), 3001U);
    std::set<std::string> numbers;
    for (const auto& doc : docs) {
        const auto member = sekisho::api::memberFromRecord(doc);
        ASSERT_TRUE(member) << doc;
        const auto faults = sekisho::checkMember(*member);
        EXPECT_TRUE(faults.empty()) << faults.front().code << " " << faults.front().field << " " << doc;
        EXPECT_EQ(sekisho::normalized(*member), *member) << doc;
        EXPECT_TRUE(member->employeeNumber.empty() || numbers.insert(member->employeeNumber).second);
        EXPECT_LE(member->createdAt, member->updatedAt) << doc;
        EXPECT_LE(member->updatedAt, fixtureBase);
        if (member->lastAccess) {
            EXPECT_LE(*member->lastAccess, fixtureBase);
            EXPECT_GE(*member->lastAccess, member->createdAt);
            ASSERT_TRUE(member->lastSignIn);
            EXPECT_LE(*member->lastSignIn, *member->lastAccess);
            EXPECT_GE(*member->lastSignIn, member->createdAt);
        }
    }
    for (const auto& doc : made.column("SELECT doc FROM orgunit"))
        EXPECT_TRUE(sekisho::checkOrgUnit(*sekisho::api::orgUnitFromRecord(doc))) << doc;
    for (const auto& doc : made.column("SELECT doc FROM grp"))
        EXPECT_TRUE(sekisho::checkGroup(*sekisho::api::groupFromRecord(doc))) << doc;
    std::vector<sekisho::CustomProperty> properties;
    for (const auto& doc : made.column("SELECT doc FROM custom_property")) {
        properties.push_back(*sekisho::api::customPropertyFromRecord(doc));
        EXPECT_TRUE(sekisho::checkCustomProperty(properties.back())) << doc;
    }
    int holders = 0;
    for (const auto& doc : docs) {
        const std::string values = sekisho::api::memberFromRecord(doc)->customPropertiesJson;
        EXPECT_TRUE(sekisho::api::checkCustomValues(values, properties)) << values;
        holders += !values.empty();
    }
    EXPECT_GT(holders, 500);
    EXPECT_EQ(made.number("SELECT count(DISTINCT member_id) FROM member_property"), holders);
    for (const auto& doc : made.column("SELECT doc FROM rank"))
        EXPECT_TRUE(sekisho::checkRank(*sekisho::api::rankFromRecord(doc))) << doc;
}

TEST(SampleTest, HasTheShapeOfARealTenant) {
    Made made("sakura", 3000, 5);
    EXPECT_EQ(made.number("SELECT count(*) FROM orgunit"), 120);
    EXPECT_EQ(made.number("SELECT max(depth) FROM orgunit"), 5);
    EXPECT_EQ(made.number("SELECT count(*) FROM (SELECT 1 FROM orgunit GROUP BY coalesce(parent_id, 0), name HAVING "
                          "count(*) > 1)"),
              0)
        << "brothers have different names";
    const auto share = [&](const std::string& where) {
        return static_cast<double>(made.number("SELECT count(*) FROM member WHERE " + where)) / 3000.0;
    };
    const auto near = [](double value, double low, double high) { return value >= low && value <= high; };
    EXPECT_TRUE(near(share("pending = 1 AND activation <= 1795338000000"), 0.02, 0.04));
    EXPECT_TRUE(near(share("activation > " + std::to_string(sekisho::toMillis(fixtureBase))), 0.004, 0.02));
    EXPECT_TRUE(near(share("suspended = 1"), 0.008, 0.025));
    EXPECT_TRUE(near(share("suspended = 2"), 0.001, 0.012));
    EXPECT_TRUE(near(share("deleted IS NOT NULL"), 0.001, 0.012));
    EXPECT_TRUE(near(share("json_extract(doc, '$.leaveOfAbsence.endTime') IS NOT NULL"), 0.004, 0.02));
    EXPECT_TRUE(
        near(share("id IN (SELECT member_id FROM member_orgunit GROUP BY member_id HAVING count(*) > 1)"), 0.05, 0.13));
    EXPECT_TRUE(near(share("json_extract(doc, '$.locale') <> 'ja_JP'"), 0.05, 0.11));
    EXPECT_EQ(made.number(
                  "SELECT count(*) FROM (SELECT orgunit_id FROM member_orgunit WHERE is_manager = 1 GROUP BY 1 HAVING "
                  "count(*) > 1)"),
              0);
    EXPECT_EQ(made.number("SELECT count(DISTINCT orgunit_id) FROM member_orgunit WHERE is_manager = 1"), 120);
    EXPECT_TRUE(near(double(made.tenant.sample.signIns) / 3000.0, 12, 21));
    EXPECT_EQ(made.number("SELECT count(*) FROM sign_in WHERE at < " +
                          std::to_string(sekisho::toMillis(fixtureBase - std::chrono::days(91)))),
              0);
    EXPECT_TRUE(near(double(made.tenant.sample.files) / 3000.0, 4, 16));
    EXPECT_EQ(made.number("SELECT count(*) FROM file_event"), made.tenant.sample.files);
    EXPECT_GT(made.number("SELECT count(*) FROM file_event WHERE extension = 'exe' AND action = 'upload'"), 10);
    EXPECT_EQ(made.number("SELECT count(*) FROM file_event WHERE at < " +
                          std::to_string(sekisho::toMillis(fixtureBase - std::chrono::days(91))) + " OR at > " +
                          std::to_string(sekisho::toMillis(fixtureBase))),
              0);
    EXPECT_EQ(made.number("SELECT count(*) FROM template WHERE is_default = 1"), 1);
    EXPECT_GT(made.number("SELECT count(*) FROM session WHERE ended IS NULL"), 1000);
    EXPECT_EQ(
        made.number("SELECT count(*) FROM session s JOIN member m ON m.uid = s.member_uid WHERE s.ended IS NULL AND "
                    "(m.suspended > 0 OR m.pending = 1 OR m.deleted IS NOT NULL)"),
        0)
        << "who cannot sign in has no live session";
    EXPECT_EQ(made.number("SELECT count(*) FROM session WHERE started > last_used OR (ended IS NOT NULL AND ended < "
                          "started)"),
              0);
    EXPECT_EQ(made.number("SELECT count(*) FROM grp"), 50);
    EXPECT_EQ(made.number("SELECT count(*) FROM grp WHERE kind = 'external'"), 1);
    EXPECT_EQ(
        made.number("SELECT count(*) FROM group_member a JOIN group_member b ON b.group_id = a.subject AND b.kind "
                    "= 'GROUP' WHERE a.kind = 'GROUP' AND a.group_id = (SELECT id FROM grp ORDER BY id LIMIT 1 "
                    "OFFSET 2)"),
        1)
        << "groups stand within groups, three deep";
    EXPECT_GT(made.number("SELECT count(*) FROM room WHERE talk > 0"), 150);
    EXPECT_GT(made.number("SELECT count(DISTINCT json_extract(doc, '$.userName.lastName')) FROM member"), 180);
    for (const char* variant : {"渡邉", "髙橋", "齋藤"})
        EXPECT_GT(
            made.number(std::string("SELECT count(*) FROM member WHERE json_extract(doc, '$.userName.lastName') = '") +
                        variant + "'"),
            0)
            << variant;
}

TEST(SampleTest, TheNamesAreManyAndHaveReadings) {
    const SampleWords& words = sampleWords();
    EXPECT_GE(words.surnames.size(), 150U);
    EXPECT_GE(words.female.size() + words.male.size(), 120U);
    EXPECT_EQ(words.others.size(), 4U);
    unsigned share = 0;
    for (const auto& people : words.others)
        share += people.share;
    EXPECT_EQ(share, 100U);
    const auto check = [](const std::vector<SampleName>& names) {
        for (const SampleName& name : names) {
            EXPECT_TRUE(sekisho::checkPersonName({name.text, "", name.reading, ""})) << name.text;
            EXPECT_FALSE(name.reading.empty()) << name.text;
            EXPECT_TRUE(sekisho::checkLocalPart(name.latin + "x")) << name.text << " " << name.latin;
        }
    };
    for (const auto* names : {&words.surnames, &words.female, &words.male})
        check(*names);
    for (const auto& people : words.others) {
        check(people.surnames);
        check(people.given);
    }
}

TEST(SampleTest, SmallTenantsWorkToo) {
    for (const std::int64_t members : {1, 2, 5, 12, 30}) {
        Made made("small", members, 1);
        EXPECT_EQ(made.number("SELECT count(*) FROM member"), members + 1);
        EXPECT_EQ(made.number("SELECT max(depth) FROM orgunit"), 4);
        EXPECT_EQ(made.number("SELECT count(*) FROM role_holding WHERE role_uid LIKE 'super:%'"), 1);
    }
}

TEST(SampleTest, HoldersOfRolesAreThereAndRunTheirPart) {
    Made made("sakura", 200, 1);
    std::map<std::string, std::int64_t> holders;
    const auto rows = made.store->read([](Database& db) {
        return db.rows<std::string, std::int64_t>(
            "SELECT coalesce(nullif(r.built_in, ''), r.name), count(*) FROM role_holding "
            "h JOIN role r ON r.uid = h.role_uid GROUP BY 1");
    });
    for (const auto& [role, count] : *rows)
        holders[role] = count;
    EXPECT_EQ(holders,
              (std::map<std::string, std::int64_t>{
                  {"super", 1}, {"deputy", 2}, {"operator", 3}, {"支社メンバー管理", 2}, {"メンバー閲覧", 1}}));
    EXPECT_EQ(made.number("SELECT count(*) FROM member WHERE email IN ('deputy1@sakura', 'operator3@sakura', "
                          "'branch2@sakura', 'viewer1@sakura') AND suspended = 0 AND pending = 0 AND deleted IS NULL"),
              4);
}

TEST(SampleTest, ARequestWaitsWhereThatIsWanted) {
    Made without("sakura", 200, 1);
    EXPECT_EQ(without.number("SELECT count(*) FROM approval"), 0);
    EXPECT_EQ(without.number("SELECT count(*) FROM role_eligibility"), 0);
    Made made("sakura", 200, 1, {}, true);
    EXPECT_EQ(made.number("SELECT count(*) FROM role_eligibility"), 2);
    EXPECT_EQ(made.number("SELECT count(*) FROM approval WHERE action = 'roleActivate' AND state = 'waiting'"), 1);
    EXPECT_EQ(made.number("SELECT count(*) FROM activation"), 0) << "it was only tried";
    EXPECT_EQ(made.number("SELECT count(*) FROM notice"), without.number("SELECT count(*) FROM notice"));
    Made small("small", 2, 1, {}, true);
    EXPECT_EQ(small.number("SELECT count(*) FROM member"), 3);
}

TEST(SampleTest, TheLogsHoldWhatMembersDid) {
    Made made("sakura", 400, 2);
    EXPECT_EQ(made.tenant.sample.doings, 2000);
    EXPECT_EQ(made.number("SELECT count(*) FROM audit WHERE log NOT IN ('admin', 'auth', 'developer')"), 2000);
    EXPECT_GT(made.number("SELECT count(DISTINCT log) FROM audit"), 9);
    const std::int64_t base = fixtureBase.time_since_epoch().count(), day = 86'400'000'000;
    EXPECT_EQ(made.number("SELECT count(*) FROM audit WHERE at > " + std::to_string(base) + " OR at < " +
                          std::to_string(base - 30 * day)),
              0);
    EXPECT_EQ(made.number("SELECT count(*) FROM audit a JOIN audit b ON b.seq = a.seq + 1 WHERE a.log = 'message' AND "
                          "b.log = 'message' AND a.at > b.at"),
              0)
        << "in the order in which it happened";
    const auto messages = [&](const std::string& where) {
        return made.number("SELECT count(*) FROM message_content WHERE " + where);
    };
    EXPECT_GT(messages("1"), 1000);
    for (const char* word : {"見積書", "機密", "契約"})
        EXPECT_GT(messages(std::string("text LIKE '%") + word + "%'"), 3) << word;
    EXPECT_GT(messages("receivers LIKE '%.example%'"), 10);
    EXPECT_EQ(messages("sender_uid = ''"), 0);
    EXPECT_GT(made.number("SELECT count(*) FROM audit WHERE action = 'drive.file.downloaded'"), 100);
    EXPECT_TRUE(made.store->read([&](Database& db) { return verifyAudit(db, made.tenant.tenant.domain); }));
}

TEST(SampleTest, NobodyCanSignInWithoutAGivenPassword) {
    Made made("sakura", 100, 1);
    EXPECT_EQ(made.number("SELECT count(*) FROM credential WHERE hash <> ''"), 1)
        << "the administrator's setup password";
    Made given("sakura", 100, 1, "$argon2id$given");
    EXPECT_GT(given.number("SELECT count(*) FROM credential WHERE hash = '$argon2id$given'"), 80);
    EXPECT_EQ(given.number("SELECT count(*) FROM credential WHERE totp_secret IS NOT NULL"), 0)
        << "a second factor that nobody has would lock the tests out";
}

TEST(SampleTest, AnAdministratorOfACommonNameIsNotInTheWay) {
    const TempFolder folder;
    auto store = emptyStore(folder, 1);
    TenantSetup setup;
    setup.workgroup = setup.name = "sakura";
    setup.admin = "deputy1";
    setup.now = setup.sample.base = fixtureBase;
    setup.sample.members = 20;
    ImportBatch faults;
    EXPECT_TRUE(store->write([&](Database& db) { return makeTenant(db, setup, faults); }));
    setup.admin = "admin";
    const auto again = store->write([&](Database& db) { return makeTenant(db, setup, faults); });
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "WORKGROUP_TAKEN");
}

} // namespace
} // namespace sekishod::test::test_store_sample
