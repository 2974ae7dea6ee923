// 解約 and the company's logo: what must go first, who still gets in, and that nothing at all is left in the end.

#include "models/domain/company.h"
#include "service/commands.h"
#include "service/handlers/housekeeping.h"
#include "service/logs/chain_keeper.h"
#include "service/logs/erasure_certificate.h"
#include "service/logs/heads_file.h"
#include "service/rules/closing.h"
#include "tests/service/tenant_fixture.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

using namespace sekishod;
using namespace sekishod::test;

namespace test_closing {

class ClosingTest : public TenantTest {
  protected:
    ClosingTest() : admin(signInAs("admin@sakura")) {}

    void deleteOthers() {
        script("DELETE FROM role_holding WHERE domain_id = " + std::to_string(domain) +
               " AND role_uid NOT LIKE 'super:%'");
        script("UPDATE member SET deleted = 1 WHERE super = 0 AND domain_id = " + std::to_string(domain));
    }
    Response close(std::string workgroup = "sakura", std::string reason = "cost") {
        return ask(admin.access, Method::Post, "/v1.0/admin/closing",
                   R"({"reason":")" + reason + R"(","note":"","workgroup":")" + workgroup + R"("})");
    }
    // Of every table that names a tenant, and of those whose rows hang on its.
    std::set<std::string> tablesWith(sekisho::DomainId tenant) {
        std::set<std::string> out;
        const auto names = store->read([](sekisho::sql::Database& db) {
            return db.rows<std::string>(
                "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND EXISTS (SELECT 1 "
                "FROM pragma_table_info(m.name) c WHERE c.name = 'domain_id')");
        });
        EXPECT_TRUE(names);
        for (const auto& [name] : *names)
            if (number("SELECT count(*) FROM " + name + " WHERE domain_id = " + std::to_string(tenant)) > 0)
                out.insert(name);
        return out;
    }

    // What `sekishod audit verify` says, behind its exit status.
    std::string verified() {
        ::setenv("SEKISHOD_KEY", ("010203" + std::string(58, '0')).c_str(), 1);
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        AuditVerifyOptions options;
        options.data = store->dir().root;
        const int status = runAuditVerify(options);
        return fmt::format("{} {}{}", status, testing::internal::GetCapturedStdout(),
                           testing::internal::GetCapturedStderr());
    }

    SignedIn admin;
};

TEST_F(ClosingTest, OthersMustGoFirst) {
    const auto shown = object(get(admin, "/v1.0/admin/closing"));
    EXPECT_FALSE(shown.at("closed").as_bool());
    EXPECT_EQ(shown.at("blockers").as_array().size(), 1U);
    EXPECT_EQ(codeOf(close()), "CLOSING_BLOCKED");
    EXPECT_EQ(codeOf(close("ume")), "CLOSING_NAME");
    EXPECT_EQ(close("sakura", "boredom").status, 400);
    EXPECT_EQ(ask(admin.access, Method::Post, "/v1.0/admin/closing", R"({"workgroup":"sakura"})").status, 400);
    EXPECT_EQ(codeOf(ask(admin.access, Method::Delete, "/v1.0/admin/closing")), "CLOSING_NOT_DONE");
    EXPECT_EQ(number("SELECT count(*) FROM closing"), 0);
}

TEST_F(ClosingTest, OnlyTheHighestGetsInAndCanTakeItBack) {
    const std::string plain =
        text("SELECT uid FROM member WHERE email LIKE '%@sakura' AND super = 0 AND pending = 0 AND "
             "suspended = 0 AND deleted IS NULL ORDER BY id LIMIT 1");
    const auto phone = signIn(plain, {"user.read"}, sekisho::ClientKind::MobileApp);
    EXPECT_EQ(get(phone, "/oauth2/v2.0/userinfo").status, 200);
    deleteOthers();
    const auto closed = close();
    ASSERT_EQ(closed.status, 200) << closed.body;
    EXPECT_TRUE(object(closed).at("closed").as_bool());
    EXPECT_EQ(get(phone, "/oauth2/v2.0/userinfo").status, 401) << "his session ended";
    EXPECT_EQ(codeOf(close()), "CLOSING_DONE");
    // One that is made behind its back is refused as well.
    script("UPDATE member SET deleted = NULL WHERE uid = '" + plain + "'");
    const auto late = signIn(plain, {"user.read"}, sekisho::ClientKind::MobileApp);
    EXPECT_EQ(codeOf(get(late, "/oauth2/v2.0/userinfo")), "TENANT_CLOSED");
    EXPECT_EQ(get(admin, "/v1.0/admin/me").status, 200);
    EXPECT_EQ(get(signInAs("admin@ume"), "/v1.0/admin/me").status, 200) << "the other tenant goes on";
    EXPECT_EQ(ask(admin.access, Method::Delete, "/v1.0/admin/closing").status, 200);
    EXPECT_EQ(get(late, "/oauth2/v2.0/userinfo").status, 200);
    EXPECT_EQ(text("SELECT group_concat(action, ' ') FROM (SELECT action FROM audit WHERE action LIKE 'tenant.%' AND "
                   "domain_id = " +
                   std::to_string(domain) + " ORDER BY seq)"),
              "tenant.create tenant.close tenant.reopen");
}

TEST_F(ClosingTest, AfterItsDaysNothingIsLeftAndTheOtherTenantIsWhole) {
    script("INSERT INTO photo VALUES((SELECT uid FROM member WHERE super = 1 AND domain_id = " +
           std::to_string(domain) + "), 'image/png', x'89', 1)");
    for (const auto& [id, whose] : {std::pair(1'000, otherDomain), std::pair(16'000, domain)}) // 16 times the other one
        script(
            fmt::format("INSERT INTO changeset(id, uid, domain_id, title, origin, author_id, author_name, client_id, "
                        "state, created) VALUES({0}, 'c{0}', {1}, '', 'api', 'a', 'a', 'c', 'applied', {2}); INSERT "
                        "INTO changeset_image(id, no, tab, key) VALUES({0} << 24, 1, 'member', 'k')",
                        id, whose, sekisho::toMillis(clock.now())));
    deleteOthers();
    ASSERT_EQ(close().status, 200);
    const auto others = tablesWith(otherDomain);
    const auto heads = headsFile(store->dir(), "sakura");
    ASSERT_TRUE(stateChain(*services, domain));
    ASSERT_TRUE(std::filesystem::exists(heads));
    script("INSERT INTO meta(key, value) VALUES('retention:" + std::to_string(domain) + ":admin', '0:0')");
    const std::int64_t records = number("SELECT count(*) FROM audit WHERE domain_id = " + std::to_string(otherDomain));
    clock.advance(std::chrono::days(6));
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM tenant WHERE workgroup = 'sakura'"), 1) << "its days are not over";
    clock.advance(std::chrono::days(1));
    housekeeping(*services);
    EXPECT_EQ(tablesWith(domain), std::set<std::string>());
    EXPECT_EQ(number("SELECT count(*) FROM meta WHERE key LIKE 'retention:" + std::to_string(domain) + ":%'"), 0);
    EXPECT_FALSE(std::filesystem::exists(heads)) << "another tenant may get this name";
    EXPECT_EQ(number("SELECT count(*) FROM photo WHERE member_uid NOT IN (SELECT uid FROM member)"), 0);
    for (const char* table : {"member_orgunit", "member_rank", "member_scope", "member_property"})
        EXPECT_EQ(
            number(std::string("SELECT count(*) FROM ") + table + " WHERE member_id NOT IN (SELECT id FROM member)"), 0)
            << table;
    for (const char* rows :
         {"changeset_operation WHERE id >> 20", "changeset_row WHERE id >> 20", "changeset_image WHERE id >> 24"})
        EXPECT_EQ(number(fmt::format("SELECT count(*) FROM {} NOT IN (SELECT id FROM changeset)", rows)), 0) << rows;
    EXPECT_EQ(number("SELECT count(*) FROM changeset_image WHERE id >> 24 = 1000"), 1) << "the other tenant's";
    for (const char* table : {"group_member", "group_master"})
        EXPECT_EQ(number(std::string("SELECT count(*) FROM ") + table + " WHERE group_id NOT IN (SELECT id FROM grp)"),
                  0)
            << table;
    EXPECT_EQ(number("SELECT count(*) FROM pragma_foreign_key_check"), 0) << "no row refers to one that is gone";
    EXPECT_EQ(tablesWith(otherDomain), others);
    EXPECT_EQ(number("SELECT count(*) FROM audit WHERE domain_id = " + std::to_string(otherDomain)), records);
    EXPECT_EQ(get(admin, "/v1.0/admin/me").status, 401);
    // What keeps a log from being shortened stands again.
    EXPECT_EQ(number("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN ('audit_no_delete', "
                     "'policy_revision_no_delete')"),
              2);
}

TEST_F(ClosingTest, WhereverErasingStopsItIsToldFromARemoval) {
    deleteOthers();
    ASSERT_EQ(close().status, 200);
    EXPECT_FALSE(certifyErasure(*services, domain, clock.now() + std::chrono::days(8))) << "it was not stated";
    ASSERT_TRUE(stateChain(*services, domain));
    const auto heads = headsFile(store->dir(), "sakura"), moved = erasedHeadsFile(store->dir(), "sakura", domain);
    clock.advance(std::chrono::days(7));
    ASSERT_TRUE(certifyErasure(*services, domain, clock.now()));
    std::filesystem::rename(moved, heads); // stopped before it was moved
    EXPECT_TRUE(verified().starts_with("0 sakura: ")) << verified();
    ASSERT_TRUE(certifyErasure(*services, domain, clock.now()));
    const std::string erased = "sakura: was closed, and is erased since ";
    for (int stopped = 0; number("SELECT count(*) FROM tenant WHERE workgroup = 'sakura'") > 0; ++stopped) {
        ASSERT_TRUE(certifyErasure(*services, domain, clock.now())) << "it goes on";
        ASSERT_TRUE(stateChain(*services, domain));
        ASSERT_FALSE(std::filesystem::exists(heads)) << "nothing more is stated of it";
        if (stopped % 16 == 0 ||
            number("SELECT count(*) FROM audit WHERE domain_id = " + std::to_string(domain)) == 0) {
            EXPECT_EQ(verified().find("0 " + erased), 0U) << stopped << ": " << verified();
        }
        ASSERT_TRUE(
            store->write([&](sekisho::sql::Database& db) { return eraseClosed(db, domain, clock.now(), 1'000); }));
    }
    EXPECT_EQ(tablesWith(domain), std::set<std::string>());
    const std::string after = verified();
    EXPECT_TRUE(after.starts_with("0 ume: ") && after.find(erased) != std::string::npos) << after;
    // Without the certificate it is one that somebody has removed.
    std::ifstream in(moved);
    std::string line;
    std::getline(in, line);
    std::ofstream(moved, std::ios::trunc) << line << '\n';
    EXPECT_TRUE(verified().starts_with("1 ") && verified().find("the tenant is not there") != std::string::npos)
        << verified();
}

TEST_F(ClosingTest, ARowWithoutARecordErasesNothing) {
    script(fmt::format("INSERT INTO closing(domain_id, by_uid, by_name, reason, note, closed, erase_at) VALUES({}, "
                       "'x', 'x', 'cost', '', 0, 0)",
                       domain));
    clock.advance(std::chrono::days(30));
    housekeeping(*services);
    EXPECT_EQ(number("SELECT count(*) FROM tenant WHERE workgroup = 'sakura'"), 1);
    EXPECT_GT(number("SELECT count(*) FROM member WHERE domain_id = " + std::to_string(domain)), 1);
}

// A table that names no tenant must be known to the erasing, or be of nobody.
TEST_F(ClosingTest, EveryTableIsThoughtOf) {
    const auto names = store->read([](sekisho::sql::Database& db) {
        return db.rows<std::string>(
            "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND NOT EXISTS (SELECT 1 "
            "FROM pragma_table_info(m.name) c WHERE c.name = 'domain_id') ORDER BY m.name");
    });
    ASSERT_TRUE(names);
    std::set<std::string> found;
    for (const auto& [name] : *names)
        if (!name.starts_with("sqlite_")) found.insert(name);
    EXPECT_EQ(found, (std::set<std::string>{"approval_vote", "changeset_image", "changeset_operation", "changeset_row",
                                            "cut_off_session", "group_master", "group_member", "group_photo",
                                            "last_head", "log_export_piece", "member_orgunit", "member_property",
                                            "member_rank", "member_scope", "meta", "monitor_sum", "photo",
                                            // random numbers by which readers know that nothing has changed
                                            "audit_stamp", "detection_stamp", "member_stamp", "scope_stamp"}));
}

TEST_F(ClosingTest, TheLogoIsSeenByAllAndChangedByFew) {
    const std::string png("\x89PNG\r\n\x1a\n", 8);
    EXPECT_EQ(codeOf(get(admin, "/v1.0/company/logo")), "LOGO_NOT_EXIST");
    const auto put = [&](const SignedIn& who, std::string bytes) {
        return ask(who.access, Method::Put, "/v1.0/admin/company/logo", std::move(bytes),
                   {{"Content-Type", "image/png"}});
    };
    EXPECT_EQ(put(admin, png).status, 204);
    const auto deputy = signInAs("deputy1@sakura");
    EXPECT_EQ(get(deputy, "/v1.0/company/logo").body, png);
    EXPECT_EQ(get(deputy, "/v1.0/company/logo").contentType, "image/png");
    EXPECT_EQ(codeOf(put(admin, "<svg/>")), "LOGO_FORMAT");
    EXPECT_EQ(codeOf(put(admin, png + std::string(sekisho::kLargestLogo, 'x'))), "PHOTO_TOO_LARGE");
    EXPECT_EQ(codeOf(get(signInAs("admin@ume"), "/v1.0/company/logo")), "LOGO_NOT_EXIST") << "of its own tenant only";
    EXPECT_EQ(ask(admin.access, Method::Delete, "/v1.0/admin/company/logo").status, 204);
    EXPECT_EQ(codeOf(ask(admin.access, Method::Delete, "/v1.0/admin/company/logo")), "LOGO_NOT_EXIST");
}

} // namespace test_closing
