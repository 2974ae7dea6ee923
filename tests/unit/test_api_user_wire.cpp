// The public objects: names, shapes and nulls of lineworks-api.md §3 and §5, and what POST, PUT and PATCH mean.

#include "models/api/record.h"
#include "models/api/request_body.h"
#include "models/api/user_wire.h"
#include "tests/unit/random_directory.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <map>

namespace test_api_user_wire {

namespace {

using namespace sekisho;
using api::WriteMode;
namespace json = boost::json;

constexpr std::string_view kExample = R"({
  "domainId": 10004321,
  "userId": "7c1e9a52-30bd-4f7e-0a11-045d2e6b9c01",
  "userExternalKey": "EMP-000117",
  "isAdministrator": false, "isPending": false, "isSuspended": false, "isDeleted": false, "isAwaiting": false,
  "suspendedReason": null,
  "email": "hanako.mori@sakuratrade",
  "userName": { "lastName": "森", "firstName": "花子", "phoneticLastName": "モリ", "phoneticFirstName": "ハナコ" },
  "i18nNames": [ { "language": "en_US", "firstName": "Hanako", "lastName": "Mori" } ],
  "nickName": "hana",
  "privateEmail": "hanako@example.org",
  "aliasEmails": [],
  "employmentTypeId": "0b6f2c9d-8e21-4a53-9c77-03ad5512f0e4", "employmentTypeName": "正社員",
  "employmentTypeExternalKey": null,
  "userTypeId": "0b6f2c9d-8e21-4a53-9c77-03ad5512f0e4", "userTypeName": "正社員", "userTypeExternalKey": null,
  "userTypeCode": "REGULAR",
  "searchable": true,
  "organizations": [ {
    "domainId": 10004321, "primary": true, "userExternalKey": "EMP-000117", "email": "hanako.mori@sakuratrade",
    "levelId": "5d3a0c1f-77e2-4b90-8f1a-02bb73c9d610", "levelExternalKey": "LV3", "levelName": "主任", "executive": false,
    "organizationName": "桜トレード",
    "orgUnits": [ {
      "orgUnitId": "e2c8b7a4-1f60-4d39-b5c8-04f9a1e37d22", "orgUnitExternalKey": "ORG-SALES1",
      "orgUnitEmail": "sales1@sakuratrade", "orgUnitName": "営業一課", "primary": true,
      "positionId": "9a4d6e70-2b13-4c88-a0f5-01c2de48b799", "positionExternalKey": null, "positionName": "課長",
      "isManager": true, "visible": true, "useTeamFeature": true } ] } ],
  "telephone": "03-5555-0101", "cellPhone": "090-5555-0117", "location": "東京本社", "task": "国内営業",
  "messenger": { "protocol": "LINE", "messengerId": "hanako_m" },
  "birthdayCalendarType": "SOLAR", "birthday": "1991-04-09",
  "locale": "ja_JP", "hiredDate": "2016-04-01", "timeZone": "Asia/Tokyo",
  "leaveOfAbsence": { "startTime": null, "endTime": null, "isLeaveOfAbsence": false },
  "customProperties": { "costCenter": "CC-210", "licenses": ["forklift","driver"],
    "badgeUrl": { "text": "badge", "link": "https://intra.example/b/117" } },
  "relations": [ { "relationUserId": "1f4b7d90-66aa-4e02-95d3-04c0a91be8f7", "relationName": "上司",
    "externalKey": "EMP-000020" } ],
  "activationDate": null, "employeeNumber": "000117"
})";

const Instant kNow = parseInstant("2026-05-01T00:00:00Z").value();

struct KnownNames {
    std::map<std::string, api::NamedRef> refs;
    api::Names names;
    KnownNames() {
        refs["e2c8b7a4-1f60-4d39-b5c8-04f9a1e37d22"] = {.name = "営業一課",
                                                        .externalKey = "ORG-SALES1",
                                                        .email = "sales1@sakuratrade",
                                                        .executive = false,
                                                        .code = {}};
        refs["9a4d6e70-2b13-4c88-a0f5-01c2de48b799"] = {
            .name = "課長", .externalKey = std::nullopt, .email = {}, .executive = false, .code = {}};
        refs["5d3a0c1f-77e2-4b90-8f1a-02bb73c9d610"] = {
            .name = "主任", .externalKey = "LV3", .email = {}, .executive = false, .code = {}};
        refs["0b6f2c9d-8e21-4a53-9c77-03ad5512f0e4"] = {
            .name = "正社員", .externalKey = std::nullopt, .email = {}, .executive = false, .code = "REGULAR"};
        const auto find = [this](const auto& id) -> const api::NamedRef* {
            const auto found = refs.find(id.value);
            return found == refs.end() ? nullptr : &found->second;
        };
        names.orgUnit = find;
        names.level = find;
        names.position = find;
        names.userType = find;
        names.userExternalKey = [](const UserId& id) {
            return id.value.starts_with("1f4b") ? std::optional<std::string>("EMP-000020") : std::nullopt;
        };
        names.organizationName = "桜トレード";
    }
};

Member exampleMember() {
    return api::memberFromUserText(kExample).value();
}

api::IdResolver known() { // everything exists but what is called "missing"
    api::IdResolver ids;
    ids.orgUnit = [](const std::string& text) -> Result<OrgUnitId> {
        if (text == "missing") return Error(ErrorKind::NotFound, "ORGUNIT_NOT_EXIST");
        return OrgUnitId(text.starts_with("externalKey:") ? "by-" + text.substr(12) : text);
    };
    return ids;
}

Result<api::UserRequest> read(std::string_view body, WriteMode mode, const Member& base) {
    return api::userFromRequest(json::parse(body), mode, base, known());
}

TEST(ApiUserWire, TheDocumentedExampleToTheLetter) {
    const KnownNames lookUp;
    const std::string text = api::userText(exampleMember(), lookUp.names, kNow);
    const auto wanted = json::parse(kExample).as_object();
    const auto given = json::parse(text).as_object();
    EXPECT_EQ(json::serialize(wanted), text); // keys in the documented order too
    EXPECT_EQ(wanted, given);
}

TEST(ApiUserWire, EverythingEmptyIsNullNotAbsent) {
    Member bare;
    bare.domain = 1;
    bare.id = UserId("u");
    bare.email = "a@b";
    bare.organizations.push_back({.domain = 1, .primary = true, .email = "a@b", .level = {}, .orgUnits = {}});
    const auto object = json::parse(api::userText(bare, {}, kNow)).as_object();
    EXPECT_EQ(json::parse(kExample).as_object().size(), object.size());
    for (const std::string_view key : {"userExternalKey", "suspendedReason", "nickName", "privateEmail", "userTypeId",
                                       "employmentTypeId", "userTypeCode", "telephone", "messenger", "birthday",
                                       "activationDate", "employeeNumber", "location", "task", "hiredDate"}) {
        ASSERT_TRUE(object.contains(key)) << key;
        EXPECT_TRUE(object.at(key).is_null()) << key;
    }
    EXPECT_TRUE(object.at("userName").at("lastName").is_null());
    EXPECT_TRUE(object.at("organizations").at(0).at("levelId").is_null());
    EXPECT_TRUE(object.at("relations").as_array().empty());
    EXPECT_TRUE(object.at("customProperties").as_object().empty());
}

TEST(ApiUserWire, StatesFollowTheClock) {
    Member member = exampleMember();
    member.activation = kNow + std::chrono::hours(1);
    member.leave = {.start = kNow - std::chrono::hours(1), .end = kNow};
    member.suspended = true;
    member.suspendedReason = SuspendedReason::LoginFail;
    api::Names names;
    names.offset = std::chrono::hours(9);
    auto object = json::parse(api::userText(member, names, kNow)).as_object();
    EXPECT_TRUE(object.at("isAwaiting").as_bool());
    EXPECT_EQ("2026-05-01T10:00:00+09:00", object.at("activationDate").as_string());
    EXPECT_TRUE(object.at("leaveOfAbsence").at("isLeaveOfAbsence").as_bool());
    EXPECT_EQ("LOGIN_FAIL", object.at("suspendedReason").as_string());
    object = json::parse(api::userText(member, names, kNow + std::chrono::hours(2))).as_object();
    EXPECT_FALSE(object.at("isAwaiting").as_bool());
    EXPECT_FALSE(object.at("leaveOfAbsence").at("isLeaveOfAbsence").as_bool());
}

TEST(ApiUserWire, OrgUnitAndRankForms) {
    OrgUnit unit;
    unit.domain = 10004321;
    unit.id = OrgUnitId("e2c8");
    unit.name = "営業一課";
    unit.email = "sales1@sakuratrade";
    unit.parent = OrgUnitId("b81d");
    unit.useMessage = true;
    api::NamedRef parent;
    parent.externalKey = "ORG-SALES";
    api::Names names;
    names.orgUnit = [&parent](const OrgUnitId&) { return &parent; };
    EXPECT_EQ(
        R"({"domainId":10004321,"orgUnitId":"e2c8","orgUnitExternalKey":null,"orgUnitName":"営業一課","i18nNames":[],)"
        R"("email":"sales1@sakuratrade","description":null,"visible":true,"parentOrgUnitId":"b81d",)"
        R"("parentExternalKey":"ORG-SALES","displayOrder":1,"displayLevel":2,"aliasEmails":[],)"
        R"("canReceiveExternalMail":false,"useMessage":true,"useNote":false,"useCalendar":false,"useTask":false,)"
        R"("useFolder":false,"useServiceNotification":false,"membersAllowedToUseOrgUnitEmailAsRecipient":[],)"
        R"("membersAllowedToUseOrgUnitEmailAsSender":[]})",
        api::orgUnitText(unit, names, 2));
    Rank level{.kind = RankKind::Level,
               .domain = 1,
               .id = "l",
               .displayOrder = -3,
               .name = "主任",
               .externalKey = "LV3",
               .i18nNames = {},
               .executive = true,
               .code = {},
               .version = 4};
    EXPECT_EQ(
        R"({"domainId":1,"levelId":"l","levelExternalKey":"LV3","levelName":"主任","i18nNames":[],"displayOrder":-3,"executive":true})",
        api::rankText(level));
    level.kind = RankKind::UserType;
    EXPECT_NE(std::string::npos, api::rankText(level).find(R"("userTypeCode":null)"));
    EXPECT_NE(std::string::npos, api::employmentTypeText(level).find(R"("employmentTypeId":"l")"));
}

// --- reading requests -----------------------------------------------------------------------------------------------

TEST(ApiUserRequest, CreateNeedsDomainEmailAndName) {
    Member fresh;
    fresh.domain = 10004321;
    for (const auto& [body, field] :
         std::map<std::string, std::string>{{R"({"email":"a@b","userName":{"lastName":"x"}})", "domainId"},
                                            {R"({"domainId":10004321,"userName":{"lastName":"x"}})", "email"},
                                            {R"({"domainId":10004321,"email":"a@b"})", "userName"}}) {
        const auto request = read(body, WriteMode::Create, fresh);
        ASSERT_FALSE(request) << body;
        EXPECT_EQ("MISSING_PARAMETER", request.error().code);
        EXPECT_EQ(field, request.error().field);
    }
    const auto foreign = read(R"({"domainId":99,"email":"a@b","userName":{"lastName":"x"}})", WriteMode::Create, fresh);
    ASSERT_FALSE(foreign);
    EXPECT_EQ(ErrorKind::NotFound, foreign.error().kind);
}

TEST(ApiUserRequest, WrongTypesNameTheirField) {
    const Member base = exampleMember();
    for (const auto& [body, field] : std::map<std::string, std::string>{
             {R"({"nickName":1})", "nickName"},
             {R"({"searchable":"yes"})", "searchable"},
             {R"({"userName":"x"})", "userName"},
             {R"({"userName":{"lastName":[]}})", "userName.lastName"},
             {R"({"aliasEmails":[1]})", "aliasEmails"},
             {R"({"organizations":{}})", "organizations"},
             {R"({"organizations":[{"orgUnits":[{"primary":true}]}]})", "organizations.orgUnits.orgUnitId"},
             {R"({"organizations":[{"orgUnits":[{"orgUnitId":"missing"}]}]})", "organizations.orgUnits.orgUnitId"},
             {R"({"organizations":[{"domainId":5}]})", "organizations.domainId"},
             {R"({"activationDate":"tomorrow"})", "activationDate"},
             {R"({"messenger":{"protocol":"LINE"}})", "messenger.messengerId"},
             {R"({"customProperties":{"1bad":"x"}})", "customProperties.1bad"},
             {R"({"customProperties":{"a":true}})", "customProperties.a"},
             {R"({"customProperties":{"a":{"text":"no link"}}})", "customProperties.a"},
             {R"({"customProperties":{"a":-1}})", "customProperties.a"},
             {R"({"passwordConfig":{"passwordCreationType":"ADMIN"}})", "passwordConfig.password"},
             {R"({"passwordConfig":{"passwordCreationType":"OTHER"}})", "passwordConfig.passwordCreationType"},
             {R"({"relations":[{}]})", "relations.relationUserId"}}) {
        const auto request = read(body, WriteMode::Patch, base);
        ASSERT_FALSE(request) << body;
        EXPECT_EQ(field, request.error().field) << body;
    }
    EXPECT_FALSE(api::userFromRequest(json::parse("[]"), WriteMode::Patch, base, {}));
}

TEST(ApiUserRequest, PatchTouchesOnlyWhatIsSent) {
    const Member base = exampleMember();
    EXPECT_EQ(base, read("{}", WriteMode::Patch, base)->member);
    const auto request =
        read(R"({"nickName":null,"userName":{"firstName":"花"},"customProperties":{"costCenter":null,"level":3}})",
             WriteMode::Patch, base);
    ASSERT_TRUE(request);
    Member wanted = base;
    wanted.nickName.clear();
    wanted.name.firstName = "花";
    wanted.customPropertiesJson = request->member.customPropertiesJson;
    EXPECT_EQ(wanted, request->member);
    const auto properties = json::parse(request->member.customPropertiesJson).as_object();
    EXPECT_FALSE(properties.contains("costCenter"));
    EXPECT_EQ(3, properties.at("level").as_int64());
    EXPECT_TRUE(properties.contains("licenses"));
}

TEST(ApiUserRequest, PutClearsWhatIsNotSent) {
    const Member base = exampleMember();
    const auto request = read(R"({"domainId":10004321,"email":"hanako.mori@sakuratrade","userName":{"lastName":"森"}})",
                              WriteMode::Replace, base);
    ASSERT_TRUE(request);
    Member wanted;
    wanted.domain = base.domain;
    wanted.id = base.id;
    wanted.email = base.email;
    wanted.name.lastName = "森";
    EXPECT_EQ(wanted, request->member);
}

TEST(ApiUserRequest, AnObjectSentBackChangesNothing) {
    test::RandomDirectory random(11);
    const KnownNames lookUp;
    for (int i = 0; i < 300; ++i) {
        Member member = random.member();
        for (auto t : {&member.activation})
            if (*t) *t = std::chrono::floor<std::chrono::seconds>(**t);
        for (auto& organization : member.organizations)
            if (organization.email.empty()) organization.email = member.email;
        const std::string text = api::userText(member, lookUp.names, kNow);
        for (const WriteMode mode : {WriteMode::Replace, WriteMode::Patch}) {
            const auto request = api::userFromRequest(json::parse(text), mode, member, {});
            ASSERT_TRUE(request) << request.error().field << ' ' << text;
            EXPECT_EQ(member, request->member) << text;
        }
    }
}

TEST(ApiUserRequest, TolerancesOfRealClients) {
    const Member base = exampleMember();
    EXPECT_EQ("Ito", read(R"({"i18nName":[{"language":"en_US","lastName":"Ito"}]})", WriteMode::Patch, base)
                         ->member.i18nNames.at(0)
                         .lastName);
    EXPECT_EQ("t9", read(R"({"employmentTypeId":"t9"})", WriteMode::Patch, base)->member.userType->value);
    EXPECT_EQ("by-K",
              read(R"({"organizations":[{"orgUnits":[{"orgUnitId":"externalKey:K"}]}]})", WriteMode::Patch, base)
                  ->member.organizations.at(0)
                  .orgUnits.at(0)
                  .orgUnit.value);
    EXPECT_TRUE(
        read(R"({"isPending":"nonsense","userId":7,"suspendedReason":{}})", WriteMode::Patch, base)); // read-only
    EXPECT_EQ("MEMBER", read(R"({"passwordConfig":{}})", WriteMode::Patch, base)->password.creationType);
}

TEST(ApiUserRequest, PatchTextSaysExactlyTheDifference) {
    test::RandomDirectory random(12);
    for (int i = 0; i < 500; ++i) {
        Member base = random.member();
        Member edited = random.member();
        edited.id = base.id;
        // State is not written by a client; lists of an organization keep its domain.
        edited.administrator = base.administrator;
        edited.pending = base.pending;
        edited.suspended = base.suspended;
        edited.suspendedReason = base.suspendedReason;
        edited.deletedAt = base.deletedAt;
        edited.leave = base.leave;
        edited.hasPhoto = base.hasPhoto;
        edited.createdAt = base.createdAt;
        edited.updatedAt = base.updatedAt;
        edited.lastAccess = base.lastAccess;
        edited.lastSignIn = base.lastSignIn;
        edited.passwordChangedAt = base.passwordChangedAt;
        edited.passwordChangeRequested = base.passwordChangeRequested;
        edited.twoStep = base.twoStep;
        edited.version = base.version;
        const auto request =
            api::userFromRequest(json::parse(api::patchText(base, edited)), WriteMode::Patch, base, {});
        ASSERT_TRUE(request) << request.error().field << ' ' << request.error().description;
        ASSERT_EQ(edited, request->member);
        ASSERT_EQ("{}", api::patchText(base, base));
    }
}

TEST(ApiUserRequest, CreateTextIsRead) {
    const Member member = exampleMember();
    const api::PasswordConfig password{
        .creationType = "ADMIN", .password = "Temp-Pass-01", .changeAtNextLogin = false, .given = true};
    Member fresh;
    fresh.domain = member.domain;
    const auto request =
        api::userFromRequest(json::parse(api::createText(member, password)), WriteMode::Create, fresh, {});
    ASSERT_TRUE(request);
    EXPECT_EQ(member.organizations, request->member.organizations);
    EXPECT_EQ(member.customPropertiesJson, request->member.customPropertiesJson);
    EXPECT_EQ("Temp-Pass-01", request->password.password);
    EXPECT_FALSE(request->password.changeAtNextLogin);
}

TEST(ApiOrgUnitRequest, PlaceIsSetOnceAndMovedLater) {
    OrgUnit base;
    base.domain = 1;
    base.displayOrder = 4;
    base.useMessage = true;
    const auto missing =
        api::orgUnitFromRequest(json::parse(R"({"domainId":1,"orgUnitName":"x"})"), WriteMode::Create, base, {});
    ASSERT_FALSE(missing);
    EXPECT_EQ("displayOrder", missing.error().field);
    EXPECT_NE(std::string::npos, missing.error().description.find("displayOrder"));
    const auto body =
        json::parse(R"({"domainId":1,"orgUnitName":"x","email":"x@a","displayOrder":9,"parentOrgUnitId":"p"})");
    const auto made = api::orgUnitFromRequest(body, WriteMode::Create, base, known());
    EXPECT_EQ(9, made->displayOrder);
    EXPECT_EQ("p", made->parent->value);
    const auto put = api::orgUnitFromRequest(body, WriteMode::Replace, base, known());
    EXPECT_EQ(4, put->displayOrder);
    EXPECT_FALSE(put->parent);
    EXPECT_FALSE(put->useMessage); // a PUT without it switches it off
    EXPECT_TRUE(api::orgUnitFromRequest(json::parse("{}"), WriteMode::Patch, base, known())->useMessage);
    EXPECT_EQ("email",
              api::orgUnitFromRequest(json::parse(R"({"domainId":1,"orgUnitName":"x"})"), WriteMode::Replace, base, {})
                  .error()
                  .field);
}

TEST(ApiRankRequest, RequiredFieldsByKind) {
    Rank base;
    base.domain = 1;
    base.kind = RankKind::Level;
    EXPECT_EQ("executive", api::rankFromRequest(json::parse(R"({"domainId":1,"displayOrder":1,"levelName":"x"})"),
                                                WriteMode::Create, base)
                               .error()
                               .field);
    base.kind = RankKind::Position;
    EXPECT_TRUE(api::rankFromRequest(json::parse(R"({"domainId":1,"displayOrder":-1,"positionName":"x"})"),
                                     WriteMode::Create, base));
    EXPECT_EQ("displayOrder",
              api::rankFromRequest(json::parse(R"({"domainId":1,"displayOrder":1.5,"positionName":"x"})"),
                                   WriteMode::Create, base)
                  .error()
                  .field);
    base.kind = RankKind::UserType;
    const auto old = api::rankFromRequest(
        json::parse(R"({"domainId":1,"displayOrder":1,"employmentTypeName":"x","employmentTypeExternalKey":"k"})"),
        WriteMode::Create, base);
    ASSERT_TRUE(old);
    EXPECT_EQ("x", old->name);
    EXPECT_EQ("k", old->externalKey.value_or(""));
}

TEST(ApiRequestBody, SmallBodies) {
    EXPECT_EQ("endTime", api::leaveFromRequest(json::parse(R"({"startTime":"2026-01-01T00:00:00Z"})")).error().field);
    EXPECT_EQ("displayOrder", api::moveFromRequest(json::parse("{}"), api::MoveOrder::Required).error().field);
    EXPECT_EQ("PHOTO_TOO_LARGE",
              api::fileFromRequest(json::parse(R"({"fileName":"a","fileSize":11})"), 10).error().code);
    EXPECT_EQ("PHOTO_TOO_LARGE",
              api::fileFromRequest(json::parse(R"({"fileName":"a","fileSize":99999999999})"), 10).error().code);
    EXPECT_EQ("LIMIT_EXCEEDED", api::keysFromRequest(json::parse(R"({"users":[]})"), "users", 1, false).error().code);
    EXPECT_EQ("levels.domainId",
              api::keysFromRequest(json::parse(R"({"levels":[{"id":"a"}]})"), "levels", 1, true).error().field);
    const auto keys = api::keysFromRequest(
        json::parse(R"({"users":[{"id":"a","externalKey":null},{"id":"b","externalKey":"K"}]})"), "users", 1, false);
    ASSERT_TRUE(keys);
    EXPECT_FALSE(keys->at(0).key);
    EXPECT_EQ("K", keys->at(1).key.value_or(""));
}

} // namespace

} // namespace test_api_user_wire
