// Other tenants do not exist: every endpoint against ids of another tenant, and every answer searched for them.
#include "tests/service/endpoint_fixture.h"

#include <fmt/format.h>

namespace sekishod::test::test_cross_tenant {
namespace {

using sekisho::sql::Database;

class CrossTenantTest : public EndpointTest {
  protected:
    // One of each thing that a tenant does not have as it comes.
    CrossTenantTest() {
        script(fmt::format(
            "INSERT INTO member_status(uid, domain_id, member_uid, status_id, version) VALUES('ume-status', {0}, "
            "'{1}', "
            "'BUSY', 1); INSERT INTO room_archive(uid, domain_id, kind, owner_uid, owner_name, reason, talk, notes, "
            "events, "
            "files, bytes, archived, expires) VALUES('ume-archive', {0}, 'group', 'x', 'x', 'deleted', 1, 0, 0, 0, 0, "
            "0, "
            "99999999999999); INSERT INTO invitation(uid, domain_id, token_hash, role, inviter_uid, inviter_name, "
            "created, "
            "expires) VALUES('ume-invitation', {0}, 'x', 'MEMBER', 'x', 'x', 0, 99999999999999); INSERT INTO "
            "applicant(uid, "
            "domain_id, invitation_uid, role, inviter_name, doc, password_hash, applied) VALUES('ume-applicant', {0}, "
            "'ume-invitation', 'MEMBER', 'x', '{{\"userId\":\"u\"}}', 'x', 0); INSERT INTO trusted_device(id, "
            "domain_id, "
            "member_uid, token_hash, name, os, trusted, last_used) VALUES('ume-device', {0}, '{1}', 'x', 'x', 'x', 0, "
            "0)",
            otherDomain, uidOf("deputy1@ume")));
        script(
            fmt::format("INSERT INTO activation(id, domain_id, role_uid, role_name, member_uid, member_name, reason, "
                        "started, until) VALUES('ume-activation', {}, 'x', 'x', '{}', 'x', 'x', 0, 99999999999999)",
                        otherDomain, uidOf("deputy1@ume")));
        script(fmt::format("INSERT INTO monitor_policy(uid, domain_id, service, number, name, value, enabled, created, "
                           "creator_uid, creator) VALUES('ume-monitor', {0}, 'talk', 1, 'x', '{{}}', 1, 0, 'x', 'x'); "
                           "INSERT INTO detection(id, domain_id, policy_uid, service, seq, record_seq, at, found, "
                           "member_uid, member_name, excerpt) VALUES(4242, {0}, 'ume-monitor', 'talk', 1, 1, 0, 0, "
                           "'{1}', 'x', '[]'); INSERT INTO monitor_exception VALUES({0}, '{1}', 0, 'x')",
                           otherDomain, uidOf("deputy1@ume")));
        script(
            fmt::format("INSERT INTO template(domain_id, uid, name, name_key) VALUES({0}, 'ume-template', '梅', '梅'); "
                        "INSERT INTO policy(domain_id, key, value, revision) VALUES({0}, 'account', '{{}}', 1)",
                        otherDomain));
    }
    Places own() {
        return {{"userId", plainMember(0)},
                {"orgUnitId", text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(domain) +
                                   " ORDER BY id DESC LIMIT 1")},
                {"sessionId", text("SELECT id FROM session WHERE domain_id = " + std::to_string(domain) + " LIMIT 1")},
                {"email", "x@sakura"},
                {"groupId", text("SELECT uid FROM grp WHERE kind = 'internal' AND domain_id = " +
                                 std::to_string(domain) + " ORDER BY id DESC LIMIT 1")}};
    }
    std::string foreignChangeset() {
        const std::string uid = "0a0a0a0a-0000-4000-8000-000000000001";
        if (number("SELECT count(*) FROM changeset WHERE uid = '" + uid + "'") == 0)
            script("INSERT INTO changeset(uid, domain_id, title, origin, author_id, author_name, client_id, state, "
                   "created) VALUES('" +
                   uid + "', " + std::to_string(otherDomain) + ", 'x', 'import', '" + uidOf("deputy1@ume") +
                   "', 'x', 'sekisho-console', 'planned', 1)");
        return uid;
    }
    // Ids of the other tenant, in every form, by place in the path.
    std::multimap<std::string, std::string> foreign(std::string_view path) {
        const std::string where = " WHERE domain_id = " + std::to_string(otherDomain);
        std::multimap<std::string, std::string> out;
        out.emplace("userId", uidOf("deputy1@ume"));
        out.emplace("userId", "deputy1@ume");
        out.emplace("userId",
                    "externalKey:" + text("SELECT external_key FROM member" + where +
                                          " AND external_key IS NOT NULL AND external_key NOT IN (SELECT external_key "
                                          "FROM member WHERE external_key IS NOT NULL AND domain_id = " +
                                          std::to_string(domain) + ") LIMIT 1"));
        out.emplace("orgUnitId", text("SELECT uid FROM orgunit" + where + " LIMIT 1"));
        out.emplace("orgUnitId", text("SELECT json_extract(doc, '$.email') FROM orgunit" + where + " LIMIT 1"));
        out.emplace("sessionId", text("SELECT id FROM session" + where + " AND member_uid = '" + uidOf("deputy1@ume") +
                                      "' LIMIT 1"));
        out.emplace("changesetId", foreignChangeset());
        out.emplace("groupId", text("SELECT uid FROM grp" + where + " LIMIT 1"));
        out.emplace("groupId",
                    "externalKey:" + text("SELECT coalesce((SELECT external_key FROM grp" + where +
                                          " AND external_key IS NOT NULL AND external_key NOT IN (SELECT "
                                          "external_key FROM grp WHERE external_key IS NOT NULL AND domain_id "
                                          "= " +
                                          std::to_string(domain) + ") LIMIT 1), '')"));
        out.emplace("memberId",
                    text("SELECT m.uid FROM group_member gm JOIN member m ON m.id = gm.subject AND gm.kind = "
                         "'USER'" +
                         where + " LIMIT 1"));
        out.emplace("customPropertyId", text("SELECT uid FROM custom_property" + where + " LIMIT 1"));
        out.emplace("userProfileStatusId", "ume-status");
        out.emplace("archiveId", "ume-archive");
        out.emplace("invitationId", "ume-invitation");
        out.emplace("applicantId", "ume-applicant");
        out.emplace("activationId", "ume-activation");
        out.emplace("templateId", "ume-template");
        out.emplace("templateId", fmt::format("default:{}", otherDomain));
        out.emplace("deviceId", "ume-device");
        out.emplace("policyId", "ume-monitor");
        out.emplace("detectionId", "4242");
        const char* kind = path.find("levels") != std::string_view::npos      ? "level"
                           : path.find("positions") != std::string_view::npos ? "position"
                                                                              : "userType";
        out.emplace("rankId", text("SELECT uid FROM rank" + where + " AND kind = '" + kind + "' LIMIT 1"));
        std::erase_if(out, [](const auto& entry) { return entry.second.empty() || entry.second == "externalKey:"; });
        return out;
    }
    // Everything of the other tenant that a request could change.
    std::string content() {
        std::string all;
        for (const char* query : {"SELECT group_concat(doc || version || email || sort_key) FROM member",
                                  "SELECT group_concat(doc || version) FROM orgunit",
                                  "SELECT group_concat(doc || version) FROM rank",
                                  "SELECT group_concat(coalesce(ended, '') || last_used) FROM session",
                                  "SELECT group_concat(hash || must_change || requested || failures) FROM credential",
                                  "SELECT group_concat(doc || version) FROM grp",
                                  "SELECT group_concat(doc) FROM custom_property",
                                  "SELECT group_concat(uid || status_id || version) FROM member_status",
                                  "SELECT group_concat(subject_uid || restrict_type) FROM chart_restriction",
                                  "SELECT group_concat(owner_uid || talk || bytes) FROM room",
                                  "SELECT group_concat(uid || coalesce(restored, '')) FROM room_archive",
                                  "SELECT group_concat(uid || coalesce(revoked, '')) FROM invitation",
                                  "SELECT group_concat(uid || name || off || version) FROM template",
                                  "SELECT group_concat(key || value || revision) FROM policy",
                                  "SELECT count(*) FROM policy_revision",
                                  "SELECT group_concat(target_uid) FROM template_assignment",
                                  "SELECT group_concat(uid) FROM applicant",
                                  "SELECT group_concat(uid || name || enabled || version) FROM monitor_policy",
                                  "SELECT group_concat(id || state || version) FROM detection",
                                  "SELECT group_concat(member_uid) FROM monitor_exception",
                                  "SELECT group_concat(id || token_hash) FROM trusted_device",
                                  "SELECT group_concat(member_uid || mobile || pc) FROM app_stop",
                                  "SELECT group_concat(key || doc) FROM setting",
                                  "SELECT group_concat(id || coalesce(ended, '')) FROM activation",
                                  "SELECT count(*) FROM audit",
                                  "SELECT count(*) FROM change",
                                  "SELECT count(*) FROM address",
                                  "SELECT name || settings || version FROM tenant"})
            all += text("SELECT coalesce((" + std::string(query) + " WHERE domain_id = " + std::to_string(otherDomain) +
                        "), '')") +
                   "\n";
        return all;
    }
    std::vector<std::string> foreignIds() {
        std::vector<std::string> out;
        const auto rows = store->read([this](Database& db) {
            return db.rows<std::string>(
                "SELECT uid FROM member WHERE domain_id = :a UNION SELECT uid FROM orgunit WHERE "
                "domain_id = :b UNION SELECT uid FROM rank WHERE domain_id = :c UNION SELECT id FROM "
                "session WHERE domain_id = :d UNION SELECT uid FROM grp WHERE domain_id = :e UNION SELECT uid FROM "
                "custom_property WHERE domain_id = :f UNION SELECT uid FROM template WHERE domain_id = :g",
                otherDomain, otherDomain, otherDomain, otherDomain, otherDomain, otherDomain, otherDomain);
        });
        for (const auto& [id] : *rows)
            out.push_back(id);
        return out;
    }
    static std::string bodyFor(const Endpoint& endpoint) {
        if (endpoint.body != BodyKind::Json && endpoint.body != BodyKind::JsonOrEmpty) return {};
        // Good enough for every write, so that only the id can be what is wrong.
        return R"({"userName":{"lastName":"x"},"email":"probe@sakura","orgUnitName":"x","levelName":"x","positionName":"x",)"
               R"("userTypeName":"x","employmentTypeName":"x","displayOrder":1,"domainId":)" +
               std::string("0") +
               R"(,"mode":"request","fileName":"a.png","fileSize":10,"toDomainId":0,"startTime":"2026-12-01T00:00:00Z",)"
               R"("endTime":"2026-12-02T00:00:00Z","leaveOfAbsence":{"startTime":"2026-12-01T00:00:00Z","endTime":)"
               R"("2026-12-02T00:00:00Z"},"groupName":"x","administrators":[],"members":[],"type":"USER",)"
               R"("accessRestrictType":"ONLY_ME","profileStatusId":"BUSY"})";
    }
    std::string body(const Endpoint& endpoint) {
        std::string out = bodyFor(endpoint);
        for (const char* key : {"\"domainId\":0", "\"toDomainId\":0"})
            if (const std::size_t at = out.find(key); at != std::string::npos)
                out.replace(at, std::string(key).size(),
                            std::string(key, std::string(key).size() - 1) + std::to_string(domain));
        return out;
    }
};

TEST_F(CrossTenantTest, NoIdOfAnotherTenantIsEverFound) {
    const std::string before = content();
    const auto app = serviceAccount("directory admin");
    const Places mine = own();
    int probes = 0;
    for (const Endpoint* endpoint : gates->router().endpoints()) {
        if (endpoint->auth == AuthNeed::None) continue;
        const auto places = placesIn(endpoint->path);
        for (const auto& [place, id] : foreign(endpoint->path)) {
            if (!places.contains(place)) continue;
            Places at = mine;
            at[place] = id;
            // A fresh token for each: some endpoints end the session of the caller.
            for (const bool asApp : {false, true}) {
                if (asApp && endpoint->auth == AuthNeed::User) continue;
                const std::string token = asApp ? app.access : signInAs("admin@sakura").access;
                const auto response = ask(token, endpoint->method, targetOf(endpoint->path, at), body(*endpoint));
                ++probes;
                EXPECT_EQ(response.status, 404)
                    << methodName(endpoint->method) << " " << endpoint->path << " with " << place << " " << id
                    << (asApp ? " by an app: " : ": ") << response.body;
            }
        }
    }
    EXPECT_GT(probes, 60);
    EXPECT_EQ(content(), before) << "the other tenant was touched";
}

TEST_F(CrossTenantTest, NamingAnotherTenantFindsNothing) {
    const std::string before = content();
    const auto app = serviceAccount("directory admin");
    const Places mine = own();
    for (const Endpoint* endpoint : gates->router().endpoints()) {
        if (endpoint->auth != AuthNeed::Any) continue;
        const auto response =
            ask(app.access, endpoint->method,
                targetOf(endpoint->path, mine) + "?domainId=" + std::to_string(otherDomain), body(*endpoint));
        EXPECT_EQ(response.status, 404) << methodName(endpoint->method) << " " << endpoint->path << ": "
                                        << response.body;
    }
    EXPECT_EQ(content(), before);
}

TEST_F(CrossTenantTest, NoAnswerHoldsAnIdOfAnotherTenant) {
    const auto ids = foreignIds();
    ASSERT_GT(ids.size(), 60U);
    const Places mine = own();
    int read = 0;
    for (const Endpoint* endpoint : gates->router().endpoints()) {
        if (endpoint->auth == AuthNeed::None || endpoint->method != Method::Get) continue;
        auto response = ask(signInAs("admin@sakura").access, Method::Get, targetOf(endpoint->path, mine));
        std::string all = response.body;
        if (response.stream)
            while (auto chunk = response.stream())
                all += *chunk;
        ++read;
        for (const std::string& id : ids)
            ASSERT_EQ(all.find(id), std::string::npos) << endpoint->path << " tells " << id;
        EXPECT_EQ(all.find("@ume"), std::string::npos) << endpoint->path;
    }
    EXPECT_GT(read, 15);
}

TEST_F(CrossTenantTest, NothingOfAnotherTenantCanBePutIntoThisOne) {
    const std::string before = content();
    const auto admin = signInAs("admin@sakura");
    const std::string where = " WHERE domain_id = " + std::to_string(otherDomain);
    const std::string unit = text("SELECT uid FROM orgunit" + where + " LIMIT 1");
    const std::string level = text("SELECT uid FROM rank" + where + " AND kind = 'level' LIMIT 1");
    const std::string type = text("SELECT uid FROM rank" + where + " AND kind = 'userType' LIMIT 1");
    const std::string person = uidOf("deputy1@ume"), mine = plainMember(0);
    const auto create = [&](const std::string& organization, const std::string& more) {
        return ask(
            admin.access, Method::Post, "/v1.0/users",
            fmt::format(
                R"({{"domainId":{0},"email":"probe@sakura","userName":{{"lastName":"x"}},"passwordConfig":)"
                R"({{"passwordCreationType":"ADMIN","password":"Plum-Blossom72"}},"organizations":[{{"domainId":{0},)"
                R"("primary":true{1}}}]{2}}})",
                domain, organization, more));
    };
    EXPECT_GE(create(R"(,"orgUnits":[{"orgUnitId":")" + unit + R"(","primary":true}])", "").status, 400);
    EXPECT_GE(create(R"(,"levelId":")" + level + R"(")", "").status, 400);
    EXPECT_GE(create("", R"(,"userTypeId":")" + type + R"(")").status, 400);
    EXPECT_GE(create("", R"(,"relations":[{"relationUserId":")" + person + R"(","relationName":"x"}])").status, 400);
    const auto fine = create("", "");
    EXPECT_EQ(fine.status, 201) << "the probe itself is right: " << fine.body;
    const auto patch = [&](const std::string& body) {
        return ask(admin.access, Method::Patch, "/v1.0/users/" + mine, body).status;
    };
    EXPECT_GE(patch(R"({"email":"probe@ume"})"), 400);
    EXPECT_GE(patch(R"({"userTypeId":")" + type + R"("})"), 400);
    EXPECT_GE(
        ask(admin.access, Method::Post, "/v1.0/orgunits",
            fmt::format(R"({{"domainId":{},"orgUnitName":"x","displayOrder":1,"parentOrgUnitId":"{}"}})", domain, unit))
            .status,
        400);
    EXPECT_EQ(content(), before);
}

} // namespace
} // namespace sekishod::test::test_cross_tenant
