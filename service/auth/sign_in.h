#pragma once
// Signing in, step by step: password → second factor, or setting one up → new password → code. The challenge flow of
// the console and the authorize page are two faces of this. Each step is one transaction with its audit record and its
// line in the history of sign-ins, also when it fails. Slow work (hashes) is done without holding the store.

#include "models/policy/account_policy.h"
#include "service/auth/account_rows.h"
#include "service/auth/secret_text.h"
#include "service/auth/sign_in_limits.h"
#include "service/auth/tokens.h"
#include "service/http/services.h"
#include "service/http/unit_of_work.h"

#include <functional>
#include <string>
#include <string_view>

namespace sekishod {

// Who is on his way in, and what he has passed.
struct SignInState {
    CodeRequest request;
    Origin origin;
    std::string requestId;
    sekisho::DomainId onlyDomain = 0; // of the API app; 0: any tenant
    bool needsRole = false;           // the console is for administrators

    sekisho::DomainId domain = 0;
    sekisho::UserId user;
    std::string loginId;
    std::string passwordHash; // that was right: if it changes meanwhile, the sign-in ends
    bool factorPassed = false;
    bool passwordRenewed = false;
    SecretText trustToken;    // of a mobile device that skips the second factor while the policy lets it
    bool trustDevice = false; // asked for: the next sign-in of this device may skip it
    SecretText mdmKey;        // what a mobile app shows of a third-party MDM
    SecretText newFactor;     // base32, shown and not yet confirmed; in memory only, so a restart leaves nothing of it
};

struct SignInOutcome {
    sekisho::policy::Step step = sekisho::policy::Step::Complete;
    std::string code;       // Complete
    std::string trustToken; // Complete, where the device asked to be trusted; told once
    sekisho::policy::ChangeReason reason = sekisho::policy::ChangeReason::None; // NewPassword
    sekisho::policy::AccountPolicy policy;
};

// Errors: LOGIN_FAILED (401) for a wrong or unknown login or password, in the same time; ACCOUNT_LOCKED,
// ACCOUNT_DELETED, ACCOUNT_NOT_STARTED, NOT_AN_ADMINISTRATOR, or what the tenant's policies say (APP_STOPPED,
// ACCESS_ADDRESS, COUNTRY_STEP_UP, SERVICE_NOT_ALLOWED, MDM_KEY_MISSING), or DEVICE_BLOCKED (403), told only after the
// right password; SECOND_FACTOR_WRONG (401); PASSWORD_… (400); TOO_MANY_REQUESTS (429, param "seconds");
// SERVICE_UNAVAILABLE (503).
class SignIn {
  public:
    SignIn(Services& services, SignInLimits& limits) : services_(services), limits_(limits) {}

    sekisho::Result<SignInOutcome> begin(SignInState& state, std::string_view loginId, std::string_view password);
    sekisho::Result<SignInOutcome> secondFactor(SignInState& state, std::string_view code);
    // The first code of the authenticator that was set up with `state.newFactor`. A wrong one changes nothing and does
    // not count as a failed sign-in: who is asked here knows the secret anyway.
    sekisho::Result<SignInOutcome> enrolSecondFactor(SignInState& state, std::string_view code);
    // The password of somebody who is signed in already: PASSWORD_WRONG (403) instead of LOGIN_FAILED. It counts like a
    // sign-in: a stolen session must not be a way to guess. `state` needs domain, user, loginId and origin.
    sekisho::Done confirmPassword(SignInState& state, std::string_view password);
    // The same and, where a second factor is set up, its code (SECOND_FACTOR_WRONG at "code"): whoever is signed in is
    // still who he says.
    sekisho::Done confirmIdentity(SignInState& state, std::string_view password, std::string_view code);
    sekisho::Result<SignInOutcome> newPassword(SignInState& state, std::string_view password);

  private:
    struct Step; // one transaction and what it came to
    using Work = std::function<sekisho::Done(Step&)>;

    sekisho::Result<SignInOutcome> inUnit(SignInState& state, const Work& work);
    sekisho::Result<Account> checkPassword(SignInState& state, const std::string& login, std::string_view password);
    sekisho::Error wrongPassword(SignInState& state, sekisho::DomainId domain, const std::string& login);
    sekisho::Done countFailure(Step& step, std::string_view result);
    sekisho::Done goOn(Step& step);
    sekisho::Result<bool> admitted(Step& step);
    sekisho::Result<bool> factorSettled(Step& step) const;
    sekisho::Done finish(Step& step);
    sekisho::Done refuse(Step& step, sekisho::Error error, std::string_view result);
    static UnitOfWork unitFor(const SignInState& state, sekisho::DomainId domain);

    Services& services_;
    SignInLimits& limits_;
};

// "kind" of the client as audit records show it.
std::string clientChange(const Origin& origin);

} // namespace sekishod
