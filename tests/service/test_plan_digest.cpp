// What a plan is known by: the same order gives the same digest whenever it is tried, for every guarded command.
#include "models/policy/schema.h"
#include "service/rules/acting.h"
#include "tests/service/approval_fixture.h"

#include <functional>
#include <map>
#include <set>

namespace test_plan_digest {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::sql::Database;

namespace {

class PlanDigestTest : public ApprovalTest {
  protected:
    PlanDigestTest() { rules(noRules); }

    struct Order {
        KeptCommand command;
        std::string by; // member
    };
    Order sent(const Endpoint& endpoint, const std::map<std::string, std::string>& places, std::string body,
               std::string ifMatch = {}, std::string by = {}) {
        Order out;
        out.command.method = std::string(methodName(endpoint.method));
        std::string path(endpoint.path);
        for (const auto& [place, value] : places) {
            const std::size_t at = path.find("{" + place + "}");
            if (at != std::string::npos) path.replace(at, place.size() + 2, value);
        }
        out.command.path = path;
        out.command.body = std::move(body);
        if (!out.command.body.empty()) out.command.contentType = "application/json";
        out.command.ifMatch = std::move(ifMatch);
        out.by = by.empty() ? uidOfSession(admin) : by;
        return out;
    }
    // The digest of the plan, twice, 90 seconds apart.
    void expectStable(const Order& order, const std::string& name) {
        const auto checked = store->write([&](Database& db) -> sekisho::Done {
            const auto planned = [&](sekisho::Instant at) {
                auto who = actingCaller(db, domain, order.by, "sekisho-console", at);
                EXPECT_TRUE(who && *who);
                auto outcome = services->runner->runKept(db, order.command, **who, at, false);
                EXPECT_TRUE(outcome) << name << ": "
                                     << (outcome ? "" : outcome.error().code + " " + outcome.error().detail);
                return outcome ? std::move(outcome->planned) : Planned();
            };
            const Planned one = planned(clock.now()), two = planned(clock.now() + std::chrono::seconds(90));
            EXPECT_EQ(one.digest, two.digest) << name;
            EXPECT_EQ(one.digest.size(), 64U) << name;
            EXPECT_FALSE(one.changes.empty()) << name;
            return {};
        });
        EXPECT_TRUE(checked);
        seen.insert(name);
    }
    void keep(const Order& order) {
        EXPECT_TRUE(store->write([&](Database& db) -> sekisho::Done {
            auto who = actingCaller(db, domain, order.by, "sekisho-console", clock.now());
            auto outcome = services->runner->runKept(db, order.command, **who, clock.now(), true);
            EXPECT_TRUE(outcome) << order.command.path;
            return {};
        }));
    }
    // Any value of a policy that can be saved as the only change.
    std::string anotherValue(const sekisho::policy::Schema& schema, const Endpoint& endpoint, const std::string& tag) {
        for (const auto& field : schema.fields) {
            std::vector<std::string> values;
            if (field.widget == sekisho::policy::Widget::Switch)
                values = {"true", "false"};
            else if (field.widget == sekisho::policy::Widget::Number)
                values = {std::to_string(field.maximum), std::to_string(field.minimum)};
            else if (field.widget == sekisho::policy::Widget::Choice)
                for (const auto& choice : field.choices)
                    values.push_back(field.number ? std::string(choice.value) : fmt::format("\"{}\"", choice.value));
            else if (field.widget == sekisho::policy::Widget::Text)
                values = {"\"見出し\""};
            else if (field.widget == sekisho::policy::Widget::Order) {
                std::string turned;
                for (const auto& choice : field.choices)
                    turned = fmt::format("\"{}\"{}{}", choice.value, turned.empty() ? "" : ",", turned);
                values = {"[" + turned + "]"};
            }
            for (const std::string& value : values) {
                const std::string body = fmt::format(R"({{"values":{{"{}":{}}}}})", field.key, value);
                bool good = false;
                const Order order = sent(endpoint, {}, body, tag);
                EXPECT_TRUE(store->write([&](Database& db) -> sekisho::Done {
                    auto who = actingCaller(db, domain, order.by, "sekisho-console", clock.now());
                    auto outcome = services->runner->runKept(db, order.command, **who, clock.now(), false);
                    good = outcome && !outcome->planned.changes.empty();
                    return {};
                }));
                if (good) return body;
            }
        }
        return {};
    }
    std::set<std::string> seen;
};

TEST_F(PlanDigestTest, TheSameOrderGivesTheSamePlanForEveryGuardedCommand) {
    const auto json = [](const Response& response) {
        EXPECT_LT(response.status, 300) << response.body;
        return object(response);
    };
    // What the orders are about.
    const std::string free = fmt::format("/v1.0/admin/roles");
    const auto role = json(ask(admin.access, Method::Post, free,
                               R"({"name":"受付","note":"","grants":[{"menu":"members.members","access":"view"}]})"));
    const std::string roleId = str(role, "roleId");
    const auto gone = json(ask(admin.access, Method::Post, free,
                               R"({"name":"旧受付","note":"","grants":[{"menu":"members.members","access":"view"}]})"));
    ASSERT_LT(ask(admin.access, Method::Delete, free + "/" + str(gone, "roleId")).status, 300);
    const auto made = ask(admin.access, Method::Post, "/v1.0/admin/permission-templates", R"({"name":"派遣"})");
    const std::string templateId = str(json(made), "templateId");
    const std::string templateTag = headerOf(made, "ETag");
    const std::string eligible = plain(0);
    script(
        fmt::format("INSERT INTO role_eligibility(role_uid, member_uid, domain_id, max_minutes) VALUES('operator:{0}', "
                    "'{1}', {0}, 60)",
                    domain, eligible));
    const auto unit = json(ask(admin.access, Method::Post, "/v1.0/orgunits", newUnit("空き部署")));
    const std::string unitId = str(unit, "orgUnitId");
    auto set =
        setOf(begin(admin, {op("member", "create", "", newMember("digest-one")),
                            op("member", "create", "", newMember("digest-two")), op("member", "delete", member(1))}));
    ASSERT_EQ(ask(admin.access, Method::Put, "/v1.0/admin/invitations/settings",
                  R"({"linkAllowed":true,"inviters":"ADMINISTRATORS","autoApproval":false,"acceptWaiting":0})")
                  .status,
              200);
    const auto link = json(ask(admin.access, Method::Post, "/v1.0/admin/invitations", R"({"role":"OPERATOR"})"));
    ASSERT_EQ(
        ask("", Method::Post, "/v1.0/join",
            fmt::format(R"({{"token":"{}","email":"digest-applicant","lastName":"志望","password":"Plum-Blossom72"}})",
                        str(link, "token")))
            .status,
        201);
    const auto monitorWish = [](std::string_view name) {
        return fmt::format(R"({{"name":"{}","enabled":true,"values":{{"keyword":"機密"}}}})", name);
    };
    const auto watched =
        json(ask(admin.access, Method::Post, "/v1.0/admin/monitoring/policies?service=talk", monitorWish("機密")));
    ASSERT_LT(ask(admin.access, Method::Post, "/v1.0/admin/monitoring/exceptions",
                  fmt::format(R"({{"members":["{}"]}})", member(1)))
                  .status,
              300);
    const std::map<std::string, std::string> places{{"policyId", str(watched, "policyId")},
                                                    {"userId", member(0)},
                                                    {"roleId", roleId},
                                                    {"orgUnitId", unitId},
                                                    {"templateId", templateId},
                                                    {"changesetId", set.id.value},
                                                    {"applicantId", text("SELECT uid FROM applicant")}};
    const std::string newRole = R"({"name":"窓口","note":"","grants":[{"menu":"members.members","access":"operate"}]})";
    const std::string version = fmt::format("\"{}\"", role.at("version").as_int64());
    using Make = std::function<Order(const Endpoint&)>;
    const std::map<std::string, Make> orders{
        {"PUT /v1.0/admin/users/{userId}/roles/{roleId}",
         [&](const Endpoint& e) { return sent(e, places, everywhere()); }},
        {"POST /v1.0/admin/applicants/{applicantId}/approve", [&](const Endpoint& e) { return sent(e, places, "{}"); }},
        {"PUT /v1.0/admin/invitations/settings",
         [&](const Endpoint& e) {
             return sent(e, {}, R"({"linkAllowed":true,"inviters":"ALL_MEMBERS","autoApproval":false})", "\"1\"");
         }},
        {"POST /v1.0/admin/roles", [&](const Endpoint& e) { return sent(e, places, newRole); }},
        {"PUT /v1.0/admin/roles/{roleId}", [&](const Endpoint& e) { return sent(e, places, newRole, version); }},
        {"POST /v1.0/admin/roles/{roleId}/undelete",
         [&](const Endpoint& e) {
             return sent(e, {{"roleId", str(gone, "roleId")}}, "{}");
         }},
        {"POST /v1.0/admin/me/activations",
         [&](const Endpoint& e) {
             return sent(e, places, fmt::format(R"({{"roleId":"operator:{}","minutes":30,"reason":"夜間"}})", domain),
                         {}, eligible);
         }},
        {"POST /v1.0/admin/delegation",
         [&](const Endpoint& e) { return sent(e, places, fmt::format(R"({{"userId":"{}"}})", uidOfSession(first))); }},
        {"POST /v1.0/admin/permission-templates",
         [&](const Endpoint& e) { return sent(e, places, R"({"name":"受託"})"); }},
        {"PUT /v1.0/admin/permission-templates/{templateId}",
         [&](const Endpoint& e) { return sent(e, places, R"({"name":"派遣社員"})", templateTag); }},
        {"DELETE /v1.0/admin/permission-templates/{templateId}",
         [&](const Endpoint& e) { return sent(e, places, "", templateTag); }},
        {"PUT /v1.0/admin/permission-templates/{templateId}/assignments",
         [&](const Endpoint& e) {
             return sent(e, places, fmt::format(R"({{"userTypes":[],"members":["{}"]}})", member(0)), templateTag);
         }},
        {"DELETE /v1.0/users/{userId}", [&](const Endpoint& e) { return sent(e, places, ""); }},
        {"DELETE /v1.0/users/{userId}/forcedelete", [&](const Endpoint& e) { return sent(e, places, ""); }},
        {"DELETE /v1.0/orgunits/{orgUnitId}", [&](const Endpoint& e) { return sent(e, places, ""); }},
        {"POST /v1.0/directory/levels/disable", [&](const Endpoint& e) { return sent(e, places, "{}"); }},
        {"POST /v1.0/directory/positions/disable", [&](const Endpoint& e) { return sent(e, places, "{}"); }},
        {"POST /v1.0/directory/user-types/disable", [&](const Endpoint& e) { return sent(e, places, "{}"); }},
        {"POST /v1.0/admin/changesets/{changesetId}/apply", [&](const Endpoint& e) { return sent(e, places, "{}"); }},
        {"POST /v1.0/admin/logs/exports",
         [&](const Endpoint& e) {
             return sent(e, places, R"({"query":{"logs":["admin"]},"format":"csv","language":"ja"})");
         }},
        {"PUT /v1.0/admin/logs/archive-permit", [&](const Endpoint& e) { return sent(e, places, R"({"days":90})"); }},
        {"POST /v1.0/admin/monitoring/policies",
         [&](const Endpoint& e) {
             Order order = sent(e, places, monitorWish("社外"));
             order.command.rawQuery = "service=talk";
             return order;
         }},
        {"PUT /v1.0/admin/monitoring/policies/{policyId}",
         [&](const Endpoint& e) { return sent(e, places, monitorWish("社外秘"), "\"1\""); }},
        {"DELETE /v1.0/admin/monitoring/policies/{policyId}",
         [&](const Endpoint& e) { return sent(e, places, "", "\"1\""); }},
        {"POST /v1.0/admin/monitoring/exceptions",
         [&](const Endpoint& e) { return sent(e, places, fmt::format(R"({{"members":["{}"]}})", member(0))); }},
        {"DELETE /v1.0/admin/monitoring/exceptions/{userId}", [&](const Endpoint& e) {
             return sent(e, {{"userId", member(1)}}, "");
         }}};
    std::vector<const Endpoint*> policies; // afterwards: they change what the others are about
    std::map<std::string, const Endpoint*> links;
    for (const Endpoint* endpoint : gates->router().endpoints()) {
        const std::string action = actionOf(*endpoint), name = nameOf(*endpoint);
        if (action.empty() || endpoint->effect != Effect::Write) continue;
        if (action == "breakGlassSeal" || action == "tenantClose" || action == "workgroupChange" || action == "mdmKey")
            continue; // never kept: a sign-in is confirmed
        if (const auto known = orders.find(name); known != orders.end())
            expectStable(known->second(*endpoint), name);
        else if (name.find("link-to-") != std::string::npos)
            links[name] = endpoint;
        else
            policies.push_back(endpoint);
    }
    const std::string start = "/v1.0/admin/policies/";
    const auto savedAbove = [](std::string_view path) {
        return path.find("/approvals") != path.npos || path.find("/invitation") != path.npos;
    };
    for (const Endpoint* endpoint : policies) {
        const std::string name = nameOf(*endpoint);
        ASSERT_TRUE(endpoint->path.starts_with(start)) << name << " is guarded: give an order of it here";
        if (endpoint->method != Method::Put) continue;
        const std::string key(endpoint->path.substr(start.size()));
        const auto* schema = sekisho::policy::schemaOf(key);
        ASSERT_TRUE(schema) << name;
        const std::string tag = savedAbove(endpoint->path) ? "\"1\"" : "\"0\"";
        const std::string body = anotherValue(*schema, *endpoint, tag);
        ASSERT_FALSE(body.empty()) << name;
        expectStable(sent(*endpoint, {}, body, tag), name);
        keep(sent(*endpoint, {}, body, tag)); // not by a request: it may end the session of whoever saves
    }
    for (const Endpoint* endpoint : policies) { // each has been saved once
        if (!endpoint->path.ends_with("/revert")) continue;
        const bool twice = savedAbove(endpoint->path);
        expectStable(sent(*endpoint, {}, fmt::format(R"({{"revision":{}}})", twice ? 1 : 0), twice ? "\"2\"" : "\"1\""),
                     nameOf(*endpoint));
    }
    for (const std::string partner : {"line", "works"}) {
        const auto stable = [&](const std::string& name) {
            ASSERT_TRUE(links.contains(name)) << name;
            expectStable(sent(*links[name], places, ""), name);
        };
        const std::string one = "POST /v1.0/users/{userId}/";
        stable(one + "link-to-" + partner);
        keep(sent(*links[one + "link-to-" + partner], places, ""));
        stable(one + "unlink-to-" + partner);
        stable("POST /v1.0/users/link-to-" + partner);
    }
    EXPECT_GT(seen.size(), 40U);
}

TEST_F(PlanDigestTest, AnotherOrderGivesAnotherPlan) {
    std::set<std::string> digests;
    const auto digestOf = [&](const std::string& uid) {
        std::string out;
        EXPECT_TRUE(store->write([&](Database& db) -> sekisho::Done {
            auto who = actingCaller(db, domain, uidOfSession(admin), "sekisho-console", clock.now());
            KeptCommand command;
            command.method = "DELETE";
            command.path = "/v1.0/users/" + uid;
            auto outcome = services->runner->runKept(db, command, **who, clock.now(), false);
            EXPECT_TRUE(outcome);
            if (outcome) out = outcome->planned.digest;
            return {};
        }));
        return out;
    };
    EXPECT_NE(digestOf(member(0)), digestOf(member(1)));
    EXPECT_FALSE(isDeleted(member(0)));
}

} // namespace
} // namespace test_plan_digest
