// Photos, alias addresses and bulk external keys.
#include "service/handlers/directory_upload.h"
#include "tests/service/directory_fixture.h"

namespace sekishod::test::test_directory_extras {
namespace {

class DirectoryExtras : public DirectoryTest {
  protected:
    std::string image = std::string("\xFF\xD8\xFF\xE0", 4) + std::string("\0\r\n--x", 6) + std::string(500, '\x80');
    std::string local(const std::string& url) { return url.substr(url.find("/v1.0/")); }
    std::string askUpload(const std::string& user, std::int64_t size) {
        const Response response =
            post("/v1.0/users/" + user + "/photo", json::object{{"fileName", "p.jpg"}, {"fileSize", size}});
        EXPECT_EQ(200, response.status) << response.body;
        return local(str(object(response), "uploadUrl"));
    }
    Response sendBytes(Method method, const std::string& where, const std::string& bytes, const std::string& type) {
        return ask("", method, where, bytes, {{"Content-Type", type}});
    }
};

TEST_F(DirectoryExtras, PhotoGoesInAndComesOutUnchanged) {
    const std::string user = makeUser("ken.ito");
    const std::string path = "/v1.0/users/" + user + "/photo";
    expectError(get(super, path), 404, "PHOTO_NOT_EXIST");
    const std::string where = askUpload(user, static_cast<std::int64_t>(image.size()));
    EXPECT_EQ(200, sendBytes(Method::Put, where, image, "application/octet-stream").status);
    EXPECT_EQ(404, sendBytes(Method::Put, where, image, "application/octet-stream").status) << "used up";
    const Response found = get(super, path);
    EXPECT_EQ(302, found.status);
    EXPECT_TRUE(headerOf(found, "Location").starts_with("https://127.0.0.1:8443/v1.0/downloads/"));
    const Response photo = ask("", Method::Get, local(headerOf(found, "Location")));
    EXPECT_EQ(200, photo.status);
    EXPECT_EQ("image/jpeg", photo.contentType);
    EXPECT_EQ(image, photo.body);
    EXPECT_EQ(1, audits("member.photo.set", user));
    EXPECT_EQ(uidOf("admin@sakura"), text("SELECT actor_id FROM audit WHERE action = 'member.photo.set'"))
        << "who asked for the address";
    EXPECT_EQ(1, number("SELECT json_extract(doc, '$.hasPhoto') FROM member WHERE uid = '" + user + "'"));
    EXPECT_EQ(204, remove(path).status);
    expectError(remove(path), 404, "PHOTO_NOT_EXIST");
    EXPECT_EQ(0, number("SELECT coalesce(json_extract(doc, '$.hasPhoto'), 0) FROM member WHERE uid = '" + user + "'"));
    EXPECT_EQ(404, ask("", Method::Get, local(headerOf(found, "Location"))).status);
}

TEST_F(DirectoryExtras, PhotoRefusals) {
    const std::string user = makeUser("ken.ito");
    const std::string path = "/v1.0/users/" + user + "/photo";
    expectError(post(path, json::object{{"fileName", "p.jpg"}, {"fileSize", 10'485'761}}), 400, "PHOTO_TOO_LARGE");
    expectError(post(path, json::object{{"fileName", "p.jpg"}}), 400, "MISSING_PARAMETER");
    expectError(post("/v1.0/users/nobody/photo", json::object{{"fileName", "p.jpg"}, {"fileSize", 1}}), 404,
                "USER_NOT_EXIST");
    const std::string where = askUpload(user, static_cast<std::int64_t>(image.size()));
    expectError(sendBytes(Method::Put, where, image + "x", "application/octet-stream"), 400, "INVALID_PARAMETER");
    expectError(sendBytes(Method::Put, where, std::string(image.size(), 'x'), "application/octet-stream"), 400,
                "PHOTO_FORMAT");
    EXPECT_EQ(200, sendBytes(Method::Put, where, image, "application/octet-stream").status)
        << "a refused file does not use it up";
    const std::string late = askUpload(user, static_cast<std::int64_t>(image.size()));
    clock.advance(std::chrono::minutes(10));
    EXPECT_EQ(404, sendBytes(Method::Put, late, image, "application/octet-stream").status);
    EXPECT_EQ(404, sendBytes(Method::Put, "/v1.0/uploads/guess", image, "application/octet-stream").status);
    EXPECT_EQ(405, ask("", Method::Get, local(late)).status) << "an address to send to is not one to read from";
}

TEST_F(DirectoryExtras, MultipartBodies) {
    const std::string type = "multipart/form-data; boundary=\"b 1\"";
    const auto part = [](const std::string& headers, const std::string& content) {
        return "--b 1\r\n" + headers + "\r\n\r\n" + content + "\r\n";
    };
    const std::string name = part("Content-Disposition: form-data; name=\"resourceName\"", "p.jpg");
    const std::string file = part(
        "content-disposition: form-data; name=\"FileData\"; filename=\"p.jpg\"\r\nContent-Type: image/jpeg", image);
    EXPECT_EQ(image, fileInBody(type, name + file + "--b 1--\r\n").value());
    EXPECT_EQ(image, fileInBody(type, "preamble\r\n" + file + name + "--b 1--").value());
    EXPECT_EQ(image, fileInBody("application/octet-stream", image).value());
    for (const std::string& bad : {name + "--b 1--", file.substr(0, file.size() / 2), std::string("--b 1"),
                                   std::string(), std::string("--b 1\r\n")})
        EXPECT_FALSE(fileInBody(type, bad));
    EXPECT_FALSE(fileInBody("multipart/form-data", file));
    const std::string user = makeUser("ken.ito");
    const std::string where = askUpload(user, static_cast<std::int64_t>(image.size()));
    EXPECT_EQ(200, sendBytes(Method::Post, where, name + file + "--b 1--\r\n", type).status);
}

TEST_F(DirectoryExtras, Aliases) {
    const std::string user = makeUser("ken.ito");
    const std::string path = "/v1.0/users/" + user + "/alias-emails/";
    const Response added = post(path + "ken%40sakura");
    EXPECT_EQ(200, added.status) << added.body;
    EXPECT_EQ(R"({"aliasEmails":["ken@sakura"]})", added.body);
    expectError(post(path + "ken@sakura"), 409, "ALIAS_EMAIL_ALREADY_EXIST");
    expectError(post(path + "admin@sakura"), 409, "ALIAS_EMAIL_ALREADY_EXIST");
    expectError(post(path + "ken@elsewhere"), 400, "LOGIN_GROUP");
    for (int i = 1; i < 10; ++i)
        EXPECT_EQ(200, post(path + fmt::format("a{}@sakura", i)).status);
    expectError(post(path + "one.more@sakura"), 400, "LIMIT_EXCEEDED");
    EXPECT_EQ(204, remove(path + "ken@sakura").status);
    expectError(remove(path + "ken@sakura"), 404, "ALIAS_EMAIL_NOT_EXIST");
    EXPECT_EQ(10, audits("member.alias.add", user));
    EXPECT_EQ(1, audits("member.alias.remove", user));
    expectInStep();
}

TEST_F(DirectoryExtras, MemberKeysInBulk) {
    const std::string a = makeUser("a.one");
    const std::string b = makeUser("b.two");
    const auto set = [&](const json::array& users) {
        return post("/v1.0/users/external-keys", json::object{{"users", users}});
    };
    EXPECT_EQ(204, set({{{"id", a}, {"externalKey", "1"}}, {{"id", "b.two@sakura"}, {"externalKey", "2"}}}).status);
    EXPECT_EQ(204, set({{{"id", "externalKey:1"}, {"externalKey", "2"}}, {{"id", b}, {"externalKey", "1"}}}).status)
        << "a swap";
    EXPECT_EQ(a, str(read("/v1.0/users/externalKey:2"), "userId"));
    expectError(set({{{"id", a}, {"externalKey", "1"}}}), 409, "EXTERNAL_KEY_ALREADY_EXIST");
    expectError(set({{{"id", a}, {"externalKey", "a/b"}}}), 400, "EXTERNAL_KEY_CHARS");
    expectError(set({{{"id", "gone"}, {"externalKey", "9"}}}), 404, "USER_NOT_EXIST");
    expectError(set({{{"id", a}, {"externalKey", "8"}}, {{"id", "a.one@sakura"}, {"externalKey", "9"}}}), 400,
                "INVALID_PARAMETER");
    expectError(set({}), 400, "LIMIT_EXCEEDED");
    json::array many;
    for (int i = 0; i < 51; ++i)
        many.push_back(json::object{{"id", a}});
    expectError(set(many), 400, "LIMIT_EXCEEDED");
    EXPECT_EQ(a, str(read("/v1.0/users/externalKey:2"), "userId")) << "a refused list changes nothing";
    EXPECT_EQ(204, set({{{"id", a}, {"externalKey", nullptr}}, {{"id", b}}}).status);
    EXPECT_EQ(0, number(fmt::format(
                     "SELECT count(*) FROM member WHERE uid IN ('{}', '{}') AND external_key IS NOT NULL", a, b)));
    expectInStep();
}

TEST_F(DirectoryExtras, LightListsByKey) {
    const std::string a = makeUser("a.one");
    ASSERT_EQ(204, post("/v1.0/users/external-keys",
                        json::object{{"users", json::array{{{"id", a}, {"externalKey", "ONE"}}}}})
                       .status);
    const auto with = all(super, "/v1.0/users/external-keys?hasExternalKey=true", "users", 10);
    const auto without = all(super, "/v1.0/users/external-keys?hasExternalKey=false", "users");
    const auto everybody = all(super, "/v1.0/users/external-keys", "users");
    EXPECT_EQ(everybody.size(), with.size() + without.size());
    EXPECT_EQ(5U, with.back().size());
    EXPECT_EQ("ONE", str(with.back(), "externalKey"));
    EXPECT_EQ("伊藤 健", str(with.back(), "name"));
    EXPECT_EQ("a.one@sakura", str(with.back(), "email"));
    const std::string unit = makeUnit("Keyed");
    ASSERT_EQ(204, post("/v1.0/orgunits/external-keys",
                        json::object{{"orgUnits", json::array{{{"id", unit}, {"externalKey", "U1"}}}}})
                       .status);
    const auto units = all(super, "/v1.0/orgunits/external-keys?hasExternalKey=true", "orgUnits", 1);
    EXPECT_EQ(unit, str(units.back(), "id"));
    EXPECT_EQ("U1", str(units.back(), "externalKey"));
    expectError(get(super, "/v1.0/users/external-keys?hasExternalKey=maybe"), 400, "INVALID_PARAMETER");
    const SignedIn userOnly = serviceAccount({"user"});
    EXPECT_EQ(200, get(userOnly, "/v1.0/users").status);
    EXPECT_EQ(403, get(userOnly, "/v1.0/users/external-keys").status) << "needs directory";
}

} // namespace
} // namespace sekishod::test::test_directory_extras
