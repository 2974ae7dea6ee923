// Roles just in time: what one holds and may activate, starting and ending it, and what runs and ran.

#include "models/api/role_wire.h"
#include "service/handlers/admin_common.h"
#include "service/handlers/admin_parts.h"
#include "service/handlers/feed_scope.h"
#include "service/rules/activations.h"

#include <fmt/format.h>

#include <charconv>

namespace sekishod {

using sekisho::ActivationEnd;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Result;

namespace {

constexpr std::string_view kActivationMenu = "security.roles";
constexpr int kActivationsAPage = 100;
constexpr int kMostActivationsAPage = 500;

HandlerResult myRights(Call& call) {
    SEKISHO_TRY(rights, rightsOf(*call.db, call.caller.domain, call.caller.user, call.now));
    return Response::json(200, sekisho::api::myRightsText(rights));
}

HandlerResult activate(Services& services, Call& call) {
    SEKISHO_TRY(wish, sekisho::api::activationWishFrom(call.body));
    RightEffects effects;
    const Activating who{call.caller.domain, call.caller.user, call.caller.name};
    SEKISHO_TRY(started, activateRole(*call.db, who, wish, call.now, effects));
    effects.leaveIn(call, services);
    return Response::json(201, sekisho::api::activationText(started));
}

// One's own always; those of others who may operate roles in the whole tenant.
HandlerResult endOne(Services& services, Call& call) {
    SEKISHO_TRY(found, findActivation(*call.db, call.caller.domain, call.pathValue("activationId")));
    const bool own = found && found->user == call.caller.user && !call.caller.user.empty();
    if (!own && !holdsForAll(call, {kActivationMenu, sekisho::Access::Operate})) {
        if (!found || !sekisho::allows(call.caller.roles, {kActivationMenu, sekisho::Access::View}, call.now))
            return Error(ErrorKind::NotFound, "ACTIVATION_NOT_EXIST");
        return Error(ErrorKind::Forbidden, "ACTIVATION_NOT_YOURS");
    }
    if (!found) return Error(ErrorKind::NotFound, "ACTIVATION_NOT_EXIST");
    RightEffects effects;
    SEKISHO_CHECK(endActivation(*call.db, call.caller.domain, *found,
                                own ? ActivationEnd::Self : ActivationEnd::Administrator, call.caller.name, call.now,
                                effects));
    effects.leaveIn(call, services);
    return Response::empty(204);
}

Result<int> activationCount(const Call& call) {
    const auto text = call.query("count");
    if (!text) return kActivationsAPage;
    int value = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failed == std::errc() && end == text->data() + text->size() && value >= 1 && value <= kMostActivationsAPage)
        return value;
    return sekisho::badInput("count", "INVALID_PARAMETER",
                             fmt::format("count must be a number from 1 to {}.", kMostActivationsAPage));
}

HandlerResult listAll(Call& call) {
    ActivationQuestion question;
    question.domain = call.caller.domain;
    question.scope = FeedScope(call.scope, call.caller.domain, call.caller.user).members();
    question.now = call.now;
    SEKISHO_TRY(count, activationCount(call));
    question.count = count;
    const std::string list = listName(call, "activations");
    if (const auto cursor = call.query("cursor"); cursor && !cursor->empty()) {
        question.after = sekisho::api::cursorFromText(list, *cursor);
        if (!question.after)
            return sekisho::badInput("cursor", "INVALID_PARAMETER", "cursor is not one that this list has given out.");
    }
    SEKISHO_TRY(found, listActivations(*call.db, question));
    sekisho::api::ActivationsText page;
    page.activations = std::move(found.activations);
    if (found.next) page.nextCursor = sekisho::api::cursorText(list, *found.next);
    return Response::json(200, sekisho::api::activationsText(page));
}

} // namespace

void addActivationEndpoints(Services& services, std::vector<Endpoint>& out) {
    Endpoint mine = adminEndpoint(Method::Get, "/v1.0/admin/me/rights",
                                  "What the caller holds, may activate and has activated", {}, myRights);
    mine.publicReason = "any signed-in member may ask what he may do; the answer holds nothing else";
    Endpoint start =
        adminEndpoint(Method::Post, "/v1.0/admin/me/activations", "Activate a role that the caller is eligible for", {},
                      [&services](Call& call) { return activate(services, call); });
    start.publicReason = "being eligible is the right: the handler asks for it";
    for (Endpoint* endpoint : {&mine, &start}) {
        endpoint->auth = AuthNeed::User;
        endpoint->permission = {};
        out.push_back(std::move(*endpoint));
    }
    Endpoint end = adminEndpoint(Method::Delete, "/v1.0/admin/activations/{activationId}", "End an activation now", {},
                                 [&services](Call& call) { return endOne(services, call); });
    end.permission = {};
    end.publicReason = "everybody may end his own; for others the handler asks for the right over roles";
    out.push_back(std::move(end));
    out.push_back(adminEndpoint(Method::Get, "/v1.0/admin/activations",
                                "What is activated now, then what was within 90 days", kActivationMenu, listAll));
}

} // namespace sekishod
