#include "models/policy/password_rules.h"

#include "models/domain/client_facts.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace test_policy_password {

using namespace sekisho;
using namespace sekisho::policy;

namespace {

constexpr std::string_view kLogin = "hanako.sato@example";

std::vector<std::string> codesOf(const AccountPolicy& policy, std::string_view password,
                                 const UsedBefore& usedBefore = {}) {
    std::vector<std::string> codes;
    for (const auto& error : checkPassword(policy, password, kLogin, {}, usedBefore)) {
        EXPECT_EQ(error.field, "password");
        EXPECT_EQ(error.kind, ErrorKind::BadInput);
        codes.push_back(error.code);
    }
    return codes;
}

bool refusedWith(const AccountPolicy& policy, std::string_view password, std::string_view code) {
    const auto codes = codesOf(policy, password);
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

TEST(PasswordRules, AGoodPasswordPasses) {
    EXPECT_TRUE(codesOf({}, "kesa9Tsuru42hashi").empty());
    EXPECT_TRUE(codesOf({}, "kesa9!Tsuru-42").empty());
}

TEST(PasswordRules, LengthCountsCharactersFromTheMinimumToTwenty) {
    AccountPolicy policy;
    policy.passwordMinStrength = 0;
    EXPECT_TRUE(refusedWith(policy, "abcde12", "PASSWORD_TOO_SHORT"));
    EXPECT_FALSE(refusedWith(policy, "abcdef12", "PASSWORD_TOO_SHORT"));
    EXPECT_FALSE(refusedWith(policy, "a1b2c3d4e5f6g7h8i9j0", "PASSWORD_TOO_LONG"));
    EXPECT_TRUE(refusedWith(policy, "a1b2c3d4e5f6g7h8i9j0k", "PASSWORD_TOO_LONG"));
    policy.passwordMinLength = 12;
    EXPECT_TRUE(refusedWith(policy, "abcdef12345", "PASSWORD_TOO_SHORT"));
}

TEST(PasswordRules, TheShortnessNamesTheMinimum) {
    AccountPolicy policy;
    policy.passwordMinLength = 10;
    const auto errors = checkPassword(policy, "k3s", kLogin);
    ASSERT_FALSE(errors.empty());
    ASSERT_EQ(errors.front().params.size(), 1U);
    EXPECT_EQ(errors.front().params.front().name, "min");
    EXPECT_EQ(errors.front().params.front().value, "10");
}

TEST(PasswordRules, TheFormatWantsAllItsKindsOfCharacters) {
    AccountPolicy policy;
    policy.passwordMinStrength = 0;
    EXPECT_TRUE(refusedWith(policy, "lettersonly", "PASSWORD_FORMAT"));
    EXPECT_TRUE(refusedWith(policy, "9182736450", "PASSWORD_FORMAT"));
    EXPECT_FALSE(refusedWith(policy, "letters4nd", "PASSWORD_FORMAT"));
    policy.passwordFormat = PasswordFormat::AlphanumericSpecial;
    EXPECT_TRUE(refusedWith(policy, "letters4nd", "PASSWORD_FORMAT"));
    EXPECT_FALSE(refusedWith(policy, "letters4nd!", "PASSWORD_FORMAT"));
}

TEST(PasswordRules, OnlyVisibleAsciiIsAllowed) {
    EXPECT_TRUE(refusedWith({}, "kesa9 Tsuru42", "PASSWORD_CHARS"));
    EXPECT_TRUE(refusedWith({}, "パスワード12ab", "PASSWORD_CHARS"));
    EXPECT_TRUE(refusedWith({}, std::string_view("kesa9\0Tsuru42", 13), "PASSWORD_CHARS"));
    EXPECT_FALSE(refusedWith({}, "kesa9~Tsuru42", "PASSWORD_CHARS"));
}

TEST(PasswordRules, TheIdMustNotBeInIt) {
    EXPECT_TRUE(refusedWith({}, "xxHanako.Sato99", "PASSWORD_CONTAINS_ID"));
    EXPECT_FALSE(refusedWith({}, "kesa9Tsuru42", "PASSWORD_CONTAINS_ID"));
    // Two letters say nothing: nearly every password would hold them.
    const auto errors = checkPassword({}, "kab9Tsuru42x", "ab@example");
    EXPECT_TRUE(errors.empty());
}

TEST(PasswordRules, GuessableOnesAreWeak) {
    EXPECT_TRUE(refusedWith({}, "password1", "PASSWORD_WEAK"));
    EXPECT_TRUE(refusedWith({}, "abcd1234", "PASSWORD_WEAK"));
    EXPECT_TRUE(refusedWith({}, "aaaaaaa1", "PASSWORD_WEAK"));
    AccountPolicy lax;
    lax.passwordMinStrength = 0;
    EXPECT_TRUE(codesOf(lax, "password1").empty());
}

TEST(PasswordRules, StrengthGrowsAndKnowsTheLogin) {
    EXPECT_EQ(passwordStrength("password", kLogin), 0);
    EXPECT_EQ(passwordStrength("kX9#vQ2m!Zt7Lp4w", kLogin), 4);
    EXPECT_LE(passwordStrength("hanako.sato1", kLogin), 1);
    EXPECT_LT(passwordStrength("tsuruhashi", "x@example", {"tsuruhashi"}), passwordStrength("tsuruhashi", "x@example"));
    EXPECT_GE(passwordStrength(std::string(10'000, 'x'), kLogin), 0); // returns at once
}

TEST(PasswordRules, AllFaultsAreTold) {
    const auto codes = codesOf({}, "sato");
    EXPECT_EQ(codes, (std::vector<std::string>{"PASSWORD_TOO_SHORT", "PASSWORD_FORMAT", "PASSWORD_WEAK"}));
}

TEST(PasswordRules, ReuseIsAskedLastAndOnlyWhenThePolicyBansIt) {
    AccountPolicy policy;
    int asked = 0;
    const UsedBefore always = [&asked](std::string_view) {
        ++asked;
        return true;
    };
    EXPECT_TRUE(codesOf(policy, "kesa9Tsuru42", always).empty());
    EXPECT_EQ(asked, 0);
    policy.passwordReuse = 3;
    EXPECT_EQ(codesOf(policy, "short1", always).back(), "PASSWORD_WEAK");
    EXPECT_EQ(asked, 0);
    EXPECT_EQ(codesOf(policy, "kesa9Tsuru42", always), std::vector<std::string>{"PASSWORD_REUSED"});
    EXPECT_EQ(asked, 1);
    EXPECT_TRUE(codesOf(policy, "kesa9Tsuru42", [](std::string_view) { return false; }).empty());
}

TEST(PasswordRules, EveryRefusalHasASentence) {
    for (const auto* code : {"PASSWORD_TOO_SHORT", "PASSWORD_TOO_LONG", "PASSWORD_CHARS", "PASSWORD_FORMAT",
                             "PASSWORD_CONTAINS_ID", "PASSWORD_WEAK", "PASSWORD_REUSED"}) {
        const auto* fact = errorFact(code);
        ASSERT_NE(fact, nullptr) << code;
        EXPECT_EQ(fact->status, 400) << code;
    }
}

} // namespace
} // namespace test_policy_password
