#include "models/policy/account_policy.h"

#include "models/policy/schema.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace sekisho::policy {

namespace {

const Schema& accountSchema() {
    return *schemaOf("account"); // facts.py makes its table, and a test holds its fields against those of the struct
}

// The nearest choice; of two equally near ones the smaller limit. 0 means "no limit" and is never the nearest to a real
// limit: a negative or odd value must not switch a limit off.
std::int64_t nearestChoice(const Field& field, std::int64_t value) {
    if (choiceOf(field, value)) return value;
    std::int64_t best = 0;
    for (const Choice& choice : field.choices) {
        const std::int64_t one = std::strtoll(std::string(choice.value).c_str(), nullptr, 10);
        if (one != 0 && (best == 0 || std::llabs(one - value) < std::llabs(best - value))) best = one;
    }
    return best;
}

void clampAccount(std::string_view key, int& value) {
    const Field& field = *fieldOf(accountSchema(), key);
    if (field.widget == Widget::Fixed)
        value = static_cast<int>(std::get<std::int64_t>(defaultOf(field)));
    else if (field.widget == Widget::Choice)
        value = static_cast<int>(nearestChoice(field, value));
    else
        value = static_cast<int>(std::clamp<std::int64_t>(value, field.minimum, field.maximum));
}

// Of values that are complete.
int accountNumber(const Values& values, std::string_view key) {
    const std::int64_t number = std::get<std::int64_t>(values.find(key)->second);
    return static_cast<int>(std::clamp<std::int64_t>(number, INT32_MIN, INT32_MAX));
}
bool accountFlag(const Values& values, std::string_view key) {
    return std::get<bool>(values.find(key)->second);
}
std::string_view accountText(const Values& values, std::string_view key) {
    return std::get<std::string>(values.find(key)->second);
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

AccountPolicy accountPolicyOf(const Values& given) {
    const Values values = completed(accountSchema(), given);
    AccountPolicy out;
    out.passwordFormat = passwordFormatOf(accountText(values, "passwordFormat")).value_or(out.passwordFormat);
    out.twoStep = twoStepOf(accountText(values, "twoStep")).value_or(out.twoStep);
    out.passwordMinLength = accountNumber(values, "passwordMinLength");
    out.passwordExpiryDays = accountNumber(values, "passwordExpiryDays");
    out.passwordReuse = accountNumber(values, "passwordReuse");
    out.passwordMinStrength = accountNumber(values, "passwordMinStrength");
    out.failuresToSuspend = accountNumber(values, "failuresToSuspend");
    out.idleMinutesBrowser = accountNumber(values, "idleMinutesBrowser");
    out.idleDaysMobileApp = accountNumber(values, "idleDaysMobileApp");
    out.twoStepSkipTrusted = accountFlag(values, "twoStepSkipTrusted");
    out.keepLogin = accountFlag(values, "keepLogin");
    out.loginByPhone = accountFlag(values, "loginByPhone");
    out.loginByLine = accountFlag(values, "loginByLine");
    out.loginByScreenUnlock = accountFlag(values, "loginByScreenUnlock");
    return clamped(out);
}

AccountPolicy clamped(AccountPolicy policy) {
    clampAccount("passwordMaxLength", policy.passwordMaxLength);
    clampAccount("passwordMinLength", policy.passwordMinLength);
    clampAccount("passwordExpiryDays", policy.passwordExpiryDays);
    clampAccount("passwordReuse", policy.passwordReuse);
    clampAccount("passwordMinStrength", policy.passwordMinStrength);
    clampAccount("failuresToSuspend", policy.failuresToSuspend);
    clampAccount("idleMinutesBrowser", policy.idleMinutesBrowser);
    clampAccount("idleDaysMobileApp", policy.idleDaysMobileApp);
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
