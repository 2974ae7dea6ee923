// The sign-in page for apps: where it sends the browser, what it refuses, and that nothing a stranger sends is trusted.

#include "service/auth/authorize_page.h"
#include "service/auth/totp.h"
#include "tests/service/auth_fixture.h"

#include <fmt/format.h>

namespace test_auth_authorize {

using namespace sekishod;
using namespace sekishod::test;

namespace {

class AuthorizeTest : public AuthTest {
  protected:
    AuthorizeTest()
        : client(addClient({"directory", "user.read", "openid", "profile"}, false, false,
                           {"https://app.example/callback?fixed=1", "http://127.0.0.1/cb", "http://localhost/cb"})) {}

    std::string query(const std::string& redirect,
                      const std::string& more = "&response_type=code&scope=user.read+directory") {
        return "/oauth2/v2.0/authorize?client_id=" + client.clientId + "&redirect_uri=" + redirect + "&state=s%26%3D1" +
               more;
    }
    static std::string hidden(const Response& page, const std::string& name) {
        const std::string mark = "name=\"" + name + "\" value=\"";
        const auto at = page.body.find(mark);
        if (at == std::string::npos) return {};
        const auto begin = at + mark.size();
        return page.body.substr(begin, page.body.find('"', begin) - begin);
    }
    static std::string cookieOf(const Response& page) {
        const std::string cookie = header(page, "Set-Cookie");
        return cookie.substr(0, cookie.find(';'));
    }
    struct Page {
        std::string form, csrf, cookie;
    };
    Page open(const std::string& target) {
        const Response page = ask(Method::Get, target);
        EXPECT_EQ(page.status, 200) << page.body;
        return {hidden(page, "form"), hidden(page, "csrf"), cookieOf(page)};
    }
    Response submit(const Page& page, const std::string& fields) {
        return form("/oauth2/v2.0/authorize", "form=" + page.form + "&csrf=" + page.csrf + "&" + fields,
                    {{"Cookie", page.cookie}});
    }
    Response logIn(const Page& page, std::string_view login = "hanako%40acme",
                   std::string_view password = goodPassword) {
        return submit(page, fmt::format("action=signIn&login={}&password={}", login, password));
    }
    static std::string paramOf(const std::string& location, const std::string& name) {
        const auto at = location.find(name + "=");
        if (at == std::string::npos) return {};
        const auto begin = at + name.size() + 1;
        return location.substr(begin, location.find('&', begin) - begin);
    }
    Response redeemAs(const std::string& code, const std::string& more = {}) {
        return form("/oauth2/v2.0/token", "grant_type=authorization_code&client_id=" + client.clientId +
                                              "&client_secret=" + client.secret + "&code=" + code + more);
    }
    const std::string good = "https%3A%2F%2Fapp.example%2Fcallback%3Ffixed%3D1";
    RegisteredClient client;
};

TEST_F(AuthorizeTest, SignsInAndGoesBackWithACodeAndTheState) {
    const Page page = open(query(good));
    const Response back = logIn(page);
    ASSERT_EQ(back.status, 302) << back.body;
    const std::string location = header(back, "Location");
    EXPECT_TRUE(location.starts_with("https://app.example/callback?fixed=1&code=")) << location;
    EXPECT_TRUE(location.ends_with("&state=s%26%3D1")) << location;
    const Response tokens = redeemAs(paramOf(location, "code"), "&redirect_uri=" + good);
    ASSERT_EQ(tokens.status, 200) << tokens.body;
    const Response who = askAs(member(tokens, "access_token"), Method::Get, "/probe");
    EXPECT_EQ(member(who, "user"), "u-deputy");
    EXPECT_EQ(member(who, "kind"), "browser");
    EXPECT_EQ(member(who, "scopes"), "user.read directory");
}

TEST_F(AuthorizeTest, TheRedirectUriMayBeLeftOutAtTheTokenEndpoint) {
    const std::string code = paramOf(header(logIn(open(query(good))), "Location"), "code");
    EXPECT_EQ(redeemAs(code, "&redirect_uri=http%3A%2F%2Flocalhost%2Fcb").status, 400);
    EXPECT_EQ(redeemAs(code).status, 200);
}

TEST_F(AuthorizeTest, OrdinaryMembersMayUseApps) {
    EXPECT_EQ(logIn(open(query(good)), "taro%40acme").status, 302);
}

TEST_F(AuthorizeTest, ThePageIsGuarded) {
    const Response page = ask(Method::Get, query(good), {}, {{"Accept-Language", "ja,en;q=0.8"}});
    EXPECT_EQ(page.contentType, "text/html; charset=utf-8");
    EXPECT_NE(page.body.find("<html lang=\"ja\">"), std::string::npos);
    EXPECT_NE(page.body.find("パスワード"), std::string::npos);
    EXPECT_EQ(page.body.find("<script"), std::string::npos);
    const std::string policy = header(page, "Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_NE(policy.find("form-action 'self' https://app.example;"), std::string::npos) << policy;
    EXPECT_EQ(header(page, "X-Frame-Options"), "DENY");
    EXPECT_EQ(header(page, "Cache-Control"), "no-store");
    const std::string cookie = header(page, "Set-Cookie");
    EXPECT_TRUE(cookie.starts_with("__Host-"));
    EXPECT_NE(cookie.find("Secure; HttpOnly; SameSite=Strict"), std::string::npos);
    EXPECT_NE(ask(Method::Get, query(good)).body.find("<html lang=\"en\">"), std::string::npos);
}

TEST_F(AuthorizeTest, OnlyRegisteredAddressesAreEverUsed) {
    for (const auto* uri :
         {"https%3A%2F%2Fapp.example%2Fcallback", "https%3A%2F%2Fapp.example%2Fcallback%3Ffixed%3D1%26x%3D2",
          "https%3A%2F%2Fapp.example.evil%2Fcallback%3Ffixed%3D1",
          "https%3A%2F%2Fevil%40app.example%2Fcallback%3Ffixed%3D1", "http%3A%2F%2F127.0.0.1%3A80%2Fother",
          "http%3A%2F%2F127.0.0.1.evil%2Fcb", "javascript%3Aalert(1)", ""}) {
        const Response refused = ask(Method::Get, query(uri));
        EXPECT_EQ(refused.status, 400) << uri;
        EXPECT_TRUE(header(refused, "Location").empty()) << uri;
    }
    EXPECT_EQ(ask(Method::Get, "/oauth2/v2.0/authorize?client_id=unknown&redirect_uri=" + good).status, 400);
}

TEST_F(AuthorizeTest, ALoopbackAddressMayHaveAnyPort) {
    const Response back = logIn(open(query("http%3A%2F%2F127.0.0.1%3A49152%2Fcb")));
    EXPECT_EQ(back.status, 302);
    EXPECT_TRUE(header(back, "Location").starts_with("http://127.0.0.1:49152/cb?code="));
}

TEST_F(AuthorizeTest, FaultsOfTheRequestGoBackToTheApp) {
    const auto errorFor = [&](const std::string& more) {
        const Response back = ask(Method::Get, query(good, more));
        EXPECT_EQ(back.status, 302) << more;
        EXPECT_EQ(paramOf(header(back, "Location"), "state"), "s%26%3D1");
        return paramOf(header(back, "Location"), "error");
    };
    EXPECT_EQ(errorFor("&scope=user.read"), "invalid_request");
    EXPECT_EQ(errorFor("&response_type=id_token&scope=user.read"), "unsupported_response_type");
    EXPECT_EQ(errorFor("&response_type=code&scope=audit.read"), "invalid_scope");
    EXPECT_EQ(errorFor("&response_type=code"), "invalid_scope");
    EXPECT_EQ(errorFor("&response_type=code&scope=user.read&code_challenge=abc"), "invalid_request");
    EXPECT_EQ(errorFor("&response_type=code&scope=user.read&code_challenge_method=plain&code_challenge=" +
                       std::string(pkceChallenge)),
              "invalid_request");
}

TEST_F(AuthorizeTest, APublicClientNeedsPkceAndNoSecret) {
    client = addClient({"user.read"}, false, true, {"http://127.0.0.1/cb"});
    EXPECT_TRUE(client.secret.empty());
    const std::string uri = "http%3A%2F%2F127.0.0.1%3A5000%2Fcb";
    EXPECT_EQ(paramOf(header(ask(Method::Get, query(uri, "&response_type=code&scope=user.read")), "Location"), "error"),
              "invalid_request");
    const auto code = [&] {
        return paramOf(
            header(
                logIn(open(query(uri, "&response_type=code&scope=user.read&code_challenge_method=S256&code_challenge=" +
                                          std::string(pkceChallenge)))),
                "Location"),
            "code");
    };
    EXPECT_EQ(redeemAs(code()).status, 400);
    EXPECT_EQ(redeemAs(code(), "&code_verifier=" + std::string(pkceVerifier)).status, 200);
}

TEST_F(AuthorizeTest, ForeignPostsAreRefused) {
    Page page = open(query(good));
    Page other = page;
    other.csrf = std::string(43, 'A');
    EXPECT_EQ(logIn(other).status, 400);
    page = open(query(good));
    other = page;
    other.cookie = "__Host-sekisho-authorize=" + std::string(43, 'A');
    EXPECT_EQ(logIn(other).status, 400);
    page = open(query(good));
    other = page;
    other.cookie = "x=y";
    EXPECT_EQ(logIn(other).status, 400);
    EXPECT_EQ(form("/oauth2/v2.0/authorize", "action=signIn").status, 400);
    page = open(query(good));
    clock.advance(std::chrono::minutes(10));
    EXPECT_EQ(logIn(page).status, 400);
    EXPECT_EQ(count("auth_code"), 0);
}

TEST_F(AuthorizeTest, TwoTabsShareOneCookie) {
    const Page first = open(query(good));
    const Response second = ask(Method::Get, query(good), {}, {{"Cookie", "a=b; " + first.cookie}});
    EXPECT_EQ(cookieOf(second), first.cookie);
    EXPECT_EQ(logIn(first).status, 302);
    EXPECT_EQ(cookieOf(ask(Method::Get, query(good), {}, {{"Cookie", "__Host-sekisho-authorize=short"}})).size(),
              first.cookie.size());
}

TEST_F(AuthorizeTest, AWrongPasswordIsToldAndMayBeTriedAgain) {
    const Page page = open(query(good));
    const Response wrong = logIn(page, "%3Cscript%3E%22%40acme", "wrong1Password");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_NE(wrong.body.find("The ID or the password is not right"), std::string::npos);
    EXPECT_NE(wrong.body.find("value=\"&lt;script&gt;&quot;@acme\""), std::string::npos);
    EXPECT_EQ(wrong.body.find("<script"), std::string::npos);
    EXPECT_EQ(wrong.body.find("wrong1Password"), std::string::npos);
    EXPECT_EQ(logIn(page).status, 302);
    EXPECT_EQ(logIn(page).status, 400); // its page is gone
}

TEST_F(AuthorizeTest, MembersOfOtherTenantsAreUnknownToTheApp) {
    run("UPDATE api_client SET domain_id = 10000002");
    const Response refused = logIn(open(query(good)));
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(count("sign_in"), 0);
}

TEST_F(AuthorizeTest, FactorAndNewPasswordAreFurtherPages) {
    const std::string secret = newTotpSecret();
    run("UPDATE credential SET must_change = 1, totp_secret = '" + secret + "' WHERE member_uid = 'u-deputy'");
    const Page page = open(query(good));
    const Response factor = logIn(page);
    EXPECT_EQ(factor.status, 200);
    EXPECT_EQ(factor.body.find("name=\"password\""), std::string::npos);
    ASSERT_NE(factor.body.find("name=\"code\""), std::string::npos);
    EXPECT_EQ(submit(page, "action=code&code=000000").status, 401);
    const std::string code = totpCode(secret, sekisho::toSeconds(clock.now()) / totpStepSeconds);
    const Response renew = submit(page, "action=code&code=" + code);
    ASSERT_EQ(renew.status, 200);
    ASSERT_NE(renew.body.find("name=\"newPassword\""), std::string::npos);
    EXPECT_EQ(submit(page, "action=newPassword&newPassword=mizu7Kawara35&newPasswordAgain=other").status, 400);
    EXPECT_EQ(submit(page, "action=newPassword&newPassword=password1&newPasswordAgain=password1").status, 400);
    EXPECT_EQ(submit(page, "action=newPassword&newPassword=mizu7Kawara35&newPasswordAgain=mizu7Kawara35").status, 302);
}

TEST_F(AuthorizeTest, CancellingGoesBackWithAccessDenied) {
    const Response back = submit(open(query(good)), "action=cancel");
    EXPECT_EQ(back.status, 302);
    EXPECT_EQ(paramOf(header(back, "Location"), "error"), "access_denied");
}

TEST_F(AuthorizeTest, IdTokenComesWithTheOpenidScope) {
    const Page page = open(query(good, "&response_type=code&scope=openid+profile+user.read&nonce=n-1"));
    const Response tokens = redeemAs(paramOf(header(logIn(page), "Location"), "code"));
    ASSERT_EQ(tokens.status, 200) << tokens.body;
    const std::string idToken = member(tokens, "id_token");
    EXPECT_EQ(std::count(idToken.begin(), idToken.end(), '.'), 2);
    const std::string plain =
        member(redeemAs(paramOf(header(logIn(open(query(good))), "Location"), "code")), "id_token");
    EXPECT_TRUE(plain.empty());
}

TEST(AuthorizePage, TheLanguageIsTheBrowsers) {
    EXPECT_TRUE(prefersJapanese("ja"));
    EXPECT_TRUE(prefersJapanese("ja-JP,ja;q=0.9,en-US;q=0.8"));
    EXPECT_TRUE(prefersJapanese("en;q=0.5, ja;q=0.9"));
    EXPECT_FALSE(prefersJapanese("en-US,en;q=0.9,ja;q=0.8"));
    EXPECT_FALSE(prefersJapanese(""));
    EXPECT_FALSE(prefersJapanese("fr"));
    EXPECT_FALSE(prefersJapanese("ja;q=0"));
}

} // namespace
} // namespace test_auth_authorize
