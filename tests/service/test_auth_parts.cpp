// The small parts that sign-in stands on: encodings, keys, codes, hashes, delays.

#include "service/auth/base64url.h"
#include "service/auth/jwt.h"
#include "service/auth/password_hash.h"
#include "service/auth/pkce.h"
#include "service/auth/redirect_uri.h"
#include "service/auth/rsa_key.h"
#include "service/auth/sign_in_limits.h"
#include "service/auth/timed_book.h"
#include "service/auth/totp.h"
#include "tests/service/auth_fixture.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace test_auth_parts {

using namespace sekishod;
using namespace sekishod::test;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const sekisho::Instant kStart = sekisho::fromMillis(1'800'000'000'000);

TEST(Base64Url, MatchesTheVectorsWithoutPadding) {
    const std::vector<std::pair<std::string, std::string>> vectors{
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xff\xfe\xfd", "__79"}};
    for (const auto& [plain, text] : vectors) {
        EXPECT_EQ(base64urlEncode(plain), text);
        EXPECT_EQ(base64urlDecode(text), plain);
    }
}

TEST(Base64Url, OneValueHasOneSpelling) {
    for (const auto* bad : {"Zg==", "Zg=", "Z", "Zh", "Zm9=", "Zm9v\n", " Zm9v", "__+9", "Zm 9v", "Zm\xc3\xa9v"})
        EXPECT_FALSE(base64urlDecode(bad)) << bad;
    EXPECT_FALSE(base64urlDecode(std::string_view("Zm9\0", 4)));
    EXPECT_EQ(base64Decode("Zm9vOmJhcg=="), "foo:bar");
    EXPECT_FALSE(base64Decode("Zm9v==="));
}

TEST(Pkce, TheVerifierOfTheRfcMatchesItsChallenge) {
    EXPECT_TRUE(verifierMatches(pkceVerifier, pkceChallenge));
    EXPECT_FALSE(verifierMatches(std::string(43, 'a'), pkceChallenge));
    EXPECT_FALSE(verifierMatches("", ""));
    EXPECT_FALSE(verifierMatches(std::string(129, 'a'), pkceChallenge));
    EXPECT_TRUE(isS256Challenge(pkceChallenge));
    EXPECT_FALSE(isS256Challenge(std::string(44, 'a')));
    EXPECT_FALSE(isS256Challenge(std::string(42, 'a') + "="));
}

TEST(Totp, MatchesTheVectorsOfTheRfc) {
    const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // "12345678901234567890"
    EXPECT_EQ(totpCode(secret, 59 / 30), "287082");
    EXPECT_EQ(totpCode(secret, 1111111109 / 30), "081804");
    EXPECT_EQ(totpCode(secret, 20000000000 / 30), "353130");
    EXPECT_EQ(totpCode("not base32!", 1), "");
    EXPECT_EQ(totpCode(secret, -1), "");
}

TEST(Totp, AcceptsOneStepBesideAndNoneTwice) {
    const std::string secret = newTotpSecret();
    EXPECT_EQ(secret.size(), 32U);
    const std::int64_t step = sekisho::toSeconds(kStart) / totpStepSeconds;
    for (int shift = -1; shift <= 1; ++shift)
        EXPECT_EQ(matchTotp(secret, totpCode(secret, step + shift), 0, kStart), step + shift);
    EXPECT_FALSE(matchTotp(secret, totpCode(secret, step + 2), 0, kStart));
    EXPECT_FALSE(matchTotp(secret, totpCode(secret, step - 2), 0, kStart));
    EXPECT_FALSE(matchTotp(secret, totpCode(secret, step), step, kStart));
    EXPECT_FALSE(matchTotp(secret, totpCode(secret, step - 1), step, kStart));
    EXPECT_FALSE(matchTotp(secret, "", 0, kStart));
    EXPECT_FALSE(matchTotp("", "", 0, kStart));
}

TEST(RedirectUri, OnlyHttpsAndLoopback) {
    for (const std::string good : {"https://a.example/cb", "https://a.example:8443/", "https://a.example",
                                   "http://127.0.0.1/cb", "http://localhost:3000/cb?x=1", "http://[::1]/cb"})
        EXPECT_TRUE(isRegistrableRedirect(good)) << good;
    for (const std::string bad :
         {"http://a.example/cb", "ftp://a/", "a.example/cb", "https://", "https://u@a/", "https://a/#f", "https://a b/",
          "https://a:1x/", "https://a:/", "http://127.0.0.1.evil/", "http://[::1/cb", "https://a/\";x", ""})
        EXPECT_FALSE(isRegistrableRedirect(bad)) << bad;
    EXPECT_FALSE(redirectMatches({"https://a.example/cb"}, "https://a.example:444/cb"));
    EXPECT_TRUE(redirectMatches({"http://[::1]/cb"}, "http://[::1]:9/cb"));
    EXPECT_FALSE(redirectMatches({"http://127.0.0.1/cb"}, "http://localhost:9/cb"));
    EXPECT_FALSE(redirectMatches({"http://127.0.0.1/cb"}, "https://127.0.0.1:9/cb"));
    EXPECT_EQ(originOf("http://[::1]:9/cb?x"), "http://[::1]:9");
    EXPECT_EQ(originOf("https://a.example?x"), "https://a.example");
}

TEST(RsaKeys, SignAndVerifyAndComeBackFromPem) {
    const auto key = RsaKey::generate();
    ASSERT_TRUE(key);
    const auto again = RsaKey::fromPrivatePem(*key->privatePem());
    const auto open = RsaKey::fromPublicPem(*key->publicPem());
    ASSERT_TRUE(again && open);
    const auto signature = again->sign("text");
    ASSERT_TRUE(signature);
    EXPECT_TRUE(open->verify("text", *signature));
    EXPECT_FALSE(open->verify("texu", *signature));
    EXPECT_FALSE(open->verify("text", signature->substr(1)));
    EXPECT_FALSE(open->verify("text", ""));
    EXPECT_EQ(key->keyId(), open->keyId());
    EXPECT_FALSE(RsaKey::fromPublicPem("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"));
    EXPECT_FALSE(RsaKey::fromPrivatePem(*key->publicPem()));
    const auto weak = RsaKey::generate(1024);
    ASSERT_TRUE(weak);
    EXPECT_FALSE(RsaKey::fromPublicPem(*weak->publicPem()));
}

TEST(PasswordHashes, AreArgon2idWithASaltAndVerify) {
    PasswordHasher hasher({.memoryKiB = 8, .passes = 1, .lanes = 1});
    const auto first = hasher.hash(goodPassword);
    const auto second = hasher.hash(goodPassword);
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(first->starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    EXPECT_NE(*first, *second);
    EXPECT_TRUE(*hasher.verify(*first, goodPassword));
    EXPECT_FALSE(*hasher.verify(*first, betterPassword));
    EXPECT_FALSE(*hasher.verify("", goodPassword));
    EXPECT_FALSE(*hasher.verify("", ""));
    EXPECT_FALSE(*hasher.verify("$argon2id$damaged", goodPassword));
    hasher.setCost({.memoryKiB = 16, .passes = 2, .lanes = 1});
    EXPECT_TRUE(*hasher.verify(*first, goodPassword)); // a hash carries its own cost
    EXPECT_TRUE(hasher.hash("x")->starts_with("$argon2id$v=19$m=16,t=2,p=1$"));
}

TEST(PasswordHashes, TheDefaultCostIsThePromisedOne) {
    EXPECT_EQ(HashCost{}, (HashCost{.memoryKiB = 65536, .passes = 3, .lanes = 1}));
}

TEST(PasswordHashes, AFloodIsRefusedInsteadOfTakingAllMemory) {
    PasswordHasher hasher({.memoryKiB = 2048, .passes = 2, .lanes = 1}, 1, 1);
    std::mutex mutex;
    std::condition_variable ready;
    int waiting = 0;
    int refused = 0;
    int done = 0;
    constexpr int kThreads = 16;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i)
            threads.emplace_back([&] {
                {
                    std::unique_lock lock(mutex);
                    ++waiting;
                    ready.notify_all();
                    ready.wait(lock, [&] { return waiting == kThreads; });
                }
                const auto hash = hasher.hash(goodPassword);
                const std::lock_guard lock(mutex);
                if (hash)
                    ++done;
                else if (hash.error().kind == sekisho::ErrorKind::Unavailable)
                    ++refused;
            });
    }
    EXPECT_EQ(done + refused, kThreads);
    EXPECT_GE(done, 2);
    EXPECT_GE(refused, 1);
    EXPECT_TRUE(hasher.hash(goodPassword)); // and it goes on afterwards
}

TEST(SetupPasswords, MeetEveryPolicyAndDiffer) {
    sekisho::policy::AccountPolicy strict;
    strict.passwordFormat = sekisho::policy::PasswordFormat::AlphanumericSpecial;
    strict.passwordMinLength = 16;
    strict.passwordMinStrength = 4;
    PasswordRules rules;
    rules.policy = strict;
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const std::string password = makeSetupPassword();
        EXPECT_TRUE(judgePassword(rules, "root@acme", password)) << password;
        EXPECT_EQ(password.find_first_of("0O1lI"), std::string::npos);
        seen.insert(password);
    }
    EXPECT_EQ(seen.size(), 200U);
}

TEST_F(AuthTest, AStoredPolicyThatIsDamagedBecomesTheDefaults) {
    using namespace sekisho::policy;
    const auto stored = [this] {
        return *store->read([](sekisho::sql::Database& db) { return accountPolicy(db, authDomain); });
    };
    EXPECT_EQ(stored(), AccountPolicy{});
    setPolicy("damaged");
    EXPECT_EQ(stored(), AccountPolicy{});
    setPolicy(R"({"passwordMinLength":"12","keepLogin":0,"twoStep":"maybe","other":1})");
    EXPECT_EQ(stored(), AccountPolicy{});
    setPolicy(
        R"({"passwordMinLength":12,"twoStep":"required","keepLogin":false,"failuresToSuspend":99999999999,"passwordFormat":"alphanumericSpecial"})");
    const auto policy = stored();
    EXPECT_EQ(policy.passwordMinLength, 12);
    EXPECT_EQ(policy.twoStep, TwoStep::Required);
    EXPECT_FALSE(policy.keepLogin);
    EXPECT_EQ(policy.failuresToSuspend, 10);
    EXPECT_EQ(policy.passwordFormat, PasswordFormat::AlphanumericSpecial);
}

TEST(SignInLimits, GrowToTheirMostAndAreForgotten) {
    SignInLimits limits;
    auto now = kStart;
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 12; ++i) {
        const auto wait = limits.begin("a", "ip", now);
        waits.push_back(wait.count());
        now += wait;
        if (wait.count() > 0) {
            EXPECT_EQ(limits.begin("a", "ip", now).count(), 0);
        }
    }
    EXPECT_EQ(waits, (std::vector<std::int64_t>{0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60}));
    now += minutes(15) + seconds(1);
    EXPECT_EQ(limits.begin("a", "ip", now).count(), 0);
    EXPECT_EQ(limits.begin("a", "ip", now).count(), 0);
}

TEST(SignInLimits, AnAddressWithManyFailuresWaitsWithEveryLogin) {
    SignInLimits limits;
    for (int i = 0; i < 31; ++i)
        EXPECT_EQ(limits.begin("user" + std::to_string(i), "ip", kStart).count(), 0) << i;
    EXPECT_GT(limits.begin("another", "ip", kStart).count(), 0);
    EXPECT_EQ(limits.begin("another", "other ip", kStart).count(), 0);
}

TEST(SignInLimits, SuccessAndUndoTakeTheAttemptBack) {
    SignInLimits limits;
    for (int i = 0; i < 100; ++i) {
        ASSERT_EQ(limits.begin("a", "ip", kStart).count(), 0);
        limits.passed("a", "ip");
        ASSERT_EQ(limits.begin("a", "ip", kStart).count(), 0);
        limits.undo("a", "ip");
    }
}

TEST(SignInLimits, StayBounded) {
    SignInLimits limits({.mostKeys = 100});
    for (int i = 0; i < 3; ++i)
        (void)limits.begin("victim", "v", kStart);
    for (int i = 0; i < 5'000; ++i)
        (void)limits.begin("flood" + std::to_string(i), "ip" + std::to_string(i), kStart);
    EXPECT_GT(limits.begin("victim", "v", kStart).count(), 0); // a flood of other logins does not clear the count
}

TEST(TimedBook, GivesOutOnceAndForgetsTheOldest) {
    TimedBook<int> book(minutes(5), 3);
    const auto add = [&book](int content, sekisho::Instant at) {
        const std::string made = TimedBook<int>::newId();
        book.put(made, content, at);
        return made;
    };
    const auto id = add(7, kStart);
    EXPECT_EQ(book.take(id, kStart), 7);
    EXPECT_FALSE(book.take(id, kStart));
    const auto old = add(1, kStart);
    EXPECT_FALSE(book.take(old, kStart + minutes(5)));
    const auto first = add(1, kStart);
    for (int i = 0; i < 3; ++i)
        (void)add(i, kStart + seconds(1));
    EXPECT_EQ(book.size(), 3U);
    EXPECT_FALSE(book.take(first, kStart + seconds(2)));
}

} // namespace
} // namespace test_auth_parts
