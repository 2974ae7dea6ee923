#pragma once
// A tenant whose rules ask a second person, administrators of several kinds, and short words for asking and deciding.

#include "facts/tables.h"
#include "models/api/approval_wire.h"
#include "tests/service/changeset_fixture.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace sekishod::test {

// "PUT /v1.0/…"
inline std::string nameOf(const Endpoint& endpoint) {
    return fmt::format("{} {}", methodName(endpoint.method), endpoint.path);
}

inline bool covers(std::string_view pattern, std::string_view request) {
    return pattern.ends_with('*') ? request.starts_with(pattern.substr(0, pattern.size() - 1)) : pattern == request;
}

// The action of the table, written anew from what the table says.
inline std::string actionOf(const Endpoint& endpoint) {
    for (const auto& row : sekisho::facts::guardedActions())
        for (const std::string_view pattern : row.requests)
            if (covers(pattern, nameOf(endpoint))) return std::string(row.key);
    return {};
}

class ApprovalTest : public ChangesetTest {
  protected:
    ApprovalTest() : admin(daysLater("admin@sakura")), first(deputy(0)), second(deputy(1)) {
        script("UPDATE token SET expires = expires + 31536000000"); // days pass in these tests
    }

    // When nobody is new in the tenant any more.
    SignedIn daysLater(const std::string& login) {
        clock.advance(std::chrono::hours(48));
        return signInAs(login);
    }
    // As if they had been saved.
    void rules(const std::string& values) {
        script(fmt::format("INSERT INTO policy(domain_id, key, value, revision) VALUES({0}, 'approvals', '{1}', 1) ON "
                           "CONFLICT(domain_id, key) DO UPDATE SET value = excluded.value, revision = revision + 1; "
                           "INSERT INTO policy_revision(domain_id, key, revision, at, actor_id, actor_name, changes, "
                           "value) SELECT domain_id, key, revision, 0, 'system', 'system', '[]', value FROM policy "
                           "WHERE domain_id = {0} AND key = 'approvals'",
                           domain, values));
    }
    void give(const std::string& uid, const std::string& role, const std::string& scope = "{}") {
        script(fmt::format("DELETE FROM role_holding WHERE member_uid = '{0}'", uid));
        if (!role.empty())
            script(fmt::format("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) VALUES('{1}:{2}', "
                               "'{0}', {2}, '{3}')",
                               uid, role, domain, scope));
        authenticator->forgetUser(sekisho::UserId(uid));
    }
    // Members in use who hold nothing, from the end, so that person() does not meet them.
    std::string plain(int number) {
        return text(fmt::format("SELECT uid FROM member WHERE domain_id = {} AND pending = 0 AND suspended = 0 AND "
                                "deleted IS NULL AND super = 0 AND uid NOT IN (SELECT member_uid FROM role_holding) "
                                "ORDER BY id DESC LIMIT 1 OFFSET {}",
                                domain, number));
    }
    SignedIn deputy(int number) {
        const std::string uid = uidOf(fmt::format("deputy{}@sakura", number + 1));
        const std::string who = uid.empty() ? plain(0) : uid;
        give(who, "deputy");
        return signIn(who);
    }
    std::string uidOfSession(const SignedIn& who) {
        return text("SELECT member_uid FROM session WHERE id = '" + who.session.value + "'");
    }
    // All others lose what they hold, so that nobody else could decide.
    void only(const std::vector<SignedIn>& who) {
        std::string uids = "''";
        for (const SignedIn& one : who)
            uids += ", '" + uidOfSession(one) + "'";
        script(fmt::format("DELETE FROM role_holding WHERE domain_id = {} AND member_uid NOT IN ({})", domain, uids));
        authenticator->forgetAll();
    }

    Response order(const SignedIn& who, Method method, const std::string& target, const std::string& body = {},
                   Headers headers = {}, const std::string& reason = "%E5%BF%85%E8%A6%81") {
        if (!reason.empty()) headers.emplace_back("X-Reason", reason);
        return ask(who.access, method, target, body, std::move(headers));
    }
    Response deletion(const SignedIn& who, const std::string& uid) {
        return order(who, Method::Delete, "/v1.0/users/" + uid);
    }
    static sekisho::ApprovalRequest requestOf(const Response& response) {
        auto request = sekisho::api::approvalFromText(response.body);
        EXPECT_TRUE(request) << response.status << " " << response.body;
        return request ? std::move(*request) : sekisho::ApprovalRequest();
    }
    sekisho::ApprovalRequest held(const Response& response) {
        EXPECT_EQ(response.status, 202) << response.body;
        return requestOf(response);
    }
    Response decide(const SignedIn& who, const sekisho::ApprovalRequest& seen, const std::string& verdict,
                    const std::string& reason = {}) {
        return ask(who.access, Method::Post, fmt::format("/v1.0/admin/approvals/{}/{}", seen.id, verdict),
                   fmt::format(R"({{"reason":"{}"}})", reason), {{"If-Match", fmt::format("\"{}\"", seen.version)}});
    }
    Response approve(const SignedIn& who, const sekisho::ApprovalRequest& seen) {
        return decide(who, seen, "approval");
    }
    sekisho::ApprovalRequest lookAt(const SignedIn& who, const std::string& id) {
        const Response response = get(who, "/v1.0/admin/approvals/" + id);
        EXPECT_EQ(response.status, 200) << response.body;
        return requestOf(response);
    }
    sekisho::api::ApprovalsText list(const SignedIn& who, const std::string& query = {}) {
        const Response response = get(who, "/v1.0/admin/approvals" + query);
        EXPECT_EQ(response.status, 200) << response.body;
        auto page = sekisho::api::approvalsFromText(response.body);
        EXPECT_TRUE(page) << response.body;
        return page ? std::move(*page) : sekisho::api::ApprovalsText();
    }
    static std::string stateOf(const Response& response) {
        return response.status == 200 ? std::string(approvalStateKey(requestOf(response).state))
                                      : fmt::format("{} {}", response.status, codeOf(response));
    }
    bool isDeleted(const std::string& uid) {
        return number(fmt::format("SELECT count(*) FROM member WHERE uid = '{}' AND deleted IS NULL", uid)) == 0;
    }
    std::int64_t audits(const std::string& action) {
        return number(fmt::format("SELECT count(*) FROM audit WHERE domain_id = {} AND action = '{}'", domain, action));
    }
    std::int64_t notices(const std::string& key, const std::string& uid) {
        return number(fmt::format("SELECT count(*) FROM notice WHERE template = '{}' AND member_uid = '{}' AND channel "
                                  "= 'mail'",
                                  key, uid));
    }

    const std::string noRules =
        R"({"roleGrant":"none","roleEdit":"none","delegation":"none","policySave":"none","templateSave":"none",)"
        R"("memberDelete":"none","orgUnitDelete":"none","rankDisable":"none","bulkApply":"none"})";

    static std::string everywhere() {
        return R"({"scope":{"orgUnits":[],"includeSubOrgUnits":true},"expiresAt":null})";
    }
    SignedIn admin, first, second;
};

} // namespace sekishod::test
