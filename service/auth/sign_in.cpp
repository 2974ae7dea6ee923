#include "service/auth/sign_in.h"

#include "service/auth/credentials.h"
#include "service/auth/device_entry.h"
#include "service/auth/mdm_key.h"
#include "service/auth/password_hash.h"
#include "service/auth/policy_snapshot.h"
#include "service/auth/sealed_account.h"
#include "service/auth/sessions.h"
#include "service/auth/totp.h"
#include "service/auth/trusted_devices.h"
#include "service/http/json_text.h"

namespace sekishod {

namespace policy = sekisho::policy;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

constexpr std::size_t kLongestLogin = 200;    // what is kept of a login that nobody has
constexpr std::size_t kLongestPassword = 256; // bytes; longer ones cannot be right

Error loginFailed() {
    return {ErrorKind::Unauthenticated, "LOGIN_FAILED"};
}

Error tooSoon(std::chrono::seconds wait) {
    return Error(ErrorKind::RateLimited, "TOO_MANY_REQUESTS",
                 "Too many failed sign-ins; wait a moment before the next one.")
        .with("seconds", std::to_string(wait.count()));
}

Error standingError(policy::Standing standing) {
    switch (standing) {
    case policy::Standing::Deleted:
        return {ErrorKind::Forbidden, "ACCOUNT_DELETED"};
    case policy::Standing::Awaiting:
        return {ErrorKind::Forbidden, "ACCOUNT_NOT_STARTED"};
    default:
        return {ErrorKind::Forbidden, "ACCOUNT_LOCKED"};
    }
}

AuditEntry memberEntry(std::string_view action, const Account& account, std::string changes, std::string_view result,
                       std::string_view reason = {}) {
    return {std::string(action), "member",           account.user.value, account.name, std::move(changes),
            std::string(result), std::string(reason)};
}

} // namespace

std::string clientChange(const Origin& origin) {
    return R"({"client":{"from":null,"to":)" + jsonString(sekisho::clientKindKey(origin.kind)) + "}}";
}

struct SignIn::Step {
    SignInState& state;
    Database& db;
    UnitOfWork& unit;
    Account account;
    policy::AccountPolicy rules;
    SignInOutcome outcome;
    std::optional<Error> refusal; // what was written stays
    bool stepUp = false;          // from here only with the second factor itself
};

UnitOfWork SignIn::unitFor(const SignInState& state, sekisho::DomainId domain) {
    UnitOfWork unit;
    unit.domain = domain;
    unit.ip = state.origin.ip;
    unit.client = sekisho::clientKindKey(state.origin.kind);
    unit.requestId = state.requestId;
    return unit;
}

Result<Account> SignIn::checkPassword(SignInState& state, const std::string& login, std::string_view password) {
    if (const auto wait = limits_.begin(login, state.origin.ip, services_.clock.now()); wait.count() > 0)
        return tooSoon(wait);
    sekisho::DomainId domain = 0;
    std::optional<Account> account;
    const Done found = services_.store.read([&](Database& db) -> Done {
        SEKISHO_TRY(known, domainOfLogin(db, login));
        if (!known || (state.onlyDomain != 0 && *known != state.onlyDomain)) return {};
        domain = *known;
        SEKISHO_TRY(member, accountByLogin(db, domain, login));
        account = std::move(member);
        return {};
    });
    const bool fits = password.size() <= kLongestPassword;
    auto right = found ? PasswordHasher::shared().verify(account && fits ? account->passwordHash : std::string(),
                                                         password.substr(0, kLongestPassword))
                       : Result<bool>(found.error());
    if (!right) {
        limits_.undo(login, state.origin.ip);
        return std::move(right).error();
    }
    state.domain = domain;
    if (account) state.user = account->user;
    if (!*right) return wrongPassword(state, domain, login);
    state.loginId = account->loginId;
    state.passwordHash = account->passwordHash;
    return std::move(*account);
}

Result<SignInOutcome> SignIn::begin(SignInState& state, std::string_view loginId, std::string_view password) {
    const std::string login = lowerAscii(loginId.substr(0, kLongestLogin));
    SEKISHO_TRY(account, checkPassword(state, login, password));
    auto outcome = inUnit(state, [this](Step& step) { return goOn(step); });
    // Who knows the password only must not clear his count of wrong codes with it.
    const bool entered = outcome && outcome->step == policy::Step::Complete; // by a trusted device
    if (account.facts.hasTotp && !entered)
        limits_.undo(login, state.origin.ip);
    else
        limits_.passed(login, state.origin.ip);
    return outcome;
}

Done SignIn::confirmPassword(SignInState& state, std::string_view password) {
    const sekisho::UserId user = state.user;
    auto account = checkPassword(state, state.loginId, password);
    if (account && account->user == user) {
        limits_.passed(state.loginId, state.origin.ip);
        return {};
    }
    if (!account && account.error().code != "LOGIN_FAILED") return std::move(account).error();
    return Error(ErrorKind::Forbidden, "PASSWORD_WRONG");
}

// A right password alone clears no count where a code is asked for as well.
Done SignIn::confirmIdentity(SignInState& state, std::string_view password, std::string_view code) {
    const sekisho::UserId user = state.user;
    const std::string login = state.loginId, address = state.origin.ip;
    auto account = checkPassword(state, login, password);
    if (!account && account.error().code != "LOGIN_FAILED") return std::move(account).error();
    if (!account || account->user != user) return Error(ErrorKind::Forbidden, "PASSWORD_WRONG");
    bool counted = false;
    auto proved = inUnit(state, [&](Step& step) -> Done {
        if (!step.account.facts.hasTotp) return resetFailures(step.db, step.account.user);
        const auto matched = matchTotp(step.account.totpSecret, code, step.account.totpLastStep, step.unit.now);
        if (!matched) {
            counted = true;
            SEKISHO_CHECK(countFailure(step, "secondFactor"));
            step.refusal = sekisho::badInput("code", "SECOND_FACTOR_WRONG", {});
            return {};
        }
        SEKISHO_CHECK(step.db.exec("UPDATE credential SET totp_last_step = :step WHERE member_uid = :uid", *matched,
                                   step.account.user.value));
        return resetFailures(step.db, step.account.user); // as after a sign-in
    });
    if (proved)
        limits_.passed(login, address);
    else if (!counted)
        limits_.undo(login, address);
    return proved ? Done() : Done(std::move(proved).error());
}

Error SignIn::wrongPassword(SignInState& state, sekisho::DomainId domain, const std::string& login) {
    if (domain == 0) return loginFailed();
    UnitOfWork unit = unitFor(state, domain);
    const Done done = runUnit(services_, unit, [&](Database& db, UnitOfWork&) -> Done {
        if (state.user.empty()) {
            unit.actorName = login;
            unit.audits.push_back(
                {"signIn.failure", "member", "", login, clientChange(state.origin), "failed", "LOGIN_FAILED"});
            return {};
        }
        SEKISHO_TRY(account, accountById(db, domain, state.user.value));
        if (!account) return {};
        Step step{state, db, unit, std::move(*account), {}, {}, {}};
        unit.actorId = step.account.user.value;
        unit.actorName = step.account.name;
        return countFailure(step, "wrongPassword");
    });
    return done ? loginFailed() : done.error();
}

// The highest administrator is never suspended (nobody could release him), nor is the sealed account, which must not be
// shut out by whoever knows its login: the growing delay guards both.
Done SignIn::countFailure(Step& step, std::string_view result) {
    SEKISHO_TRY(rules, accountPolicy(step.db, step.account.domain));
    SEKISHO_TRY(failures, addFailure(step.db, step.account.user));
    SEKISHO_CHECK(noteSignIn(step.db, step.account, step.state.origin, result, step.unit.now));
    step.unit.audits.push_back(memberEntry("signIn.failure", step.account, clientChange(step.state.origin), "failed",
                                           result == "wrongPassword" ? "LOGIN_FAILED" : "SECOND_FACTOR_WRONG"));
    const auto& facts = step.account.facts;
    if (!policy::failuresReached(rules, failures) || step.account.super || facts.suspended || facts.deleted) return {};
    SEKISHO_TRY(sealed, isSealedAccount(step.db, step.account.domain, step.account.user));
    if (sealed) return {};

    SEKISHO_CHECK(lockOut(step.db, step.account.user, step.unit.now));
    SEKISHO_CHECK(noteSignIn(step.db, step.account, step.state.origin, "locked", step.unit.now));
    SEKISHO_TRY(ended,
                endAllSessions(step.db, step.account.domain, step.account.user.value, "suspended", {}, step.unit.now));
    for (const auto& id : ended) {
        step.unit.changes.push_back({"session", id.value, "delete"});
        step.unit.after.push_back([this, id] { sessionEnded(services_, id); });
    }
    step.unit.after.push_back([this, user = step.account.user] { services_.auth.forgetUser(user); });
    step.unit.audits.push_back(memberEntry("signIn.locked", step.account,
                                           R"({"suspended":{"from":false,"to":true},"failures":{"from":null,"to":)" +
                                               std::to_string(failures) + "}}",
                                           "success"));
    step.unit.changes.push_back({"member", step.account.user.value, "put"});
    return {};
}

Result<SignInOutcome> SignIn::inUnit(SignInState& state, const Work& work) {
    UnitOfWork unit = unitFor(state, state.domain);
    SignInOutcome outcome;
    std::optional<Error> refusal;
    const bool passed = state.factorPassed;
    const bool renewed = state.passwordRenewed;
    const Done done = runUnit(services_, unit, [&](Database& db, UnitOfWork&) -> Done {
        SEKISHO_TRY(account, accountById(db, state.domain, state.user.value));
        if (!account || account->passwordHash != state.passwordHash) {
            refusal = loginFailed();
            return {};
        }
        SEKISHO_TRY(rules, accountPolicy(db, state.domain));
        unit.actorId = account->user.value;
        unit.actorName = account->name;
        Step step{state, db, unit, std::move(*account), rules, {}, {}};
        SEKISHO_CHECK(work(step));
        outcome = std::move(step.outcome);
        refusal = std::move(step.refusal);
        return {};
    });
    if (!done) { // what was not kept was not passed
        state.factorPassed = passed;
        state.passwordRenewed = renewed;
        return done.error();
    }
    if (refusal) return std::move(*refusal);
    return outcome;
}

Done SignIn::refuse(Step& step, Error error, std::string_view result) {
    SEKISHO_CHECK(noteSignIn(step.db, step.account, step.state.origin, result, step.unit.now));
    step.unit.audits.push_back(memberEntry("signIn.failure", step.account,
                                           R"({"reason":{"from":null,"to":)" + jsonString(error.code) + "}}", "denied",
                                           error.code));
    step.refusal = std::move(error);
    return {};
}

// What the tenant's policies say about this client from this address, and whether its device is blocked; asked at each
// step, for it may come from another address, and be blocked meanwhile. False: refused.
Result<bool> SignIn::admitted(Step& step) {
    SEKISHO_TRY(snapshot, policyBookOf(services_).of(step.db, step.account.domain));
    Origin& origin = step.state.origin;
    if (origin.kind == sekisho::ClientKind::MobileApp) {
        SEKISHO_TRY(managed, isMdmKey(step.db, step.account.domain, step.state.mdmKey.text()));
        origin.managed = managed;
    }
    SEKISHO_TRY(blocked, isBlockedDevice(step.db, step.account.domain, step.account.user.value, origin));
    if (blocked) {
        SEKISHO_CHECK(refuse(step, {ErrorKind::Forbidden, "DEVICE_BLOCKED"}, "refused"));
        return false;
    }
    if (auto open = snapshot->openTo(step.account.super); !open) {
        SEKISHO_CHECK(refuse(step, std::move(open).error(), "refused"));
        return false;
    }
    auto subject = snapshot->member(step.account.user.value, step.account.userType, step.account.super);
    subject.hasSecondFactor = step.account.facts.hasTotp;
    policy::AccessRequest asked;
    asked.action = policy::AccessAction::SignIn;
    asked.client = origin.kind;
    asked.address = policy::ipAddressOf(origin.ip);
    asked.country = origin.country;
    asked.factorPassed = step.state.factorPassed;
    asked.managed = origin.managed;
    const auto decision = decideAccess(snapshot->policies, subject, asked);
    step.stepUp = decision.stepUp;
    if (decision.allowed) return true;
    Error error = refusalOf(decision);
    const std::string word = "policy." + error.code;
    SEKISHO_CHECK(refuse(step, std::move(error), word));
    return false;
}

// The second factor is passed, or this mobile device may skip it.
Result<bool> SignIn::factorSettled(Step& step) const {
    const auto& state = step.state;
    if (state.factorPassed) return true;
    if (step.stepUp || !step.rules.twoStepSkipTrusted || state.origin.kind != sekisho::ClientKind::MobileApp)
        return false;
    return isTrusted(step.db, step.account.user, state.trustToken.text(), step.unit.now);
}

// Decides what comes next; the last step issues the code.
Done SignIn::goOn(Step& step) {
    const auto standing = policy::standingOf(step.account.facts, step.unit.now);
    if (standing != policy::Standing::Good)
        return refuse(step, standingError(standing), standing == policy::Standing::LockedOut ? "locked" : "refused");
    SEKISHO_TRY(welcome, admitted(step));
    if (!welcome) return {};
    if (step.state.needsRole) {
        SEKISHO_TRY(may, mayEnterConsole(step.db, step.account.domain, step.account.user, step.unit.now));
        if (!may) return refuse(step, {ErrorKind::Forbidden, "NOT_AN_ADMINISTRATOR"}, "refused");
    }
    step.outcome.policy = step.rules;
    step.outcome.reason = policy::passwordChangeDue(step.rules, step.account.facts, step.unit.now);
    SEKISHO_TRY(settled, factorSettled(step));
    step.outcome.step =
        policy::nextStep(step.rules, step.account.facts, settled, step.state.passwordRenewed, step.unit.now);
    if (step.outcome.step == policy::Step::EnrolSecondFactor && step.state.newFactor.empty())
        step.state.newFactor = SecretText(newTotpSecret());
    return step.outcome.step == policy::Step::Complete ? finish(step) : Done();
}

Done SignIn::finish(Step& step) {
    const auto& account = step.account;
    const auto now = step.unit.now;
    Origin& origin = step.state.origin;
    origin.secondFactor = step.state.factorPassed;
    SEKISHO_CHECK(resetFailures(step.db, account.user));
    SEKISHO_TRY(wasPending, leavePending(step.db, account, now));
    SEKISHO_CHECK(noteAccess(step.db, account.user.value, now));
    SEKISHO_CHECK(noteSignIn(step.db, account, origin, "success", now));
    SEKISHO_TRY(code, issueCode(step.db, account.domain, account.user.value, step.state.request, origin, now));
    step.outcome.code = std::move(code);
    std::string changes = clientChange(origin);
    if (wasPending) changes = R"({"pending":{"from":true,"to":false},)" + changes.substr(1);
    step.unit.audits.push_back(memberEntry("signIn.success", account, std::move(changes), "success"));
    step.unit.changes.push_back({"member", account.user.value, "put"}); // last access; perhaps no longer pending
    if (!step.state.trustDevice || !step.state.factorPassed || origin.kind != sekisho::ClientKind::MobileApp) return {};
    SEKISHO_TRY(token, trustDevice(step.db, account.domain, account.user, origin, now));
    step.outcome.trustToken = std::move(token);
    step.unit.audits.push_back(memberEntry(
        "device.trust", account, R"({"device":{"from":null,"to":)" + jsonString(origin.deviceName) + "}}", "success"));
    return {};
}

Result<SignInOutcome> SignIn::secondFactor(SignInState& state, std::string_view code) {
    const auto& address = state.origin.ip;
    if (const auto wait = limits_.begin(state.loginId, address, services_.clock.now()); wait.count() > 0)
        return tooSoon(wait);
    bool counted = false;
    auto outcome = inUnit(state, [&](Step& step) -> Done {
        if (!step.account.facts.hasTotp || step.state.factorPassed)
            return sekisho::badInput("code", "INVALID_STATE", "No second factor is asked for.");
        const auto& account = step.account;
        const auto matched = matchTotp(account.totpSecret, code, account.totpLastStep, step.unit.now);
        if (!matched) {
            counted = true;
            SEKISHO_CHECK(countFailure(step, "secondFactor"));
            step.refusal = Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_WRONG");
            return {};
        }
        SEKISHO_CHECK(step.db.exec("UPDATE credential SET totp_last_step = :step WHERE member_uid = :uid", *matched,
                                   account.user.value));
        step.state.factorPassed = true;
        return goOn(step);
    });
    if (outcome)
        limits_.passed(state.loginId, address);
    else if (!counted)
        limits_.undo(state.loginId, address);
    return outcome;
}

Result<SignInOutcome> SignIn::enrolSecondFactor(SignInState& state, std::string_view code) {
    auto outcome = inUnit(state, [&](Step& step) -> Done {
        const auto& secret = step.state.newFactor.text();
        if (secret.empty() || step.state.factorPassed)
            return sekisho::badInput("code", "INVALID_STATE", "No second factor is to be set up.");
        const auto standing = policy::standingOf(step.account.facts, step.unit.now);
        // Suspended, or set up elsewhere, between the steps: what is shown here is worth nothing any more.
        if (standing != policy::Standing::Good || step.account.facts.hasTotp) return goOn(step);
        SEKISHO_TRY(welcome, admitted(step)); // before anything of it is stored
        if (!welcome) return {};
        const auto matched = matchTotp(secret, code, 0, step.unit.now);
        if (!matched) {
            step.refusal = Error(ErrorKind::Unauthenticated, "SECOND_FACTOR_WRONG");
            return {};
        }
        SEKISHO_TRY(stored, setTotp(step.db, step.account.user, secret, *matched));
        if (!stored) return Error(ErrorKind::Internal, "INTERNAL_SERVER_ERROR").because("no credential to add to");
        SEKISHO_CHECK(touchRecord(step.db, step.account.user.value, step.unit.now,
                                  [](sekisho::Member& member) { member.twoStep = true; }));
        step.unit.audits.push_back(
            memberEntry("member.twoStep.enable", step.account, R"({"twoStep":{"from":false,"to":true}})", "success"));
        step.unit.changes.push_back({"member", step.account.user.value, "put"});
        SEKISHO_CHECK(forgetDevices(step.db, step.account.user)); // they were trusted for another factor
        step.account.facts.hasTotp = true;
        step.state.factorPassed = true;
        return goOn(step);
    });
    if (outcome) state.newFactor = {}; // registered, or of no use any more
    return outcome;
}

Result<SignInOutcome> SignIn::newPassword(SignInState& state, std::string_view password) {
    if (password.size() > kLongestPassword)
        return sekisho::badInput("password", "PASSWORD_TOO_LONG", {}).with("max", "20");
    SEKISHO_TRY(rules, services_.store.read([&](Database& db) { return passwordRules(db, state.domain, state.user); }));
    SEKISHO_CHECK(judgePassword(rules, state.loginId, password));
    SEKISHO_TRY(hash, hashPassword(password));
    auto outcome = inUnit(state, [&](Step& step) -> Done {
        SEKISHO_TRY(welcome, admitted(step));
        if (!welcome) return {};
        SEKISHO_TRY(settled, factorSettled(step));
        const auto asked =
            policy::nextStep(step.rules, step.account.facts, settled, step.state.passwordRenewed, step.unit.now);
        if (asked != policy::Step::NewPassword)
            return sekisho::badInput("password", "INVALID_STATE", "No new password is asked for.");
        if (const auto standing = policy::standingOf(step.account.facts, step.unit.now);
            standing != policy::Standing::Good)
            return goOn(step); // suspended between the steps: nothing is changed any more
        SEKISHO_CHECK(setPasswordHash(step.db, step.state.domain, step.state.user, hash, false, step.unit.now));
        SEKISHO_CHECK(touchRecord(step.db, step.state.user.value, step.unit.now, [&](sekisho::Member& member) {
            member.passwordChangedAt = step.unit.now;
            member.passwordChangeRequested = false;
        }));
        SEKISHO_TRY(ended, endAllSessions(step.db, step.state.domain, step.state.user.value, "passwordChanged", {},
                                          step.unit.now));
        for (const auto& id : ended) {
            step.unit.changes.push_back({"session", id.value, "delete"});
            step.unit.after.push_back([this, id] { sessionEnded(services_, id); });
        }
        step.unit.audits.push_back(memberEntry("member.password.change", step.account, {}, "success"));
        step.unit.changes.push_back({"member", step.account.user.value, "put"});
        step.state.passwordRenewed = true;
        return goOn(step);
    });
    if (outcome && state.passwordRenewed) state.passwordHash = hash;
    return outcome;
}

} // namespace sekishod
