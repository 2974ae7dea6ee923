// The three choices about invitations as changesets named them before they were a policy: what was sent or kept then
// still means them.

#include "models/api/record_diff.h"
#include "service/changesets/kinds.h"
#include "service/rules/invitations.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace sekishod {

using sekisho::DomainId;
using sekisho::Error;
using sekisho::ErrorKind;
using sekisho::Operation;
using sekisho::Result;
using sekisho::sql::Database;
namespace json = boost::json;

namespace {

constexpr std::string_view kInvitationUid = "invitation";
constexpr std::string_view kToAll = "ALL_MEMBERS";
constexpr std::string_view kToAdministrators = "ADMINISTRATORS";

std::string invitationRecord(const InvitationSettings& settings) {
    return json::serialize(json::object{{"linkAllowed", settings.linkAllowed},
                                        {"inviters", settings.everybodyInvites ? kToAll : kToAdministrators},
                                        {"autoApproval", settings.autoApproval}});
}

Result<InvitationSettings> presentInvitations(Work& work, const Operation& operation) {
    SEKISHO_CHECK(checkWholeTenant(work.authority()));
    SEKISHO_TRY(settings, invitationSettings(work.db, work.tenant.domain));
    SEKISHO_CHECK(work.checkBase(operation, std::string(kInvitationUid), settings.version));
    return settings;
}

sekisho::Done flagFrom(const json::object& body, std::string_view key, bool& to) {
    const auto* value = body.if_contains(key);
    if (!value) return {};
    if (!value->is_bool()) return sekisho::badInput(std::string(key), "INVALID_PARAMETER", {});
    to = value->get_bool();
    return {};
}

// Nobody is let in unseen: while somebody waits, automatic approval is turned on on its own screen.
Result<Outcome> storedInvitations(Work& work, const Operation& operation, const InvitationSettings& before,
                                  const InvitationSettings& after) {
    PolicyAct act;
    act.actorId = work.author.actorId();
    act.actorName = work.author.name;
    act.action = operation.action == "restore" ? "policy.restore" : "policy.update";
    act.now = work.now;
    SEKISHO_TRY(stored, storeInvitationSettings(work.db, work.tenant, after, act, work.effects));
    return outcomeOf(std::string(kInvitationUid), work.tenant.name, invitationRecord(before), before.version,
                     invitationRecord(stored), stored.version);
}

} // namespace

Result<Outcome> updateInvitationBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(before, presentInvitations(work, operation));
    SEKISHO_TRY(body, bodyOf(operation));
    const json::object& wanted = body.get_object();
    InvitationSettings after = before;
    SEKISHO_CHECK(flagFrom(wanted, "linkAllowed", after.linkAllowed));
    SEKISHO_CHECK(flagFrom(wanted, "autoApproval", after.autoApproval));
    if (const auto* inviters = wanted.if_contains("inviters")) {
        const bool all = inviters->is_string() && inviters->get_string() == kToAll;
        if (!all && !(inviters->is_string() && inviters->get_string() == kToAdministrators))
            return sekisho::badInput("inviters", "UNKNOWN_VALUE", {}).with("field", "inviters");
        after.everybodyInvites = all;
    }
    return storedInvitations(work, operation, before, after);
}

Result<Outcome> restoreInvitationBy(Work& work, const Operation& operation) {
    SEKISHO_TRY(kept, imageOf(work, operation));
    SEKISHO_TRY(before, presentInvitations(work, operation));
    InvitationSettings then; // what was never stored: nothing is allowed
    if (kept.existed) then = invitationSettingsOf(kept.doc);
    return storedInvitations(work, operation, before, then);
}

Result<std::optional<Present>> presentInvitation(Database& db, DomainId domain, std::string_view) {
    SEKISHO_TRY(settings, invitationSettings(db, domain));
    if (settings.version == 0) return std::optional<Present>{};
    return std::optional(Present{settings.version, sekisho::api::recordDigest(invitationRecord(settings))});
}

} // namespace sekishod
