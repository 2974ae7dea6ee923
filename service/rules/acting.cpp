#include "service/rules/acting.h"

#include "models/api/record.h"
#include "service/auth/clients.h"
#include "service/auth/role_rows.h"
#include "service/auth/tokens.h"

namespace sekishod {

using sekisho::DomainId;
using sekisho::Instant;
using sekisho::Result;
using sekisho::sql::Database;

namespace {

// False: he may not sign in now.
Result<bool> takeActingMember(Database& db, Caller& caller, std::string_view uid, Instant now) {
    SEKISHO_TRY(row, (db.firstOften<std::string>(
                         "SELECT doc FROM member WHERE uid = :uid AND domain_id = :domain AND suspended = 0 AND "
                         "deleted IS NULL AND (activation IS NULL OR activation <= :now)",
                         uid, caller.domain, sekisho::toMillis(now))));
    if (!row) return false;
    SEKISHO_TRY(record, sekisho::api::memberFromRecord(std::get<0>(*row)));
    caller.user = sekisho::UserId(std::string(uid));
    caller.name = record.displayName();
    if (record.userType) caller.userType = record.userType->value;
    SEKISHO_TRY(roles, rolesOf(db, caller.domain, caller.user));
    caller.roles = std::move(roles);
    return true;
}

} // namespace

Result<std::optional<Caller>> actingCaller(Database& db, DomainId domain, std::string_view actorId,
                                           std::string_view clientId, Instant now) {
    std::optional<Caller> none;
    SEKISHO_TRY(client, findClient(db, clientId));
    if (!client || (client->domain != 0 && client->domain != domain)) return none;
    SEKISHO_TRY(tenant, db.firstOften<std::string>("SELECT workgroup FROM tenant WHERE domain_id = :domain", domain));
    if (!tenant) return none;
    Caller caller;
    caller.domain = domain;
    caller.workgroup = std::move(std::get<0>(*tenant));
    caller.client = sekisho::ClientId(std::string(clientId));
    caller.kind = clientId == consoleClientId ? sekisho::ClientKind::Console : sekisho::ClientKind::Api;
    caller.scopes = std::move(client->scopes);
    if (!client->serviceAccount.empty() && client->serviceAccount == actorId) {
        caller.serviceAccount = std::string(actorId);
        caller.name = "[SERVICE] " + client->name;
        return std::optional(std::move(caller));
    }
    SEKISHO_TRY(there, takeActingMember(db, caller, actorId, now));
    return there ? std::optional(std::move(caller)) : none;
}

Result<std::vector<sekisho::UserId>> administratorsNow(Database& db, DomainId domain, std::string_view except,
                                                       Instant now) {
    SEKISHO_TRY(rows,
                db.rowsOften<std::string>(
                    "SELECT DISTINCT h.member_uid FROM role_holding h JOIN member m ON m.uid = h.member_uid WHERE "
                    "h.domain_id = :domain AND (h.expires IS NULL OR h.expires > :now) AND m.suspended = 0 AND "
                    "m.deleted IS NULL AND h.member_uid <> :except ORDER BY h.member_uid",
                    domain, sekisho::toMillis(now), except));
    std::vector<sekisho::UserId> out;
    out.reserve(rows.size());
    for (auto& [uid] : rows)
        out.emplace_back(std::move(uid));
    return out;
}

} // namespace sekishod
