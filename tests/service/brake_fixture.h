#pragma once
// Administrators of a tenant who order cut-offs, and what the brake makes of it.

#include "service/http/unit_of_work.h"
#include "service/rules/brake.h"
#include "service/store/uid.h"
#include "tests/service/asking_fixture.h"

namespace sekishod::test {

class BrakeTest : public AskingTest {
  protected:
    using AskingTest::get;
    using TenantTest::get;

    BrakeTest() : deputy(makeDeputy(0)), second(makeDeputy(1)) {
        script("UPDATE token SET expires = expires + 31536000000"); // days pass in these tests
    }

    SignedIn makeDeputy(int number) {
        const std::string uid = text("SELECT uid FROM member WHERE domain_id = " + std::to_string(domain) +
                                     " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND super = 0 ORDER BY id "
                                     "LIMIT 1 OFFSET " +
                                     std::to_string(number));
        give(uid, "deputy");
        return signIn(uid);
    }
    void give(const std::string& uid, const std::string& role, const std::string& scope = "{}") {
        script(fmt::format("DELETE FROM role_holding WHERE member_uid = '{0}'; INSERT INTO role_holding(role_uid, "
                           "member_uid, domain_id, scope) VALUES('{1}:{2}', '{0}', {2}, '{3}')",
                           uid, role, domain, scope));
        authenticator->forgetUser(sekisho::UserId(uid));
    }
    std::string uidOfSession(const SignedIn& who) {
        return text("SELECT member_uid FROM session WHERE id = '" + who.session.value + "'");
    }
    void setBrake(const std::string& values) {
        script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({}, 'brake', '{}', 1) ON "
                           "CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = revision + 1",
                           domain, values));
    }

    // One order of these targets, committed with what it leaves.
    struct Asked {
        std::vector<bool> passed;
        std::vector<AuditEntry> audits;
        std::vector<ChangeNote> changes;
        std::int64_t count(bool which) const { return std::ranges::count(passed, which); }
    };
    Asked askBrakeFor(const std::string& actor, sekisho::BrakeKind kind, const std::vector<BrakeTarget>& targets,
                      const std::string& cutOff = newUid()) {
        Asked out;
        const auto done = store->write([&](sekisho::sql::Database& db) -> sekisho::Done {
            Effects effects;
            SEKISHO_TRY(passed, askBrake(db, {domain, actor, actor, kind, sekisho::CutOffId(cutOff)}, targets,
                                         clock.now(), effects));
            out = {std::move(passed), std::move(effects.audits), std::move(effects.changes)};
            return {};
        });
        EXPECT_TRUE(done) << (done ? "" : done.error().code + " " + done.error().detail);
        return out;
    }
    static std::vector<BrakeTarget> targets(int count, int first = 1) {
        std::vector<BrakeTarget> out;
        for (int i = 0; i < count; ++i)
            out.push_back({first + i, "member" + std::to_string(first + i), "Name", "Phone"});
        return out;
    }
    // "110": passed, passed, held.
    static std::string word(const Asked& asked) {
        std::string out;
        for (const bool one : asked.passed)
            out += one ? '1' : '0';
        return out;
    }

    // --- over the API ---

    struct Live {
        std::string member;
        std::string session;
    };
    // A live session of each of so many members without a role.
    std::vector<Live> signedIn(int count, int first = 0) {
        std::vector<Live> out;
        for (int i = 0; i < count; ++i) {
            const std::string uid = person(first + i);
            out.push_back({uid, signIn(uid, {"openid"}, sekisho::ClientKind::MobileApp).session.value});
        }
        return out;
    }
    static std::string endBody(const std::vector<Live>& whom, const std::string& id = newUid()) {
        boost::json::array sessions;
        for (const Live& one : whom)
            sessions.emplace_back(one.session);
        return boost::json::serialize(
            boost::json::object{{"id", id}, {"sessions", std::move(sessions)}, {"note", "lost van"}});
    }
    Response end(const SignedIn& who, const std::vector<Live>& whom, const std::string& id = newUid()) {
        return ask(who.access, Method::Post, "/v1.0/admin/sessions/end", endBody(whom, id));
    }
    Response decide(const SignedIn& who, const std::string& verdict, const boost::json::object& body) {
        return ask(who.access, Method::Post, "/v1.0/admin/brake/" + verdict, boost::json::serialize(body));
    }
    // "2 done, 1 refused", or the refusal.
    static std::string outcome(const Response& response) {
        if (response.status != 200) return refusal(response);
        const auto body = object(response);
        return fmt::format("{} done, {} refused", body.at("done").to_number<std::int64_t>(),
                           body.at("refused").to_number<std::int64_t>());
    }
    boost::json::object held(const SignedIn& who, const std::string& query = "") {
        const Response response = get(who, "/v1.0/admin/brake/orders" + query);
        EXPECT_EQ(response.status, 200) << response.body;
        return object(response);
    }
    std::vector<std::string> heldIds(const SignedIn& who, const std::string& query = "?count=1000") {
        std::vector<std::string> out;
        for (const auto& order : list(held(who, query), "orders"))
            out.emplace_back(order.at("orderId").as_string());
        return out;
    }
    static boost::json::array ids(const std::vector<std::string>& of) {
        boost::json::array out;
        for (const auto& id : of)
            out.emplace_back(id);
        return out;
    }
    std::int64_t orders(const std::string& state) {
        return number("SELECT count(*) FROM brake_order WHERE state = '" + state + "'");
    }
    std::int64_t steps(const std::string& state) {
        return number("SELECT count(*) FROM cut_off_step WHERE state = '" + state + "'");
    }
    bool isLive(const Live& one) {
        return number("SELECT count(*) FROM session WHERE id = '" + one.session + "' AND ended IS NULL") == 1;
    }

    SignedIn deputy;
    SignedIn second;
};

} // namespace sekishod::test
