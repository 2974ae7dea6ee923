#include "models/policy/account_policy.h"
#include "models/policy/schema.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace test_policy_account {

using namespace sekisho;
using namespace sekisho::policy;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant kNow = fromMillis(1'800'000'000'000);

AccountFacts goodAccount() {
    AccountFacts facts;
    facts.passwordChanged = kNow - days(10);
    return facts;
}

TEST(AccountPolicy, DefaultsAreThoseOfTheSchemaAndStayWhenClamped) {
    const AccountPolicy policy;
    EXPECT_EQ(accountPolicyOf(defaultsOf(*schemaOf("account"))), policy);
    EXPECT_EQ(accountPolicyOf({}), policy);
    EXPECT_EQ(clamped(policy), policy);
}

// Each field alone makes another policy: none is forgotten, none lands in the place of another.
TEST(AccountPolicy, IsMadeOfEveryFieldOfTheSchema) {
    const Schema& schema = *schemaOf("account");
    std::vector<AccountPolicy> seen{accountPolicyOf({})};
    for (const Field& field : schema.fields) {
        if (field.widget == Widget::Fixed) continue;
        Values values;
        if (field.widget == Widget::Switch)
            values[std::string(field.key)] = !std::get<bool>(defaultOf(field));
        else if (field.widget == Widget::Number)
            values[std::string(field.key)] = std::get<std::int64_t>(defaultOf(field)) + 1;
        else
            for (const Choice& choice : field.choices) {
                const Value value = field.number ? Value(std::int64_t{std::stoll(std::string(choice.value))})
                                                 : Value(std::string(choice.value));
                if (value != defaultOf(field)) values[std::string(field.key)] = value;
            }
        const AccountPolicy made = accountPolicyOf(values);
        EXPECT_EQ(std::ranges::count(seen, made), 0) << field.key;
        seen.push_back(made);
    }
    EXPECT_EQ(seen.size(), schema.fields.size()) << "all but the fixed one, and the defaults";
}

TEST(AccountPolicy, MendsValuesOfTheWrongTypeOrRange) {
    const AccountPolicy made = accountPolicyOf({{"passwordMinLength", std::int64_t{9'000'000'000}},
                                                {"passwordExpiryDays", std::string("30")},
                                                {"twoStep", std::string("always")},
                                                {"keepLogin", std::int64_t{0}},
                                                {"idleDaysMobileApp", std::int64_t{-1}}});
    EXPECT_EQ(made.passwordMinLength, 20);
    EXPECT_EQ(made.passwordExpiryDays, 0);
    EXPECT_EQ(made.twoStep, TwoStep::Optional);
    EXPECT_TRUE(made.keepLogin);
    EXPECT_EQ(made.idleDaysMobileApp, 30);
}

TEST(AccountPolicy, DamagedValuesBecomeTheNearestAllowedOnes) {
    AccountPolicy policy;
    policy.passwordMinLength = 3;
    policy.passwordMaxLength = 99;
    policy.passwordReuse = 17;
    policy.passwordMinStrength = -2;
    policy.failuresToSuspend = 0;
    policy.passwordExpiryDays = 100;
    policy.idleMinutesBrowser = 45;
    policy.idleDaysMobileApp = 1000;
    const AccountPolicy fixed = clamped(policy);
    EXPECT_EQ(fixed.passwordMinLength, 8);
    EXPECT_EQ(fixed.passwordMaxLength, 20);
    EXPECT_EQ(fixed.passwordReuse, 5);
    EXPECT_EQ(fixed.passwordMinStrength, 0);
    EXPECT_EQ(fixed.failuresToSuspend, 3);
    EXPECT_EQ(fixed.passwordExpiryDays, 90);
    EXPECT_EQ(fixed.idleMinutesBrowser, 30);
    EXPECT_EQ(fixed.idleDaysMobileApp, 365);
}

TEST(AccountPolicy, ANegativeLimitDoesNotSwitchTheLimitOff) {
    AccountPolicy policy;
    policy.passwordExpiryDays = -1;
    policy.idleMinutesBrowser = -5;
    EXPECT_EQ(clamped(policy).passwordExpiryDays, 30);
    EXPECT_EQ(clamped(policy).idleMinutesBrowser, 30);
}

TEST(AccountPolicy, KeysAndValuesMatchBothWays) {
    for (const auto format : {PasswordFormat::Alphanumeric, PasswordFormat::AlphanumericSpecial})
        EXPECT_EQ(passwordFormatOf(passwordFormatKey(format)), format);
    for (const auto twoStep : {TwoStep::Required, TwoStep::Optional})
        EXPECT_EQ(twoStepOf(twoStepKey(twoStep)), twoStep);
    EXPECT_FALSE(passwordFormatOf("numeric"));
    EXPECT_FALSE(twoStepOf(""));
}

TEST(AccountStanding, TheGravestReasonComesFirst) {
    AccountFacts facts = goodAccount();
    EXPECT_EQ(standingOf(facts, kNow), Standing::Good);
    facts.activation = kNow + seconds(1);
    EXPECT_EQ(standingOf(facts, kNow), Standing::Awaiting);
    EXPECT_EQ(standingOf(facts, kNow + seconds(1)), Standing::Good);
    facts.suspended = true;
    EXPECT_EQ(standingOf(facts, kNow), Standing::Suspended);
    facts.lockedOut = true;
    EXPECT_EQ(standingOf(facts, kNow), Standing::LockedOut);
    facts.deleted = true;
    EXPECT_EQ(standingOf(facts, kNow), Standing::Deleted);
}

TEST(PasswordChange, IsDueFirstForcedRequestedOrExpired) {
    AccountPolicy policy;
    AccountFacts facts = goodAccount();
    EXPECT_EQ(passwordChangeDue(policy, facts, kNow), ChangeReason::None);
    policy.passwordExpiryDays = 30;
    EXPECT_EQ(passwordChangeDue(policy, facts, kNow), ChangeReason::None);
    EXPECT_EQ(passwordChangeDue(policy, facts, kNow + days(20) - seconds(1)), ChangeReason::None);
    EXPECT_EQ(passwordChangeDue(policy, facts, kNow + days(20)), ChangeReason::Expired);
    facts.requested = true;
    EXPECT_EQ(passwordChangeDue(policy, facts, kNow), ChangeReason::Requested);
    facts.mustChange = true;
    EXPECT_EQ(passwordChangeDue(policy, facts, kNow), ChangeReason::Forced);
    facts.pending = true;
    EXPECT_EQ(passwordChangeDue(policy, facts, kNow), ChangeReason::First);
}

TEST(PasswordChange, NeverExpiresWithoutALimit) {
    EXPECT_FALSE(passwordExpiresAt(AccountPolicy{}, kNow));
    EXPECT_EQ(passwordChangeDue(AccountPolicy{}, goodAccount(), kNow + days(100'000)), ChangeReason::None);
}

TEST(SignInSteps, AskForTheFactorBeforeTheNewPassword) {
    const AccountPolicy policy;
    AccountFacts facts = goodAccount();
    EXPECT_EQ(nextStep(policy, facts, false, false, kNow), Step::Complete);
    facts.mustChange = true;
    EXPECT_EQ(nextStep(policy, facts, false, false, kNow), Step::NewPassword);
    facts.hasTotp = true;
    EXPECT_EQ(nextStep(policy, facts, false, false, kNow), Step::SecondFactor);
    EXPECT_EQ(nextStep(policy, facts, false, true, kNow), Step::SecondFactor);
    EXPECT_EQ(nextStep(policy, facts, true, false, kNow), Step::NewPassword);
    EXPECT_EQ(nextStep(policy, facts, true, true, kNow), Step::Complete);
}

TEST(SignInSteps, LeadThroughEnrolmentWhereAFactorIsRequiredAndMissing) {
    AccountPolicy policy;
    policy.twoStep = TwoStep::Required;
    AccountFacts facts = goodAccount();
    facts.mustChange = true;
    EXPECT_EQ(nextStep(policy, facts, false, false, kNow), Step::EnrolSecondFactor);
    EXPECT_EQ(nextStep(policy, facts, true, true, kNow), Step::EnrolSecondFactor) << "taken away in between";
    facts.hasTotp = true;
    EXPECT_EQ(nextStep(policy, facts, true, false, kNow), Step::NewPassword);
    EXPECT_EQ(nextStep(policy, facts, false, true, kNow), Step::SecondFactor);
    EXPECT_EQ(nextStep(policy, facts, true, true, kNow), Step::Complete);
}

TEST(LockOut, ComesWithTheNthFailure) {
    AccountPolicy policy;
    for (int limit = 3; limit <= 10; ++limit) {
        policy.failuresToSuspend = limit;
        EXPECT_FALSE(failuresReached(policy, limit - 1));
        EXPECT_TRUE(failuresReached(policy, limit));
        EXPECT_TRUE(failuresReached(policy, limit + 1));
    }
}

TEST(IdleLimit, DependsOnTheKindOfClient) {
    AccountPolicy policy;
    EXPECT_FALSE(idleLimit(policy, ClientKind::Browser));
    policy.idleMinutesBrowser = 60;
    EXPECT_EQ(idleLimit(policy, ClientKind::Browser), minutes(60));
    EXPECT_EQ(idleLimit(policy, ClientKind::Console), minutes(60));
    EXPECT_EQ(idleLimit(policy, ClientKind::MobileApp), minutes(180 * 24 * 60));
    EXPECT_FALSE(idleLimit(policy, ClientKind::PcApp));
    EXPECT_FALSE(idleLimit(policy, ClientKind::Api));
}

} // namespace
} // namespace test_policy_account
