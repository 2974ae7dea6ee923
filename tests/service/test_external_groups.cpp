// Groups with external users: who may be in them, who reads them, that only a changeset changes them; and the photo of
// a group.
#include "tests/service/changeset_fixture.h"

#include <boost/json/array.hpp>

#include <algorithm>

namespace test_external_groups {

using namespace sekishod;
using namespace sekishod::test;
using sekisho::ChangesetState;
using sekisho::Operation;

namespace {

class ExternalGroups : public ChangesetTest {
  protected:
    Response link(const std::string& uid, const char* how = "link-to-works") {
        clock.advance(std::chrono::seconds(1));
        return ask(admin.access, Method::Post, "/v1.0/users/" + uid + "/" + how);
    }
    std::string group(const std::string& name, const std::string& leader, const std::vector<std::string>& entries,
                      const std::string& more = R"(,"groupType":"external")") {
        std::string members;
        for (const std::string& entry : entries)
            members += (members.empty() ? "" : ",") + entry;
        return fmt::format(R"({{"domainId":{},"groupName":"{}","administrators":[{{"userId":"{}"}}],"members":[{}],)"
                           R"("useMessage":true{}}})",
                           domain, name, leader, members, more);
    }
    static std::string entry(const std::string& uid, const char* type = "USER") {
        return fmt::format(R"({{"id":"{}","type":"{}"}})", uid, type);
    }
    // What planning one operation says: "" when it is taken.
    std::string refusal(Operation operation) {
        const auto rows = rowsOf(admin, setOf(begin(admin, {std::move(operation)})).id.value);
        if (rows.size() != 1 || !rows[0].error) return {};
        return rows[0].error->code + " " + rows[0].error->field;
    }
    sekisho::Changeset applied(Operation operation) {
        const auto set = setOf(begin(admin, {std::move(operation)}));
        const auto done = setOf(post(admin, "/" + set.id.value + "/apply"));
        EXPECT_EQ(done.state, ChangesetState::Applied);
        return done;
    }
    std::string uidOf(const std::string& name) { return text("SELECT uid FROM grp WHERE name = '" + name + "'"); }
    std::vector<std::string> readers(const std::string& uid) {
        const auto page = object(get(admin, "/v1.0/admin/groups/" + uid + "/readers?count=100"));
        std::vector<std::string> out;
        for (const auto& reader : page.at("readers").as_array())
            out.emplace_back(reader.at("userId").as_string());
        EXPECT_EQ(page.at("total").as_int64(), static_cast<std::int64_t>(out.size()));
        return out;
    }
    bool reads(const std::string& member, const std::string& uid) {
        const auto page = get(admin, "/v1.0/admin/users/" + member + "/rooms?count=100");
        return page.body.find(uid) != std::string::npos;
    }
    Response photo(Method method, const std::string& uid, std::string bytes = {}) {
        return ask(admin.access, method, "/v1.0/admin/groups/" + uid + "/photo", std::move(bytes),
                   {{"Content-Type", "image/png"}});
    }

    SignedIn admin = signInAs("admin@sakura");
    std::string master = member(0), one = member(1), other = member(2);
};

TEST_F(ExternalGroups, OnlyWhoMayTalkWithOutsidersTakesPart) {
    const auto make = [&] { return op("group", "create", "new:g", group("社外", master, {entry(one)})); };
    EXPECT_EQ(refusal(make()), "GROUP_NOT_LINKED administrators");
    ASSERT_EQ(link(master).status, 204);
    const auto named = rowsOf(admin, setOf(begin(admin, {make()})).id.value);
    ASSERT_TRUE(named.at(0).error);
    EXPECT_EQ(named[0].error->code + " " + named[0].error->field, "GROUP_NOT_LINKED members");
    EXPECT_FALSE(named[0].error->params.empty()) << "nobody is dropped silently: he is named";
    ASSERT_EQ(link(one).status, 204);
    const std::string unit = text("SELECT o.uid FROM member_orgunit mo JOIN orgunit o ON o.id = mo.orgunit_id JOIN "
                                  "member m ON m.id = mo.member_id WHERE m.uid = '" +
                                  other + "'");
    applied(op("group", "create", "new:g", group("社外", master, {entry(one), entry(unit, "ORGUNIT")})));
    const std::string uid = uidOf("社外");
    EXPECT_EQ(text("SELECT kind FROM grp WHERE uid = '" + uid + "'"), "external");
    EXPECT_FALSE(object(get(admin, "/v1.0/groups/" + uid)).at("visible").as_bool()) << "private unless said otherwise";
    const auto who = readers(uid);
    EXPECT_EQ(std::ranges::count(who, one), 1);
    EXPECT_EQ(std::ranges::count(who, other), 0) << "in an organization of it, without the permission";
    EXPECT_TRUE(reads(one, uid));
    EXPECT_FALSE(reads(other, uid));
    ASSERT_EQ(link(one, "unlink-to-works").status, 204);
    EXPECT_EQ(std::ranges::count(readers(uid), one), 0) << "whoever has lost it reads nothing";
    EXPECT_FALSE(reads(one, uid));
    EXPECT_EQ(refusal(op("group", "update", uid, R"({"description":"still"})")), "") << "the group can be kept";
    EXPECT_EQ(refusal(op("group", "update", uid, fmt::format(R"({{"members":[{}]}})", entry(other)))),
              "GROUP_NOT_LINKED members");
}

TEST_F(ExternalGroups, ItStaysWhatItIsAndStandsAlone) {
    ASSERT_EQ(link(master).status, 204);
    applied(op("group", "create", "new:g", group("社外", master, {}, R"(,"groupType":"external","visible":true)")));
    const std::string uid = uidOf("社外");
    EXPECT_TRUE(object(get(admin, "/v1.0/groups/" + uid)).at("visible").as_bool());
    EXPECT_EQ(refusal(op("group", "update", uid, R"({"groupType":"internal"})")), "GROUP_TYPE_STAYS groupType");
    EXPECT_EQ(refusal(op("group", "update", uid, R"({"groupType":"external","description":"x"})")), "");
    EXPECT_EQ(refusal(op("group", "create", "new:g", group("誰か", master, {}, R"(,"groupType":"open")"))),
              "UNKNOWN_VALUE groupType");
    EXPECT_EQ(refusal(op("group", "create", "new:g", group("内側", master, {entry(uid, "GROUP")}, ""))),
              "GROUP_EXTERNAL_INSIDE members");
    for (const auto method : {Method::Patch, Method::Delete})
        EXPECT_EQ(codeOf(ask(admin.access, method, "/v1.0/groups/" + uid, R"({"description":"x"})")), "GROUP_EXTERNAL");
    const auto made =
        ask(admin.access, Method::Post, "/v1.0/groups", group("公開 API", master, {}, R"(,"groupType":"external")"));
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(text("SELECT kind FROM grp WHERE name = '公開 API'"), "internal");
}

TEST_F(ExternalGroups, DeletingItTellsOfTheOthersAndIsTakenBack) {
    ASSERT_EQ(link(master).status, 204);
    applied(op("group", "create", "new:g", group("社外", master, {})));
    const auto before = content();
    const auto gone = applied(op("group", "delete", uidOf("社外")));
    EXPECT_EQ(std::ranges::count(gone.impact.lost, sekisho::Loss{"external.groups", 1}), 1);
    const auto back = setOf(post(admin, "/" + gone.id.value + "/undo"));
    ASSERT_EQ(setOf(post(admin, "/" + back.id.value + "/apply")).state, ChangesetState::Applied);
    expectSame(content(), before, "after the undo");
    EXPECT_EQ(text("SELECT kind FROM grp WHERE name = '社外'"), "external");
}

TEST_F(ExternalGroups, AGroupHasAPhotoOfItsOwn) {
    const std::string png("\x89PNG\r\n\x1a\n", 8);
    applied(op("group", "create", "new:g", group("写真", master, {}, "")));
    const std::string uid = uidOf("写真");
    EXPECT_EQ(codeOf(photo(Method::Get, uid)), "PHOTO_NOT_EXIST");
    EXPECT_EQ(codeOf(photo(Method::Put, uid, "<svg/>")), "PHOTO_FORMAT");
    EXPECT_EQ(codeOf(photo(Method::Put, uid, png + std::string(sekisho::kLargestGroupPhoto, 'x'))), "PHOTO_TOO_LARGE");
    const auto set = photo(Method::Put, uid, png);
    ASSERT_EQ(set.status, 204) << set.body;
    EXPECT_EQ(photo(Method::Get, uid).body, png);
    EXPECT_EQ(photo(Method::Get, uid).contentType, "image/png");
    EXPECT_EQ(number("SELECT json_extract(doc, '$.hasPhoto') FROM grp WHERE uid = '" + uid + "'"), 1);
    EXPECT_EQ(ask(signInAs("branch1@sakura").access, Method::Get, "/v1.0/admin/groups/" + uid + "/photo").status, 403);
    EXPECT_EQ(photo(Method::Delete, uid).status, 204);
    EXPECT_EQ(codeOf(photo(Method::Delete, uid)), "PHOTO_NOT_EXIST");
    ASSERT_EQ(photo(Method::Put, uid, png).status, 204);
    for (const char* action : {"group.photo.set", "group.photo.delete"})
        EXPECT_GE(number(std::string("SELECT count(*) FROM audit WHERE action = '") + action + "'"), 1) << action;
    const auto gone = applied(op("group", "delete", uid));
    EXPECT_EQ(number("SELECT count(*) FROM group_photo"), 0);
    const auto back = setOf(post(admin, "/" + gone.id.value + "/undo"));
    ASSERT_EQ(setOf(post(admin, "/" + back.id.value + "/apply")).state, ChangesetState::Applied);
    EXPECT_EQ(number("SELECT coalesce(json_extract(doc, '$.hasPhoto'), 0) FROM grp WHERE uid = '" + uid + "'"), 0)
        << "it went with the group, and an undo does not bring it back";
}

} // namespace
} // namespace test_external_groups
