// What a member does with his own account: password, second factor, sign-out. For first-party clients only: an app that
// acts for a member has no business here.

#include "models/api/approval_wire.h"
#include "service/auth/auth_state.h"
#include "service/auth/clients.h"
#include "service/auth/credentials.h"
#include "service/auth/password_hash.h"
#include "service/auth/secret_text.h"
#include "service/auth/sessions.h"
#include "service/auth/totp.h"
#include "service/auth/trusted_devices.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace sekishod {

namespace json = boost::json;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

using Enrolments = TimedBook<std::string>; // secrets that are not confirmed yet, by user id

Result<SecretText> secretField(const Call& call, std::string_view key) {
    const auto* value = call.body.is_object() ? call.body.get_object().if_contains(key) : nullptr;
    if (!value || !value->is_string())
        return sekisho::badInput(std::string(key), "MISSING_PARAMETER", std::string(key) + " is missing.");
    return SecretText(std::string(value->get_string()));
}

Done firstPartyOnly(const Call& call) {
    if (call.caller.client.value == consoleClientId) return {};
    return Error(ErrorKind::Forbidden, "ACCESS_DENIED", "Only the service's own clients may do this.");
}

Result<Account> ownAccount(AuthState& auth, const Call& call) {
    SEKISHO_TRY(account, auth.services.store.read([&](Database& db) {
        return accountById(db, call.caller.domain, call.caller.user.value);
    }));
    if (!account) return Error(ErrorKind::NotFound, "USER_NOT_EXIST");
    return std::move(*account);
}

UnitOfWork ownUnit(const Call& call) {
    UnitOfWork unit;
    unit.domain = call.caller.domain;
    unit.actorId = call.caller.user.value;
    unit.actorName = call.caller.name;
    unit.ip = call.request.remoteIp;
    unit.client = sekisho::clientKindKey(call.caller.kind);
    unit.requestId = call.request.id;
    unit.now = call.now;
    return unit;
}

HandlerResult noContent(const Done& done) {
    if (!done) return done.error();
    return Response::empty(204);
}

void noteOwn(UnitOfWork& unit, std::string_view action, std::string changes = {}) {
    unit.audits.push_back({std::string(action), "member", unit.actorId, unit.actorName, std::move(changes), "success"});
    unit.changes.push_back({"member", unit.actorId, "put"});
}

SignInState ownState(const Services& services, const Call& call, const Account& account) {
    SignInState state;
    state.origin = originOf(services, call, call.caller.kind);
    state.requestId = call.request.id;
    state.onlyDomain = account.domain;
    state.domain = account.domain;
    state.user = account.user;
    state.loginId = account.loginId;
    return state;
}

HandlerResult changePassword(AuthState& auth, Call& call) {
    SEKISHO_CHECK(firstPartyOnly(call));
    SEKISHO_TRY(current, secretField(call, "current"));
    SEKISHO_TRY(wanted, secretField(call, "new"));
    SEKISHO_TRY(account, ownAccount(auth, call));
    SignInState state = ownState(auth.services, call, account);
    if (auto right = auth.signIn.confirmPassword(state, current.text()); !right)
        return refusal(std::move(right).error());
    SEKISHO_TRY(
        rules, auth.services.store.read([&](Database& db) { return passwordRules(db, account.domain, account.user); }));
    if (auto good = judgePassword(rules, account.loginId, wanted.text()); !good) {
        auto error = std::move(good).error();
        if (error.field == "password") error.field = "new";
        return refusal(std::move(error));
    }
    auto hash = hashPassword(wanted.text());
    if (!hash) return refusal(std::move(hash).error());
    UnitOfWork unit = ownUnit(call);
    return noContent(runUnit(auth.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(present, accountById(db, account.domain, account.user.value));
        if (!present || present->passwordHash != rules.present)
            return Error(ErrorKind::Conflict, "CONFLICT", "The password was changed by somebody else meanwhile.");
        SEKISHO_CHECK(setPasswordHash(db, account.domain, account.user, *hash, false, inside.now));
        SEKISHO_CHECK(touchRecord(db, account.user.value, inside.now, [&](sekisho::Member& member) {
            member.passwordChangedAt = inside.now;
            member.passwordChangeRequested = false;
        }));
        SEKISHO_TRY(ended, endAllSessions(db, account.domain, account.user.value, "passwordChanged",
                                          call.caller.session, inside.now));
        for (const auto& id : ended) {
            inside.changes.push_back({"session", id.value, "delete"});
            inside.after.push_back([&services = auth.services, id] { sessionEnded(services, id); });
        }
        noteOwn(inside, "member.password.change");
        return {};
    }));
}

HandlerResult enrolTotp(AuthState& auth, Enrolments& enrolments, Call& call) {
    SEKISHO_CHECK(firstPartyOnly(call));
    SEKISHO_TRY(account, ownAccount(auth, call));
    if (account.facts.hasTotp) return Error(ErrorKind::Conflict, "ALREADY_EXIST", "2-step verification is on already.");
    std::string secret = newTotpSecret();
    const json::object answer{{"uri", totpUri(secret, account.loginId, totpIssuer)}, {"secret", secret}};
    enrolments.put(account.user.value, secret, call.now);
    wipe(secret);
    return Response::json(200, json::serialize(answer)).with("Cache-Control", "no-store");
}

HandlerResult confirmTotp(AuthState& auth, Enrolments& enrolments, Call& call) {
    SEKISHO_CHECK(firstPartyOnly(call));
    SEKISHO_TRY(code, secretField(call, "code"));
    const std::string user = call.caller.user.value;
    auto open = enrolments.take(user, call.now);
    if (!open) return Error(ErrorKind::NotFound, "CHALLENGE_EXPIRED", "The registration took too long; start again.");
    const SecretText secret(std::move(*open));
    const auto step = matchTotp(secret.text(), code.text(), 0, call.now);
    if (!step) {
        enrolments.put(user, secret.text(), call.now);
        return sekisho::badInput("code", "SECOND_FACTOR_WRONG", {});
    }
    UnitOfWork unit = ownUnit(call);
    return noContent(runUnit(auth.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(stored, setTotp(db, call.caller.user, secret.text(), *step));
        if (!stored) return Error(ErrorKind::Conflict, "ALREADY_EXIST", "2-step verification is on already.");
        SEKISHO_CHECK(touchRecord(db, user, inside.now, [](sekisho::Member& member) { member.twoStep = true; }));
        noteOwn(inside, "member.twoStep.enable", R"({"twoStep":{"from":false,"to":true}})");
        return {};
    }));
}

HandlerResult removeTotp(AuthState& auth, Call& call) {
    SEKISHO_CHECK(firstPartyOnly(call));
    SEKISHO_TRY(password, secretField(call, "password"));
    SEKISHO_TRY(account, ownAccount(auth, call));
    SignInState state = ownState(auth.services, call, account);
    if (auto right = auth.signIn.confirmPassword(state, password.text()); !right)
        return refusal(std::move(right).error());
    if (!account.facts.hasTotp) return Error(ErrorKind::NotFound, "NOT_FOUND", "2-step verification is not on.");
    SEKISHO_TRY(policy, auth.services.store.read([&](Database& db) { return accountPolicy(db, account.domain); }));
    if (policy.twoStep == sekisho::policy::TwoStep::Required) return Error(ErrorKind::Forbidden, "TWO_STEP_REQUIRED");
    UnitOfWork unit = ownUnit(call);
    return noContent(runUnit(auth.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_CHECK(resetTotp(db, account.user));
        SEKISHO_CHECK(forgetDevices(db, account.user));
        SEKISHO_CHECK(
            touchRecord(db, account.user.value, inside.now, [](sekisho::Member& member) { member.twoStep = false; }));
        noteOwn(inside, "member.twoStep.reset", R"({"twoStep":{"from":true,"to":false}})");
        return {};
    }));
}

// For commands that need a sign-in confirmed a moment ago (docs/decisions/0012-delegation.md).
HandlerResult verify(AuthState& auth, Call& call) {
    SEKISHO_CHECK(firstPartyOnly(call));
    SEKISHO_TRY(wish, sekisho::api::verificationFrom(call.body));
    const SecretText password(std::move(wish.password)), code(std::move(wish.code));
    SEKISHO_TRY(account, ownAccount(auth, call));
    SignInState state = ownState(auth.services, call, account);
    if (auto right = auth.signIn.confirmIdentity(state, password.text(), code.text()); !right)
        return refusal(std::move(right).error());
    UnitOfWork unit = ownUnit(call);
    const Done kept = runUnit(auth.services, unit, [&](Database& db, UnitOfWork& inside) -> Done {
        SEKISHO_TRY(live, db.exec("UPDATE session SET verified = :now WHERE id = :id AND ended IS NULL",
                                  sekisho::toMillis(inside.now), call.caller.session.value));
        if (live == 0) return Error(ErrorKind::Unauthenticated, "UNAUTHORIZED");
        inside.audits.push_back(
            {"session.verify", "session", call.caller.session.value, call.caller.name, {}, "success"});
        return {};
    });
    if (!kept) return kept.error();
    return Response::json(200, json::serialize(json::object{{"verifiedAt", sekisho::formatUtc(call.now)}}));
}

HandlerResult signOut(AuthState& auth, Call& call) {
    SEKISHO_CHECK(endSession(auth.services, call, call.caller.user, call.caller.session, "signOut"));
    call.audit({"signOut", "session", call.caller.session.value, call.caller.name, {}, "success"});
    return Response::empty(204);
}

Endpoint ownEndpoint(Method method, std::string_view path, std::string_view summary, Handler handler) {
    Endpoint endpoint;
    endpoint.method = method;
    endpoint.path = path;
    endpoint.summary = summary;
    endpoint.handler = std::move(handler);
    endpoint.auth = AuthNeed::User;
    endpoint.body = BodyKind::Json;
    endpoint.bodyLimit = 16'384;
    endpoint.effect = Effect::None; // hashes first, then one transaction of its own
    endpoint.rate = RateClass::Admin;
    endpoint.publicReason = "Everybody may do this with his own account.";
    return endpoint;
}

} // namespace

void addOwnAccountEndpoints(std::vector<Endpoint>& endpoints, const AuthStatePtr& state) {
    const auto enrolments = std::make_shared<Enrolments>(std::chrono::minutes(10), 5'000);
    endpoints.push_back(ownEndpoint(Method::Post, "/v1.0/admin/me/password", "Change the own password",
                                    [state](Call& call) { return changePassword(*state, call); }));
    auto enrol = ownEndpoint(Method::Post, "/v1.0/admin/me/totp", "Register 2-step verification: the secret, once",
                             [state, enrolments](Call& call) { return enrolTotp(*state, *enrolments, call); });
    enrol.body = BodyKind::JsonOrEmpty;
    endpoints.push_back(std::move(enrol));
    endpoints.push_back(
        ownEndpoint(Method::Post, "/v1.0/admin/me/totp/confirm", "Register 2-step verification: first code",
                    [state, enrolments](Call& call) { return confirmTotp(*state, *enrolments, call); }));
    endpoints.push_back(ownEndpoint(Method::Delete, "/v1.0/admin/me/totp", "Turn 2-step verification off",
                                    [state](Call& call) { return removeTotp(*state, call); }));
    endpoints.push_back(ownEndpoint(Method::Post, "/v1.0/admin/me/verification",
                                    "Confirm who is at the present session",
                                    [state](Call& call) { return verify(*state, call); }));
    auto out = ownEndpoint(Method::Post, "/v1.0/admin/me/sign-out", "End the present session",
                           [state](Call& call) { return signOut(*state, call); });
    out.body = BodyKind::JsonOrEmpty;
    out.effect = Effect::Write;
    endpoints.push_back(std::move(out));
}

} // namespace sekishod
