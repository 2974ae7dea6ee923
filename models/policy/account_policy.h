#pragma once
// Account management of a tenant (resources/policies/account.json; admin-screens.md §7.2) as one type, and what follows
// from it at sign-in. Pure; the service decides with these functions and the console previews with them.

#include "models/domain/clock.h"
#include "models/domain/session.h"
#include "models/policy/values.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sekisho::policy {

enum class PasswordFormat { Alphanumeric, AlphanumericSpecial };
enum class TwoStep { Required, Optional };

struct AccountPolicy {
    PasswordFormat passwordFormat = PasswordFormat::Alphanumeric;
    int passwordMinLength = 8;
    int passwordMaxLength = 20;  // fixed
    int passwordExpiryDays = 0;  // 0 = never
    int passwordReuse = 0;       // earlier generations that are refused
    int passwordMinStrength = 2; // zxcvbn score
    int failuresToSuspend = 5;
    TwoStep twoStep = TwoStep::Optional;
    bool twoStepSkipTrusted = false;
    bool keepLogin = true;
    int idleMinutesBrowser = 0; // 0 = no limit
    int idleDaysMobileApp = 180;
    bool loginByPhone = false;
    bool loginByLine = false;
    bool loginByScreenUnlock = false;
    bool operator==(const AccountPolicy&) const = default;
};

std::string_view passwordFormatKey(PasswordFormat format); // "alphanumeric", "alphanumericSpecial"
std::optional<PasswordFormat> passwordFormatOf(std::string_view key);
std::string_view twoStepKey(TwoStep twoStep); // "required", "optional"
std::optional<TwoStep> twoStepOf(std::string_view key);
// What is missing or of another type is the schema's default; the numbers are clamped().
AccountPolicy accountPolicyOf(const Values& values);
// Numbers outside their range become the nearest one that the schema allows, so that a damaged setting never locks
// everybody out nor lets everybody in.
AccountPolicy clamped(AccountPolicy policy);

// What one sign-in knows of the member before it decides.
struct AccountFacts {
    bool deleted = false;
    bool suspended = false;
    bool lockedOut = false; // suspended for failed sign-ins
    std::optional<Instant> activation;
    bool pending = false;    // has never signed in
    bool mustChange = false; // set by an administrator, or a one-time password
    bool requested = false;  // an administrator asked for a change
    bool hasTotp = false;
    std::optional<Instant> passwordChanged;
};

enum class Standing { Good, Deleted, Suspended, LockedOut, Awaiting };
// May this account be used at all? Told only to who knew the password. The first reason in the order of the enum wins.
Standing standingOf(const AccountFacts& facts, Instant now);

enum class ChangeReason { None, First, Forced, Requested, Expired };
ChangeReason passwordChangeDue(const AccountPolicy& policy, const AccountFacts& facts, Instant now);
std::optional<Instant> passwordExpiresAt(const AccountPolicy& policy, Instant changed); // nothing: never
std::string_view changeReasonKey(ChangeReason reason); // "", "first", "forced", "requested", "expired"

// The next thing to ask after the right password. EnrolSecondFactor: the tenant requires a second factor and this
// member has none yet; what he registers counts as the factor of this sign-in.
enum class Step { SecondFactor, EnrolSecondFactor, NewPassword, Complete };
Step nextStep(const AccountPolicy& policy, const AccountFacts& facts, bool factorPassed, bool passwordRenewed,
              Instant now);

// `failures` in a row including the present one: is it time to suspend?
bool failuresReached(const AccountPolicy& policy, int failures);

// How long a session of this kind may rest; nothing: without limit.
std::optional<std::chrono::minutes> idleLimit(const AccountPolicy& policy, ClientKind kind);

} // namespace sekisho::policy
