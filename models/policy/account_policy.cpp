#include "models/policy/account_policy.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>

namespace sekisho::policy {

namespace {

constexpr std::array kExpiryDays{0, 30, 60, 90, 180, 360};
constexpr std::array kIdleMinutes{0, 30, 60, 120, 240, 360, 720, 1440, 10080, 20160, 43200};
constexpr std::array kIdleDays{30, 180, 365};

// Of two equally near ones the first, which is the smaller limit.
int nearest(int value, std::span<const int> allowed) {
    return *std::min_element(allowed.begin(), allowed.end(), [value](int a, int b) {
        return std::abs(static_cast<long long>(a) - value) < std::abs(static_cast<long long>(b) - value);
    });
}

// 0 means "no limit" and is never the nearest to a real limit: a negative or odd value must not switch a limit off.
int nearestLimit(int value, std::span<const int> allowed) {
    return value == 0 ? 0 : nearest(value, allowed.subspan(1));
}

} // namespace

std::string_view passwordFormatKey(PasswordFormat format) {
    return format == PasswordFormat::Alphanumeric ? "alphanumeric" : "alphanumericSpecial";
}

std::optional<PasswordFormat> passwordFormatOf(std::string_view key) {
    if (key == "alphanumeric") return PasswordFormat::Alphanumeric;
    if (key == "alphanumericSpecial") return PasswordFormat::AlphanumericSpecial;
    return std::nullopt;
}

std::string_view twoStepKey(TwoStep twoStep) {
    return twoStep == TwoStep::Required ? "required" : "optional";
}

std::optional<TwoStep> twoStepOf(std::string_view key) {
    if (key == "required") return TwoStep::Required;
    if (key == "optional") return TwoStep::Optional;
    return std::nullopt;
}

AccountPolicy clamped(AccountPolicy policy) {
    policy.passwordMaxLength = 20;
    policy.passwordMinLength = std::clamp(policy.passwordMinLength, 8, policy.passwordMaxLength);
    policy.passwordExpiryDays = nearestLimit(policy.passwordExpiryDays, kExpiryDays);
    policy.passwordReuse = std::clamp(policy.passwordReuse, 0, 5);
    policy.passwordMinStrength = std::clamp(policy.passwordMinStrength, 0, 4);
    policy.failuresToSuspend = std::clamp(policy.failuresToSuspend, 3, 10);
    policy.idleMinutesBrowser = nearestLimit(policy.idleMinutesBrowser, kIdleMinutes);
    policy.idleDaysMobileApp = nearest(policy.idleDaysMobileApp, kIdleDays);
    return policy;
}

Standing standingOf(const AccountFacts& facts, Instant now) {
    if (facts.deleted) return Standing::Deleted;
    if (facts.suspended) return facts.lockedOut ? Standing::LockedOut : Standing::Suspended;
    if (facts.activation && *facts.activation > now) return Standing::Awaiting;
    return Standing::Good;
}

std::optional<Instant> passwordExpiresAt(const AccountPolicy& policy, Instant changed) {
    if (policy.passwordExpiryDays <= 0) return std::nullopt;
    return changed + std::chrono::days(policy.passwordExpiryDays);
}

ChangeReason passwordChangeDue(const AccountPolicy& policy, const AccountFacts& facts, Instant now) {
    if (facts.mustChange) return facts.pending ? ChangeReason::First : ChangeReason::Forced;
    if (facts.requested) return ChangeReason::Requested;
    if (!facts.passwordChanged) return ChangeReason::None;
    const auto expires = passwordExpiresAt(policy, *facts.passwordChanged);
    return expires && *expires <= now ? ChangeReason::Expired : ChangeReason::None;
}

std::string_view changeReasonKey(ChangeReason reason) {
    switch (reason) {
    case ChangeReason::None:
        return "";
    case ChangeReason::First:
        return "first";
    case ChangeReason::Forced:
        return "forced";
    case ChangeReason::Requested:
        return "requested";
    case ChangeReason::Expired:
        return "expired";
    }
    return "";
}

Step nextStep(const AccountPolicy& policy, const AccountFacts& facts, bool factorPassed, bool passwordRenewed,
              Instant now) {
    if (facts.hasTotp && !factorPassed) return Step::SecondFactor;
    if (policy.twoStep == TwoStep::Required && !facts.hasTotp) return Step::EnrolSecondFactor;
    if (!passwordRenewed && passwordChangeDue(policy, facts, now) != ChangeReason::None) return Step::NewPassword;
    return Step::Complete;
}

bool failuresReached(const AccountPolicy& policy, int failures) {
    return failures >= policy.failuresToSuspend;
}

std::optional<std::chrono::minutes> idleLimit(const AccountPolicy& policy, ClientKind kind) {
    switch (kind) {
    case ClientKind::Browser:
    case ClientKind::Console:
        if (policy.idleMinutesBrowser <= 0) return std::nullopt;
        return std::chrono::minutes(policy.idleMinutesBrowser);
    case ClientKind::MobileApp:
        return std::chrono::duration_cast<std::chrono::minutes>(std::chrono::days(policy.idleDaysMobileApp));
    case ClientKind::PcApp:
    case ClientKind::DriveExplorer:
    case ClientKind::Api:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace sekisho::policy
