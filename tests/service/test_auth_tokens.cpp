// The token endpoint as scripts written for the public API use it, and as an attacker would like to.

#include "service/auth/base64url.h"
#include "service/auth/jwt.h"
#include "service/auth/rsa_key.h"
#include "tests/service/auth_fixture.h"

#include <fmt/format.h>

namespace test_auth_tokens {

using namespace sekishod;
using namespace sekishod::test;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::string formEncoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
            c == '_')
            out.push_back(c);
        else
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return out;
}

class TokenTest : public AuthTest {
  protected:
    std::int64_t nowSeconds() const { return sekisho::toSeconds(clock.now()); }
    std::string assertion(const RegisteredClient& client, const std::string& claims,
                          const std::string& header = R"({"alg":"RS256","typ":"JWT"})") {
        const auto key = RsaKey::fromPrivatePem(client.privateKeyPem);
        EXPECT_TRUE(key);
        const std::string text = base64urlEncode(header) + "." + base64urlEncode(claims);
        const auto signature = key->sign(text);
        EXPECT_TRUE(signature);
        return text + "." + base64urlEncode(*signature);
    }
    std::string claimsOf(const RegisteredClient& client, const std::string& iat, const std::string& exp) {
        return fmt::format(R"({{"iss":"{}","sub":"{}","iat":{},"exp":{}}})", client.clientId, client.serviceAccount,
                           iat, exp);
    }
    std::string goodClaims(const RegisteredClient& client) {
        return claimsOf(client, std::to_string(nowSeconds()), std::to_string(nowSeconds() + 3600));
    }
    std::string grantBody(const RegisteredClient& client, const std::string& text,
                          const std::string& scope = "directory") {
        return "grant_type=" + formEncoded("urn:ietf:params:oauth:grant-type:jwt-bearer") +
               "&client_id=" + client.clientId + "&client_secret=" + client.secret + "&scope=" + formEncoded(scope) +
               "&assertion=" + text;
    }
    Response grant(const RegisteredClient& client, const std::string& text, const std::string& scope = "directory") {
        return form("/oauth2/v2.0/token", grantBody(client, text, scope));
    }
    std::string errorOf(const Response& response) { return member(response, "error"); }
    Response refresh(const std::string& token, const std::string& more = {}) {
        return form("/oauth2/v2.0/token",
                    "grant_type=refresh_token&client_id=sekisho-console&refresh_token=" + token + more);
    }
};

TEST_F(TokenTest, AGrantTypeThatWasEncodedTwiceIsUnderstood) {
    const auto client = addClient({"directory"});
    const std::string once = formEncoded("urn:ietf:params:oauth:grant-type:jwt-bearer");
    std::string body = grantBody(client, assertion(client, goodClaims(client)));
    body.replace(body.find(once), once.size(), formEncoded(once)); // as samples for the public service send it
    EXPECT_EQ(form("/oauth2/v2.0/token", body).status, 200);
}

TEST_F(TokenTest, AServiceAccountGetsATokenWithTheRealShape) {
    const auto client = addClient({"directory", "user.read"});
    const Response answer = grant(client, assertion(client, goodClaims(client)));
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto object = objectOf(answer);
    EXPECT_EQ(object.at("token_type").as_string(), "Bearer");
    EXPECT_EQ(object.at("expires_in").as_string(), "86400"); // a text, not a number
    EXPECT_EQ(object.at("scope").as_string(), "directory");
    EXPECT_FALSE(object.at("refresh_token").as_string().empty());
    EXPECT_EQ(header(answer, "Cache-Control"), "no-store");
    const Response who = askAs(member(answer, "access_token"), Method::Get, "/probe");
    EXPECT_EQ(member(who, "account"), client.serviceAccount);
    EXPECT_EQ(member(who, "user"), "");
    EXPECT_EQ(member(who, "name"), "[SERVICE] Script");
    EXPECT_EQ(member(who, "kind"), "api");
    EXPECT_EQ(count("session", "member_uid = '" + client.serviceAccount + "'"), 1);
    EXPECT_EQ(textOf("SELECT actor_id FROM audit WHERE action = 'token.issue'"), client.serviceAccount);
}

TEST_F(TokenTest, ParametersMayStandInTheQuery) {
    const auto client = addClient({"directory"});
    const Response answer =
        ask(Method::Post, "/oauth2/v2.0/token?" + grantBody(client, assertion(client, goodClaims(client))), {},
            {{"alg", "RS256"}, {"typ", "JWT"}});
    EXPECT_EQ(answer.status, 200) << answer.body;
}

TEST_F(TokenTest, FractionalTimesAreNumbersToo) {
    const auto client = addClient({"directory"});
    const auto at = nowSeconds();
    EXPECT_EQ(grant(client, assertion(client, claimsOf(client, fmt::format("{}.123456", at),
                                                       fmt::format("{}.123456", at + 3600))))
                  .status,
              200);
    EXPECT_EQ(
        grant(client, assertion(client, claimsOf(client, fmt::format("{}e0", at), fmt::format("{}.5", at + 3599))))
            .status,
        200);
}

TEST_F(TokenTest, AssertionsThatAreNotRightAreRefused) {
    const auto client = addClient({"directory"});
    const auto other = addClient({"directory"});
    const auto at = nowSeconds();
    const auto text = [](std::int64_t t) { return std::to_string(t); };
    const std::string good = assertion(client, goodClaims(client));
    const auto quoted = [](std::int64_t t) { return "\"" + std::to_string(t) + "\""; };
    const std::vector<std::pair<std::string, std::string>> bad{
        {"times as texts", assertion(client, claimsOf(client, quoted(at), quoted(at + 3600)))},
        {"no exp", assertion(client, fmt::format(R"({{"iss":"{}","sub":"{}","iat":{}}})", client.clientId,
                                                 client.serviceAccount, at))},
        {"longer than an hour", assertion(client, claimsOf(client, text(at), text(at + 3602)))},
        {"expired", assertion(client, claimsOf(client, text(at - 3631), text(at - 31)))},
        {"from the future", assertion(client, claimsOf(client, text(at + 31), text(at + 3600)))},
        {"ends before it begins", assertion(client, claimsOf(client, text(at), text(at - 5)))},
        {"somebody else's issuer", assertion(client, claimsOf(other, text(at), text(at + 60)))},
        {"signed by another key", assertion(other, goodClaims(client))},
        {"not signed", assertion(client, goodClaims(client), R"({"alg":"none"})")},
        {"another algorithm", assertion(client, goodClaims(client), R"({"alg":"HS256"})")},
        {"two parts", good.substr(0, good.rfind('.'))},
        {"four parts", good + ".x"},
        {"padded", good + "="},
        {"a changed signature", good.substr(0, good.size() - 8) + "AAAAAAAA"},
        {"ordinary base64", "eyJhbGciOiJSUzI1NiJ9+." + good.substr(good.find('.') + 1)},
        {"not JSON", base64urlEncode("x") + good.substr(good.find('.'))},
    };
    EXPECT_EQ(grant(client, good).status, 200);
    for (const auto& [name, token] : bad) {
        const Response refused = grant(client, token);
        EXPECT_EQ(refused.status, 400) << name;
        EXPECT_EQ(errorOf(refused), "invalid_grant") << name << ": " << refused.body;
    }
    const Response delegated = grant(
        client,
        assertion(client, fmt::format(R"({{"iss":"{}","sub":"{}","iat":{},"exp":{},"delegated_user":"hanako@acme"}})",
                                      client.clientId, client.serviceAccount, at, at + 60)));
    EXPECT_EQ(errorOf(delegated), "unauthorized_client");
}

TEST_F(TokenTest, ClocksMayDifferByThirtySeconds) {
    const auto client = addClient({"directory"});
    const auto at = nowSeconds();
    EXPECT_EQ(
        grant(client, assertion(client, claimsOf(client, std::to_string(at + 29), std::to_string(at + 60)))).status,
        200);
    EXPECT_EQ(
        grant(client, assertion(client, claimsOf(client, std::to_string(at - 100), std::to_string(at - 29)))).status,
        200);
}

TEST_F(TokenTest, ScopesAreASubsetSeparatedByBlankOrComma) {
    const auto client = addClient({"directory", "user"});
    const auto ask = [&](const std::string& scope) {
        return grant(client, assertion(client, goodClaims(client)), scope);
    };
    EXPECT_EQ(member(ask("directory,user.read"), "scope"), "directory user.read");
    EXPECT_EQ(member(ask("directory user"), "scope"), "directory user");
    EXPECT_EQ(member(ask(""), "scope"), "directory user");
    EXPECT_EQ(errorOf(ask("directory audit.read")), "invalid_scope");
    EXPECT_EQ(errorOf(ask("directory.readx")), "invalid_scope");
}

TEST_F(TokenTest, TheClientProvesItself) {
    const auto client = addClient({"directory"});
    const std::string good = assertion(client, goodClaims(client));
    auto wrong = client;
    wrong.secret = "wrong";
    const Response refused = grant(wrong, good);
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(errorOf(refused), "invalid_client");
    wrong = client;
    wrong.clientId = "unknown";
    EXPECT_EQ(grant(wrong, good).body, refused.body);
    wrong = client;
    wrong.secret.clear();
    EXPECT_EQ(grant(wrong, good).status, 401);

    const std::string body = "grant_type=" + formEncoded("urn:ietf:params:oauth:grant-type:jwt-bearer") +
                             "&scope=directory&assertion=" + good;
    // RFC 4648 vectors are elsewhere; here the standard alphabet is made of the url one.
    const auto basic = [](const std::string& id, const std::string& secret) {
        std::string text = base64urlEncode(id + ":" + secret);
        for (char& c : text)
            c = c == '-' ? '+' : c == '_' ? '/' : c;
        while (text.size() % 4 != 0)
            text.push_back('=');
        return "Basic " + text;
    };
    EXPECT_EQ(form("/oauth2/v2.0/token", body, {{"Authorization", basic(client.clientId, client.secret)}}).status, 200);
    const Response bad = form("/oauth2/v2.0/token", body, {{"Authorization", basic(client.clientId, "x")}});
    EXPECT_EQ(bad.status, 401);
    EXPECT_EQ(header(bad, "WWW-Authenticate"), "Basic realm=\"sekisho\"");
    EXPECT_EQ(form("/oauth2/v2.0/token", body, {{"Authorization", "Basic !!!"}}).status, 401);
    EXPECT_EQ(form("/oauth2/v2.0/token", body).status, 400);
}

TEST_F(TokenTest, TheRequestItselfIsChecked) {
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", "")), "invalid_request");
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", "grant_type=password&client_id=sekisho-console")),
              "unsupported_grant_type");
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", "grant_type=refresh_token&client_id=sekisho-console")),
              "invalid_request");
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", "grant_type=a&grant_type=b")), "invalid_request");
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", "grant_type=%zz")), "invalid_request");
    EXPECT_EQ(errorOf(ask(Method::Post, "/oauth2/v2.0/token", "{}", {{"Content-Type", "application/json"}})),
              "invalid_request");
}

TEST_F(TokenTest, ACodeIsGoodOnceAndItsSecondUseEndsTheSession) {
    const std::string code = member(challenge("hanako@acme", goodPassword), "code");
    const Response first = redeem(code);
    ASSERT_EQ(first.status, 200) << first.body;
    const std::string access = member(first, "access_token");
    EXPECT_EQ(probeStatus(access), 200);
    EXPECT_EQ(errorOf(redeem(code)), "invalid_grant");
    EXPECT_EQ(probeStatus(access), 401);
    EXPECT_EQ(errorOf(refresh(member(first, "refresh_token"))), "invalid_grant");
    EXPECT_EQ(textOf("SELECT end_reason FROM session"), "codeReused");
}

TEST_F(TokenTest, ACodeNeedsItsVerifierItsClientAndItsTime) {
    const auto start = [&] { return member(challenge("hanako@acme", goodPassword), "code"); };
    const std::string begin = "grant_type=authorization_code&client_id=sekisho-console&code=";
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", begin + start())), "invalid_grant");
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", begin + start() + "&code_verifier=" + std::string(43, 'a'))),
              "invalid_grant");
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", begin + start() + "&code_verifier=" + std::string(pkceVerifier) +
                                                     "&redirect_uri=https%3A%2F%2Fx")),
              "invalid_grant");
    const auto client = addClient({"admin"});
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", "grant_type=authorization_code&client_id=" + client.clientId +
                                                     "&client_secret=" + client.secret + "&code=" + start() +
                                                     "&code_verifier=" + std::string(pkceVerifier))),
              "invalid_grant");
    const std::string late = start();
    clock.advance(minutes(10));
    EXPECT_EQ(errorOf(redeem(late)), "invalid_grant");
    EXPECT_EQ(errorOf(redeem("no-such-code")), "invalid_grant");
    EXPECT_EQ(count("session"), 0);
}

TEST_F(TokenTest, ASuspendedMemberCannotRedeemHisCode) {
    const std::string code = member(challenge("hanako@acme", goodPassword), "code");
    run("UPDATE member SET suspended = 1 WHERE uid = 'u-deputy'");
    EXPECT_EQ(errorOf(redeem(code)), "invalid_grant");
    EXPECT_EQ(count("session"), 0);
}

TEST_F(TokenTest, RefreshingGoesOnWithTheSameSessionAndRotates) {
    const Tokens first = signIn("hanako@acme");
    const std::string session = member(askAs(first.access, Method::Get, "/probe"), "session");
    clock.advance(hours(1));
    EXPECT_EQ(probeStatus(first.access), 401); // an hour for the console
    const Response second = refresh(first.refresh);
    ASSERT_EQ(second.status, 200) << second.body;
    EXPECT_EQ(member(askAs(member(second, "access_token"), Method::Get, "/probe"), "session"), session);
    EXPECT_NE(member(second, "refresh_token"), first.refresh);
    // A lost answer: the old one is still good for a moment.
    EXPECT_EQ(refresh(first.refresh).status, 200);
    clock.advance(seconds(31));
    EXPECT_EQ(errorOf(refresh(first.refresh)), "invalid_grant");
    EXPECT_EQ(probeStatus(member(second, "access_token")), 401);
    EXPECT_EQ(textOf("SELECT end_reason FROM session"), "tokenReused");
}

TEST_F(TokenTest, WithoutRotationTheAnswerHasNoRefreshToken) {
    const auto client = addClient({"directory", "user.read"});
    const Response first = grant(client, assertion(client, goodClaims(client)), "directory user.read");
    const std::string body = "grant_type=refresh_token&client_id=" + client.clientId +
                             "&client_secret=" + client.secret + "&refresh_token=" + member(first, "refresh_token");
    const Response again = form("/oauth2/v2.0/token", body);
    ASSERT_EQ(again.status, 200) << again.body;
    EXPECT_FALSE(objectOf(again).contains("refresh_token"));
    EXPECT_EQ(form("/oauth2/v2.0/token", body).status, 200);
    EXPECT_EQ(member(form("/oauth2/v2.0/token", body + "&scope=user.read"), "scope"), "user.read");
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", body + "&scope=audit.read")), "invalid_scope");
    clock.advance(std::chrono::days(90));
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/token", body)), "invalid_grant");
}

TEST_F(TokenTest, AnAccessTokenIsNoRefreshToken) {
    const Tokens tokens = signIn("hanako@acme");
    EXPECT_EQ(errorOf(refresh(tokens.access)), "invalid_grant");
    EXPECT_EQ(probeStatus(tokens.refresh), 401);
}

TEST_F(TokenTest, RevokingIsAlwaysTwoHundredAndTakesEffectAtOnce) {
    const Tokens tokens = signIn("hanako@acme");
    const Tokens other = signIn("root@acme");
    const auto revoke = [&](const std::string& token, const std::string& client = "client_id=sekisho-console") {
        return form("/oauth2/v2.0/revoke", client + "&token=" + token + "&token_type_hint=access_token");
    };
    EXPECT_EQ(probeStatus(tokens.access), 200);
    const Response done = revoke(tokens.access);
    EXPECT_EQ(done.status, 200);
    EXPECT_TRUE(done.body.empty());
    EXPECT_EQ(probeStatus(tokens.access), 401);
    EXPECT_EQ(refresh(tokens.refresh).status, 200); // the session itself goes on
    EXPECT_EQ(revoke("no-such-token").status, 200);

    const auto client = addClient({"directory"});
    EXPECT_EQ(revoke(other.access, "client_id=" + client.clientId + "&client_secret=" + client.secret).status, 200);
    EXPECT_EQ(probeStatus(other.access), 200); // not that client's token
    EXPECT_EQ(revoke(other.access, "client_id=" + client.clientId + "&client_secret=x").status, 401);
    EXPECT_EQ(revoke(other.refresh).status, 200);
    EXPECT_EQ(probeStatus(other.access), 401); // the refresh token is the session
    EXPECT_EQ(errorOf(form("/oauth2/v2.0/revoke", "client_id=sekisho-console")), "invalid_request");
}

TEST_F(TokenTest, UserInfoSaysWhoItIs) {
    const Tokens tokens = signIn("hanako@acme");
    const Response info = askAs(tokens.access, Method::Get, "/oauth2/v2.0/userinfo");
    ASSERT_EQ(info.status, 200) << info.body;
    EXPECT_EQ(member(info, "sub"), "u-deputy");
    EXPECT_EQ(member(info, "name"), "hanako");
    EXPECT_EQ(member(info, "email"), "hanako@acme");
    EXPECT_EQ(ask(Method::Get, "/oauth2/v2.0/userinfo").status, 401);
}

TEST_F(TokenTest, TheServiceKeyStaysTheSame) {
    const Response keys = ask(Method::Get, "/oauth2/v2.0/jwks");
    ASSERT_EQ(keys.status, 200) << keys.body;
    const auto key = objectOf(keys).at("keys").as_array().at(0).as_object();
    EXPECT_EQ(key.at("kty").as_string(), "RSA");
    EXPECT_GE(key.at("n").as_string().size(), 342U);
    EXPECT_FALSE(key.contains("d"));
    std::vector<Endpoint> again = authEndpoints(services); // another process on the same store
    Router router;
    ASSERT_TRUE(router.add(std::move(again)));
    gates = std::make_unique<Gates>(services, std::move(router));
    EXPECT_EQ(ask(Method::Get, "/oauth2/v2.0/jwks").body, keys.body);
    const Response discovery = ask(Method::Get, "/.well-known/openid-configuration");
    EXPECT_EQ(member(discovery, "issuer"), "https://localhost:8443");
    EXPECT_EQ(member(discovery, "jwks_uri"), "https://localhost:8443/oauth2/v2.0/jwks");
}

TEST_F(TokenTest, ClientsAreRegisteredWithCheckedFacts) {
    const auto attempt = [&](NewClient wanted) {
        return store->write([&](sekisho::sql::Database& db) { return registerClient(db, wanted, clock.now()); });
    };
    NewClient good{
        .domain = authDomain, .name = "App", .scopes = {"directory"}, .redirectUris = {"http://localhost/cb"}};
    EXPECT_TRUE(attempt(good));
    auto bad = good;
    bad.name.clear();
    EXPECT_FALSE(attempt(bad));
    bad = good;
    bad.scopes = {"two words"};
    EXPECT_FALSE(attempt(bad));
    bad = good;
    bad.redirectUris = {"http://app.example/cb"};
    EXPECT_FALSE(attempt(bad));
    bad = good;
    bad.accessSeconds = 7;
    EXPECT_FALSE(attempt(bad));
    bad = good;
    bad.domain = 5;
    EXPECT_FALSE(attempt(bad));
    const auto made = addClient({"directory"});
    EXPECT_TRUE(made.serviceAccount.ends_with(".serviceaccount@acme"));
    EXPECT_TRUE(made.privateKeyPem.starts_with("-----BEGIN PRIVATE KEY-----"));
    EXPECT_EQ(count("api_client", "secret_hash = '" + made.secret + "'"), 0);
}

} // namespace
} // namespace test_auth_tokens
