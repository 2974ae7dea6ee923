// Administrator rights over the wire, and the helpdesk: what its role opens in its organization, and that it opens
// nothing else.

#include "models/api/cut_off_wire.h"
#include "service/rules/role_presets.h"
#include "tests/service/directory_fixture.h"

#include <set>

namespace sekishod::test::test_roles {
namespace {

class RolesTest : public DirectoryTest {
  protected:
    RolesTest() : mine(makeUnit("Mine")), below(makeUnit("Below", mine)), other(makeUnit("Other")) {
        inside = makeUser("in.side", {below});
        outside = makeUser("out.side", {other});
        helperId = makeUser("helper");
        admin = signIn(uidOf("admin@sakura"));
    }
    std::string role(std::string_view key) const { return fmt::format("{}:{}", key, domain); }
    std::string place(const std::string& user, const std::string& roleId) const {
        return fmt::format("/v1.0/admin/users/{}/roles/{}", user, roleId);
    }
    static json::object scopeOf(const std::vector<std::string>& units, bool withBelow = true) {
        return {{"scope", {{"orgUnits", json::array(units.begin(), units.end())}, {"includeSubOrgUnits", withBelow}}}};
    }
    Response grant(const SignedIn& who, const std::string& user, const std::string& roleId, const json::object& body,
                   Headers headers = {}) {
        return send(who, Method::Put, place(user, roleId), body, std::move(headers));
    }
    SignedIn helpdesk() {
        EXPECT_EQ(200, grant(admin, helperId, role("helpdesk"), scopeOf({mine})).status);
        return signIn(helperId);
    }
    json::object listed(const std::string& roleId) {
        const auto answer = object(get(admin, "/v1.0/admin/roles"));
        for (const auto& item : answer.at("roles").as_array())
            if (str(item.as_object(), "roleId") == roleId) return item.as_object();
        ADD_FAILURE() << roleId;
        return {};
    }
    json::array heldBy(const std::string& user) {
        return object(get(admin, fmt::format("/v1.0/admin/users/{}/roles", user))).at("roles").as_array();
    }

    void work() {
        for (int i = 0; i < 1'000 && (changesets->planOnce() || changesets->applyOnce()); ++i) {
        }
    }

    std::string mine, below, other, inside, outside, helperId;
    SignedIn admin;
};

// --- Presets ---

TEST_F(RolesTest, EveryTenantHasAHelpdesk) {
    for (const auto tenant : {domain, otherDomain})
        EXPECT_EQ("ヘルプデスク|[{\"menu\":\"security.lostDevice\",\"access\":\"operate\"}]|",
                  text(fmt::format("SELECT name || '|' || grants || '|' || built_in FROM role WHERE uid = '{}'",
                                   presetRoleUid("helpdesk", tenant))));
    EXPECT_EQ("helpdesk", presetOfRole(role("helpdesk")));
    EXPECT_EQ("", presetOfRole(role("deputy")));
    EXPECT_EQ("", presetOfRole("helpdesk"));
}

TEST_F(RolesTest, AnOlderStoreGetsItWhenItIsOpened) {
    const auto writes = store->revision();
    ASSERT_TRUE(addMissingRoles(*store, clock.now()));
    EXPECT_EQ(writes, store->revision()) << "nothing is missing, nothing is written";
    script(fmt::format("DELETE FROM role WHERE uid = '{}'; UPDATE tenant SET settings = json_set(settings, "
                       "'$.locale', 'en_US')",
                       role("helpdesk")));
    ASSERT_TRUE(addMissingRoles(*store, clock.now()));
    EXPECT_EQ("Helpdesk", text("SELECT name FROM role WHERE uid = '" + role("helpdesk") + "'"));
    EXPECT_EQ("ヘルプデスク",
              text("SELECT name FROM role WHERE uid = '" + presetRoleUid("helpdesk", otherDomain) + "'"));
    EXPECT_EQ(1, audits("role.create", role("helpdesk")));
    EXPECT_EQ(0, audits("role.create", presetRoleUid("helpdesk", otherDomain)));
    EXPECT_EQ(1, feedNotes("role", role("helpdesk")));
}

TEST_F(RolesTest, AnOlderStoreGetsTheRoleOfTheSealedAccountAndPresetsBesideItsOwnRoles) {
    script(fmt::format("DELETE FROM role WHERE uid IN ('{0}', '{1}'); INSERT INTO role(uid, domain_id, built_in, name, "
                       "grants, version) VALUES('own', {2}, '', '監査 閲覧のみ', "
                       "'[{{\"menu\":\"audit\",\"access\":\"view\"}}]', 1)",
                       role("rescue"), role("auditor"), domain));
    ASSERT_TRUE(addMissingRoles(*store, clock.now()));
    EXPECT_EQ("rescue|[]", text("SELECT built_in || '|' || grants FROM role WHERE uid = '" + role("rescue") + "'"));
    EXPECT_EQ("監査閲覧のみ 2", text("SELECT name FROM role WHERE uid = '" + role("auditor") + "'"));
    EXPECT_EQ(1, audits("role.create", role("rescue")));
    // One that was deleted is not made anew.
    ASSERT_EQ(204, ask(admin.access, Method::Delete, "/v1.0/admin/roles/" + role("auditor")).status);
    const auto writes = store->revision();
    ASSERT_TRUE(addMissingRoles(*store, clock.now()));
    EXPECT_EQ(writes, store->revision());
}

// --- Giving and taking away ---

TEST_F(RolesTest, ListsWhatThereIsAndHowManyHoldIt) {
    const auto before = listed(role("helpdesk")).at("holders").as_int64();
    helpdesk();
    const auto found = listed(role("helpdesk"));
    EXPECT_EQ(before + 1, found.at("holders").as_int64());
    EXPECT_EQ("helpdesk", str(found, "preset"));
    EXPECT_TRUE(found.at("builtIn").is_null());
    EXPECT_EQ("security.lostDevice", str(found.at("grants").as_array().at(0).as_object(), "menu"));
    EXPECT_EQ("super", str(listed(role("super")), "builtIn"));
    EXPECT_GT(listed(role("deputy")).at("grants").as_array().size(), 5U);
    script("UPDATE role_holding SET expires = 1 WHERE member_uid = '" + helperId + "'");
    EXPECT_EQ(before, listed(role("helpdesk")).at("holders").as_int64()) << "an ended one does not count";
}

TEST_F(RolesTest, HoldsFromTheNextRequestOnAndEndsWithIt) {
    const SignedIn helper = signIn(helperId);
    EXPECT_EQ(403, get(helper, "/v1.0/admin/snapshot").status);
    const Response given = grant(admin, helperId, role("helpdesk"), scopeOf({mine}));
    ASSERT_EQ(200, given.status) << given.body;
    EXPECT_EQ(role("helpdesk"), str(object(given), "roleId"));
    EXPECT_EQ(200, get(helper, "/v1.0/admin/snapshot").status);
    EXPECT_EQ(1, audits("role.grant", helperId));
    EXPECT_GE(feedNotes("holding", helperId), 1);
    ASSERT_EQ(1U, heldBy(helperId).size());
    EXPECT_EQ(mine, heldBy(helperId)[0].at("scope").at("orgUnits").as_array().at(0).as_string());

    expectError(send(admin, Method::Delete, place(helperId, role("helpdesk")), nullptr, {{"If-Match", "\"99\""}}), 412,
                "PRECONDITION_FAILED");
    EXPECT_EQ(204, ask(admin.access, Method::Delete, place(helperId, role("helpdesk")), {},
                       {{"If-Match", headerOf(given, "ETag")}})
                       .status);
    EXPECT_EQ(403, get(helper, "/v1.0/admin/snapshot").status);
    EXPECT_EQ(1, audits("role.revoke", helperId));
    expectError(ask(admin.access, Method::Delete, place(helperId, role("helpdesk"))), 404, "ROLE_NOT_EXIST");
}

TEST_F(RolesTest, ARoleMayEnd) {
    auto body = scopeOf({});
    body["expiresAt"] = "2026-11-22T10:00:00Z";
    ASSERT_EQ(200, grant(admin, helperId, role("helpdesk"), body).status);
    const SignedIn helper = signIn(helperId);
    EXPECT_EQ(200, get(helper, "/v1.0/admin/snapshot").status);
    clock.advance(std::chrono::hours(2));
    EXPECT_EQ(403, get(signIn(helperId), "/v1.0/admin/snapshot").status);
}

TEST_F(RolesTest, ChangingTheScopeIsOneMoreGrantAndCanBeUndone) {
    helpdesk();
    const Response wider = grant(admin, helperId, role("helpdesk"), scopeOf({mine, other}, false));
    ASSERT_EQ(200, wider.status) << wider.body;
    EXPECT_EQ(2U, heldBy(helperId)[0].at("scope").at("orgUnits").as_array().size());
    EXPECT_EQ(2, audits("role.grant", helperId));
    EXPECT_NE(std::string::npos, json::serialize(lastChanges("role.grant", helperId)).find(other));
    const std::string changeset = headerOf(wider, "X-Changeset-Id");
    ASSERT_FALSE(changeset.empty());
    const Response undo = ask(admin.access, Method::Post, "/v1.0/admin/changesets/" + changeset + "/undo");
    ASSERT_EQ(201, undo.status) << undo.body;
    const std::string back = str(object(undo), "changesetId");
    work();
    const Response applied = ask(admin.access, Method::Post, "/v1.0/admin/changesets/" + back + "/apply");
    EXPECT_EQ(200, applied.status) << applied.body;
    work();
    ASSERT_EQ(1U, heldBy(helperId).size());
    EXPECT_EQ(1U, heldBy(helperId)[0].at("scope").at("orgUnits").as_array().size());
}

TEST_F(RolesTest, AnEqualGrantChangesNothing) {
    helpdesk();
    EXPECT_EQ(200, grant(admin, helperId, role("helpdesk"), scopeOf({mine})).status);
    EXPECT_EQ(1, audits("role.grant", helperId));
}

TEST_F(RolesTest, RefusesWhatMustNotBe) {
    const auto body = scopeOf({mine});
    expectError(grant(admin, helperId, role("super"), body), 403, "SUPER_ADMIN_PROTECTED");
    expectError(ask(admin.access, Method::Delete, place(uidOf("admin@sakura"), role("super"))), 403,
                "SUPER_ADMIN_PROTECTED");
    expectError(grant(admin, helperId, role("nothing"), body), 404, "ROLE_NOT_EXIST");
    expectError(grant(admin, helperId, presetRoleUid("helpdesk", otherDomain), body), 404, "ROLE_NOT_EXIST");
    expectError(grant(admin, "nobody", role("helpdesk"), body), 404, "USER_NOT_EXIST");
    expectError(grant(admin, helperId, role("helpdesk"), scopeOf({"nowhere"})), 404, "ORGUNIT_NOT_EXIST");
    const std::string foreign =
        text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(otherDomain) + " LIMIT 1");
    expectError(grant(admin, helperId, role("helpdesk"), scopeOf({foreign})), 404, "ORGUNIT_NOT_EXIST");
    expectError(grant(admin, helperId, role("helpdesk"), {}), 400, "MISSING_PARAMETER");
    expectError(grant(admin, helperId, role("helpdesk"), {{"scope", "all"}}), 400, "INVALID_PARAMETER");
    expectError(grant(admin, helperId, role("helpdesk"), {{"scope", json::object{}}}), 400, "MISSING_PARAMETER");
    auto late = body;
    late["expiresAt"] = "2020-01-01T00:00:00Z";
    expectError(grant(admin, helperId, role("helpdesk"), late), 400, "OUT_OF_RANGE");
    late["expiresAt"] = "tomorrow";
    expectError(grant(admin, helperId, role("helpdesk"), late), 400, "DATE_FORMAT");
    EXPECT_EQ(403, grant(signInAs("deputy1@sakura"), helperId, role("helpdesk"), body).status) << "he may only look";
    EXPECT_EQ(200, get(signInAs("deputy1@sakura"), "/v1.0/admin/roles").status);
    EXPECT_EQ(403, get(signInAs("operator1@sakura"), "/v1.0/admin/roles").status);
    EXPECT_EQ(0U, heldBy(helperId).size());
}

// --- What a helpdesk sees ---

TEST_F(RolesTest, TheHelpdeskIsToldOfItsMembersWhoTheyAre) {
    script(fmt::format("UPDATE member SET doc = json_set(doc, '$.cellPhone', '090-5555-0117', '$.privateEmail', "
                       "'private@example.org', '$.birthday', '1991-04-09', '$.employeeNumber', '000117', "
                       "'$.nickName', 'ken', '$.lastAccess', '2026-11-20T00:00:00Z'), last_access = 1 WHERE uid = '{}'",
                       inside));
    const SignedIn helper = helpdesk();
    std::set<std::string> kinds, members, units;
    json::object person;
    for (const auto& line : lines(get(helper, "/v1.0/admin/snapshot"))) {
        const std::string kind = str(line, "kind");
        kinds.insert(kind);
        if (kind == "orgUnit") units.insert(str(line.at("data").as_object(), "orgUnitId"));
        if (kind != "member") continue;
        person = line.at("data").as_object();
        members.insert(str(person, "userId"));
    }
    EXPECT_EQ((std::set<std::string>{"begin", "orgUnit", "member", "end"}), kinds);
    EXPECT_EQ((std::set<std::string>{inside}), members);
    EXPECT_EQ((std::set<std::string>{mine, below}), units);
    std::set<std::string> keys;
    for (const auto& [key, value] : person)
        keys.insert(key);
    const std::set<std::string> allowed{
        "domainId",        "userId",    "email",       "userName",        "i18nNames",      "organizations",
        "isAdministrator", "isPending", "isSuspended", "suspendedReason", "activationDate", "deletedAt",
        "hasPhoto",        "createdAt", "updatedAt",   "version",         "searchable"};
    for (const std::string& key : keys)
        EXPECT_TRUE(allowed.contains(key)) << key << " is nothing that a helpdesk needs";
    for (const char* key : {"userId", "email", "userName", "organizations"})
        EXPECT_TRUE(keys.contains(key)) << key;
    EXPECT_EQ(below, str(person.at("organizations").as_array().at(0).at("orgUnits").as_array().at(0).as_object(),
                         "orgUnitId"));
}

TEST_F(RolesTest, TheHelpdeskFollowsThemInTheFeed) {
    const SignedIn helper = helpdesk();
    const auto cursor = number(fmt::format("SELECT max(seq) FROM change WHERE domain_id = {}", domain));
    ASSERT_EQ(200, patch("/v1.0/users/" + inside, {{"cellPhone", "090-5555-0117"}}).status);
    ASSERT_EQ(200, patch("/v1.0/users/" + outside, {{"cellPhone", "090-5555-0118"}}).status);
    makeRank("levels", {{"levelName", "L1"}, {"executive", false}});
    script(fmt::format(
        "INSERT INTO change(domain_id, kind, uid, op, at) VALUES({0}, 'group', 'g', 'put', 1), ({0}, "
        "'fieldSettings', 'f', 'put', 1), ({0}, 'session', 's', 'put', 1), ({0}, 'role', 'r', 'put', "
        "1), ({0}, 'brake', '', 'put', 1), ({0}, 'cutOff', 'c', 'put', 1); INSERT INTO cut_off(id, seq, domain_id, "
        "fingerprint, kind, lost, actor_id, actor_name, ordered, received, state, version) VALUES('c', 1, "
        "{0}, '', 'lostDevice', 'phone', '', '', 1, 1, 'open', 1); INSERT INTO cut_off_step(cut_off_id, "
        "number, domain_id, kind, member_uid, state, requested) VALUES('c', 1, {0}, 'block', '{1}', "
        "'verified', 1)",
        domain, inside));
    const Response response = get(helper, fmt::format("/v1.0/admin/changes?cursor={}", cursor));
    ASSERT_EQ(200, response.status) << response.body;
    EXPECT_EQ(std::string::npos, response.body.find("090-5555"));
    std::map<std::string, std::string> told;
    const auto page = object(response);
    for (const auto& item : page.at("changes").as_array())
        told[str(item.as_object(), "kind") + "/" + str(item.as_object(), "id")] = str(item.as_object(), "op");
    EXPECT_EQ((std::map<std::string, std::string>{{"member/" + inside, "put"}, {"cutOff/c", "put"}}), told)
        << "the brake is for those who decide, and others are elsewhere";
}

TEST_F(RolesTest, OtherRightsAreNotReducedByIt) {
    helpdesk();
    giveRole(helperId, "operator");
    authenticator->forgetUser(sekisho::UserId(helperId));
    const SignedIn both = signIn(helperId);
    std::set<std::string> kinds;
    for (const auto& line : lines(get(both, "/v1.0/admin/snapshot")))
        kinds.insert(str(line, "kind"));
    EXPECT_TRUE(kinds.contains("fieldSettings"));
}

TEST_F(RolesTest, KindsOfTheFeedAreForThoseWhoHoldTheirMenu) {
    const auto cursor = number(fmt::format("SELECT max(seq) FROM change WHERE domain_id = {}", domain));
    script(fmt::format("INSERT INTO change(domain_id, kind, uid, op, at) VALUES({0}, 'device', 'd', 'put', 1), ({0}, "
                       "'brake', '', 'put', 1), ({0}, 'cutOff', 'c', 'put', 1)",
                       domain));
    const auto kindsOf = [&](const SignedIn& who) {
        std::set<std::string> kinds;
        const auto page = object(get(who, fmt::format("/v1.0/admin/changes?cursor={}", cursor)));
        for (const auto& item : page.at("changes").as_array())
            kinds.insert(str(item.as_object(), "kind"));
        return kinds;
    };
    EXPECT_EQ((std::set<std::string>{"device", "brake", "cutOff"}), kindsOf(admin));
    EXPECT_EQ((std::set<std::string>{}), kindsOf(signInAs("viewer1@sakura")));
}

TEST_F(RolesTest, ThePhotoOfItsMembersOnly) {
    script(fmt::format("INSERT INTO photo(member_uid, mime, bytes, updated) VALUES('{}', 'image/png', x'00', 1), "
                       "('{}', 'image/png', x'00', 1)",
                       inside, outside));
    const SignedIn helper = helpdesk();
    EXPECT_EQ(302, get(helper, "/v1.0/users/" + inside + "/photo").status);
    expectError(get(helper, "/v1.0/users/" + outside + "/photo"), 404, "USER_NOT_EXIST");
    EXPECT_EQ(403, ask(helper.access, Method::Delete, "/v1.0/users/" + inside + "/photo").status);
}

// --- What it may do ---

std::string orderOf(const std::string& user, const char* id, sekisho::Instant at) {
    sekisho::CutOffOrder order;
    order.id = sekisho::CutOffId(id);
    order.user = sekisho::UserId(user);
    order.lost = sekisho::Lost::Phone;
    order.steps = {{sekisho::StepKind::EndSessions, ""}, {sekisho::StepKind::AppStop, "mobile"}};
    order.note = "電車に忘れた";
    order.orderedAt = at;
    return sekisho::api::cutOffOrderText(order);
}

TEST_F(RolesTest, TheHelpdeskCutsOffItsMembersAndNobodyElse) {
    const SignedIn helper = helpdesk();
    const std::string proposal = "/v1.0/admin/users/{}/cut-off-proposal?lost=phone";
    const Response offered = get(helper, fmt::format(fmt::runtime(proposal), inside));
    EXPECT_EQ(200, offered.status) << offered.body;
    expectError(get(helper, fmt::format(fmt::runtime(proposal), outside)), 404, "USER_NOT_EXIST");

    const Response ordered = ask(helper.access, Method::Post, "/v1.0/admin/cut-offs",
                                 orderOf(inside, "7c9e6679-7425-40de-944b-e07fc1f90ae7", clock.now()));
    EXPECT_EQ(201, ordered.status) << ordered.body;
    const Response refused = ask(helper.access, Method::Post, "/v1.0/admin/cut-offs",
                                 orderOf(outside, "7c9e6679-7425-40de-944b-e07fc1f90ae8", clock.now()));
    EXPECT_EQ(404, refused.status) << refused.body;

    const std::string theirs = "7c9e6679-7425-40de-944b-e07fc1f90ae9";
    ASSERT_EQ(
        201,
        ask(admin.access, Method::Post, "/v1.0/admin/cut-offs", orderOf(outside, theirs.c_str(), clock.now())).status);
    EXPECT_EQ(404, get(helper, "/v1.0/admin/cut-offs/" + theirs).status);
    const auto list = object(get(helper, "/v1.0/admin/cut-offs"));
    EXPECT_EQ(1U, list.at("cutOffs").as_array().size());
}

// All endpoints of the program, with handlers that only say that they were reached.
TEST_F(RolesTest, NothingElseIsOpenToTheHelpdesk) {
    const std::set<std::string> open{"GET /v1.0/admin/users/{userId}/cut-off-proposal",
                                     "POST /v1.0/admin/cut-offs",
                                     "POST /v1.0/admin/cut-offs/queued",
                                     "PUT /v1.0/admin/console-keys",
                                     "GET /v1.0/admin/cut-offs",
                                     "GET /v1.0/admin/cut-offs/{cutOffId}",
                                     "PATCH /v1.0/admin/cut-offs/{cutOffId}",
                                     "POST /v1.0/admin/cut-offs/{cutOffId}/found-again",
                                     "POST /v1.0/admin/cut-offs/{cutOffId}/withdraw",
                                     "GET /v1.0/admin/cut-offs/{cutOffId}/receipt",
                                     "GET /v1.0/admin/snapshot",
                                     "GET /v1.0/admin/changes",
                                     "GET /v1.0/admin/users/{userId}/reached-by", // for every administrator: within
                                     "POST /v1.0/admin/explanations/right",       // what he sees
                                     "POST /v1.0/admin/explanations/holders",
                                     "POST /v1.0/admin/explanations/use",
                                     "GET /v1.0/users/{userId}/photo"};
    const SignedIn helper = helpdesk();
    std::vector<Endpoint> stubs;
    for (const Endpoint* declared : gates->router().endpoints()) {
        Endpoint stub = *declared;
        stub.prepare = {};
        stub.recall = {};
        stub.body = BodyKind::None;
        stub.runOn = RunOn::Worker;
        stub.handler = [](Call&) -> HandlerResult { return Response::empty(204); };
        stubs.push_back(std::move(stub));
    }
    Router router;
    ASSERT_TRUE(router.add(std::move(stubs)));
    gates = std::make_unique<Gates>(*services, std::move(router));
    std::set<std::string> reached;
    int refused = 0;
    for (const Endpoint* endpoint : gates->router().endpoints()) {
        if (endpoint->auth == AuthNeed::None || endpoint->permission.menu.empty()) continue;
        const std::string name = fmt::format("{} {}", methodName(endpoint->method), endpoint->path);
        for (const std::string& member : {inside, outside}) {
            std::string target(endpoint->path);
            for (const auto& [key, value] : {std::pair<std::string, std::string>{"{userId}", member},
                                             {"{orgUnitId}", member == inside ? below : other}})
                if (const auto at = target.find(key); at != std::string::npos) target.replace(at, key.size(), value);
            while (target.find('{') != std::string::npos)
                target.replace(target.find('{'), target.find('}') - target.find('{') + 1, "none");
            const int status = ask(helper.access, endpoint->method, target).status;
            const bool hidden = endpoint->subject == Subject::Member && member == outside;
            const int expected = !open.contains(name) ? 403 : hidden ? 404 : 204;
            EXPECT_EQ(expected, status) << name << (member == inside ? " inside" : " outside");
            refused += status == 403;
            if (status == 204) reached.insert(name);
        }
    }
    EXPECT_EQ(open, reached);
    EXPECT_GT(refused, 200);
}

} // namespace
} // namespace sekishod::test::test_roles
