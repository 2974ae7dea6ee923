// Policies: one set of endpoints for each, so that the gates' table names the menu of its screen.

#include "facts/tables.h"
#include "models/api/policy_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/policy_preview.h"
#include "service/rules/lock_out.h"
#include "service/rules/policies.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>

namespace sekishod {

using sekisho::Access;
using sekisho::Done;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;
using sekisho::api::PageCursor;
using sekisho::policy::PolicyState;
using sekisho::policy::Schema;
using sekisho::policy::Values;
namespace json = boost::json;

namespace {

constexpr std::size_t kLongestPolicy = 4 << 20; // bytes of a body; an address list has thousands of lines

// The author must say which revision he saw.
Done checkSeen(const Call& call, std::int64_t revision) {
    if (call.request.header("If-Match").empty())
        return Error(ErrorKind::BadInput, "PRECONDITION_REQUIRED").with("etag", etagOf(revision));
    return checkIfMatch(call, revision);
}

// What is confirmed is the own login ID, or the number of those who are let in.
PolicyAct actOfCall(const Call& call, const sekisho::api::PolicyRequest& asked) {
    PolicyAct act;
    act.actorId = call.caller.actorId();
    act.actorName = call.caller.name;
    act.reason = asked.reason;
    act.now = call.now;
    std::from_chars(asked.confirm.data(), asked.confirm.data() + asked.confirm.size(), act.acceptWaiting);
    return act;
}

Response savedAnswer(const PolicyDone& saved, std::vector<std::string> leftOut) {
    sekisho::policy::PolicySaved out;
    out.state = saved.state;
    out.ended = {saved.ended.sessions, saved.ended.tokens};
    out.leftOut = std::move(leftOut);
    return resource(200, sekisho::api::policySavedText(out), saved.state.revision);
}

HandlerResult getPolicy(const Schema& schema, Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(state, loadPolicy(*call.db, tenant, schema));
    return resource(200, sekisho::api::policyStateText(state), state.revision);
}

HandlerResult getSchema(const Schema& schema, Call&) {
    return Response::json(200, std::string(sekisho::facts::text(fmt::format("policies/{}.json", schema.key))));
}

// What saving and reverting have in common once it is known which values are wanted.
HandlerResult store(Services& services, const Schema& schema, Call& call, Tenant& tenant, const PolicyState& before,
                    Values draft, const PolicyAct& act, std::string confirm, std::vector<std::string> leftOut) {
    if (!sekisho::policy::changesBetween(schema, before.values, draft).empty())
        SEKISHO_CHECK(
            checkLockOut(*call.db, tenant, schema.key, draft, visitorOf(services, call, std::move(confirm)), call.now));
    Effects effects;
    SEKISHO_TRY(saved, savePolicy(*call.db, tenant, schema, before, std::move(draft), act, effects));
    if (saved.changed)
        call.afterCommit([&services, domain = call.caller.domain] { policiesChanged(services, domain); });
    return done(call, effects, savedAnswer(saved, std::move(leftOut)));
}

HandlerResult putPolicy(Services& services, const Schema& schema, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, loadPolicy(*call.db, tenant, schema));
    SEKISHO_CHECK(checkSeen(call, before.revision));
    SEKISHO_TRY(asked, sekisho::api::policyRequestFrom(schema, call.body));
    SEKISHO_TRY(draft, policyDraft(*call.db, tenant, schema, before.values, asked.values));
    PolicyAct act = actOfCall(call, asked);
    return store(services, schema, call, tenant, before, std::move(draft), act, std::move(asked.confirm), {});
}

HandlerResult revertPolicy(Services& services, const Schema& schema, Call& call) {
    SEKISHO_CHECK(checkWholeTenant(call));
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    SEKISHO_TRY(before, loadPolicy(*call.db, tenant, schema));
    SEKISHO_CHECK(checkSeen(call, before.revision));
    SEKISHO_TRY(asked, sekisho::api::policyRevertFrom(call.body));
    SEKISHO_TRY(then, policyRevision(*call.db, tenant.domain, schema, asked.revision));
    SEKISHO_TRY(draft, asOfNow(*call.db, tenant, schema, before.values, std::move(then.values)));
    PolicyAct act = actOfCall(call, asked);
    act.action = "policy.revert";
    act.revertedTo = asked.revision;
    return store(services, schema, call, tenant, before, std::move(draft), act, std::move(asked.confirm),
                 std::move(then.leftOut));
}

HandlerResult listRevisions(const Schema& schema, Call& call) {
    const std::string list = listName(call, fmt::format("policyRevisions/{}", schema.key));
    SEKISHO_TRY(paging, pagingOf(call, list));
    SEKISHO_TRY(found, policyRevisions(*call.db, call.caller.domain, schema, paging.after ? paging.after->id : 0,
                                       paging.count + 1));
    sekisho::policy::RevisionPage page;
    page.revisions = std::move(found);
    if (page.revisions.size() > static_cast<std::size_t>(paging.count)) {
        page.revisions.pop_back();
        page.nextCursor = sekisho::api::cursorText(list, {.id = page.revisions.back().revision, .key = {}});
    }
    return Response::json(200, sekisho::api::policyRevisionsText(page));
}

HandlerResult getRevision(const Schema& schema, Call& call) {
    const std::string& text = call.pathValue("revision");
    std::int64_t number = -1;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size() || number < 1)
        return Error(ErrorKind::NotFound, "REVISION_NOT_EXIST").with("revision", text);
    SEKISHO_TRY(found, policyRevision(*call.db, call.caller.domain, schema, number));
    return Response::json(200, sekisho::api::policyRevisionText(found.revision, found.values));
}

// --- the list -------------------------------------------------------------------------------------------------------

std::string_view accessTo(const Call& call, std::string_view menu) {
    if (call.caller.isServiceAccount()) {
        const auto& scopes = call.caller.scopes;
        return std::ranges::find(scopes, "admin") != scopes.end() ? "operate" : "view";
    }
    if (sekisho::allows(call.caller.roles, {menu, Access::Operate}, call.now)) return "operate";
    return sekisho::allows(call.caller.roles, {menu, Access::View}, call.now) ? "view" : "";
}

json::object policyLine(const Schema& schema, std::string_view access, const PolicyState& state) {
    json::object line{{"key", schema.key}, {"menu", schema.menu}, {"access", access}, {"revision", state.revision}};
    line["updatedAt"] = state.updatedAt ? json::value(sekisho::formatUtc(*state.updatedAt)) : json::value(nullptr);
    line["updatedBy"] = state.updatedBy.empty()
                            ? json::value(nullptr)
                            : json::value(json::object{{"id", state.updatedBy.value}, {"name", state.updatedByName}});
    line["notDefault"] =
        policyRecord(schema, state.values) != policyRecord(schema, sekisho::policy::defaultsOf(schema));
    return line;
}

HandlerResult listPolicies(Call& call) {
    SEKISHO_TRY(tenant, loadTenant(*call.db, call.caller.domain));
    json::array lines;
    for (const Schema& schema : sekisho::policy::schemas()) {
        const std::string_view access = accessTo(call, schema.menu);
        if (access.empty()) continue;
        SEKISHO_TRY(state, loadPolicy(*call.db, tenant, schema));
        lines.push_back(policyLine(schema, access, state));
    }
    return Response::json(200, json::serialize(json::object{{"policies", std::move(lines)}}));
}

// --- declarations ---------------------------------------------------------------------------------------------------

// Endpoints name their texts without owning them.
std::string_view kept(std::string text) {
    static std::deque<std::string> texts;
    texts.push_back(std::move(text));
    return texts.back();
}

struct OfPolicy {
    Services& services;
    const Schema& schema;
    std::vector<Endpoint>& out;

    Endpoint& add(Method method, std::string_view end, std::string_view act, Handler handler) {
        out.push_back(adminEndpoint(method, kept(fmt::format("/v1.0/admin/policies/{}{}", schema.key, end)),
                                    kept(fmt::format("{}: {}", schema.label.en, act)), schema.menu,
                                    std::move(handler)));
        return out.back();
    }
    Handler reading(HandlerResult (*handler)(const Schema&, Call&)) const {
        return [&schema = schema, handler](Call& call) { return handler(schema, call); };
    }
    Handler writing(HandlerResult (*handler)(Services&, const Schema&, Call&)) const {
        return
            [&services = services, &schema = schema, handler](Call& call) { return handler(services, schema, call); };
    }
};

void addEndpointsOf(Services& services, const Schema& schema, std::vector<Endpoint>& out) {
    OfPolicy policy{services, schema, out};
    policy.add(Method::Get, "", "the policy as it is", policy.reading(getPolicy));
    policy.add(Method::Get, "/schema", "its schema", policy.reading(getSchema));
    policy.add(Method::Put, "", "save", policy.writing(putPolicy)).bodyLimit = kLongestPolicy;
    Endpoint& preview =
        policy.add(Method::Post, "/preview", "what saving a draft would do", policy.writing(previewPolicy));
    preview.bodyLimit = kLongestPolicy;
    preview.effect = Effect::Read;
    policy.add(Method::Get, "/revisions", "its revisions, newest first", policy.reading(listRevisions));
    policy.add(Method::Get, "/revisions/{revision}", "one revision", policy.reading(getRevision));
    policy.add(Method::Post, "/revert", "return to a revision", policy.writing(revertPolicy));
}

} // namespace

void addPolicyEndpoints(Services& services, std::vector<Endpoint>& out) {
    Endpoint list = adminEndpoint(Method::Get, "/v1.0/admin/policies", "The policies whose screens the caller may see",
                                  "", listPolicies);
    list.publicReason = "each policy is named only to those who may see its screen";
    out.push_back(std::move(list));
    for (const Schema& schema : sekisho::policy::schemas())
        addEndpointsOf(services, schema, out);
}

} // namespace sekishod
