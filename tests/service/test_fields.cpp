// Custom properties, field management, employee numbers, and what a member may change himself.
#include "models/api/custom_values.h"
#include "models/api/fields_picture.h"
#include "models/api/settings_wire.h"
#include "service/rules/fields.h"
#include "service/rules/members.h"
#include "tests/service/asking_fixture.h"

#include <boost/json/parse.hpp>
#include <boost/json/value_from.hpp>

#include <algorithm>
#include <set>

namespace sekishod::test::test_fields {
namespace {

using sekisho::CustomProperty;
using sekisho::PropertyType;
using sekisho::sql::Database;

constexpr std::string_view properties = "/v1.0/directory/users/custom-properties";

class FieldTest : public AskingTest {
  protected:
    std::string property(const std::string& name, const std::string& type, const std::string& more = {}) {
        return fmt::format(R"({{"domainId":{},"propertyName":"{}","displayName":"{}","propertyType":"{}"{}}})", domain,
                           name, name, type, more);
    }
    std::string add(const std::string& name, const std::string& type, const std::string& more = {}) {
        const auto made = post(properties, property(name, type, more));
        EXPECT_EQ(made.status, 201) << made.body;
        return str(object(made), "customPropertyId");
    }
    std::string give(const std::string& who, const std::string& values) {
        return refusal(patch("/v1.0/users/" + who, R"({"customProperties":)" + values + "}"));
    }
    std::string valuesOf(const std::string& who) {
        return boost::json::serialize(object(get("/v1.0/users/" + who)).at("customProperties"));
    }
    std::string newMember(const std::string& local, const std::string& more = {}) {
        return fmt::format(R"({{"domainId":{},"email":"{}","userName":{{"lastName":"新"}},"passwordConfig":)"
                           R"({{"passwordCreationType":"ADMIN","password":"Plum-Blossom72"}}{}}})",
                           domain, local, more);
    }
    Response setFields(const std::string& fields, const std::string& numbering = R"({"automatic":false,"digits":5})") {
        return put("/v1.0/admin/fields", R"({"fields":[)" + fields + R"(],"employeeNumber":)" + numbering + "}");
    }
};

TEST_F(FieldTest, PropertiesAreDefinedAndBelongToTheTenant) {
    const std::string id = add("grade", "STRING", R"(,"displayOrder":1,"mandatory":false)");
    EXPECT_EQ(refusal(post(properties, property("grade", "DATE"))), "409 CUSTOM_PROPERTY_ALREADY_EXIST propertyName");
    EXPECT_EQ(refusal(post(properties, property("1x", "DATE"))), "400 CUSTOM_PROPERTY_NAME propertyName");
    EXPECT_EQ(refusal(post(properties, property("x", "FLOAT"))), "400 UNKNOWN_VALUE propertyType");
    EXPECT_EQ(refusal(post(properties, property("x", "DATE",
                                                R"(,"options":[{"optionName":"a","displayName":"A"},)"
                                                R"({"optionName":"b","displayName":"B"}])"))),
              "400 CUSTOM_PROPERTY_OPTIONS options");
    const std::string one = std::string(properties) + "/" + id;
    const auto changed = patch(one, R"({"displayName":"等級","readAccessType":"ADMIN_AND_SELF"})");
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(str(object(changed), "readAccessType"), "ADMIN_AND_SELF");
    EXPECT_EQ(refusal(patch(one, R"({"propertyType":"DATE"})")), "400 CUSTOM_PROPERTY_FIXED propertyType");
    EXPECT_EQ(refusal(patch(one, R"({"multiValued":true})")), "400 CUSTOM_PROPERTY_FIXED multiValued");
    EXPECT_EQ(refusal(patch(one, R"({"propertyName":"other"})")), "400 CUSTOM_PROPERTY_FIXED propertyName");
    const auto all = object(get(properties));
    EXPECT_EQ(list(all, "customAttributes").size(), 4U) << "with the three of the sample";
    EXPECT_EQ(list(all, "customAttributes").at(1).at("propertyName"), "grade") << "in their order";
    for (int i = 0; i < 46; ++i)
        add(fmt::format("p{}", i), "STRING");
    EXPECT_EQ(refusal(post(properties, property("toomany", "STRING"))), "403 LIMIT_EXCEEDED");
}

TEST_F(FieldTest, ValuesFitTheirDefinitions) {
    add("day", "DATE");
    add("count", "INTEGER");
    add("page", "LINK");
    add("words", "STRING", R"(,"multiValued":true)");
    add("size", "STRING",
        R"(,"options":[{"optionName":"S","displayName":"小"},{"optionName":"L","displayName":"大"}])");
    const std::string who = person(0);
    for (const char* fine : {R"({"day":"2026-02-28"})", R"({"count":0})", R"({"page":{"text":"x","link":"https://a"}})",
                             R"({"words":["a","b"]})", R"({"size":"L"})", R"({"words":[]})", R"({"day":null})"})
        EXPECT_EQ(give(who, fine), "200") << fine;
    for (const char* wrong :
         {R"({"day":"2026-02-30"})", R"({"day":5})", R"({"count":"1"})", R"({"page":"https://a"})", R"({"words":"a"})",
          R"({"words":[1]})", R"({"size":"M"})", R"({"size":["S"]})", R"({"count":[1]})"})
        EXPECT_EQ(give(who, wrong).substr(0, 16), "400 CUSTOM_VALUE") << wrong;
    EXPECT_EQ(give(who, R"({"nowhere":"x"})"), "404 CUSTOM_PROPERTY_NOT_EXIST customProperties.nowhere");
    EXPECT_EQ(give(who, R"({"words":["1","2","3","4","5","6","7","8","9","10","11"]})").substr(0, 3), "400");
}

TEST_F(FieldTest, ADeletedPropertyTakesItsValuesAlong) {
    const std::string id = add("grade", "STRING");
    ASSERT_EQ(give(person(0), R"({"grade":"A"})"), "200");
    ASSERT_EQ(give(person(1), R"({"grade":"B"})"), "200");
    const auto version = number("SELECT version FROM member WHERE uid = '" + person(1) + "'");
    EXPECT_EQ(
        number("SELECT count(*) FROM member_property p JOIN custom_property c ON c.id = p.property_id WHERE c.uid = "
               "'" +
               id + "'"),
        2);
    EXPECT_EQ(remove(std::string(properties) + "/" + id).status, 204);
    EXPECT_EQ(valuesOf(person(1)).find("grade"), std::string::npos);
    EXPECT_GT(number("SELECT version FROM member WHERE uid = '" + person(1) + "'"), version);
    EXPECT_EQ(audits("customProperty.delete"), 1);
}

TEST_F(FieldTest, AnOptionThatSomebodyHoldsStays) {
    const std::string one =
        std::string(properties) + "/" +
        add("size", "STRING",
            R"(,"options":[{"optionName":"S","displayName":"小"},{"optionName":"M","displayName":"中"},)"
            R"({"optionName":"L","displayName":"大"}])");
    ASSERT_EQ(give(person(0), R"({"size":"L"})"), "200");
    EXPECT_EQ(refusal(patch(
                  one, R"({"options":[{"optionName":"S","displayName":"s"},{"optionName":"M","displayName":"m"}]})")),
              "409 CUSTOM_OPTION_IN_USE options");
    EXPECT_EQ(
        patch(one, R"({"options":[{"optionName":"S","displayName":"s"},{"optionName":"L","displayName":"l"}]})").status,
        200);
}

TEST_F(FieldTest, WhatIsCompulsoryMustBeThere) {
    ASSERT_EQ(setFields(R"({"key":"telephone","required":true})").status, 200);
    EXPECT_EQ(refusal(post("/v1.0/users", newMember("one"))), "400 REQUIRED telephone");
    const auto made = post("/v1.0/users", newMember("one", R"(,"telephone":"03-1")"));
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string who = "/v1.0/users/" + str(object(made), "userId");
    EXPECT_EQ(refusal(patch(who, R"({"telephone":null})")), "400 REQUIRED telephone");
    EXPECT_EQ(
        refusal(put(who, fmt::format(R"({{"domainId":{},"email":"one","userName":{{"lastName":"x"}}}})", domain))),
        "400 REQUIRED telephone");
    // Somebody from before, who has none: other systems go on, the form does not.
    const std::string old =
        text("SELECT uid FROM member WHERE json_extract(doc, '$.telephone') IS NULL AND deleted IS NULL "
             "AND domain_id = " +
             std::to_string(domain) + " ORDER BY id DESC LIMIT 1");
    EXPECT_EQ(refusal(patch("/v1.0/users/" + old, R"({"task":"x"})")), "400 REQUIRED telephone");
    EXPECT_EQ(patch("/v1.0/users/" + old, R"({"userExternalKey":"old-key"})").status, 200);
    EXPECT_EQ(post("/v1.0/users/" + old + "/suspend").status < 500, true);
    add("grade", "STRING", R"(,"mandatory":true)");
    EXPECT_EQ(refusal(patch(who, R"({"task":"x"})")), "400 REQUIRED customProperties.grade");
    EXPECT_EQ(patch(who, R"({"task":"x","customProperties":{"grade":"A"}})").status, 200);
}

TEST_F(FieldTest, SettingsHaveAVersionAndOnlyWhatCanBeSet) {
    const auto before = get("/v1.0/admin/fields");
    EXPECT_EQ(refusal(setFields(R"({"key":"email","required":true})")), "400 FIELD_SETTING fields");
    EXPECT_EQ(refusal(setFields("", R"({"automatic":true,"digits":8})")), "400 OUT_OF_RANGE employeeNumber.digits");
    EXPECT_EQ(refusal(setFields(R"({"key":"task","editable":"NOBODY"})")), "400 UNKNOWN_VALUE fields.editable");
    const auto stored = ask(admin.access, Method::Put, "/v1.0/admin/fields",
                            R"({"fields":[{"key":"task","visible":false},{"key":"location"}]})",
                            {{"If-Match", headerOf(before, "ETag")}});
    ASSERT_EQ(stored.status, 200) << stored.body;
    EXPECT_EQ(ask(admin.access, Method::Put, "/v1.0/admin/fields", R"({"fields":[]})",
                  {{"If-Match", headerOf(before, "ETag")}})
                  .status,
              412);
    for (const auto& item : list(object(stored), "fields"))
        EXPECT_EQ(item.at("visible").as_bool(), item.at("key") != "task") << item.at("key");
    const auto told = object(
        get("/v1.0/admin/changes?cursor=" +
            std::to_string(number("SELECT max(seq) - 1 FROM change WHERE domain_id = " + std::to_string(domain)))));
    EXPECT_EQ(str(list(told, "changes").at(0).as_object(), "kind"), "fieldSettings");
    EXPECT_EQ(list(list(told, "changes").at(0).at("data").as_object(), "fields").size(), 1U) << "only what differs";
}

TEST_F(FieldTest, ThePictureSaysWhatAChangeWouldMeet) {
    add("grade", "STRING");
    ASSERT_EQ(give(person(0), R"({"grade":"A"})"), "200");
    ASSERT_EQ(give(person(1), R"({"grade":"B"})"), "200");
    ASSERT_EQ(post("/v1.0/users/" + person(2) + "/user-profile-statuses", R"({"profileStatusId":"BUSY"})").status, 201);
    ASSERT_EQ(setFields("", R"({"automatic":true,"prefix":"Z","digits":4})").status, 200);
    ASSERT_EQ(patch("/v1.0/users/" + person(3), R"({"employeeNumber":"Z0001"})").status, 200);
    const auto picture = sekisho::api::fieldsPictureFromText(get("/v1.0/admin/fields").body);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->nextNumber, 2) << "the first one was given by hand";
    EXPECT_EQ(picture->withoutNumber,
              number("SELECT count(*) FROM member WHERE deleted IS NULL AND json_extract(doc, '$.employeeNumber') IS "
                     "NULL AND domain_id = " +
                     std::to_string(domain)));
    EXPECT_TRUE(picture->useProfileStatus);
    EXPECT_EQ(picture->properties.back().value.name, "grade");
    EXPECT_EQ(picture->properties.back().members, 2);
    EXPECT_EQ(picture->statuses.front().value.id, "BUSY");
    EXPECT_GE(picture->statuses.front().members, 1);
    EXPECT_EQ(picture->settings.version, 1);
}

TEST_F(FieldTest, TheOrderIsSetInOneGo) {
    add("one", "STRING");
    std::vector<std::string> ids;
    for (const auto& item : list(object(get(properties)), "customAttributes"))
        ids.emplace_back(item.at("customPropertyId").get_string());
    std::ranges::reverse(ids);
    const auto body = [](const std::vector<std::string>& all) {
        return boost::json::serialize(boost::json::object{{"ids", boost::json::value_from(all)}});
    };
    EXPECT_EQ(put("/v1.0/admin/fields/custom-properties/order", body(ids)).status, 204);
    EXPECT_EQ(str(list(object(get(properties)), "customAttributes").at(0).as_object(), "propertyName"), "one");
    EXPECT_EQ(refusal(put("/v1.0/admin/fields/custom-properties/order", body({ids[0], ids[0]}))), "400 RANK_ORDER ids");
    ids.pop_back();
    EXPECT_EQ(refusal(put("/v1.0/admin/fields/custom-properties/order", body(ids))), "400 RANK_ORDER ids");
    EXPECT_EQ(refusal(put("/v1.0/admin/fields/custom-properties/order", "{}")), "400 MISSING_PARAMETER ids");
    const std::string statuses = "/v1.0/admin/fields/profile-statuses/order";
    EXPECT_EQ(put(statuses, body({"ABSENCE", "BUSY", "AWAY", "LEAVE_OFFICE"})).status, 204);
    EXPECT_EQ(str(list(object(get("/v1.0/directory/profile-statuses")), "profileStatuses").at(0).as_object(),
                  "profileStatusId"),
              "ABSENCE");
    ASSERT_EQ(post("/v1.0/directory/profile-statuses/disable").status, 204);
    EXPECT_EQ(refusal(put(statuses, body({"BUSY", "ABSENCE", "AWAY", "LEAVE_OFFICE"}))),
              "403 PROFILE_STATUS_NOT_ENABLED");
}

TEST_F(FieldTest, ThePhotoIsAFieldToo) {
    const std::string who = person(0);
    const auto self = signIn(who, {"user"});
    const std::string own = "/v1.0/users/me/photo", file = R"({"fileName":"p.jpg","fileSize":10})";
    EXPECT_EQ(refusal(ask(self.access, Method::Post, own, file)), "403 FIELD_NOT_OPEN photo");
    EXPECT_EQ(refusal(ask(self.access, Method::Delete, own)), "403 FIELD_NOT_OPEN photo");
    EXPECT_EQ(refusal(ask(self.access, Method::Post, "/v1.0/users/" + person(1) + "/photo", file)), "403 FORBIDDEN");
    ASSERT_EQ(setFields(R"({"key":"photo","editable":"ADMIN_AND_SELF"})").status, 200);
    EXPECT_EQ(ask(self.access, Method::Post, own, file).status, 200);
    EXPECT_EQ(refusal(ask(self.access, Method::Delete, own)), "404 PHOTO_NOT_EXIST");
    script("INSERT INTO photo(member_uid, mime, bytes, updated) VALUES('" + who + "', 'image/jpeg', x'FFD8FF', 1)");
    EXPECT_EQ(ask(self.access, Method::Get, own).status, 302);
    ASSERT_EQ(setFields(R"({"key":"photo","visible":false})").status, 200);
    EXPECT_EQ(refusal(ask(self.access, Method::Get, own)), "404 PHOTO_NOT_EXIST") << "hidden";
    EXPECT_EQ(get("/v1.0/users/" + who + "/photo").status, 302) << "administrators see it";
    EXPECT_EQ(refusal(setFields(R"({"key":"photo","required":true})")), "400 FIELD_SETTING fields");
}

TEST_F(FieldTest, EmployeeNumbersAreGivenInOrder) {
    script("UPDATE member SET number = NULL, doc = json_remove(doc, '$.employeeNumber') WHERE domain_id = " +
           std::to_string(domain));
    EXPECT_EQ(refusal(post("/v1.0/admin/fields/employee-numbers")), "409 EMPLOYEE_NUMBERS_BY_HAND");
    ASSERT_EQ(setFields("", R"({"automatic":true,"prefix":"S","digits":4})").status, 200);
    ASSERT_EQ(patch("/v1.0/users/" + person(0), R"({"employeeNumber":"S0003"})").status, 200);
    const auto given = object(post("/v1.0/admin/fields/employee-numbers"));
    EXPECT_EQ(given.at("left").as_int64(), 0);
    EXPECT_GT(given.at("given").as_int64(), 140);
    const auto rows = store->read([this](Database& db) {
        return db.rows<std::string>("SELECT json_extract(doc, '$.employeeNumber') FROM member WHERE domain_id = :d AND "
                                    "deleted IS NULL AND uid <> :other ORDER BY coalesce(json_extract(doc, "
                                    "'$.hiredDate'), strftime('%Y-%m-%d', created / 1000, 'unixepoch')), id",
                                    domain, person(0));
    });
    std::string last;
    std::set<std::string> all;
    for (const auto& [value] : *rows) {
        EXPECT_LT(last, value) << "by date of joining";
        EXPECT_EQ(value.size(), 5U);
        EXPECT_NE(value, "S0003") << "taken by hand";
        all.insert(value);
        last = value;
    }
    EXPECT_EQ(all.size(), rows->size());
    const auto made = object(post("/v1.0/users", newMember("late")));
    EXPECT_GT(str(made, "employeeNumber"), last);
    ASSERT_EQ(setFields("", R"({"automatic":true,"prefix":"S","digits":3})").status, 200);
    script("UPDATE setting SET doc = '1000' WHERE key = 'employeeNumber'");
    EXPECT_EQ(refusal(post("/v1.0/users", newMember("toolate"))), "409 EMPLOYEE_NUMBERS_USED_UP employeeNumber");
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE number IS NOT json_extract(doc, '$.employeeNumber')"), 0);
}

TEST_F(FieldTest, TheColumnOfNumbersFollowsTheRecordAndFindsItByItsIndex) {
    const auto apart = "SELECT count(*) FROM member WHERE number IS NOT json_extract(doc, '$.employeeNumber')";
    EXPECT_EQ(number(apart), 0) << "of a tenant that was loaded at once";
    ASSERT_EQ(patch("/v1.0/users/" + person(0), R"({"employeeNumber":"A1"})").status, 200);
    ASSERT_EQ(patch("/v1.0/users/" + person(1), R"({"employeeNumber":""})").status, 200);
    ASSERT_EQ(patch("/v1.0/users/" + person(2), R"({"task":"none of it"})").status, 200);
    EXPECT_EQ(number("SELECT count(*) FROM member WHERE number = 'A1'"), 1);
    EXPECT_EQ(number(apart), 0);
    const auto plan = store->read([this](Database& db) {
        return db.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(
            "EXPLAIN QUERY PLAN SELECT 1 FROM member WHERE domain_id = :domain AND number = :number LIMIT 1", domain,
            "A1");
    });
    ASSERT_TRUE(plan);
    ASSERT_EQ(plan->size(), 1U);
    EXPECT_NE(std::get<3>(plan->front()).find("member_number"), std::string::npos) << std::get<3>(plan->front());
}

TEST_F(FieldTest, AMemberChangesWhatIsOpenToHim) {
    add("hobby", "STRING", R"(,"writeAccessType":"ADMIN_AND_SELF")");
    add("grade", "STRING");
    ASSERT_EQ(setFields(R"({"key":"nickName","editable":"ADMIN_AND_SELF"},{"key":"task","visible":false})").status,
              200);
    const std::string who = person(0);
    ASSERT_EQ(patch("/v1.0/users/" + who, R"({"task":"秘密"})").status, 200);
    const auto self = signIn(who, {"user"});
    const auto own = [&](const std::string& body) {
        return refusal(ask(self.access, Method::Patch, "/v1.0/users/me", body));
    };
    EXPECT_EQ(own(R"({"nickName":"はな"})"), "200");
    EXPECT_EQ(own(R"({"customProperties":{"hobby":"書道"}})"), "200");
    EXPECT_EQ(own(R"({"customProperties":{"grade":"A"}})"), "403 FIELD_NOT_OPEN customProperties.grade");
    for (const char* body :
         {R"({"location":"x"})", R"({"userName":{"lastName":"x"}})", R"({"privateEmail":"a@b.example"})",
          R"({"organizations":[]})", R"({"userExternalKey":"x"})", R"({"email":"other@sakura"})",
          R"({"nickName":"y","location":"x"})",
          R"({"passwordConfig":{"passwordCreationType":"ADMIN","password":"Plum-Blossom72"}})"})
        EXPECT_EQ(own(body).substr(0, 18), "403 FIELD_NOT_OPEN") << body;
    EXPECT_EQ(refusal(ask(self.access, Method::Patch, "/v1.0/users/" + person(1), R"({"nickName":"x"})")),
              "403 FORBIDDEN");
    const auto profile = object(TenantTest::get(self, "/v1.0/users/me"));
    EXPECT_TRUE(profile.at("task").is_null()) << "hidden";
    EXPECT_EQ(str(profile, "nickName"), "はな");
    EXPECT_EQ(str(object(get("/v1.0/users/" + who)), "task"), "秘密") << "administrators see it";
}

TEST(CustomValues, WhateverComesIsJudgedWithoutHarm) {
    std::vector<CustomProperty> known;
    for (const auto type : {PropertyType::String, PropertyType::Link, PropertyType::Integer, PropertyType::Date})
        for (const bool many : {false, true}) {
            CustomProperty property;
            property.name = fmt::format("p{}", known.size());
            property.type = type;
            property.multiValued = many;
            known.push_back(std::move(property));
        }
    const std::vector<std::string> values{"null",
                                          "1",
                                          "-1",
                                          "1.5",
                                          "\"x\"",
                                          "true",
                                          "[]",
                                          "{}",
                                          "[1]",
                                          "[[]]",
                                          "[null]",
                                          R"({"link":"a"})",
                                          "[{}]",
                                          "\"\"",
                                          R"(["a",1])",
                                          "1e99",
                                          "[\"x\"]",
                                          R"({"link":1})",
                                          R"({"link":"a","text":1})"};
    int fine = 0;
    for (const auto& property : known)
        for (const auto& value : values) {
            const std::string text = "{\"" + property.name + "\":" + value + "}";
            const auto done = sekisho::api::checkCustomValues(text, known);
            fine += done.has_value();
            EXPECT_TRUE(done || done.error().field == "customProperties." + property.name);
            const auto names = sekisho::api::customValueNames(text);
            EXPECT_EQ(names.size(), value == "[]" ? 0U : 1U);
            EXPECT_EQ(sekisho::api::withoutCustomValue(text, property.name), "");
        }
    EXPECT_EQ(fine, 10) << "two texts, a link, a number, and the lists of these and of nothing";
    EXPECT_TRUE(sekisho::api::checkCustomValues("", known));
    EXPECT_TRUE(sekisho::api::checkCustomValues("nonsense", known)) << "what cannot be read holds no value";
}

} // namespace
} // namespace sekishod::test::test_fields
