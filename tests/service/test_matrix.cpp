// Who may call what. Every endpoint against every kind of caller, generated from the declarations and judged by an
// oracle of its own.
#include "facts/tables.h"
#include "tests/service/endpoint_fixture.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace sekishod::test::test_matrix {
namespace {

using sekisho::Access;
using sekisho::sql::Database;

struct Kind { // of caller
    std::string name;
    std::string token;
    bool signedIn = true;
    bool serviceAccount = false;
    std::vector<std::string> scopes{};
    std::map<std::string, Access> grants{};
    bool scoped = false; // only the branch
    std::string uid{};
    bool administrator = false; // holds any role now
};

// Where the request points: into the branch of the scoped role, or elsewhere in the tenant.
struct Target {
    std::string member;
    std::string orgUnit;
    bool inBranch = false;
};

Access accessNumber(int access) {
    return access == 2 ? Access::Operate : access == 1 ? Access::View : Access::None;
}

std::map<std::string, Access> builtInGrants(std::string_view key) {
    std::map<std::string, Access> out;
    for (const auto& role : sekisho::facts::roles())
        if (role.key == key)
            for (const auto& grant : role.grants)
                out[std::string(grant.menu)] = accessNumber(grant.access);
    return out;
}

bool holdsMenu(const Kind& caller, const sekisho::Permission& needed) {
    Access held = caller.administrator && sekisho::menuItem(needed.menu)->everyone ? Access::View : Access::None;
    for (std::string part(needed.menu); !part.empty();) { // the menu itself and everything above it
        if (const auto grant = caller.grants.find(part); grant != caller.grants.end())
            held = std::max(held, grant->second);
        const std::size_t dot = part.rfind('.');
        part.resize(dot == std::string::npos ? 0 : dot);
    }
    return held >= needed.access;
}

// The oracle: written from the specification, without the evaluators of the program.
int expectedStatus(const Endpoint& endpoint, const Kind& caller, const Target& target) {
    if (endpoint.auth == AuthNeed::None) return 204;
    if (!caller.signedIn) return 401;
    if (endpoint.auth == AuthNeed::User && caller.serviceAccount) return 403;
    bool covered = endpoint.scopes.empty();
    for (const std::string_view wanted : endpoint.scopes)
        for (const std::string& held : caller.scopes)
            covered = covered || held == wanted || held + ".read" == wanted;
    if (!covered) return 403;
    const std::string menu(endpoint.permission.menu);
    if (menu.empty() || caller.serviceAccount) return 204;
    const bool self = endpoint.subject == Subject::Member && endpoint.selfAllowed && target.member == caller.uid;
    bool holds = holdsMenu(caller, endpoint.permission);
    if (!endpoint.orPermission.menu.empty()) holds = holds || holdsMenu(caller, endpoint.orPermission);
    if (!holds) return self ? 204 : 403;
    if (caller.scoped && endpoint.subject != Subject::None && !target.inBranch) return self ? 204 : 404;
    return 204;
}

class MatrixTest : public EndpointTest {
  protected:
    std::string branchUnit() {
        return text("SELECT json_extract(scope, '$.orgUnits[0]') FROM role_holding WHERE member_uid = '" +
                    uidOf("branch1@sakura") + "'");
    }
    // Below the branch, by walking down the tree.
    std::string below() {
        return "(WITH RECURSIVE b(id) AS (SELECT id FROM orgunit WHERE uid = '" + branchUnit() +
               "' UNION SELECT o.id FROM orgunit o JOIN b ON o.parent_id = b.id) SELECT id FROM b)";
    }
    std::set<std::string> menusInUse() {
        std::set<std::string> out;
        for (const Endpoint* endpoint : gates->router().endpoints())
            if (!endpoint->permission.menu.empty()) out.insert(std::string(endpoint->permission.menu));
        return out;
    }

    Kind member(std::string name, const std::string& uid, std::map<std::string, Access> grants,
                std::vector<std::string> scopes = {"admin", "directory"}) {
        Kind kind;
        kind.name = std::move(name);
        kind.uid = uid;
        kind.scopes = scopes;
        kind.grants = std::move(grants);
        kind.administrator =
            number(fmt::format("SELECT count(*) FROM role_holding WHERE member_uid = '{}' AND (expires "
                               "IS NULL OR expires > 1)",
                               uid)) > 0;
        kind.token = signIn(uid, std::move(scopes)).access;
        return kind;
    }
    std::string holderOf(const std::string& menu, std::string_view access, int number) {
        const std::string uid = plainMember(0), role = fmt::format("one-{}", number);
        script(fmt::format(
            "INSERT INTO role(uid, domain_id, name, grants, version) VALUES('{0}', {1}, '{0}', "
            "'[{{\"menu\":\"{2}\",\"access\":\"{3}\"}}]', 1); INSERT INTO role_holding(role_uid, member_uid, "
            "domain_id) VALUES('{0}', '{4}', {1})",
            role, domain, menu, access, uid));
        return uid;
    }
    std::vector<Kind> kinds();
    void serveStubs();
};

std::vector<Kind> MatrixTest::kinds() {
    std::vector<Kind> out;
    Kind nobody{"no token", "", false};
    Kind garbage{"garbage", "no-such-token", false};
    Kind expired{"expired token", signInAs("admin@sakura").access, false};
    clock.advance(std::chrono::hours(25));
    const auto gone = signInAs("admin@sakura");
    Kind ended{"ended session", gone.access, false};
    script("UPDATE session SET ended = " + std::to_string(sekisho::toMillis(clock.now())) + " WHERE id = '" +
           gone.session.value + "'; UPDATE token SET revoked = 1 WHERE session_id = '" + gone.session.value + "'");
    out.insert(out.end(), {nobody, garbage, expired, ended});
    out.push_back(member("super", uidOf("admin@sakura"), builtInGrants("super")));
    out.push_back(member("deputy", uidOf("deputy1@sakura"), builtInGrants("deputy")));
    out.push_back(member("operator", uidOf("operator1@sakura"), builtInGrants("operator")));
    out.push_back(member("viewer", uidOf("viewer1@sakura"), {{"members.members", Access::View}}));
    out.push_back(member("branch", uidOf("branch1@sakura"),
                         {{"members.members", Access::Operate}, {"members.orgUnits", Access::View}}));
    out.back().scoped = true;
    const std::string helper = plainMember(0);
    script(fmt::format("INSERT INTO role_holding(role_uid, member_uid, domain_id, scope) SELECT 'helpdesk:{0}', "
                       "'{1}', {0}, scope FROM role_holding WHERE member_uid = '{2}'",
                       domain, helper, uidOf("branch1@sakura")));
    out.push_back(member("helpdesk", helper, builtInGrants("helpdesk")));
    out.back().scoped = true;
    out.push_back(member("super with a small token", uidOf("admin@sakura"), builtInGrants("super"), {"user.read"}));
    out.push_back(
        member("super, reading", uidOf("admin@sakura"), builtInGrants("super"), {"admin.read", "directory.read"}));
    int number = 0;
    for (const std::string& menu : menusInUse())
        for (const std::string_view access : {"view", "operate"}) {
            const std::string uid = holderOf(menu, access, number++);
            // Such a role can be written into the store by a fault; it opens nothing that is for built-in roles only.
            std::map<std::string, Access> grants;
            if (!sekisho::menuItem(menu)->builtInOnly) grants[menu] = access == "view" ? Access::View : Access::Operate;
            out.push_back(member(fmt::format("only {} {}", menu, access), uid, std::move(grants)));
        }
    out.push_back(member("top menu", holderOf("members", "operate", number++), {{"members", Access::Operate}}));
    const std::string late = holderOf("members", "operate", number++);
    script("UPDATE role_holding SET expires = 1 WHERE member_uid = '" + late + "'");
    out.push_back(member("expired role", late, {}));
    out.push_back(member("plain", plainMember(0), {}));
    out.push_back(member("plain, app", plainMember(0), {}, {"user.read"}));
    for (const char* scopes : {"directory", "directory.read", "admin", "admin directory", "bot"}) {
        Kind kind{fmt::format("service account {}", scopes), serviceAccount(scopes).access, true, true};
        kind.scopes = splitScopes(scopes);
        out.push_back(std::move(kind));
    }
    return out;
}

// The real declarations in front of handlers that only say that they were reached.
void MatrixTest::serveStubs() {
    std::vector<Endpoint> stubs;
    for (const Endpoint* declared : gates->router().endpoints()) {
        Endpoint stub = *declared;
        stub.prepare = {};
        stub.body = BodyKind::None;
        stub.runOn = RunOn::Worker;
        stub.handler = [](Call&) -> HandlerResult { return Response::empty(204); };
        stubs.push_back(std::move(stub));
    }
    Router router;
    ASSERT_TRUE(router.add(std::move(stubs)));
    gates = std::make_unique<Gates>(*services, std::move(router));
}

TEST_F(MatrixTest, EveryEndpointDeclaresWhatItNeeds) {
    const auto endpoints = gates->router().endpoints();
    ASSERT_GT(endpoints.size(), 60U);
    for (const Endpoint* endpoint : endpoints) {
        const std::string name = fmt::format("{} {}", methodName(endpoint->method), endpoint->path);
        EXPECT_FALSE(endpoint->summary.empty()) << name;
        EXPECT_TRUE(endpoint->handler) << name;
        EXPECT_GT(endpoint->bodyLimit, 0U) << name;
        const std::string menu(endpoint->permission.menu);
        const bool open = endpoint->auth == AuthNeed::None || menu.empty();
        EXPECT_TRUE(!open || !endpoint->publicReason.empty()) << name;
        EXPECT_TRUE(endpoint->auth != AuthNeed::None || menu.empty()) << name;
        EXPECT_TRUE(menu.empty() || sekisho::menuItem(menu)) << name;
        const std::string other(endpoint->orPermission.menu);
        EXPECT_TRUE(other.empty() || (!menu.empty() && sekisho::menuItem(other))) << name;
        EXPECT_TRUE(other.empty() || (endpoint->method == Method::Get && endpoint->effect != Effect::Write)) << name;
        // Only what concerns nobody but the caller himself may be open to every token of his.
        EXPECT_TRUE(menu.empty() || !endpoint->scopes.empty()) << name;
        const bool changes = endpoint->method != Method::Get && endpoint->effect == Effect::Write;
        EXPECT_TRUE(!changes || menu.empty() || endpoint->permission.access == Access::Operate) << name;
        const bool known = endpoint->auth != AuthNeed::None;
        EXPECT_TRUE(endpoint->method != Method::Get || !known || endpoint->effect != Effect::Write) << name;
        const auto places = placesIn(endpoint->path);
        EXPECT_TRUE(!known || !places.contains("userId") || endpoint->subject == Subject::Member) << name;
        EXPECT_TRUE(!known || !places.contains("orgUnitId") || endpoint->subject == Subject::OrgUnit) << name;
    }
}

TEST_F(MatrixTest, RoleByEndpoint) {
    const auto callers = kinds();
    serveStubs();
    const std::string inside =
        plainMember(3, "id IN (SELECT member_id FROM member_orgunit WHERE orgunit_id IN " + below() + ")");
    const std::string outside =
        plainMember(3, "id NOT IN (SELECT member_id FROM member_orgunit WHERE orgunit_id IN " + below() + ")");
    const std::string foreignUnit = text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(domain) +
                                         " AND id NOT IN " + below() + " ORDER BY id LIMIT 1");
    const std::vector<Target> targets{{inside, branchUnit(), true}, {outside, foreignUnit, false}};
    ASSERT_FALSE(inside.empty() || outside.empty() || foreignUnit.empty());
    int asked = 0;
    std::map<int, int> seen;
    for (const Endpoint* endpoint : gates->router().endpoints())
        for (const Kind& caller : callers)
            for (Target target : targets) {
                for (const bool self : {false, true}) {
                    if (self && (caller.uid.empty() || endpoint->subject != Subject::Member)) continue;
                    if (self) {
                        target.member = caller.uid;
                        target.inBranch =
                            number("SELECT count(*) FROM member m JOIN member_orgunit o ON o.member_id = m.id "
                                   "WHERE m.uid = '" +
                                   caller.uid + "' AND o.orgunit_id IN " + below()) > 0;
                    }
                    const auto response =
                        ask(caller.token, endpoint->method,
                            targetOf(endpoint->path, {{"userId", target.member}, {"orgUnitId", target.orgUnit}}));
                    const int expected = expectedStatus(*endpoint, caller, target);
                    ++asked;
                    ++seen[response.status];
                    ASSERT_EQ(response.status, expected)
                        << methodName(endpoint->method) << " " << endpoint->path << " by " << caller.name
                        << (self              ? " on himself"
                            : target.inBranch ? " inside"
                                              : " outside")
                        << ": " << response.body;
                }
            }
    EXPECT_GT(asked, 3000);
    for (const int status : {204, 401, 403, 404})
        EXPECT_GT(seen[status], 20) << status << " must be among the answers, or the matrix shows nothing";
}

} // namespace
} // namespace sekishod::test::test_matrix
