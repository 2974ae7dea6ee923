// Monitoring (W1–W5): policies, trial runs, detections, exceptions. Policies of talk and of Drive share their paths;
// which menu is needed says the policy, so the handlers ask for it (service/monitoring/monitor_rights.h).

#include "models/api/monitor_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/feed_scope.h"
#include "service/http/gate_rules.h"
#include "service/http/read_ahead.h"
#include "service/http/unit_of_work.h"
#include "service/logs/log_rights.h"
#include "service/monitoring/detections.h"
#include "service/monitoring/monitor_policies.h"
#include "service/monitoring/monitor_rights.h"
#include "service/monitoring/monitor_words.h"
#include "service/monitoring/trial_desk.h"
#include "service/rules/diff.h"
#include "service/rules/tenant.h"
#include "service/store/uid.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

namespace sekishod {

using sekisho::Access;
using sekisho::Detection;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Instant;
using sekisho::MonitorService;
using sekisho::Result;
using sekisho::policy::MonitorPolicy;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kMonitorPolicies = "/v1.0/admin/monitoring/policies";
constexpr std::string_view kOneMonitorPolicy = "/v1.0/admin/monitoring/policies/{policyId}";
constexpr std::string_view kMonitorDetections = "/v1.0/admin/monitoring/detections";
constexpr std::string_view kMonitorExceptions = "/v1.0/admin/monitoring/exceptions";
constexpr std::string_view kMonitorReason =
    "talk and Drive are told and changed with the right to the menu of each, which the handler asks for";
constexpr std::array<std::string_view, 1> kMonitorContentScope{"monitoring.read"};
constexpr std::chrono::days kUsualTrial{7};
constexpr std::chrono::minutes kTrialPatience{1}; // it ends by itself before

Result<MonitorService> monitorServiceIn(const Call& call) {
    const auto service = sekisho::monitorServiceOf(call.query("service").value_or(""));
    if (!service) return sekisho::badInput("service", "INVALID_PARAMETER", "service must be talk or drive.");
    return *service;
}

MonitorAct monitorAct(const Call& call) {
    return {call.caller.actorId(), call.caller.name, call.now};
}

Response monitorPolicyAnswer(int status, const MonitorPolicy& policy) {
    return resource(status, sekisho::api::monitorPolicyText(policy), policy.version);
}

// --- policies --------------------------------------------------------------------------------------------------------

HandlerResult listMonitorPolicies(Services& services, Call& call) {
    SEKISHO_TRY(service, monitorServiceIn(call));
    SEKISHO_TRY(scope, monitorScope(services, call, *call.db, service, Access::View));
    (void)scope; // they are the whole tenant's and shown to every holder
    SEKISHO_TRY(policies, loadMonitorPolicies(*call.db, call.caller.domain, service));
    return Response::json(200, sekisho::api::monitorPoliciesText(policies));
}

HandlerResult getMonitorPolicy(Services& services, Call& call) {
    SEKISHO_TRY(policy, loadMonitorPolicy(*call.db, call.caller.domain, call.pathValue("policyId")));
    SEKISHO_TRY(scope, monitorScope(services, call, *call.db, policy.service, Access::View));
    (void)scope;
    return monitorPolicyAnswer(200, policy);
}

HandlerResult postMonitorPolicy(Services& services, Call& call) {
    SEKISHO_TRY(service, monitorServiceIn(call));
    SEKISHO_CHECK(needWholeMonitor(services, call, *call.db, service));
    SEKISHO_TRY(wanted, sekisho::api::monitorWishFrom(call.body, service));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_TRY(saved, createMonitorPolicy(*call.db, tenant, std::move(wanted), monitorAct(call), effects));
    return done(call, effects, monitorPolicyAnswer(201, saved));
}

// The policy of the path, for whoever may change it and has seen it as it is.
Result<MonitorPolicy> policyToChange(Services& services, Call& call) {
    SEKISHO_TRY(before, loadMonitorPolicy(*call.db, call.caller.domain, call.pathValue("policyId")));
    SEKISHO_CHECK(needWholeMonitor(services, call, *call.db, before.service));
    if (call.request.header("If-Match").empty())
        return Error(ErrorKind::BadInput, "PRECONDITION_REQUIRED").with("etag", etagOf(before.version));
    SEKISHO_CHECK(checkIfMatch(call, before.version));
    return std::move(before);
}

HandlerResult putMonitorPolicy(Services& services, Call& call) {
    SEKISHO_TRY(before, policyToChange(services, call));
    SEKISHO_TRY(wanted, sekisho::api::monitorWishFrom(call.body, before.service));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_TRY(saved, updateMonitorPolicy(*call.db, tenant, before, std::move(wanted), call.now, effects));
    return done(call, effects, monitorPolicyAnswer(200, saved));
}

HandlerResult deleteMonitorPolicyHere(Services& services, Call& call) {
    SEKISHO_TRY(before, policyToChange(services, call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_CHECK(deleteMonitorPolicy(*call.db, tenant, before, call.now, effects));
    return done(call, effects, Response::empty(204));
}

// --- trial runs ------------------------------------------------------------------------------------------------------

// A program has nobody who could agree: its scope says whether it may read what members wrote.
Result<bool> mayReadExcerpts(Call& call, Database& db) {
    if (call.caller.isServiceAccount()) return hasScope(call.caller.scopes, kMonitorContentScope);
    return hasConsent(db, call.caller.domain, call.caller.user);
}

Result<Instant> trialBegin(const Call& call) {
    const auto text = call.query("from");
    if (!text) return call.now - kUsualTrial;
    const auto from = sekisho::parseInstant(*text);
    if (!from) return sekisho::badInput("from", "INVALID_PARAMETER", "from must be a time with its offset.");
    if (*from >= call.now) return sekisho::badInput("from", "OUT_OF_RANGE", "from must lie in the past.");
    return std::max(*from, call.now - kLongestTrial);
}

Result<TrialOrder> trialOrder(Services& services, Call& call, Database& db) {
    SEKISHO_TRY(service, monitorServiceIn(call));
    SEKISHO_CHECK(needWholeMonitor(services, call, db, service));
    TrialOrder order;
    SEKISHO_TRY(draft, sekisho::api::monitorWishFrom(call.body, service));
    order.draft = std::move(draft);
    order.draft.values =
        sekisho::policy::completed(sekisho::policy::monitorSchema(service), std::move(order.draft.values));
    MonitorPolicy named = order.draft;
    if (named.name.empty()) named.name = "-"; // it is tried before it has a name
    SEKISHO_CHECK(checkMonitorPolicy(db, call.caller.domain, named, nullptr));
    SEKISHO_TRY(from, trialBegin(call));
    SEKISHO_TRY(reads, mayReadExcerpts(call, db));
    order.domain = call.caller.domain;
    order.from = from;
    order.now = call.now;
    order.withExcerpts = reads;
    return order;
}

std::string trialKey(const Call& call) {
    return sha256Hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}", call.caller.domain, call.caller.actorId(),
                                 call.caller.session.value, call.request.id, call.request.rawQuery, call.request.body));
}

// It has read what members wrote, so it is recorded like every reading.
Done recordTrial(Services& services, const Call& call, const TrialOrder& order, const sekisho::api::TrialText& result) {
    UnitOfWork unit = unitOf(call);
    return runUnit(services, unit, [&](Database& db, UnitOfWork& work) -> Done {
        SEKISHO_TRY(tenant, loadTenant(db, order.domain));
        SEKISHO_TRY(record, monitorRecord(db, tenant, order.draft));
        json::value changes = json::parse(changesBetween({}, record));
        const auto add = [&](std::string_view name, json::value value) {
            changes.as_object()[name] = json::object{{"from", nullptr}, {"to", std::move(value)}};
        };
        add("since", json::string(sekisho::formatUtc(result.from)));
        add("looked", result.looked);
        add("found", result.found);
        add("excerptsRead", order.withExcerpts ? static_cast<std::int64_t>(result.samples.size()) : 0);
        work.audits.push_back({.action = "monitoring.trial",
                               .targetKind = "monitorPolicy",
                               .targetId = {},
                               .targetName = order.draft.name,
                               .changesJson = json::serialize(changes)});
        return {};
    });
}

HandlerResult trialMonitorPolicy(Services& services, const std::shared_ptr<TrialDesk>& desk, Call& call) {
    SEKISHO_TRY(order, services.store.read([&](Database& db) { return trialOrder(services, call, db); }));
    const std::string key = trialKey(call);
    if (call.request.resumed) {
        auto result = desk->take(key);
        if (!result) return Error(ErrorKind::Unavailable, "SERVICE_UNAVAILABLE"); // the service is about to end
        if (!*result) return std::move(result->error());
        SEKISHO_CHECK(recordTrial(services, call, order, **result));
        return Response::json(200, sekisho::api::trialText(**result));
    }
    SEKISHO_CHECK(desk->start(key, std::move(order)));
    Response response;
    response.deferred =
        Deferral{[desk, key](std::function<void()> wake) { return desk->wait(key, std::move(wake)); }, kTrialPatience};
    return response;
}

// --- detections ------------------------------------------------------------------------------------------------------

Result<DetectionFilter> detectionFilter(const Call& call) {
    DetectionFilter out;
    if (call.query("service")) {
        SEKISHO_TRY(service, monitorServiceIn(call));
        out.service = service;
    }
    out.policy = call.query("policy").value_or("");
    out.member = call.query("member").value_or("");
    const auto state = call.query("state");
    if (!state) return out;
    out.state = sekisho::detectionStateOf(*state);
    if (!out.state) return sekisho::badInput("state", "INVALID_PARAMETER", "state must be open, seen or handled.");
    return out;
}

HandlerResult listDetectionsHere(Services& services, Call& call) {
    SEKISHO_TRY(filter, detectionFilter(call));
    SEKISHO_TRY(rights, detectionRights(services, call, *call.db, filter.service, Access::View));
    const std::string list = listName(call, "detections",
                                      fmt::format("{}/{}/{}/{}", call.query("service").value_or(""), filter.policy,
                                                  filter.member, call.query("state").value_or("")));
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(found, listDetections(*call.db, call.caller.domain, filter, rights, paging.after ? paging.after->id : 0,
                                      paging.count));
    if (found.next && rights.limited() && services.ahead)
        services.ahead->want([domain = call.caller.domain, filter, rights, from = *found.next,
                              count = paging.count](Database& db) -> Done {
            SEKISHO_CHECK(listDetections(db, domain, filter, rights, from, count));
            return {};
        });
    sekisho::api::DetectionsText page;
    page.detections = std::move(found.detections);
    if (found.next) page.nextCursor = sekisho::api::cursorText(list, {.id = *found.next, .key = {}});
    if (!paging.after) {
        SEKISHO_TRY(counts, countDetections(*call.db, call.caller.domain, filter, rights));
        page.open = counts.open;
        page.total = counts.total;
    }
    return Response::json(200, sekisho::api::detectionsText(page));
}

Result<std::int64_t> detectionIdIn(const Call& call) {
    const std::string& text = call.pathValue("detectionId");
    std::int64_t id = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (fault != std::errc() || end != text.data() + text.size() || id < 1)
        return Error(ErrorKind::NotFound, "DETECTION_NOT_EXIST").with("id", text);
    return id;
}

// A reading of what a member wrote: agreed to, and recorded before it is answered.
HandlerResult readDetection(Services& services, Call& call) {
    SEKISHO_TRY(id, detectionIdIn(call));
    SEKISHO_TRY(detection, services.store.read([&](Database& db) -> Result<Detection> {
        SEKISHO_TRY(rights, detectionRights(services, call, db, std::nullopt, Access::View));
        SEKISHO_TRY(found, loadDetection(db, call.caller.domain, id, rights));
        SEKISHO_TRY(reads, mayReadExcerpts(call, db));
        if (!reads) return Error(ErrorKind::Forbidden, "CONSENT_REQUIRED");
        return std::move(found);
    }));
    UnitOfWork unit = unitOf(call);
    SEKISHO_CHECK(runUnit(services, unit, [&](Database&, UnitOfWork& work) -> Done {
        work.audits.push_back(detectionRead(detection));
        return {};
    }));
    return Response::json(200, sekisho::api::detectionText(detection));
}

HandlerResult moveDetectionsHere(Services& services, Call& call) {
    SEKISHO_TRY(wish, sekisho::api::detectionWishFrom(call.body));
    SEKISHO_TRY(rights, detectionRights(services, call, *call.db, std::nullopt, Access::Operate));
    Effects effects;
    SEKISHO_CHECK(moveDetections(*call.db, call.caller.domain, wish, rights, monitorAct(call), effects));
    return done(call, effects, Response::empty(204));
}

// --- exceptions ------------------------------------------------------------------------------------------------------

HandlerResult listExceptions(Call& call) {
    const FeedScope scope(call.scope, call.caller.domain, call.caller.user);
    SEKISHO_TRY(lines, loadExceptions(*call.db, call.caller.domain, scope.members()));
    return Response::json(200, sekisho::api::exceptionsText(lines));
}

Result<std::vector<std::string>> membersToExcept(Services& services, Call& call) {
    const auto* body = call.body.if_object();
    const auto* list = body ? body->if_contains("members") : nullptr;
    if (!list || !list->is_array() || list->get_array().empty())
        return Error(ErrorKind::BadInput, "MISSING_PARAMETER").at("members");
    std::vector<std::string> out;
    for (std::size_t i = 0; i < list->get_array().size(); ++i) {
        const json::value& id = list->get_array()[i];
        if (!id.is_string())
            return sekisho::badInput(fmt::format("members[{}]", i), "INVALID_PARAMETER", "Each is the id of a member.");
        auto found =
            services.subjects.member(*call.db, call.caller.domain, std::string_view(id.get_string()), call.scope);
        if (!found) return std::move(found.error()).at(fmt::format("members[{}]", i));
        out.push_back(std::move(found->uid));
    }
    return out;
}

HandlerResult postExceptions(Services& services, Call& call) {
    SEKISHO_TRY(members, membersToExcept(services, call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_CHECK(addExceptions(*call.db, tenant, members, monitorAct(call), effects));
    return done(call, effects, Response::empty(204));
}

HandlerResult deleteException(Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    Effects effects;
    SEKISHO_CHECK(removeException(*call.db, tenant, call.subject.uid, effects));
    return done(call, effects, Response::empty(204));
}

// --- declarations ----------------------------------------------------------------------------------------------------

Endpoint monitorEndpoint(Services& services, Method method, std::string_view path, std::string_view summary,
                         HandlerResult (*handler)(Services&, Call&)) {
    Endpoint out =
        adminEndpoint(method, path, summary, "", [&services, handler](Call& call) { return handler(services, call); });
    out.publicReason = kMonitorReason;
    return out;
}

} // namespace

void addMonitorEndpoints(Services& services, std::vector<Endpoint>& out) {
    out.push_back(monitorEndpoint(services, Method::Get, kMonitorPolicies, "Monitoring policies of talk or of Drive",
                                  listMonitorPolicies));
    out.push_back(
        monitorEndpoint(services, Method::Post, kMonitorPolicies, "Make a monitoring policy", postMonitorPolicy));
    out.push_back(monitorEndpoint(services, Method::Get, kOneMonitorPolicy, "One monitoring policy", getMonitorPolicy));
    out.push_back(monitorEndpoint(services, Method::Put, kOneMonitorPolicy,
                                  "Change a monitoring policy, turn it on or off", putMonitorPolicy));
    out.push_back(monitorEndpoint(services, Method::Delete, kOneMonitorPolicy, "Delete a monitoring policy",
                                  deleteMonitorPolicyHere));
    Endpoint trial =
        adminEndpoint(Method::Post, "/v1.0/admin/monitoring/trial", "What an unsaved policy would have found", "",
                      [&services, desk = std::make_shared<TrialDesk>(services.store)](Call& call) {
                          return trialMonitorPolicy(services, desk, call);
                      });
    trial.effect = Effect::None; // it reads for long on a reader of its own, and changes nothing
    trial.publicReason = kMonitorReason;
    out.push_back(std::move(trial));
    out.push_back(monitorEndpoint(services, Method::Get, kMonitorDetections, "What policies have found, newest first",
                                  listDetectionsHere));
    Endpoint one = monitorEndpoint(services, Method::Get, "/v1.0/admin/monitoring/detections/{detectionId}",
                                   "One detection with its excerpts, which is recorded as a reading", readDetection);
    one.effect = Effect::None; // the reading is a unit of work of its own
    out.push_back(std::move(one));
    out.push_back(monitorEndpoint(services, Method::Post, "/v1.0/admin/monitoring/detections/state",
                                  "Say how far detections are dealt with", moveDetectionsHere));
    out.push_back(adminEndpoint(Method::Get, kMonitorExceptions, "Members who are not monitored",
                                "monitoring.exceptions", listExceptions));
    out.push_back(adminEndpoint(Method::Post, kMonitorExceptions, "Except members from monitoring",
                                "monitoring.exceptions",
                                [&services](Call& call) { return postExceptions(services, call); }));
    out.push_back(adminEndpoint(Method::Delete, "/v1.0/admin/monitoring/exceptions/{userId}", "Monitor a member again",
                                "monitoring.exceptions", deleteException, Subject::Member));
}

} // namespace sekishod
