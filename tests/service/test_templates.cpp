// Permission templates: the matrix, whom they fit, what follows for those who are signed in, and how it comes back.
#include "service/handlers/housekeeping.h"
#include "service/rules/templates.h"
#include "tests/service/saved_policy_fixture.h"

#include <random>

namespace sekishod::test::test_templates {
namespace {

using sekisho::ClientKind;
using sekisho::sql::Database;

constexpr std::string_view kTemplates = "/v1.0/admin/permission-templates";

class TemplatesTest : public SavedPolicyTest {
  protected:
    Response send(Method method, const std::string& target, const std::string& body, std::int64_t version = -1) {
        Headers headers;
        if (version >= 0) headers.emplace_back("If-Match", fmt::format("\"{}\"", version));
        return ask(super.access, method, target, body, headers);
    }
    std::string made(const std::string& name, const std::string& more = {}) {
        const Response response =
            send(Method::Post, std::string(kTemplates), fmt::format(R"({{"name":"{}"{}}})", name, more));
        EXPECT_EQ(response.status, 201) << response.body;
        return str(object(response), "templateId");
    }
    static std::string at(const std::string& id, std::string_view end = {}) {
        return fmt::format("{}/{}{}", kTemplates, id, end);
    }
    json::object one(const std::string& id) { return object(get(super, at(id))); }
    std::int64_t versionOf(const std::string& id) { return one(id).at("version").as_int64(); }
    Response assign(const std::string& id, const std::vector<std::string>& types,
                    const std::vector<std::string>& members) {
        const json::object body{{"userTypes", json::array(types.begin(), types.end())},
                                {"members", json::array(members.begin(), members.end())}};
        return send(Method::Put, at(id, "/assignments"), json::serialize(body), versionOf(id));
    }
    json::object effective(const std::string& uid) {
        return object(get(super, fmt::format("/v1.0/admin/users/{}/effective-template", uid)));
    }
    std::string person(int offset, const std::string& more = "1") {
        return text(fmt::format(
            "SELECT uid FROM member m WHERE domain_id = {} AND pending = 0 AND suspended = 0 AND deleted IS "
            "NULL AND {} ORDER BY id LIMIT 1 OFFSET {}",
            domain, more, offset));
    }
    std::string typeOf(int offset) {
        return text(
            fmt::format("SELECT uid FROM rank r WHERE domain_id = {} AND kind = 'userType' AND EXISTS (SELECT 1 FROM "
                        "member_rank WHERE rank_id = r.id) ORDER BY (SELECT count(*) FROM member_rank WHERE rank_id = "
                        "r.id) DESC, id LIMIT 1 OFFSET {}",
                        domain, offset));
    }
    std::string holderOf(const std::string& type, int offset = 0) {
        return person(
            offset,
            fmt::format("id IN (SELECT member_id FROM member_rank JOIN rank r ON r.id = rank_id WHERE r.uid = '{}')",
                        type));
    }
    std::string defaultId() const { return fmt::format("default:{}", domain); }
};

TEST_F(TemplatesTest, EachTenantHasItsDefaultOneWhichAllowsEverything) {
    const auto list = object(get(super, kTemplates)).at("templates").as_array();
    ASSERT_EQ(list.size(), 1U);
    const auto& first = list[0].as_object();
    EXPECT_TRUE(first.at("isDefault").as_bool());
    EXPECT_TRUE(first.at("mobileApp").as_bool());
    for (const auto& service : first.at("services").as_object())
        for (const auto& right : service.value().as_object())
            EXPECT_TRUE(right.value().as_bool()) << service.key() << '.' << right.key();
    EXPECT_EQ(str(effective(person(0)), "source"), "default");
    const Response gone = send(Method::Delete, at(defaultId()), "", 1);
    EXPECT_EQ(gone.status, 409);
    EXPECT_EQ(codeOf(gone), "TEMPLATE_IS_DEFAULT");
    EXPECT_EQ(codeOf(assign(defaultId(), {}, {person(0)})), "TEMPLATE_IS_DEFAULT");
    const Response edited = send(Method::Put, at(defaultId()), R"({"services":{"drive":{"browser":false}}})", 1);
    EXPECT_EQ(edited.status, 200) << edited.body;
    EXPECT_FALSE(effective(person(0)).at("services").as_object().at("drive").as_object().at("browser").as_bool());
}

TEST_F(TemplatesTest, WhatCannotBeIsRefusedAtItsField) {
    const std::string id = made("店舗");
    EXPECT_EQ(codeOf(send(Method::Post, std::string(kTemplates), R"({"name":"店舗"})")), "TEMPLATE_NAME_TAKEN");
    EXPECT_EQ(send(Method::Post, std::string(kTemplates), R"({"name":""})").status, 400);
    const Response none =
        send(Method::Put, at(id), R"({"services":{"calendar":{"mobileApp":false,"browser":false}}})", versionOf(id));
    EXPECT_EQ(codeOf(none), "TEMPLATE_NO_CLIENT") << none.body;
    EXPECT_EQ(headerOf(none, "X-Error-Field"), "services.calendar");
    EXPECT_EQ(codeOf(assign(id, {}, {"nobody"})), "USER_NOT_EXIST");
    EXPECT_EQ(codeOf(assign(id, {"nothing"}, {})), "USER_TYPE_NOT_EXIST");
    EXPECT_EQ(assign(id, {}, {uidOf("deputy1@ume")}).status, 404);
    EXPECT_EQ(send(Method::Put, at(id), R"({"name":"x"})").status, 428);
    EXPECT_EQ(send(Method::Put, at(id), R"({"name":"x"})", 99).status, 412);
    EXPECT_EQ(send(Method::Get, at("nothing"), "").status, 404);
}

TEST_F(TemplatesTest, MemberThenUserTypeThenDefault) {
    const std::string type = typeOf(0), holder = holderOf(type), other = holderOf(type, 1);
    ASSERT_FALSE(type.empty() || holder.empty() || other.empty());
    const std::string forType = made("パート", R"(,"services":{"drive":{"browser":false}})"), forOne = made("一人");
    ASSERT_EQ(assign(forType, {type}, {}).status, 200);
    EXPECT_EQ(str(effective(holder), "source"), "userType");
    EXPECT_EQ(str(effective(holder), "templateId"), forType);
    ASSERT_EQ(assign(forOne, {}, {holder}).status, 200);
    EXPECT_EQ(str(effective(holder), "source"), "member");
    EXPECT_EQ(str(effective(holder), "name"), "一人");
    EXPECT_EQ(str(effective(other), "source"), "userType");
    // In one template at most: who is put into another leaves the one before.
    const std::string third = made("別");
    ASSERT_EQ(assign(third, {type}, {holder}).status, 200);
    EXPECT_EQ(str(effective(holder), "name"), "別");
    EXPECT_TRUE(one(forOne).at("members").as_array().empty());
    EXPECT_TRUE(one(forType).at("userTypes").as_array().empty());
    ASSERT_EQ(send(Method::Delete, at(third), "", versionOf(third)).status, 204);
    EXPECT_EQ(str(effective(holder), "source"), "default");
}

TEST_F(TemplatesTest, WithoutTheMobileAppItsSessionsEndAndTheOthersGoOn) {
    const std::string id = made("PC のみ", R"(,"mobileApp":false)"), uid = person(3);
    const SignedIn mobile = signIn(uid, {"admin"}, ClientKind::MobileApp),
                   browser = signIn(uid, {"admin"}, ClientKind::Browser);
    const SignedIn someone = signIn(person(4), {"admin"}, ClientKind::MobileApp);
    ASSERT_EQ(assign(id, {}, {uid}).status, 200);
    EXPECT_EQ(get(mobile, "/v1.0/admin/me").status, 401);
    EXPECT_NE(get(browser, "/v1.0/admin/me").status, 401);
    EXPECT_NE(get(someone, "/v1.0/admin/me").status, 401);
    EXPECT_EQ(text(fmt::format("SELECT end_reason FROM session WHERE id = '{}'", mobile.session.value)), "policy");
}

TEST_F(TemplatesTest, EverythingOfATemplateComesBack) {
    const std::string type = typeOf(0), holder = holderOf(type);
    const std::string first = made("一", R"(,"services":{"talk":{"pcApp":false}})");
    ASSERT_EQ(assign(first, {type}, {holder}).status, 200);
    const auto before = one(first);
    const Response moved = send(Method::Post, std::string(kTemplates), R"({"name":"二"})");
    const std::string second = str(object(moved), "templateId");
    const Response assigned = assign(second, {type}, {holder});
    ASSERT_EQ(assigned.status, 200);
    EXPECT_TRUE(one(first).at("members").as_array().empty());
    applied(undone(headerOf(assigned, "X-Changeset-Id")).id.value);
    const auto same = [&](const json::object& a, const json::object& b) {
        for (const char* key : {"name", "mobileApp", "services", "userTypes", "members"})
            EXPECT_EQ(json::serialize(a.at(key)), json::serialize(b.at(key))) << key;
    };
    same(one(first), before);
    EXPECT_TRUE(one(second).at("members").as_array().empty());
    const Response deleted = send(Method::Delete, at(first), "", versionOf(first));
    ASSERT_EQ(deleted.status, 204);
    EXPECT_EQ(str(effective(holder), "source"), "default");
    applied(undone(headerOf(deleted, "X-Changeset-Id")).id.value);
    same(one(first), before);
    EXPECT_EQ(str(effective(holder), "templateId"), first);
    const Response fresh = send(Method::Post, std::string(kTemplates), R"({"name":"三"})");
    applied(undone(headerOf(fresh, "X-Changeset-Id")).id.value);
    EXPECT_EQ(get(super, at(str(object(fresh), "templateId"))).status, 404) << "what was made goes again";
    EXPECT_GT(audits("template.restore"), 1);
}

TEST_F(TemplatesTest, WhoIsGoneCountsNoMore) {
    const std::string id = made("去る人"), uid = person(7);
    ASSERT_EQ(assign(id, {}, {uid}).status, 200);
    script(fmt::format("DELETE FROM member WHERE uid = '{}'", uid));
    EXPECT_TRUE(one(id).at("members").as_array().empty());
    const auto rows = [&] { return number("SELECT count(*) FROM template_assignment"); };
    housekeeping(*services);
    EXPECT_EQ(rows(), 1) << "an undo may bring him back";
    clock.advance(std::chrono::days(32));
    housekeeping(*services);
    EXPECT_EQ(rows(), 0);
}

// The one query against the index in memory, which enforcement reads.
TEST_F(TemplatesTest, TheQueryAndTheIndexAgreeForEverybody) {
    std::mt19937 random(20261125);
    const auto pick = [&random](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    std::vector<std::string> ids;
    for (int i = 0; i < 4; ++i)
        ids.push_back(made(fmt::format("T{}", i)));
    for (int round = 0; round < 12; ++round) {
        std::vector<std::string> types, members;
        for (int i = pick(3); i > 0; --i)
            types.push_back(typeOf(pick(3)));
        for (int i = pick(6); i > 0; --i)
            members.push_back(person(pick(60)));
        std::erase(types, std::string());
        std::ranges::sort(types);
        types.erase(std::unique(types.begin(), types.end()), types.end());
        std::ranges::sort(members);
        members.erase(std::unique(members.begin(), members.end()), members.end());
        ASSERT_EQ(assign(ids[static_cast<std::size_t>(pick(4))], types, members).status, 200);
    }
    const auto checked = store->read([&](Database& db) -> sekisho::Result<int> {
        SEKISHO_TRY(templates, loadTemplates(db, domain));
        const sekisho::policy::TemplateIndex index(templates);
        SEKISHO_TRY(rows, (db.rows<std::string, std::string>(
                              "SELECT m.uid, coalesce((SELECT r.uid FROM member_rank mr JOIN rank r ON r.id = "
                              "mr.rank_id AND r.kind = "
                              "'userType' WHERE mr.member_id = m.id), '') FROM member m WHERE m.domain_id = :domain",
                              domain)));
        for (const auto& [uid, type] : rows) {
            SEKISHO_TRY(found, effectiveTemplate(db, domain, uid));
            const auto expected = index.effective(uid, type);
            EXPECT_EQ(found.id, expected.id) << uid;
            EXPECT_EQ(found.source, expected.source) << uid;
        }
        return static_cast<int>(rows.size());
    });
    ASSERT_TRUE(checked);
    EXPECT_GT(*checked, 100);
}

} // namespace
} // namespace sekishod::test::test_templates
