// Who may call what. Every endpoint against every kind of caller, generated from the declarations and judged by an
// oracle of its own; and every endpoint against the ids of another tenant, which must not exist.
#include "facts/tables.h"
#include "service/auth/clients.h"
#include "tests/service/tenant_fixture.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace sekishod::test {
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
    Access held = Access::None;
    for (std::string part = menu; !part.empty();) { // the menu itself and everything above it
        if (const auto grant = caller.grants.find(part); grant != caller.grants.end())
            held = std::max(held, grant->second);
        const std::size_t dot = part.rfind('.');
        part.resize(dot == std::string::npos ? 0 : dot);
    }
    if (held < endpoint.permission.access) return self ? 204 : 403;
    if (caller.scoped && endpoint.subject != Subject::None && !target.inBranch) return self ? 204 : 404;
    return 204;
}

class MatrixTest : public TenantTest {
  protected:
    using Places = std::map<std::string, std::string>;

    static std::string targetOf(std::string_view path, const Places& places) {
        std::string out;
        for (std::size_t at = 0; at < path.size();) {
            if (path[at] != '{') {
                out += path[at++];
                continue;
            }
            const std::size_t end = path.find('}', at);
            const auto found = places.find(std::string(path.substr(at + 1, end - at - 1)));
            out += found == places.end() ? "none" : found->second;
            at = end + 1;
        }
        return out;
    }
    static std::set<std::string> placesIn(std::string_view path) {
        std::set<std::string> out;
        for (std::size_t at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1))
            out.insert(std::string(path.substr(at + 1, path.find('}', at) - at - 1)));
        return out;
    }
    std::string plainMember(int number, const std::string& more = "1") {
        return text("SELECT uid FROM member m WHERE domain_id = " + std::to_string(domain) +
                    " AND pending = 0 AND suspended = 0 AND deleted IS NULL AND uid NOT IN (SELECT member_uid FROM "
                    "role_holding) AND " +
                    more + " ORDER BY id LIMIT 1 OFFSET " + std::to_string(number));
    }
    SignedIn serviceAccount(const std::string& scopes) {
        const auto made = store->write([&](Database& db) -> sekisho::Result<SignedIn> {
            NewClient wanted;
            wanted.domain = domain;
            wanted.name = "App";
            wanted.scopes = splitScopes(scopes);
            SEKISHO_TRY(client, registerClient(db, wanted, clock.now()));
            SEKISHO_TRY(known, findClient(db, client.clientId));
            SEKISHO_TRY(session, startSession(db, domain, client.serviceAccount, client.clientId,
                                              {sekisho::ClientKind::Api, "", "", "", "192.0.2.9", ""}, clock.now()));
            SEKISHO_TRY(tokens, issueTokens(db, domain, *known, session, wanted.scopes, WithRefresh::No, clock.now()));
            return SignedIn{tokens.access, session};
        });
        EXPECT_TRUE(made) << (made ? "" : made.error().code + made.error().detail);
        return *made;
    }
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
    out.push_back(member("super with a small token", uidOf("admin@sakura"), builtInGrants("super"), {"user.read"}));
    out.push_back(
        member("super, reading", uidOf("admin@sakura"), builtInGrants("super"), {"admin.read", "directory.read"}));
    int number = 0;
    for (const std::string& menu : menusInUse())
        for (const std::string_view access : {"view", "operate"}) {
            const std::string uid = holderOf(menu, access, number++);
            out.push_back(member(fmt::format("only {} {}", menu, access), uid,
                                 {{menu, access == "view" ? Access::View : Access::Operate}}));
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

// --- other tenants do not exist ---

class CrossTenantTest : public MatrixTest {
  protected:
    Places own() {
        return {{"userId", plainMember(0)},
                {"orgUnitId", text("SELECT uid FROM orgunit WHERE domain_id = " + std::to_string(domain) +
                                   " ORDER BY id DESC LIMIT 1")},
                {"sessionId", text("SELECT id FROM session WHERE domain_id = " + std::to_string(domain) + " LIMIT 1")},
                {"email", "x@sakura"}};
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
        for (const char* query :
             {"SELECT group_concat(doc || version || email || sort_key) FROM member",
              "SELECT group_concat(doc || version) FROM orgunit", "SELECT group_concat(doc || version) FROM rank",
              "SELECT group_concat(coalesce(ended, '') || last_used) FROM session",
              "SELECT group_concat(hash || must_change || requested || failures) FROM credential",
              "SELECT count(*) FROM audit", "SELECT count(*) FROM change", "SELECT count(*) FROM address",
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
                "session WHERE domain_id = :d",
                otherDomain, otherDomain, otherDomain, otherDomain);
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
               R"("2026-12-02T00:00:00Z"}})";
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
} // namespace sekishod::test
