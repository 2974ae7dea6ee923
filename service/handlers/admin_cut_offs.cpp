// Lost-device response: proposal, order, orders that waited at a console, progress, receipt (docs/decisions/0011).

#include "models/api/cut_off_wire.h"
#include "service/auth/credentials.h"
#include "service/auth/signing_key.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/http/unit_of_work.h"
#include "service/rules/console_keys.h"
#include "service/rules/cut_off_receipt.h"
#include "service/rules/cut_offs.h"
#include "service/rules/tenant.h"
#include "service/store/tenant_store.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace sekishod {

using sekisho::CutOff;
using sekisho::CutOffId;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
namespace json = boost::json;

namespace {

constexpr std::chrono::hours kOldestQueued{72};
constexpr std::chrono::minutes kClockAhead{5};
constexpr int kCutOffsPerPage = 50;
constexpr int kMostCutOffsPerPage = 200;
constexpr int kMostStepsAsked = 1'000;
constexpr std::size_t kLongestCutOff = 128 << 10; // bytes of a body; a note is 2,000 characters

using ReceiptKey = std::shared_ptr<ServiceSigningKey>;

HandlerResult cutOffAnswer(const Result<CutOff>& cutOff) {
    if (!cutOff) return cutOff.error();
    return resource(200, sekisho::api::cutOffText(*cutOff), cutOff->version);
}

Result<CutOff> namedCutOff(Call& call, int mostSteps = -1) {
    return loadCutOff(call, CutOffId(call.pathValue("cutOffId")), mostSteps);
}

// --- before and at the order ---

HandlerResult cutOffProposal(Services& services, Call& call) {
    const auto text = call.query("lost").value_or("phone");
    const auto lost = sekisho::lostOf(text);
    if (!lost) return sekisho::badInput("lost", "INVALID_PARAMETER", "lost is phone, pc or everything.");
    SEKISHO_TRY(member, loadMemberRow(*call.db, call.subject.row));
    const sekisho::DeviceId device{std::string(call.query("deviceId").value_or(""))};
    SEKISHO_TRY(found, proposalFor(services, call, member, *lost, device));
    return Response::json(200, sekisho::api::proposalText(found));
}

// The hash of the temporary password takes a tenth of a second, in which nobody else could write.
Done addTemporary(Call& call, AskedCutOff& asked) {
    const bool sets = std::ranges::any_of(
        asked.order.steps, [](const sekisho::StepOrder& step) { return step.kind == sekisho::StepKind::Password; });
    if (sets) {
        TemporaryPassword password;
        password.text = makeSetupPassword();
        SEKISHO_TRY(rules, accountPolicy(*call.db, call.caller.domain));
        SEKISHO_CHECK(judgePassword({.policy = rules, .present = {}, .earlier = {}}, "", password.text));
        SEKISHO_TRY(hash, hashPassword(password.text));
        password.hash = std::move(hash);
        asked.password = std::move(password);
    }
    call.prepared = std::move(asked);
    return {};
}

Done prepareCutOff(Call& call) {
    AskedCutOff asked;
    SEKISHO_TRY(order, sekisho::api::cutOffOrderFrom(call.body));
    asked.order = std::move(order);
    return addTemporary(call, asked);
}

HandlerResult orderLost(Services& services, Call& call) {
    SEKISHO_TRY(ordered, orderCutOff(services, call, std::any_cast<const AskedCutOff&>(call.prepared)));
    return orderedAnswer(ordered);
}

Done prepareQueuedCutOff(Call& call) {
    SEKISHO_TRY(queued, sekisho::api::queuedOrderFrom(call.body));
    SEKISHO_CHECK(checkConsoleSignature(*call.db, call.caller.domain, call.caller.user, queued.keyId, queued.text,
                                        queued.signature));
    AskedCutOff asked;
    SEKISHO_TRY(order, sekisho::api::cutOffOrderFromText(queued.text));
    asked.order = std::move(order);
    asked.queued = true;
    return addTemporary(call, asked);
}

Done checkQueuedAge(const Call& call, sekisho::Instant orderedAt) {
    if (orderedAt >= call.now - kOldestQueued && orderedAt <= call.now + kClockAhead) return {};
    return Error(ErrorKind::Conflict, "CUT_OFF_TOO_OLD");
}

// What was carried out once is answered again at any age: the console may not have heard of it.
Result<bool> isRepeatedCutOff(Call& call, const CutOffId& id) {
    SEKISHO_TRY(row, call.db->first<std::int64_t>("SELECT 1 FROM cut_off WHERE id = :id AND domain_id = :domain",
                                                  id.value, call.caller.domain));
    return row.has_value();
}

HandlerResult orderQueued(Services& services, Call& call) {
    const auto& asked = std::any_cast<const AskedCutOff&>(call.prepared);
    SEKISHO_TRY(queued, sekisho::api::queuedOrderFrom(call.body));
    // The key may have gone since, and with it the right to sign.
    SEKISHO_CHECK(checkConsoleSignature(*call.db, call.caller.domain, call.caller.user, queued.keyId, queued.text,
                                        queued.signature));
    SEKISHO_TRY(repeated, isRepeatedCutOff(call, asked.order.id));
    if (!repeated) SEKISHO_CHECK(checkQueuedAge(call, asked.order.orderedAt));
    SEKISHO_TRY(ordered, orderCutOff(services, call, asked));
    if (!ordered.repeated) SEKISHO_CHECK(noteConsoleKeyUse(*call.db, queued.keyId, call.now));
    return orderedAnswer(ordered);
}

HandlerResult putConsoleKey(Call& call) {
    SEKISHO_TRY(publicKey, sekisho::api::consoleKeyFrom(call.body));
    Effects effects;
    SEKISHO_TRY(id, registerConsoleKey(*call.db, call.caller.domain, call.caller.user, call.caller.name, publicKey,
                                       call.now, effects));
    return done(call, effects, Response::json(200, sekisho::api::consoleKeyIdText(id)));
}

// --- afterwards ---

Result<int> cutOffNumber(const Call& call, std::string_view name, int usual, int most) {
    const auto text = call.query(name);
    if (!text) return usual;
    int value = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failed == std::errc() && end == text->data() + text->size() && value >= 1 && value <= most) return value;
    return sekisho::badInput(std::string(name), "OUT_OF_RANGE", fmt::format("{} must be 1 to {}.", name, most));
}

HandlerResult listAllCutOffs(Services& services, Call& call) {
    CutOffQuestion question;
    question.state = call.query("state").value_or("");
    if (!question.state.empty() && !sekisho::cutOffStateOf(question.state))
        return sekisho::badInput("state", "INVALID_PARAMETER", "state is not one that a cut-off can have.");
    if (const auto user = call.query("userId"); user && !user->empty()) {
        SEKISHO_TRY(member, services.subjects.member(*call.db, call.caller.domain, *user, call.scope));
        question.member = member.uid;
    }
    question.cursor = call.query("cursor").value_or("");
    SEKISHO_TRY(count, cutOffNumber(call, "count", kCutOffsPerPage, kMostCutOffsPerPage));
    question.count = count;
    SEKISHO_TRY(page, listCutOffs(call, question));
    return Response::json(200, sekisho::api::cutOffsText(page));
}

// Who ends sessions from their list follows what he has ordered himself, and nothing else of this.
HandlerResult getCutOff(Call& call) {
    SEKISHO_TRY(steps, cutOffNumber(call, "steps", -1, kMostStepsAsked));
    auto cutOff = namedCutOff(call, steps);
    const bool his =
        cutOff && cutOff->kind == sekisho::CutOffKind::Sessions && cutOff->actor.value == call.caller.actorId();
    if (call.reduced && cutOff && !his) return Error(ErrorKind::NotFound, "CUT_OFF_NOT_EXIST");
    return cutOffAnswer(cutOff);
}

HandlerResult completeRecord(Call& call) {
    SEKISHO_TRY(base, namedCutOff(call));
    if (call.request.header("If-Match").empty())
        return Error(ErrorKind::BadInput, "PRECONDITION_REQUIRED").with("etag", etagOf(base.version));
    SEKISHO_CHECK(checkIfMatch(call, base.version));
    SEKISHO_TRY(completion, sekisho::api::completionFrom(call.body));
    return cutOffAnswer(completeCutOff(call, base, completion.note, completion.check));
}

HandlerResult cutOffFound(Services& services, Call& call) {
    SEKISHO_TRY(base, namedCutOff(call));
    SEKISHO_TRY(note, sekisho::api::cutOffNoteFrom(call.body));
    return cutOffAnswer(foundAgain(services, call, base, note));
}

HandlerResult cutOffWithdraw(Services& services, Call& call) {
    SEKISHO_TRY(base, namedCutOff(call));
    return cutOffAnswer(withdrawCutOff(services, call, base));
}

// Reading changes nothing of the cut-off; that proof of it was handed out is recorded before the answer goes.
void recordReceipt(Services& services, Call& call, const CutOff& cutOff) {
    UnitOfWork unit;
    unit.domain = call.caller.domain;
    unit.actorId = call.caller.actorId();
    unit.actorName = call.caller.name;
    unit.client = sekisho::clientKindKey(call.caller.kind);
    unit.ip = call.request.remoteIp;
    unit.requestId = call.request.id;
    unit.now = call.now;
    const bool one = !cutOff.user.empty();
    unit.audits = {{"cutOff.receipt", one ? "member" : "cutOff", one ? cutOff.user.value : cutOff.id.value,
                    cutOff.userName,
                    fmt::format(R"({{"receipt":{{"from":null,"to":"{}"}},"state":{{"from":null,"to":"{}"}}}})",
                                cutOff.id.value, cutOffStateKey(stateOf(cutOff)))}};
    const Done recorded = runUnit(services, unit, [](sekisho::sql::Database&, UnitOfWork&) { return Done(); });
    if (!recorded && services.log)
        services.log->event(
            LogLevel::Error, "fault",
            {{"requestId", call.request.id}, {"code", recorded.error().code}, {"detail", recorded.error().detail}});
}

HandlerResult cutOffReceipt(Services& services, const ReceiptKey& key, Call& call) {
    SEKISHO_TRY(cutOff, namedCutOff(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(whole, seesWholeCutOff(call, cutOff));
    if (!whole)
        return Error(ErrorKind::Forbidden, "OUT_OF_SCOPE",
                     "The receipt is of the whole order, and some of its members are outside of your scope.");
    SEKISHO_TRY(signer, key->get());
    SEKISHO_TRY(issued, receiptOf(cutOff, tenant, signer, services.settings.version, call.now));
    call.afterCommit([&services, &call, cutOff] { recordReceipt(services, call, cutOff); });
    return Response::json(200, sekisho::api::receiptText(issued));
}

HandlerResult receiptKey(const ReceiptKey& key, Call&) {
    SEKISHO_TRY(signer, key->get());
    SEKISHO_TRY(pem, signer.publicKey().pem());
    return Response::json(200, json::serialize(json::object{{"keyId", signer.publicKey().keyId()},
                                                            {"publicKey", pem},
                                                            {"jwk", json::parse(signer.publicKey().jwk())}}));
}

Handler cutOffHandler(Services& services, HandlerResult (*handler)(Services&, Call&)) {
    return [&services, handler](Call& call) { return handler(services, call); };
}

void addCutOffOrders(Services& services, std::vector<Endpoint>& out) {
    constexpr std::string_view menu = "security.lostDevice";
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/users/{userId}/cut-off-proposal",
                                "What goes with a loss of this member: devices, sessions, proposed steps", menu,
                                cutOffHandler(services, cutOffProposal), Subject::Member));
    Endpoint ordering = adminEndpoint(Method::Post, "/v1.0/admin/cut-offs",
                                      "Order the lost-device response; the same order again changes nothing", menu,
                                      cutOffHandler(services, orderLost));
    ordering.bodyLimit = kLongestCutOff;
    ordering.prepare = prepareCutOff;
    ordering.keepsAnswer = false; // it tells the temporary password, once
    out.push_back(std::move(ordering));
    Endpoint queued = adminEndpoint(Method::Post, "/v1.0/admin/cut-offs/queued",
                                    "An order that was signed at a console while the service was away", menu,
                                    cutOffHandler(services, orderQueued));
    queued.auth = AuthNeed::User;
    queued.bodyLimit = kLongestCutOff;
    queued.prepare = prepareQueuedCutOff;
    queued.keepsAnswer = false;
    out.push_back(std::move(queued));
    Endpoint key = adminEndpoint(Method::Put, "/v1.0/admin/console-keys",
                                 "Register the key with which a console signs orders that wait", menu, putConsoleKey);
    key.auth = AuthNeed::User;
    key.bodyLimit = 8 << 10;
    out.push_back(std::move(key));
}

void addCutOffProgress(Services& services, const ReceiptKey& key, std::vector<Endpoint>& out) {
    constexpr std::string_view menu = "security.lostDevice";
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/cut-offs", "Cut-offs, newest first", menu,
                                cutOffHandler(services, listAllCutOffs)));
    Endpoint one = adminEndpoint(Method::Get, "/v1.0/admin/cut-offs/{cutOffId}",
                                 "A cut-off with its steps and their evidence", menu, getCutOff);
    one.orPermission = {"security.sessions", sekisho::Access::View};
    out.push_back(std::move(one));
    Endpoint completing = adminEndpoint(Method::Patch, "/v1.0/admin/cut-offs/{cutOffId}",
                                        "Complete note and identity check of a cut-off", menu, completeRecord);
    completing.bodyLimit = kLongestCutOff;
    out.push_back(std::move(completing));
    Endpoint again = adminEndpoint(Method::Post, "/v1.0/admin/cut-offs/{cutOffId}/found-again",
                                   "The device was found: take back what can be taken back", menu,
                                   cutOffHandler(services, cutOffFound));
    again.bodyLimit = kLongestCutOff;
    out.push_back(std::move(again));
    Endpoint withdrawing =
        adminEndpoint(Method::Post, "/v1.0/admin/cut-offs/{cutOffId}/withdraw",
                      "Withdraw what of a cut-off is not done yet", menu, cutOffHandler(services, cutOffWithdraw));
    withdrawing.body = BodyKind::JsonOrEmpty;
    out.push_back(std::move(withdrawing));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/cut-offs/{cutOffId}/receipt",
                                "The signed receipt of a cut-off", menu,
                                [&services, key](Call& call) { return cutOffReceipt(services, key, call); }));
    Endpoint publicKey{.method = Method::Get,
                       .path = "/v1.0/admin/signing-key",
                       .summary = "The public key of the service's receipts",
                       .handler = [key](Call& call) { return receiptKey(key, call); }};
    publicKey.scopes = {"admin", "admin.read"};
    publicKey.effect = Effect::None;
    publicKey.rate = RateClass::Admin;
    publicKey.publicReason = "a public key, for whoever holds a receipt";
    out.push_back(std::move(publicKey));
}

} // namespace

void addCutOffEndpoints(Services& services, std::vector<Endpoint>& out) {
    const auto key = std::make_shared<ServiceSigningKey>(services.store.dir().signingKey());
    addCutOffOrders(services, out);
    addCutOffProgress(services, key, out);
}

} // namespace sekishod
