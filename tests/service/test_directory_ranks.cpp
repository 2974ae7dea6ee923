// Levels, positions, user types and their old name.
#include "tests/service/directory_fixture.h"

#include <algorithm>

namespace sekishod::test::test_directory_ranks {
namespace {

struct RankCase {
    std::string path;
    std::string list;
    std::string prefix; // of the field names
    std::string code;   // of the error codes
    std::string kind;   // of feed and audit
};

class DirectoryRanks : public DirectoryTest, public ::testing::WithParamInterface<RankCase> {
  protected:
    const RankCase& it() const { return GetParam(); }
    std::string base() const { return "/v1.0/directory/" + it().path; }
    std::string key(const std::string& end) const { return it().prefix + end; }
    json::object body(const std::string& name, int order = 1) const {
        json::object out{{"domainId", domain}, {"displayOrder", order}, {key("Name"), name}};
        if (it().kind == "level") out["executive"] = false;
        return out;
    }
    std::string make(const std::string& name, int order = 1) {
        const Response response = post(base(), body(name, order));
        EXPECT_EQ(201, response.status) << response.body;
        return str(object(response), key("Id"));
    }
    void on() { ASSERT_EQ(204, post(base() + "/enable").status); }
    void off() { ASSERT_EQ(204, post(base() + "/disable").status); }
    // A member who has it.
    std::string holder(const std::string& local, const std::string& rank) {
        const std::string user = makeUser(local, {makeUnit("Unit of " + local)});
        auto organization = read("/v1.0/users/" + user).at("organizations").at(0).as_object();
        json::object change;
        if (it().kind == "userType")
            change["userTypeId"] = rank;
        else if (it().kind == "level")
            organization["levelId"] = rank;
        else
            organization["orgUnits"].at(0).as_object()["positionId"] = rank;
        if (it().kind != "userType") change["organizations"] = json::array{organization};
        const Response response = patch("/v1.0/users/" + user, change);
        EXPECT_EQ(200, response.status) << response.body;
        EXPECT_NE(std::string::npos, response.body.find(rank));
        return user;
    }
};

TEST_P(DirectoryRanks, MadeReadReplacedChangedDeleted) {
    on();
    auto first = body("主任A", -5);
    first[key("ExternalKey")] = "K1";
    first["i18nNames"] = json::array{{{"language", "en_US"}, {"name", "Chief"}}};
    if (it().kind == "userType") first["userTypeCode"] = "CHIEF_1";
    const Response made = post(base(), first);
    ASSERT_EQ(201, made.status) << made.body;
    const std::string id = str(object(made), key("Id"));
    const std::string path = base() + "/" + id;
    EXPECT_EQ(object(made), read(path));
    EXPECT_EQ(object(made), read(base() + "/externalKey:K1"));
    EXPECT_EQ(-5, object(made).at("displayOrder").as_int64());

    auto now = object(patch(path, json::object{{"displayOrder", 3}}));
    EXPECT_EQ("主任A", str(now, key("Name")));
    EXPECT_EQ("K1", str(now, key("ExternalKey")));
    const Response replaced = put(path, body("主任B", 4));
    ASSERT_EQ(200, replaced.status) << replaced.body;
    now = object(replaced);
    EXPECT_TRUE(now.at(key("ExternalKey")).is_null());
    EXPECT_TRUE(now.at("i18nNames").as_array().empty());
    expectError(send(super, Method::Patch, path, json::object{{"displayOrder", 9}}, {{"If-Match", "\"1\""}}), 412,
                "PRECONDITION_FAILED");
    EXPECT_EQ(204, remove(path).status);
    expectError(get(super, path), 404, it().code + "_NOT_EXIST");
    expectError(remove(path), 404, it().code + "_NOT_EXIST");
    EXPECT_EQ(1, audits(it().kind + ".create", id));
    EXPECT_EQ(2, audits(it().kind + ".update", id));
    EXPECT_EQ(1, audits(it().kind + ".delete", id));
    EXPECT_EQ(1, feedNotes(it().kind, id, "delete"));
}

TEST_P(DirectoryRanks, Refusals) {
    on();
    make("一意");
    expectError(post(base(), body("一意")), 409, it().code + "_ALREADY_EXIST");
    expectError(post(base(), body("")), 400, "NAME_REQUIRED");
    expectError(post(base(), body(std::string(101, 'x'))), 400, "NAME_TOO_LONG");
    auto keyed = body("K");
    keyed[key("ExternalKey")] = "same";
    ASSERT_EQ(201, post(base(), keyed).status);
    keyed[key("Name")] = "K2";
    expectError(post(base(), keyed), 409, "EXTERNAL_KEY_ALREADY_EXIST");
    auto bare = body("none");
    bare.erase("displayOrder");
    expectError(post(base(), bare), 400, "MISSING_PARAMETER");
    if (it().kind == "userType") {
        auto coded = body("C1");
        coded["userTypeCode"] = "1st";
        expectError(post(base(), coded), 400, "USER_TYPE_CODE_FORMAT");
        coded["userTypeCode"] = "FIRST";
        ASSERT_EQ(201, post(base(), coded).status);
        coded[key("Name")] = "C2";
        expectError(post(base(), coded), 409, "USER_TYPE_CODE_ALREADY_EXIST");
    }
    if (it().kind == "position") {
        for (auto have =
                 number(fmt::format("SELECT count(*) FROM rank WHERE domain_id = {} AND kind = 'position'", domain));
             have < 200; ++have)
            make(fmt::format("役{}", have));
        expectError(post(base(), body("one too many")), 403, "LIMIT_EXCEEDED");
    }
}

TEST_P(DirectoryRanks, InUseIsNotDeleted) {
    on();
    const std::string id = make("使用中の項目");
    const std::string user = holder("ken.ito", id);
    expectError(remove(base() + "/" + id), 409, it().code + "_IN_USE");
    ASSERT_EQ(204, remove("/v1.0/users/" + user + "/forcedelete").status);
    EXPECT_EQ(204, remove(base() + "/" + id).status);
    expectInStep();
}

TEST_P(DirectoryRanks, OffWipesAndRefuses) {
    on();
    const std::string id = make("消える項目");
    const std::string user = holder("ken.ito", id);
    const auto before = number("SELECT version FROM member WHERE uid = '" + user + "'");
    off();
    EXPECT_EQ(std::string::npos, get(super, "/v1.0/users/" + user).body.find(id));
    EXPECT_EQ(0,
              number(fmt::format("SELECT count(*) FROM rank WHERE domain_id = {} AND kind = '{}'", domain, it().kind)));
    EXPECT_EQ(before + 1, number("SELECT version FROM member WHERE uid = '" + user + "'"));
    EXPECT_GE(feedNotes("member", user), 2);
    EXPECT_EQ(1, feedNotes(it().kind, id, "delete"));
    EXPECT_EQ(1, audits(it().kind + ".disable"));
    EXPECT_GT(number(fmt::format("SELECT count(*) FROM rank WHERE domain_id = {}", otherDomain)), 0)
        << "the other tenant keeps its own";
    expectInStep();
    for (const auto& response :
         {get(super, base()), get(super, base() + "/" + id), post(base(), body("x")), put(base() + "/" + id, body("x")),
          patch(base() + "/" + id, json::object{}), remove(base() + "/" + id), get(super, base() + "/external-keys")})
        expectError(response, 403, it().code + "_NOT_ENABLED");
    off(); // once more changes nothing
    EXPECT_EQ(1, audits(it().kind + ".disable"));
    on();
    EXPECT_TRUE(all(super, base(), it().list).empty());
    make("新しい項目");
}

TEST_P(DirectoryRanks, ListInOrderToTheEnd) {
    off();
    on();
    for (int i = 0; i < 7; ++i)
        make(fmt::format("N{}", i), i % 3 - 1); // shared and negative orders
    const auto items = all(super, base(), it().list, 2);
    ASSERT_EQ(7U, items.size());
    EXPECT_TRUE(std::ranges::is_sorted(items, {}, [](const auto& item) { return item.at("displayOrder").as_int64(); }));
    EXPECT_EQ(items, all(super, base(), it().list, 100));
}

TEST_P(DirectoryRanks, ExternalKeysInBulk) {
    off();
    on();
    const std::string a = make("A");
    const std::string b = make("B");
    const auto set = [&](const auto& keyA, const auto& keyB) {
        return post(
            base() + "/external-keys",
            json::object{
                {it().list, json::array{{{"domainId", domain}, {"id", a}, {"externalKey", json::value_from(keyA)}},
                                        {{"domainId", domain}, {"id", b}, {"externalKey", json::value_from(keyB)}}}}});
    };
    EXPECT_EQ(204, set("1", "2").status);
    EXPECT_EQ(204, set("2", "1").status) << "a swap";
    expectError(set("3", "3"), 409, "EXTERNAL_KEY_ALREADY_EXIST");
    const auto keys = all(super, base() + "/external-keys?hasExternalKey=true", it().list, 1);
    ASSERT_EQ(2U, keys.size());
    EXPECT_EQ("2", str(keys[0], "externalKey"));
    EXPECT_EQ(a, str(keys[0], "id"));
    EXPECT_FALSE(keys[0].contains("email"));
    EXPECT_EQ(204, set(nullptr, "1").status);
    EXPECT_EQ(1U, all(super, base() + "/external-keys?hasExternalKey=false", it().list).size());
    expectError(
        post(base() + "/external-keys",
             json::object{{it().list, json::array{{{"domainId", domain}, {"id", "gone"}, {"externalKey", "x"}}}}}),
        404, it().code + "_NOT_EXIST");
    EXPECT_GE(audits("externalKey.update", a), 3);
}

TEST_P(DirectoryRanks, PartsOfATenantReadButDoNotChange) {
    on();
    const std::string id = make("全社の項目");
    const SignedIn deputy = roleHolder("part", "deputy", {makeUnit("Mine")});
    EXPECT_EQ(200, get(deputy, base()).status);
    expectError(send(deputy, Method::Post, base(), body("x")), 403, "OUT_OF_SCOPE");
    expectError(send(deputy, Method::Delete, base() + "/" + id), 403, "OUT_OF_SCOPE");
    expectError(send(deputy, Method::Post, base() + "/disable"), 403, "OUT_OF_SCOPE");
}

INSTANTIATE_TEST_SUITE_P(Kinds, DirectoryRanks,
                         ::testing::Values(RankCase{"levels", "levels", "level", "LEVEL", "level"},
                                           RankCase{"positions", "positions", "position", "POSITION", "position"},
                                           RankCase{"user-types", "userTypes", "userType", "USER_TYPE", "userType"},
                                           RankCase{"employment-types", "employmentTypes", "employmentType",
                                                    "USER_TYPE", "userType"}),
                         [](const auto& rank) { return rank.param.prefix; });

} // namespace
} // namespace sekishod::test::test_directory_ranks
